//! The rules of a fibroblast: switch on and off, crawl, divide, die, settle.

use super::cells::{Cell, Cells};
use super::moment::CellKind;
use super::parameters::Parameters;
use super::random::{Draws, Purpose, Random};
use super::sampling::Square;
use super::surroundings::{Crawl, Surroundings};
use crate::within::Within;

/// The rules for one length of step.
#[derive(Clone, Copy, Debug)]
pub struct FibroblastRules<'a> {
    parameters: &'a Parameters,
    dt_d: f32,
    step: u32,
    random: Random,
}

/// What a fibroblast feels round it: means over a square as large as a voxel of the default grid, on every grid. A finer one
/// would make it feel itself: its own share of the crowding grows as the square shrinks.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Place {
    /// Where it feels.
    square: Square,
    /// Collagen I and III.
    collagen: f32,
    /// Fibroblasts per mm3.
    crowding: f32,
}

impl<'a> FibroblastRules<'a> {
    /// For steps of `dt_d` days.
    #[must_use]
    pub fn new(parameters: &'a Parameters, dt_d: f32, step: u32, random: Random) -> Self {
        Self { parameters, dt_d, step, random }
    }

    /// Response to TGF-beta, 0 to 1: Hill law with exponent 2.
    #[must_use]
    pub fn hill(&self, tgf_beta_ng_ml: f32, phenotype: usize) -> f32 {
        let half =
            self.parameters.fibroblasts.half_tgf_beta_ng_ml * self.parameters.phenotypes.half_tgf_beta[phenotype];
        let ratio = tgf_beta_ng_ml / half;
        let square = ratio * ratio;
        square / (1.0 + square)
    }

    /// Activation after the step; `filling` is matrix over set point: under-filled tissue keeps cells switched on.
    #[must_use]
    pub fn activation(&self, activation: f32, hill: f32, filling: f32, phenotype: usize) -> f32 {
        let fibroblasts = &self.parameters.fibroblasts;
        let on = fibroblasts.switch_on_per_d * hill;
        let tension = filling.within(fibroblasts.tension_floor, 1.0);
        let off = fibroblasts.switch_off_per_d * self.parameters.phenotypes.switch_off[phenotype] * tension;
        let settled = on / (on + off);
        let after = settled + (activation - settled) * libm::expf(-(on + off) * self.dt_d);
        after.max(self.parameters.phenotypes.activation_floor[phenotype])
    }

    /// A settled cell that is hardly activated, and will hardly be: too little to build, crawl or divide.
    fn is_resting(&self, cells: &Cells, i: usize, tgf_beta_ng_ml: f32) -> bool {
        let fibroblasts = &self.parameters.fibroblasts;
        let floor = self.parameters.phenotypes.activation_floor[cells.phenotype[i] as usize];
        cells.activation[i] < fibroblasts.resting_activation
            && tgf_beta_ng_ml < fibroblasts.resting_tgf_beta_ng_ml
            && floor == 0.0
            && !cells.transient[i]
    }

    /// Does one step of cell `i`; false when it dies.
    pub fn step(&self, cells: &mut Cells, i: usize, around: &Surroundings<'_>) -> bool {
        let (x_mm, z_mm) = (cells.x_mm[i], cells.z_mm[i]);
        let phenotype = cells.phenotype[i] as usize;
        let tgf_beta = around.full().corners(x_mm, z_mm).read(around.tgf_beta);
        if self.is_resting(cells, i, tgf_beta) {
            (cells.activation[i], cells.hill[i]) = (0.0, 0.0);
            return true;
        }
        let square = around.square(x_mm, z_mm, self.parameters.fibroblasts.sense_mm);
        let place = Place {
            square,
            collagen: square.mean(around.collagen_1) + square.mean(around.collagen_3),
            crowding: square.mean(around.fibroblasts),
        };
        let hill = self.hill(tgf_beta, phenotype);
        let filling = place.collagen / square.mean(around.set_point);
        let activation = self.activation(cells.activation[i], hill, filling, phenotype);
        cells.hill[i] = hill;
        cells.activation[i] = activation;
        let mut draws = self.random.draws(Purpose::Cell, cells.id[i], self.step);
        if activation > self.parameters.fibroblasts.crawling_threshold {
            self.crawl(cells, i, around, &square, &mut draws);
        }
        if activation > self.parameters.fibroblasts.division_threshold {
            self.divide(cells, i, around, &place, &mut draws);
        }
        !cells.transient[i] || self.outlives(cells, i, &place, &mut draws)
    }

