//! The words: every sentence true of its numbers, every key used, every text honest about its sources.
// Property tests are native only.
#![cfg(not(target_arch = "wasm32"))]

use pinprick::content::evidence::source;
use pinprick::content::{HEALING, NOTES, Part, Prose, Span};
use pinprick::scene::caption::{Caption, Situation, caption};
use pinprick::scene::chart::{ChartKind, ChartSize, chart, description, playhead_x};
use pinprick::scene::number::{coordinate, fixed, percent};
use pinprick::scene::reading::reading_at;
use pinprick::scene::table::table;
use pinprick::scene::timeline::Timeline;
use pinprick::skin::course::{CourseSpec, Reading};
use pinprick::skin::grid::Grid;
use pinprick::skin::needle::{Device, Needle, Tract};
use pinprick::skin::scar::{Form, Skin};
use proptest::prelude::*;
use std::collections::HashSet;
use std::fs;
use std::path::Path;

const BANNED: [&str; 6] = ["suitable", "candidate", "cure", "guarantee", "miracle", "heals your"];
const SIZE: ChartSize = ChartSize { width_px: 380.0, height_px: 130.0 };

fn spec(skin: Skin, session_days: &[f64]) -> CourseSpec {
    let needle =
        Needle { device: Device::Stamp, length_mm: 1.5, diameter_mm: 0.15, density_per_cm2: 250.0, quality: 1.0 };
    CourseSpec { grid: Grid::STANDARD, skin, needle, session_days: session_days.to_vec(), seed: 1 }
}

/// A scar 0.4 mm deep at minute 0 that is now so deep.
fn scar_reading(time_d: f64, depth_mm: f32) -> Reading {
    Reading {
        time_d,
        collagen_1: 0.30,
        collagen_3: 0.10,
        height_mm: -0.9 * depth_mm,
        extreme_height_mm: -depth_mm,
        volume_recovered: 1.0 - depth_mm / 0.4,
        depth_recovered: 1.0 - depth_mm / 0.4,
        tgf_beta_ng_ml: 1.4,
        neutrophils_per_mm3: 35.2,
        macrophages_per_mm3: 189.6,
        fibroblasts_per_mm3: 3020.0,
        activation: 0.22,
    }
}

fn tracts(days: &[f64], reach_mm: f32) -> Vec<Tract> {
    let tract = |day: &f64, x_mm| Tract { day: *day, x_mm, reach_mm, width_mm: 0.15 };
    days.iter().flat_map(|day| [1.0, 2.4, 3.1, 5.0].map(|x_mm| tract(day, x_mm))).collect()
}

fn told(skin: Skin, days: &[f64], reach_mm: f32, time_d: f64) -> Caption {
    let (start, now) = (scar_reading(0.0, 0.4), scar_reading(time_d, 0.31));
    let tracts: Vec<Tract> = tracts(days, reach_mm);
    caption(&Situation { spec: &spec(skin, days), tracts: &tracts, start: &start, now: &now })
}

fn numbers(sentence: &str) -> Vec<String> {
    let is_part = |c: char| c.is_ascii_digit() || c == '.' || c == '\u{202f}';
    let words = sentence.split(|c| !is_part(c)).map(|word| word.trim_matches('.'));
    words.filter(|word| word.chars().any(|c| c.is_ascii_digit())).map(str::to_owned).collect()
}

#[test]
fn a_skin_that_nobody_touched_says_so() {
    let told = told(Skin::SHALLOW_BOXCAR, &[], 0.8, 0.0);
    assert_eq!(told.phase, None);
    assert_eq!(
        told.sentence,
        "Minute 0: nothing has been pressed in yet. The model's scar is 0.31 mm deep and holds 40% of the collagen of healthy \
         dermis."
    );
}

#[test]
fn a_roller_that_is_too_short_is_told_to_stay_in_the_epidermis() {
    for time_d in [0.0, 0.02, 0.5, 2.0, 12.0, 200.0] {
        let told = told(Skin::SHALLOW_BOXCAR, &[0.0], 0.09, time_d);
        assert!(told.sentence.contains("They stay in the epidermis and set off no repair"), "{}", told.sentence);
        assert_eq!(told.phrase, "needles stay in the epidermis");
    }
}

