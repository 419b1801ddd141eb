//! The reasons inside a problem that are kinds of their own.

use request::IdentityRefusal;
use serde::Serialize;
use ts_rs::TS;

/// Why a server did not take a client certificate, by the alert it sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CertificateRefusal {
    /// It wants one and got none.
    Required,
    /// It has ended or is not valid yet, by the clock of the server.
    Expired,
    /// It was revoked.
    Revoked,
    /// The server does not know who issued it, or misses a certificate in between.
    UnknownIssuer,
    /// It breaks another rule.
    Bad,
    /// It is valid and not welcome.
    Denied,
}

/// Why the value of a variable cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum VariableFault {
    /// It is not text.
    NotText,
    /// It is not the address of a proxy.
    NotAnAddress,
    /// The proxy speaks something else than http or https.
    UnknownScheme {
        /// What, such as `socks5`.
        scheme: String,
    },
    /// There is a username or a password in it.
    Credentials,
    /// There is no such file or folder.
    Missing,
    /// The file or folder cannot be read, or is not one.
    Unreadable,
    /// There is no certificate in PEM in it.
    NoCertificate,
}

impl From<IdentityRefusal> for CertificateRefusal {
    fn from(refusal: IdentityRefusal) -> Self {
        match refusal {
            IdentityRefusal::Required => Self::Required,
            IdentityRefusal::Expired => Self::Expired,
            IdentityRefusal::Revoked => Self::Revoked,
            IdentityRefusal::UnknownIssuer => Self::UnknownIssuer,
            IdentityRefusal::Bad => Self::Bad,
            IdentityRefusal::Denied => Self::Denied,
        }
    }
}

impl From<request::VariableFault> for VariableFault {
    fn from(fault: request::VariableFault) -> Self {
        match fault {
            request::VariableFault::NotText => Self::NotText,
            request::VariableFault::NotAnAddress => Self::NotAnAddress,
            request::VariableFault::UnknownScheme { scheme } => Self::UnknownScheme { scheme },
            request::VariableFault::Credentials => Self::Credentials,
            request::VariableFault::Missing => Self::Missing,
            request::VariableFault::Unreadable => Self::Unreadable,
            request::VariableFault::NoCertificate => Self::NoCertificate,
        }
    }
}
