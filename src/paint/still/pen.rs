//! Path data in whole units: each step is told from the place before it, so that like shapes are like text.

use crate::paint::number::push_whole;

/// Draws relative to where it is.
#[derive(Default)]
pub(super) struct Pen {
    text: String,
    at: [i32; 2],
    drawn: bool,
}

impl Pen {
    /// The way so far; the pen is then as new.
    pub(super) fn take(&mut self) -> String {
        core::mem::take(self).text
    }

    /// Which of these places is nearest, so that the way there is short to tell; levels count double, as fibres are level.
    pub(super) fn nearest(&self, places: impl Iterator<Item = [i32; 2]>) -> usize {
        let distance = |[x, y]: [i32; 2]| x.abs_diff(self.at[0]) + 2 * y.abs_diff(self.at[1]);
        places.enumerate().min_by_key(|(_, place)| distance(*place)).map_or(0, |(i, _)| i)
    }

    /// Lifts the pen to a place.
    pub(super) fn lift(&mut self, to: [i32; 2]) {
        self.text.push(if self.drawn { 'm' } else { 'M' });
        self.numbers(&[to[0] - self.at[0], to[1] - self.at[1]], true);
        self.at = to;
        self.drawn = true;
    }

    /// A command with its numbers, after which the pen has moved by so much.
    pub(super) fn command(&mut self, letter: char, numbers: &[i32], moved: [i32; 2]) {
        self.text.push(letter);
        self.numbers(numbers, true);
        self.at = [self.at[0] + moved[0], self.at[1] + moved[1]];
    }

    /// A line through places.
    pub(super) fn line(&mut self, places: &[[i32; 2]]) {
        let [first, rest @ ..] = places else { return };
        self.lift(*first);
        for (i, place) in rest.iter().enumerate() {
            if i == 0 {
                self.text.push('l');
            }
            self.numbers(&[place[0] - self.at[0], place[1] - self.at[1]], i == 0);
            self.at = *place;
        }
    }

    /// An area round which the places lie.
    pub(super) fn area(&mut self, places: &[[i32; 2]]) {
        self.line(places);
        self.close(places[0]);
    }

    /// Goes back to where this part of the way began.
    pub(super) fn close(&mut self, start: [i32; 2]) {
        self.text.push('z');
        self.at = start;
    }

    /// A minus sign parts numbers by itself.
    fn numbers(&mut self, numbers: &[i32], mut after_letter: bool) {
        for number in numbers {
            if *number < 0 {
                self.text.push('-');
            } else if !after_letter {
                self.text.push(' ');
            }
            push_whole(&mut self.text, number.unsigned_abs());
            after_letter = false;
        }
    }
}
