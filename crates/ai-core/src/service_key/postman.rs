//! A Postman environment: a list of variables, each with a switch.

use serde_json::{Map, Value};

/// The variables that are switched on; `None` for any other object.
pub(super) fn variables(members: &Map<String, Value>) -> Option<Map<String, Value>> {
    let values = members.get("values")?.as_array()?;
    let variables: Map<String, Value> = values.iter().filter_map(variable).collect();
    (!variables.is_empty()).then_some(variables)
}

fn variable(value: &Value) -> Option<(String, Value)> {
    let is_on = value.get("enabled").and_then(Value::as_bool) != Some(false);
    let name = value.get("key")?.as_str()?.to_owned();
    // An environment that was never filled in has its texts as first values.
    let value = value.get("value").or_else(|| value.get("initialValue"))?;
    is_on.then(|| (name, value.clone()))
}
