//! Ascending order for a few dozen values.

/// Sorts in place by insertion, equal keys in their old order. The library's sorts are faster beyond some hundred values,
/// which nothing here has, and would weigh 20 kB in the browser.
pub fn sort_by_key<T>(values: &mut [T], key: impl Fn(&T) -> f64) {
    for i in 1..values.len() {
        let mut place = i;
        while place > 0 && key(&values[place - 1]) > key(&values[place]) {
            values.swap(place - 1, place);
            place -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_the_librarys_stable_sort(mut pairs in proptest::collection::vec((-9_i32..9, any::<u8>()), 0..60)) {
            let mut expected = pairs.clone();
            expected.sort_by_key(|pair| pair.0);
            sort_by_key(&mut pairs, |pair| f64::from(pair.0));
            prop_assert_eq!(pairs, expected);
        }
    }
}
