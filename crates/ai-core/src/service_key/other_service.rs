//! Keys of other services, which people mix up with the one that is needed.

use pasted_text::{Object, Value};

use super::raw_key::member;
use super::visitor::is_displayable;

/// A service, and how its keys are told.
type Recogniser = fn(&Object) -> bool;

const SERVICES: &[(&str, Recogniser)] = &[
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
    if ["aicore", "user-provided"].contains(&label) || !is_displayable(label) {
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

#[cfg(test)]
mod tests {
    use pasted_text::lenient_json;

    use super::*;

    #[test]
    fn keys_of_other_services_are_told_by_what_only_they_have() {
        for (key, service) in [
            (r#"{"host":"h","port":"1","driver":"d"}"#, Some("SAP HANA")),
            (r#"{"host":"h","port":"1"}"#, None),
            (
                r#"{"access_key_id":"a","bucket":"b"}"#,
                Some("Object Store"),
            ),
            (
                r#"{"hostname":"h","dbname":"d","username":"u"}"#,
                Some("PostgreSQL"),
            ),
            (
                r#"{"uri":"u","clientid":"x!b1|destination-xsappname!b9"}"#,
                Some("Destination"),
            ),
            (r#"{"onpremise_proxy_host":"h"}"#, Some("Connectivity")),
            (r#"{"sm_url":"u"}"#, Some("Service Manager")),
            (
                r#"{"xsappname":"ai-launchpad!b1"}"#,
                Some("SAP AI Launchpad"),
            ),
            (r#"{"xsappname":"ai-launchpad!b1","serviceurls":{}}"#, None),
            (r#"{"uaa":{"clientid":"x"}}"#, Some("AI Business Services")),
            (r#"{"uaa":"x"}"#, None),
            (
                r#"{"clientid":"sb-x","clientsecret":"s","url":"u","serviceurls":{}}"#,
                None,
            ),
        ] {
            assert_eq!(named(&object(key)), service, "{key}");
        }
    }

    #[test]
    fn xsuaa_names_an_application_and_no_api() {
        for (key, service) in [
            (r#"{"xsappname":"x!t1"}"#, Some("XSUAA")),
            (
                r#"{"xsappname":"x!t1","serviceurls":{"AI_API_URL":"u"}}"#,
                None,
            ),
            (r#"{"clientid":"x"}"#, None),
        ] {
            assert_eq!(of_client(&object(key)), service, "{key}");
        }
    }

    #[test]
    fn a_label_of_cloud_foundry_is_named_and_that_of_ai_core_is_no_other() {
        for (label, service) in [
            ("xsuaa", Some("XSUAA")),
            ("hanatrial", Some("SAP HANA")),
            ("my-service", Some("my-service")),
            ("aicore", None),
            ("user-provided", None),
        ] {
            assert_eq!(labelled(label).as_deref(), service, "{label}");
        }
        assert_eq!(labelled("bad\u{202e}label"), None);
    }

    fn object(text: &str) -> Object {
        let document = lenient_json::read(text, 0).unwrap();
        document.value.object().unwrap().clone()
    }
}
