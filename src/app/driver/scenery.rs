//! The scenery that all figures share: strokes scattered once. Scattering takes time, and what it makes takes up room.

use super::setup::SEED;
use crate::scene::tissue::Tissue;
use crate::skin::grid::Grid;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

thread_local! {
    static TISSUE: OnceCell<Rc<RefCell<Tissue>>> = const { OnceCell::new() };
}

/// Whether the strokes are scattered.
#[must_use]
pub fn is_ready() -> bool {
    TISSUE.with(|tissue| tissue.get().is_some())
}

/// The tissue that draws any skin at any moment; scattered at the first call.
#[must_use]
pub fn tissue() -> Rc<RefCell<Tissue>> {
    TISSUE.with(|tissue| Rc::clone(tissue.get_or_init(scattered)))
}

fn scattered() -> Rc<RefCell<Tissue>> {
    let mut tissue = Tissue::new(SEED);
    tissue.scatter(&Grid::STANDARD);
    Rc::new(RefCell::new(tissue))
}
