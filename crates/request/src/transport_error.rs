//! Why there is no answer, in our own terms. No variant holds an address, a header or a library's text.

mod reasons;

use std::error::Error;
use std::io;
use std::iter;
use std::time::Duration;

use rustls::{AlertDescription, CertificateError, OtherError};
use serde::{Deserialize, Serialize};
use thiserror::Error as ThisError;

pub use reasons::{IdentityRefusal, Phase, Sent, UntrustedReason};

use crate::{SettingsError, SlotKind};

/// A call ended without an answer.
#[derive(Clone, Debug, ThisError, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum TransportError {
    /// The host name is not known.
    #[error("the name {host} cannot be resolved")]
    NameNotResolved {
        /// Host and port that were addressed.
        host: String,
    },
    /// The host answers, but nothing accepts connections at the port.
    #[error("{host} refused the connection")]
    Refused {
        /// Host and port that were addressed.
        host: String,
    },
    /// There is no way there: the network is down, or a firewall is in between.
    #[error("{host} cannot be reached")]
    Unreachable {
        /// Host and port that were addressed.
        host: String,
    },
    /// It took too long.
    #[error("{host} did not answer in time")]
    TimedOut {
        /// Host and port that were addressed.
        host: String,
        /// What was waited for.
        phase: Phase,
        /// How long it was waited for.
        after: Duration,
    },
    /// Whoever asked gave the call up before an answer came.
    #[error("the call to {host} was given up")]
    #[serde(rename = "givenUp")]
    Cancelled {
        /// Host and port that were addressed.
        host: String,
    },
    /// The certificate of the server is not trusted.
    #[error("the certificate of {host} is not trusted")]
    Untrusted {
        /// Host and port that were addressed.
        host: String,
        /// What the check of the certificate found.
        reason: UntrustedReason,
    },
    /// The server did not take the certificate that the connection was made with, or wanted one. It read no request.
    #[error("{host} refused the client certificate")]
    IdentityRefused {
        /// Host and port that were addressed.
        host: String,
        /// The alert that the server sent.
        reason: IdentityRefusal,
    },
    /// The certificate and private key for the connection cannot be used. Nothing was sent.
    #[error("the client certificate for {host} cannot be used")]
    IdentityUnusable {
        /// Host and port that were addressed.
        host: String,
    },
    /// TLS failed for another reason than the certificate of the server.
    #[error("no TLS connection to {host}")]
    TlsFailed {
        /// Host and port that were addressed.
        host: String,
    },
    /// The proxy did not let it through.
    #[error("the proxy refused the connection to {host}")]
    ProxyRefused {
        /// Host and port that were addressed.
        host: String,
    },
    /// The proxy itself cannot be reached.
    #[error("the proxy {proxy} on the way to {host} cannot be reached")]
    ProxyUnreachable {
        /// The host behind it.
        host: String,
        /// Host and port of the proxy.
        proxy: String,
    },
    /// The settings of the network cannot be used. Nothing was sent.
    #[error("the network is not set up for {host}: {fault}")]
    NotSetUp {
        /// Host and port that were addressed.
        host: String,
        /// What is wrong with them.
        fault: Box<SettingsError>,
    },
    /// The connection ended before the response was complete.
    #[error("the connection to {host} broke")]
    ConnectionLost {
        /// Host and port that were addressed.
        host: String,
        /// What was waited for.
        phase: Phase,
    },
    /// What came back is not HTTP, or its headers are larger than is read.
    #[error("{host} did not answer with HTTP")]
    NotHttp {
        /// Host and port that were addressed.
        host: String,
    },
    /// The address is not https and the host not on this computer. Nothing was sent.
    #[error("{host} is not addressed with https")]
    NotHttps {
        /// Host and port that were addressed.
        host: String,
    },
    /// The request cannot be put on the wire as it was shown. Nothing was sent.
    #[error("the request to {host} cannot be sent as it is")]
    Malformed {
        /// Host and port that were addressed.
        host: String,
    },
    /// A secret that the request needs is not at hand. Nothing was sent.
    #[error("a secret for {host} is not at hand")]
    MissingSecret {
        /// Host and port that were addressed.
        host: String,
        /// The secret that is missing.
        secret: SlotKind,
    },
}

impl TransportError {
    /// Whether it ended before any host was contacted, or even looked up.
    pub fn is_before_contact(&self) -> bool {
        matches!(
            self,
            Self::NotSetUp { .. }
                | Self::NotHttps { .. }
                | Self::Malformed { .. }
                | Self::MissingSecret { .. }
                | Self::IdentityUnusable { .. }
                | Self::Untrusted {
                    reason: UntrustedReason::NoAuthorities,
                    ..
                }
        )
    }

    /// Whether the server may have got the request, so that its effect is not known.
    pub fn sent(&self) -> Sent {
        match self {
            Self::NameNotResolved { .. }
            | Self::Refused { .. }
            | Self::Unreachable { .. }
            | Self::Untrusted { .. }
            | Self::IdentityRefused { .. }
            | Self::IdentityUnusable { .. }
            | Self::TlsFailed { .. }
            | Self::ProxyRefused { .. }
            | Self::ProxyUnreachable { .. }
            | Self::NotSetUp { .. }
            | Self::NotHttps { .. }
            | Self::Malformed { .. }
            | Self::MissingSecret { .. }
            | Self::TimedOut {
                phase: Phase::Connection,
                ..
            }
            | Self::ConnectionLost {
                phase: Phase::Connection,
                ..
            } => Sent::No,
            Self::TimedOut { .. }
            | Self::ConnectionLost { .. }
            | Self::NotHttp { .. }
            | Self::Cancelled { .. } => Sent::Maybe,
        }
    }

