//! Texts as people have them: what is taken out of each of `pastes/inputs` is one of the outcomes in
//! `pastes/expected.json`, which says what the program that the text is for would have made of it.
//!
//! An outcome names `credentials`, `serviceKeys` and `name`, or the code of a refusal; `says` are codes that must be
//! among those of the remarks, and `contains` allows more credentials than those named. All values are invented.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail with the test")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use app::{Classified, classify};
use jiff::Timestamp;
use pull_secret::import::Import;
use serde_json::{Map, Value, json};

#[path = "support/pastes.rs"]
mod pastes;

#[test]
fn every_text_yields_one_of_its_right_outcomes() {
    let mut wrong = Vec::new();
    for (name, outcomes) in cases() {
        let got = pastes::outcome(&input(&name), now());
        if !outcomes.iter().any(|outcome| fits(&got, outcome)) {
            wrong.push(format!("{name}: {got}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_remark_quotes_a_password() {
    for (name, _) in cases() {
        let Some(found) = import_of(&input(&name)) else {
            continue;
        };
        let remarks =
            json!([found.taken, found.repairs, found.left_out, found.kubelet]).to_string();
        let passwords = found
            .credentials
            .iter()
            .filter_map(|one| one.password.as_ref());
        for password in passwords.map(|one| one.open()).filter(|one| one.len() > 5) {
            let quoted = json!(password).to_string();
            let inside = quoted.trim_matches('"');
            assert!(!remarks.contains(inside), "{name}: {remarks}");
        }
    }
}

fn cases() -> BTreeMap<String, Vec<Value>> {
    serde_json::from_slice(&std::fs::read(folder().join("expected.json")).unwrap()).unwrap()
}

fn input(name: &str) -> Vec<u8> {
    std::fs::read(folder().join("inputs").join(name)).unwrap()
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pastes")
}

fn now() -> Timestamp {
    "2026-11-30T12:00:00Z".parse().unwrap()
}

fn import_of(text: &[u8]) -> Option<Import> {
    match classify(text, now()) {
        Classified::ServiceKeys { credentials, .. } => credentials,
        Classified::Credentials(found) => Some(found),
        Classified::Refused(_) => None,
    }
}

fn fits(got: &Value, outcome: &Value) -> bool {
    if outcome.get("refused").is_some() || got.get("refused").is_some() {
        return got.get("refused") == outcome.get("refused");
    }
    let says = |outcome: &Value, code: &Value| list(outcome, "says").contains(code);
    ["credentials", "serviceKeys"].into_iter().all(|field| {
        holds(
            &list(got, field),
            &list(outcome, field),
            outcome["contains"] == true,
        )
    }) && (outcome.get("name").is_none() || got.get("name") == outcome.get("name"))
        && list(outcome, "says").iter().all(|code| says(got, code))
}

/// Whether what is needed is there and, unless more may be there, nothing else. Only the fields of the first that is
/// needed are compared.
fn holds(got: &[Value], needed: &[Value], may_be_more: bool) -> bool {
    let fields = needed.first().and_then(Value::as_object);
    let cut = |one: &Value| -> Value {
        let kept = fields.into_iter().flat_map(Map::keys);
        kept.map(|field| (field.clone(), one[field].clone()))
            .collect::<Map<_, _>>()
            .into()
    };
    let mut got: Vec<Value> = got.iter().map(cut).collect();
    let takes = |one: &Value| {
        let place = got.iter().position(|other| other == one);
        place.map(|place| got.remove(place)).is_some()
    };
    needed.iter().all(takes) && (may_be_more || got.is_empty())
}

fn list(outcome: &Value, field: &str) -> Vec<Value> {
    outcome[field].as_array().cloned().unwrap_or_default()
}
