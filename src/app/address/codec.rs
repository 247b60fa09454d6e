//! From state to address and back.

use super::fields;
use super::pen::{Fault, Pen};
use super::state::Place;

/// Version of this way to write.
const VERSION: u32 = 1;
/// Longest address that is read whole, bytes; the longest that is written has about 700.
const LONGEST: usize = 2048;

/// The address of a place, without the `#`.
#[must_use]
pub fn encode(place: &Place) -> String {
    let mut pen = Pen::write(["v", &VERSION.to_string()].concat());
    fields::all(&mut place.clone(), &Place::default(), &mut pen);
    pen.written()
}

/// The place of an address, with or without the `#`, and what in it was not understood and is left as it is at first.
/// None where the address is none of ours: empty, an anchor, a link to a claim or a source.
#[must_use]
pub fn decode(address: &str) -> Option<(Place, Vec<Fault>)> {
    let address = address.strip_prefix('#').unwrap_or(address);
    let mut faults = Vec::new();
    let whole = address.get(..address.floor_char_boundary(LONGEST)).unwrap_or_default();
    let kept = if whole.len() < address.len() {
        faults.push(Fault::TooLong);
        // What stands last is cut through.
        whole.rsplit_once('&').map_or(whole, |(kept, _)| kept)
    } else {
        whole
    };
    let plain = without_percents(kept);
    let (version, fields) = plain.split_once('&').unwrap_or((&plain, ""));
    if version_of(version)? > VERSION {
        faults.push(Fault::Newer);
    }
    let mut pen = Pen::read(fields, faults);
    let mut place = Place::default();
    fields::all(&mut place, &Place::default(), &mut pen);
    Some((place, pen.faults()))
}

/// The number of `v1`; one of more digits than a number holds is newer than any.
fn version_of(words: &str) -> Option<u32> {
    let digits = words.strip_prefix('v')?;
    let all = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    all.then(|| digits.parse().unwrap_or(u32::MAX))
}

/// `%3D` and the like as what they stand for; what stands for nothing stays.
fn without_percents(words: &str) -> String {
    let mut bytes = Vec::with_capacity(words.len());
    let mut rest = words.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let escaped = match (first, after) {
            (b'%', &[high, low, ..]) => char::from(high).to_digit(16).zip(char::from(low).to_digit(16)),
            _ => None,
        };
        let (byte, length) = escaped.map_or((first, 1), |(high, low)| ((16 * high + low) as u8, 3));
        bytes.push(byte);
        rest = &rest[length..];
    }
    String::from_utf8(bytes).unwrap_or_else(|_| words.to_owned())
}
