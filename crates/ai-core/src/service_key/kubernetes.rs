//! The Kubernetes Secret of a service binding, as Kyma and SAP's service operator write it.
//!
//! `data` is base64, `stringData` plain and wins. Nested objects are JSON text; with `secretKey` or `secretRootKey` one
//! entry holds all as JSON, with `secretTemplate` the layout is free. An entry `.metadata` describes the others.

use serde_json::{Map, Value};

use super::escaped;

/// The entries of a Secret as plain texts; `None` for any other object.
pub(super) fn entries(manifest: &Map<String, Value>) -> Option<Map<String, Value>> {
    let is_secret = manifest.get("kind").and_then(Value::as_str) == Some("Secret");
    let group = |name: &str| manifest.get(name).and_then(Value::as_object);
    let (data, plain) = (group("data"), group("stringData"));
    if !is_secret || (data.is_none() && plain.is_none()) {
        return None;
    }
    let decoded = data
        .into_iter()
        .flatten()
        .map(|(name, value)| (name.clone(), decoded(value)));
    let mut entries: Map<String, Value> = decoded.collect();
    entries.extend(
        plain
            .into_iter()
            .flatten()
            .map(|(name, value)| (name.clone(), value.clone())),
    );
    entries.remove(".metadata");
    Some(entries)
}

/// The name of the Secret.
pub(super) fn name(manifest: &Map<String, Value>) -> Option<&str> {
    manifest.get("metadata")?.get("name")?.as_str()
}

/// Plain text below `data` is refused by Kubernetes; what is meant is clear.
fn decoded(value: &Value) -> Value {
    let text = value.as_str().and_then(escaped::from_base64);
    text.map_or_else(|| value.clone(), |text| Value::String((*text).clone()))
}
