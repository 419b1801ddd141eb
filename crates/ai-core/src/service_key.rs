//! Service keys of SAP AI Core: found in whatever holds them, examined, mended where that is safe, refused where it is not.
//!
//! A key holds a secret, so no error and no line of the doctor repeats a value; of an address they name the host alone.
//! Whatever the text, it is read in bounded time and memory.

pub mod certificate;
mod destination;
mod diagnostic;
mod env;
mod error;
mod field;
mod kubernetes;
mod layer;
mod other_service;
mod post_use_checks;
mod postman;
mod raw_key;
mod regions;
mod search;
mod secret_form;
mod settings;
mod url;
mod validation;
mod vcap;
mod visitor;
mod x509;

use jiff::Timestamp;
use pasted_text::{Encoding, decode};
use pull_secret::Secret;

pub use certificate::{CertificateFault, ClientCertificate};
pub use diagnostic::{Diagnostic, DiagnosticCode, DiagnosticState};
pub use error::ServiceKeyError;
pub use field::Field;
pub use layer::Layer;
pub use post_use_checks::{with_refused_secret, with_tenant, with_token};
pub use regions::region;
pub use x509::with_time;

use raw_key::RawKey;
use search::Findings;
use visitor::Candidate;

/// A service key of SAP AI Core, validated: where the tenant is and how its client logs in.
#[derive(Clone, Debug)]
pub struct ServiceKey {
    /// `clientid`, such as `sb-…!b42|aicore!b540`.
    pub client_id: String,
    /// What the client proves itself with.
    pub credential: Credential,
    /// The base address of the token server, without `/oauth/token`: `url`, or `certurl` for a client with a certificate.
    pub token_url: String,
    /// The base address of the AI Core API, without `/v2`.
    pub api_url: String,
    /// The subdomain of the tenant.
    pub identity_zone: Option<String>,
    /// The id of the tenant.
    pub identity_zone_id: Option<String>,
    /// The name of the application: the client id without `sb-`.
    pub app_name: Option<String>,
}

/// Where a service key leads and who uses it: all of the key that is not secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// `clientid` of the key.
    pub client_id: String,
    /// The base address of the token server, without `/oauth/token`.
    pub token_url: String,
    /// The base address of the AI Core API, without `/v2`.
    pub api_url: String,
}

impl Target {
    /// Examines and mends client id and addresses by the rules for a whole key. `None` if it cannot be used.
    pub fn validate(client_id: &str, token_url: &str, api_url: &str) -> Option<Self> {
        validation::examine_target(&RawKey::of([
            (Field::ClientId, client_id),
            (Field::Url, token_url),
            (Field::ApiUrl, api_url),
        ]))
    }
}

/// What a client proves itself with at the token server.
#[derive(Clone, Debug)]
pub enum Credential {
    /// A client secret, which is sent.
    Secret(Secret),
    /// A certificate (x509): the connection is made with it, and its private key is not sent.
    Certificate(ClientCertificate),
}

impl Credential {
    /// What belongs into the keychain: the client secret, or the private key as PEM.
    pub fn secret(&self) -> &Secret {
        match self {
            Self::Secret(secret) => secret,
            Self::Certificate(certificate) => &certificate.key,
        }
    }
}

/// A service key that was found, and what the doctor says of it.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What the text calls it, where it has a name.
    pub label: Option<String>,
    /// What every check of the key doctor found, in the order they are shown.
    pub lines: Vec<Diagnostic>,
    /// The key; `None` if a check failed, so that it cannot be used.
    pub key: Option<ServiceKey>,
}

impl Reading {
    /// What is meant as a service key and cannot be read as one: the doctor says where it breaks off. `None` for an
    /// error that says nothing about a document.
    pub fn of_unreadable(error: ServiceKeyError) -> Option<Self> {
        let line = match error {
            ServiceKeyError::NotJson { line, column } => {
                let fields = [("line", line.to_string()), ("column", column.to_string())];
                Diagnostic::new(DiagnosticCode::NotJson, fields)
            }
            ServiceKeyError::TooDeep => Diagnostic::new(DiagnosticCode::TooDeep, []),
            ServiceKeyError::TooLarge { .. }
            | ServiceKeyError::NotText
            | ServiceKeyError::NoKey
            | ServiceKeyError::Unusable => return None,
        };
        Some(Self {
            label: None,
            lines: vec![line],
            key: None,
        })
    }
}

/// The longest text that is looked at, in bytes.
pub const LARGEST: usize = pasted_text::LARGEST_TEXT;

/// Finds every service key in a text, those that cannot be used included.
///
/// # Errors
/// [`ServiceKeyError`] if there is none.
pub fn find(text: &[u8], now: Timestamp) -> Result<Vec<Reading>, ServiceKeyError> {
    if text.len() > LARGEST {
        return Err(ServiceKeyError::TooLarge { limit: LARGEST });
    }
    let decoded = decode(text).ok_or(ServiceKeyError::NotText)?;
    let outside: Vec<Layer> = layer_of(decoded.encoding).into_iter().collect();
    let findings = search::search(&decoded.text, &outside);
    if findings.candidates.is_empty() {
        return Err(explain_missing_key(&findings));
    }
    let candidates = of_ai_core(findings.candidates).into_iter();
    Ok(candidates
        .map(|candidate| validation::validate(candidate, now))
        .collect())
}

/// Reads the one service key of a text.
///
/// # Errors
/// [`ServiceKeyError`] if there is none, or it cannot be used.
pub fn read(text: &str, now: Timestamp) -> Result<ServiceKey, ServiceKeyError> {
    let found = find(text.as_bytes(), now)?
        .into_iter()
        .find_map(|reading| reading.key);
    found.ok_or(ServiceKeyError::Unusable)
}

fn layer_of(encoding: Encoding) -> Option<Layer> {
    match encoding {
        Encoding::Utf8 => None,
        Encoding::Utf16 => Some(Layer::Utf16),
        Encoding::SingleByte => Some(Layer::Latin1),
    }
}

fn explain_missing_key(findings: &Findings) -> ServiceKeyError {
    match findings.fault {
        _ if findings.is_too_deep => ServiceKeyError::TooDeep,
        Some((line, column)) => ServiceKeyError::NotJson { line, column },
        None => ServiceKeyError::NoKey,
    }
}

/// Beside a key of AI Core, those of other services do not matter.
fn of_ai_core(candidates: Vec<Candidate>) -> Vec<Candidate> {
    let is_ours = |one: &Candidate| one.other.is_none() && one.key.get(Field::ApiUrl).is_some();
    match candidates.iter().any(is_ours) {
        true => candidates.into_iter().filter(is_ours).collect(),
        false => candidates,
    }
}
