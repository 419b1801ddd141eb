//! Which certificates are trusted. Those in `tls/` were made for these tests and are good for nothing else.

use std::io::Write;
use std::sync::Arc;

use request::{
    Secrets, Sent, Settings, Transport, TransportError, UntrustedReason, install_crypto,
};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, Stream};

use crate::server::{Server, read_request};
use crate::transport::{request, settings};

pub(crate) const AUTHORITY: &[u8] = include_bytes!("tls/authority.pem");
pub(crate) const VALID: &[u8] = include_bytes!("tls/valid.pem");
const EXPIRED: &[u8] = include_bytes!("tls/expired.pem");
const KEY: &[u8] = include_bytes!("tls/server.key");

#[tokio::test]
async fn an_unknown_authority_is_not_trusted() {
    assert_eq!(
        certificate_error(VALID, "localhost", None).await,
        Some(UntrustedReason::UnknownIssuer)
    );
}

#[tokio::test]
async fn an_authority_from_the_settings_is_trusted() {
    assert_eq!(
        certificate_error(VALID, "localhost", Some(AUTHORITY)).await,
        None
    );
}

#[tokio::test]
async fn an_expired_certificate_is_not_trusted() {
    assert_eq!(
        certificate_error(EXPIRED, "localhost", Some(AUTHORITY)).await,
        Some(UntrustedReason::Expired)
    );
}

#[tokio::test]
async fn a_certificate_of_another_host_is_not_trusted() {
    assert_eq!(
        certificate_error(VALID, "127.0.0.1", Some(AUTHORITY)).await,
        Some(UntrustedReason::WrongHost)
    );
}

#[tokio::test]
async fn a_server_without_tls_is_no_tls_server() {
    let server = Server::start(|mut stream| {
        stream
            .write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            .unwrap();
        String::new()
    });
    let base = format!("https://127.0.0.1:{}", server.port);
    let transport = Transport::new(&settings());
    let sent = transport
        .send(&request(&base), &Secrets::default(), 100)
        .await;
    let expected = TransportError::TlsFailed {
        host: "127.0.0.1".to_owned(),
    };
    assert_eq!(sent.err().unwrap(), expected);
}

/// Why a server with that certificate is not trusted, if it is not.
async fn certificate_error(
    certificate: &[u8],
    host: &str,
    authority: Option<&[u8]>,
) -> Option<UntrustedReason> {
    let server = tls_server(certificate);
    let settings = Settings {
        extra_authorities: authority.map(<[u8]>::to_vec),
        ..settings()
    };
    let transport = Transport::new(&settings);
    let base = format!("https://{host}:{}", server.port);
    match transport
        .send(&request(&base), &Secrets::default(), 100)
        .await
    {
        Ok(_) => None,
        Err(error) => {
            assert_eq!(error.sent(), Sent::No);
            let TransportError::Untrusted { reason, .. } = error else {
                panic!("{error:?}")
            };
            Some(reason)
        }
    }
}

pub(crate) fn tls_server(certificate: &[u8]) -> Server {
    install_crypto();
    let chain = vec![CertificateDer::from_pem_slice(certificate).unwrap()];
    let key = PrivateKeyDer::from_pem_slice(KEY).unwrap();
    let config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(chain, key);
    let config = Arc::new(config.unwrap());
    Server::start(move |mut socket| {
        let mut connection = ServerConnection::new(config.clone()).unwrap();
        let mut stream = Stream::new(&mut connection, &mut socket);
        let request = read_request(&mut stream);
        // A client that does not trust this server has gone.
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        request
    })
}
