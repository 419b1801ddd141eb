//! A body that somebody writes as text within the frame of a request: read, judged, compared with the form, and sent as
//! it stands.

mod findings;
mod form;

use ai_core::{Endpoint, Operation, pull_secrets};
use pull_secret::document::line_and_column;
use pull_secret::{
    Draft, FieldPath, Handle, RegistryDraft, Secret, Severity, confirmed_usernames, masked, settled,
};
use request::{Body, NumberedMask, RawJson, RawJsonError, Request, Slot, SlotKind};
use request::{opened, render};
use vault::Vault;
use zeroize::Zeroizing;

use self::findings::{finding, findings};
use self::form::{draft_of, noted};
use crate::Problem;
use crate::compose::Compose;
use crate::compose::preview::{request_as_typed, with_username_slots};
use crate::compose::typed_secrets::{MaskingError, is_all_masked, mask_secrets};
use crate::shared::ids::{self, parse_id};
use crate::shared::registry_drafts::registries_of;
use crate::shared::staged::Staged;
use crate::shared::tenant_clients::endpoint;
use crate::view::from_exchange::rows;
use crate::view::{
    Composition, MaskedBody, Piece, Purpose, RawBodyCode, RawBodyFinding, RawBodyInput,
    RawBodyView, RequestKind, RequestView,
};

impl Compose {
    /// The body of a form as a text to be edited, with masks where its passwords go.
    ///
    /// # Errors
    /// [`Problem::Gone`] without the connection, [`Problem::NotSendable`] while a secret is in a plain field.
    pub async fn write_body(&self, composition: Composition) -> Result<MaskedBody, Problem> {
        let connection = self
            .records
            .connection(parse_id(&composition.connection)?)?;
        let staged = Staged(&self.vault);
        if !masked(&composition.draft, &staged).is_sendable {
            return Err(Problem::NotSendable);
        }
        let draft = self.usernames.hide(&composition.draft, &staged);
        let endpoint = endpoint(&connection, ids::handle());
        let request = request_as_typed(&endpoint, composition.purpose, &draft);
        let passwords = passwords(&draft);
        // The token of the call has no number, so the body is drawn alone.
        let body = Request {
            headers: Vec::new(),
            ..request
        };
        let rendered =
            render(&body, &NumberedMask(&passwords)).map_err(|_| Problem::NotSendable)?;
        let text = rendered.body.map(|body| body.text()).unwrap_or_default();
        Ok(MaskedBody { text, passwords })
    }

