//! Checks `content/skin.toml` and compiles it into the structs and constants of `skin::parameters`.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, process};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// From the skin's own folder, where its build script runs, to the project's.
const ROOT: &str = "../..";
const FILE: &str = "content/skin.toml";
const EVIDENCE: &str = "content/evidence/sources.toml";
const KEYS: [&str; 6] = ["symbol", "value", "unit", "range", "source", "meaning"];

/// One checked line of the file.
struct Parameter {
    name: String,
    symbol: String,
    doc: String,
    /// One value, or one for each phenotype.
    values: Vec<f64>,
    range: [f64; 2],
}

impl Parameter {
    fn values(&self) -> Vec<f64> {
        self.values.clone()
    }

    fn lowest(&self) -> Vec<f64> {
        vec![self.range[0]; self.values.len()]
    }

    fn highest(&self) -> Vec<f64> {
        vec![self.range[1]; self.values.len()]
    }
}

/// What is wrong, and at which byte of the file.
struct Fault {
    at: usize,
    what: String,
}

/// Writes `OUT_DIR/parameters.rs`; ends the build with file, line and reason when the content is at fault.
pub(crate) fn build() {
    let text = fs::read_to_string(Path::new(ROOT).join(FILE)).unwrap_or_else(|error| stop(&format!("{FILE}: {error}")));
    let code = compile(&text).unwrap_or_else(|fault| {
        let line = text[..fault.at.min(text.len())].matches('\n').count() + 1;
        stop(&format!("{FILE}:{line}: {}", fault.what))
    });
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR for build scripts");
    fs::write(Path::new(&out).join("parameters.rs"), code).unwrap_or_else(|error| stop(&format!("OUT_DIR: {error}")));
}

fn stop(message: &str) -> ! {
    eprintln!("{message}");
    process::exit(1)
}

fn compile(text: &str) -> Result<String, Fault> {
    let file = DeTable::parse(text)
        .map_err(|error| Fault { at: error.span().map_or(0, |span| span.start), what: error.message().to_owned() })?;
    let sources = known_sources(file.get_ref())?;
    let mut code = String::new();
    let mut groups = Vec::new();
    for (key, value) in file.get_ref() {
        let name = key.get_ref().as_ref();
        if name == "sources" {
            continue;
        }
        let DeValue::Table(group) = value.get_ref() else {
            return Err(fault(value, format!("`{name}` must be a table of parameters")));
        };
        let about = text_of(group, "about", value, name)?;
        let mut parameters = Vec::new();
        for (key, value) in group {
            if key.get_ref() != "about" {
                parameters.push(read_parameter(key.get_ref(), value, &sources)?);
            }
        }
        write_group(&mut code, name, about, &parameters);
        groups.push((name.to_owned(), about.to_owned(), parameters));
    }
    write_whole(&mut code, &groups);
    Ok(code)
}

/// Ids of the file's own sources and, once it exists, of the evidence.
fn known_sources(file: &DeTable<'_>) -> Result<BTreeSet<String>, Fault> {
    let missing = || Fault { at: 0, what: "the table `sources` is missing".to_owned() };
    let DeValue::Table(own) = file.get("sources").ok_or_else(missing)?.get_ref() else {
        return Err(missing());
    };
    let mut ids: BTreeSet<String> = own.keys().map(|key| key.get_ref().to_string()).collect();
    let evidence = fs::read_to_string(Path::new(ROOT).join(EVIDENCE)).unwrap_or_default();
    let table: toml::Table = toml::from_str(&evidence).unwrap_or_else(|error| stop(&format!("{EVIDENCE}: {error}")));
    let list = table.get("source").and_then(toml::Value::as_array);
    ids.extend(list.into_iter().flatten().filter_map(|source| source.get("id")?.as_str().map(str::to_owned)));
    Ok(ids)
}

fn read_parameter(name: &str, entry: &Spanned<DeValue<'_>>, sources: &BTreeSet<String>) -> Result<Parameter, Fault> {
    let DeValue::Table(fields) = entry.get_ref() else {
        return Err(fault(entry, format!("`{name}` must be a table with value, unit, range, source and meaning")));
    };
    if let Some(key) = fields.keys().find(|key| !KEYS.contains(&key.get_ref().as_ref())) {
        return Err(Fault { at: key.span().start, what: format!("`{name}` has an unknown key `{}`", key.get_ref()) });
    }
    let meaning = text_of(fields, "meaning", entry, name)?;
    let unit = text_of(fields, "unit", entry, name)?;
    let source = text_of(fields, "source", entry, name)?;
    if !sources.contains(source) {
        return Err(fault(entry, format!("`{name}` names the unknown source `{source}`")));
    }
    let values = numbers_of(fields, "value", entry, name)?;
    let range = numbers_of(fields, "range", entry, name)?;
    let range: [f64; 2] =
        range.try_into().map_err(|_| fault(entry, format!("`{name}`: range must be [lowest, highest]")))?;
    if let Some(value) = values.iter().find(|value| !(range[0]..=range[1]).contains(*value)) {
        return Err(fault(entry, format!("`{name}`: {value} is outside its range {} to {}", range[0], range[1])));
    }
    let symbol = match fields.get("symbol") {
        Some(_) => text_of(fields, "symbol", entry, name)?.to_owned(),
        None => String::new(),
    };
    let told = if symbol.is_empty() { String::new() } else { format!(" Symbol `{symbol}`;") };
    let [low, high] = range;
    let doc = format!("{meaning}{told} Unit {unit}, {low} to {high}. Source: {source}.");
    Ok(Parameter { name: name.to_owned(), symbol, doc, values, range })
}

