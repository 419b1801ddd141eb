//! An environment of Postman or Bruno, and the `env` of a container: a list of variables, those of the former with a switch.

use pasted_text::{Object, Value};

/// The variables that are switched on; `None` for any other object.
pub(super) fn variables(members: &Object) -> Option<Object> {
    let of = |name: &str| {
        let values = members.get(name)?.list()?;
        let variables: Object = values.iter().filter_map(variable).collect();
        (!variables.is_empty()).then_some(variables)
    };
    let names_client = |variables: &Object| {
        let mut names = variables.names().map(str::to_ascii_lowercase);
        names.any(|name| name.contains("client"))
    };
    of("values").or_else(|| {
        let mut others = ["variables", "env"].into_iter().filter_map(of);
        others.find(names_client)
    })
}

fn variable(value: &Value) -> Option<(String, Value)> {
    let is_on = value.member("enabled").and_then(Value::boolean) != Some(false);
    let name = value.member("key").or_else(|| value.member("name"))?;
    let name = name.text()?.to_owned();
    // An environment that was never filled in has its texts as first values.
    let value = value
        .member("value")
        .or_else(|| value.member("initialValue"))?;
    is_on.then(|| (name, value.clone()))
}
