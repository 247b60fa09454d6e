//! Trigonometry that gives the same bits natively and in every browser: the platform's own differs in the last place.

/// `libm`'s functions as methods.
pub(super) trait Portable {
    fn sine(self) -> Self;
    fn cosine(self) -> Self;
    fn arc_tangent(self) -> Self;
    /// The angle of the vector (`x`, `self`).
    fn angle_over(self, x: Self) -> Self;
}

impl Portable for f32 {
    fn sine(self) -> Self {
        libm::sinf(self)
    }

    fn cosine(self) -> Self {
        libm::cosf(self)
    }

    fn arc_tangent(self) -> Self {
        libm::atanf(self)
    }

    fn angle_over(self, x: Self) -> Self {
        libm::atan2f(self, x)
    }
}
