//! The keys of a figure: one table that binds them and from which the help is made.

use crate::app::driver::command::{Command, Step};
use crate::content::document::Word;

/// One key and what it does while the figure has the focus.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Binding {
    /// `KeyboardEvent.key`.
    pub key: &'static str,
    /// Whether Shift must be held.
    pub shift: bool,
    /// What it does.
    pub command: Command,
    /// The key in words, for the help; these are written into the page and are no part of the program.
    pub name: Word,
    /// What it does, in words.
    pub does: Word,
}

/// All keys, in the order of the help.
pub const BINDINGS: [Binding; 7] = [
    Binding {
        key: " ",
        shift: false,
        command: Command::TogglePlay,
        name: Word::LivingSpace,
        does: Word::LivingSpaceDoes,
    },
    Binding {
        key: "ArrowLeft",
        shift: false,
        command: Command::Step(Step::Back),
        name: Word::LivingArrowLeft,
        does: Word::LivingArrowLeftDoes,
    },
    Binding {
        key: "ArrowRight",
        shift: false,
        command: Command::Step(Step::On),
        name: Word::LivingArrowRight,
        does: Word::LivingArrowRightDoes,
    },
    Binding {
        key: "ArrowLeft",
        shift: true,
        command: Command::Step(Step::BackFine),
        name: Word::LivingShiftLeft,
        does: Word::LivingShiftLeftDoes,
    },
    Binding {
        key: "ArrowRight",
        shift: true,
        command: Command::Step(Step::OnFine),
        name: Word::LivingShiftRight,
        does: Word::LivingShiftRightDoes,
    },
    Binding {
        key: "Home",
        shift: false,
        command: Command::Step(Step::First),
        name: Word::LivingHome,
        does: Word::LivingHomeDoes,
    },
    Binding {
        key: "End",
        shift: false,
        command: Command::Step(Step::Last),
        name: Word::LivingEnd,
        does: Word::LivingEndDoes,
    },
];

/// What a key does; none for keys that are not ours.
#[must_use]
pub fn command_for(key: &str, shift: bool) -> Option<Command> {
    BINDINGS.iter().find(|binding| binding.key == key && binding.shift == shift).map(|binding| binding.command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_is_a_single_letter_or_bound_twice() {
        for (i, binding) in BINDINGS.iter().enumerate() {
            assert!(binding.key == " " || binding.key.len() > 1, "{} would clash with a screen reader", binding.key);
            let again = BINDINGS[..i].iter().any(|other| other.key == binding.key && other.shift == binding.shift);
            assert!(!again, "{} is bound twice", binding.key);
        }
    }
}
