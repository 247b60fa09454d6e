//! V20, and what numbers of cells rest on: division, death and settling.

use crate::dermis::{Fields, GRID, cell};
use pinprick::skin::cells::{Cell, Cells, MOST_CELLS, Phenotype};
use pinprick::skin::fibroblast::FibroblastRules;
use pinprick::skin::healing::Healing;
use pinprick::skin::moment::CellKind;
use pinprick::skin::parameters::Parameters;
use pinprick::skin::random::Random;
use pinprick::skin::state::{State, Tissue};

/// Number of cells that a rule is tried on.
const TRIES: usize = 5000;
/// Length of a try, d.
const STEP_D: f32 = 0.5;

/// That as many of `TRIES` happened as a rate (1/d) over the step makes likely, within 4 standard deviations.
fn assert_rate(what: &str, happened: usize, rate: f64) {
    let chance = 1.0 - (-rate * f64::from(STEP_D)).exp();
    let (n, happened) = (TRIES as f64, happened as f64);
    let deviations = (happened - n * chance) / (n * chance * (1.0 - chance)).sqrt().max(0.1);
    println!("{what}: {happened} of {n}, expected {:.1}, {deviations:+.1} standard deviations off", n * chance);
    assert!(deviations.abs() < 4.0, "{what}: {happened} of {n}, expected {}", n * chance);
}

/// `TRIES` cells like `cell` after one step, and how many of them live.
fn step(cell: Cell, fields: &Fields) -> (Cells, usize) {
    let mut parameters = Parameters::VALUES;
    // No cell is switched off: activation is what the rate says.
    parameters.fibroblasts.switch_off_per_d = 0.0;
    let rules = FibroblastRules::new(&parameters, STEP_D, 0, Random { seed: 9 });
    let mut cells = Cells::with_capacity(MOST_CELLS);
    (0..TRIES).for_each(|_| cells.add(cell));
    let around = fields.around();
    let alive = (0..TRIES).filter(|&i| rules.step(&mut cells, i, &around)).count();
    (cells, alive)
}

#[test]
fn working_cells_divide_until_the_tissue_is_full() {
    let worker = cell(CellKind::Fibroblast, 1.0);
    // Healthy tissue holds five times the healthy density of working cells.
    for (crowding, share_left) in [(0.0, 1.0), (1.0, 0.8), (4.0, 0.2), (5.0, 0.0), (9.0, 0.0)] {
        let mut fields = Fields::healthy(4.0, 0.0);
        fields.fibroblasts.fill(3000.0 * crowding);
        let (cells, alive) = step(worker, &fields);
        assert_eq!(alive, TRIES, "residents do not die");
        assert_rate("divisions", cells.len() - TRIES, 0.924 * share_left);
        assert!(cells.transient[TRIES..].iter().all(|&transient| transient), "daughters are transient");
        assert!(!cells.transient[..TRIES].iter().any(|&transient| transient), "mothers are not");
    }
    let (cells, _) = step(cell(CellKind::Fibroblast, 0.0), &Fields::healthy(0.0, 0.0));
    assert_eq!(cells.len(), TRIES, "resting cells do not divide");
}

#[test]
fn surplus_cells_born_during_repair_die_once_tgf_beta_is_gone() {
    let daughter = Cell { transient: true, ..cell(CellKind::Fibroblast, 0.0) };
    for (crowding, tgf_beta, rate) in [(1.5, 0.0, 0.05), (2.0, 0.0, 0.10), (2.0, 4.0, 0.05), (1.0, 0.0, 0.0)] {
        let mut fields = Fields::healthy(tgf_beta, 0.0);
        fields.fibroblasts.fill(3000.0 * crowding);
        let (_, alive) = step(daughter, &fields);
        assert_rate("deaths", TRIES - alive, rate);
    }
}

#[test]
fn a_calm_daughter_settles_where_there_is_room() {
    let daughter = Cell { transient: true, ..cell(CellKind::Fibroblast, 0.0) };
    for (crowding, settles) in [(0.85, true), (0.95, false)] {
        let mut fields = Fields::healthy(0.0, 0.0);
        fields.fibroblasts.fill(3000.0 * crowding);
        let (cells, _) = step(daughter, &fields);
        assert!(cells.transient.iter().all(|&transient| transient != settles), "at {crowding} of healthy density");
    }
}

/// Mean activation on day 120 of uniform tissue whose fibroblasts start at 0.3.
fn activation_left(phenotype: Phenotype, collagen: f32, set_point: f32) -> f64 {
    let (parameters, random) = (Parameters::VALUES, Random { seed: 2 });
    let len = GRID.dermis_len();
    let tissue = Tissue {
        collagen: vec![collagen; len],
        phenotype: vec![phenotype; len],
        activation: vec![0.3; len],
        set_point: vec![set_point; len],
        ..Tissue::healthy(&GRID, &parameters)
    };
    let mut state = State::new(GRID, &tissue, &parameters, &random);
    assert!(state.cells.activation.iter().all(|&activation| activation == 0.3), "all are switched on");
    let mut healing = Healing::new(GRID, &parameters, random);
    (0..240).for_each(|_| healing.step(&mut state, 0.5, 2));
    assert!(state.cells.kind.iter().all(|&kind| kind == CellKind::Fibroblast), "no alarm, no leukocytes");
    let sum: f64 = state.cells.activation.iter().map(|&activation| f64::from(activation)).sum();
    sum / state.cells.len() as f64
}

#[test]
fn v20_switched_on_cells_do_not_keep_each_other_switched_on() {
    for (name, phenotype, collagen, set_point) in [
        ("normal", Phenotype::Normal, 1.0, 1.0),
        ("hypertrophic", Phenotype::Hypertrophic, 1.6, 1.6),
        ("keloid", Phenotype::Keloid, 2.0, 1.0),
        ("thin normal", Phenotype::Normal, 0.37, 1.0),
    ] {
        let left = activation_left(phenotype, collagen, set_point);
        println!("V20 {name}: {left:.4}");
        assert!(left < 0.02, "{name}: {left}");
    }
}
