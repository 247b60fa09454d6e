//! The cells as parallel arrays, always in ascending order of their ids.

use super::moment::CellKind;

/// Most cells that a section can hold; further ones are not born.
pub const MOST_CELLS: usize = 12_000;

/// Which line of fibroblasts a cell belongs to: a row of `Parameters::phenotypes`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Phenotype {
    /// Of healthy skin and of atrophic scars.
    #[default]
    Normal = 0,
    /// Of a hypertrophic scar.
    Hypertrophic = 1,
    /// Of a keloid.
    Keloid = 2,
}

/// One cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// Number that stays with the cell for its life.
    pub id: u32,
    /// Kind of cell.
    pub kind: CellKind,
    /// Line of a fibroblast; `Normal` for leukocytes.
    pub phenotype: Phenotype,
    /// mm from the left edge, in undeformed skin.
    pub x_mm: f32,
    /// mm below the healthy surface, in undeformed skin.
    pub z_mm: f32,
    /// Activation of a fibroblast, 0 to 1.
    pub activation: f32,
    /// Heading: cosine of its angle to the surface-parallel axis, and sine, z downwards.
    pub heading: [f32; 2],
    /// Response to TGF-beta when last looked at, 0 to 1.
    pub hill: f32,
    /// Born during repair and not yet settled: may die.
    pub transient: bool,
}

/// Cells as parallel arrays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cells {
    /// Id of the next cell to be born.
    pub next_id: u32,
    /// See [`Cell::id`].
    pub id: Vec<u32>,
    /// See [`Cell::kind`].
    pub kind: Vec<CellKind>,
    /// See [`Cell::phenotype`].
    pub phenotype: Vec<Phenotype>,
    /// See [`Cell::x_mm`].
    pub x_mm: Vec<f32>,
    /// See [`Cell::z_mm`].
    pub z_mm: Vec<f32>,
    /// See [`Cell::activation`].
    pub activation: Vec<f32>,
    /// See [`Cell::heading`].
    pub heading: Vec<[f32; 2]>,
    /// See [`Cell::hill`].
    pub hill: Vec<f32>,
    /// See [`Cell::transient`].
    pub transient: Vec<bool>,
}

/// Does the same to every array of cells, with the same array of another when there is one.
macro_rules! each_array {
    ($cells:ident, $array:ident => $body:expr) => {
        each_array!(@list $cells, $array => $body; id kind phenotype x_mm z_mm activation heading hill transient)
    };
    (@list $cells:ident, $array:ident => $body:expr; $($name:ident)*) => {
        $({ let $array = &mut $cells.$name; $body; })*
    };
    ($cells:ident, $other:ident, $array:ident, $from:ident => $body:expr) => {
        each_array!(@pairs $cells, $other, $array, $from => $body; id kind phenotype x_mm z_mm activation heading hill transient)
    };
    (@pairs $cells:ident, $other:ident, $array:ident, $from:ident => $body:expr; $($name:ident)*) => {
        $({ let ($array, $from) = (&mut $cells.$name, &$other.$name); $body; })*
    };
}

impl Cells {
    /// No cells yet, and room for `capacity`.
    #[must_use]
    pub fn with_capacity(capacity: usize) -> Self {
        let mut cells = Self::default();
        cells.reserve(capacity);
        cells
    }

    /// Makes room for `capacity` cells in all.
    pub fn reserve(&mut self, capacity: usize) {
        each_array!(self, array => array.reserve_exact(capacity.saturating_sub(array.len())));
    }

    /// Number of cells.
    #[must_use]
    pub fn len(&self) -> usize {
        self.id.len()
    }

    /// Whether there are no cells.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.id.is_empty()
    }

    /// Whether no further cell can be born.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.len() >= MOST_CELLS
    }

    /// Adds a cell under the next id, whatever its own says; nothing happens when the section is full.
    pub fn add(&mut self, cell: Cell) {
        if self.is_full() {
            return;
        }
        self.id.push(self.next_id);
        self.next_id += 1;
        self.kind.push(cell.kind);
        self.phenotype.push(cell.phenotype);
        self.x_mm.push(cell.x_mm);
        self.z_mm.push(cell.z_mm);
        self.activation.push(cell.activation);
        self.heading.push(cell.heading);
        self.hill.push(cell.hill);
        self.transient.push(cell.transient);
    }

    /// The cell at place `i`.
    #[must_use]
    pub fn get(&self, i: usize) -> Cell {
        Cell {
            id: self.id[i],
            kind: self.kind[i],
            phenotype: self.phenotype[i],
            x_mm: self.x_mm[i],
            z_mm: self.z_mm[i],
            activation: self.activation[i],
            heading: self.heading[i],
            hill: self.hill[i],
            transient: self.transient[i],
        }
    }

    /// Keeps the first `len` cells.
    pub fn truncate(&mut self, len: usize) {
        each_array!(self, array => array.truncate(len));
    }

    /// Becomes a copy of `other`.
    pub fn copy_from(&mut self, other: &Self) {
        self.next_id = other.next_id;
        each_array!(self, other, array, from => {
            array.clear();
            array.extend_from_slice(from);
        });
    }

    /// Removes the cells that are not marked alive; the others keep their order.
    pub fn keep(&mut self, alive: &[bool]) {
        each_array!(self, array => {
            let mut marks = alive.iter();
            array.retain(|_| *marks.next().expect("every cell has a mark"));
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(place: u8) -> Cell {
        Cell {
            id: 0,
            kind: CellKind::Fibroblast,
            phenotype: Phenotype::Normal,
            x_mm: f32::from(place),
            z_mm: 0.0,
            activation: 0.0,
            heading: [1.0, 0.0],
            hill: 0.0,
            transient: false,
        }
    }

    #[test]
    fn the_dead_leave_and_the_others_keep_their_order() {
        let mut cells = Cells::with_capacity(5);
        (0..5).for_each(|place| cells.add(cell(place)));
        cells.keep(&[true, false, true, false, true]);
        assert_eq!(cells.id, [0, 2, 4]);
        assert_eq!(cells.x_mm, [0.0, 2.0, 4.0]);
    }
}
