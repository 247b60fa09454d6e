//! V11 to V13: switching on and off, crawling, entering.

use crate::dermis::{Fields, GRID, cell, middle_mm};
use crate::seeds::Spread;
use pinprick::skin::cells::{Cells, MOST_CELLS};
use pinprick::skin::fibroblast::FibroblastRules;
use pinprick::skin::leukocyte::LeukocyteRules;
use pinprick::skin::moment::CellKind;
use pinprick::skin::parameters::Parameters;
use pinprick::skin::plan::Plan;
use pinprick::skin::random::{Purpose, Random};

#[test]
fn v11_activation_under_constant_tgf_beta_approaches_its_rest_exponentially() {
    let parameters = Parameters::VALUES;
    let (mut worst_of_one, mut worst_of_course) = (0.0_f64, 0.0_f64);
    // Normal fibroblasts, then hypertrophic; matrix over set point from nearly empty to over-full.
    for (phenotype, half_ng_ml, switch_off) in [(0, 4.0, 0.10), (1, 2.8, 0.06)] {
        for tgf_beta in [0.5, 2.0, 4.0, 20.0] {
            for (filling, tension) in [(0.02, 0.2), (0.37, 0.37), (1.0, 1.0), (1.6, 1.0)] {
                let ratio = f64::from(tgf_beta) / half_ng_ml;
                let on = 0.6 * ratio * ratio / (1.0 + ratio * ratio);
                let rate = on + switch_off * tension;
                let exact = |time_d: f64| on / rate * (1.0 - (-rate * time_d).exp());
                let after = |activation: f32, dt_d: f64| {
                    let rules = FibroblastRules::new(&parameters, dt_d as f32, 0, Random { seed: 1 });
                    rules.activation(activation, rules.hill(tgf_beta, phenotype), filling, phenotype)
                };
                for dt_d in [1.0 / 12.0, 0.25, 0.5, 4.0, 60.0] {
                    worst_of_one = worst_of_one.max((f64::from(after(0.0, dt_d)) - exact(dt_d)).abs());
                }
                let (mut activation, mut time_d) = (0.0, 0.0);
                for step in &Plan::new(&[0.0], false, &parameters.time).steps {
                    activation = after(activation, step.length_d);
                    time_d += step.length_d;
                    worst_of_course = worst_of_course.max((f64::from(activation) - exact(time_d)).abs());
                }
            }
        }
    }
    println!("V11 worst error of one step of any length {worst_of_one:.1e}, over a course {worst_of_course:.1e}");
    assert!(worst_of_one < 1e-6, "{worst_of_one}");
    // Single precision rounds once a step, and near rest a cell forgets slowly.
    assert!(worst_of_course < 2e-6, "{worst_of_course}");
}

/// Displacement of 1e5 cells over one day, each axis on its own, mm: mean and variance.
fn walk(kind: CellKind, alignment: f32) -> [[f64; 2]; 2] {
    let mut parameters = Parameters::VALUES;
    // Cells that stay switched on, and stay in number.
    parameters.fibroblasts.switch_off_per_d = 0.0;
    parameters.fibroblasts.division_per_d = 0.0;
    parameters.leukocytes.neutrophil_exit_per_d = 0.0;
    let fields = Fields::healthy(4.0, alignment);
    let around = fields.around();
    let mut places = [Vec::new(), Vec::new()];
    for seed in 1..=10 {
        let mut cells = Cells::with_capacity(MOST_CELLS);
        (0..10_000).for_each(|_| cells.add(cell(kind, 1.0)));
        for step in 0..12 {
            let (dt_d, random) = (1.0 / 12.0, Random { seed });
            let fibroblast = FibroblastRules::new(&parameters, dt_d, step, random);
            let leukocyte = LeukocyteRules::new(&parameters, dt_d, step, random);
            for i in 0..cells.len() {
                let alive = match kind {
                    CellKind::Fibroblast => fibroblast.step(&mut cells, i, &around),
                    CellKind::Macrophage | CellKind::Neutrophil => leukocyte.step(&mut cells, i, &around),
                };
                assert!(alive, "nothing makes a cell go");
            }
        }
        assert_eq!(cells.len(), 10_000, "nothing makes a cell divide");
        let start = middle_mm();
        places[0].extend(cells.x_mm.iter().map(|x| f64::from(x - start[0])));
        places[1].extend(cells.z_mm.iter().map(|z| f64::from(z - start[1])));
    }
    places.map(|places| {
        let Spread { mean, deviation, .. } = Spread::of(&places);
        [mean, deviation * deviation]
    })
}

