//! Numbers as text: rounding and formatting by integer maths, so that no float printing is linked into the wasm.

pub use crate::skin::within::Within;

/// `value` with so many decimals (0 to 4), rounded half away from zero, with a real minus sign and never "−0";
/// a dash when it is not finite. Numbers beyond 10^15 are cut there.
#[must_use]
pub fn fixed(value: f64, decimals: u32) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let (minus, whole, rest) = parts(value, decimals);
    let sign = if minus { "\u{2212}" } else { "" };
    format!("{sign}{}{rest}", grouped(whole))
}

/// A share as whole per cent, without the sign: 0.413 is "41".
#[must_use]
pub fn percent(share: f32) -> String {
    fixed(f64::from(share) * 100.0, 0)
}

/// A length in mm with two decimals: 0.3412 is "0.34".
#[must_use]
pub fn millimetres(length_mm: f32) -> String {
    fixed(f64::from(length_mm), 2)
}

/// A screen coordinate for SVG, a tenth of a CSS px; 0 when it is not finite.
#[must_use]
pub fn coordinate(px: f32) -> String {
    if !px.is_finite() {
        return "0".to_owned();
    }
    let (minus, whole, rest) = parts(f64::from(px), 1);
    let sign = if minus { "-" } else { "" };
    let rest = if rest == ".0" { "" } else { &rest };
    format!("{sign}{whole}{rest}")
}

/// Whether a finite value is below zero once rounded, its whole part, and its decimals with the point.
fn parts(value: f64, decimals: u32) -> (bool, u64, String) {
    let decimals = decimals.min(4);
    let scale = 10_u64.pow(decimals);
    let scaled = libm::round(value.abs().min(1e15) * scale as f64) as u64;
    let (whole, rest) = (scaled / scale, scaled % scale);
    let width = decimals as usize;
    let rest = if decimals == 0 { String::new() } else { format!(".{rest:0width$}") };
    (value < 0.0 && scaled > 0, whole, rest)
}

/// A whole number with narrow spaces between thousands from 10 000 on.
fn grouped(whole: u64) -> String {
    if whole < 10_000 {
        format!("{whole}")
    } else {
        format!("{}\u{202f}{:03}", grouped_tail(whole / 1000), whole % 1000)
    }
}

/// The leading groups of a long number.
fn grouped_tail(whole: u64) -> String {
    if whole < 1000 { format!("{whole}") } else { format!("{}\u{202f}{:03}", grouped_tail(whole / 1000), whole % 1000) }
}
