//! V19: what decides an outcome. One number is changed, and the scar turns out otherwise.

use crate::courses::spec;
use crate::seeds::on_two_threads;
use pinprick::skin::cells::Phenotype;
use pinprick::skin::course::{Course, CourseSpec};
use pinprick::skin::parameters::Parameters;

const SEEDS: usize = 4;

/// Mean share of the scar's volume that is recovered after a year, with other numbers in the model.
fn volume(case: &str, change: impl Fn(&mut Parameters)) -> f64 {
    let mut parameters = Parameters::VALUES;
    change(&mut parameters);
    let volumes = on_two_threads(0..SEEDS, |job| {
        let mut course = Course::with_parameters(CourseSpec { seed: 1 + job as u64, ..spec(case) }, &parameters);
        course.advance(course.plan().step_at(365.0));
        f64::from(course.readings().last().expect("a computed course has readings").volume_recovered)
    });
    volumes.iter().sum::<f64>() / SEEDS as f64
}

#[test]
fn v19_a_keloid_whose_cells_feel_the_tension_shrinks() {
    let change = |parameters: &mut Parameters| parameters.phenotypes.feedback_lost[Phenotype::Keloid as usize] = 0.0;
    let (as_it_is, ablated) = (volume("keloid", |_| {}), volume("keloid", change));
    println!("V19 keloid: recovered {as_it_is:+.3}, with the feedback restored {ablated:+.3} (prototype +0.91)");
    assert!(as_it_is < -0.1, "a keloid grows: {as_it_is}");
    assert!(ablated > 0.5, "it shrinks once its cells feel the tension: {ablated}");
}

#[test]
fn v19_without_rest_an_untreated_scar_fills_by_itself() {
    let change = |parameters: &mut Parameters| {
        parameters.phenotypes.activation_floor[Phenotype::Normal as usize] = 0.03;
    };
    let (as_it_is, ablated) = (volume("boxcar untreated", |_| {}), volume("boxcar untreated", change));
    println!("V19 untreated boxcar: {as_it_is:+.3} a year, with cells that never rest {ablated:+.3} (prototype +0.18)");
    assert!(as_it_is < 0.06, "a scar is frozen: {as_it_is}");
    assert!(ablated > 0.15, "it fills where cells never rest: {ablated}");
}

#[test]
fn healthy_skin_thickens_when_its_cells_lose_the_feedback_and_only_when_needled() {
    let change = |parameters: &mut Parameters| parameters.phenotypes.feedback_lost = [0.75; 3];
    let matrix = |case: &str| {
        let mut parameters = Parameters::VALUES;
        change(&mut parameters);
        let mut course = Course::with_parameters(CourseSpec { seed: 1, ..spec(case) }, &parameters);
        let start = course.readings()[0];
        course.advance(course.plan().step_at(365.0));
        let end = course.readings().last().copied().expect("a computed course has readings");
        (end.collagen_1 + end.collagen_3) / (start.collagen_1 + start.collagen_3) - 1.0
    };
    let (needled, left) = (matrix("healthy"), matrix("healthy untreated"));
    println!("healthy skin without feedback: needled {needled:+.3} (prototype +0.14), left alone {left:+.3} (0)");
    assert!(needled > 0.07 && left.abs() < 1e-6, "{needled}, {left}");
}
