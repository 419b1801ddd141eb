//! JSON as a literal of a language that has objects: easier to read than a text put together.

use std::collections::BTreeSet;

use super::expression::Dialect;
use super::template::Template;
use crate::{Json, Text};

/// How a language writes objects and makes JSON of them.
pub(crate) trait Notation: Dialect {
    /// The indentation of one level.
    const INDENT: &'static str;
    /// `null`, `true` and `false`.
    const WORDS: [&'static str; 3];

    /// A member name, quoted as the language does.
    fn key(&self, text: &str) -> String;
    /// An object as JSON text without a blank.
    fn json_of(&self, object: &str) -> String;

    /// Writes JSON as an expression that gives its text, `depth` steps inside; `None` for JSON that an object of a
    /// language cannot hold as it is.
    fn body(&self, json: &Json, depth: usize) -> Option<String> {
        Some(self.json_of(&self.plain_value(json, depth)?))
    }

    /// Writes JSON as a value, unless the language cannot hold it as it is.
    fn plain_value(&self, json: &Json, depth: usize) -> Option<String> {
        is_plain(json).then(|| self.value(json, depth))
    }

    /// Writes JSON as a literal of the language, `depth` levels deep.
    fn value(&self, json: &Json, depth: usize) -> String {
        match json {
            Json::Null => Self::WORDS[0].to_owned(),
            Json::Bool(true) => Self::WORDS[1].to_owned(),
            Json::Bool(false) => Self::WORDS[2].to_owned(),
            Json::Number(number) => number.to_string(),
            Json::String(text) => self.expression(&Template::plain(text)),
            Json::Embedded(inner) => self.json_of(&self.value(inner, depth)),
            Json::Array(items) => {
                let items = items.iter().map(|item| self.value(item, depth + 1));
                self.block(items.collect(), ["[", "]"], depth)
            }
            Json::Object(members) => {
                let members = members.iter().map(|(key, value)| {
                    let key = self.key(known(key).unwrap_or_default());
                    format!("{key}: {}", self.value(value, depth + 1))
                });
                self.block(members.collect(), ["{", "}"], depth)
            }
        }
    }

    /// Writes items, one a line.
    fn block(&self, items: Vec<String>, [open, close]: [&str; 2], depth: usize) -> String {
        if items.is_empty() {
            return format!("{open}{close}");
        }
        let inner = Self::INDENT.repeat(depth + 1);
        let lines = items.iter().map(|item| format!("{inner}{item},\n"));
        format!(
            "{open}\n{}{}{close}",
            lines.collect::<String>(),
            Self::INDENT.repeat(depth)
        )
    }
}

/// Objects hold no key twice, JavaScript's begin with the keys that are whole numbers, and floating-point numbers are
/// written differently.
fn is_plain(json: &Json) -> bool {
    match json {
        Json::Null | Json::Bool(_) | Json::String(_) => true,
        Json::Number(number) => number.is_i64(),
        Json::Array(items) => items.iter().all(is_plain),
        Json::Embedded(inner) => is_plain(inner),
        Json::Object(members) => {
            let keys: BTreeSet<_> = members.iter().filter_map(|(key, _)| known(key)).collect();
            let numbers = keys.iter().any(|key| key.parse::<u64>().is_ok());
            keys.len() == members.len()
                && !numbers
                && members.iter().all(|(_, value)| is_plain(value))
        }
    }
}

fn known(key: &Text) -> Option<&str> {
    match key.0.as_slice() {
        [crate::Part::Literal { text, .. }] => Some(text),
        _ => None,
    }
}