    /// The host that was asked.
    pub fn host(&self) -> &str {
        match self {
            Self::NameNotResolved { host }
            | Self::Refused { host }
            | Self::Unreachable { host }
            | Self::TimedOut { host, .. }
            | Self::Untrusted { host, .. }
            | Self::IdentityRefused { host, .. }
            | Self::IdentityUnusable { host }
            | Self::TlsFailed { host }
            | Self::ProxyRefused { host }
            | Self::ProxyUnreachable { host, .. }
            | Self::NotSetUp { host, .. }
            | Self::ConnectionLost { host, .. }
            | Self::Cancelled { host }
            | Self::NotHttp { host }
            | Self::NotHttps { host }
            | Self::Malformed { host }
            | Self::MissingSecret { host, .. } => host,
        }
    }

    /// Reads an error of reqwest, whose own texts name the whole address.
    pub(crate) fn read(error: &reqwest::Error, host: &str, phase: Phase, after: Duration) -> Self {
        let host = host.to_owned();
        let phase = if error.is_connect() {
            Phase::Connection
        } else {
            phase
        };
        if error.is_timeout() {
            return Self::TimedOut { host, phase, after };
        }
        if error.is_dns() {
            return Self::NameNotResolved { host };
        }
        if let Some(tls) = find::<rustls::Error>(error) {
            return Self::read_tls(tls, host, phase);
        }
        if phase == Phase::Connection {
            return Self::read_connect(error, host);
        }
        match find::<io::Error>(error) {
            None if is_parse_error(error) => Self::NotHttp { host },
            _ => Self::ConnectionLost { host, phase },
        }
    }

    fn read_tls(error: &rustls::Error, host: String, phase: Phase) -> Self {
        match error {
            rustls::Error::InvalidCertificate(reason) => Self::Untrusted {
                host,
                reason: UntrustedReason::read(reason),
            },
            rustls::Error::AlertReceived(alert)
                if let Some(reason) = IdentityRefusal::read(*alert) =>
            {
                Self::IdentityRefused { host, reason }
            }
            _ if phase == Phase::Connection => Self::TlsFailed { host },
            _ => Self::ConnectionLost { host, phase },
        }
    }

    fn read_connect(error: &reqwest::Error, host: String) -> Self {
        if causes(error).any(is_refused_tunnel) {
            return Self::ProxyRefused { host };
        }
        match find::<io::Error>(error).map(io::Error::kind) {
            Some(io::ErrorKind::ConnectionRefused) => Self::Refused { host },
            Some(io::ErrorKind::ConnectionReset | io::ErrorKind::UnexpectedEof) => {
                Self::ConnectionLost {
                    host,
                    phase: Phase::Connection,
                }
            }
            _ => Self::Unreachable { host },
        }
    }
}

impl IdentityRefusal {
    /// Since TLS 1.3 the client is done before the server has looked at its certificate, so that the alert may come in
    /// place of an answer.
    fn read(alert: AlertDescription) -> Option<Self> {
        match alert {
            AlertDescription::CertificateRequired | AlertDescription::NoCertificate => {
                Some(Self::Required)
            }
            AlertDescription::CertificateExpired => Some(Self::Expired),
            AlertDescription::CertificateRevoked => Some(Self::Revoked),
            AlertDescription::UnknownCA => Some(Self::UnknownIssuer),
            AlertDescription::BadCertificate
            | AlertDescription::UnsupportedCertificate
            | AlertDescription::CertificateUnknown => Some(Self::Bad),
            AlertDescription::AccessDenied => Some(Self::Denied),
            _ => None,
        }
    }
}

impl UntrustedReason {
    fn read(reason: &CertificateError) -> Self {
        match reason {
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => Self::Expired,
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
                Self::NotYetValid
            }
            CertificateError::UnknownIssuer => Self::UnknownIssuer,
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                Self::WrongHost
            }
            CertificateError::Revoked => Self::Revoked,
            CertificateError::Other(OtherError(cause)) if is_chain_incomplete(&**cause) => {
                Self::UnknownIssuer
            }
            _ => Self::Invalid,
        }
    }
}

/// Whether Windows found no way from the certificate to an authority it trusts: `CERT_E_CHAINING`, 0x800B010A. The
/// verifier of rustls hands on only the text that Windows has for it, which ends with the code in every language.
fn is_chain_incomplete(cause: &dyn Error) -> bool {
    cause.to_string().ends_with("(os error -2146762486)")
}

/// hyper tells what went wrong with a proxy by its text alone; this one alone says that the proxy was not reached.
fn is_refused_tunnel(cause: &(dyn Error + 'static)) -> bool {
    let text = cause.to_string();
    text.starts_with("tunnel error") && !text.contains("failed to create underlying connection")
}

/// hyper tells a message it cannot parse only by its text, which starts the same for every such fault.
fn is_parse_error(error: &reqwest::Error) -> bool {
    causes(error).any(|cause| {
        let text = cause.to_string();
        text.starts_with("invalid HTTP") || text.starts_with("message head is too large")
    })
}

fn find<E: Error + 'static>(error: &reqwest::Error) -> Option<&E> {
    causes(error).find_map(|cause| cause.downcast_ref::<E>())
}

/// An error and its causes. `io::Error` hides the error it carries from `source`, so it is asked by name.
fn causes<'a>(error: &'a reqwest::Error) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    let first: &'a (dyn Error + 'static) = error;
    iter::successors(Some(first), |&cause| {
        let carried = cause
            .downcast_ref::<io::Error>()
            .and_then(io::Error::get_ref);
        carried
            .map(|error| error as &(dyn Error + 'static))
            .or_else(|| cause.source())
    })
}

#[cfg(test)]
mod tests;
