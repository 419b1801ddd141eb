//! The part of the examination that looks at a certificate and its private key.

use jiff::Timestamp;
use pasted_text::placeholder::is_placeholder;
use pull_secret::Secret;

use super::certificate::{CertificateFacts, CertificateFault, ClientCertificate, inspect};
use super::diagnostic::{Diagnostic, DiagnosticCode};
use super::field::Field;
use super::raw_key::RawKey;
use super::validation::{at, plain};

/// Whether `credential-type` says that the key has a certificate.
pub(super) fn is_named_by(raw: &RawKey) -> bool {
    kind(raw).starts_with("x509")
}

/// The certificate of a key with its private key, if both can be used at any time; and a line for each check.
pub(super) fn validate(
    raw: &RawKey,
    now: Timestamp,
) -> (Option<ClientCertificate>, Vec<Diagnostic>) {
    if let Some(line) = elsewhere(raw) {
        return (None, vec![line]);
    }
    let (chain, key) = (pem(raw, Field::Certificate), pem(raw, Field::PrivateKey));
    let (chain, key) = match (chain, key) {
        (Ok(chain), Ok(key)) => (chain, Secret::new(key.to_owned())),
        (chain, key) => return (None, chain.err().into_iter().chain(key.err()).collect()),
    };
    let inspection = inspect(chain, Some(&key), now);
    let certificate = ClientCertificate::read(chain, &key).ok();
    let matches = certificate
        .is_some()
        .then(|| plain(DiagnosticCode::CertificateMatches));
    let faults = inspection.faults.iter().map(|fault| line(*fault, now));
    let mut lines: Vec<Diagnostic> = matches.into_iter().chain(faults).collect();
    if !lines.iter().any(is_about_time) {
        lines.extend(inspection.facts.map(|facts| valid(&facts, now)));
    }
    (certificate, lines)
}

/// What is to be said of the time of a certificate now: the chain of a saved key, read long ago. `None` if it cannot be
/// read.
pub fn with_time(chain: &str, now: Timestamp) -> Option<Diagnostic> {
    let inspection = inspect(chain, None, now);
    let fault = inspection.faults.iter().map(|fault| line(*fault, now));
    let mut fault = fault.filter(is_about_time);
    fault
        .next()
        .or_else(|| inspection.facts.map(|facts| valid(&facts, now)))
}

/// What the key only names: a file, or a private key that its owner kept.
fn elsewhere(raw: &RawKey) -> Option<Diagnostic> {
    let has = |field| raw.get(field).is_some();
    let in_file = |inside, file| {
        (has(file) && !has(inside)).then(|| at(DiagnosticCode::CertificateInFile, file))
    };
    let kept = matches!(&*kind(raw), "x509_attested" | "x509_provided");
    in_file(Field::Certificate, Field::CertificateFile)
        .or_else(|| in_file(Field::PrivateKey, Field::PrivateKeyFile))
        .or_else(|| {
            (kept && !has(Field::PrivateKey)).then(|| plain(DiagnosticCode::PrivateKeyElsewhere))
        })
}

fn kind(raw: &RawKey) -> String {
    let kind = raw.get(Field::CredentialType).unwrap_or_default();
    kind.trim().to_lowercase().replace('-', "_")
}

/// A field that holds PEM, whose line ends are no fault.
fn pem(raw: &RawKey, field: Field) -> Result<&str, Diagnostic> {
    let value = raw.get(field).unwrap_or_default().trim();
    if value.is_empty() {
        return Err(at(DiagnosticCode::FieldMissing, field));
    }
    if is_placeholder(value) {
        return Err(at(DiagnosticCode::Placeholder, field));
    }
    Ok(value)
}

fn line(fault: CertificateFault, now: Timestamp) -> Diagnostic {
    let until = |code, at: Timestamp| Diagnostic::new(code, [("until", day(at))]);
    match fault {
        CertificateFault::Unreadable | CertificateFault::TooMany { .. } => {
            plain(DiagnosticCode::CertificateUnreadable)
        }
        CertificateFault::KeyUnreadable => plain(DiagnosticCode::PrivateKeyUnreadable),
        CertificateFault::KeyEncrypted => plain(DiagnosticCode::PrivateKeyLocked),
        CertificateFault::KeyUnsupported => plain(DiagnosticCode::PrivateKeyUnsupported),
        CertificateFault::NotOfThisKey => plain(DiagnosticCode::CertificateOfOtherKey),
        CertificateFault::NotYetValid { from } => Diagnostic::new(
            DiagnosticCode::CertificateNotYetValid,
            [("from", day(from))],
        ),
        CertificateFault::Expired { at } => until(DiagnosticCode::CertificateExpired, at),
        CertificateFault::EndsSoon { at } => {
            let hours = at.duration_since(now).as_hours().to_string();
            Diagnostic::new(
                DiagnosticCode::CertificateEndsSoon,
                [("until", day(at)), ("hours", hours)],
            )
        }
        CertificateFault::IntermediateMissing => plain(DiagnosticCode::IntermediateMissing),
    }
}

fn is_about_time(line: &Diagnostic) -> bool {
    matches!(
        line.code,
        DiagnosticCode::CertificateExpired
            | DiagnosticCode::CertificateNotYetValid
            | DiagnosticCode::CertificateEndsSoon
    )
}

fn valid(facts: &CertificateFacts, now: Timestamp) -> Diagnostic {
    let days = facts.not_after.duration_since(now).as_hours() / 24;
    Diagnostic::new(
        DiagnosticCode::CertificateValid,
        [("until", day(facts.not_after)), ("days", days.to_string())],
    )
}

fn day(at: Timestamp) -> String {
    at.strftime("%F").to_string()
}

#[cfg(test)]
mod tests;