#[test]
fn a_scar_is_told_from_the_needles_that_met_its_floor() {
    let told = |in_scar: &[f32]| {
        let (start, now) = (scar_reading(0.0, 0.4), scar_reading(5.0, 0.4));
        let beside = Tract { day: 0.0, x_mm: 1.0, reach_mm: 0.9, width_mm: 0.15 };
        let mut tracts = vec![beside];
        tracts.extend(in_scar.iter().map(|reach_mm| Tract { x_mm: 3.1, reach_mm: *reach_mm, ..beside }));
        let spec = spec(Skin::SHALLOW_BOXCAR, &[0.0]);
        caption(&Situation { spec: &spec, tracts: &tracts, start: &start, now: &now }).sentence
    };
    assert!(told(&[]).contains("no needle has reached the floor of the scar"), "{}", told(&[]));
    assert!(told(&[0.05]).contains("stay in the epidermis"), "{}", told(&[0.05]));
    assert!(told(&[0.05, 0.12]).contains("hardly get past the epidermis"), "{}", told(&[0.12]));
    assert!(told(&[0.05, 0.5]).contains("fibroblasts lay down new collagen"), "{}", told(&[0.5]));
}

#[test]
fn each_phase_tells_its_own_numbers() {
    let at = |time_d| told(Skin::SHALLOW_BOXCAR, &[0.0], 0.84, time_d).sentence;
    assert!(at(0.0).contains("up to 0.84 mm deep in the model"), "{}", at(0.0));
    assert!(at(0.02).contains("published clock"), "{}", at(0.02));
    assert!(at(0.5).contains("35 for neutrophils and 190 for macrophages"), "{}", at(0.5));
    assert!(
        at(2.0).contains("Part of the early gain is swelling; without it the scar is 0.31 mm deep."),
        "{}",
        at(2.0)
    );
    assert!(at(12.0).contains("22% switched on and 25.0% of the collagen is type III"), "{}", at(12.0));
    assert!(at(60.0).contains("0.31 mm deep: 23% of its depth has been made good"), "{}", at(60.0));
    assert!(at(365.0).ends_with("A model, not a promise."), "{}", at(365.0));
}

#[test]
fn a_later_session_is_counted_and_dated() {
    let told = told(Skin::SHALLOW_BOXCAR, &[0.0, 28.0, 56.0], 0.84, 59.0);
    assert!(told.sentence.starts_with("Week 8, 3 days after session 3: fibroblasts"), "{}", told.sentence);
}

#[derive(Clone, Debug)]
struct Case {
    spec: CourseSpec,
    tracts: Vec<Tract>,
    start: Reading,
    now: Reading,
}

/// Any reading of a skin; `most_mm` is the size of its scar.
fn reading(form: Form, most_mm: f32) -> impl Strategy<Value = Reading> {
    let matrix = (0.0..2.2_f32, 0.0..0.8_f32, -0.2..0.2_f32, -0.1..1.3_f32, -1.5..1.1_f32);
    let cells = (0.0..6.0_f32, 0.0..9999.0_f32, 0.0..9999.0_f32, 0.0..15_000.0_f32, 0.0..1.0_f32);
    let sign = if form == Form::Raised { 1.0 } else { -1.0 };
    (matrix, cells).prop_map(move |(matrix, cells)| Reading {
        time_d: 0.0,
        collagen_1: matrix.0,
        collagen_3: matrix.1,
        height_mm: matrix.2,
        extreme_height_mm: sign * most_mm * matrix.3,
        volume_recovered: if form == Form::Level { 0.0 } else { matrix.4 },
        depth_recovered: if form == Form::Level { 0.0 } else { 1.0 - matrix.3 },
        tgf_beta_ng_ml: cells.0,
        neutrophils_per_mm3: cells.1,
        macrophages_per_mm3: cells.2,
        fibroblasts_per_mm3: cells.3,
        activation: cells.4,
    })
}

