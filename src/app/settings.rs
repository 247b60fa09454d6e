//! What the reader sets for the whole page: theme, motion, tone of the skin, and whether it is shown gently.

use crate::scene::tone::SkinTone;

/// The letters of the tones, from light to deep.
const TONES: [char; 6] = ['1', '2', '3', '4', '5', '6'];

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// Whether anything may move, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MotionChoice {
    /// As the system has it.
    #[default]
    System,
    /// The reader asked for motion.
    On,
    /// The reader asked for stills.
    Off,
}

/// Whether needles and blood are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gentleness {
    /// Needles and blood are drawn, soberly.
    #[default]
    Plain,
    /// No needles, no blood.
    Gentle,
}

/// The settings of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Theme.
    pub theme: ThemeChoice,
    /// Motion.
    pub motion: MotionChoice,
    /// Needles and blood.
    pub gentleness: Gentleness,
    /// Tone of the skin that is drawn.
    pub tone: SkinTone,
}

impl Settings {
    /// The settings as four letters, for storage.
    #[must_use]
    pub fn encode(self) -> String {
        let theme = match self.theme {
            ThemeChoice::System => 's',
            ThemeChoice::Light => 'l',
            ThemeChoice::Dark => 'd',
        };
        let motion = match self.motion {
            MotionChoice::System => 's',
            MotionChoice::On => 'y',
            MotionChoice::Off => 'n',
        };
        let gentleness = match self.gentleness {
            Gentleness::Plain => 'p',
            Gentleness::Gentle => 'g',
        };
        [theme, motion, gentleness, TONES[self.tone as usize]].into_iter().collect()
    }

    /// The settings from storage; whatever is not understood is left at its default.
    #[must_use]
    pub fn decode(letters: &str) -> Self {
        let mut letters = letters.chars();
        let theme = match letters.next() {
            Some('l') => ThemeChoice::Light,
            Some('d') => ThemeChoice::Dark,
            _ => ThemeChoice::System,
        };
        let motion = match letters.next() {
            Some('y') => MotionChoice::On,
            Some('n') => MotionChoice::Off,
            _ => MotionChoice::System,
        };
        let gentleness = match letters.next() {
            Some('g') => Gentleness::Gentle,
            _ => Gentleness::Plain,
        };
        // Before there were tones, three letters were stored.
        let tone = letters.next().and_then(|letter| TONES.iter().position(|known| *known == letter));
        let tone = tone.map_or_else(SkinTone::default, |i| SkinTone::ALL[i]);
        Self { theme, motion, gentleness, tone }
    }

    /// Whether things may move, given what the system prefers.
    #[must_use]
    pub fn moves(self, system_prefers_stills: bool) -> bool {
        match self.motion {
            MotionChoice::System => !system_prefers_stills,
            MotionChoice::On => true,
            MotionChoice::Off => false,
        }
    }

    /// Whether the page is dark, given what the system prefers.
    #[must_use]
    pub fn dark(self, system_prefers_dark: bool) -> bool {
        match self.theme {
            ThemeChoice::System => system_prefers_dark,
            ThemeChoice::Light => false,
            ThemeChoice::Dark => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_from_storage_as_they_went_in() {
        for theme in [ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark] {
            for motion in [MotionChoice::System, MotionChoice::On, MotionChoice::Off] {
                for gentleness in [Gentleness::Plain, Gentleness::Gentle] {
                    for tone in SkinTone::ALL {
                        let settings = Settings { theme, motion, gentleness, tone };
                        assert_eq!(Settings::decode(&settings.encode()), settings);
                    }
                }
            }
        }
    }

    #[test]
    fn what_was_stored_before_there_were_tones_still_holds() {
        let settings = Settings::decode("dng");
        assert_eq!((settings.theme, settings.motion), (ThemeChoice::Dark, MotionChoice::Off));
        assert_eq!((settings.gentleness, settings.tone), (Gentleness::Gentle, SkinTone::III));
        assert_eq!(Settings::decode("dng9").tone, SkinTone::III);
    }

    #[test]
    fn unknown_storage_gives_the_defaults() {
        assert_eq!(Settings::decode(""), Settings::default());
        assert_eq!(Settings::decode("{\"v\":2}"), Settings::default());
    }

    #[test]
    fn a_reader_who_wants_stills_gets_stills_unless_they_say_otherwise() {
        assert!(!Settings::default().moves(true));
        assert!(Settings { motion: MotionChoice::On, ..Settings::default() }.moves(true));
        assert!(!Settings { motion: MotionChoice::Off, ..Settings::default() }.moves(false));
    }
}
