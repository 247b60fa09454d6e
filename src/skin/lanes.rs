//! Eight numbers side by side: the small vocabulary in which branch-free kernels are written, so that the compiler vectorises them on every host.

use core::array::from_fn;
use core::ops::{Add, Div, Mul, Sub};

/// How many numbers are worked on side by side.
pub const LANES: usize = 8;

/// Eight numbers that the same is done to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lanes(pub [f32; LANES]);

impl Lanes {
    /// The same number eight times.
    #[inline]
    #[must_use]
    pub fn splat(value: f32) -> Self {
        Self([value; LANES])
    }

    /// The smaller of each two.
    #[inline]
    #[must_use]
    pub fn at_most(self, other: Self) -> Self {
        Self(from_fn(|k| if self.0[k] < other.0[k] { self.0[k] } else { other.0[k] }))
    }

    /// The greater of each two.
    #[inline]
    #[must_use]
    pub fn at_least(self, other: Self) -> Self {
        Self(from_fn(|k| if self.0[k] > other.0[k] { self.0[k] } else { other.0[k] }))
    }

    /// Itself where it is above `limit`, else 0.
    #[inline]
    #[must_use]
    pub fn or_zero(self, limit: Self) -> Self {
        Self(from_fn(|k| if self.0[k] > limit.0[k] { self.0[k] } else { 0.0 }))
    }

    /// Square roots.
    #[inline]
    #[must_use]
    pub fn sqrt(self) -> Self {
        Self(from_fn(|k| self.0[k].sqrt()))
    }
}

/// An operation on each lane; a plain number on the right is used for all.
macro_rules! lanewise {
    ($($operator:ident $function:ident $sign:tt;)*) => {$(
        impl $operator for Lanes {
            type Output = Self;
            #[inline]
            fn $function(self, other: Self) -> Self {
                Self(from_fn(|k| self.0[k] $sign other.0[k]))
            }
        }
        impl $operator<f32> for Lanes {
            type Output = Self;
            #[inline]
            fn $function(self, other: f32) -> Self {
                Self(from_fn(|k| self.0[k] $sign other))
            }
        }
    )*};
}

lanewise! {
    Add add +;
    Sub sub -;
    Mul mul *;
    Div div /;
}
