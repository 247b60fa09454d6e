//! The work of `cargo xtask bench` for the browser: each export does a number of rounds, and the page times it.

#[path = "../../benches/workload/mod.rs"]
mod workload;

use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;
use workload::{ImplicitStep, Picture, Scrubbing, Sweeps};

/// A kind of work, kept from call to call so that only its rounds are timed.
struct Work(Box<dyn FnMut()>);

thread_local! {
    static WORK: RefCell<Option<Work>> = const { RefCell::new(None) };
}

/// Makes ready for a kind of work, by its name in the native benches; false if there is none of that name.
#[wasm_bindgen]
pub fn prepare(name: &str) -> bool {
    let work: Option<Box<dyn FnMut()>> = match name {
        "sweeps_packed" => Some(rounds(Sweeps::default(), Sweeps::packed)),
        "sweeps_naive" => Some(rounds(Sweeps::default(), Sweeps::naive)),
        "implicit_f32" => Some(rounds(ImplicitStep::<f32>::new(256), ImplicitStep::run)),
        "implicit_f64" => Some(rounds(ImplicitStep::<f64>::new(256), ImplicitStep::run)),
        "moment" => Some(rounds(Scrubbing::default(), |scrubbing| {
            scrubbing.run();
        })),
        "draw_list" => Some(rounds(Picture::default(), |picture| {
            picture.run();
        })),
        "course" => Some(rounds((), |()| {
            workload::whole_course();
        })),
        _ => None,
    };
    WORK.with_borrow_mut(|place| *place = work.map(Work));
    WORK.with_borrow(Option::is_some)
}

/// Does `count` rounds of the prepared work.
#[wasm_bindgen]
pub fn run(count: u32) {
    WORK.with_borrow_mut(|work| {
        if let Some(Work(round)) = work {
            for _ in 0..count {
                round();
            }
        }
    });
}

fn rounds<T: 'static>(mut state: T, mut round: impl FnMut(&mut T) + 'static) -> Box<dyn FnMut()> {
    Box::new(move || round(&mut state))
}

fn main() {}
