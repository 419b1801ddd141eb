//! The private key beside a certificate: PKCS#1, PKCS#8 or SEC1, told apart by its bytes, not by its label.

use pull_secret::Secret;
use rustls::crypto::ring::sign::any_supported_type;
use rustls::pki_types::PrivateKeyDer;
use x509_parser::prelude::{FromDer, SubjectPublicKeyInfo};
use zeroize::{Zeroize, Zeroizing};

use super::{CertificateFault, pem};

/// A private key that TLS can use.
pub(super) struct PrivateKey {
    pem: Zeroizing<String>,
    /// The bits of the public key that belongs to it.
    public: Vec<u8>,
}

impl PrivateKey {
    pub(super) fn read(text: &Secret) -> Result<Self, CertificateFault> {
        // `EC PARAMETERS` stands before the key that `openssl ecparam` makes.
        let block = pem::blocks(text.open()).find(|block| block.label.ends_with("PRIVATE KEY"));
        let block = block.ok_or(CertificateFault::KeyUnreadable)?;
        if block.is_encrypted() {
            return Err(CertificateFault::KeyEncrypted);
        }
        let der = block.der().ok_or(CertificateFault::KeyUnreadable)?;
        let label = label(&der)?;
        Ok(Self {
            pem: pem::write(label, &der),
            public: public_key(&der)?,
        })
    }

    pub(super) fn belongs_to(&self, public: &[u8]) -> bool {
        self.public == public
    }

    pub(super) fn text(self) -> Secret {
        Secret::new(self.pem.to_string())
    }
}

fn label(der: &[u8]) -> Result<&'static str, CertificateFault> {
    match PrivateKeyDer::try_from(der) {
        Ok(PrivateKeyDer::Pkcs1(_)) => Ok("RSA PRIVATE KEY"),
        Ok(PrivateKeyDer::Sec1(_)) => Ok("EC PRIVATE KEY"),
        Ok(PrivateKeyDer::Pkcs8(_)) => Ok("PRIVATE KEY"),
        _ => Err(CertificateFault::KeyUnreadable),
    }
}

/// What the key signs with is the key TLS would sign with, so one that passes here passes there.
fn public_key(der: &[u8]) -> Result<Vec<u8>, CertificateFault> {
    let mut key =
        PrivateKeyDer::try_from(der.to_vec()).map_err(|_| CertificateFault::KeyUnreadable)?;
    let signing = any_supported_type(&key);
    key.zeroize();
    let public = signing.ok().and_then(|signing| {
        let info = signing.public_key()?;
        let (_, info) = SubjectPublicKeyInfo::from_der(&info).ok()?;
        Some(info.subject_public_key.data.to_vec())
    });
    public.ok_or(CertificateFault::KeyUnsupported)
}
