//! Keys of other services, which people mix up with the one that is needed.

use pasted_text::{Object, Value};

use super::raw_key::member;
use super::visitor::is_fit_to_show;

/// A service, and how its keys are told.
type Sign = fn(&Object) -> bool;

const SERVICES: &[(&str, Sign)] = &[
    ("SAP HANA", |key| has_all(key, &["host", "port", "driver"])),
    ("Object Store", |key| {
        has_all(key, &["accesskeyid", "bucket"])
    }),
    ("PostgreSQL", |key| {
        has_all(key, &["hostname", "dbname", "username"])
    }),
    ("Destination", |key| {
        has_all(key, &["uri"]) && client_id(key).contains("destination-xsappname")
    }),
    ("Connectivity", |key| has_all(key, &["onpremiseproxyhost"])),
    ("Service Manager", |key| has_all(key, &["smurl"])),
    ("SAP AI Launchpad", |key| {
        let names = ["clientid", "appname", "xsappname", "url", "uri"];
        names
            .iter()
            .any(|name| text(key, name).contains("ai-launchpad"))
            && !has_api(key)
    }),
    ("AI Business Services", |key| {
        member(key, "uaa").is_some_and(|uaa| uaa.object().is_some())
    }),
];

/// What Cloud Foundry calls them.
const LABELS: &[(&str, &str)] = &[
    ("xsuaa", "XSUAA"),
    ("destination", "Destination"),
    ("connectivity", "Connectivity"),
    ("hana", "SAP HANA"),
    ("hanatrial", "SAP HANA"),
    ("objectstore", "Object Store"),
    ("postgresql-db", "PostgreSQL"),
    ("service-manager", "Service Manager"),
    ("ai-launchpad", "SAP AI Launchpad"),
];

/// The service an object is a key of, told by what only its keys have.
pub(super) fn named(key: &Object) -> Option<&'static str> {
    let found = SERVICES.iter().find(|(_, is_its_key)| is_its_key(key));
    found.map(|(service, _)| *service)
}

/// The service of a key that has a client as those of AI Core have: XSUAA names its application, and no API.
pub(super) fn of_client(key: &Object) -> Option<&'static str> {
    (member(key, "xsappname").is_some() && !has_api(key)).then_some("XSUAA")
}

/// The service that Cloud Foundry calls so; `None` for AI Core, and for a binding that its user wrote.
pub(super) fn labelled(label: &str) -> Option<String> {
    if ["aicore", "user-provided"].contains(&label) || !is_fit_to_show(label) {
        return None;
    }
    let found = LABELS.iter().find(|(known, _)| *known == label);
    Some(found.map_or(label, |(_, service)| service).to_owned())
}

fn has_api(key: &Object) -> bool {
    member(key, "serviceurls").is_some() || member(key, "aiapiurl").is_some()
}

fn has_all(key: &Object, names: &[&str]) -> bool {
    names.iter().all(|name| member(key, name).is_some())
}

fn client_id(key: &Object) -> &str {
    text(key, "clientid")
}

fn text<'a>(key: &'a Object, name: &str) -> &'a str {
    member(key, name).and_then(Value::text).unwrap_or_default()
}
