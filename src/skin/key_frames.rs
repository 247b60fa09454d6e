//! Key frames: whole states at even distances, kept bit by bit on one tape of fixed length.

use super::cells::{Cell, Phenotype};
use super::moment::CellKind;
use super::state::State;

/// Words of the tape: 10 MiB, as a page has up to three courses: a frame every 32 steps of six sessions.
const TAPE_WORDS: usize = 10 << 18;
/// Words of one cell on the tape.
const CELL_WORDS: usize = 8;
/// Cells of a frame that the distance between frames makes room for.
const EXPECTED_CELLS: usize = 2000;

/// States at the start of every `stride`-th step, as far as the tape reaches.
#[derive(Debug, Default)]
pub struct KeyFrames {
    tape: Vec<u32>,
    frames: Vec<Frame>,
    stride: usize,
    /// No frame is kept and no tape reserved.
    closed: bool,
}

/// Where a frame lies on the tape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Frame {
    step: u32,
    next_id: u32,
    start: usize,
    words: usize,
    cells: usize,
}

impl KeyFrames {
    /// Keeps nothing and takes up no memory.
    #[must_use]
    pub fn closed() -> Self {
        Self { closed: true, ..Self::default() }
    }

    /// Makes ready for a course of `steps` steps: chooses the distance between frames (a power of two, so that frames kept
    /// from a shorter course fall in with it) and drops the frames that are now too many.
    pub fn plan(&mut self, steps: usize, field_values: usize) {
        if self.closed {
            return;
        }
        let room = TAPE_WORDS / (field_values + EXPECTED_CELLS * CELL_WORDS);
        self.stride = 1;
        while steps / self.stride + 1 > room {
            self.stride *= 2;
        }
        self.frames.reserve(room.saturating_sub(self.frames.len()));
        self.tape.reserve_exact(TAPE_WORDS - self.tape.len());
        let mut end = 0;
        let (tape, stride) = (&mut self.tape, self.stride);
        self.frames.retain_mut(|frame| {
            let kept = (frame.step as usize).is_multiple_of(stride);
            if kept {
                tape.copy_within(frame.start..frame.start + frame.words, end);
                frame.start = end;
                end += frame.words;
            }
            kept
        });
        tape.truncate(end);
    }

    /// Keeps `state` when a frame is due at its step; a full tape keeps what it has, and later moments take longer to reach.
    pub fn record(&mut self, state: &State) {
        let new = self.frames.last().is_none_or(|last| last.step < state.step);
        let words = state.fields().iter().map(|field| field.len()).sum::<usize>() + state.cells.len() * CELL_WORDS;
        let fits = self.tape.len() + words <= TAPE_WORDS && self.frames.len() < self.frames.capacity();
        if !new || !fits || !(state.step as usize).is_multiple_of(self.stride) {
            return;
        }
        let (start, cells) = (self.tape.len(), state.cells.len());
        self.frames.push(Frame { step: state.step, next_id: state.cells.next_id, start, words, cells });
        for field in state.fields() {
            self.tape.extend(field.iter().map(|value| value.to_bits()));
        }
        for i in 0..cells {
            self.tape.extend_from_slice(&cell_to_words(&state.cells.get(i)));
        }
    }

    /// Step of the last frame at or before `step`.
    #[must_use]
    pub fn step_before(&self, step: usize) -> Option<usize> {
        let after = self.frames.partition_point(|frame| frame.step as usize <= step);
        self.frames[..after].last().map(|frame| frame.step as usize)
    }

    /// Turns `state` into the last frame at or before `step`; leaves it alone when there is none.
    pub fn restore(&self, step: usize, state: &mut State) {
        let after = self.frames.partition_point(|frame| frame.step as usize <= step);
        let Some(frame) = self.frames[..after].last() else {
            return;
        };
        state.step = frame.step;
        let mut words = &self.tape[frame.start..frame.start + frame.words];
        for field in state.fields_mut() {
            let (mine, rest) = words.split_at(field.len());
            field.iter_mut().zip(mine).for_each(|(value, &word)| *value = f32::from_bits(word));
            words = rest;
        }
        state.cells.truncate(0);
        for words in words.as_chunks::<CELL_WORDS>().0 {
            state.cells.next_id = words[0];
            state.cells.add(cell_from_words(words));
        }
        state.cells.next_id = frame.next_id;
    }

    /// Drops all frames after `step`.
    pub fn truncate(&mut self, step: usize) {
        self.frames.retain(|frame| frame.step as usize <= step);
        self.tape.truncate(self.frames.last().map_or(0, |frame| frame.start + frame.words));
    }

    /// Drops all frames.
    pub fn clear(&mut self) {
        self.frames.clear();
        self.tape.clear();
    }

    /// Bytes in use on the tape.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.tape.len() * size_of::<u32>()
    }
}

fn cell_to_words(cell: &Cell) -> [u32; CELL_WORDS] {
    let tag = cell.kind as u32 | (cell.phenotype as u32) << 8 | u32::from(cell.transient) << 16;
    let [cosine, sine] = cell.heading;
    let [x_mm, z_mm, activation, cosine, sine, hill] =
        [cell.x_mm, cell.z_mm, cell.activation, cosine, sine, cell.hill].map(f32::to_bits);
    [cell.id, tag, x_mm, z_mm, activation, cosine, sine, hill]
}

fn cell_from_words(words: &[u32; CELL_WORDS]) -> Cell {
    let [id, tag, ..] = *words;
    let number = |i: usize| f32::from_bits(words[i]);
    Cell {
        id,
        kind: match tag & 0xFF {
            0 => CellKind::Fibroblast,
            1 => CellKind::Macrophage,
            _ => CellKind::Neutrophil,
        },
        phenotype: match tag >> 8 & 0xFF {
            0 => Phenotype::Normal,
            1 => Phenotype::Hypertrophic,
            _ => Phenotype::Keloid,
        },
        x_mm: number(2),
        z_mm: number(3),
        activation: number(4),
        heading: [number(5), number(6)],
        hill: number(7),
        transient: tag >> 16 != 0,
    }
}
