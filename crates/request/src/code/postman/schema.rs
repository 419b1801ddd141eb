//! The documents of Postman as its schema (v2.1) has them.

use std::collections::HashMap;

use serde::Serialize;

const SCHEMA: &str = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";

/// A collection of items, or of folders.
#[derive(Serialize)]
pub(super) struct Document<T> {
    info: Info,
    item: Vec<T>,
}

#[derive(Serialize)]
struct Info {
    name: String,
    description: String,
    schema: &'static str,
}

impl<T> Document<T> {
    pub(super) fn new(name: String, description: String, item: Vec<T>) -> Self {
        Self {
            info: Info {
                name,
                description,
                schema: SCHEMA,
            },
            item,
        }
    }
}

#[derive(Serialize)]
pub(super) struct Folder {
    name: String,
    item: Vec<Item>,
}

impl Folder {
    /// One with items in the order of their places.
    pub(super) fn new(name: String, items: HashMap<Item, usize>) -> Self {
        let mut items: Vec<_> = items.into_iter().collect();
        items.sort_unstable_by_key(|(_, place)| *place);
        let item = items.into_iter().map(|(item, _)| item).collect();
        Self { name, item }
    }
}

/// A request, and what runs before and after it.
#[derive(PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Item {
    pub(super) name: String,
    pub(super) event: Vec<Event>,
    pub(super) protocol_profile_behavior: Behaviour,
    pub(super) request: Sent,
}

#[derive(PartialEq, Eq, Hash, Serialize)]
pub(super) struct Event {
    listen: &'static str,
    script: Code,
}

#[derive(PartialEq, Eq, Hash, Serialize)]
struct Code {
    r#type: &'static str,
    exec: Vec<String>,
}

impl Event {
    pub(super) fn new(listen: &'static str, code: &str) -> Self {
        Self {
            listen,
            script: Code {
                r#type: "text/javascript",
                exec: code.lines().map(str::to_owned).collect(),
            },
        }
    }
}

#[derive(PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Behaviour {
    pub(super) follow_redirects: bool,
}

#[derive(PartialEq, Eq, Hash, Serialize)]
pub(super) struct Sent {
    pub(super) method: &'static str,
    pub(super) header: Vec<Header>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) body: Option<Body>,
    pub(super) url: String,
}

#[derive(PartialEq, Eq, Hash, Serialize)]
pub(super) struct Header {
    pub(super) key: String,
    pub(super) value: String,
}

#[derive(PartialEq, Eq, Hash, Serialize)]
#[serde(tag = "mode", rename_all = "camelCase")]
pub(super) enum Body {
    Raw { raw: String },
}

#[derive(Serialize)]
pub(super) struct Environment {
    name: String,
    values: Vec<Variable>,
    #[serde(rename = "_postman_variable_scope")]
    scope: &'static str,
}

#[derive(Serialize)]
struct Variable {
    key: String,
    value: &'static str,
    r#type: &'static str,
    enabled: bool,
}

impl Environment {
    /// One in which the variables have no value yet.
    pub(super) fn new(name: String, variables: Vec<String>) -> Self {
        let values = variables.into_iter().map(|key| Variable {
            key,
            value: "",
            r#type: "secret",
            enabled: true,
        });
        Self {
            name,
            values: values.collect(),
            scope: "environment",
        }
    }
}
