//! A chain of certificates: parsed, and put in the order that TLS wants, from the leaf to its authority.

use x509_parser::error::X509Error;
use x509_parser::prelude::{FromDer, X509Certificate};

use super::{CertificateFacts, CertificateFault, PrivateKey, pem};

/// SAP's chains have at most three; more than this is no chain.
const MOST: usize = 10;

/// The certificates of a chain, each one that can be parsed.
#[derive(Clone)]
pub(super) struct Chain(Vec<Vec<u8>>);

impl Chain {
    pub(super) fn read(text: &str) -> Result<Self, CertificateFault> {
        let ders: Option<Vec<Vec<u8>>> = pem::blocks(text)
            .filter(|block| matches!(block.label, "CERTIFICATE" | "X509 CERTIFICATE"))
            .take(MOST + 1)
            .map(|block| {
                let der = block.der()?.to_vec();
                parse(&der).is_some().then_some(der)
            })
            .collect();
        match ders {
            Some(ders) if ders.len() > MOST => Err(CertificateFault::TooMany { most: MOST }),
            Some(ders) if !ders.is_empty() => Ok(Self(ders)),
            _ => Err(CertificateFault::Unreadable),
        }
    }

    /// The leaf of the key first, each certificate followed by the one that issued it, and at the end those that are not
    /// in line. `None` if no certificate belongs to the key.
    pub(super) fn in_order(&self, key: &PrivateKey) -> Option<Self> {
        let mut rest = self.0.clone();
        let leaf = rest.iter().position(|der| {
            parse(der)
                .is_some_and(|leaf| key.belongs_to(&leaf.public_key().subject_public_key.data))
        })?;
        let mut ordered = vec![rest.remove(leaf)];
        while let Some(at) = issuer_of(ordered.last()?, &rest) {
            ordered.push(rest.remove(at));
        }
        ordered.extend(rest);
        Some(Self(ordered))
    }

    /// Whether the leaf is followed by its issuer, or is its own.
    pub(super) fn has_issuer(&self) -> bool {
        let Some((leaf, rest)) = self.0.split_first() else {
            return false;
        };
        let is_own = |leaf: X509Certificate<'_>| leaf.issuer() == leaf.subject();
        parse(leaf).is_some_and(is_own) || issuer_of(leaf, rest).is_some()
    }

    pub(super) fn facts(&self) -> Option<CertificateFacts> {
        CertificateFacts::of(&parse(self.0.first()?)?, self.0.len())
    }

    pub(super) fn text(&self) -> String {
        let block = |der: &Vec<u8>| pem::write("CERTIFICATE", der).to_string();
        self.0.iter().map(block).collect()
    }
}

fn parse(der: &[u8]) -> Option<X509Certificate<'_>> {
    let (rest, certificate) = X509Certificate::from_der(der).ok()?;
    rest.is_empty().then_some(certificate)
}

/// Where the certificate stands that issued this one.
fn issuer_of(der: &[u8], among: &[Vec<u8>]) -> Option<usize> {
    let certificate = parse(der)?;
    among
        .iter()
        .position(|der| parse(der).is_some_and(|issuer| issued(&issuer, &certificate)))
}

/// A signature of a kind that cannot be checked here is believed: the server will check it.
fn issued(issuer: &X509Certificate<'_>, certificate: &X509Certificate<'_>) -> bool {
    issuer.subject() == certificate.issuer()
        && !matches!(
            certificate.verify_signature(Some(issuer.public_key())),
            Err(X509Error::SignatureVerificationError)
        )
}
