//! A body that somebody writes as text within the frame of a request: read, judged, compared with the form, and sent as
//! it stands.

use ai_core::{Endpoint, Operation, pull_secrets};
use pull_secret::{Draft, Handle, Place, RegistryDraft, Secret, SecretName, Severity};
use request::{Body, Json, Numbered, Part, Request, Slot, SlotKind, Text, Written, WrittenError};
use request::{opened, render};
use zeroize::Zeroizing;

use crate::Problem;
use crate::compose::Compose;
use crate::compose::document_edit::preset_of;
use crate::compose::typed_secrets::{Unsealed, is_sealed, sealed};
use crate::shared::ids::{self, parse_id};
use crate::shared::tenant_clients::endpoint;
use crate::view::from_exchange::pieces;
use crate::view::{
    Composition, Piece, Purpose, ReadWritten, RequestKind, RequestView, WrittenBody, WrittenCode,
    WrittenFinding, WrittenView,
};

const DATA: &str = ".dockerconfigjson";

impl Compose {
    /// The body of a form as a text to be edited, with masks where its passwords go.
    ///
    /// # Errors
    /// [`Problem::Gone`] without the connection.
    pub async fn write_body(&self, composition: Composition) -> Result<WrittenBody, Problem> {
        let connection = self
            .records
            .connection(parse_id(&composition.connection)?)?;
        let endpoint = endpoint(&connection, ids::handle());
        let request = of_form(&endpoint, composition.purpose, &composition.draft);
        let passwords = passwords(&composition.draft);
        // The token of the call has no number, so the body is drawn alone.
        let body = Request {
            headers: Vec::new(),
            ..request
        };
        let drawn = render(&body, &Numbered(&passwords)).map_err(|_| Problem::NotSendable)?;
        let text = drawn.body.map(|body| body.text()).unwrap_or_default();
        Ok(WrittenBody { text, passwords })
    }

    /// Reads a body that is being written. The text comes as raw bytes, since a password may be typed in it; nothing of
    /// such a password goes back.
    ///
    /// # Errors
    /// [`Problem::Gone`] without the connection, [`Problem::SecretNotText`] for what is no text.
    pub fn read_written(
        &self,
        read: &ReadWritten,
        text: &Zeroizing<Vec<u8>>,
    ) -> Result<WrittenView, Problem> {
        let connection = self.records.connection(parse_id(&read.connection)?)?;
        let endpoint = endpoint(&connection, ids::handle());
        let text = std::str::from_utf8(text).map_err(|_| Problem::SecretNotText)?;
        let mut passwords = read.passwords.clone();
        let stage = |secret: Secret| match read.seal {
            true => self.vault.stage(secret),
            false => ids::handle(),
        };
        let safe = match sealed(text, &mut passwords, stage) {
            Ok(safe) => safe,
            Err(Unsealed::NoJson) => return Ok(view(&endpoint, read, text, &passwords)),
            Err(Unsealed::Hidden { at }) => {
                let form_lines = lines(&of_form(&endpoint, read.purpose, &read.draft));
                return Ok(unreadable(
                    (WrittenCode::SecretHidden, at),
                    text,
                    form_lines,
                ));
            }
        };
        let view = view(&endpoint, read, &safe, &passwords);
        // What cannot be read may hold what is left of a mask, and a password beside it.
        let body = (read.seal && view.request.is_some()).then(|| WrittenBody {
            text: safe.to_string(),
            passwords,
        });
        Ok(WrittenView {
            body,
            request: view
                .request
                .map(|drawn| self.routes.routed(drawn, &connection)),
            ..view
        })
    }
}

/// A written body as it is sent, and what the form can hold of it.
///
/// # Errors
/// [`Problem::NotSendable`] if it cannot be sent.
pub(super) fn checked(
    purpose: Purpose,
    form: &Draft,
    body: &WrittenBody,
) -> Result<(Written, Draft), Problem> {
    if !is_sealed(&body.text) {
        return Err(Problem::NotSendable);
    }
    let written = read(&body.text, &body.passwords, form).map_err(|_| Problem::NotSendable)?;
    let findings = findings(written.json(), purpose, form);
    let is_error = |found: &WrittenFinding| found.severity == Severity::Error;
    if findings.iter().any(is_error) {
        return Err(Problem::NotSendable);
    }
    let draft = draft_of(written.json(), purpose, form);
    Ok((written, draft))
}

