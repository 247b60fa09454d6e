//! What is timed, written once: the native benches and the browser run the same work under two clocks.

use pinprick::scene::tissue::{Tissue, View};
use pinprick::skin::course::{Course, CourseSpec};
use pinprick::skin::grid::Grid;
use pinprick::skin::moment::Moment;
use pinprick::skin::needle::{Device, Needle, Tract};
use pinprick::skin::scar::Skin;
use pinprick::skin::smoothing::Smoothing;
use pinprick::skin::tridiagonal::{LANES, Real, Tridiagonal, naive};

/// The tridiagonal sweeps of both axes over one field of the fine grid, f32.
pub struct Sweeps {
    along_x: Tridiagonal<f32>,
    along_z: Tridiagonal<f32>,
    field: Vec<f32>,
    lanes: Vec<[f32; LANES]>,
}

impl Default for Sweeps {
    fn default() -> Self {
        let Grid { nx, nz, .. } = Grid::FINE;
        // Without loss: solved again and again, the field must not sink into denormal numbers.
        Self {
            along_x: Tridiagonal::new(nx, 1.0, 3.7),
            along_z: Tridiagonal::new(nz, 1.0, 3.7),
            field: pattern(nx * nz),
            lanes: vec![[0.0; LANES]; nx],
        }
    }
}

impl Sweeps {
    /// Both sweeps as the model does them: eight rows side by side.
    pub fn packed(&mut self) {
        self.along_z.solve_columns(&mut self.field, self.along_x.len());
        self.along_x.solve_rows(&mut self.field, &mut self.lanes);
    }

    /// Both sweeps as a textbook writes them.
    pub fn naive(&mut self) {
        naive::solve_columns(&self.along_z, &mut self.field, self.along_x.len());
        naive::solve_rows(&self.along_x, &mut self.field);
    }
}

/// One implicit step of diffusion on `n` by `n` voxels, as BioFVM does it (LOD, D = 1e5 um2/min, 0.01 min, 20 um).
pub struct ImplicitStep<T> {
    smoothing: Smoothing<T>,
    field: Vec<T>,
}

impl<T: Real> ImplicitStep<T> {
    /// On `n` by `n` voxels.
    pub fn new(n: usize) -> Self {
        let (diffusion_um2_per_min, step_min, edge_um) = (1e5, 0.01, 20.0);
        let coupling = diffusion_um2_per_min * step_min / (edge_um * edge_um);
        let field = pattern(n * n).into_iter().map(|value| T::from_f64(f64::from(value))).collect();
        Self { smoothing: Smoothing::new(n, n, coupling, 0.0), field }
    }

    /// One step.
    pub fn run(&mut self) {
        self.smoothing.apply(&mut self.field);
    }
}

/// Six sessions four weeks apart on the shallow boxcar scar, default grid, twelve months: 1552 steps.
pub fn course_spec() -> CourseSpec {
    CourseSpec {
        grid: Grid::STANDARD,
        skin: Skin::SHALLOW_BOXCAR,
        needle: Needle {
            device: Device::Stamp,
            length_mm: 1.5,
            diameter_mm: 0.15,
            density_per_cm2: 250.0,
            quality: 1.0,
        },
        session_days: (0..6).map(|session| f64::from(session) * 28.0).collect(),
        seed: 2,
    }
}

/// Computes a whole course.
pub fn whole_course() -> Course {
    let mut course = Course::new(course_spec());
    while !course.advance(64) {}
    course
}

/// A reader who scrubs: jumps about in a whole course, never twice to the same moment.
pub struct Scrubbing {
    course: Course,
    time_d: f64,
}

impl Default for Scrubbing {
    fn default() -> Self {
        Self { course: whole_course(), time_d: 0.0 }
    }
}

impl Scrubbing {
    /// One jump.
    pub fn run(&mut self) -> &Moment {
        self.time_d = (self.time_d + 0.618 * self.course.end_d()) % self.course.end_d();
        self.course.moment(self.time_d)
    }
}

/// The picture of day 21 as a large screen shows it, at full detail.
pub struct Picture {
    tissue: Tissue,
    moment: Moment,
    tracts: Vec<Tract>,
    view: View<'static>,
}

impl Default for Picture {
    fn default() -> Self {
        let mut course = whole_course();
        let tracts = course.tracts().to_vec();
        let moment = course.moment(21.0).clone();
        let view = View { skin: course.spec().skin, ..View::default() };
        Self { tissue: Tissue::new(2), moment, tracts, view }
    }
}

impl Picture {
    /// Makes the draw list; returns its number of strokes.
    pub fn run(&mut self) -> usize {
        self.tissue.draw(&self.moment, &self.tracts, &self.view).strokes.len()
    }
}

fn pattern(n: usize) -> Vec<f32> {
    (0..n as u32).map(|i| (i % 97) as f32 / 100.0).collect()
}
