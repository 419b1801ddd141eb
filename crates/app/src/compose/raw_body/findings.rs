//! What is wrong with a written body, and what is worth a look.

use pull_secret::{Draft, SecretName, Severity};
use request::{Json, Text};

use crate::shared::registry_drafts::DATA_KEY;
use crate::view::{Purpose, RawBodyCode, RawBodyFinding};

pub(super) fn finding(code: RawBodyCode, severity: Severity, subject: &str) -> RawBodyFinding {
    RawBodyFinding {
        code,
        severity,
        subject: subject.to_owned(),
        line: 0,
        column: 0,
    }
}

pub(super) fn findings(json: &Json, purpose: Purpose, form: &Draft) -> Vec<RawBodyFinding> {
    let Json::Object(members) = json else {
        return vec![finding(RawBodyCode::NoObject, Severity::Error, "")];
    };
    let mut findings = name_findings(json, purpose, form);
    let unknown = members.iter().map(|(key, _)| key.plain());
    let unknown = unknown.filter(|key| key != "name" && key != "data");
    findings.extend(unknown.map(|key| finding(RawBodyCode::MemberUnknown, Severity::Hint, &key)));
    findings.extend(data_findings(json));
    findings
}

fn name_findings(json: &Json, purpose: Purpose, form: &Draft) -> Vec<RawBodyFinding> {
    let name = json.member("name").and_then(Json::plain);
    let found = match (purpose, name) {
        (Purpose::Replace, None) => None,
        (Purpose::Replace, Some(name)) => Some((RawBodyCode::NameUnused, Severity::Hint, name)),
        (Purpose::Create, None) => Some((RawBodyCode::NameMissing, Severity::Error, String::new())),
        (Purpose::Create, Some(name)) if SecretName::parse(&name).is_err() => {
            Some((RawBodyCode::NameRefused, Severity::Error, name))
        }
        (Purpose::Create, Some(name)) if name != form.name => {
            Some((RawBodyCode::NameOther, Severity::Hint, name))
        }
        (Purpose::Create, Some(_)) => None,
    };
    let found = found.map(|(code, severity, name)| finding(code, severity, &name));
    found.into_iter().collect()
}

fn data_findings(json: &Json) -> Vec<RawBodyFinding> {
    let warning = |code| vec![finding(code, Severity::Warning, DATA_KEY)];
    let Some(data) = json.member("data").and_then(|data| data.member(DATA_KEY)) else {
        return warning(RawBodyCode::DataMissing);
    };
    let document = match data {
        Json::Embedded(document) => document,
        Json::String(_) => return warning(RawBodyCode::DocumentUnreadable),
        _ => return warning(RawBodyCode::DataNoText),
    };
    let Some(Json::Object(auths)) = document.member("auths") else {
        return warning(RawBodyCode::AuthsMissing);
    };
    if auths.is_empty() {
        return warning(RawBodyCode::AuthsMissing);
    }
    let without = auths.iter().filter(|(_, entry)| !has_password(entry));
    without
        .map(|(key, _)| {
            finding(
                RawBodyCode::PasswordMissing,
                Severity::Warning,
                &key.plain(),
            )
        })
        .collect()
}

fn has_password(entry: &Json) -> bool {
    let is_given = |name| match entry.member(name) {
        Some(Json::String(text)) => !text.0.is_empty() && *text != Text::from(""),
        _ => false,
    };
    is_given("password") || is_given("auth")
}

#[cfg(test)]
mod tests {
    use request::RawJson;

    use super::*;

    use RawBodyCode::*;
    use Severity::{Error, Hint, Warning};

    const WHOLE: &str = r#"{"auths":{"ghcr.io":{"username":"anna","password":"x"}}}"#;

