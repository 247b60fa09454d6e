//! Agreement with the reference prototype on the default grid: its means, sixteen seeds a case, against ours.

use crate::courses::{CASES, MEASURES, Measure};

/// What the means may differ by beyond three combined standard errors.
///
/// A boxcar that fills wholly gains 0.18 of matrix and 0.17 mm of height: these get less room than the shares.
fn room(measure: Measure) -> f64 {
    match measure {
        Measure::Volume | Measure::Depth => 0.02,
        Measure::Matrix | Measure::Height => 0.005,
    }
}

#[test]
fn the_model_comes_to_what_the_reference_prototype_comes_to() {
    let mut disagreements = Vec::new();
    println!(
        "{:28} {:7} {:>8} {:>9} {:>10} {:>7} {:>6}",
        "case", "measure", "model", "reference", "difference", "limit", "sigma"
    );
    let compared = CASES.iter().filter_map(|case| Some((case, case.theirs?)));
    for (case, theirs) in compared.clone() {
        for (name, measure) in MEASURES {
            let (ours, theirs) = (case.ours[measure as usize], theirs[measure as usize]);
            let difference = ours.mean - theirs.mean;
            let error = ours.standard_error().hypot(theirs.standard_error());
            let limit = 3.0 * error + room(measure);
            let sigma = difference / error.max(1e-4);
            println!(
                "{:28} {name:7} {:8.4} {:9.4} {difference:+10.4} {limit:7.4} {sigma:+6.1}  sd {:.4} {:.4}",
                case.name, ours.mean, theirs.mean, ours.deviation, theirs.deviation
            );
            if difference.abs() > limit {
                disagreements.push(format!("{} {name}: {difference:+.4}, limit {limit:.4}", case.name));
            }
        }
    }
    assert_eq!(compared.count(), 42, "every case of the reference is compared");
    assert!(disagreements.is_empty(), "{}", disagreements.join("\n"));
}
