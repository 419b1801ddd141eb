//! A Postman environment: a list of variables, each with a switch.

use pasted_text::{Object, Value};

/// The variables that are switched on; `None` for any other object.
pub(super) fn variables(members: &Object) -> Option<Object> {
    let values = members.get("values")?.list()?;
    let variables: Object = values.iter().filter_map(variable).collect();
    (!variables.is_empty()).then_some(variables)
}

fn variable(value: &Value) -> Option<(String, Value)> {
    let is_on = value.member("enabled").and_then(Value::boolean) != Some(false);
    let name = value.member("key")?.text()?.to_owned();
    // An environment that was never filled in has its texts as first values.
    let value = value
        .member("value")
        .or_else(|| value.member("initialValue"))?;
    is_on.then(|| (name, value.clone()))
}
