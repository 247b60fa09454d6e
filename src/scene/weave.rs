//! How fibres are woven and coloured in a skin: what the matrix alone does not say of its bundles.
//!
//! All of it fades in with the surplus of matrix over healthy, so that a scar that shrinks loses its look as it goes.

use super::color::{mix, smoothstep};
use super::draw_list::Rgba;
use super::portable::Portable;
use super::stain::Palette;
use crate::skin::parameters::Parameters;
use crate::skin::scar::Skin;

/// Centres and radii of the nodules of a hypertrophic scar, mm [linares-1972].
const NODULES: [[f32; 3]; 6] = [
    [2.28, 0.62, 0.3],
    [2.86, 0.4, 0.26],
    [3.46, 0.56, 0.31],
    [2.66, 0.98, 0.29],
    [3.28, 1.02, 0.27],
    [3.9, 0.86, 0.26],
];
/// Thickness at which a fibre counts as thin, and from which as thick, mm: the colours of the polarised stain.
const THIN_MM: (f32, f32) = (0.0052, 0.0084);

/// Which fibres are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Drawn {
    /// All of them.
    All,
    /// The new ones: as far as a fibre is new.
    New,
    /// The old ones: as far as a fibre is not new.
    Old,
}

/// The weave of one picture.
#[derive(Clone, Copy)]
pub(super) struct Weave {
    pub palette: &'static Palette,
    pub drawn: Drawn,
    polarised: bool,
    raised: Option<Raised>,
}

/// The two raised scars.
#[derive(Clone, Copy)]
struct Raised {
    /// Thick bundles (keloid) instead of nodules (hypertrophic).
    glassy: bool,
    /// Collagen III of its resting matrix above that of healthy skin, as a share.
    own_share_3: f32,
}

/// What a place makes of the fibres there.
#[derive(Clone, Copy)]
pub(super) struct Bundle {
    /// Share of collagen III that is the scar's own and not new.
    pub own_share_3: f32,
    /// Added to the mean direction, radians.
    pub turn: f32,
    /// Factor on the freedom to depart from it, and on crimp.
    pub freedom: f32,
    /// Factor on the width.
    pub width: f32,
    /// Factor on the length.
    pub length: f32,
    /// Factor on alpha.
    pub alpha: f32,
}

const PLAIN: Bundle = Bundle { own_share_3: 0.0, turn: 0.0, freedom: 1.0, width: 1.0, length: 1.0, alpha: 1.0 };

impl Weave {
    pub fn new(skin: &Skin, palette: &'static Palette, polarised: bool) -> Self {
        let Parameters { scars, matrix, .. } = Parameters::VALUES;
        let raised = match skin {
            Skin::Hypertrophic { .. } => Some((false, scars.hypertrophic_type_3_share)),
            Skin::Keloid => Some((true, scars.keloid_type_3_share)),
            _ => None,
        };
        let raised = raised.map(|(glassy, share)| Raised { glassy, own_share_3: share - matrix.type_3_share });
        Self { palette, drawn: Drawn::All, polarised, raised }
    }

    /// The same weave of which only some fibres are drawn.
    pub fn only(self, drawn: Drawn) -> Self {
        Self { drawn, ..self }
    }

    /// The bundles at a place of the undeformed skin where the matrix is so dense.
    pub fn bundle(&self, x_mm: f32, z_mm: f32, density: f32) -> Bundle {
        let Some(raised) = self.raised else { return PLAIN };
        let surplus = smoothstep(1.02, 1.3, density);
        if density <= 1.02 {
            return PLAIN;
        }
        // The cells of the scar, and what they made, begin at a sharper edge than its bundles.
        let own_share_3 = raised.own_share_3 * smoothstep(1.035, 1.055, density);
        let between = |plain: f32, scar: f32| plain + (scar - plain) * surplus;
        if raised.glassy {
            // Thick bundles sweep through each other in long waves; thick, not random [verhaegen-2009].
            let sweep = 0.42 * (2.3 * x_mm + 3.1 * z_mm).sine() + 0.3 * (1.3 * x_mm - 4.7 * z_mm + 1.0).sine();
            return Bundle {
                own_share_3,
                turn: sweep * surplus,
                freedom: between(1.0, 0.42),
                width: between(1.0, 2.3),
                length: between(1.0, 1.55),
                alpha: between(1.0, 1.12),
            };
        }
        let (turn, inside) = whorl(x_mm, z_mm);
        Bundle {
            own_share_3,
            turn: turn * surplus,
            freedom: between(1.0, 0.5),
            width: between(1.0, 0.62 + 0.1 * inside),
            length: between(1.0, 0.95 - 0.4 * inside),
            alpha: between(1.0, 1.2),
        }
    }

