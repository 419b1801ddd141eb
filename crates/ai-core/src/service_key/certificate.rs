//! The client certificate of a service key (x509): read, put in order, and looked at as of a moment.
//!
//! TLS fails late and darkly with a certificate that is over or does not belong to its key, so it is looked at here
//! first. Whether its authority is one that the token server trusts is seen only there.

mod chain;
mod facts;
mod pem;
mod private_key;

use jiff::{SignedDuration, Timestamp};
use pull_secret::Secret;
use thiserror::Error;

pub use facts::{CertificateFacts, KeyKind};

use chain::Chain;
use private_key::PrivateKey;

/// Before its end by so much, a certificate is said to end soon.
const SOON: SignedDuration = SignedDuration::from_hours(3 * 24);

/// By so much the clock of this computer may be behind: the one of the server counts, and a key is often used at once.
const BEHIND: SignedDuration = SignedDuration::from_mins(5);

/// A certificate chain and the private key it belongs to, both as PEM of one form, whatever form they came in.
#[derive(Clone, Debug)]
pub struct ClientCertificate {
    /// The chain, the certificate of the key first and each followed by the one that issued it. Public.
    pub chain: String,
    /// The private key: PKCS#1, PKCS#8 or SEC1.
    pub key: Secret,
}

/// What is to be said of a certificate.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum CertificateFault {
    /// There is no certificate in the text, or one that cannot be read.
    #[error("the certificate cannot be read")]
    Unreadable,
    /// The chain is longer than any.
    #[error("more than {most} certificates")]
    TooMany {
        /// How many are read.
        most: usize,
    },
    /// There is no private key in the text, or one that cannot be read.
    #[error("the private key cannot be read")]
    KeyUnreadable,
    /// The private key is encrypted, and nobody gave its password.
    #[error("the private key is encrypted")]
    KeyEncrypted,
    /// The private key is of a kind or size that TLS here cannot use: RSA of 2048 to 4096 bits, EC P-256 or P-384 and
    /// Ed25519 can be used.
    #[error("a private key of a kind that is not supported")]
    KeyUnsupported,
    /// No certificate of the chain belongs to the private key.
    #[error("certificate and private key do not belong together")]
    NotOfThisKey,
    /// It is not valid yet; or the clock of this computer is wrong.
    #[error("the certificate is not valid before {from}")]
    NotYetValid {
        /// From when on it is.
        from: Timestamp,
    },
    /// It has expired, or the clock of this computer is wrong.
    #[error("the certificate ended at {at}")]
    Expired {
        /// The end of its period (`notAfter`).
        at: Timestamp,
    },
    /// It is over in less than three days.
    #[error("the certificate ends at {at}")]
    EndsSoon {
        /// The end of its period (`notAfter`).
        at: Timestamp,
    },
    /// The certificate that issued it is not in the chain, so that the server may not find the way to its authority.
    #[error("the intermediate certificate is missing")]
    IntermediateMissing,
}

/// A certificate as of a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspection {
    /// What it says, if it can be read.
    pub facts: Option<CertificateFacts>,
    /// Its diagnostics, errors first.
    pub faults: Vec<CertificateFault>,
}

impl ClientCertificate {
    /// Reads chain and key in any form of PEM: with line ends, on one line, or with `\n` written out.
    ///
    /// # Errors
    /// [`CertificateFault`]: the first reason why they cannot be used at any time.
    pub fn read(chain: &str, key: &Secret) -> Result<Self, CertificateFault> {
        let key = PrivateKey::read(key)?;
        let chain = Chain::read(chain)?;
        let chain = chain.in_order(&key).ok_or(CertificateFault::NotOfThisKey)?;
        Ok(Self {
            chain: chain.text(),
            key: key.text(),
        })
    }

    /// Whether the certificate that issued the first one is in the chain.
    pub fn has_issuer(&self) -> bool {
        Chain::read(&self.chain).is_ok_and(|chain| chain.has_issuer())
    }
}

impl CertificateFault {
    /// Whether no connection can come about with it; otherwise it is worth a warning.
    pub fn is_error(&self) -> bool {
        !matches!(self, Self::EndsSoon { .. } | Self::IntermediateMissing)
    }
}

/// Looks at a chain, and at its private key where that is at hand. Never fails: what is wrong is a fault.
pub fn inspect(chain: &str, key: Option<&Secret>, now: Timestamp) -> Inspection {
    let (key, mut faults) = match key.map(PrivateKey::read) {
        None => (None, Vec::new()),
        Some(Ok(key)) => (Some(key), Vec::new()),
        Some(Err(fault)) => (None, vec![fault]),
    };
    let chain = match Chain::read(chain) {
        Ok(chain) => chain,
        Err(fault) => {
            faults.insert(0, fault);
            return Inspection {
                facts: None,
                faults,
            };
        }
    };
    let ordered = key.as_ref().and_then(|key| chain.in_order(key));
    if key.is_some() && ordered.is_none() {
        faults.push(CertificateFault::NotOfThisKey);
    }
    let chain = ordered.unwrap_or(chain);
    let facts = chain.facts();
    faults.extend(facts.as_ref().and_then(|facts| facts.fault(now)));
    if !chain.has_issuer() {
        faults.push(CertificateFault::IntermediateMissing);
    }
    faults.sort_by_key(|fault| !fault.is_error());
    Inspection { facts, faults }
}

impl CertificateFacts {
    /// What is to be said of the time.
    fn fault(&self, now: Timestamp) -> Option<CertificateFault> {
        if self.not_before.duration_since(now) > BEHIND {
            return Some(CertificateFault::NotYetValid {
                from: self.not_before,
            });
        }
        let left = self.not_after.duration_since(now);
        let at = self.not_after;
        match left {
            _ if left.is_negative() => Some(CertificateFault::Expired { at }),
            _ if left < SOON => Some(CertificateFault::EndsSoon { at }),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
