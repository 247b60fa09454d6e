//! Numbers as words: rounding and formatting by integer maths, so that no float printing is linked into the wasm.

/// `value` with so many decimals (0 to 4), rounded half away from zero, a real minus sign, never "-0"; "–" when it is not finite.
#[must_use]
pub fn fixed(value: f64, decimals: u32) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let scale = 10_u64.pow(decimals.min(4));
    let scaled = libm::round(value.abs() * scale as f64) as u64;
    let sign = if value < 0.0 && scaled > 0 { "\u{2212}" } else { "" };
    let (whole, rest) = (scaled / scale, scaled % scale);
    if decimals == 0 {
        return format!("{sign}{}", grouped(whole));
    }
    let width = decimals.min(4) as usize;
    format!("{sign}{}.{rest:0width$}", grouped(whole))
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

/// Whole numbers with a thin space between thousands from 10 000 on.
fn grouped(whole: u64) -> String {
    if whole < 10_000 { format!("{whole}") } else { format!("{}\u{202f}{:03}", grouped(whole / 1000), whole % 1000) }
}