fn text_of<'a>(table: &'a DeTable<'_>, key: &str, owner: &Spanned<DeValue<'_>>, name: &str) -> Result<&'a str, Fault> {
    let value = table.get(key).and_then(|value| value.get_ref().as_str()).filter(|text| !text.is_empty());
    value.ok_or_else(|| fault(owner, format!("`{name}` lacks its {key}")))
}

fn numbers_of(table: &DeTable<'_>, key: &str, owner: &Spanned<DeValue<'_>>, name: &str) -> Result<Vec<f64>, Fault> {
    let value = table.get(key).ok_or_else(|| fault(owner, format!("`{name}` lacks its {key}")))?;
    let numbers: Option<Vec<f64>> = match value.get_ref() {
        DeValue::Array(list) => list.iter().map(|item| number(item.get_ref())).collect(),
        single => number(single).map(|number| vec![number]),
    };
    numbers.ok_or_else(|| fault(value, format!("`{name}`: {key} must be a finite number or a list of them")))
}

fn number(value: &DeValue<'_>) -> Option<f64> {
    let digits = match value {
        DeValue::Integer(integer) => integer.as_str(),
        DeValue::Float(float) => float.as_str(),
        _ => return None,
    };
    digits.replace('_', "").parse().ok().filter(|number: &f64| number.is_finite())
}

fn fault(at: &Spanned<DeValue<'_>>, what: String) -> Fault {
    Fault { at: at.span().start, what }
}

fn write_group(code: &mut String, name: &str, about: &str, parameters: &[Parameter]) {
    let mut fields = String::new();
    for Parameter { name, doc, values, .. } in parameters {
        let kind = if values.len() == 1 { "f32".to_owned() } else { format!("[f32; {}]", values.len()) };
        write!(fields, "    /// {doc}\n    pub {name}: {kind},\n").expect("writing to a string cannot fail");
    }
    let name = type_name(name);
    write!(code, "/// {about}\n#[derive(Clone, Copy, Debug, PartialEq)]\npub struct {name} {{\n{fields}}}\n\n")
        .expect("writing to a string cannot fail");
}

fn write_whole(code: &mut String, groups: &[(String, String, Vec<Parameter>)]) {
    let mut fields = String::new();
    for (name, about, _) in groups {
        writeln!(fields, "    /// {about}\n    pub {name}: {},", type_name(name))
            .expect("writing to a string cannot fail");
    }
    let tables = [
        ("VALUES", "The values of `content/skin.toml`.", Parameter::values as fn(&Parameter) -> Vec<f64>),
        ("LOWEST", "The lower ends of the ranges.", Parameter::lowest),
        ("HIGHEST", "The upper ends of the ranges.", Parameter::highest),
    ];
    let mut constants = String::new();
    for (name, doc, pick) in tables {
        let groups: String = groups.iter().map(|(name, _, parameters)| group_literal(name, parameters, pick)).collect();
        writeln!(constants, "    /// {doc}\n    pub const {name}: Self = Self {{\n{groups}    }};")
            .expect("writing to a string cannot fail");
    }
    write!(
        code,
        "/// Every number of the model; made from `content/skin.toml`.\n#[derive(Clone, Copy, Debug, PartialEq)]\n\
         pub struct Parameters {{\n{fields}}}\n\nimpl Parameters {{\n{constants}}}\n"
    )
    .expect("writing to a string cannot fail");
    write_ranges(code, groups);
}

/// A table to change one number by its name; what is not used of it is not linked.
fn write_ranges(code: &mut String, groups: &[(String, String, Vec<Parameter>)]) {
    let mut rows = String::new();
    for (group, _, parameters) in groups {
        for Parameter { name, symbol, values, range: [low, high], .. } in parameters {
            for k in 0..values.len() {
                let place = if values.len() == 1 { String::new() } else { format!("[{k}]") };
                writeln!(
                    rows,
                    "    Range {{ name: \"{group}.{name}{place}\", symbol: {symbol:?}, lowest: {low:?}, highest: {high:?}, \
                     place: |parameters| &mut parameters.{group}.{name}{place} }},"
                )
                .expect("writing to a string cannot fail");
            }
        }
    }
    write!(
        code,
        "/// One number of the model, its range, and where it is kept.\n#[derive(Clone, Copy, Debug)]\npub struct Range {{\n\
         \x20   /// Group and name, and for a list the place in it.\n    pub name: &'static str,\n\
         \x20   /// The symbol of the specification; empty where it has none.\n    pub symbol: &'static str,\n\
         \x20   /// The lower end.\n    pub lowest: f32,\n    /// The upper end.\n    pub highest: f32,\n\
         \x20   /// Its place.\n    pub place: fn(&mut Parameters) -> &mut f32,\n}}\n\n\
         /// Every number of the model, in the order of `content/skin.toml`.\npub static RANGES: &[Range] = &[\n{rows}];\n"
    )
    .expect("writing to a string cannot fail");
}

fn group_literal(name: &str, parameters: &[Parameter], pick: fn(&Parameter) -> Vec<f64>) -> String {
    let fields: Vec<String> = parameters
        .iter()
        .map(|parameter| match pick(parameter).as_slice() {
            [single] => format!("{}: {single:?}", parameter.name),
            list => format!("{}: {list:?}", parameter.name),
        })
        .collect();
    format!("        {name}: {} {{ {} }},\n", type_name(name), fields.join(", "))
}

/// `fibre_bundles` to `FibreBundles`.
fn type_name(name: &str) -> String {
    let capitalise = |word: &str| word[..1].to_uppercase() + &word[1..];
    name.split('_').map(capitalise).collect()
}
