//! Connections made with a client certificate, in either version of TLS: what the server does not take has a name.

use std::io::Write;
use std::sync::Arc;

use pull_secret::{Handle, Secret};
use rcgen::{
    BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair,
};
use request::{
    Identity, IdentityRefusal, Secrets, Sent, Settings, Transport, TransportError, install_crypto,
};
use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::pki_types::pem::PemObject;
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig, ServerConnection, Stream, SupportedProtocolVersion};

use crate::server::{Server, read_request};
use crate::transport::{request, settings};

const VERSIONS: [&SupportedProtocolVersion; 2] = [&rustls::version::TLS12, &rustls::version::TLS13];
const KEY: Handle = Handle::from_bytes([7; 16]);

#[tokio::test]
async fn a_certificate_that_the_server_takes_makes_the_connection() {
    for version in VERSIONS {
        let authority = Authority::new("ours");
        let server = authority.server(version);
        let identity = authority.client(2020, 2120);
        let answer = authority.ask(&server, Some(&identity)).await;
        assert_eq!(answer.map(|()| "answered"), Ok("answered"), "{version:?}");
    }
}

#[tokio::test]
async fn a_certificate_that_the_server_does_not_take_is_told_with_the_reason() {
    for version in VERSIONS {
        let (authority, stranger) = (Authority::new("ours"), Authority::new("strange"));
        for (identity, expected) in [
            (None, IdentityRefusal::Required),
            (Some(authority.client(2020, 2021)), IdentityRefusal::Expired),
            (Some(authority.client(2120, 2121)), IdentityRefusal::Expired),
            (
                Some(stranger.client(2020, 2120)),
                IdentityRefusal::UnknownIssuer,
            ),
        ] {
            let server = authority.server(version);
            let error = authority.ask(&server, identity.as_ref()).await.unwrap_err();
            assert_eq!(error.sent(), Sent::No);
            let TransportError::IdentityRefused { reason, host } = error else {
                panic!("{version:?}, {expected:?}: {error:?}")
            };
            assert_eq!((reason, &*host), (expected, "localhost"), "{version:?}");
        }
    }
}

#[tokio::test]
async fn without_a_usable_private_key_nothing_is_sent() {
    let authority = Authority::new("ours");
    let server = authority.server(VERSIONS[1]);
    let (chain, _) = authority.client(2020, 2120);
    for key in ["FAKE", &KeyPair::generate().unwrap().serialize_pem()] {
        let identity = (chain.clone(), key.to_owned());
        let error = authority.ask(&server, Some(&identity)).await.unwrap_err();
        assert!(
            matches!(error, TransportError::IdentityUnusable { .. }),
            "{error:?}"
        );
        assert!(!format!("{error:?} {error}").contains(key));
    }
}

/// Issues certificates for servers and clients.
struct Authority {
    pem: String,
    der: Vec<u8>,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    fn new(name: &str) -> Self {
        install_crypto();
        let (mut params, key) = (params(), KeyPair::generate().unwrap());
        params.distinguished_name.push(DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let certificate = params.self_signed(&key).unwrap();
        Self {
            pem: certificate.pem(),
            der: certificate.der().to_vec(),
            issuer: Issuer::new(params, key),
        }
    }

    /// Certificate and private key as PEM.
    fn client(&self, from: i32, to: i32) -> (String, String) {
        let (mut params, key) = (params(), KeyPair::generate().unwrap());
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
        params.not_before = rcgen::date_time_ymd(from, 1, 1);
        params.not_after = rcgen::date_time_ymd(to, 1, 1);
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        (certificate.pem(), key.serialize_pem())
    }

    fn server(&self, version: &'static SupportedProtocolVersion) -> Server {
        let key = KeyPair::generate().unwrap();
        let params = CertificateParams::new(["localhost".to_owned()]).unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        let mut roots = RootCertStore::empty();
        roots.add(self.der.clone().into()).unwrap();
        let verifier = WebPkiClientVerifier::builder(Arc::new(roots)).build();
        let key = PrivatePkcs8KeyDer::from_pem_slice(key.serialize_pem().as_bytes());
        let config = ServerConfig::builder_with_protocol_versions(&[version])
            .with_client_cert_verifier(verifier.unwrap())
            .with_single_cert(vec![certificate.der().clone()], key.unwrap().into());
        let config = Arc::new(config.unwrap());
        Server::start(move |mut socket| {
            let mut connection = ServerConnection::new(config.clone()).unwrap();
            let refused = connection.complete_io(&mut socket).is_err();
            if refused {
                // The alert goes out, and the client is heard to its end, lest a reset overtakes it.
                while connection.wants_write() {
                    connection.write_tls(&mut socket).unwrap();
                }
                let _ = socket.shutdown(std::net::Shutdown::Write);
                let _ = std::io::copy(&mut socket, &mut std::io::sink());
                return String::new();
            }
            let mut stream = Stream::new(&mut connection, &mut socket);
            let request = read_request(&mut stream);
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            request
        })
    }

    async fn ask(
        &self,
        server: &Server,
        identity: Option<&(String, String)>,
    ) -> Result<(), TransportError> {
        let settings = Settings {
            extra_authorities: Some(self.pem.clone().into_bytes()),
            ..settings()
        };
        let mut request = request(&format!("https://localhost:{}", server.port));
        let mut secrets = Secrets::default();
        if let Some((chain, key)) = identity {
            secrets.insert(KEY, Secret::new(key.clone()));
            request.identity = Some(Identity {
                chain: chain.clone(),
                key: KEY,
            });
        }
        let transport = Transport::new(&settings);
        transport.send(&request, &secrets, 100).await.map(drop)
    }
}

fn params() -> CertificateParams {
    CertificateParams::new([]).unwrap()
}
