//! Where fibres lie dense: the ink of strokes, counted in cells.

use crate::scene::draw_list::DrawList;

/// Side of a cell, units.
const CELL: f32 = 20.0;

/// The ink in each cell and its neighbours, row by row.
pub(super) struct Cover {
    columns: usize,
    ink: Vec<f32>,
}

impl Cover {
    pub(super) fn of(list: &DrawList) -> Self {
        let (columns, rows) = ((list.width / CELL) as usize, (list.height / CELL) as usize);
        let mut cells = vec![0.0; columns * rows];
        for stroke in &list.strokes {
            let ink = stroke.width * libm::hypotf(stroke.half_x, stroke.half_y) * f32::from(stroke.color[3]);
            for share in [-0.7, 0.0, 0.7] {
                let place = [stroke.x + share * stroke.half_x, stroke.y + share * stroke.half_y];
                let [column, row] = place.map(|value| (value / CELL) as usize);
                if place[0] >= 0.0 && place[1] >= 0.0 && column < columns && row < rows {
                    cells[row * columns + column] += ink;
                }
            }
        }
        let around = |at: usize, most: usize| at.saturating_sub(1)..(at + 2).min(most);
        let near = |i: usize| -> f32 {
            let square =
                around(i / columns, rows).flat_map(|row| around(i % columns, columns).map(move |column| (row, column)));
            let (sum, count) = square
                .fold((0.0, 0.0), |(sum, count), (row, column)| (sum + cells[row * columns + column], count + 1.0));
            sum / count
        };
        Self { columns, ink: (0..columns * rows).map(near).collect() }
    }

    /// The middling ink of all cells that have any.
    pub(super) fn middle(&self) -> f32 {
        let mut inked: Vec<f32> = self.ink.iter().copied().filter(|ink| *ink > 0.0).collect();
        inked.sort_unstable_by(f32::total_cmp);
        inked.get(inked.len() / 2).copied().unwrap_or(0.0)
    }

    /// From left to right, where in each column the fibres begin to be at least as dense as this share of a middling healthy
    /// place, and stay so down to the last.
    pub(super) fn dense(&self, share: f32, middle: f32) -> Vec<[f32; 2]> {
        let is_dense = |column: usize, row: &usize| self.ink[row * self.columns + column] >= share * middle;
        let rows = self.ink.len() / self.columns;
        let top = |column: usize| {
            let floor = (0..rows).rev().find(|row| is_dense(column, row)).unwrap_or(rows);
            (0..floor).rev().take_while(|row| is_dense(column, row)).last().unwrap_or(floor)
        };
        let edge = |column: usize| [(column as f32 + 0.5) * CELL, top(column) as f32 * CELL];
        let mut edges: Vec<[f32; 2]> = (0..self.columns).map(edge).collect();
        // The first and the last column reach to the sides of the picture.
        if let Some(first) = edges.first_mut() {
            first[0] = 0.0;
        }
        if let Some(last) = edges.last_mut() {
            last[0] += CELL;
        }
        edges
    }
}
