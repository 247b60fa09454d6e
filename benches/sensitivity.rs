//! Sensitivity: each number of the model at either end of its range, one at a time, and what the shallow boxcar and the
//! keloid come to after six sessions and twelve months. Prints the table of `docs/model.md`.

use pinprick::skin::course::{Course, CourseSpec};
use pinprick::skin::grid::Grid;
use pinprick::skin::needle::Needle;
use pinprick::skin::parameters::{Parameters, RANGES, Range};
use pinprick::skin::scar::Skin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

const SKINS: [Skin; 2] = [Skin::SHALLOW_BOXCAR, Skin::Keloid];
/// Seeds of a cell of the table; the published values are run with the same ones, so that what has no effect shows none.
const SEEDS: usize = 2;
/// A change of the recovered share by less than this is chance with so few seeds.
const CHANCE: f64 = 0.04;
/// Settings of the computation and shapes of other scars: nothing that acts on these two.
const LEFT_OUT: [&str; 2] = ["time.", "controls."];
/// What the reader sets acts through the needle, not through the model's numbers.
const NEEDLE: [&str; 2] = ["controls.needle_diameter_mm", "controls.needle_quality"];

/// Share of the scar's volume that is recovered at month 12; negative for growth.
fn recovered(skin: Skin, parameters: &Parameters, seed: usize) -> f64 {
    let controls = &parameters.controls;
    let needle =
        Needle { diameter_mm: controls.needle_diameter_mm, quality: controls.needle_quality, ..Needle::default() };
    let session_days = (0..6).map(|session| f64::from(session) * 28.0).collect();
    let spec = CourseSpec { grid: Grid::STANDARD, skin, needle, session_days, seed: 1 + seed as u64 };
    let mut course = Course::with_parameters(spec, parameters);
    course.advance(course.plan().step_at(365.0));
    course.readings().last().map_or(f64::NAN, |reading| f64::from(reading.volume_recovered))
}

/// The same for every job, on two threads, in order.
fn all(jobs: &[(Skin, Parameters, usize)]) -> Vec<f64> {
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut done = Vec::new();
        while let Some((index, (skin, parameters, seed))) = {
            let index = next.fetch_add(1, Ordering::Relaxed);
            jobs.get(index).map(|job| (index, job))
        } {
            done.push((index, recovered(*skin, parameters, *seed)));
        }
        done
    };
    let mut done = thread::scope(|scope| {
        let other = scope.spawn(worker);
        let mut done = worker();
        done.extend(other.join().expect("the other thread has not panicked"));
        done
    });
    done.sort_by_key(|&(index, _)| index);
    done.into_iter().map(|(_, recovered)| recovered).collect()
}

fn is_of_interest(range: &&Range) -> bool {
    NEEDLE.contains(&range.name) || !LEFT_OUT.iter().any(|group| range.name.starts_with(group))
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn main() {
    let base: Vec<f64> = SKINS
        .iter()
        .map(|skin| mean(&all(&(0..SEEDS).map(|seed| (*skin, Parameters::VALUES, seed)).collect::<Vec<_>>())))
        .collect();
    let ranges: Vec<&Range> = RANGES.iter().filter(is_of_interest).collect();
    let jobs: Vec<(Skin, Parameters, usize)> = ranges
        .iter()
        .flat_map(|range| [range.lowest, range.highest].map(|value| (range, value)))
        .flat_map(|(range, value)| {
            let mut parameters = Parameters::VALUES;
            *(range.place)(&mut parameters) = value;
            SKINS.into_iter().flat_map(move |skin| (0..SEEDS).map(move |seed| (skin, parameters, seed)))
        })
        .collect();
    let outcomes: Vec<f64> = all(&jobs).chunks_exact(SEEDS).map(mean).collect();
    println!(
        "Share of the volume recovered after six sessions, month 12 (negative: growth). As published: boxcar {:.2}, keloid {:.2}.",
        base[0], base[1]
    );
    println!(
        "\n| number | symbol | lowest | highest | boxcar at lowest | at highest | keloid at lowest | at highest |"
    );
    println!("|---|---|--:|--:|--:|--:|--:|--:|");
    let mut rows: Vec<(f64, String)> = Vec::new();
    let mut within_chance = Vec::new();
    for (range, cells) in ranges.iter().zip(outcomes.chunks_exact(4)) {
        // In the order of the jobs: end by end, skin by skin.
        let &[boxcar_low, keloid_low, boxcar_high, keloid_high] = cells else { continue };
        let change = [boxcar_low - base[0], boxcar_high - base[0], keloid_low - base[1], keloid_high - base[1]];
        let largest = change.iter().fold(0.0_f64, |most, change| most.max(change.abs()));
        if largest < CHANCE {
            within_chance.push(range.name);
            continue;
        }
        rows.push((
            largest,
            format!(
                "| {} | {} | {} | {} | {boxcar_low:.2} | {boxcar_high:.2} | {keloid_low:.2} | {keloid_high:.2} |",
                range.name, range.symbol, range.lowest, range.highest
            ),
        ));
    }
    rows.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    rows.iter().for_each(|(_, row)| println!("{row}"));
    println!("\nWithin chance ({CHANCE}) at both ends: {}.", within_chance.join(", "));
}
