//! Keys of other services, which people mix up with the one that is needed.

use serde_json::{Map, Value};

use super::Field;
use super::ServiceKeyError;
use super::field::Fields;

/// A service, and how its keys are told.
type Sign = fn(&Map<String, Value>) -> bool;

const SERVICES: &[(&str, Sign)] = &[
    ("SAP HANA", |key| has_all(key, &["host", "port", "driver"])),
    ("Object Store", |key| {
        has_all(key, &["access_key_id", "bucket"])
    }),
    ("Destination", |key| {
        key.contains_key("uri") && client_id(key).contains("|destination-xsappname")
    }),
    ("AI Business Services", |key| {
        key.get("uaa").is_some_and(Value::is_object)
    }),
    ("XSUAA", |key| {
        key.contains_key("xsappname") && Fields(key).get(Field::ApiUrl).is_none()
    }),
];

/// # Errors
/// [`ServiceKeyError::OtherService`] if it is a key of one of them.
pub(super) fn refuse(key: &Map<String, Value>) -> Result<(), ServiceKeyError> {
    match SERVICES.iter().find(|(_, is_its_key)| is_its_key(key)) {
        Some((service, _)) => Err(ServiceKeyError::OtherService { service }),
        None => Ok(()),
    }
}

fn has_all(key: &Map<String, Value>, names: &[&str]) -> bool {
    names.iter().all(|name| key.contains_key(*name))
}

fn client_id(key: &Map<String, Value>) -> &str {
    Fields(key).get(Field::ClientId).unwrap_or_default()
}
