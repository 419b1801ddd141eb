//! Keys that cannot be used, or look odd: each with the line the doctor must say, and none repeats a secret. A file for
//! each kind of fault holds its rows.

mod addresses;
mod mended;
mod missing;
mod odd;
mod other_services;
mod placeholders;

use ai_core::service_key::DiagnosticCode::{FieldMissing, Placeholder, UrlNotHttps};
use ai_core::service_key::{DiagnosticCode, DiagnosticState, find};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::key;

/// A secret that a URL or another field may hold.
const OTHER: &str = "CANARY-elsewhere";

#[test]
fn each_broken_key_gives_its_line_alone() {
    let rows = rows();
    assert!(rows.len() >= 80, "{}", rows.len());
    let mut faults = Vec::new();
    for (name, text, code, field) in rows {
        let found = find(text.as_bytes(), Timestamp::now());
        let Ok([reading]) = found.as_deref() else {
            faults.push(format!("{name}: {found:?}"));
            continue;
        };
        let bad = reading
            .lines
            .iter()
            .filter(|line| line.state != DiagnosticState::Pass);
        let bad: Vec<_> = bad
            .map(|line| {
                (
                    line.code,
                    line.fields.get("field").map_or("", |field| field),
                )
            })
            .collect();
        if bad != [(code, field)] {
            faults.push(format!("{name}: {bad:?}"));
        }
        if reading.key.is_some() != (code.state() != DiagnosticState::Fail) {
            faults.push(format!("{name}: usable {}", reading.key.is_some()));
        }
        let told = format!(
            "{reading:?}{}",
            serde_json::to_string(&reading.lines).unwrap()
        );
        if told.contains("CANARY") || told.contains("cana9a11") {
            faults.push(format!("{name}: {told}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let text = json!({"clientid": "<id>", "clientsecret": OTHER, "url": "http://x.example", "serviceurls": {}});
    let found = find(text.to_string().as_bytes(), Timestamp::now()).unwrap();
    let fails = found[0]
        .lines
        .iter()
        .filter(|line| line.state == DiagnosticState::Fail);
    let fails: Vec<_> = fails.map(|line| line.code).collect();
    assert_eq!(fails, [Placeholder, UrlNotHttps, FieldMissing]);
}

type Row = (String, String, DiagnosticCode, &'static str);

fn rows() -> Vec<Row> {
    [
        missing::rows(),
        placeholders::rows(),
        addresses::rows(),
        mended::rows(),
        odd::rows(),
        other_services::rows(),
    ]
    .concat()
}

fn row(name: &str, key: impl ToString, code: DiagnosticCode, field: &'static str) -> Row {
    (name.to_owned(), key.to_string(), code, field)
}

fn with(field: &str, value: Value) -> Value {
    let mut key = key();
    key[field] = value;
    if field == "clientid" {
        without_in(&mut key, "appname");
    }
    key
}

fn with_api(address: &str) -> Value {
    with("serviceurls", json!({ "AI_API_URL": address }))
}

fn without(field: &str) -> Value {
    let mut key = key();
    without_in(&mut key, field);
    key
}

fn without_in(key: &mut Value, field: &str) {
    key.as_object_mut().unwrap().remove(field);
}
