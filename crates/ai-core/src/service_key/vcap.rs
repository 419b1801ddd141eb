//! `VCAP_SERVICES` of a Cloud Foundry application: services by label, each a list of bindings.

use pasted_text::{Object, Value};

/// Whether an object is that variable's value.
pub(super) fn is_services(members: &Object) -> bool {
    members.values().any(|bindings| {
        let first = bindings.list().and_then(|bindings| bindings.first());
        first.and_then(Value::object).is_some_and(is_binding)
    })
}

/// Whether an object is one binding of it.
pub(super) fn is_binding(members: &Object) -> bool {
    let has = |name| members.contains(name);
    has("credentials") && (has("label") || has("instance_guid") || has("tags"))
}
