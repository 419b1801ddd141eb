//! The inner JSON as text: what the kubelet refuses, ignores, or reads otherwise than it looks.
//!
//! Errors here are what makes the kubelet refuse the whole document, and with it every pull of the pod.

use std::collections::BTreeMap;

use crate::auth;
use crate::{Code, FieldPath, Finding};
use go_std::json::{Json, JsonError, Kind, Value, means_field};

/// All findings about a text that is meant to be the value of `.dockerconfigjson`.
///
/// Entries are counted from 0 in the order in which their keys first stand in the text.
pub fn lint_document(text: &str) -> Vec<Finding> {
    let json = match Json::read(text.as_bytes()) {
        Ok(json) => json,
        Err(error) => return vec![not_json(text, error)],
    };
    let members = match json.root().kind() {
        Kind::Object(members) => members,
        Kind::Null => return vec![warning(Code::DocumentEmpty)],
        Kind::Text(_) => return vec![Finding::error(Code::DocumentIsText, FieldPath::Document)],
        Kind::Bool | Kind::Number | Kind::Array(_) => return vec![wrong_type("document")],
    };
    let mut lint = Lint::default();
    for (name, value) in members {
        lint.top_field(name, value);
    }
    lint.finish(json.root())
}

#[derive(Default)]
struct Lint<'j> {
    findings: Vec<Finding>,
    places: BTreeMap<&'j str, usize>,
    has_auths: bool,
}

impl<'j> Lint<'j> {
    fn top_field(&mut self, name: &'j str, value: Value<'j>) {
        if means_field(name, "auths") {
            self.has_auths = true;
            self.auths(value);
        } else if means_field(name, "HttpHeaders") {
            let fits = match value.kind() {
                Kind::Null => true,
                Kind::Object(mut members) => members.all(|(_, value)| is_text(value)),
                _ => false,
            };
            if !fits {
                self.findings.push(wrong_type("HttpHeaders"));
            }
        } else if let Some(field) = ["credsStore", "credHelpers"]
            .iter()
            .find(|field| means_field(name, field))
        {
            self.findings
                .push(warning(Code::DocumentIgnoredField).with("field", field));
        }
    }

    fn auths(&mut self, value: Value<'j>) {
        match value.kind() {
            Kind::Null => {}
            Kind::Object(members) => members.for_each(|(key, value)| self.entry(key, value)),
            _ => self.findings.push(wrong_type("auths")),
        }
    }

    fn entry(&mut self, key: &'j str, value: Value<'j>) {
        let next = self.places.len();
        let registry = *self.places.entry(key).or_insert(next);
        let place = FieldPath::RegistryKey { registry };
        if registry < next {
            self.findings
                .push(Finding::warning(Code::EntryRepeated, place).with("key", key));
        }
        let fields = match value.kind() {
            Kind::Object(members) => members.collect(),
            Kind::Null => Vec::new(),
            _ => {
                self.findings.push(wrong_type("entry").with("key", key));
                return;
            }
        };
        for field in ["username", "password", "email", "auth"] {
            if fields
                .iter()
                .any(|&(name, value)| means_field(name, field) && !is_text(value))
            {
                self.findings.push(wrong_type(field).with("key", key));
            }
        }
        self.ignored_tokens(&fields, place);
        self.login(&fields, registry);
    }

