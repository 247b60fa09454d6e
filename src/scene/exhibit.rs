//! A mark measured: what the model's state at minute 0 says of it, in numbers, in a sentence and as a row of a table.

use super::number::{fixed, millimetres, percent};
use super::reading::share_of_type_3;
use super::specimen::Specimen;
use crate::content::document::{Word, fill, text};
use crate::skin::course::{Course, CourseSpec, Reading};
use crate::skin::grid::Grid;
use crate::skin::needle::{Device, Needle};
use crate::skin::scar::Form;

/// No session is laid, so that these needles are never used.
const NEEDLE: Needle =
    Needle { device: Device::Stamp, length_mm: 1.5, diameter_mm: 0.15, density_per_cm2: 250.0, quality: 1.0 };

/// A mark at minute 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Exhibit {
    /// Which.
    pub specimen: Specimen,
    /// Height of the surface over healthy skin, mm, one a column of the standard grid.
    pub heights_mm: Vec<f32>,
    /// The reading of the model.
    pub reading: Reading,
}

impl Exhibit {
    /// A mark as the model starts from it; the same seed gives the same cells.
    #[must_use]
    pub fn measure(specimen: Specimen, seed: u64) -> Self {
        let mut course = course(specimen, seed);
        let reading = course.readings().first().copied().unwrap_or_default();
        Self { specimen, heights_mm: course.moment(0.0).height_mm.clone(), reading }
    }

    /// What the model says of it: "2.50 mm wide and 0.36 mm deep, with 40% of the collagen of healthy dermis".
    #[must_use]
    pub fn told(&self) -> String {
        let key = match self.specimen.skin().form() {
            Form::Level => Word::GalleryLevel,
            Form::Sunken => Word::GallerySunken,
            Form::Raised => Word::GalleryRaised,
        };
        let [width, height, collagen, _] = self.numbers();
        fill(key, &[("width", &width), ("height", &height), ("collagen", &collagen)])
    }

    /// Name, width, depth or height, collagen and its share of type III, in the words of the table.
    #[must_use]
    pub fn row(&self) -> [String; 5] {
        let [width, height, collagen, type_3] = self.numbers();
        let [width, height] = match self.specimen.skin().form() {
            Form::Level => [text(Word::GalleryNone).to_owned(), text(Word::GalleryNone).to_owned()],
            Form::Sunken => [width, fill(Word::GalleryDown, &[("n", &height)])],
            Form::Raised => [width, fill(Word::GalleryUp, &[("n", &height)])],
        };
        [self.specimen.name().to_owned(), width, height, collagen, type_3]
    }

    /// Width and depth or height, mm; collagen and the share of type III in it, per cent.
    fn numbers(&self) -> [String; 4] {
        let reading = &self.reading;
        let width_mm = self.specimen.skin().width_mm().unwrap_or_default();
        [
            fixed(f64::from(width_mm), 1),
            millimetres(reading.extreme_height_mm.abs()),
            percent(reading.collagen_1 + reading.collagen_3),
            percent(share_of_type_3(reading)),
        ]
    }
}

/// A course of this mark in which nothing is ever pressed in, to be looked at where it starts.
#[must_use]
pub fn course(specimen: Specimen, seed: u64) -> Course {
    Course::glimpse(CourseSpec {
        grid: Grid::STANDARD,
        skin: specimen.skin(),
        needle: NEEDLE,
        session_days: Vec::new(),
        seed,
    })
}
