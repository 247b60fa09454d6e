//! The keys of a figure: one table that binds them and from which the help is made.

use crate::app::driver::command::{Command, Step};
use crate::content::Key as Words;

/// One key and what it does while the figure has the focus.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Binding {
    /// `KeyboardEvent.key`.
    pub key: &'static str,
    /// Whether Shift must be held.
    pub shift: bool,
    /// What it does.
    pub command: Command,
    /// The key in words.
    pub name: Words,
    /// What it does, in words.
    pub does: Words,
}

/// All keys, in the order of the help.
pub const BINDINGS: [Binding; 7] = [
    Binding {
        key: " ",
        shift: false,
        command: Command::TogglePlay,
        name: Words::HelpSpace,
        does: Words::HelpSpaceDoes,
    },
    Binding {
        key: "ArrowLeft",
        shift: false,
        command: Command::Step(Step::Back),
        name: Words::HelpLeft,
        does: Words::HelpLeftDoes,
    },
    Binding {
        key: "ArrowRight",
        shift: false,
        command: Command::Step(Step::On),
        name: Words::HelpRight,
        does: Words::HelpRightDoes,
    },
    Binding {
        key: "ArrowLeft",
        shift: true,
        command: Command::Step(Step::BackFine),
        name: Words::HelpShiftLeft,
        does: Words::HelpShiftLeftDoes,
    },
    Binding {
        key: "ArrowRight",
        shift: true,
        command: Command::Step(Step::OnFine),
        name: Words::HelpShiftRight,
        does: Words::HelpShiftRightDoes,
    },
    Binding {
        key: "Home",
        shift: false,
        command: Command::Step(Step::First),
        name: Words::HelpHome,
        does: Words::HelpHomeDoes,
    },
    Binding {
        key: "End",
        shift: false,
        command: Command::Step(Step::Last),
        name: Words::HelpEnd,
        does: Words::HelpEndDoes,
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
