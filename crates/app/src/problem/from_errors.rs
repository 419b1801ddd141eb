//! How the errors of the rooms below become problems at the window.

use pull_secret::import::ImportError;
use records::RecordsError;
use request::{SettingsError, SlotKind, TransportError, UntrustedReason};
use vault::{KeychainError, LONGEST_KEPT};

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
                limit: LONGEST_KEPT as u64,
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
            TransportError::Untrusted { reason, .. } => match distrust(*reason) {
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
fn distrust(reason: UntrustedReason) -> Option<&'static str> {
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
        SlotKind::ClientSecret => "clientSecret",
        SlotKind::PrivateKey => "privateKey",
        SlotKind::AccessToken => "accessToken",
        SlotKind::RegistryToken => "registryToken",
    }
}
