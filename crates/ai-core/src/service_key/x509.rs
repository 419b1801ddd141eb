//! The part of the examination that looks at a certificate and its private key.

use jiff::Timestamp;
use pasted_text::placeholder::is_placeholder;
use pull_secret::Secret;

use super::certificate::{CertificateFacts, CertificateFault, ClientCertificate, inspect};
use super::doctor::{DoctorCode, DoctorLine};
use super::exam::{at, plain};
use super::field::Field;
use super::raw_key::RawKey;

/// Whether `credential-type` says that the key has a certificate.
pub(super) fn is_named_by(raw: &RawKey) -> bool {
    kind(raw).starts_with("x509")
}

/// The certificate of a key with its private key, if both can be used at any time; and a line for each check.
pub(super) fn examine(
    raw: &RawKey,
    now: Timestamp,
) -> (Option<ClientCertificate>, Vec<DoctorLine>) {
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
        .then(|| plain(DoctorCode::CertificateMatches));
    let faults = inspection.faults.iter().map(|fault| line(*fault, now));
    let mut lines: Vec<DoctorLine> = matches.into_iter().chain(faults).collect();
    if !lines.iter().any(is_about_time) {
        lines.extend(inspection.facts.map(|facts| valid(&facts, now)));
    }
    (certificate, lines)
}

/// What is to be said of the time of a certificate now: the chain of a saved key, read long ago. `None` if it cannot be
/// read.
pub fn with_time(chain: &str, now: Timestamp) -> Option<DoctorLine> {
    let inspection = inspect(chain, None, now);
    let fault = inspection.faults.iter().map(|fault| line(*fault, now));
    let mut fault = fault.filter(is_about_time);
    fault
        .next()
        .or_else(|| inspection.facts.map(|facts| valid(&facts, now)))
}

/// What the key only names: a file, or a private key that its owner kept.
fn elsewhere(raw: &RawKey) -> Option<DoctorLine> {
    let has = |field| raw.get(field).is_some();
    let in_file =
        |inside, file| (has(file) && !has(inside)).then(|| at(DoctorCode::CertificateInFile, file));
    let kept = matches!(&*kind(raw), "x509_attested" | "x509_provided");
    in_file(Field::Certificate, Field::CertificateFile)
        .or_else(|| in_file(Field::PrivateKey, Field::PrivateKeyFile))
        .or_else(|| {
            (kept && !has(Field::PrivateKey)).then(|| plain(DoctorCode::PrivateKeyElsewhere))
        })
}

fn kind(raw: &RawKey) -> String {
    let kind = raw.get(Field::CredentialType).unwrap_or_default();
    kind.trim().to_lowercase().replace('-', "_")
}

/// A field that holds PEM, whose line ends are no fault.
fn pem(raw: &RawKey, field: Field) -> Result<&str, DoctorLine> {
    let value = raw.get(field).unwrap_or_default().trim();
    if value.is_empty() {
        return Err(at(DoctorCode::FieldMissing, field));
    }
    if is_placeholder(value) {
        return Err(at(DoctorCode::Placeholder, field));
    }
    Ok(value)
}

fn line(fault: CertificateFault, now: Timestamp) -> DoctorLine {
    let until = |code, at: Timestamp| DoctorLine::new(code, [("until", day(at))]);
    match fault {
        CertificateFault::Unreadable | CertificateFault::TooMany { .. } => {
            plain(DoctorCode::CertificateUnreadable)
        }
        CertificateFault::KeyUnreadable => plain(DoctorCode::PrivateKeyUnreadable),
        CertificateFault::KeyEncrypted => plain(DoctorCode::PrivateKeyLocked),
        CertificateFault::KeyUnsupported => plain(DoctorCode::PrivateKeyUnsupported),
        CertificateFault::NotOfThisKey => plain(DoctorCode::CertificateOfOtherKey),
        CertificateFault::NotYetValid { from } => {
            DoctorLine::new(DoctorCode::CertificateNotYetValid, [("from", day(from))])
        }
        CertificateFault::Expired { at } => until(DoctorCode::CertificateExpired, at),
        CertificateFault::EndsSoon { at } => {
            let hours = at.duration_since(now).as_hours().to_string();
            DoctorLine::new(
                DoctorCode::CertificateEndsSoon,
                [("until", day(at)), ("hours", hours)],
            )
        }
        CertificateFault::IntermediateMissing => plain(DoctorCode::IntermediateMissing),
    }
}

fn is_about_time(line: &DoctorLine) -> bool {
    matches!(
        line.code,
        DoctorCode::CertificateExpired
            | DoctorCode::CertificateNotYetValid
            | DoctorCode::CertificateEndsSoon
    )
}

fn valid(facts: &CertificateFacts, now: Timestamp) -> DoctorLine {
    let days = facts.not_after.duration_since(now).as_hours() / 24;
    DoctorLine::new(
        DoctorCode::CertificateValid,
        [("until", day(facts.not_after)), ("days", days.to_string())],
    )
}

fn day(at: Timestamp) -> String {
    at.strftime("%F").to_string()
}

#[cfg(test)]
mod tests;
