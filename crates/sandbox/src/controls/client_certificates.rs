//! The token server's other door: TLS that asks who is calling (RFC 8705 § 2), and service keys that open it.

use std::collections::HashSet;
use std::fmt;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;
use rustls::RootCertStore;
use rustls::server::{ServerConfig, WebPkiClientVerifier};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use super::authority::{Authority, KeyOrder};
use crate::random::base64url;

/// How long a client that was refused may take to hear it.
const DRAIN_TIMEOUT: Duration = Duration::from_secs(2);

/// The token server's other door.
pub(crate) struct ClientCertificates {
    /// `https://127.0.0.1:PORT`, the `certurl` of service keys.
    pub(crate) base: String,
    authority: Authority,
    acceptor: TlsAcceptor,
    /// The thumbprints of the certificates that belong to the client.
    issued: Mutex<HashSet<String>>,
}

impl ClientCertificates {
    /// The door at a socket that listens.
    pub(crate) fn new(door: &TcpListener) -> io::Result<Self> {
        let base = format!("https://{}", door.local_addr()?);
        let authority = Authority::new().map_err(io::Error::other)?;
        let acceptor = acceptor(&authority).map_err(io::Error::other)?;
        Ok(Self {
            base,
            authority,
            acceptor,
            issued: Mutex::default(),
        })
    }

    /// The certificate of the root, which clients have to trust.
    pub(crate) fn root(&self) -> &str {
        &self.authority.root
    }

    /// Issues a certificate and gives what a service key says of it.
    pub(crate) fn issue(&self, name: &str, order: &KeyOrder) -> io::Result<Value> {
        let issued = self.authority.client(name, order);
        let issued = issued.map_err(io::Error::other)?;
        self.issued.lock().insert(thumbprint(&issued.der));
        Ok(json!({
            "certificate": issued.chain,
            "key": issued.key,
            "certurl": self.base,
            "credential-type": "x509",
        }))
    }

    pub(crate) fn knows(&self, thumbprint: &str) -> bool {
        self.issued.lock().contains(thumbprint)
    }

    /// Shakes hands, and gives the thumbprint of the certificate that was shown. A client that is refused gets its alert.
    pub(crate) async fn accept(
        &self,
        stream: TcpStream,
    ) -> Option<(Box<TlsStream<TcpStream>>, String)> {
        match self.acceptor.accept(stream).into_fallible().await {
            Ok(stream) => {
                let shown = stream.get_ref().1.peer_certificates()?.first()?;
                let thumbprint = thumbprint(shown);
                Some((Box::new(stream), thumbprint))
            }
            Err((_, stream)) => {
                drain(stream).await;
                None
            }
        }
    }
}

impl fmt::Debug for ClientCertificates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientCertificates")
            .field("base", &self.base)
            .finish_non_exhaustive()
    }
}

/// `x5t#S256` (RFC 8705 § 3.1).
fn thumbprint(der: &[u8]) -> String {
    base64url(&Sha256::digest(der))
}

fn acceptor(
    authority: &Authority,
) -> Result<TlsAcceptor, Box<dyn std::error::Error + Send + Sync>> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut roots = RootCertStore::empty();
    roots.add(authority.root_der.clone())?;
    let verifier =
        WebPkiClientVerifier::builder_with_provider(Arc::new(roots), Arc::clone(&provider))
            .build()?;
    let (certificate, key) = authority.server()?;
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_client_cert_verifier(verifier)
        .with_single_cert(vec![certificate], key)?;
    Ok(TlsAcceptor::from(Arc::new(config)))
}

/// Closing with bytes unread would reset the connection, and the alert would be lost on its way.
async fn drain(mut stream: TcpStream) {
    let hearing = async {
        stream.shutdown().await?;
        while stream.read(&mut [0; 4096]).await? > 0 {}
        Ok::<_, io::Error>(())
    };
    // A client that does not go is left behind.
    let _ = tokio::time::timeout(DRAIN_TIMEOUT, hearing).await;
}