fn any_skin() -> impl Strategy<Value = Skin> {
    prop_oneof![
        Just(Skin::Healthy),
        Just(Skin::FlatMark),
        Just(Skin::Keloid),
        (0.2..1.1_f32, 0.3..2.0_f32).prop_map(|(depth_mm, width_mm)| Skin::Icepick { depth_mm, width_mm }),
        (0.1..0.8_f32, 1.5..4.0_f32).prop_map(|(depth_mm, width_mm)| Skin::Boxcar { depth_mm, width_mm }),
        (0.1..0.5_f32, 4.0..6.0_f32).prop_map(|(depth_mm, width_mm)| Skin::Rolling { depth_mm, width_mm }),
        (3.0..60.0_f32).prop_map(|age_months| Skin::Hypertrophic { age_months }),
    ]
}

fn case() -> impl Strategy<Value = Case> {
    let sessions = (0_usize..=8, 14.0..56.0_f64, prop::bool::ANY);
    let time = prop_oneof![Just(0.0), 0.0..0.05_f64, 0.0..1.0_f64, 0.0..30.0_f64, 0.0..700.0_f64];
    (any_skin(), 0.1..1.2_f32, sessions, time, 0.0..3.0_f32, prop::bool::ANY).prop_flat_map(
        |(skin, most_mm, (count, interval, late), time_d, reach_mm, computed)| {
            let first = if late { 3.5 } else { 0.0 };
            let days: Vec<f64> = (0..count).map(|i| first + interval * i as f64).collect();
            let form = skin.form();
            let first_mm = if form == Form::Raised { most_mm } else { -most_mm };
            (reading(form, most_mm), reading(form, most_mm)).prop_map(move |(start, now)| Case {
                spec: spec(skin, &days),
                tracts: if computed { tracts(&days, reach_mm) } else { Vec::new() },
                start: Reading { extreme_height_mm: first_mm, volume_recovered: 0.0, depth_recovered: 0.0, ..start },
                now: Reading { time_d, ..now },
            })
        },
    )
}

