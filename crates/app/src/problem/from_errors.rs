//! How the errors of the crates below become problems at the window.

use pull_secret::import::ImportError;
use records::RecordsError;
use request::{SettingsError, SlotKind, TransportError, UntrustedReason};
use vault::{KeychainError, LONGEST_SECRET};

use crate::Problem;

impl From<KeychainError> for Problem {
    fn from(error: KeychainError) -> Self {
        match error {
            KeychainError::Absent => Self::KeychainAbsent,
            KeychainError::Locked => Self::KeychainLocked,
            KeychainError::Dismissed => Self::KeychainDismissed,
            KeychainError::Missing => Self::SecretMissing {
                what: "password".to_owned(),
            },
            KeychainError::Ambiguous | KeychainError::Damaged => Self::SecretDamaged,
            KeychainError::NotAnswering => Self::KeychainNotAnswering,
            KeychainError::TooLong { .. } => Self::SecretTooLong {
                limit: LONGEST_SECRET as u64,
            },
            KeychainError::Refused => Self::KeychainRefused,
        }
    }
}

impl From<RecordsError> for Problem {
    fn from(error: RecordsError) -> Self {
        match error {
            RecordsError::NotFound => Self::Gone,
            error => {
                log::error!("records: {error}");
                Self::NotSaved
            }
        }
    }
}

impl From<SettingsError> for Problem {
    fn from(error: SettingsError) -> Self {
        match error {
            SettingsError::ProxyMalformed => Self::ProxyMalformed,
            SettingsError::CertificatesUnreadable => Self::CertificatesUnreadable,
            SettingsError::Variable { name, fault } => Self::VariableUnusable { name, fault },
            SettingsError::NoAuthorities | SettingsError::TlsUnavailable => Self::TlsUnavailable,
        }
    }
}

impl From<&TransportError> for Problem {
    fn from(error: &TransportError) -> Self {
        let host = error.host().to_owned();
        match error {
            TransportError::NameNotResolved { .. } => Self::NameNotResolved { host },
            TransportError::Refused { .. } | TransportError::Unreachable { .. } => {
                Self::Unreachable { host }
            }
            TransportError::TimedOut { after, .. } => Self::TimedOut {
                host,
                seconds: after.as_secs(),
            },
            TransportError::Untrusted { reason, .. } => match certificate_fault(*reason) {
                Some(reason) => Self::Untrusted {
                    host,
                    reason: reason.to_owned(),
                },
                None => Self::TlsUnavailable,
            },
            TransportError::TlsFailed { .. } => Self::Untrusted {
                host,
                reason: "noTls".to_owned(),
            },
            TransportError::IdentityRefused { reason, .. } => Self::ClientCertificateRefused {
                host,
                reason: *reason,
            },
            TransportError::IdentityUnusable { .. } => Self::SecretDamaged,
            TransportError::ProxyRefused { .. } => Self::ProxyRefused { host },
            TransportError::ProxyUnreachable { proxy, .. } => Self::ProxyUnreachable {
                host,
                proxy: proxy.clone(),
            },
            TransportError::NotSetUp { fault, .. } => (**fault).clone().into(),
            TransportError::ConnectionLost { .. } => Self::ConnectionLost { host },
            TransportError::Cancelled { .. } => Self::Cancelled,
            TransportError::NotHttp { .. }
            | TransportError::NotHttps { .. }
            | TransportError::Malformed { .. } => Self::AnswerUnusable { host },
            TransportError::MissingSecret { secret, .. } => Self::SecretMissing {
                what: slot_name(*secret).to_owned(),
            },
        }
    }
}

