//! Documents anywhere in a larger one: in a wrapper, an environment variable, the state of a tool, the values of a chart.

use pasted_text::{Value, base64_text};

use super::auths::{self, note};
use super::entry::members;
use super::{Format, Found, ImportError, RepairKind, ai_core, helm_values, json};

/// The deepest nesting that is looked into.
const DEEPEST: usize = 24;

/// Takes what documents there are below this value.
pub(super) fn import(root: &Value, found: &mut Found) -> Result<Format, ImportError> {
    import_all(std::slice::from_ref(root), found)
}

/// The same for several values.
pub(super) fn import_all(roots: &[Value], found: &mut Found) -> Result<Format, ImportError> {
    let mut format = None;
    for root in roots {
        format = format.or(walk(root, found, 0)?);
    }
    if let Some(format) = format {
        return Ok(format);
    }
    found.secret_name = None;
    for root in roots {
        format = format.or(helm_values::import(root, found)?);
    }
    format.ok_or(ImportError::Unrecognised)
}

/// Reads what is found first on each way down, so that nothing is read twice.
fn walk(value: &Value, found: &mut Found, depth: usize) -> Result<Option<Format>, ImportError> {
    if depth > DEEPEST {
        return Err(ImportError::TooDeep);
    }
    match value {
        Value::Object(_) if auths::is_config(value) && value.member("auths").is_some() => {
            note_wrapper(depth, found);
            auths::import_config(value, found).map(Some)
        }
        Value::Object(object) => {
            let around = found.secret_name.clone();
            if object.contains(".dockerconfigjson") {
                name_of(value, found);
                return ai_core::import(value, found).map(|_| Some(Format::LaunchpadData));
            }
            if depth > 0 && value.member("kind").and_then(Value::text) == Some("Secret") {
                return json::object(value, found).map(Some);
            }
            name_of(value, found);
            let mut format = None;
            for (_, inside) in members(Some(value)) {
                format = format.or(walk(inside, found, depth + 1)?);
            }
            found.secret_name = around;
            Ok(format)
        }
        Value::List(items) => {
            let mut format = None;
            for item in items {
                format = format.or(walk(item, found, depth + 1)?);
            }
            Ok(format)
        }
        Value::Text(text) => Ok(in_text(text, found, depth)),
        Value::Null | Value::Literal(_) => Ok(None),
    }
}

/// A text that holds a document: JSON with `auths`, or base64 of it.
fn in_text(text: &str, found: &mut Found, depth: usize) -> Option<Format> {
    if !text.contains("auths") {
        let is_likely = text.len() > 24
            && ["eyJ", "ewo", "ewog", "eyA"]
                .iter()
                .any(|start| text.starts_with(start));
        let inside = base64_text::unwrap(text).filter(|_| is_likely)?.text;
        return inside
            .contains("auths")
            .then(|| in_text(&inside, found, depth))
            .flatten();
    }
    let document = json::read(text).ok()?;
    if !auths::is_config(&document.value) {
        return None;
    }
    let format = auths::import_config(&document.value, found).ok()?;
    note_wrapper(depth, found);
    Some(format)
}

fn note_wrapper(depth: usize, found: &mut Found) {
    if depth == 1 {
        note(RepairKind::Wrapped, "{\"…\": \"{…}\"}", "{…}", found);
    }
}

/// The name of the Secret that the document stands in, as states and templates have it; that of another kind is not one.
fn name_of(value: &Value, found: &mut Found) {
    if value
        .member("kind")
        .and_then(Value::text)
        .is_some_and(|kind| kind != "Secret")
    {
        return;
    }
    let named = value.member("metadata").map(|metadata| match metadata {
        Value::List(items) => items.first().unwrap_or(metadata),
        other => other,
    });
    let name = named
        .and_then(|named| named.member("name"))
        .and_then(Value::text);
    if let Some(name) = name.filter(|name| !name.is_empty()) {
        found.secret_name = Some(name.to_owned());
    }
}