fn told_of(case: &Case) -> Caption {
    caption(&Situation { spec: &case.spec, tracts: &case.tracts, start: &case.start, now: &case.now })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_caption_is_short_whole_and_sober(case in case()) {
        let Caption { phrase, sentence, .. } = told_of(&case);
        prop_assert!(sentence.chars().count() <= 240, "{} characters: {}", sentence.chars().count(), sentence);
        prop_assert!(!phrase.is_empty() && sentence.ends_with('.') && !sentence.contains("  "), "{}", sentence);
        prop_assert!(!sentence.contains(['{', '}', '–']) && !sentence.contains("NaN") && !sentence.contains("inf "), "{}", sentence);
        for word in BANNED {
            prop_assert!(!sentence.to_lowercase().contains(word), "{}: {}", word, sentence);
        }
    }

    #[test]
    fn every_number_in_a_caption_is_a_reading_rounded_or_a_time(case in case()) {
        let Case { spec, tracts, start, now } = &case;
        let three = |reading: &Reading| reading.collagen_3 / (reading.collagen_1 + reading.collagen_3);
        let all = |reading: &Reading| reading.collagen_1 + reading.collagen_3;
        let lengths = [now.extreme_height_mm, start.extreme_height_mm, now.height_mm - start.height_mm]
            .into_iter()
            .chain(tracts.iter().map(|tract| tract.reach_mm))
            .map(|length_mm| fixed(f64::from(length_mm.abs()), 2));
        let shares = [three(now), 1.0 - three(now), three(start), all(now), all(now) / all(start), now.activation, now.depth_recovered.abs(), now.volume_recovered.abs()];
        let age = if let Skin::Hypertrophic { age_months } = spec.skin { vec![fixed(f64::from(age_months), 0)] } else { Vec::new() };
        let counts = [now.neutrophils_per_mm3, now.macrophages_per_mm3].map(|count| fixed(f64::from(count), 0));
        let known: Vec<String> = lengths
            .chain(shares.map(percent))
            .chain([three(now), three(start)].map(|share| fixed(f64::from(share) * 100.0, 1)))
            .chain(counts)
            .chain(age)
            .collect();
        let (_, body) = told_of(&case).sentence.split_once(": ").map(|(when, body)| (when.to_owned(), body.to_owned())).expect("a time stands first");
        for number in numbers(&body.replace("minute 0", "").replace("2 hours", "")) {
            prop_assert!(known.contains(&number), "{} in {:?}; {:?}", number, body, spec.skin);
        }
    }

    #[test]
    fn a_caption_never_contradicts_its_reading(case in case()) {
        let Case { spec, start, now, .. } = &case;
        let sentence = told_of(&case).sentence;
        if sentence.contains("nothing has been pressed in") {
            prop_assert!(spec.session_days.iter().all(|day| *day > now.time_d));
        }
        let form = spec.skin.form();
        if sentence.contains("made good") || (sentence.contains("scar is ") && sentence.contains("mm deep")) {
            prop_assert!(form == Form::Sunken || now.extreme_height_mm < 0.0, "{:?}: {}", form, sentence);
        }
        if sentence.contains("made good") {
            prop_assert!(form == Form::Sunken && -now.extreme_height_mm < -start.extreme_height_mm, "{}", sentence);
        }
        if sentence.contains("deeper than") {
            prop_assert!(form == Form::Sunken && -now.extreme_height_mm > -start.extreme_height_mm, "{}", sentence);
        }
        if sentence.contains("grown") {
            prop_assert!(form == Form::Raised && now.volume_recovered < 0.0, "{}", sentence);
        }
        if sentence.contains("shrunk") {
            prop_assert!(form == Form::Raised && now.volume_recovered > 0.0, "{}", sentence);
        }
        for word in ["floor", "gain"] {
            prop_assert!(form == Form::Sunken || !sentence.contains(word), "{}: {}", word, sentence);
        }
        if sentence.contains("higher than") {
            prop_assert!(now.height_mm > start.height_mm, "{}", sentence);
        }
        if sentence.contains("the scar") || sentence.contains("The scar") {
            prop_assert!(form != Form::Level, "{}", sentence);
        }
        if sentence.contains('%') || sentence.contains(" mm") {
            prop_assert!(sentence.contains("model") || sentence.contains("swelling"), "{}", sentence);
        }
    }

    #[test]
    fn charts_of_any_readings_are_whole(case in case(), width_px in 0.0..1200.0_f32, height_px in 0.0..400.0_f32) {
        let timeline = Timeline::new(365.0, &case.spec.session_days);
        let readings = [case.start, Reading { time_d: 100.0, ..case.now }];
        for kind in [ChartKind::Collagen, ChartKind::Surface] {
            let svg = chart("test", kind, &readings, &case.spec.skin, &timeline, ChartSize { width_px, height_px });
            prop_assert!(svg.starts_with("<svg") && svg.ends_with("</svg>") && !svg.contains("NaN"), "{}", svg);
        }
    }
}

/// Readings every 6 hours of a scar that fills.
fn readings(until_d: f64) -> Vec<Reading> {
    let steps = (until_d * 4.0) as usize;
    (0..=steps)
        .map(|i| {
            let time_d = i as f64 / 4.0;
            let share = (time_d / 365.0) as f32;
            Reading { collagen_1: 0.3 + 0.3 * share, ..scar_reading(time_d, 0.4 - 0.16 * share) }
        })
        .collect()
}

#[test]
fn a_chart_is_themed_by_classes_and_has_words_for_those_who_cannot_see_it() {
    let timeline = Timeline::new(365.0, &[0.0, 28.0]);
    let svg = chart("test", ChartKind::Collagen, &readings(365.0), &Skin::SHALLOW_BOXCAR, &timeline, SIZE);
    assert_eq!(svg, chart("test", ChartKind::Collagen, &readings(365.0), &Skin::SHALLOW_BOXCAR, &timeline, SIZE));
    for part in ["role=\"img\"", "<title id=", "<desc id=", "line-collagen-1", "line-collagen-3", "stroke-dasharray"] {
        assert!(svg.contains(part), "{part}");
    }
    assert_eq!(svg.matches("class=\"session\"").count(), 2);
    for colour in ["#", "rgb", "style=", "stroke=\"", "<script"] {
        assert!(!svg.contains(colour), "{colour} belongs in the style sheet");
    }
    assert!(svg.contains("From minute 0 to Month 12, collagen I goes from 30% to 60%"), "{svg}");
}

