//! Labels with leader lines: what is on the picture now, never over one another, hidden before they crowd.

use super::color::fade;
use super::draw_list::{DrawList, Fill, Label, LabelInk, Rgba};
use super::warp::Warp;
use crate::content::Part;
use crate::skin::within::Within;

/// Free space between two plates, px.
const GAP_PX: f32 = 8.0;
/// Free space to the picture's edge, px.
const MARGIN_PX: f32 = 10.0;

/// A label somebody would like to see.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish {
    pub text: &'static str,
    /// What it names, on the screen.
    pub anchor: [f32; 2],
    /// Where its plate's centre would lie, on the screen.
    pub plate: [f32; 2],
    /// 0 to 1: labels come and go softly.
    pub alpha: f32,
    /// What it names, where a text can name it too.
    pub part: Option<Part>,
}

/// Places wishes, most important first, and adds those that fit. The label of the part that is `marked` looks like it.
pub(super) fn place(list: &mut DrawList, wishes: &[Wish], ink: LabelInk, marked: Option<Part>) {
    list.label_ink = ink;
    let small = list.width < 520.0;
    let font_px = if small { 12.0 } else { 13.0 };
    let most = if small { 4 } else { 9 };
    for wish in wishes.iter().filter(|wish| wish.alpha > 0.05) {
        if list.labels.len() >= most {
            break;
        }
        let size = [text_width(wish.text, font_px) + 14.0, font_px * 1.65];
        // The wished place first, then a little up, down and to the sides.
        let nudges =
            [[0.0, 0.0], [0.0, -1.0], [0.0, 1.0], [-0.6, 0.0], [0.6, 0.0], [-0.6, 1.0], [0.6, 1.0], [0.0, 2.0]];
        let free = nudges.iter().find_map(|nudge| {
            let x = wish.plate[0] - 0.5 * size[0] + nudge[0] * size[0];
            let y = wish.plate[1] - 0.5 * size[1] + nudge[1] * (size[1] + GAP_PX);
            let plate = [
                x.within(MARGIN_PX, (list.width - size[0] - MARGIN_PX).max(MARGIN_PX)),
                y.within(MARGIN_PX, (list.height - size[1] - MARGIN_PX).max(MARGIN_PX)),
                size[0],
                size[1],
            ];
            let clear = list.labels.iter().all(|other| {
                !overlap(plate, other.plate, GAP_PX)
                    && !crosses(centre(plate), wish.anchor, other.plate)
                    && other.anchor.is_none_or(|dot| {
                        !crosses(centre(other.plate), dot, plate)
                            && !segments_cross(centre(plate), wish.anchor, centre(other.plate), dot)
                    })
            });
            (clear && size[0] + 2.0 * MARGIN_PX < list.width).then_some(plate)
        });
        if let Some(plate) = free {
            list.labels.push(Label {
                text: wish.text,
                plate,
                anchor: Some(wish.anchor),
                font_px,
                alpha: wish.alpha.min(1.0),
                part: wish.part,
                marked: wish.part.is_some() && wish.part == marked,
            });
        }
    }
}

/// The scale bar in the lower left corner, with its length in words: of ink and plate that which stands out from the fat
/// under it, with a halo of the other.
pub(super) fn scale_bar(
    list: &mut DrawList,
    warp: &Warp,
    text: &'static str,
    length_mm: f32,
    [ground, ink]: [Rgba; 2],
) {
    let plate = list.label_ink.plate;
    let contrast = |color: Rgba| color[1].abs_diff(ground[1]);
    let [ink, halo] = if contrast(plate) > contrast(ink) { [plate, ink] } else { [ink, plate] };
    let font_px = if list.width < 520.0 { 12.0 } else { 13.0 };
    let (left, y) = (MARGIN_PX + 6.0, list.height - MARGIN_PX - 6.0);
    let length = warp.camera.px(length_mm);
    let size = [text_width(text, font_px) + 14.0, font_px * 1.65];
    list.labels.push(Label {
        text,
        plate: [left + length + 6.0, y - 0.5 * size[1], size[0], size[1]],
        anchor: None,
        font_px,
        alpha: 1.0,
        part: None,
        marked: false,
    });
    let fill = Fill { from_color: ink, to_color: ink, ..Fill::default() };
    let halo = fade(halo, 0.8);
    let glow = Fill { from_color: halo, to_color: halo, ..Fill::default() };
    list.ribbon([[left - 2.0, y], [left + length + 2.0, y]], 7.0, glow);
    list.ribbon([[left, y], [left + length, y]], 3.0, fill);
}

/// Whether two rectangles (left, top, width, height) come closer than `gap`.
fn overlap(a: [f32; 4], b: [f32; 4], gap: f32) -> bool {
    a[0] < b[0] + b[2] + gap && b[0] < a[0] + a[2] + gap && a[1] < b[1] + b[3] + gap && b[1] < a[1] + a[3] + gap
}

fn centre(plate: [f32; 4]) -> [f32; 2] {
    [plate[0] + 0.5 * plate[2], plate[1] + 0.5 * plate[3]]
}

/// Whether the segment from `a` to `b` touches a rectangle.
fn crosses(a: [f32; 2], b: [f32; 2], plate: [f32; 4]) -> bool {
    let [x, y, w, h] = plate;
    let inside = |p: [f32; 2]| (x..=x + w).contains(&p[0]) && (y..=y + h).contains(&p[1]);
    inside(a)
        || inside(b)
        || segments_cross(a, b, [x, y], [x + w, y + h])
        || segments_cross(a, b, [x + w, y], [x, y + h])
}

/// Whether two segments cross.
fn segments_cross(a: [f32; 2], b: [f32; 2], c: [f32; 2], d: [f32; 2]) -> bool {
    let side = |p: [f32; 2], q: [f32; 2], r: [f32; 2]| (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

/// A little more than the width of a text in the labels' sans serif, px.
fn text_width(text: &str, font_px: f32) -> f32 {
    let units: f32 = text
        .chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | '.' | ',' | ':' | ' ' | '1' => 0.31,
            'm' | 'w' | 'M' | 'W' => 0.86,
            'A'..='Z' => 0.68,
            _ => 0.55,
        })
        .sum();
    units * font_px
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::scatter::unit;

    #[test]
    fn labels_never_overlap_and_stay_in_the_picture() {
        const TEXTS: [&str; 4] = ["epidermis", "new collagen III", "boxcar scar: collagen lost", "fat"];
        for case in 0..500 {
            let (width, height) = (300.0 + 900.0 * unit(1, case, 0), 180.0 + 400.0 * unit(1, case, 1));
            let mut list = DrawList::default();
            list.clear(width, height, [0; 4]);
            let wishes: Vec<Wish> = (0..12)
                .map(|i| Wish {
                    text: TEXTS[i as usize % 4],
                    anchor: [width * unit(2, case, i), height * unit(3, case, i)],
                    plate: [width * unit(4, case, i), height * unit(5, case, i)],
                    alpha: 1.0,
                    part: None,
                })
                .collect();
            place(&mut list, &wishes, LabelInk::default(), None);
            assert!(!list.labels.is_empty());
            for (i, label) in list.labels.iter().enumerate() {
                let [x, y, w, h] = label.plate;
                assert!(x >= 0.0 && y >= 0.0 && x + w <= width && y + h <= height, "case {case}: {label:?}");
                for other in &list.labels[..i] {
                    assert!(!overlap(label.plate, other.plate, 0.0));
                    let leader = (centre(label.plate), label.anchor.expect("every wish has one"));
                    assert!(!crosses(leader.0, leader.1, other.plate), "a leader runs through a plate");
                }
            }
        }
    }
}
