//! The bench's figures as a table that README can hold.

use std::collections::BTreeMap;
use std::fmt::Write;

/// Figures by name: nanoseconds a round (`native.…`, `wasm.…`, `stage.…`), milliseconds a frame (`frame.…`).
pub(crate) type Figures = BTreeMap<String, f64>;

/// Voxels of one field of the fine grid, on which the sweeps are timed.
const SWEPT_VOXELS: f64 = 256.0 * 128.0;

/// Voxels of the implicit step.
const IMPLICIT_VOXELS: f64 = 256.0 * 256.0;

/// Steps of the course that is timed: six sessions four weeks apart.
const STEPS: f64 = 1552.0;

/// A row that is timed on both sides: what it is, its name, nanoseconds in its unit, its unit.
const ROWS: [(&str, &str, f64, &str); 8] = [
    ("both sweeps, 256x128, eight rows side by side", "sweeps_packed", SWEPT_VOXELS, "ns/voxel"),
    ("both sweeps, 256x128, naive twin", "sweeps_naive", SWEPT_VOXELS, "ns/voxel"),
    ("implicit diffusion step (LOD), 256x256, f32", "implicit_f32", IMPLICIT_VOXELS, "ns/voxel"),
    ("implicit diffusion step (LOD), 256x256, f64", "implicit_f64", IMPLICIT_VOXELS, "ns/voxel"),
    ("one step of the model, 128x64, mean over a course", "course", STEPS * 1e3, "µs"),
    ("any moment of a course", "moment", 1e3, "µs"),
    ("draw list at full detail", "draw_list", 1e6, "ms"),
    ("whole course: 6 sessions, 12 months", "course", 1e6, "ms"),
];

/// The table of times.
pub(crate) fn speed(figures: &Figures) -> String {
    let get = |side: &str, name: &str| figures.get(&format!("{side}.{name}")).copied().unwrap_or(f64::NAN);
    let mut table = String::from("| | native | Chromium (wasm) | wasm / native |\n|---|--:|--:|--:|\n");
    for (what, name, divisor, unit) in ROWS {
        let (native, wasm) = (get("native", name), get("wasm", name));
        row(&mut table, what, &[value(native / divisor, unit), value(wasm / divisor, unit), value(wasm / native, "")]);
    }
    for (name, nanoseconds) in figures {
        if let Some(stage) = name.strip_prefix("stage.") {
            let what = format!("{stage}, five days after needles");
            row(&mut table, &what, &[value(nanoseconds / 1e3, "µs"), String::new(), String::new()]);
        }
    }
    let gain = |side| value(get(side, "sweeps_naive") / get(side, "sweeps_packed"), "x");
    row(&mut table, "sweeps: side by side against naive", &[gain("native"), gain("wasm"), String::new()]);
    let rate = |side| value(1e9 / get(side, "course"), "");
    row(&mut table, "courses per second", &[rate("native"), rate("wasm"), String::new()]);
    let frame = |painter: &str| value(get("frame", painter), "ms");
    row(
        &mut table,
        "our script a frame while playing, WebGL2, median",
        &[String::new(), frame("webgl2"), String::new()],
    );
    row(
        &mut table,
        "our script a frame while playing, Canvas2D, median",
        &[String::new(), frame("canvas2d"), String::new()],
    );
    table.push_str(
        "\nBioFVM 1.0.4, the field's reference solver: 29 to 79 ns per voxel for one implicit step, one thread.\n",
    );
    table
}

fn row(table: &mut String, name: &str, cells: &[String]) {
    let _ = writeln!(table, "| {name} | {} |", cells.join(" | "));
}

/// Three digits that count, with the unit.
fn value(number: f64, unit: &str) -> String {
    let digits = if number.is_nan() {
        "–".to_owned()
    } else if number >= 100.0 {
        format!("{number:.0}")
    } else if number >= 10.0 {
        format!("{number:.1}")
    } else {
        format!("{number:.2}")
    };
    match unit {
        "" => digits,
        "x" => format!("{digits}x"),
        _ => format!("{digits} {unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_and_rates_follow_from_the_times() {
        let figures = Figures::from([
            ("native.course".to_owned(), 4e8),
            ("wasm.course".to_owned(), 5e8),
            ("native.sweeps_packed".to_owned(), 32_768.0),
            ("native.sweeps_naive".to_owned(), 163_840.0),
        ]);
        let table = speed(&figures);
        assert!(table.contains("| whole course: 6 sessions, 12 months | 400 ms | 500 ms | 1.25 |"), "{table}");
        assert!(table.contains("| courses per second | 2.50 | 2.00 |  |"), "{table}");
        assert!(table.contains("| sweeps: side by side against naive | 5.00x | –x |  |"), "{table}");
        assert!(table.contains("| 1.00 ns/voxel | – ns/voxel | – |"), "{table}");
    }
}
