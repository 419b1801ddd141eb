//! `VCAP_SERVICES` of a Cloud Foundry application: services by label, each a list of bindings.

use serde_json::{Map, Value};

/// Whether an object is that variable's value.
pub(super) fn is_services(members: &Map<String, Value>) -> bool {
    members.values().any(|bindings| {
        let first = bindings.as_array().and_then(|bindings| bindings.first());
        first.and_then(Value::as_object).is_some_and(is_binding)
    })
}

/// Whether an object is one binding of it.
pub(super) fn is_binding(members: &Map<String, Value>) -> bool {
    let has = |name| members.contains_key(name);
    has("credentials") && (has("label") || has("instance_guid") || has("tags"))
}
