//! Which of the JSON formats it is. Each is read in a file of its own.

use std::slice;

use pasted_text::lenient_json::{self, Document, Fault};
use pasted_text::{Object, Value};

use super::{Format, Found, ImportError, Taken, ai_core, auths, helper, kubernetes, yaml};
use crate::go::json::means_field;

/// Reads a text that starts like JSON.
pub(super) fn import(
    text: &str,
    found: &mut Found,
    unwrappings: usize,
) -> Result<Format, ImportError> {
    let document = match read(text) {
        Ok(document) => document,
        Err(ImportError::NotJson { line, column }) => {
            return flow_yaml(text, (line, column), found);
        }
        Err(error) => return Err(error),
    };
    let format = match &document.value {
        Value::Text(inner) if unwrappings > 0 => {
            found.taken.push(Taken::FromEscapedTwice);
            super::recognise(inner, found, unwrappings - 1)
        }
        Value::Object(_) => object(&document.value, found),
        Value::List(items) => kubernetes::import_all(items, found),
        Value::Text(_) | Value::Null | Value::Literal(_) => Err(ImportError::Unrecognised),
    }?;
    if document.is_lenient {
        found.taken.push(Taken::FromLooseJson);
    }
    Ok(format)
}

/// Reads a text that is one JSON document, strict or not, and nothing more.
pub(super) fn read(text: &str) -> Result<Document, ImportError> {
    let not_json = |at| {
        let (line, column) = lenient_json::place(text, at);
        ImportError::NotJson { line, column }
    };
    let document = lenient_json::read(text, 0).map_err(|fault| match fault {
        Fault::TooDeep { .. } => ImportError::TooDeep,
        Fault::Unexpected { at } => not_json(at),
    })?;
    let rest = &text[document.end..];
    if !rest.trim().is_empty() {
        return Err(not_json(text.len() - rest.trim_start().len()));
    }
    if document.value.has_repeated_name() {
        return Err(ImportError::RepeatedName);
    }
    Ok(document)
}

/// Reads an object of any of the formats.
pub(super) fn object(root: &Value, found: &mut Found) -> Result<Format, ImportError> {
    let has = |name: &str| root.member(name).is_some();
    if has("kind") && (has("apiVersion") || has("data") || has("stringData") || has("items")) {
        return kubernetes::import_all(slice::from_ref(root), found);
    }
    if has(".dockerconfigjson") || has("data") {
        return ai_core::import(root, found);
    }
    if has("ServerURL") && has("Secret") {
        return helper::import(root, found);
    }
    let docker_fields = ["auths", "credsStore", "credHelpers"];
    let mut names = root.object().into_iter().flat_map(Object::names);
    if names.any(|name| docker_fields.iter().any(|field| means_field(name, field))) {
        return auths::import_config(root, found);
    }
    auths::import_dockercfg(root, found)
}

/// Text that is not JSON and may be meant so: YAML takes values without quotes.
fn flow_yaml(
    text: &str,
    (line, column): (usize, usize),
    found: &mut Found,
) -> Result<Format, ImportError> {
    let format = match yaml::import(text, found) {
        Ok(format) => format,
        Err(ImportError::RepeatedName) => return Err(ImportError::RepeatedName),
        Err(_) => return Err(ImportError::NotJson { line, column }),
    };
    if found.credentials.is_empty() && found.helpers.is_empty() {
        return Err(ImportError::NotJson { line, column });
    }
    // A Secret written as YAML in braces is what it is.
    if format != Format::KubernetesSecret {
        found.taken.push(Taken::FromLooseJson);
    }
    Ok(format)
}