    fn ignored_tokens(&mut self, fields: &[(&str, Value<'_>)], place: FieldPath) {
        for field in ["identitytoken", "registrytoken"] {
            if field_text(fields, field).is_some_and(|text| !text.is_empty()) {
                let finding = Finding::warning(Code::EntryIgnoredToken, place);
                self.findings.push(finding.with("field", field));
            }
        }
    }

    fn login(&mut self, fields: &[(&str, Value<'_>)], registry: usize) {
        let place = FieldPath::RegistryKey { registry };
        let text = |field| field_text(fields, field).unwrap_or_default();
        let (username, password, auth) = (text("username"), text("password"), text("auth"));
        let read = match auth {
            "" => (
                username.as_bytes().to_vec(),
                password.as_bytes().to_vec().into(),
            ),
            auth => match auth::decode(auth) {
                Ok(read) => (read.username, read.password),
                Err(error) => {
                    let finding = Finding::error(Code::EntryAuthUnreadable, place);
                    self.findings.push(finding.with("reason", error.name()));
                    return;
                }
            },
        };
        let differs = |field: &str, read: &[u8]| !field.is_empty() && field.as_bytes() != read;
        if differs(username, &read.0) || differs(password, &read.1) {
            self.findings
                .push(Finding::warning(Code::EntryAuthContradicts, place));
        }
        if read.0.is_empty() {
            let place = FieldPath::Username { registry };
            self.findings
                .push(Finding::warning(Code::EntryAnonymous, place));
        }
        if read.1.ends_with(b"\n") || read.1.ends_with(b"\r") {
            let place = FieldPath::Password { registry };
            self.findings
                .push(Finding::warning(Code::PasswordLineEnd, place));
        }
        if std::str::from_utf8(&read.0).is_err() || std::str::from_utf8(&read.1).is_err() {
            self.findings
                .push(Finding::warning(Code::EntryNotText, place));
        }
    }

    fn finish(mut self, root: Value<'_>) -> Vec<Finding> {
        if !self.has_auths {
            self.findings.push(warning(without_auths(root)));
        } else if self.places.is_empty() && self.findings.is_empty() {
            self.findings.push(warning(Code::DocumentEmpty));
        }
        self.findings
    }
}

/// What stands there instead of `auths`.
fn without_auths(root: Value<'_>) -> Code {
    let mut members = root.members().into_iter().flatten();
    if root.member(".dockerconfigjson").is_some() || root.member("data").is_some() {
        return Code::DocumentIsRequest;
    }
    let is_entry = |value: Value<'_>| {
        ["username", "password", "auth"]
            .iter()
            .any(|field| value.member(field).is_some())
    };
    match members.any(|(_, value)| is_entry(value)) {
        true => Code::DocumentWithoutAuths,
        false => Code::DocumentEmpty,
    }
}

fn not_json(text: &str, error: JsonError) -> Finding {
    let (line, column) = error.line_and_column(text);
    Finding::error(Code::DocumentNotJson, FieldPath::Document)
        .with("line", line)
        .with("column", column)
        .with("reason", reason(text, error))
}

/// The accident behind a syntax error, as far as it can be told.
fn reason(text: &str, error: JsonError) -> &'static str {
    let at = error.offset(text);
    let rest = text.get(at..).unwrap_or_default();
    let before = text.get(..at).unwrap_or_default().trim_end();
    match rest.chars().next() {
        _ if matches!(error, JsonError::TooDeep { .. }) => "tooDeep",
        None => "endsEarly",
        Some('\u{feff}') => "byteOrderMark",
        Some('\'') => "singleQuotes",
        Some('“' | '”' | '„' | '‘' | '’') => "typographicQuotes",
        Some('/' | '#') => "comment",
        Some('}' | ']') if before.ends_with(',') => "trailingComma",
        _ if at == 0 && is_base64(text) => "base64",
        _ if matches!(before.chars().last(), Some('}')) => "textAfterDocument",
        _ => "other",
    }
}

fn is_base64(text: &str) -> bool {
    let text = text.trim();
    text.len() >= 8
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"+/=\r\n".contains(&b))
}

/// The last value of a field that is not `null`, since Go leaves the field alone there.
fn field_text<'j>(fields: &[(&str, Value<'j>)], field: &str) -> Option<&'j str> {
    let texts = fields.iter().filter(|(name, _)| means_field(name, field));
    texts.rev().find_map(|(_, value)| value.text())
}

fn is_text(value: Value<'_>) -> bool {
    matches!(value.kind(), Kind::Text(_) | Kind::Null)
}

fn warning(code: Code) -> Finding {
    Finding::warning(code, FieldPath::Document)
}