    /// The colour of a fibre: by newness; under crossed polars thin fibres are green, and brightness follows direction.
    pub fn color(&self, shade: f32, new: f32, thickness_mm: f32, angle: f32) -> Rgba {
        let [old, fresh] = [self.palette.old, self.palette.new].map(|[dark, light]| mix(dark, light, shade));
        if !self.polarised {
            return mix(old, fresh, new);
        }
        let thin = 1.0 - smoothstep(THIN_MM.0, THIN_MM.1, thickness_mm);
        let [red, green, blue, alpha] = mix(old, fresh, thin.max(new));
        let bright = 0.62 + 0.38 * (2.0 * angle).cosine().abs();
        let dimmed = |channel: u8| (f32::from(channel) * bright) as u8;
        [dimmed(red), dimmed(green), dimmed(blue), alpha]
    }
}

/// How far fibres are turned round the nearest nodule, radians, and how deep inside it they lie, 0 to 1.
fn whorl(x_mm: f32, z_mm: f32) -> (f32, f32) {
    let mut found = (0.0, 0.0);
    for [centre_x, centre_z, radius] in NODULES {
        let (dx, dz) = (x_mm - centre_x, z_mm - centre_z);
        let inside = 1.0 - smoothstep(0.55, 1.0, (dx * dx + dz * dz).sqrt() / radius);
        if inside > found.1 {
            // Along the circle, on the shorter way from the surface-parallel axis.
            let tangent = dz.angle_over(dx) + std::f32::consts::FRAC_PI_2;
            let half_turns = (tangent / std::f32::consts::PI + 0.5).floor();
            found = ((tangent - half_turns * std::f32::consts::PI) * inside, inside);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::stain::Stain;
    use crate::scene::tissue::Theme;

    fn weave(skin: Skin, stain: Stain) -> Weave {
        Weave::new(&skin, stain.palette(Theme::Light), stain == Stain::Polarised)
    }

    #[test]
    fn keloids_have_thicker_bundles_than_hypertrophic_scars_and_healthy_matrix_is_the_same_in_both() {
        let width = |skin, density| weave(skin, Stain::Illustrated).bundle(3.0, 0.6, density).width;
        assert!(width(Skin::Keloid, 1.8) > 2.0 * width(Skin::HYPERTROPHIC, 1.5));
        for skin in [Skin::Keloid, Skin::HYPERTROPHIC, Skin::SHALLOW_BOXCAR] {
            assert_eq!(width(skin, 1.0), 1.0);
        }
    }

    #[test]
    fn under_crossed_polars_thick_fibres_are_red_and_thin_ones_green() {
        let weave = weave(Skin::Healthy, Stain::Polarised);
        for shade in [0.0, 0.5, 1.0] {
            let [red, green, ..] = weave.color(shade, 0.0, 0.0105, 0.0);
            assert!(red > green, "thick: {red} {green}");
            let [red, green, ..] = weave.color(shade, 0.0, 0.004, 0.0);
            assert!(green > red, "thin: {red} {green}");
            let [red, green, ..] = weave.color(shade, 1.0, 0.0105, 0.0);
            assert!(green > red, "new: {red} {green}");
        }
    }

    #[test]
    fn fibres_of_a_nodule_run_round_its_centre() {
        let [x, z, radius] = NODULES[0];
        let (side, _) = whorl(x + 0.3 * radius, z);
        assert!((side.abs() - std::f32::consts::FRAC_PI_2).abs() < 0.1, "beside the centre they stand upright: {side}");
        let (above, _) = whorl(x, z - 0.3 * radius);
        assert!(above.abs() < 0.1, "above it they lie flat: {above}");
    }
}
