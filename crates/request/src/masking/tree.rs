//! Masks JSON: every name and value for itself, lists and objects of small values together, and all of it at last.

use super::common::{self, Field};
use super::search::End;
use super::{DOTS, Masker};
use crate::{Encoding, Json, Part, Text};

impl Masker<'_> {
    /// Masks a text that is this JSON. One that holds no secret stays as it was written.
    pub(super) fn json(&self, text: &str, json: Json) -> String {
        // What JSON escapes is decoded before the decodings that are counted.
        let unescaped = super::decode::unescaped_json(text.as_bytes());
        let holds = self.holds(text.as_bytes(), End::Whole)
            || unescaped.is_some_and(|text| self.holds(&text, End::Whole));
        if !holds && !self.known.has_common() {
            return text.to_owned();
        }
        let (masked, changed) = Walk {
            masker: self,
            holds,
        }
        .value(json, Field::Word);
        let masked = match changed {
            true => written(&masked),
            false => text.to_owned(),
        };
        match holds && self.holds(masked.as_bytes(), End::Whole) {
            true => DOTS.to_owned(),
            false => masked,
        }
    }
}

/// Masks the parts of a document.
struct Walk<'m, 'o> {
    masker: &'m Masker<'o>,
    /// Whether the document holds a secret at all that is looked for by its text.
    holds: bool,
}

impl Walk<'_, '_> {
    /// The value with masks, and whether there are any.
    fn value(&self, json: Json, field: Field) -> (Json, bool) {
        match json {
            Json::String(text) => self.string(&characters(&text), field),
            Json::Null | Json::Bool(_) => (json, false),
            Json::Number(_) => self.number(json, field),
            Json::Array(items) => {
                let items = items.into_iter().map(|item| self.value(item, field));
                let (items, changed): (Vec<_>, Vec<_>) = items.unzip();
                self.together(Json::Array(items), changed.contains(&true))
            }
            Json::Object(members) => self.members(members),
            // Reading JSON gives none of these.
            Json::Embedded(inner) => self.value(*inner, field),
        }
    }

    fn text(&self, text: &str, field: Field) -> String {
        match (
            self.holds,
            common::shown_in(&self.masker.known, text, field),
        ) {
            (_, true) => DOTS.to_owned(),
            (true, false) => self.masker.text(text, field, End::Whole),
            (false, false) => text.to_owned(),
        }
    }

    fn holds(&self, json: &str) -> bool {
        self.holds && self.masker.holds(json.as_bytes(), End::Whole)
    }

    fn string(&self, text: &str, field: Field) -> (Json, bool) {
        let masked = self.text(text, field);
        let changed = masked != text;
        (Json::string(masked), changed)
    }

    fn number(&self, number: Json, field: Field) -> (Json, bool) {
        let text = written(&number);
        // Counts, ports and limits are numbers that a short password may equal.
        let shown =
            field == Field::Credential && common::shown_in(&self.masker.known, &text, field);
        match shown || self.holds(&text) {
            true => (Json::string(DOTS), true),
            false => (number, false),
        }
    }

    fn members(&self, members: Vec<(Text, Json)>) -> (Json, bool) {
        let mut changed = false;
        let mut masked = Vec::with_capacity(members.len());
        for (name, value) in members {
            let name = characters(&name);
            let (value, value_changed) = self.value(value, Field::of(&name));
            let shown = self.text(&name, Field::Word);
            changed |= value_changed || shown != name;
            masked.push((Text::from(shown), value));
        }
        self.together(Json::Object(masked), changed)
    }

    /// A secret can be spread over the items of a list: a byte each, or a character.
    fn together(&self, container: Json, changed: bool) -> (Json, bool) {
        match self.holds && is_flat(&container) && self.holds(&written(&container)) {
            true => (Json::string(DOTS), true),
            false => (container, changed),
        }
    }
}

/// Whether nothing in it holds anything further.
fn is_flat(container: &Json) -> bool {
    let is_leaf = |json: &Json| !matches!(json, Json::Array(_) | Json::Object(_));
    match container {
        Json::Array(items) => items.len() > 1 && items.iter().all(is_leaf),
        Json::Object(members) => {
            members.len() > 1 && members.iter().all(|(_, value)| is_leaf(value))
        }
        _ => false,
    }
}

/// The characters of a text without slots, as all texts of answers are.
fn characters(text: &Text) -> String {
    let literal = text.0.iter().map(|part| match part {
        Part::Literal { text, .. } => text.as_str(),
        Part::Slot(_) | Part::Base64 { .. } => "",
    });
    literal.collect()
}

/// JSON without a blank.
fn written(json: &Json) -> String {
    let mut text = String::new();
    write(json, &mut text);
    text
}

fn write(json: &Json, out: &mut String) {
    match json {
        Json::Null => out.push_str("null"),
        Json::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Json::Number(number) => out.push_str(&number.to_string()),
        Json::String(text) => write_string(&characters(text), out),
        Json::Embedded(inner) => write_string(&written(inner), out),
        Json::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                write(item, out);
            }
            out.push(']');
        }
        Json::Object(members) => {
            out.push('{');
            for (at, (name, value)) in members.iter().enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                write_string(&characters(name), out);
                out.push(':');
                write(value, out);
            }
            out.push('}');
        }
    }
}

fn write_string(text: &str, out: &mut String) {
    out.push('"');
    out.push_str(&Encoding::JsonString.encode(text));
    out.push('"');
}
