//! A course: skin, needles and sessions, computed ahead in slices and shown at any moment.

use super::grid::Grid;
use super::moment::Moment;
use super::needle::{Needle, Tract};
use super::scar::Skin;

/// Everything that decides a course.
#[derive(Clone, Debug, PartialEq)]
pub struct CourseSpec {
    /// The grid.
    pub grid: Grid,
    /// The skin at minute 0.
    pub skin: Skin,
    /// The needles of every session.
    pub needle: Needle,
    /// Days of the sessions, ascending, at most 8.
    pub session_days: Vec<f64>,
    /// Seed of every random draw.
    pub seed: u64,
}

/// Means over the scar (over the whole section for healthy skin) at the end of one step.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reading {
    /// Days since minute 0.
    pub time_d: f64,
    /// Collagen I, share of all healthy collagen.
    pub collagen_1: f32,
    /// Collagen III, same unit.
    pub collagen_3: f32,
    /// Mean surface height, mm, without oedema; negative under the healthy level.
    pub height_mm: f32,
    /// Height of the deepest (or highest) 15 % of the scar's columns, mm, without oedema.
    pub extreme_height_mm: f32,
    /// Share of the initial volume defect that is made good; 0 for healthy skin.
    pub volume_recovered: f32,
    /// Share of the initial depth that is made good; 0 for healthy skin.
    pub depth_recovered: f32,
    /// Mean active TGF-beta in the dermis, ng/mL.
    pub tgf_beta_ng_ml: f32,
    /// Neutrophils per mm3 of dermis.
    pub neutrophils_per_mm3: f32,
    /// Macrophages per mm3 of dermis.
    pub macrophages_per_mm3: f32,
    /// Fibroblasts per mm3 of dermis.
    pub fibroblasts_per_mm3: f32,
    /// Mean activation of the fibroblasts, 0 to 1.
    pub activation: f32,
}

/// A course of healing: its key frames, its readings and the moment last asked for.
pub struct Course {
    spec: CourseSpec,
    moment: Moment,
}

impl Course {
    /// Starts a course; nothing but minute 0 is computed yet.
    #[must_use]
    pub fn new(spec: CourseSpec) -> Self {
        unimplemented!("{:?}", spec.seed)
    }

    /// Changes the course, keeping what was computed before the first difference.
    pub fn respecify(&mut self, spec: CourseSpec) {
        self.spec = spec;
    }

    /// What decides this course.
    #[must_use]
    pub fn spec(&self) -> &CourseSpec {
        &self.spec
    }

    /// Computes at most `steps` further steps; true when the course is complete.
    pub fn advance(&mut self, steps: usize) -> bool {
        steps == 0
    }

    /// Day up to which the course is computed.
    #[must_use]
    pub fn computed_until_d(&self) -> f64 {
        0.0
    }

    /// Last day of the course: six months (182 d) after the last session, at least day 365.
    #[must_use]
    pub fn end_d(&self) -> f64 {
        365.0
    }

    /// The skin at `time_d`, clamped to what is computed; the same time always gives the same bits.
    pub fn moment(&mut self, _time_d: f64) -> &Moment {
        &self.moment
    }

    /// One reading per computed step, the first at minute 0.
    #[must_use]
    pub fn readings(&self) -> &[Reading] {
        &[]
    }

    /// The punctures of all sessions that are computed, by day and then from left to right.
    #[must_use]
    pub fn tracts(&self) -> &[Tract] {
        &[]
    }
}
