//! The rules of neutrophils and macrophages: enter where there is alarm, crawl up its gradient, leave.

use super::cells::{Cell, Cells, Phenotype};
use super::moment::CellKind;
use super::parameters::Parameters;
use super::random::{Purpose, Random};
use super::surroundings::{Crawl, Surroundings};

/// The rules for one length of step.
#[derive(Clone, Copy, Debug)]
pub struct LeukocyteRules<'a> {
    parameters: &'a Parameters,
    dt_d: f32,
    step: u32,
    random: Random,
    /// Chances that a macrophage and a neutrophil leave in the step.
    exit: [f32; 2],
}

/// How a kind of leukocyte answers alarm.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Influx {
    kind: CellKind,
    purpose: Purpose,
    per_mm3_d: f32,
    half_alarm: f32,
    /// Hill exponent 2 rather than 1.
    squared: bool,
}

impl Influx {
    fn response(&self, alarm: f32) -> f32 {
        let (alarm, half) =
            if self.squared { (alarm * alarm, self.half_alarm * self.half_alarm) } else { (alarm, self.half_alarm) };
        alarm / (alarm + half)
    }
}

impl<'a> LeukocyteRules<'a> {
    /// For steps of `dt_d` days.
    #[must_use]
    pub fn new(parameters: &'a Parameters, dt_d: f32, step: u32, random: Random) -> Self {
        let leukocytes = &parameters.leukocytes;
        let exit = [leukocytes.macrophage_exit_per_d, leukocytes.neutrophil_exit_per_d]
            .map(|rate| 1.0 - libm::expf(-rate * dt_d));
        Self { parameters, dt_d, step, random, exit }
    }

    /// Does one step of cell `i`; false when it leaves.
    pub fn step(&self, cells: &mut Cells, i: usize, around: &Surroundings<'_>) -> bool {
        let mut draws = self.random.draws(Purpose::Cell, cells.id[i], self.step);
        let exit = if cells.kind[i] == CellKind::Macrophage { self.exit[0] } else { self.exit[1] };
        if draws.uniform() < exit {
            return false;
        }
        let leukocytes = &self.parameters.leukocytes;
        let (x_mm, z_mm) = (cells.x_mm[i], cells.z_mm[i]);
        let difference = around.full().difference(around.alarm, x_mm, z_mm, self.parameters.fibroblasts.sense_mm);
        let crawl = Crawl {
            speed_mm_per_d: leukocytes.speed_mm_per_d,
            persistence_d: leukocytes.persistence_d,
            chemotaxis: leukocytes.chemotaxis,
            half_difference: leukocytes.half_gradient,
        };
        let (drift, noise) = crawl.displacement(difference, self.dt_d, &mut draws);
        [cells.x_mm[i], cells.z_mm[i]] = around.reflect(x_mm + drift[0] + noise[0], z_mm + drift[1] + noise[1]);
        true
    }

    /// Lets new leukocytes into the dermis: a Poisson number at the rate of the highest alarm, of which each stays with the
    /// chance that the alarm at its place gives it.
    pub fn recruit(&self, cells: &mut Cells, around: &Surroundings<'_>) {
        let top = around.grid.epidermis_rows * around.grid.nx;
        let highest = around.alarm[top..top + around.grid.dermis_len()].iter().copied().fold(0.0, f32::max);
        if highest <= self.parameters.leukocytes.least_alarm {
            return;
        }
        let leukocytes = &self.parameters.leukocytes;
        let macrophages = Influx {
            kind: CellKind::Macrophage,
            purpose: Purpose::MacrophageInflux,
            per_mm3_d: leukocytes.macrophage_influx_per_mm3_d,
            half_alarm: leukocytes.macrophage_half_alarm,
            squared: false,
        };
        let neutrophils = Influx {
            kind: CellKind::Neutrophil,
            purpose: Purpose::NeutrophilInflux,
            per_mm3_d: leukocytes.neutrophil_influx_per_mm3_d,
            half_alarm: leukocytes.neutrophil_half_alarm,
            squared: true,
        };
        for influx in [macrophages, neutrophils] {
            self.recruit_kind(cells, around, &influx, highest);
        }
    }

    fn recruit_kind(&self, cells: &mut Cells, around: &Surroundings<'_>, influx: &Influx, highest: f32) {
        let grid = around.grid;
        let most = influx.response(highest);
        let volume_mm3 = grid.width_mm() * grid.dermis_rows as f32 * grid.dx_mm * self.parameters.section.slab_mm;
        let mean = influx.per_mm3_d * most * volume_mm3 * self.dt_d;
        let candidates = self.random.draws(influx.purpose, 0, self.step).poisson(f64::from(mean));
        for candidate in 1..=candidates {
            let mut draws = self.random.draws(influx.purpose, candidate, self.step);
            let x_mm = draws.uniform() * grid.width_mm();
            let z_mm = grid.dermis_top_mm() + draws.uniform() * (grid.dermis_floor_mm() - grid.dermis_top_mm());
            let response = influx.response(around.full().corners(x_mm, z_mm).read(around.alarm));
            if draws.uniform() * most < response {
                cells.add(Cell {
                    id: 0,
                    kind: influx.kind,
                    phenotype: Phenotype::default(),
                    x_mm,
                    z_mm,
                    activation: 0.0,
                    heading: [1.0, 0.0],
                    hill: 0.0,
                    transient: false,
                });
            }
        }
    }
}
