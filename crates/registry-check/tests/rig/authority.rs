//! A certificate authority of our own, and certificates good and bad.

use std::path::Path;
use std::sync::Arc;

use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
    date_time_ymd,
};
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};

/// A certificate authority for the servers of a test.
pub struct Authority {
    pub pem: String,
    issuer: Issuer<'static, KeyPair>,
}

/// A certificate with its key.
pub struct Identity {
    pub certificate_pem: String,
    pub certificate_der: Vec<u8>,
    pub key_pem: String,
    pub key_der: Vec<u8>,
}

impl Authority {
    pub fn new(name: &str) -> Self {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new([]).unwrap();
        params.distinguished_name.push(DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let certificate = params.self_signed(&key).unwrap();
        Self {
            pem: certificate.pem(),
            issuer: Issuer::new(params, key),
        }
    }

    /// For every host that tests use.
    pub fn good(&self) -> Identity {
        let addresses = (1..=6).map(|last| format!("127.0.0.{last}"));
        let names = [
            "registry", "evil", "private", "metadata", "wire", "loopback", "mixed", "moving",
        ];
        let names = names.map(|name| format!("{name}.example")).into_iter();
        let more = ["localhost", "*.evil.example"].map(str::to_owned);
        let hosts: Vec<String> = names.chain(more).chain(addresses).collect();
        let hosts: Vec<&str> = hosts.iter().map(|host| &**host).collect();
        self.issue(&hosts, 2024, 2124)
    }

    pub fn expired(&self) -> Identity {
        self.issue(&["localhost", "127.0.0.1"], 2020, 2021)
    }

    pub fn of_the_future(&self) -> Identity {
        self.issue(&["localhost", "127.0.0.1"], 2120, 2124)
    }

    pub fn for_another_host(&self) -> Identity {
        self.issue(&["elsewhere.example"], 2024, 2124)
    }

    fn issue(&self, names: &[&str], from: i32, to: i32) -> Identity {
        let key = KeyPair::generate().unwrap();
        let names = names
            .iter()
            .map(|&name| name.to_owned())
            .collect::<Vec<_>>();
        let mut params = CertificateParams::new(names).unwrap();
        params
            .extended_key_usages
            .push(ExtendedKeyUsagePurpose::ServerAuth);
        params.not_before = date_time_ymd(from, 1, 1);
        params.not_after = date_time_ymd(to, 1, 1);
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        Identity {
            certificate_pem: certificate.pem(),
            certificate_der: certificate.der().to_vec(),
            key_pem: key.serialize_pem(),
            key_der: key.serialize_der(),
        }
    }
}

impl Identity {
    pub fn write(&self, folder: &Path) {
        std::fs::write(folder.join("server.crt"), &self.certificate_pem).unwrap();
        std::fs::write(folder.join("server.key"), &self.key_pem).unwrap();
    }

    pub fn acceptor(&self) -> tokio_rustls::TlsAcceptor {
        let certificate = CertificateDer::from(self.certificate_der.clone());
        let key = PrivatePkcs8KeyDer::from(self.key_der.clone());
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = rustls::ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate], key.into())
            .unwrap();
        tokio_rustls::TlsAcceptor::from(Arc::new(config))
    }
}
