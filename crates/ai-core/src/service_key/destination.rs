//! Destinations of SAP BTP, as the cockpit exports them and its REST API answers.

use pasted_text::{Object, Value};

use super::raw_key::{self, RawKey};

/// The key in a destination; `None` for another object.
pub(super) fn key(members: &Object) -> Option<RawKey> {
    // No other document calls the token server so.
    raw_key::member(members, "tokenserviceurl")?;
    let key = RawKey::take(members, raw_key::DESTINATION);
    key.is_one().then_some(key)
}

/// Reads an exported destination, which is a file of Java properties; `None` for another text.
pub(super) fn read(text: &str) -> Option<Object> {
    if !text.contains("tokenServiceURL") {
        return None;
    }
    let properties: Object = text.lines().filter_map(property).collect();
    let has_repeated = Value::Object(properties.clone()).has_repeated_name();
    (!has_repeated && key(&properties).is_some()).then_some(properties)
}

/// `name=value`, with a backslash before the signs that have a meaning in such a file (`java.util.Properties.store`).
fn property(line: &str) -> Option<(String, Value)> {
    let (name, value) = line.trim().split_once('=')?;
    let is_name = name
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b));
    if !is_name || name.is_empty() {
        return None;
    }
    let mut plain = String::with_capacity(value.len());
    let mut signs = value.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => plain.extend(signs.next()),
            other => plain.push(other),
        }
    }
    Some((name.to_owned(), Value::of_text(&plain)))
}
