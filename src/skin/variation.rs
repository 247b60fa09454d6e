//! Variation: the numbers to which the outcome is most sensitive, each drawn a little off its published value.

use super::needle::Needle;
use super::parameters::Parameters;
use super::random::{Purpose, Random};
use crate::within::Within;

/// The numbers and the needles of one member of an ensemble. Member 0 has the published ones.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Variation {
    /// The numbers of the model.
    pub parameters: Parameters,
    /// The needles: the width of their wound varies as well.
    pub needle: Needle,
}

impl Variation {
    /// Draws the numbers of a member: twelve of them, each evenly and by itself within the share that `content/skin.toml`
    /// allows, never beyond its range. The same seed and member give the same bits.
    #[must_use]
    pub fn draw(seed: u64, member: u32, needle: Needle) -> Self {
        let mut drawn = Self { parameters: Parameters::VALUES, needle };
        if member == 0 {
            return drawn;
        }
        let share = Parameters::VALUES.variation.share;
        let mut draws = Random { seed }.draws(Purpose::Variation, member, 0);
        let mut factor = || 1.0 + share * (2.0 * draws.uniform() - 1.0);
        drawn.needle.diameter_mm *= factor();
        drawn.needle = drawn.needle.clamped();
        let mut vary = |pick: fn(&mut Parameters) -> &mut f32| {
            let [lowest, highest] = [Parameters::LOWEST, Parameters::HIGHEST].map(|mut table| *pick(&mut table));
            let value = pick(&mut drawn.parameters);
            *value = (*value * factor()).within(lowest, highest);
        };
        vary(|numbers| &mut numbers.leukocytes.macrophage_tgf_beta_pg_per_d);
        vary(|numbers| &mut numbers.leukocytes.macrophage_influx_per_mm3_d);
        vary(|numbers| &mut numbers.leukocytes.macrophage_half_alarm);
        vary(|numbers| &mut numbers.fibroblasts.half_tgf_beta_ng_ml);
        vary(|numbers| &mut numbers.signals.loss_per_d);
        vary(|numbers| &mut numbers.debris.lifetime_d);
        vary(|numbers| &mut numbers.fibroblasts.switch_on_per_d);
        vary(|numbers| &mut numbers.fibroblasts.switch_off_per_d);
        vary(|numbers| &mut numbers.matrix.synthesis_per_d);
        vary(|numbers| &mut numbers.needles.torn_share);
        // One device is used in a course, and how deep it goes is one unknown: the same draw serves both.
        let reach = factor();
        let needles = &mut drawn.parameters.needles;
        let highest = Parameters::HIGHEST.needles;
        needles.stamp_reach = (needles.stamp_reach * reach).min(highest.stamp_reach);
        needles.pen_reach = (needles.pen_reach * reach).min(highest.pen_reach);
        drawn
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_member_has_the_published_numbers_and_the_others_stay_near_them() {
        let needle = Needle::default();
        let published = Variation { parameters: Parameters::VALUES, needle };
        assert_eq!(Variation::draw(5, 0, needle), published);
        let share = Parameters::VALUES.variation.share + 1e-5;
        for member in 1..200 {
            let drawn = Variation::draw(5, member, needle);
            assert_eq!(drawn, Variation::draw(5, member, needle));
            let near = |value: f32, published: f32| (value / published - 1.0).abs() <= share && value != published;
            let (numbers, values) = (&drawn.parameters, &Parameters::VALUES);
            assert!(near(drawn.needle.diameter_mm, needle.diameter_mm));
            assert!(near(numbers.matrix.synthesis_per_d, values.matrix.synthesis_per_d));
            assert!(near(numbers.needles.stamp_reach, values.needles.stamp_reach));
            assert!(numbers.needles.pen_reach <= Parameters::HIGHEST.needles.pen_reach);
            assert_eq!((numbers.phenotypes, numbers.scars), (values.phenotypes, values.scars), "the scar is the same");
        }
        assert_ne!(Variation::draw(5, 1, needle), Variation::draw(6, 1, needle));
    }

    #[test]
    fn the_draws_are_even_and_one_says_nothing_about_another() {
        let values = Parameters::VALUES;
        let share = f64::from(values.variation.share);
        let drawn: Vec<[f64; 2]> = (1..4000)
            .map(|member| Variation::draw(1, member, Needle::default()).parameters)
            .map(|numbers| {
                [
                    f64::from(numbers.signals.loss_per_d / values.signals.loss_per_d - 1.0) / share,
                    f64::from(numbers.debris.lifetime_d / values.debris.lifetime_d - 1.0) / share,
                ]
            })
            .collect();
        let mean = |value: &dyn Fn(&[f64; 2]) -> f64| drawn.iter().map(value).sum::<f64>() / drawn.len() as f64;
        assert!(mean(&|pair| pair[0]).abs() < 0.05);
        assert!((mean(&|pair| pair[0] * pair[0]) - 1.0 / 3.0).abs() < 0.03);
        assert!(mean(&|pair| pair[0] * pair[1]).abs() < 0.03);
    }
}
