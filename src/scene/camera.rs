//! The camera: which part of the section a picture shows.

use crate::skin::parameters::Parameters;
use crate::skin::scar::Skin;
use crate::skin::within::Within;

/// Maps millimetres of the section to CSS pixels of the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// CSS px per mm.
    pub px_per_mm: f32,
    /// mm from the section's left edge that lies at the left of the picture.
    pub left_mm: f32,
    /// mm of air between the top of the picture and the healthy surface.
    pub air_mm: f32,
}

/// Width of the section, mm.
const SECTION_MM: f32 = 6.0;
/// Healthy skin at both sides of a scar, mm.
const EDGES_MM: f32 = 0.7;
/// Dermis and the fat under it that stay in the picture, mm.
const BELOW_MM: f32 = 1.5;

/// Air that a raised scar needs: its own height, and a little for growth and for a label, mm.
fn rise_mm(skin: &Skin) -> f32 {
    let scars = &Parameters::VALUES.scars;
    match skin {
        Skin::Hypertrophic { .. } => scars.hypertrophic_height_mm + 0.28,
        Skin::Keloid => scars.keloid_height_mm + 0.22,
        _ => 0.0,
    }
}

impl Camera {
    /// The crop that suits a picture of this size: about 4.5 mm wide on a large screen, 3.3 mm on a phone, the scar in the middle.
    #[must_use]
    pub fn fit(width_px: f32, height_px: f32) -> Self {
        let visible_mm = (width_px / 160.0).within(3.3, 4.5);
        let px_per_mm = (width_px / visible_mm).max(1.0);
        let tall_mm = height_px / px_per_mm;
        // The dermis ends at 1.31 mm; some fat below it must stay in the picture, the rest of the height is air for the needles.
        Self { px_per_mm, left_mm: 3.0 - 0.5 * visible_mm, air_mm: (tall_mm - 1.6).within(0.3, 0.85) }
    }

    /// The crop in which every one of these skins has room, at one scale: wide enough for the scar and its edges, with air
    /// over a raised one.
    #[must_use]
    pub fn frame(width_px: f32, height_px: f32, skins: &[Skin]) -> Self {
        let plain = Self::fit(width_px, height_px);
        let most = |measure: fn(&Skin) -> f32| skins.iter().map(measure).fold(0.0, f32::max);
        let wide_mm = most(|skin| skin.width_mm().map_or(0.0, |width_mm| width_mm + EDGES_MM));
        let rise_mm = most(rise_mm);
        let (by_width, by_height) = (width_px / wide_mm.max(0.1), height_px / (rise_mm + BELOW_MM));
        let fitting = if rise_mm > plain.air_mm { by_width.min(by_height) } else { by_width };
        let px_per_mm = plain.px_per_mm.min(fitting).max(width_px / SECTION_MM).max(1.0);
        let tall_mm = height_px / px_per_mm;
        Self {
            px_per_mm,
            left_mm: 0.5 * (SECTION_MM - width_px / px_per_mm),
            air_mm: (tall_mm - BELOW_MM - 0.1).within(0.3, 0.85).max(rise_mm.min(tall_mm - 0.9)),
        }
    }

    /// The whole section, edge to edge, with so much air over the healthy surface.
    #[must_use]
    pub fn whole(width_px: f32, air_mm: f32) -> Self {
        Self { px_per_mm: (width_px / 6.0).max(1.0), left_mm: 0.0, air_mm }
    }

    /// mm from the section's left edge under a screen x.
    #[must_use]
    pub fn x_mm(&self, x_px: f32) -> f32 {
        self.left_mm + x_px / self.px_per_mm
    }

    /// Screen x of a place in the section.
    #[must_use]
    pub fn x_px(&self, x_mm: f32) -> f32 {
        (x_mm - self.left_mm) * self.px_per_mm
    }

    /// Screen y of a height below the healthy surface, without deformation.
    #[must_use]
    pub fn y_px(&self, depth_mm: f32) -> f32 {
        (depth_mm + self.air_mm) * self.px_per_mm
    }

    /// A length on the screen.
    #[must_use]
    pub fn px(&self, mm: f32) -> f32 {
        mm * self.px_per_mm
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::specimen::Specimen;

    const SIZES: [(f32, f32); 5] = [(837.0, 386.0), (400.0, 300.0), (358.0, 250.0), (288.0, 230.0), (1200.0, 460.0)];

    #[test]
    fn every_scar_fits_with_its_edges_and_its_top() {
        for (width_px, height_px) in SIZES {
            for skin in Specimen::MARKS.map(Specimen::skin) {
                let camera = Camera::frame(width_px, height_px, &[skin]);
                let half_mm = 0.5 * skin.width_mm().unwrap_or_default();
                assert!(
                    camera.x_px(3.0 - half_mm) >= 0.0 && camera.x_px(3.0 + half_mm) <= width_px,
                    "{skin:?} {width_px}"
                );
                assert!(camera.left_mm >= -1e-4 && camera.x_mm(width_px) <= 6.0 + 1e-4, "{skin:?} {width_px}");
                assert!(camera.y_px(-rise_mm(&skin)) >= -0.5, "{skin:?} {width_px}x{height_px}: its top is cut off");
                assert!(camera.y_px(0.9) < height_px, "{skin:?}: most of the dermis is in the picture");
            }
        }
    }

    #[test]
    fn a_pair_is_framed_at_one_scale_and_one_level() {
        for (width_px, height_px) in SIZES {
            let skins = [Skin::SHALLOW_BOXCAR, Skin::Keloid];
            let both = Camera::frame(width_px, height_px, &skins);
            let [boxcar, keloid] = skins.map(|skin| Camera::frame(width_px, height_px, &[skin]));
            assert!(both.px_per_mm <= boxcar.px_per_mm && both.px_per_mm <= keloid.px_per_mm);
            assert!(both.air_mm >= 1.0);
        }
    }
}
