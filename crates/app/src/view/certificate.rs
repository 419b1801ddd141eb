//! Client certificates (x509) as the window sees them. All of it is public.

use jiff::Timestamp;
use serde::Serialize;
use ts_rs::TS;

/// The client certificate of a connection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CertificateView {
    /// Whom it is for.
    pub subject: String,
    /// Distinguished name of the authority that issued it.
    pub issuer: String,
    /// Its number, in hexadecimal with colons.
    pub serial: String,
    /// The kind and size of its key, such as `RSA 2048`.
    pub key: String,
    /// From when on it is valid.
    #[ts(type = "string")]
    pub begins_at: Timestamp,
    /// Until when it is.
    #[ts(type = "string")]
    pub ends_at: Timestamp,
    /// How many whole days are left; negative when it is over.
    pub days_left: i64,
    /// Whether it is valid, from its dates and the clock of this computer.
    pub state: CertificateState,
    /// How many certificates the chain has, itself included.
    pub length: usize,
}

/// How a certificate is, as of now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CertificateState {
    /// It is valid for three more days at least.
    Valid,
    /// It is over in less than three days.
    EndsSoon,
    /// Its last day is over.
    Expired,
    /// It begins in the future.
    NotYetValid,
}
