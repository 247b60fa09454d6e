//! Glows for a 2D canvas: neighbours of one colour merge into one coarse sheet of light, computed here and drawn as one image.
//!
//! Hundreds of faint sprites, one over another, would cost most of a frame, and each would be rounded down to whole
//! steps of brightness: together they come out visibly too dark.

use crate::scene::draw_list::Mark;
use crate::scene::number::Within;

/// Cells from the centre of the smallest glow to its edge; a bilinear image of it is then within 0.01 of its fall-off.
const CELLS_PER_RADIUS: f32 = 8.0;
/// Finest and coarsest cells, CSS px.
const CELL_RANGE: (f32, f32) = (1.0, 8.0);

/// A sheet of one colour whose alpha varies, as image bytes. Buffers are kept between frames.
#[derive(Default)]
pub(super) struct GlowSheet {
    /// What the glows leave of what is below, 0 to 1, row by row.
    left_over: Vec<f32>,
    /// Red, green, blue and alpha (straight), row by row.
    pub(super) pixels: Vec<u8>,
}

/// Where a sheet lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    /// Left edge, CSS px.
    pub(super) left: f32,
    /// Top edge, CSS px.
    pub(super) top: f32,
    /// Side of a cell, CSS px.
    pub(super) cell: f32,
    /// Cells across.
    pub(super) columns: u32,
    /// Cells down.
    pub(super) rows: u32,
}

impl Place {
    /// The part of a picture of this size that the glows reach, and a cell more on every side.
    fn of(glows: &[Mark], width: f32, height: f32) -> Option<Self> {
        let radius = |glow: &Mark| glow.radius_x.min(glow.radius_y);
        let smallest = glows.iter().map(radius).fold(f32::INFINITY, f32::min);
        let cell = (smallest / CELLS_PER_RADIUS).within(CELL_RANGE.0, CELL_RANGE.1);
        let [mut left, mut top, mut right, mut bottom] = [width, height, 0.0, 0.0];
        for glow in glows {
            let reach = glow.radius_x.max(glow.radius_y);
            left = left.min(glow.x - reach);
            top = top.min(glow.y - reach);
            right = right.max(glow.x + reach);
            bottom = bottom.max(glow.y + reach);
        }
        let (left, top, right, bottom) = (left.max(0.0), top.max(0.0), right.min(width), bottom.min(height));
        let cells = |from: f32, to: f32| ((to - from) / cell).ceil() as u32 + 2;
        (left < right && top < bottom).then(|| Self {
            left: left - cell,
            top: top - cell,
            cell,
            columns: cells(left, right),
            rows: cells(top, bottom),
        })
    }
}

impl GlowSheet {
    /// Merges glows of one colour on a picture of `width` by `height` CSS px; none if they lie outside.
    pub(super) fn merge(&mut self, glows: &[Mark], width: f32, height: f32) -> Option<Place> {
        let place = Place::of(glows, width, height)?;
        self.left_over.clear();
        self.left_over.resize((place.columns * place.rows) as usize, 1.0);
        glows.iter().filter(|glow| glow.radius_x > 0.0 && glow.radius_y > 0.0).for_each(|glow| self.add(glow, &place));
        let [red, green, blue, _] = glows.first()?.fill;
        self.pixels.clear();
        let alphas = self.left_over.iter().map(|left_over| ((1.0 - left_over) * 255.0 + 0.5) as u8);
        self.pixels.extend(alphas.flat_map(|alpha| [red, green, blue, alpha]));
        Some(place)
    }

    fn add(&mut self, glow: &Mark, place: &Place) {
        let alpha = f32::from(glow.fill[3]) / 255.0;
        let reach = glow.radius_x.max(glow.radius_y);
        let (sin, cos) = (libm::sinf(glow.angle), libm::cosf(glow.angle));
        // The centre of cell i lies at left + (i + 0.5) * cell.
        let index = |at: f32, origin: f32| ((at - origin) / place.cell - 0.5).ceil().max(0.0) as usize;
        let center = |i: usize, origin: f32| origin + (i as f32 + 0.5) * place.cell;
        let columns = index(glow.x - reach, place.left)..index(glow.x + reach, place.left).min(place.columns as usize);
        let rows = index(glow.y - reach, place.top)..index(glow.y + reach, place.top).min(place.rows as usize);
        for row in rows {
            let dy = center(row, place.top) - glow.y;
            let start = row * place.columns as usize;
            let Some(cells) = self.left_over.get_mut(start + columns.start..start + columns.end) else { return };
            for (column, left_over) in columns.clone().zip(cells) {
                let dx = center(column, place.left) - glow.x;
                let x = (cos * dx + sin * dy) / glow.radius_x;
                let y = (cos * dy - sin * dx) / glow.radius_y;
                let fall = (1.0 - x * x - y * y).max(0.0);
                *left_over *= 1.0 - alpha * fall * fall;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::draw_list::Shape;

    fn glow(x: f32, y: f32, alpha: u8) -> Mark {
        let fill = [247, 178, 64, alpha];
        Mark { x, y, radius_x: 32.0, radius_y: 32.0, shape: Shape::Glow, fill, ..Mark::default() }
    }

    fn alpha_at(sheet: &GlowSheet, place: &Place, x: f32, y: f32) -> u8 {
        let column = ((x - place.left) / place.cell) as usize;
        let row = ((y - place.top) / place.cell) as usize;
        sheet.pixels[4 * (row * place.columns as usize + column) + 3]
    }

    #[test]
    fn one_over_another_lets_through_the_product() {
        let mut sheet = GlowSheet::default();
        let place = sheet
            .merge(&[glow(100.0, 100.0, 128), glow(100.0, 100.0, 128)], 200.0, 200.0)
            .expect("the glows fit the sheet");
        let alpha = alpha_at(&sheet, &place, 100.0, 100.0);
        assert!((183..=191).contains(&alpha), "{alpha}");
        assert_eq!(alpha_at(&sheet, &place, 69.0, 69.0), 0, "nothing beyond the edge");
    }

    #[test]
    fn the_sheet_covers_only_what_is_lit_within_the_picture() {
        let mut sheet = GlowSheet::default();
        let place = sheet.merge(&[glow(10.0, 100.0, 90)], 200.0, 200.0).expect("the glows fit the sheet");
        assert_eq!(place, Place { left: -4.0, top: 64.0, cell: 4.0, columns: 13, rows: 18 });
        assert_eq!(sheet.pixels.len(), 4 * 13 * 18);
        assert!(sheet.merge(&[glow(-50.0, 100.0, 90)], 200.0, 200.0).is_none());
        assert!(sheet.merge(&[Mark { radius_x: f32::NAN, ..glow(10.0, 10.0, 90) }], 200.0, 200.0).is_some());
        assert!(sheet.merge(&[], 200.0, 200.0).is_none());
    }
}