#[test]
fn a_line_has_few_points_and_ends_where_the_computing_ends() {
    let timeline = Timeline::new(365.0, &[0.0]);
    let points = |until_d| {
        let svg = chart("test", ChartKind::Surface, &readings(until_d), &Skin::SHALLOW_BOXCAR, &timeline, SIZE);
        let path =
            svg.split("class=\"line-height\"").nth(1).expect("the line is drawn").split('"').nth(3).map(str::to_owned);
        path.expect("a path has points").split(['M', 'L']).skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    assert!((100..=160).contains(&points(365.0).len()), "{}", points(365.0).len());
    let end: f32 = points(28.0).last().and_then(|point| point.split(' ').next()?.parse().ok()).expect("x y");
    assert!((end - playhead_x(&timeline, SIZE, 28.0)).abs() < 0.1, "the line ends under the playhead of day 28");
}

#[test]
fn an_empty_course_gives_an_empty_chart_and_table() {
    let timeline = Timeline::new(365.0, &[]);
    let svg = chart("test", ChartKind::Collagen, &[], &Skin::Healthy, &timeline, SIZE);
    assert!(svg.contains("Nothing is computed yet.") && !svg.contains("line-collagen"));
    assert!(table(&[], &Skin::Healthy, &timeline).rows.is_empty());
}

#[test]
fn the_table_has_a_row_for_each_stop_that_is_computed() {
    let timeline = Timeline::new(365.0, &[0.0]);
    let table = table(&readings(42.0), &Skin::SHALLOW_BOXCAR, &timeline);
    let times: Vec<&str> = table.rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(times.last(), Some(&"Week 6"));
    assert_eq!(times.len(), 13);
    assert!(table.rows.iter().all(|row| row.len() == table.headings.len()));
    assert_eq!(table.rows[0], ["Minute 0", "30", "10", "0.40", "1.40", "35", "190", "3020", "22"]);
    assert_eq!(table.headings[3], "Scar depth, mm");
}

#[test]
fn more_collagen_than_in_healthy_dermis_is_charted_with_healthy_dermis_marked() {
    let full = readings(365.0).into_iter().map(|reading| Reading { collagen_1: reading.collagen_1 + 0.7, ..reading });
    let draw = |readings: &[Reading]| {
        chart("test", ChartKind::Collagen, readings, &Skin::Keloid, &Timeline::new(365.0, &[0.0]), SIZE)
    };
    let svg = draw(&full.collect::<Vec<_>>());
    assert!(svg.contains(">140<") && svg.contains(">100<") && svg.contains(">0<"), "{svg}");
    assert!(!draw(&readings(365.0)).contains(">50<"), "a thin scar has no more marks than it needs");
}

#[test]
fn no_two_rows_of_a_table_go_by_the_same_time() {
    let sessions = [0.0, 28.0, 56.0, 84.0, 112.0, 140.0];
    let table = table(&readings(365.0), &Skin::Keloid, &Timeline::new(365.0, &sessions));
    let times: HashSet<&str> = table.rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(times.len(), table.rows.len(), "{times:?}");
    assert!(times.contains("Month 2") && times.contains("Month 2, day 84"), "{times:?}");
    assert_eq!(table.headings[3], "Mean height of the scar, mm");
}

#[test]
fn between_two_steps_a_reading_lies_on_the_straight_line() {
    let readings = readings(10.0);
    let between = reading_at(&readings, 0.125).expect("readings were given");
    assert!((between.collagen_1 - 0.5 * (readings[0].collagen_1 + readings[1].collagen_1)).abs() < 1e-6);
    assert_eq!(reading_at(&readings, 0.25), Some(readings[1]));
    assert_eq!(reading_at(&readings, 99.0), readings.last().copied());
    assert_eq!(reading_at(&[], 1.0), None);
}

#[test]
fn numbers_round_as_people_do() {
    let pairs =
        [(0.345, 2), (-0.004, 2), (-0.3412, 2), (12_345.6, 0), (1_234_567.0, 0), (9999.5, 0), (f64::NAN, 1), (0.05, 1)];
    let told = pairs.map(|(value, decimals)| fixed(value, decimals));
    assert_eq!(
        told,
        ["0.35", "0.00", "−0.34", "12\u{202f}346", "1\u{202f}234\u{202f}567", "10\u{202f}000", "–", "0.1"]
    );
    assert_eq!([0.0, -1.25, 12_345.0, f32::NAN].map(coordinate), ["0", "-1.3", "12345", "0"]);
    assert_eq!(description(ChartKind::Surface, &[], &Skin::Healthy), "Nothing is computed yet.");
}

fn words_of(prose: &Prose) -> String {
    let spans = prose.paragraphs.iter().flat_map(|paragraph| paragraph.iter());
    let words = spans.map(|span| match span {
        Span::Text(words) | Span::Moment { phrase: words, .. } | Span::Part { phrase: words, .. } => *words,
        Span::Source { .. } | Span::Model => " ",
    });
    words.collect()
}

#[test]
fn the_chapter_on_healing_is_short_and_leads_to_moments_and_sources() {
    let count = words_of(&HEALING).split_whitespace().count();
    assert!((80..=180).contains(&count), "{count} words");
    assert!((3..=5).contains(&HEALING.paragraphs.len()));
    let spans = || HEALING.paragraphs.iter().flat_map(|paragraph| paragraph.iter());
    let times: Vec<f64> =
        spans().filter_map(|span| if let Span::Moment { time_d, .. } = span { Some(*time_d) } else { None }).collect();
    assert!(times.len() >= 4 && times.iter().all(|time_d| (0.0..=365.0).contains(time_d)), "{times:?}");
    for wanted in Part::ALL {
        let named = spans().any(|span| matches!(span, Span::Part { part, .. } if *part == wanted));
        assert!(named, "{wanted:?} is named by no phrase");
    }
    let ids: HashSet<&str> =
        spans().filter_map(|span| if let Span::Source { id, .. } = span { Some(*id) } else { None }).collect();
    assert!(ids.len() >= 4, "{ids:?}");
    for id in ids {
        let source = source(id).expect("a mark names a source");
        let safe = source.links.iter().all(|(_, address)| address.starts_with("https://"));
        assert!(safe, "{id}: {:?}", source.links);
    }
}

#[test]
fn no_text_promises_a_result() {
    let strings =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("content/en/strings.toml")).expect("strings");
    for text in [words_of(&HEALING), words_of(&NOTES), strings] {
        for word in BANNED {
            assert!(!text.to_lowercase().contains(word), "{word}");
        }
    }
}

