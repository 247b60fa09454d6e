//! The stills: small, whole, and where the living picture will be.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a panic is how a test tells")]

use pinprick::paint::still::{AIR_MM, BELOW_MM, THEMED, UNITS_PER_MM, WIDTH_MM, list, of, symbol, symbols};
use pinprick::scene::draw_list::Rgba;
use pinprick::scene::specimen::Specimen;
use pinprick::scene::tissue::{Camera, Theme};
use std::collections::BTreeSet;

const SEED: u64 = 2;
/// The skins whose stills are in the page.
const SHOWN: [Specimen; 2] = [Specimen::ShallowBoxcar, Specimen::Keloid];
/// Sizes of a stage, CSS px: from a small phone to a large screen.
const STAGES: [[f32; 2]; 7] =
    [[837.0, 386.0], [1200.0, 460.0], [416.0, 320.0], [700.0, 260.0], [390.0, 211.0], [390.0, 177.0], [288.0, 230.0]];

/// The tags of a text, without their brackets.
fn tags(text: &str) -> impl Iterator<Item = &str> {
    text.split('<').skip(1).map(|part| part.split_once('>').unwrap().0)
}

/// The values of an attribute, in the order of the text.
fn values<'a>(text: &'a str, name: &str) -> Vec<&'a str> {
    text.split(&format!(" {name}=\"")).skip(1).map(|rest| rest.split_once('"').unwrap().0).collect()
}

/// The way of a path of one `M`, `l` and whole numbers.
fn way(path: &str) -> Vec<[f32; 2]> {
    let numbers: Vec<f32> = path
        .replace('-', " -")
        .split(|letter: char| letter == ' ' || letter.is_alphabetic())
        .filter_map(|word| word.parse().ok())
        .collect();
    let mut at = [0.0; 2];
    let step = |[x, y]: &[f32; 2]| {
        at = [at[0] + x, at[1] + y];
        at
    };
    numbers.as_chunks::<2>().0.iter().map(step).collect()
}

#[test]
fn a_still_has_some_hundred_fibres_and_few_bytes() {
    for specimen in SHOWN {
        let still = symbol(specimen, SEED);
        let fibres = still.matches('q').count();
        assert!((200..700).contains(&fibres), "{specimen:?}: {fibres} fibres");
        // Brotli makes a fifth of it.
        assert!(still.len() < 28_000, "{specimen:?}: {} bytes", still.len());
    }
    assert!(symbols(&SHOWN, SEED).len() < 54_000);
}

#[test]
fn the_same_seed_gives_the_same_still() {
    assert_eq!(symbols(&SHOWN, SEED), symbols(&SHOWN, SEED));
}

#[test]
fn every_still_is_whole_and_names_only_what_is_there() {
    let text = symbols(&Specimen::ALL, SEED) + &Specimen::ALL.map(of).concat();
    let mut open = Vec::new();
    for tag in tags(&text) {
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !tag.ends_with('/') {
            open.push(tag.split_whitespace().next().unwrap());
        }
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
    }
    assert!(open.is_empty());
    let ids = values(&text, "id");
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), known.len(), "every name is given once");
    let links = values(&text, "href").into_iter().map(|link| link.strip_prefix('#').unwrap());
    let fills = text.split("url(#").skip(1).map(|rest| rest.split_once(')').unwrap().0);
    for name in links.chain(fills) {
        assert!(known.contains(name), "{name} is named but not there");
    }
    assert!(!text.contains("NaN") && !text.contains("inf") && !text.contains("style="));
}

#[test]
fn the_surface_of_a_still_is_the_surface_of_the_living_picture() {
    for specimen in Specimen::ALL {
        let still = symbol(specimen, SEED);
        let ground = way(values(&still, "d")[0]);
        let surface = &ground[..ground.len() - 2];
        let list = list(specimen, SEED, Theme::Light, 1.0);
        // The air's lower side.
        let air = &list.bands[1];
        for pair in list.points[air.first as usize..].as_chunks::<2>().0.iter().take(air.pairs as usize) {
            let [x, y] = pair[1];
            let after = surface.partition_point(|place| place[0] < x).clamp(1, surface.len() - 1);
            let [from, to] = [surface[after - 1], surface[after]];
            let drawn = from[1] + (to[1] - from[1]) * ((x - from[0]) / (to[0] - from[0])).clamp(0.0, 1.0);
            // On a wall a step aside is a long way up.
            let slope = ((to[1] - from[1]) / (to[0] - from[0])).abs();
            assert!((drawn - y).abs() < 1.2 + 1.5 * slope, "{specimen:?}: {drawn} instead of {y} at {x}");
        }
    }
}

