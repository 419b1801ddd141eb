//! How far a call came, and why a certificate was not accepted.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What was waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Phase {
    /// The connection, with name lookup and TLS.
    Connection,
    /// The status line and the headers.
    Answer,
    /// The rest of the body.
    Body,
}

/// Why a certificate is not trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum UntrustedReason {
    /// This computer has no certificate authorities at all, so it trusts nobody. Nothing was sent.
    NoAuthorities,
    /// No known authority issued it: a private one, or something that looks into TLS.
    UnknownIssuer,
    /// It has ended, or the clock of this computer is wrong.
    Expired,
    /// It begins in the future, or the clock of this computer is wrong.
    NotYetValid,
    /// It belongs to another host.
    WrongHost,
    /// Its authority revoked it.
    Revoked,
    /// It breaks another rule.
    Invalid,
}

/// Why a server did not take a client certificate, by the alert it sent (RFC 8446 § 6.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "CertificateRefusal")]
pub enum IdentityRefusal {
    /// `certificate_required`: it wants one and got none.
    Required,
    /// `certificate_expired`: it has ended or is not valid yet, by the clock of the server.
    Expired,
    /// `certificate_revoked`: its authority revoked it.
    Revoked,
    /// `unknown_ca`: the server does not know who issued it, or misses a certificate in between.
    UnknownIssuer,
    /// `bad_certificate`, `unsupported_certificate`, `certificate_unknown`: it breaks another rule.
    Bad,
    /// `access_denied`: it is valid and not welcome.
    Denied,
}

/// Whether the server may have got the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Sent {
    /// Not a byte of it.
    No,
    /// It may have, all or in part.
    Maybe,
}