    /// Reads a body that is being written. The text comes as raw bytes, since a password may be typed in it; nothing of
    /// such a password goes back.
    ///
    /// # Errors
    /// [`Problem::Gone`] without the connection, [`Problem::SecretNotText`] for what is no text.
    pub fn read_raw_body(
        &self,
        read: &RawBodyInput,
        text: &Zeroizing<Vec<u8>>,
    ) -> Result<RawBodyView, Problem> {
        let connection = self.records.connection(parse_id(&read.connection)?)?;
        let endpoint = endpoint(&connection, ids::handle());
        let text = std::str::from_utf8(text).map_err(|_| Problem::SecretNotText)?;
        let mut passwords = read.passwords.clone();
        let stage = |secret: Secret| match read.mask {
            true => self.vault.stage(secret),
            false => ids::handle(),
        };
        let known: Vec<Handle> = passwords.clone();
        let is_password = |text: &str| {
            let is_it = |handle: &&Handle| {
                let password = self.vault.staged(**handle);
                password.is_some_and(|password| password.open() == text)
            };
            known.iter().find(is_it).copied()
        };
        let confirmed: Vec<&str> = confirmed_usernames(&read.draft).collect();
        let shown = with_username_slots(masked(&read.draft, &Staged(&self.vault)).draft);
        let form_lines = lines(&request_as_typed(&endpoint, read.purpose, &shown));
        let safe = match mask_secrets(text, &mut passwords, &confirmed, is_password, stage) {
            Ok(safe) => safe,
            Err(MaskingError::NoJson) => {
                return Ok(view(&endpoint, read, text, &passwords, form_lines));
            }
            Err(MaskingError::Hidden { at }) => {
                return Ok(unreadable(
                    (RawBodyCode::SecretHidden, at),
                    text,
                    form_lines,
                ));
            }
        };
        let view = view(&endpoint, read, &safe, &passwords, form_lines);
        // What cannot be read may hold what is left of a mask, and a password beside it.
        let body = (read.mask && view.request.is_some()).then(|| MaskedBody {
            text: safe.to_string(),
            passwords,
        });
        Ok(RawBodyView {
            body,
            request: view
                .request
                .map(|rendered| self.routes.routed(rendered, &connection)),
            draft: view
                .draft
                .map(|draft| self.usernames.restore(draft, &read.draft)),
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
    body: &MaskedBody,
    vault: &Vault,
) -> Result<(RawJson, Draft), Problem> {
    let confirmed: Vec<&str> = confirmed_usernames(form).collect();
    if !is_all_masked(&body.text, &confirmed) {
        return Err(Problem::NotSendable);
    }
    let written = read(&body.text, &body.passwords, form).map_err(|_| Problem::NotSendable)?;
    let findings = findings(written.json(), purpose, form);
    let is_error = |found: &RawBodyFinding| found.severity == Severity::Error;
    if findings.iter().any(is_error) {
        return Err(Problem::NotSendable);
    }
    let draft = draft_of(written.json(), purpose, form);
    let staged = Staged(vault);
    if !masked(&draft, &staged).is_sendable || settled(&draft, &staged) != draft {
        return Err(Problem::NotSendable);
    }
    Ok((written, draft))
}

fn request_of(endpoint: &Endpoint, purpose: Purpose, draft: &Draft, written: RawJson) -> Request {
    match purpose {
        Purpose::Create => pull_secrets::create_raw(endpoint, written),
        Purpose::Replace => pull_secrets::replace_raw_as_typed(endpoint, &draft.name, written),
    }
}

/// The passwords and hidden usernames of a form, each once.
fn passwords(draft: &Draft) -> Vec<Handle> {
    let mut passwords = Vec::new();
    for password in draft.registries.iter().flat_map(RegistryDraft::secrets) {
        if !passwords.contains(&password) {
            passwords.push(password);
        }
    }
    passwords
}

fn read(text: &str, passwords: &[Handle], form: &Draft) -> Result<RawJson, RawJsonError> {
    let mut slots: Vec<_> = passwords
        .iter()
        .map(|password| slot(*password, form))
        .collect();
    let registries = registries_of(RawJson::read(text, &slots)?.json(), &[]);
    for slot in &mut slots {
        let is_username = |it: &RegistryDraft| it.hidden_username == Some(slot.handle);
        let is_password = |it: &RegistryDraft| it.password == Some(slot.handle);
        if registries.iter().any(is_username) && !registries.iter().any(is_password) {
            slot.secret = SlotKind::RegistryUsername;
        }
    }
    Ok(RawJson::read(text, &slots)?.noted(noted))
}

fn slot(handle: Handle, form: &Draft) -> Slot {
    let registry = form
        .registries
        .iter()
        .position(|registry| registry.password == Some(handle));
    Slot {
        secret: SlotKind::RegistryPassword,
        handle,
        place: registry.map(|registry| FieldPath::Password { registry }),
    }
}

fn view(
    endpoint: &Endpoint,
    asked: &RawBodyInput,
    text: &str,
    passwords: &[Handle],
    form_lines: Vec<Vec<Piece>>,
) -> RawBodyView {
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
    let lines_of_draft = lines(&request_as_typed(endpoint, asked.purpose, &draft));
    let request = request_of(endpoint, asked.purpose, &asked.draft, written);
    let lines = lines(&request);
    RawBodyView {
        body: None,
        sendable: findings
            .iter()
            .all(|found| found.severity != Severity::Error),
        findings,
        request: Some(RequestView::render(kind, &request)),
        lossy: texts(&lines) != texts(&lines_of_draft),
        lines,
        form_lines,
        draft: Some(draft),
    }
}

fn fault(error: RawJsonError) -> (RawBodyCode, usize) {
    match error {
        RawJsonError::NoJson { at } => (RawBodyCode::NoJson, at),
        RawJsonError::BrokenMask { at } => (RawBodyCode::BrokenMask, at),
        RawJsonError::MaskOutside { at } => (RawBodyCode::MaskOutside, at),
    }
}

fn unreadable(
    (code, at): (RawBodyCode, usize),
    text: &str,
    form_lines: Vec<Vec<Piece>>,
) -> RawBodyView {
    let (line, column) = line_and_column(text.as_bytes(), at);
    RawBodyView {
        body: None,
        findings: vec![RawBodyFinding {
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

fn lines(request: &Request) -> Vec<Vec<Piece>> {
    let json = request.body.as_ref().and_then(Body::json);
    rows(json.map(opened).unwrap_or_default())
}

fn texts(lines: &[Vec<Piece>]) -> Vec<String> {
    let text = |line: &Vec<Piece>| line.iter().map(|piece| piece.text.as_str()).collect();
    lines.iter().map(text).collect()
}
