//! Which of the JSON formats it is. Each is read in a file of its own.

use std::collections::HashSet;

use super::{Format, Found, ImportError, Taken, ai_core, auths, helper, kubernetes, yaml};
use crate::go::json::{Json, JsonError, Kind, Value, means_field};

/// How deep any of the formats nests, and some.
const DEEPEST: usize = 64;

/// Reads a text that starts like JSON.
pub(super) fn import(
    text: &str,
    found: &mut Found,
    unwrappings: usize,
) -> Result<Format, ImportError> {
    let json = match Json::read(text.as_bytes()) {
        Ok(json) => json,
        Err(JsonError::TooDeep { .. }) => return Err(ImportError::TooDeep),
        Err(error) => return loose(text, error, found),
    };
    check(json.root(), 0)?;
    match json.root().kind() {
        Kind::Text(inner) if unwrappings > 0 => {
            found.taken.push(Taken::FromEscapedTwice);
            super::recognise(inner, found, unwrappings - 1)
        }
        Kind::Object(_) => object(json.root(), found),
        Kind::Array(items) => {
            let manifests: Vec<Value<'_>> = items.collect();
            kubernetes::import_all(&manifests, found)
        }
        Kind::Text(_) | Kind::Null | Kind::Bool | Kind::Number => Err(ImportError::Unrecognised),
    }
}

/// Reads an object of any of the formats.
pub(super) fn object(root: Value<'_>, found: &mut Found) -> Result<Format, ImportError> {
    let has = |name: &str| root.member(name).is_some();
    if has("kind") && (has("apiVersion") || has("data") || has("stringData") || has("items")) {
        return kubernetes::import_all(&[root], found);
    }
    if has(".dockerconfigjson") || has("data") {
        return ai_core::import(root, found);
    }
    if has("ServerURL") && has("Secret") {
        return helper::import(root, found);
    }
    let docker_fields = ["auths", "credsStore", "credHelpers"];
    let mut names = root.members().into_iter().flatten().map(|(name, _)| name);
    if names.any(|name| docker_fields.iter().any(|field| means_field(name, field))) {
        return auths::import_config(root, found);
    }
    auths::import_dockercfg(root, found)
}

/// Text that is no JSON and may be meant so: Python's quotes, last commas, comments. YAML allows most.
fn loose(text: &str, error: JsonError, found: &mut Found) -> Result<Format, ImportError> {
    let (line, column) = error.line_and_column(text);
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

/// Refuses what nests too deep, and objects in which a name stands twice.
pub(super) fn check(value: Value<'_>, depth: usize) -> Result<(), ImportError> {
    if depth > DEEPEST {
        return Err(ImportError::TooDeep);
    }
    match value.kind() {
        Kind::Object(members) => {
            let mut names = HashSet::new();
            for (name, value) in members {
                if !names.insert(name) {
                    return Err(ImportError::RepeatedName);
                }
                check(value, depth + 1)?;
            }
            Ok(())
        }
        Kind::Array(mut items) => items.try_for_each(|item| check(item, depth + 1)),
        Kind::Null | Kind::Bool | Kind::Number | Kind::Text(_) => Ok(()),
    }
}
