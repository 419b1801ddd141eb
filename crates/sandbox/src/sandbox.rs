//! A running practice tenant: two ports on loopback, and the levers that a test pulls.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::authority::KeyOrder;
use crate::client_certificates::ClientCertificates;
use crate::credentials::Credentials;
use crate::faults::Faults;
use crate::node::{self, NodePull};
use crate::practice::{Port, Practice};
use crate::random;
use crate::recorder::Recorder;
use crate::registry::{Registry, RegistryAccess};
use crate::settings::Settings;
use crate::switches::SwitchBoard;
use crate::tenant::Tenant;
use crate::token_server::{self, TokenServer};

/// A running practice tenant. Dropping it stops it; what it held is gone.
#[derive(Debug)]
pub struct Sandbox {
    practice: Arc<Practice>,
    servers: Vec<JoinHandle<()>>,
}

impl Sandbox {
    /// Starts on the tokio runtime of the caller. Fails only if the ports cannot be had.
    pub async fn start(settings: Settings) -> io::Result<Self> {
        let (api, registry) = listen(settings.port, settings.registry_port).await?;
        let base = format!("http://{}", api.local_addr()?);
        let registry_host = registry.local_addr()?.to_string();
        let door = match settings.client_certificates {
            true => Some(bind(0).await?),
            false => None,
        };
        let certificates = door.as_ref().map(ClientCertificates::new).transpose()?;
        let practice = Practice::new(settings, base, registry_host, certificates);
        let practice = Arc::new(practice);
        let mut servers = vec![
            tokio::spawn(Arc::clone(&practice).serve(Port::Api, api)),
            tokio::spawn(Arc::clone(&practice).serve(Port::Registry, registry)),
        ];
        servers
            .extend(door.map(|door| tokio::spawn(Arc::clone(&practice).serve(Port::Token, door))));
        Ok(Self { practice, servers })
    }

    /// The service key of the tenant, as SAP BTP would give it: flat JSON.
    pub fn service_key(&self) -> String {
        self.practice.service_key()
    }

    /// A service key with a certificate, as it was ordered.
    ///
    /// # Errors
    /// If [`Settings::client_certificates`] is off, or the ordered private key cannot be read.
    pub fn x509_service_key(&self, order: &KeyOrder) -> io::Result<String> {
        self.practice.x509_service_key(order)
    }

    /// The certificate (PEM) of the authority that clients with a certificate have to trust, if there is that door.
    pub fn authority(&self) -> Option<&str> {
        Some(self.practice.client_certificates.as_ref()?.root())
    }

    /// The key's `AI_API_URL`, without `/v2`.
    pub fn api_url(&self) -> &str {
        &self.practice.base
    }

    /// Where tokens are asked for: the key's `url` and `/oauth/token`.
    pub fn token_url(&self) -> String {
        format!("{}{}", self.practice.base, token_server::PATH)
    }

    /// Where the registry is, and who may pull from it.
    pub fn registry(&self) -> RegistryAccess {
        self.practice.registry.access()
    }

    /// What arrived.
    pub fn recorder(&self) -> &Recorder {
        &self.practice.recorder
    }

    /// Failures on order.
    pub fn faults(&self) -> &Faults {
        &self.practice.faults
    }

    /// Oddities.
    pub fn switches(&self) -> &SwitchBoard {
        &self.practice.switches
    }

    /// What the tenant holds.
    pub fn tenant(&self) -> &Tenant {
        &self.practice.tenant
    }

    /// Ends the life of every access token, the registry's included.
    pub fn expire_tokens(&self) {
        self.practice.expire_tokens();
    }

    /// Takes the right to `create`, `read`, `update` or `delete` pull secrets away, at once and also
    /// from tokens given away before.
    pub fn revoke_scope(&self, verb: &str) {
        self.practice.credentials.revoke(verb);
    }

    /// Gives all four rights back.
    pub fn restore_scopes(&self) {
        self.practice.credentials.restore_all();
    }

    /// Replaces the client secret; service keys made before no longer work, tokens do.
    pub fn rotate_client_secret(&self) {
        self.practice.credentials.rotate();
    }

    /// What the kubelet of a node would do for this image with these pull secrets of the tenant.
    pub fn pull_as_node(&self, image: &str, secret_names: &[&str]) -> NodePull {
        let names: Vec<String> = secret_names.iter().map(|name| (*name).to_owned()).collect();
        node::pull(&self.practice, image, &names)
    }

    /// Stops, and returns when ports and connections are closed.
    pub async fn stop(mut self) {
        for server in std::mem::take(&mut self.servers) {
            server.abort();
            // Ends with "cancelled", as just ordered.
            let _ = server.await;
        }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.servers.iter().for_each(JoinHandle::abort);
    }
}

impl Practice {
    fn new(
        settings: Settings,
        base: String,
        registry_host: String,
        client_certificates: Option<ClientCertificates>,
    ) -> Self {
        let credentials = Credentials::new(&settings);
        let password = settings.registry_password.unwrap_or_else(random::password);
        Self {
            token_server: TokenServer::new(base.clone(), settings.token_lifetime),
            base,
            control: settings.control,
            credentials,
            tenant: Tenant::new(settings.preset_secrets, settings.max_count),
            registry: Registry::new(registry_host, password),
            switches: SwitchBoard::new(settings.switches),
            faults: Faults::default(),
            recorder: Recorder::new(settings.record),
            connections: AtomicU64::new(0),
            client_certificates,
        }
    }

    pub(crate) fn service_key(&self) -> String {
        self.credentials.service_key(&self.base)
    }

    pub(crate) fn x509_service_key(&self, order: &KeyOrder) -> io::Result<String> {
        let certificates = self.client_certificates.as_ref();
        let certificates = certificates.ok_or(io::ErrorKind::Unsupported)?;
        let name = self.credentials.x509_client_id();
        let certified = certificates.issue(&name, order)?;
        Ok(self.credentials.x509_service_key(&self.base, certified))
    }

    pub(crate) fn expire_tokens(&self) {
        self.token_server.expire_all();
        self.registry.expire_all();
    }
}

async fn listen(
    port: Option<u16>,
    registry_port: Option<u16>,
) -> io::Result<(TcpListener, TcpListener)> {
    let port = port.unwrap_or(0);
    let registry_port = match (registry_port, port) {
        (Some(registry_port), _) => registry_port,
        (None, 0) => 0,
        (None, port) => port.checked_add(1).ok_or(io::ErrorKind::InvalidInput)?,
    };
    Ok((bind(port).await?, bind(registry_port).await?))
}

async fn bind(port: u16) -> io::Result<TcpListener> {
    TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await
}
