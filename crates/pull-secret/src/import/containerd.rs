//! The configuration of containerd: logins below `registry.configs`, headers of `hosts.toml`.

use pasted_text::Value;

use super::entry::{self, members};
use super::{ForeignText, Format, Found, ImportError, k3s};

/// The deepest table that is looked into.
const DEEPEST: usize = 12;

/// Reads the file or a part of it; `None` for any other text.
pub(super) fn import(text: &str, found: &mut Found) -> Option<Result<Format, ImportError>> {
    let is_config = text.contains("[plugins.");
    let is_hosts = text.contains("[host.");
    if !is_config && !is_hosts {
        return None;
    }
    let root = value(toml::from_str::<toml::Table>(text).ok()?.into());
    let before = found.credentials.len();
    walk(&root, found, 0);
    Some(match found.credentials.len() > before {
        true => Ok(Format::Containerd),
        false => Err(ImportError::Foreign(ForeignText::Containerd)),
    })
}

fn walk(table: &Value, found: &mut Found, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    if k3s::is_registries(table) && k3s::import(table, found).is_ok() {
        return;
    }
    for (name, inside) in members(Some(table)) {
        match name {
            "host" => members(Some(inside)).for_each(|(host, one)| header(host, one, found)),
            _ => walk(inside, found, depth + 1),
        }
    }
}

/// `authorization = "Basic …"` among the headers for a host.
fn header(host: &str, table: &Value, found: &mut Found) {
    let headers = members(table.member("header"));
    let mut authorization = headers.filter(|(name, _)| name.eq_ignore_ascii_case("authorization"));
    let Some((_, value)) = authorization.next() else {
        return;
    };
    let text = match value {
        Value::List(items) => items.first().and_then(Value::text),
        one => one.text(),
    };
    if let Some(login) = text.and_then(|text| text.strip_prefix("Basic ")) {
        let auth = [("auth".to_owned(), Value::of_text(login))];
        entry::import(host, &Value::Object(auth.into_iter().collect()), found);
    }
}

fn value(toml: toml::Value) -> Value {
    match toml {
        toml::Value::String(text) => Value::of_text(&text),
        toml::Value::Array(items) => Value::List(items.into_iter().map(value).collect()),
        toml::Value::Table(table) => Value::Object(
            table
                .into_iter()
                .map(|(name, inside)| (name, value(inside)))
                .collect(),
        ),
        toml::Value::Integer(number) => literal(&number),
        toml::Value::Float(number) => literal(&number),
        toml::Value::Boolean(is_on) => literal(&is_on),
        toml::Value::Datetime(time) => literal(&time),
    }
}

fn literal(written: &dyn std::fmt::Display) -> Value {
    Value::Literal(written.to_string().into())
}