/// All Rust under a folder, as one text.
fn sources(folder: &Path) -> String {
    let mut all = String::new();
    for entry in fs::read_dir(folder).expect("src can be read") {
        let path = entry.expect("src can be listed").path();
        if path.is_dir() {
            all.push_str(&sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            all.push_str(&fs::read_to_string(&path).expect("Rust is UTF-8"));
        }
    }
    all
}

/// The variants of an enum that the build script wrote.
fn variants(generated: &'static str, name: &str) -> Vec<&'static str> {
    let (_, after) = generated.split_once(&format!("pub enum {name} {{")).expect("the build script writes the keys");
    let (inside, _) = after.split_once("\n}").expect("the enum ends");
    let lines = inside.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.trim_end_matches(',')).collect()
}

#[test]
fn every_key_is_used_somewhere() {
    let src = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    // The enums go by other names too (`use Key as Words`), so any path that ends in a variant counts.
    let ends =
        src.split("::").skip(1).map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or(""));
    let used: HashSet<&str> = ends.collect();
    for (path, name, generated) in [
        ("strings.toml", "Key", include_str!(concat!(env!("OUT_DIR"), "/words.rs"))),
        ("document.toml", "Word", include_str!(concat!(env!("OUT_DIR"), "/document.rs"))),
        ("quiz.toml, [interface]", "Say", include_str!(concat!(env!("OUT_DIR"), "/quiz_words.rs"))),
    ] {
        let idle: Vec<&str> = variants(generated, name).into_iter().filter(|key| !used.contains(key)).collect();
        assert!(idle.is_empty(), "in content/en/{path} but nowhere in src: {idle:?}");
    }
}