impl From<ImportError> for Problem {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::TooLarge => Self::TooLarge {
                limit: pull_secret::import::LARGEST_IMPORT as u64,
            },
            ImportError::NotText => Self::ImportNotText,
            ImportError::Empty => Self::ImportEmpty,
            ImportError::Unrecognised => Self::ImportUnrecognised,
            ImportError::NotJson { line, column } => Self::NotJson { line, column },
            ImportError::NotYaml => Self::ImportNotYaml,
            ImportError::TooDeep => Self::TooDeep,
            ImportError::RepeatedName => Self::ImportRepeatedName,
            ImportError::UnclosedQuote => Self::ImportUnclosedQuote,
            ImportError::NoCredential => Self::ImportNoCredential,
            ImportError::Foreign(text) => Self::ForeignText { text },
        }
    }
}

/// What is wrong with the certificate of the server; `None` where it is this computer that can trust nobody.
fn certificate_fault(reason: UntrustedReason) -> Option<&'static str> {
    Some(match reason {
        UntrustedReason::NoAuthorities => return None,
        UntrustedReason::UnknownIssuer => "unknownIssuer",
        UntrustedReason::Expired => "expired",
        UntrustedReason::NotYetValid => "notYetValid",
        UntrustedReason::WrongHost => "wrongHost",
        UntrustedReason::Revoked => "revoked",
        UntrustedReason::Invalid => "invalid",
    })
}