#[test]
fn v12_without_a_gradient_cells_wander_without_bias() {
    let variance = |speed: f64, persistence: f64| 2.0 * (speed * speed * persistence / 2.0);
    let (fibroblast, leukocyte) = (variance(0.29, 0.125), variance(0.24, 0.05));
    // Fibres draw the walk of a fibroblast out: 1 + q along them and 1 - q/2 across.
    for (name, kind, alignment, expected) in [
        ("fibroblasts", CellKind::Fibroblast, 0.0, [fibroblast; 2]),
        ("along fibres", CellKind::Fibroblast, 0.6, [fibroblast * 1.6 * 1.6, fibroblast * 0.7 * 0.7]),
        ("neutrophils", CellKind::Neutrophil, 0.0, [leukocyte; 2]),
    ] {
        for ([mean, variance], expected) in walk(kind, alignment).into_iter().zip(expected) {
            let (bias, error) = (mean / (expected / 1e5).sqrt(), variance / expected - 1.0);
            println!("V12 {name}: variance off by {:.2} %, bias {bias:.1} standard errors", error * 100.0);
            assert!(error.abs() < 0.02, "{name}: variance {variance}, expected {expected}");
            assert!(bias.abs() < 4.0, "{name}: bias of {bias} standard errors");
        }
    }
}

/// That counts have the mean and the variance of a Poisson number, within 4 standard errors.
fn assert_poisson(name: &str, counts: &[f64], expected: f64) {
    let Spread { mean, deviation, seeds } = Spread::of(counts);
    let n = seeds as f64;
    let of_mean = (mean - expected) / (expected / n).sqrt();
    // The fourth central moment of a Poisson number is m + 3 m^2.
    let of_variance = (deviation * deviation - expected) / ((expected + 2.0 * expected * expected) / n).sqrt();
    println!(
        "V13 {name}: expected {expected:.3}, mean {of_mean:+.1} and variance {of_variance:+.1} standard errors off"
    );
    assert!(of_mean.abs() < 4.0, "{name}: mean {mean}, expected {expected}");
    assert!(of_variance.abs() < 4.0, "{name}: variance {}, expected {expected}", deviation * deviation);
}

#[test]
fn v13_poisson_numbers_have_their_mean_and_variance() {
    for mean in [0.02, 0.3, 3.0, 40.0, 700.0, 1200.0] {
        let draw = |step| Random { seed: 7 }.draws(Purpose::MacrophageInflux, 0, step).poisson(mean);
        let counts: Vec<f64> = (0..20_000).map(|step| f64::from(draw(step))).collect();
        assert_poisson("drawn", &counts, mean);
    }
}

#[test]
fn v13_leukocytes_enter_at_the_rate_that_the_alarm_at_their_place_gives() {
    let parameters = Parameters::VALUES;
    let dt_d = 1.0 / 12.0;
    let volume_mm3 = f64::from(GRID.width_mm() * (GRID.dermis_floor_mm() - GRID.dermis_top_mm())) * 0.05;
    let even = |_: f32| 0.2;
    let rising = |x: f32| 0.6 * x;
    let alarms: [(&str, &dyn Fn(f32) -> f32); 2] = [("even alarm", &even), ("rising alarm", &rising)];
    for (name, alarm) in alarms {
        let mut fields = Fields::healthy(0.0, 0.0);
        for (i, value) in fields.alarm.iter_mut().enumerate() {
            *value = alarm(((i % GRID.nx) as f32 + 0.5) / GRID.nx as f32);
        }
        // Means over the columns: the alarm between them is linear, so fine steps make the integral.
        let mean = |influx: &dyn Fn(f64) -> f64| -> f64 {
            (0..10_000).map(|i| influx(f64::from(alarm((i as f32 + 0.5) / 10_000.0)))).sum::<f64>() / 10_000.0
        };
        let macrophages = 1600.0 * volume_mm3 * f64::from(dt_d) * mean(&|a| a / (a + 0.2));
        let neutrophils = 6000.0 * volume_mm3 * f64::from(dt_d) * mean(&|a| a * a / (a * a + 0.09));
        let mut counts = [Vec::new(), Vec::new()];
        for step in 0..4000 {
            let mut cells = Cells::with_capacity(MOST_CELLS);
            LeukocyteRules::new(&parameters, dt_d, step, Random { seed: 3 }).recruit(&mut cells, &fields.around());
            for (counts, kind) in counts.iter_mut().zip([CellKind::Macrophage, CellKind::Neutrophil]) {
                counts.push(cells.kind.iter().filter(|&&entered| entered == kind).count() as f64);
            }
            let dermis = GRID.dermis_top_mm()..=GRID.dermis_floor_mm();
            assert!(cells.z_mm.iter().all(|z| dermis.contains(z)), "they enter the dermis");
        }
        assert_poisson(&format!("macrophages, {name}"), &counts[0], macrophages);
        assert_poisson(&format!("neutrophils, {name}"), &counts[1], neutrophils);
    }
}
