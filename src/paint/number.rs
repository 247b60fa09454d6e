//! Numbers as short text, by integer maths: float formatting would cost more bytes than all painters together.

use crate::scene::number::Within;
/// The value in hundredths, rounded; 0 for what is not a number, at most a billion either way.
pub(super) fn hundredths(value: f32) -> i32 {
    const LIMIT: f32 = 1.0e9;
    libm::roundf(value.within(-LIMIT, LIMIT) * 100.0) as i32
}

/// Appends a number of hundredths as decimals without superfluous zeros: 1250 is `12.5`, -5 is `-.05`.
pub(super) fn push_hundredths(out: &mut String, hundredths: i32) {
    if hundredths < 0 {
        out.push('-');
    }
    let magnitude = hundredths.unsigned_abs();
    let (whole, rest) = (magnitude / 100, magnitude % 100);
    if whole > 0 || rest == 0 {
        push_whole(out, whole);
    }
    if rest > 0 {
        out.push('.');
        out.push(digit(rest / 10));
        if rest % 10 > 0 {
            out.push(digit(rest % 10));
        }
    }
}

/// Appends a value rounded to hundredths.
pub(super) fn push_number(out: &mut String, value: f32) {
    push_hundredths(out, hundredths(value));
}

/// Appends a whole number.
pub(super) fn push_whole(out: &mut String, value: u32) {
    if value >= 10 {
        push_whole(out, value / 10);
    }
    out.push(digit(value % 10));
}

/// Appends bytes as lower-case hexadecimal digits.
pub(super) fn push_hex(out: &mut String, bytes: &[u8]) {
    for byte in bytes {
        out.extend(hex(*byte).map(char::from));
    }
}

/// A colour as `#rrggbbaa`, without a heap.
#[cfg(feature = "web")]
pub(super) struct CssColor([u8; 9]);

#[cfg(feature = "web")]
impl CssColor {
    /// The text of a colour.
    pub(super) fn of(color: [u8; 4]) -> Self {
        let mut text = [b'#'; 9];
        for (pair, byte) in text[1..].as_chunks_mut::<2>().0.iter_mut().zip(color) {
            *pair = hex(byte);
        }
        Self(text)
    }

    /// The text.
    pub(super) fn as_str(&self) -> &str {
        // Hexadecimal digits are ASCII.
        core::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// The two hexadecimal digits of a byte.
fn hex(byte: u8) -> [u8; 2] {
    [byte >> 4, byte & 15].map(|nibble| b"0123456789abcdef"[usize::from(nibble)])
}

fn digit(value: u32) -> char {
    char::from(b'0' + (value % 10) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: f32) -> String {
        let mut out = String::new();
        push_number(&mut out, value);
        out
    }

    #[test]
    fn numbers_are_short_and_rounded() {
        let cases = [
            (0.0, "0"),
            (-0.001, "0"),
            (12.5, "12.5"),
            (-0.05, "-.05"),
            (0.995, "1"),
            (1_203.456, "1203.46"),
            (100.0, "100"),
        ];
        for (value, expected) in cases {
            assert_eq!(text(value), expected, "{value}");
        }
    }

    #[test]
    fn what_is_no_number_is_still_digits() {
        assert_eq!(text(f32::NAN), "0");
        assert!(text(f32::INFINITY).bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'));
    }

    #[test]
    fn colours_are_two_digits_a_channel() {
        let mut out = String::new();
        push_hex(&mut out, &[0, 10, 255]);
        assert_eq!(out, "000aff");
    }
}
