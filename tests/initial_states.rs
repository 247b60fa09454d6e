//! The scars at minute 0 are those of `model.md` section 2.10: held against the reference prototype, voxel by voxel.
#![cfg(not(target_arch = "wasm32"))]

use pinprick::skin::grid::Grid;
use pinprick::skin::parameters::Parameters;
use pinprick::skin::random::Random;
use pinprick::skin::scar::{Form, Skin};
use pinprick::skin::state::{State, Tissue};
use pinprick::skin::surface::Surface;
use serde_json::Value;

/// Written by the prototype's own `Sim`, seed 1.
const REFERENCE: &str = include_str!("data/initial_states.json");
const GRID: Grid = Grid::STANDARD;
/// The prototype keeps fields as f32 and the file six digits.
const TOLERANCE: f64 = 1e-5;

/// The skins by their names in the file.
const SKINS: [(&str, Skin); 9] = [
    ("healthy", Skin::Healthy),
    ("boxcar", Skin::SHALLOW_BOXCAR),
    ("boxcar deep", Skin::DEEP_BOXCAR),
    ("rolling", Skin::ROLLING),
    ("icepick", Skin::ICEPICK),
    ("icepick measured", Skin::MEASURED_ICEPICK),
    ("hypertrophic", Skin::HYPERTROPHIC),
    ("hypertrophic old", Skin::Hypertrophic { age_months: 24.0 }),
    ("keloid", Skin::Keloid),
];

fn number(value: &Value, column: usize) -> f64 {
    let value = value.as_array().map_or(value, |row| &row[column]);
    value.as_f64().expect("the file holds numbers")
}

/// Largest difference of a dermis field in the rows that the file has.
fn field_error(case: &Value, name: &str, field: &dyn Fn(usize) -> f64) -> f64 {
    let rows = case["rows"].as_array().expect("a case has rows");
    let error = |(k, row): (usize, &Value)| {
        let row = row.as_u64().expect("a row is a number") as usize;
        let expected = case[name].as_array().map_or(&case[name], |rows| &rows[k]);
        (0..GRID.nx / 2).map(|j| (field(row * GRID.nx + j) - number(expected, j)).abs()).fold(0.0, f64::max)
    };
    rows.iter().enumerate().map(error).fold(0.0, f64::max)
}

fn column_error(case: &Value, name: &str, column: &dyn Fn(usize) -> f64) -> f64 {
    (0..GRID.nx / 2).map(|j| (column(j) - number(&case[name], j)).abs()).fold(0.0, f64::max)
}

fn height_mm(tissue: &Tissue) -> Vec<f32> {
    let state = State::new(GRID, tissue, &Parameters::VALUES, &Random { seed: 1 });
    let mut height_mm = vec![0.0; GRID.nx];
    Surface::new(&GRID, &Parameters::VALUES).height(&state.below(), &mut height_mm);
    height_mm
}

#[test]
fn every_scar_starts_as_the_specification_says() {
    let reference: Value = serde_json::from_str(REFERENCE).expect("the file is valid");
    for (name, skin) in SKINS {
        let case = &reference["cases"][name];
        let tissue = skin.tissue(&GRID, &Parameters::VALUES);
        let height_mm = height_mm(&tissue);
        let errors = [
            ("collagen", field_error(case, "collagen", &|i| f64::from(tissue.collagen[i]))),
            (
                "collagen_3",
                field_error(case, "collagen_3", &|i| f64::from(tissue.collagen[i] * tissue.type_3_share[i])),
            ),
            ("alignment", field_error(case, "alignment", &|i| f64::from(tissue.alignment[i]))),
            ("set_point", field_error(case, "set_point", &|i| f64::from(tissue.set_point[i]))),
            ("phenotype", field_error(case, "phenotype", &|i| f64::from(tissue.phenotype[i] as u8))),
            ("activation", field_error(case, "activation", &|i| f64::from(tissue.activation[i]))),
            ("tether", column_error(case, "tether", &|j| f64::from(tissue.tether_mm[j]))),
            ("in_scar", column_error(case, "in_scar", &|j| f64::from(u8::from(tissue.in_scar[j])))),
            ("height", column_error(case, "height", &|j| f64::from(height_mm[j]))),
        ];
        for (what, error) in errors {
            println!("{name:18} {what:10} off by {error:.1e}");
            assert!(error < TOLERANCE, "{name}: {what} is off by {error}");
        }
        let cells = State::new(GRID, &tissue, &Parameters::VALUES, &Random { seed: 1 }).cells.len();
        assert_eq!(cells as u64, case["cells"].as_u64().expect("a number of cells"), "{name}: cells");
    }
}

#[test]
fn the_shapes_are_those_that_were_measured() {
    let deepest = |skin: Skin| height_mm(&skin.tissue(&GRID, &Parameters::VALUES)).into_iter().fold(0.0, f32::min);
    let highest = |skin: Skin| height_mm(&skin.tissue(&GRID, &Parameters::VALUES)).into_iter().fold(0.0, f32::max);
    for (skin, range_mm) in [
        // Ultrasound: 95.8 % of icepick and boxcar scars lie between 0.2 and 0.5 mm [lacarrubba-2013].
        (Skin::MEASURED_ICEPICK, 0.2..0.5),
        (Skin::SHALLOW_BOXCAR, 0.1..0.5),
        (Skin::DEEP_BOXCAR, 0.5..0.8),
        (Skin::ROLLING, 0.1..0.5),
        // To the deep dermis, as the textbooks draw it [fabbrocini-2010-review].
        (Skin::ICEPICK, 0.75..1.2),
    ] {
        assert_eq!(skin.form(), Form::Sunken);
        assert!(range_mm.contains(&-deepest(skin)), "{skin:?}: {}", deepest(skin));
        assert!(highest(skin) < 0.01, "{skin:?}: {}", highest(skin));
    }
    for skin in [Skin::HYPERTROPHIC, Skin::Keloid] {
        assert_eq!(skin.form(), Form::Raised);
        assert!(highest(skin) > 0.5, "{skin:?}: {}", highest(skin));
        assert!(deepest(skin) > -0.01, "{skin:?}: {}", deepest(skin));
    }
}

#[test]
fn a_scar_is_the_same_from_left_and_right() {
    for (name, skin) in SKINS {
        let tissue = skin.tissue(&GRID, &Parameters::VALUES);
        let mirrored = tissue
            .collagen
            .chunks_exact(GRID.nx)
            .all(|row| row.iter().zip(row.iter().rev()).all(|(left, right)| (left - right).abs() < 1e-6));
        assert!(mirrored, "{name}");
    }
}
