//! A fingerprint of the whole state, equal on every host: 64-bit FNV-1a over 32-bit words.

use super::state::State;

const OFFSET: u64 = 0xCBF2_9CE4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01B3;

/// A fingerprint in the making.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digest(u64);

impl Default for Digest {
    fn default() -> Self {
        Self(OFFSET)
    }
}

impl Digest {
    /// The fingerprint so far.
    #[must_use]
    pub fn value(self) -> u64 {
        self.0
    }

    /// Takes in one word.
    pub fn word(&mut self, word: u32) {
        self.0 = (self.0 ^ u64::from(word)).wrapping_mul(PRIME);
    }

    /// Takes in the bits of numbers.
    pub fn numbers(&mut self, numbers: &[f32]) {
        numbers.iter().for_each(|number| self.word(number.to_bits()));
    }
}

impl State {
    /// The fingerprint of all that changes: every field, every cell, the number of steps and the next id.
    #[must_use]
    pub fn digest(&self) -> u64 {
        let mut digest = Digest::default();
        digest.word(self.step);
        self.fields().into_iter().for_each(|field| digest.numbers(field));
        let cells = &self.cells;
        digest.word(cells.next_id);
        cells.id.iter().for_each(|&id| digest.word(id));
        cells.kind.iter().for_each(|&kind| digest.word(kind as u32));
        cells.phenotype.iter().for_each(|&phenotype| digest.word(phenotype as u32));
        cells.transient.iter().for_each(|&transient| digest.word(u32::from(transient)));
        [&cells.x_mm, &cells.z_mm, &cells.activation, &cells.hill].into_iter().for_each(|array| digest.numbers(array));
        digest.numbers(cells.heading.as_flattened());
        digest.value()
    }
}
