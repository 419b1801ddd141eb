//! What a certificate says, for people to read.

use std::fmt;

use jiff::Timestamp;
use x509_parser::oid_registry::{OID_EC_P256, OID_NIST_EC_P384, OID_NIST_EC_P521, OID_SIG_ED25519};
use x509_parser::prelude::{ASN1Time, X509Certificate, X509Name};
use x509_parser::public_key::PublicKey;
use x509_parser::x509::SubjectPublicKeyInfo;

/// What a certificate says. All of it is public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateFacts {
    /// Whom it is for.
    pub subject: String,
    /// Distinguished name of the authority that issued it.
    pub issuer: String,
    /// Its number, in hexadecimal with colons.
    pub serial: String,
    /// From when on it is valid.
    pub not_before: Timestamp,
    /// Until when it is.
    pub not_after: Timestamp,
    /// The key it certifies.
    pub key: KeyKind,
    /// How many certificates came with it, itself included.
    pub length: usize,
}

/// The kind of a key, with its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// RSA, of any exponent.
    Rsa {
        /// The length of its modulus.
        bits: usize,
    },
    /// An elliptic curve key (RFC 5480).
    Ec {
        /// The name of the curve.
        curve: &'static str,
    },
    /// Ed25519 (RFC 8410), whose size is fixed.
    Ed25519,
    /// A kind that Pullpass has no name for.
    Unknown,
}

impl fmt::Display for KeyKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rsa { bits } => write!(f, "RSA {bits}"),
            Self::Ec { curve } => write!(f, "EC {curve}"),
            Self::Ed25519 => f.write_str("Ed25519"),
            Self::Unknown => f.write_str("?"),
        }
    }
}

impl CertificateFacts {
    /// `None` if it names times beyond all calendars.
    pub(super) fn of(certificate: &X509Certificate<'_>, length: usize) -> Option<Self> {
        Some(Self {
            subject: name(certificate.subject()),
            issuer: name(certificate.issuer()),
            serial: certificate.raw_serial_as_string(),
            not_before: time(certificate.validity().not_before)?,
            not_after: time(certificate.validity().not_after)?,
            key: KeyKind::of(certificate.public_key()),
            length,
        })
    }
}

impl KeyKind {
    fn of(info: &SubjectPublicKeyInfo<'_>) -> Self {
        if info.algorithm.algorithm == OID_SIG_ED25519 {
            return Self::Ed25519;
        }
        match info.parsed() {
            Ok(PublicKey::RSA(key)) => Self::Rsa {
                bits: key.key_size(),
            },
            Ok(PublicKey::EC(_)) => curve(info).map_or(Self::Unknown, |curve| Self::Ec { curve }),
            _ => Self::Unknown,
        }
    }
}

fn curve(info: &SubjectPublicKeyInfo<'_>) -> Option<&'static str> {
    let oid = info.algorithm.parameters.as_ref()?.as_oid().ok()?;
    [
        (OID_EC_P256, "P-256"),
        (OID_NIST_EC_P384, "P-384"),
        (OID_NIST_EC_P521, "P-521"),
    ]
    .into_iter()
    .find(|(known, _)| *known == oid)
    .map(|(_, name)| name)
}

fn time(time: ASN1Time) -> Option<Timestamp> {
    Timestamp::from_second(time.timestamp()).ok()
}

/// A certificate is someone else's text: what would break the line is left out.
fn name(name: &X509Name<'_>) -> String {
    let text = name.to_string();
    text.chars().filter(|c| !c.is_control()).collect()
}
