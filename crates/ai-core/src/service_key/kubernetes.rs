//! The Kubernetes Secret of a service binding, as Kyma and SAP's service operator write it.
//!
//! `data` is base64, `stringData` plain and wins. Nested objects are JSON text; with `secretKey` or `secretRootKey` one
//! entry holds all as JSON, with `secretTemplate` the layout is free. An entry `.metadata` describes the others.

use pasted_text::{Object, Value, base64_text};

/// The entries of a Secret as plain texts; `None` for any other object.
pub(super) fn entries(manifest: &Object) -> Option<Object> {
    let is_secret = manifest.get("kind").and_then(Value::text) == Some("Secret");
    let group = |name: &str| manifest.get(name).and_then(Value::object);
    let (data, plain) = (group("data"), group("stringData"));
    if !is_secret || (data.is_none() && plain.is_none()) {
        return None;
    }
    let decoded = data
        .into_iter()
        .flat_map(Object::iter)
        .map(|(name, value)| (name.to_owned(), decoded(value)));
    let mut entries: Object = decoded.collect();
    entries.extend(
        plain
            .into_iter()
            .flat_map(Object::iter)
            .map(|(name, value)| (name.to_owned(), value.clone())),
    );
    entries.remove(".metadata");
    Some(entries)
}

/// The name of the Secret.
pub(super) fn name(manifest: &Object) -> Option<&str> {
    manifest.get("metadata")?.member("name")?.text()
}

/// Plain text below `data` is refused by Kubernetes; what is meant is clear.
fn decoded(value: &Value) -> Value {
    let unwrapped = value.text().and_then(base64_text::unwrap);
    unwrapped.map_or_else(|| value.clone(), |unwrapped| Value::Text(unwrapped.text))
}
