//! Path data as short as it can be told: relative, in hundredths, without needless separators.

use crate::paint::geometry::CentreLine;
use crate::paint::number::{hundredths, push_hundredths};
use crate::scene::draw_list::Stroke;

/// A path whose points are rounded before they are told as differences, so that no error adds up.
pub(super) struct Path<'a> {
    text: &'a mut String,
    at: [i32; 2],
}

impl<'a> Path<'a> {
    /// Moves to the first point.
    pub(super) fn start(text: &'a mut String, point: [f32; 2]) -> Self {
        let at = point.map(hundredths);
        text.push('M');
        let mut path = Self { text, at: [0, 0] };
        path.push_pair(at, true);
        path.at = at;
        path
    }

    /// A relative command with its points, each relative to where the command starts.
    pub(super) fn command(&mut self, letter: char, points: &[[f32; 2]]) {
        self.text.push(letter);
        let origin = self.at;
        for (index, point) in points.iter().enumerate() {
            let to = point.map(hundredths);
            self.push_pair([to[0].saturating_sub(origin[0]), to[1].saturating_sub(origin[1])], index == 0);
            self.at = to;
        }
    }

    fn push_pair(&mut self, [x, y]: [i32; 2], after_letter: bool) {
        // A minus sign parts numbers by itself.
        if !after_letter && x >= 0 {
            self.text.push(' ');
        }
        push_hundredths(self.text, x);
        if y >= 0 {
            self.text.push(' ');
        }
        push_hundredths(self.text, y);
    }
}

/// Appends the centre line of a stroke.
pub(super) fn push_stroke(text: &mut String, stroke: &Stroke) {
    match CentreLine::of(stroke).points() {
        [from, to] => Path::start(text, *from).command('l', &[*to]),
        [from, pieces @ ..] => {
            let mut path = Path::start(text, *from);
            pieces.as_chunks::<3>().0.iter().for_each(|piece| path.command('c', piece));
        }
        [] => {}
    }
}