    #[test]
    fn what_a_body_lacks_or_has_too_much_of_is_named() {
        for (name, document, expected) in [
            (r#""name":"team","#, WHOLE, vec![]),
            ("", WHOLE, vec![(NameMissing, Error, "")]),
            (r#""name":"T","#, WHOLE, vec![(NameRefused, Error, "T")]),
            (
                r#""name":"other","#,
                WHOLE,
                vec![(NameOther, Hint, "other")],
            ),
            (r#""name":1,"#, WHOLE, vec![(NameMissing, Error, "")]),
            (r#""name":"a1","name":"team","#, WHOLE, vec![]),
            (
                r#""name":"team","type":"x","#,
                WHOLE,
                vec![(MemberUnknown, Hint, "type")],
            ),
            (
                r#""name":"team","#,
                r#"{"auths":{}}"#,
                vec![(AuthsMissing, Warning, DATA_KEY)],
            ),
            (
                r#""name":"team","#,
                r#"{"auths":[]}"#,
                vec![(AuthsMissing, Warning, DATA_KEY)],
            ),
            (
                r#""name":"team","#,
                "{}",
                vec![(AuthsMissing, Warning, DATA_KEY)],
            ),
            (
                r#""name":"team","#,
                "no json",
                vec![(DocumentUnreadable, Warning, DATA_KEY)],
            ),
            (
                r#""name":"team","#,
                r#"{"auths":{"ghcr.io":{"username":"anna"},"quay.io":{"auth":"eDp5"},"gcr.io":{"password":""}}}"#,
                vec![
                    (PasswordMissing, Warning, "ghcr.io"),
                    (PasswordMissing, Warning, "gcr.io"),
                ],
            ),
        ] {
            let document = serde_json::to_string(document).unwrap();
            let text = format!(r#"{{{name}"data":{{".dockerconfigjson":{document}}}}}"#);
            assert_eq!(found(&text, Purpose::Create), expected, "{text}");
        }
    }

    #[test]
    fn a_body_without_a_document_is_told_from_one_whose_document_is_no_text() {
        let missing = vec![(DataMissing, Warning, DATA_KEY)];
        let no_text = vec![(DataNoText, Warning, DATA_KEY)];
        for (data, expected) in [
            ("", &missing),
            (r#","data":{}"#, &missing),
            (r#","data":[]"#, &missing),
            (r#","data":{".dockerconfigjson":{}}"#, &no_text),
            (r#","data":{".dockerconfigjson":null}"#, &no_text),
        ] {
            let text = format!(r#"{{"name":"team"{data}}}"#);
            assert_eq!(&found(&text, Purpose::Create), expected, "{text}");
        }
        for text in ["[]", "null", "\"a\""] {
            assert_eq!(
                found(text, Purpose::Create),
                [(NoObject, Error, "")],
                "{text}"
            );
        }
    }

    #[test]
    fn a_replacement_needs_no_name_and_has_no_use_for_one() {
        let document = serde_json::to_string(WHOLE).unwrap();
        let data = format!(r#""data":{{".dockerconfigjson":{document}}}"#);
        assert_eq!(found(&format!("{{{data}}}"), Purpose::Replace), []);
        let named = format!(r#"{{"name":"T",{data}}}"#);
        assert_eq!(found(&named, Purpose::Replace), [(NameUnused, Hint, "T")]);
    }

    fn found(text: &str, purpose: Purpose) -> Vec<(RawBodyCode, Severity, &'static str)> {
        const SUBJECTS: [&str; 8] = [
            "", "T", "other", "type", DATA_KEY, "ghcr.io", "quay.io", "gcr.io",
        ];
        let form = Draft {
            name: "team".to_owned(),
            ..Draft::default()
        };
        let body = RawJson::read(text, &[]).unwrap();
        let found = findings(body.json(), purpose, &form).into_iter();
        let known = |subject: &str| SUBJECTS.into_iter().find(|known| *known == subject);
        found
            .map(|finding| {
                (
                    finding.code,
                    finding.severity,
                    known(&finding.subject).unwrap(),
                )
            })
            .collect()
    }
}
