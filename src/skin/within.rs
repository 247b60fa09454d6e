//! Keeping a number between two others, without the panic of std's `clamp`: its message alone, which prints numbers, weighs
//! eight kilobytes of download.

/// What `clamp` does, to the bit; bounds the wrong way round give the greater of them or the number.
pub trait Within {
    /// The number, or the bound that it is beyond; what is not a number stays so.
    #[must_use]
    fn within(self, least: Self, most: Self) -> Self;
}

macro_rules! within {
    ($($number:ty),*) => {$(
        impl Within for $number {
            #[inline]
            fn within(self, least: Self, most: Self) -> Self {
                if self < least {
                    least
                } else if self > most {
                    most
                } else {
                    self
                }
            }
        }
    )*};
}

within!(f32, f64);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_clamp_to_the_bit() {
        let numbers = [-0.0, 0.0, 0.5, -3.0, 7.0, f32::INFINITY, f32::NEG_INFINITY, f32::MIN_POSITIVE];
        for number in numbers {
            for [least, most] in [[0.0, 1.0], [-0.0, 0.0], [-1.0, 0.25], [2.0, 2.0]] {
                assert_eq!(number.within(least, most).to_bits(), number.clamp(least, most).to_bits(), "{number}");
            }
        }
        assert!(f32::NAN.within(0.0, 1.0).is_nan());
    }
}