    /// A persistent random walk in its diffusive limit, drawn out along the fibres, with a drift up the alarm.
    fn crawl(&self, cells: &mut Cells, i: usize, around: &Surroundings<'_>, square: &Square, draws: &mut Draws) {
        let fibroblasts = &self.parameters.fibroblasts;
        let (x_mm, z_mm) = (cells.x_mm[i], cells.z_mm[i]);
        let alarm = around.full().corners(x_mm, z_mm).read(around.alarm);
        let difference = around.full().difference(around.alarm, x_mm, z_mm, fibroblasts.sense_mm);
        let crawl = Crawl {
            speed_mm_per_d: fibroblasts.speed_mm_per_d * cells.activation[i],
            persistence_d: fibroblasts.persistence_d,
            chemotaxis: fibroblasts.chemotaxis,
            half_difference: fibroblasts.gradient_by_alarm * alarm + fibroblasts.gradient_floor,
        };
        let (drift, noise) = crawl.displacement(difference, self.dt_d, draws);
        let noise = guide(noise, [square.mean(around.alignment_1), square.mean(around.alignment_2)]);
        let longest = fibroblasts.longest_step_mm;
        let [x, z] = [0, 1].map(|axis| (drift[axis] + noise[axis]).within(-longest, longest));
        let square = x * x + z * z;
        if square > 1e-10 {
            let length = square.sqrt();
            cells.heading[i] = [x / length, z / length];
        }
        [cells.x_mm[i], cells.z_mm[i]] = around.reflect(x_mm + x, z_mm + z);
    }

    /// The daughter is like its mother, but may die as long as it has not settled.
    fn divide(&self, cells: &mut Cells, i: usize, around: &Surroundings<'_>, place: &Place, draws: &mut Draws) {
        let fibroblasts = &self.parameters.fibroblasts;
        let activation = cells.activation[i];
        let residents = self.parameters.phenotypes.density[cells.phenotype[i] as usize];
        let tissue = (place.collagen + place.square.mean(around.provisional)).max(fibroblasts.capacity_floor);
        let capacity = fibroblasts.density_per_mm3 * (residents + fibroblasts.active_capacity * activation) * tissue;
        if place.crowding >= capacity || cells.is_full() {
            return;
        }
        let rate = fibroblasts.division_per_d * activation * (1.0 - place.crowding / capacity);
        if draws.uniform() >= 1.0 - libm::expf(-rate * self.dt_d) {
            return;
        }
        let heading = draws.direction();
        let distance = fibroblasts.birth_distance_mm;
        let (x_mm, z_mm) = (cells.x_mm[i], cells.z_mm[i]);
        let [x_mm, z_mm] = around.clamp(x_mm + distance * heading[0], z_mm + distance * heading[1]);
        cells.add(Cell {
            id: 0,
            kind: CellKind::Fibroblast,
            phenotype: cells.phenotype[i],
            x_mm,
            z_mm,
            activation,
            heading,
            hill: cells.hill[i],
            transient: true,
        });
    }

    /// Surplus cells born during repair die once TGF-beta fades; those that find room settle.
    fn outlives(&self, cells: &mut Cells, i: usize, place: &Place, draws: &mut Draws) -> bool {
        let fibroblasts = &self.parameters.fibroblasts;
        let rows = &self.parameters.phenotypes;
        let phenotype = cells.phenotype[i] as usize;
        let tissue = place.collagen.max(fibroblasts.capacity_floor);
        let residents = rows.density[phenotype] * fibroblasts.density_per_mm3 * tissue;
        let mut alive = true;
        if place.crowding > residents {
            let surplus = (place.crowding / residents - 1.0).min(fibroblasts.surplus_ceiling);
            let survival = 1.0 - cells.hill[i];
            let rate = fibroblasts.surplus_loss_per_d * rows.death[phenotype] * survival * surplus;
            alive = draws.uniform() >= 1.0 - libm::expf(-rate * self.dt_d);
        }
        let calm = cells.activation[i] < fibroblasts.crawling_threshold;
        if calm && place.crowding <= fibroblasts.settling_share * residents {
            cells.transient[i] = false;
        }
        alive
    }
}

/// Contact guidance: noise is stretched by `1 + q` along the fibres and by `1 - q/2` across them, q the strength of alignment.
fn guide(noise: [f32; 2], alignment: [f32; 2]) -> [f32; 2] {
    let [cosine, sine] = alignment;
    let strength = (cosine * cosine + sine * sine).sqrt();
    if strength <= 0.05 {
        return noise;
    }
    // Half the sum and half the difference of the two stretches; the tensor itself is strength times (cos 2a, sin 2a).
    let both = 1.0 + 0.25 * strength;
    [
        both * noise[0] + 0.75 * (cosine * noise[0] + sine * noise[1]),
        both * noise[1] + 0.75 * (sine * noise[0] - cosine * noise[1]),
    ]
}