pub(crate) fn slot_name(slot: SlotKind) -> &'static str {
    match slot {
        SlotKind::RegistryPassword => "password",
        SlotKind::RegistryUsername => "username",
        SlotKind::ClientSecret => "clientSecret",
        SlotKind::PrivateKey => "privateKey",
        SlotKind::AccessToken => "accessToken",
        SlotKind::RegistryToken => "registryToken",
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use request::{IdentityRefusal, Phase, VariableFault};

    use super::*;

    const HOST: &str = "api.example";

    #[test]
    fn every_failure_of_the_network_names_the_host_and_its_own_cause() {
        let host = || HOST.to_owned();
        let after = Duration::from_millis(30_900);
        let phase = Phase::Answer;
        let fault = Box::new(SettingsError::ProxyMalformed);
        for (error, problem) in [
            (
                TransportError::NameNotResolved { host: host() },
                Problem::NameNotResolved { host: host() },
            ),
            (
                TransportError::Refused { host: host() },
                Problem::Unreachable { host: host() },
            ),
            (
                TransportError::Unreachable { host: host() },
                Problem::Unreachable { host: host() },
            ),
            (
                TransportError::TimedOut {
                    host: host(),
                    phase,
                    after,
                },
                Problem::TimedOut {
                    host: host(),
                    seconds: 30,
                },
            ),
            (
                TransportError::ConnectionLost {
                    host: host(),
                    phase,
                },
                Problem::ConnectionLost { host: host() },
            ),
            (
                TransportError::Cancelled { host: host() },
                Problem::Cancelled,
            ),
            (
                TransportError::TlsFailed { host: host() },
                untrusted("noTls"),
            ),
            (
                TransportError::IdentityRefused {
                    host: host(),
                    reason: IdentityRefusal::Expired,
                },
                Problem::ClientCertificateRefused {
                    host: host(),
                    reason: IdentityRefusal::Expired,
                },
            ),
            (
                TransportError::IdentityUnusable { host: host() },
                Problem::SecretDamaged,
            ),
            (
                TransportError::ProxyRefused { host: host() },
                Problem::ProxyRefused { host: host() },
            ),
            (
                TransportError::ProxyUnreachable {
                    host: host(),
                    proxy: "proxy:1".to_owned(),
                },
                Problem::ProxyUnreachable {
                    host: host(),
                    proxy: "proxy:1".to_owned(),
                },
            ),
            (
                TransportError::NotSetUp {
                    host: host(),
                    fault,
                },
                Problem::ProxyMalformed,
            ),
            (
                TransportError::NotHttp { host: host() },
                Problem::AnswerUnusable { host: host() },
            ),
            (
                TransportError::NotHttps { host: host() },
                Problem::AnswerUnusable { host: host() },
            ),
            (
                TransportError::Malformed { host: host() },
                Problem::AnswerUnusable { host: host() },
            ),
            (
                TransportError::MissingSecret {
                    host: host(),
                    secret: SlotKind::AccessToken,
                },
                Problem::SecretMissing {
                    what: "accessToken".to_owned(),
                },
            ),
        ] {
            assert_eq!(Problem::from(&error), problem, "{error}");
        }
    }

    #[test]
    fn a_certificate_that_is_not_trusted_is_told_by_its_fault() {
        for (reason, problem) in [
            (UntrustedReason::UnknownIssuer, untrusted("unknownIssuer")),
            (UntrustedReason::Expired, untrusted("expired")),
            (UntrustedReason::NotYetValid, untrusted("notYetValid")),
            (UntrustedReason::WrongHost, untrusted("wrongHost")),
            (UntrustedReason::Revoked, untrusted("revoked")),
            (UntrustedReason::Invalid, untrusted("invalid")),
            // Nothing is wrong with the server then: this computer trusts nobody.
            (UntrustedReason::NoAuthorities, Problem::TlsUnavailable),
        ] {
            let error = TransportError::Untrusted {
                host: HOST.to_owned(),
                reason,
            };
            assert_eq!(Problem::from(&error), problem);
        }
    }

    #[test]
    fn what_the_keychain_says_is_told_apart() {
        for (error, problem) in [
            (KeychainError::Absent, Problem::KeychainAbsent),
            (KeychainError::Locked, Problem::KeychainLocked),
            (KeychainError::Dismissed, Problem::KeychainDismissed),
            (
                KeychainError::Missing,
                Problem::SecretMissing {
                    what: "password".to_owned(),
                },
            ),
            (KeychainError::Ambiguous, Problem::SecretDamaged),
            (KeychainError::Damaged, Problem::SecretDamaged),
            (KeychainError::NotAnswering, Problem::KeychainNotAnswering),
            (KeychainError::Refused, Problem::KeychainRefused),
        ] {
            assert_eq!(Problem::from(error), problem, "{error:?}");
        }
    }

    #[test]
    fn settings_that_cannot_be_used_are_named() {
        let (name, fault) = ("HTTPS_PROXY".to_owned(), VariableFault::Credentials);
        let variable = SettingsError::Variable {
            name: name.clone(),
            fault: fault.clone(),
        };
        for (error, problem) in [
            (SettingsError::ProxyMalformed, Problem::ProxyMalformed),
            (
                SettingsError::CertificatesUnreadable,
                Problem::CertificatesUnreadable,
            ),
            (SettingsError::NoAuthorities, Problem::TlsUnavailable),
            (SettingsError::TlsUnavailable, Problem::TlsUnavailable),
            (variable, Problem::VariableUnusable { name, fault }),
        ] {
            assert_eq!(Problem::from(error), problem);
        }
    }

    #[test]
    fn a_text_without_credentials_is_told_by_what_it_is() {
        for (error, problem) in [
            (ImportError::NotText, Problem::ImportNotText),
            (ImportError::Empty, Problem::ImportEmpty),
            (ImportError::Unrecognised, Problem::ImportUnrecognised),
            (
                ImportError::NotJson { line: 3, column: 4 },
                Problem::NotJson { line: 3, column: 4 },
            ),
            (ImportError::NotYaml, Problem::ImportNotYaml),
            (ImportError::TooDeep, Problem::TooDeep),
            (ImportError::RepeatedName, Problem::ImportRepeatedName),
            (ImportError::UnclosedQuote, Problem::ImportUnclosedQuote),
            (ImportError::NoCredential, Problem::ImportNoCredential),
        ] {
            assert_eq!(Problem::from(error), problem);
        }
    }

    fn untrusted(reason: &str) -> Problem {
        Problem::Untrusted {
            host: HOST.to_owned(),
            reason: reason.to_owned(),
        }
    }
}
