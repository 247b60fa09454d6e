//! Fixed, well-spread places: progressive blue noise and per-place hashes.

/// A number in 0..1 that depends only on `seed`, `index` and `salt`.
#[must_use]
#[inline(never)]
pub(super) fn unit(seed: u64, index: u32, salt: u32) -> f32 {
    let mut h = seed ^ (u64::from(index) << 32 | u64::from(salt)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    h = (h ^ (h >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    h = (h ^ (h >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((h ^ (h >> 31)) >> 40) as f32 / (1u64 << 24) as f32
}

/// A number in -1..1.
#[must_use]
pub(super) fn signed(seed: u64, index: u32, salt: u32) -> f32 {
    2.0 * unit(seed, index, salt) - 1.0
}

/// Roughly normal, standard deviation about 1, never beyond 2.5.
#[must_use]
pub(super) fn bell(seed: u64, index: u32, salt: u32) -> f32 {
    let sum = unit(seed, index, salt) + unit(seed, index, salt ^ 0x51) + unit(seed, index, salt ^ 0xA3);
    (sum - 1.5) * 2.0
}

/// `count` places in a rectangle, each the farthest of a few tries from those before it (best candidate), so that every
/// prefix of the list is evenly spread: drawing the first half is drawing at half the detail.
#[must_use]
pub(super) fn blue_noise(seed: u64, count: usize, width: f32, height: f32) -> Vec<[f32; 2]> {
    const TRIES: u32 = 6;
    let cell = (width * height / count.max(1) as f32).sqrt().max(1e-6) * 2.0;
    let columns = (width / cell) as usize + 1;
    let rows = (height / cell) as usize + 1;
    let mut bins: Vec<Vec<u32>> = vec![Vec::new(); columns * rows];
    let mut places: Vec<[f32; 2]> = Vec::with_capacity(count);
    for index in 0..count as u32 {
        let mut best = ([0.0, 0.0], -1.0);
        for attempt in 0..TRIES {
            let place = [unit(seed, index, 2 * attempt) * width, unit(seed, index, 2 * attempt + 1) * height];
            let distance = nearest(&bins, &places, columns, rows, cell, place);
            if distance > best.1 {
                best = (place, distance);
            }
        }
        let [x, y] = best.0;
        bins[(y / cell) as usize * columns + (x / cell) as usize].push(index);
        places.push(best.0);
    }
    places
}

/// Squared distance to the nearest place in the neighbouring bins; a large number where they are empty.
fn nearest(bins: &[Vec<u32>], places: &[[f32; 2]], columns: usize, rows: usize, cell: f32, at: [f32; 2]) -> f32 {
    let column = (at[0] / cell) as usize;
    let row = (at[1] / cell) as usize;
    let mut best = 9.0 * cell * cell;
    for r in row.saturating_sub(1)..(row + 2).min(rows) {
        for c in column.saturating_sub(1)..(column + 2).min(columns) {
            for &other in &bins[r * columns + c] {
                let [x, y] = places[other as usize];
                best = best.min((x - at[0]) * (x - at[0]) + (y - at[1]) * (y - at[1]));
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_prefix_of_the_scatter_is_evenly_spread() {
        let places = blue_noise(7, 2000, 6.0, 1.2);
        for prefix in [200, 1000, 2000] {
            let expected = prefix as f32 / 12.0;
            for part in 0..12 {
                let inside = places[..prefix].iter().filter(|p| (p[0] * 2.0) as usize == part).count() as f32;
                assert!((inside - expected).abs() < 0.2 * expected + 3.0, "{inside} of {expected} in part {part}");
            }
        }
    }

    #[test]
    fn hashes_fill_the_unit_interval() {
        let mean = (0..4000).map(|i| unit(3, i, 1)).sum::<f32>() / 4000.0;
        assert!((mean - 0.5).abs() < 0.02);
        let spread = (0..4000).map(|i| bell(3, i, 9).powi(2)).sum::<f32>() / 4000.0;
        assert!((spread - 1.0).abs() < 0.1, "{spread}");
    }
}