fn of_form(endpoint: &Endpoint, purpose: Purpose, draft: &Draft) -> Request {
    match purpose {
        Purpose::Create => pull_secrets::create_as_typed(endpoint, draft),
        Purpose::Replace => pull_secrets::replace_as_typed(endpoint, draft),
    }
}

fn of_written(endpoint: &Endpoint, purpose: Purpose, draft: &Draft, written: Written) -> Request {
    match purpose {
        Purpose::Create => pull_secrets::create_written(endpoint, written),
        Purpose::Replace => pull_secrets::replace_written_as_typed(endpoint, &draft.name, written),
    }
}

/// The passwords of a form, each once.
fn passwords(draft: &Draft) -> Vec<Handle> {
    let mut passwords = Vec::new();
    for password in draft
        .registries
        .iter()
        .filter_map(|registry| registry.password)
    {
        if !passwords.contains(&password) {
            passwords.push(password);
        }
    }
    passwords
}

fn read(text: &str, passwords: &[Handle], form: &Draft) -> Result<Written, WrittenError> {
    let slots: Vec<_> = passwords
        .iter()
        .map(|password| slot(*password, form))
        .collect();
    Ok(Written::read(text, &slots)?.noted(noted))
}

fn slot(handle: Handle, form: &Draft) -> Slot {
    let registry = form
        .registries
        .iter()
        .position(|registry| registry.password == Some(handle));
    Slot {
        secret: SlotKind::RegistryPassword,
        handle,
        place: registry.map(|registry| Place::Password { registry }),
    }
}

fn view(endpoint: &Endpoint, asked: &ReadWritten, text: &str, passwords: &[Handle]) -> WrittenView {
    let form = of_form(endpoint, asked.purpose, &asked.draft);
    let form_lines = lines(&form);
    let kind = match asked.purpose {
        Purpose::Create => RequestKind::Api(Operation::Create),
        Purpose::Replace => RequestKind::Api(Operation::Replace),
    };
    let written = match read(text, passwords, &asked.draft) {
        Ok(written) => written,
        Err(error) => return unreadable(fault(error), text, form_lines),
    };
    let findings = findings(written.json(), asked.purpose, &asked.draft);
    let draft = draft_of(written.json(), asked.purpose, &asked.draft);
    let lines_of_draft = lines(&of_form(endpoint, asked.purpose, &draft));
    let request = of_written(endpoint, asked.purpose, &asked.draft, written);
    let lines = lines(&request);
    WrittenView {
        body: None,
        sendable: findings
            .iter()
            .all(|found| found.severity != Severity::Error),
        findings,
        request: Some(RequestView::draw(kind, &request)),
        lossy: texts(&lines) != texts(&lines_of_draft),
        lines,
        form_lines,
        draft: Some(draft),
    }
}

fn fault(error: WrittenError) -> (WrittenCode, usize) {
    match error {
        WrittenError::NoJson { at } => (WrittenCode::NoJson, at),
        WrittenError::BrokenMask { at } => (WrittenCode::BrokenMask, at),
        WrittenError::MaskOutside { at } => (WrittenCode::MaskOutside, at),
    }
}

fn unreadable(
    (code, at): (WrittenCode, usize),
    text: &str,
    form_lines: Vec<Vec<Piece>>,
) -> WrittenView {
    let (line, column) = line_and_column(text, at);
    WrittenView {
        body: None,
        findings: vec![WrittenFinding {
            line,
            column,
            ..finding(code, Severity::Error, "")
        }],
        sendable: false,
        request: None,
        lines: Vec::new(),
        form_lines,
        draft: None,
        lossy: true,
    }
}

/// Counted from 1; the column in characters.
fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let at = (0..=at.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at));
    let before = &text[..at.unwrap_or_default()];
    let last = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, last.chars().count() + 1)
}

fn lines(request: &Request) -> Vec<Vec<Piece>> {
    let json = request.body.as_ref().and_then(Body::json);
    let lines = json.map(opened).unwrap_or_default();
    lines.into_iter().map(pieces).collect()
}

fn texts(lines: &[Vec<Piece>]) -> Vec<String> {
    let text = |line: &Vec<Piece>| line.iter().map(|piece| piece.text.as_str()).collect();
    lines.iter().map(text).collect()
}

