//! The camera: which part of the section a picture shows.

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

impl Camera {
    /// The crop that suits a picture of this size: about 4.5 mm wide on a large screen, 3.3 mm on a phone, the scar in the middle.
    #[must_use]
    pub fn fit(width_px: f32, height_px: f32) -> Self {
        let visible_mm = (width_px / 160.0).clamp(3.3, 4.5);
        let px_per_mm = (width_px / visible_mm).max(1.0);
        let tall_mm = height_px / px_per_mm;
        // The dermis ends at 1.31 mm; some fat below it must stay in the picture, the rest of the height is air for the needles.
        Self { px_per_mm, left_mm: 3.0 - 0.5 * visible_mm, air_mm: (tall_mm - 1.6).clamp(0.3, 0.85) }
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