#[test]
fn what_the_themes_draw_differently_has_its_colours_in_the_style_sheets() {
    let sheet = |theme| match theme {
        Theme::Light => include_str!("../styles/tokens.css"),
        Theme::Dark => include_str!("../styles/dark.css"),
    };
    let hex = |[red, green, blue, _]: Rgba| format!("#{red:02x}{green:02x}{blue:02x}");
    for theme in [Theme::Light, Theme::Dark] {
        let [sky, haze] = {
            let fill = list(Specimen::Healthy, SEED, theme, 0.1).bands[1].fill;
            [fill.from_color, fill.to_color]
        };
        // The lines where the edge of the keloid once was are drawn last.
        let ink = list(Specimen::Keloid, SEED, theme, 0.1).bands.last().unwrap().fill.to_color;
        for (name, color) in [("air-1", sky), ("air-2", haze), (THEMED[0], ink)] {
            let told = format!("--{name}: {};", hex(color));
            assert!(sheet(theme).contains(&told), "{theme:?} needs {told}");
        }
    }
    let used: BTreeSet<String> = Specimen::ALL
        .iter()
        .flat_map(|specimen| {
            let still = symbol(*specimen, SEED);
            still.split("var(--").skip(1).map(|rest| rest.split_once(')').unwrap().0.to_owned()).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(used.iter().map(String::as_str).collect::<Vec<_>>(), THEMED);
}

#[test]
fn the_style_sheet_lays_a_still_where_the_camera_looks() {
    let sheet = include_str!("../styles/still.css");
    let whole = sheet.split_once("@supports").unwrap().1;
    let rule = |selector: &str| whole.split_once(&format!("\n    {selector} {{")).unwrap().1.split_once('}').unwrap().0;
    let told = |rule: &str, name: &str| {
        let value = rule.split_once(&format!("{name}:"))?.1.split_once(';')?.0;
        Some(value.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let laid = rule("svg.still");
    let pair = rule("[data-figure=\"twin\"] svg.still");
    for [width, height] in STAGES {
        for (own, specimens) in [(laid, &SHOWN[..1]), (pair, &SHOWN[..])] {
            let skins: Vec<_> = specimens.iter().map(|specimen| specimen.skin()).collect();
            let camera = Camera::frame(width, height, &skins);
            let mut sum = Sum { stage: [width, height], mm: 0.0, air: 0.0 };
            sum.mm = sum.of(&told(own, "--mm").unwrap());
            sum.air = sum.of(&told(own, "--air").unwrap());
            let at = |what: &str| format!("{what} of {specimens:?} on {width} x {height}");
            assert!((sum.mm - camera.px_per_mm).abs() < 0.1, "{}: {} px", at("a millimetre"), sum.mm);
            assert!((sum.air - camera.air_mm * camera.px_per_mm).abs() < 0.2, "{}: {} px", at("the air"), sum.air);
            let inset = told(laid, "inset").unwrap();
            let (top, left) = inset.split_once(" auto auto ").unwrap();
            let healthy_px = sum.of(top) + AIR_MM * sum.mm;
            assert!((healthy_px - camera.y_px(0.0)).abs() < 0.2, "{}: {healthy_px} px", at("the surface"));
            assert!((sum.of(left) - camera.x_px(0.0)).abs() < 0.2, "{}", at("the left edge"));
            assert!((sum.of(&told(laid, "width").unwrap()) - WIDTH_MM * sum.mm).abs() < 0.1);
            let tall = sum.of(&told(laid, "height").unwrap());
            assert!((tall - (AIR_MM + BELOW_MM) * sum.mm).abs() < 0.1);
            assert!(sum.of(top) <= 0.5 && sum.of(top) + tall >= height - 0.5, "{} fills the stage", at("the still"));
        }
    }
    assert!(of(SHOWN[0]).contains(&format!(
        "viewBox=\"0 0 {:.0} {:.0}\"",
        WIDTH_MM * UNITS_PER_MM,
        (AIR_MM + BELOW_MM) * UNITS_PER_MM
    )));
}

/// Does the sums of the style sheet on a stage of a size.
struct Sum {
    stage: [f32; 2],
    mm: f32,
    air: f32,
}

impl Sum {
    /// The value in px of a sum of products, of `calc()`, `min()`, `max()` and `clamp()`.
    fn of(&self, told: &str) -> f32 {
        let told = told.replace("var(--mm)", "MM").replace("var(--air)", "AIR").replace('(', " ( ").replace(')', " ) ");
        let told = told.replace(',', " , ");
        let mut words = told.split_whitespace().peekable();
        let value = self.sum(&mut words);
        assert_eq!(words.next(), None, "{told}");
        value
    }

    fn sum<'a>(&self, words: &mut std::iter::Peekable<impl Iterator<Item = &'a str>>) -> f32 {
        let mut value = self.product(words);
        while let Some(sign) = words.next_if(|word| ["+", "-"].contains(word)) {
            let next = self.product(words);
            value += if sign == "+" { next } else { -next };
        }
        value
    }

    fn product<'a>(&self, words: &mut std::iter::Peekable<impl Iterator<Item = &'a str>>) -> f32 {
        let mut value = self.atom(words);
        while let Some(sign) = words.next_if(|word| ["*", "/"].contains(word)) {
            let next = self.atom(words);
            value = if sign == "*" { value * next } else { value / next };
        }
        value
    }

    fn atom<'a>(&self, words: &mut std::iter::Peekable<impl Iterator<Item = &'a str>>) -> f32 {
        let word = words.next().unwrap();
        if !["calc", "min", "max", "clamp"].contains(&word) {
            let number = |unit: &str| word.strip_suffix(unit).and_then(|number| number.parse::<f32>().ok());
            return match word {
                "MM" => self.mm,
                "AIR" => self.air,
                _ => number("cqw")
                    .map(|share| share / 100.0 * self.stage[0])
                    .or_else(|| number("cqh").map(|share| share / 100.0 * self.stage[1]))
                    .or_else(|| number("px"))
                    .unwrap_or_else(|| word.parse().unwrap()),
            };
        }
        assert_eq!(words.next(), Some("("));
        let mut values = vec![self.sum(words)];
        while words.next_if_eq(&",").is_some() {
            values.push(self.sum(words));
        }
        assert_eq!(words.next(), Some(")"));
        match word {
            "clamp" => values[0].max(values[1].min(values[2])),
            "min" => values.into_iter().fold(f32::INFINITY, f32::min),
            _ => values.into_iter().fold(f32::NEG_INFINITY, f32::max),
        }
    }
}