fn finding(code: WrittenCode, severity: Severity, subject: &str) -> WrittenFinding {
    WrittenFinding {
        code,
        severity,
        subject: subject.to_owned(),
        line: 0,
        column: 0,
    }
}

fn findings(json: &Json, purpose: Purpose, form: &Draft) -> Vec<WrittenFinding> {
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

/// What the form can hold of a written body.
fn draft_of(json: &Json, purpose: Purpose, form: &Draft) -> Draft {
    let name = match purpose {
        Purpose::Create => member(json, "name").and_then(text_of).unwrap_or_default(),
        Purpose::Replace => form.name.clone(),
    };
    let document = member(json, "data").and_then(|data| member(data, DATA));
    let auths = match document {
        Some(Json::Embedded(document)) => member(document, "auths"),
        _ => None,
    };
    let registries = match auths {
        Some(Json::Object(entries)) => entries
            .iter()
            .map(|(key, entry)| registry(&plain(key), entry, form))
            .collect(),
        _ => Vec::new(),
    };
    Draft {
        name,
        registries,
        images: form.images.clone(),
    }
}

fn registry(key: &str, entry: &Json, form: &Draft) -> RegistryDraft {
    let before = form.registries.iter().find(|one| one.registry_key == key);
    let password = match member(entry, "password") {
        Some(Json::String(Text(parts))) => match parts.as_slice() {
            [Part::Slot(slot)] => Some(slot.handle),
            _ => None,
        },
        _ => None,
    };
    RegistryDraft {
        preset: preset_of(key, before),
        username: member(entry, "username")
            .and_then(text_of)
            .unwrap_or_default(),
        password,
        registry_key: key.to_owned(),
    }
}

/// Notes which values are those of fields of the form, so that they can be found again in a record.
fn noted(json: Json) -> Json {
    let named = json.map_member("name", |name| place(name, Place::Name));
    named.map_member("data", |data| {
        data.map_member(DATA, |document| match document {
            Json::Embedded(document) => Json::embedded(document.map_member("auths", note_auths)),
            other => other,
        })
    })
}

fn note_auths(auths: Json) -> Json {
    let Json::Object(entries) = auths else {
        return auths;
    };
    let entries = entries.into_iter().enumerate();
    let entries = entries.map(|(registry, (key, entry))| {
        let entry = entry
            .map_member("username", |value| {
                place(value, Place::Username { registry })
            })
            .map_member("password", |value| {
                place(value, Place::Password { registry })
            });
        (placed(key, Place::RegistryKey { registry }), entry)
    });
    Json::Object(entries.collect())
}

trait MapMember {
    fn map_member(self, name: &str, change: impl Fn(Json) -> Json) -> Json;
}

impl MapMember for Json {
    fn map_member(self, name: &str, change: impl Fn(Json) -> Json) -> Json {
        let Json::Object(members) = self else {
            return self;
        };
        let members = members
            .into_iter()
            .map(|(key, value)| match plain(&key) == name {
                true => (key, change(value)),
                false => (key, value),
            });
        Json::Object(members.collect())
    }
}

fn place(json: Json, place: Place) -> Json {
    match json {
        Json::String(text) => Json::String(placed(text, place)),
        other => other,
    }
}

fn placed(text: Text, place: Place) -> Text {
    let parts = text.0.into_iter().map(|part| match part {
        Part::Literal { text, .. } => Part::Literal {
            text,
            place: Some(place),
        },
        Part::Slot(slot) => Part::Slot(Slot {
            place: Some(place),
            ..slot
        }),
        other => other,
    });
    Text(parts.collect())
}

/// The last member of that name counts, as every reader of JSON here has it.
fn member<'j>(json: &'j Json, name: &str) -> Option<&'j Json> {
    let Json::Object(members) = json else {
        return None;
    };
    let found = members.iter().rfind(|(key, _)| plain(key) == name);
    found.map(|(_, value)| value)
}

fn text_of(json: &Json) -> Option<String> {
    match json {
        Json::String(text) => Some(plain(text)),
        _ => None,
    }
}

fn plain(text: &Text) -> String {
    let literal = text.0.iter().map(|part| match part {
        Part::Literal { text, .. } => text.as_str(),
        Part::Slot(_) | Part::Base64 { .. } => "",
    });
    literal.collect()
}
