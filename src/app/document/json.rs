//! JSON as it is written into pages: enough for facts, words and the manifest.

/// A value in JSON.
pub(super) enum Json {
    True,
    Text(String),
    List(Vec<Json>),
    Object(Vec<(&'static str, Json)>),
}

impl Json {
    /// A thing of a kind.
    pub(super) fn object(kind: &'static str, mut members: Vec<(&'static str, Json)>) -> Self {
        members.insert(0, ("@type", Self::Text(kind.to_owned())));
        Self::Object(members)
    }

    pub(super) fn push(&self, out: &mut String) {
        match self {
            Self::True => out.push_str("true"),
            Self::Text(words) => push_string(out, words),
            Self::List(items) => {
                out.push('[');
                for (i, item) in items.iter().enumerate() {
                    if i > 0 {
                        out.push(',');
                    }
                    item.push(out);
                }
                out.push(']');
            }
            Self::Object(members) => {
                out.push('{');
                for (i, (name, value)) in members.iter().enumerate() {
                    if i > 0 {
                        out.push(',');
                    }
                    push_string(out, name);
                    out.push(':');
                    value.push(out);
                }
                out.push('}');
            }
        }
    }
}

/// A string in JSON that cannot end the script in which it stands.
fn push_string(out: &mut String, words: &str) {
    out.push('"');
    for letter in words.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '<' => out.push_str("\\u003c"),
            control if control.is_control() => out.push_str(&format!("\\u{:04x}", u32::from(control))),
            letter => out.push(letter),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_cannot_end_the_script_in_which_it_stands() {
        let mut out = String::new();
        push_string(&mut out, "</script>\"\\\n");
        assert_eq!(out, "\"\\u003c/script>\\\"\\\\\\u000a\"");
    }
}
