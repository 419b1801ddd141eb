//! A running practice tenant: two ports on loopback.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::controls::Controls;
use crate::credentials::Credentials;
use crate::practice::{Port, Practice};
use crate::random;
use crate::registry::{Registry, RegistryAccess};
use crate::settings::Settings;
use crate::tenant::FakeTenant;
use crate::token_server::{self, TokenServer};

/// A running practice tenant. Dropping it stops it; what it held is gone.
#[derive(Debug)]
pub struct Sandbox {
    pub(crate) practice: Arc<Practice>,
    servers: Vec<JoinHandle<()>>,
}

impl Sandbox {
    /// Starts on the tokio runtime of the caller. Fails only if the ports cannot be had.
    pub async fn start(settings: Settings) -> io::Result<Self> {
        let (api, registry) = listen(settings.port, settings.registry_port).await?;
        let base = format!("http://{}", api.local_addr()?);
        let registry_host = registry.local_addr()?.to_string();
        let (controls, door) = Controls::new(&settings).await?;
        let practice = Arc::new(Practice::new(settings, base, registry_host, controls));
        let ports = [(Port::Api, api), (Port::Registry, registry)];
        let servers = ports
            .into_iter()
            .chain(door)
            .map(|(port, listener)| tokio::spawn(Arc::clone(&practice).serve(port, listener)));
        Ok(Self {
            servers: servers.collect(),
            practice,
        })
    }

    /// The service key of the tenant, as SAP BTP would give it: flat JSON.
    pub fn service_key(&self) -> String {
        self.practice.service_key()
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

    /// What the tenant holds.
    pub fn tenant(&self) -> &FakeTenant {
        &self.practice.tenant
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
    fn new(settings: Settings, base: String, registry_host: String, controls: Controls) -> Self {
        let credentials = Credentials::new(&settings);
        let password = settings.registry_password.unwrap_or_else(random::password);
        Self {
            token_server: TokenServer::new(base.clone(), settings.token_lifetime),
            base,
            credentials,
            tenant: FakeTenant::new(settings.preset_secrets, settings.max_count),
            registry: Registry::new(registry_host, password),
            connections: AtomicU64::new(0),
            controls,
        }
    }

    pub(crate) fn service_key(&self) -> String {
        self.credentials.service_key(&self.base)
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

/// A socket on loopback; port 0 is any free one.
pub(crate) async fn bind(port: u16) -> io::Result<TcpListener> {
    TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await
}
