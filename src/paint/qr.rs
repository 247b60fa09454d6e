//! A QR code as SVG: a link that a class can take along with its phones (feature `class`).

use qrcodegen::{QrCode, QrCodeEcc};

/// The quiet zone round the code that readers of it ask for, modules.
const QUIET: i32 = 4;

/// The code of a text as a complete SVG document, a module a unit; none where the text is too long for one.
#[must_use]
pub fn to_svg(text: &str) -> Option<String> {
    let code =
        QrCode::encode_text(text, QrCodeEcc::Medium).or_else(|_| QrCode::encode_text(text, QrCodeEcc::Low)).ok()?;
    let size = code.size();
    let side = (size + 2 * QUIET).to_string();
    let mut svg = ["<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ", &side, " ", &side, "\">"].concat();
    svg.push_str("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path fill=\"#000\" d=\"");
    for y in 0..size {
        for x in (0..size).filter(|x| code.get_module(*x, y)) {
            let [left, top] = [x + QUIET, y + QUIET].map(|at| at.to_string());
            svg.push_str(&["M", &left, " ", &top, "h1v1h-1z"].concat());
        }
    }
    svg.push_str("\"/></svg>\n");
    Some(svg)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_has_a_code_and_a_book_has_none() {
        let svg = to_svg("https://example.org/pinprick/#v1&ch=healing&t=28d").expect("short enough");
        // Version 4 has 33 modules a side; each of its three finders has 33 dark ones.
        assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 41 41\">"), "{}", &svg[..80]);
        assert!(svg.matches('M').count() > 99);
        assert!(to_svg(&"a".repeat(2900)).is_some());
        assert_eq!(to_svg(&"a".repeat(3000)), None);
    }
}
