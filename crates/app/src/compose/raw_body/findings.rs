//! What is wrong with a written body, and what is worth a look.

use pull_secret::{Draft, SecretName, Severity};
use request::{Json, Text};

use super::DATA;
use super::members::{member, plain, text_of};
use crate::view::{Purpose, WrittenCode, WrittenFinding};

pub(super) fn finding(code: WrittenCode, severity: Severity, subject: &str) -> WrittenFinding {
    WrittenFinding {
        code,
        severity,
        subject: subject.to_owned(),
        line: 0,
        column: 0,
    }
}

pub(super) fn findings(json: &Json, purpose: Purpose, form: &Draft) -> Vec<WrittenFinding> {
    let Json::Object(members) = json else {
        return vec![finding(WrittenCode::NoObject, Severity::Error, "")];
    };
    let mut findings = name_findings(json, purpose, form);
    let unknown = members.iter().map(|(key, _)| plain(key));
    let unknown = unknown.filter(|key| key != "name" && key != "data");
    findings.extend(unknown.map(|key| finding(WrittenCode::MemberUnknown, Severity::Hint, &key)));
    findings.extend(data_findings(json));
    findings
}

fn name_findings(json: &Json, purpose: Purpose, form: &Draft) -> Vec<WrittenFinding> {
    let name = member(json, "name").and_then(text_of);
    let found = match (purpose, name) {
        (Purpose::Replace, None) => None,
        (Purpose::Replace, Some(name)) => Some((WrittenCode::NameUnused, Severity::Hint, name)),
        (Purpose::Create, None) => Some((WrittenCode::NameMissing, Severity::Error, String::new())),
        (Purpose::Create, Some(name)) if SecretName::parse(&name).is_err() => {
            Some((WrittenCode::NameRefused, Severity::Error, name))
        }
        (Purpose::Create, Some(name)) if name != form.name => {
            Some((WrittenCode::NameOther, Severity::Hint, name))
        }
        (Purpose::Create, Some(_)) => None,
    };
    let found = found.map(|(code, severity, name)| finding(code, severity, &name));
    found.into_iter().collect()
}

fn data_findings(json: &Json) -> Vec<WrittenFinding> {
    let warning = |code| vec![finding(code, Severity::Warning, DATA)];
    let Some(data) = member(json, "data").and_then(|data| member(data, DATA)) else {
        return warning(WrittenCode::DataMissing);
    };
    let document = match data {
        Json::Embedded(document) => document,
        Json::String(_) => return warning(WrittenCode::DocumentUnreadable),
        _ => return warning(WrittenCode::DataNoText),
    };
    let Some(Json::Object(auths)) = member(document, "auths") else {
        return warning(WrittenCode::AuthsMissing);
    };
    if auths.is_empty() {
        return warning(WrittenCode::AuthsMissing);
    }
    let without = auths.iter().filter(|(_, entry)| !has_password(entry));
    without
        .map(|(key, _)| finding(WrittenCode::PasswordMissing, Severity::Warning, &plain(key)))
        .collect()
}

fn has_password(entry: &Json) -> bool {
    let stands = |name| match member(entry, name) {
        Some(Json::String(text)) => !text.0.is_empty() && *text != Text::from(""),
        _ => false,
    };
    stands("password") || stands("auth")
}
