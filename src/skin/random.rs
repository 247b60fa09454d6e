//! Random numbers without a state: every draw is a hash of seed, purpose, owner, step and its own number.
//!
//! Neither the order in which cells are visited nor what happens later can change a draw.

/// The seed of a course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Random {
    /// Decides every draw.
    pub seed: u64,
}

/// What a series of draws is for; series of different purposes are independent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Purpose {
    /// Where a cell lies at minute 0; owner: the cell.
    Placement = 1,
    /// Where the needles of a session go in; owner: the session.
    Puncture = 2,
    /// Motion, division and death; owner: the cell.
    Cell = 3,
    /// How many macrophages enter, and where; owner: 0 for the number, then the candidates from 1.
    MacrophageInflux = 4,
    /// The same for neutrophils.
    NeutrophilInflux = 5,
    /// How far the numbers of the model depart from the published ones; owner: the member of an ensemble.
    Variation = 6,
}

/// A series of draws.
#[derive(Clone, Debug)]
pub struct Draws {
    key: u64,
    drawn: u64,
}

const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;
/// Above this mean a Poisson number is drawn in parts, so that `exp(-mean)` stays a normal number.
const POISSON_PART: f64 = 500.0;

/// The finaliser of SplitMix64: every input bit changes half of the output bits.
fn mix(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

impl Random {
    /// The draws for one purpose of one owner in one step.
    #[must_use]
    pub fn draws(&self, purpose: Purpose, owner: u32, step: u32) -> Draws {
        let key = mix(self.seed.wrapping_add(GOLDEN.wrapping_mul(purpose as u64)));
        let key = mix(key ^ (u64::from(owner) << 32 | u64::from(step)));
        Draws { key, drawn: 0 }
    }
}

impl Draws {
    fn bits(&mut self) -> u64 {
        self.drawn += 1;
        mix(self.key.wrapping_add(GOLDEN.wrapping_mul(self.drawn)))
    }

    /// Evenly in [0, 1).
    pub fn uniform(&mut self) -> f32 {
        (self.bits() >> 40) as f32 * (1.0 / 16_777_216.0)
    }

    /// Evenly in [0, 1), in double precision.
    pub fn uniform_f64(&mut self) -> f64 {
        (self.bits() >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0)
    }

    /// Cosine and sine of an angle drawn evenly.
    pub fn direction(&mut self) -> [f32; 2] {
        let (sine, cosine) = libm::sincosf(self.uniform() * core::f32::consts::TAU);
        [cosine, sine]
    }

    /// Two independent standard normal numbers (Box-Muller).
    pub fn normal_pair(&mut self) -> [f32; 2] {
        let radius = (-2.0 * libm::logf(1.0 - self.uniform())).sqrt();
        let [cosine, sine] = self.direction();
        [radius * cosine, radius * sine]
    }

    /// A Poisson number; 0 for a mean that is not positive.
    pub fn poisson(&mut self, mean: f64) -> u32 {
        let mut rest = mean;
        let mut count = 0;
        while rest > 0.0 {
            let part = if rest < POISSON_PART { rest } else { POISSON_PART };
            count += self.poisson_part(part);
            rest -= POISSON_PART;
        }
        count
    }

    /// Inversion by walking up the distribution.
    fn poisson_part(&mut self, mean: f64) -> u32 {
        let mut left = self.uniform_f64();
        let mut share = libm::exp(-mean);
        let mut count = 0;
        // Beyond twice the longest mean the shares are under the rounding of `left`, which would else never be used up.
        while left >= share && f64::from(count) < 2.0 * POISSON_PART {
            left -= share;
            count += 1;
            share *= mean / f64::from(count);
        }
        count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moments(values: impl Iterator<Item = f64> + Clone) -> (f64, f64) {
        let n = values.clone().count() as f64;
        let mean = values.clone().sum::<f64>() / n;
        (mean, values.map(|value| (value - mean) * (value - mean)).sum::<f64>() / n)
    }

    #[test]
    fn normal_numbers_have_mean_zero_and_variance_one() {
        let random = Random { seed: 5 };
        let pairs: Vec<[f32; 2]> =
            (0..50_000).map(|owner| random.draws(Purpose::Cell, owner, 9).normal_pair()).collect();
        let (mean, variance) = moments(pairs.iter().flatten().map(|&value| f64::from(value)));
        assert!(mean.abs() < 0.013 && (variance - 1.0).abs() < 0.02, "{mean} {variance}");
    }

    #[test]
    fn poisson_numbers_have_equal_mean_and_variance() {
        let random = Random { seed: 5 };
        for expected in [0.3, 4.0, 180.0, 1100.0] {
            let counts =
                (0..20_000).map(|step| f64::from(random.draws(Purpose::MacrophageInflux, 0, step).poisson(expected)));
            let (mean, variance) = moments(counts);
            let error = (expected / 20_000.0).sqrt();
            assert!((mean - expected).abs() < 4.0 * error, "{expected}: {mean}");
            assert!((variance / expected - 1.0).abs() < 0.06, "{expected}: {variance}");
        }
    }

    #[test]
    fn draws_depend_on_all_that_names_them_and_on_nothing_else() {
        let first = |seed, purpose, owner, step| Random { seed }.draws(purpose, owner, step).uniform();
        let base = first(1, Purpose::Cell, 2, 3);
        assert_eq!(base, first(1, Purpose::Cell, 2, 3));
        for other in [
            first(2, Purpose::Cell, 2, 3),
            first(1, Purpose::Puncture, 2, 3),
            first(1, Purpose::Cell, 3, 3),
            first(1, Purpose::Cell, 2, 4),
        ] {
            assert_ne!(base, other);
        }
    }
}