fn wrong_type(field: &str) -> Finding {
    Finding::error(Code::DocumentWrongType, FieldPath::Document).with("field", field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_kubelet_refuses_or_reads_otherwise_is_told() {
        use Code::*;
        for (text, codes) in [
            (
                r#"{"auths":{"ghcr.io":{"username":"anna","password":"fake"}}}"#,
                vec![],
            ),
            (
                r#"{"auths":{"ghcr.io":{"username":"anna","password":"fake","auth":"YW5uYTpmYWtl"}}}"#,
                vec![],
            ),
            (
                r#"{"AUTHS":{"ghcr.io":{"auth":"YW5uYTpmYWtl"}},"HttpHeaders":{"a":"b"}}"#,
                vec![],
            ),
            (
                r#"{"auths":{"ghcr.io":{"username":"anna","password":"x","auth":"YW5uYTpmYWtl"}}}"#,
                vec![EntryAuthContradicts],
            ),
            (
                r#"{"auths":{"ghcr.io":{"auth":"YW5uYTpmYWtlCg=="}}}"#,
                vec![PasswordLineEnd],
            ),
            (
                r#"{"auths":{"ghcr.io":{"auth":"!"}}}"#,
                vec![EntryAuthUnreadable],
            ),
            (
                r#"{"auths":{"ghcr.io":{"auth":"cGFudHM="}}}"#,
                vec![EntryAuthUnreadable],
            ),
            (
                r#"{"auths":{"ghcr.io":{"auth":"OmZha2U="}}}"#,
                vec![EntryAnonymous],
            ),
            (r#"{"auths":{"ghcr.io":{}}}"#, vec![EntryAnonymous]),
            (
                r#"{"auths":{"ghcr.io":{"identitytoken":"fake"}}}"#,
                vec![EntryIgnoredToken, EntryAnonymous],
            ),
            (
                r#"{"auths":{"ghcr.io":{"auth":"YTo="},"ghcr.io":{"auth":"YTpi"}}}"#,
                vec![EntryRepeated],
            ),
            (
                r#"{"auths":{"ghcr.io":{"auth":"/zr/"}}}"#,
                vec![EntryNotText],
            ),
            (
                r#"{"auths":{"ghcr.io":{"auth":"YTpi","email":false}}}"#,
                vec![DocumentWrongType],
            ),
            (r#"{"auths":{"ghcr.io":"YTpi"}}"#, vec![DocumentWrongType]),
            (r#"{"auths":[]}"#, vec![DocumentWrongType]),
            (
                r#"{"auths":{"a.io":{"auth":"YTpi"}},"HttpHeaders":{"a":1}}"#,
                vec![DocumentWrongType],
            ),
            (
                r#"{"auths":{"a.io":{"auth":"YTpi"}},"credsStore":"desktop","credHelpers":{}}"#,
                vec![DocumentIgnoredField, DocumentIgnoredField],
            ),
            (r#"{"ghcr.io":{"auth":"YTpi"}}"#, vec![DocumentWithoutAuths]),
            (r#"{"auths":{}}"#, vec![DocumentEmpty]),
            ("{}", vec![DocumentEmpty]),
            ("null", vec![DocumentEmpty]),
            ("[]", vec![DocumentWrongType]),
            (r#""{\"auths\":{}}""#, vec![DocumentIsText]),
            (r#"{".dockerconfigjson":"{}"}"#, vec![DocumentIsRequest]),
            (
                r#"{"name":"a1","data":{".dockerconfigjson":"{}"}}"#,
                vec![DocumentIsRequest],
            ),
        ] {
            let told: Vec<Code> = lint_document(text)
                .iter()
                .map(|finding| finding.code)
                .collect();
            assert_eq!(told, codes, "{text}");
        }
    }

    #[test]
    fn a_syntax_error_is_placed_and_explained() {
        for (text, line, column, reason) in [
            ("{'auths':{}}", "1", "2", "singleQuotes"),
            ("{\n  \"auths\": {},\n}", "3", "1", "trailingComma"),
            ("\u{feff}{}", "1", "1", "byteOrderMark"),
            ("{} // done", "1", "4", "comment"),
            ("{} {}", "1", "4", "textAfterDocument"),
            ("{\"auths\":", "1", "10", "endsEarly"),
            ("{“auths”:{}}", "1", "2", "typographicQuotes"),
            ("eyJhdXRocyI6e319", "1", "1", "base64"),
            ("auths:", "1", "1", "other"),
        ] {
            let told = lint_document(text);
            let field = |name: &str| told[0].fields[name].clone();
            assert_eq!(told[0].code, Code::DocumentNotJson, "{text}");
            assert_eq!(
                [field("line"), field("column"), field("reason")],
                [line, column, reason],
                "{text}"
            );
        }
    }
}
