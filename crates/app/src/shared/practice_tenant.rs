//! The practice tenant: a token server, an AI Core API and a registry in this process, on loopback.
//!
//! It keeps nothing on disk. When it starts, it is told the secrets this computer knows of it, so that they are still
//! there after the application was closed. Its ports stay, and so does the password of its registry once the form was
//! filled with it, so that yesterday's pull secrets fit today; its own key is made anew each time.

use std::io;
use std::sync::Arc;

use ai_core::service_key::{self, Reading};
use jiff::Timestamp;
use pull_secret::{Secret, Username};
use records::{ConnectionId, ConnectionRecord, PracticeRecord, Records};
use sandbox::{RegistryAccess, Sandbox, Settings};
use tokio::sync::Mutex;
use vault::{KeychainError, SecretKind, Vault};

use crate::Problem;
use crate::shared::connection_changes::ConnectionChanges;
use crate::shared::credential_store::CredentialStore;
use crate::shared::events::Events;
use crate::shared::ids;
use crate::shared::saved_secrets::{SavedSecret, SavedSecrets};
use crate::shared::tenant_states::TenantStates;
use crate::view::{Event, Notice};

/// A secret that somebody else put into the tenant, so that it looks like one that is shared.
const FOREIGN: (&str, &str) = (
    "platform-base-images",
    r#"{"auths":{"registry.example":{"username":"platform","password":"invented"}}}"#,
);

/// Where its ports are sought: below those that operating systems hand out by themselves.
const FIRST_PORT: u16 = 20_000;
const PAIRS_OF_PORTS: u16 = 5000;
/// So many pairs of ports are tried before any free ones are taken.
const TRIES: u16 = 20;

/// The practice tenant, if it runs.
pub(crate) struct PracticeTenant {
    pub(crate) records: Records,
    pub(crate) vault: Vault,
    pub(crate) events: Arc<Events>,
    pub(crate) changes: Arc<ConnectionChanges>,
    pub(crate) credentials: Arc<CredentialStore>,
    pub(crate) saved: Arc<SavedSecrets>,
    pub(crate) states: Arc<TenantStates>,
    pub(crate) running: Mutex<Option<Running>>,
}

/// One run of it.
pub(crate) struct Running {
    sandbox: Sandbox,
    /// Whether the password of its registry may still go to the keychain, and be the same at the next start.
    password_to_keep: bool,
}

impl PracticeTenant {
    /// Stops it, if it runs.
    pub(crate) async fn stop(&self) {
        if let Some(running) = self.running.lock().await.take() {
            running.sandbox.stop().await;
        }
    }

    /// Host and port of its registry, if it runs.
    pub(crate) async fn registry_host(&self) -> Option<String> {
        let running = self.running.lock().await;
        Some(running.as_ref()?.sandbox.registry().host)
    }

    /// The practice connection with the addresses of the running tenant.
    pub(crate) async fn ensure_running(
        &self,
        connection: ConnectionRecord,
    ) -> Result<ConnectionRecord, Problem> {
        let mut running = self.running.lock().await;
        if running.is_some() {
            // It may have been started since the connection was read.
            return Ok(self.records.connection(connection.id)?);
        }
        let started = self.start_sandbox(connection.id).await?;
        let connection = self.point_to(connection, &started.sandbox)?;
        *running = Some(started);
        Ok(connection)
    }

    async fn start_sandbox(&self, id: ConnectionId) -> Result<Running, Problem> {
        let mut preset_secrets = vec![(FOREIGN.0.to_owned(), FOREIGN.1.to_owned())];
        for known in self.saved.all(id)? {
            preset_secrets.push((known.draft.name.clone(), self.document_of(&known).await));
        }
        let kept = self.records.practice(id)?;
        let (registry_password, password_to_keep) = self.kept_password(kept).await;
        let settings = Settings {
            preset_secrets,
            registry_password,
            ..Settings::for_practice()
        };
        let sandbox = match kept {
            Some(kept) => self.start_again(&settings, kept).await,
            None => self.start_first(&settings, id).await,
        };
        Ok(Running {
            sandbox: sandbox?,
            password_to_keep,
        })
    }

    /// The password of the last run, and whether a new one may take its place.
    async fn kept_password(&self, kept: Option<PracticeRecord>) -> (Option<String>, bool) {
        let Some(handle) = kept.and_then(|kept| kept.registry_password) else {
            return (None, true);
        };
        match self.vault.open(handle, SecretKind::RegistryPassword).await {
            Ok(password) => (Some(password.open().to_owned()), false),
            Err(KeychainError::Missing | KeychainError::Damaged) => (None, true),
            // It is there and cannot be read now: this run has one of its own.
            Err(_) => (None, false),
        }
    }

    /// Starts it where it was, or tells where it is instead.
    async fn start_again(
        &self,
        settings: &Settings,
        kept: PracticeRecord,
    ) -> Result<Sandbox, Problem> {
        let ports = (kept.api_port, kept.registry_port);
        if let Ok(sandbox) = start_on(settings, ports).await {
            return Ok(sandbox);
        }
        let sandbox = start_anywhere(settings).await?;
        let notice = Notice::PracticeMoved {
            from: format!("127.0.0.1:{}", kept.registry_port),
            to: sandbox.registry().host,
        };
        self.events.emit(Event::Noticed { notice });
        Ok(sandbox)
    }

    /// Starts it for the first time, and notes where it is from now on.
    async fn start_first(&self, settings: &Settings, id: ConnectionId) -> Result<Sandbox, Problem> {
        let sandbox = start_on_free_pair(settings).await?;
        let practice = PracticeRecord {
            api_port: port_of(sandbox.api_url())?,
            registry_port: port_of(&sandbox.registry().host)?,
            registry_password: None,
        };
        self.records.put_practice(id, &practice)?;
        Ok(sandbox)
    }

    /// The document a secret held. Passwords that are not at hand any more are left out with their entries.
    async fn document_of(&self, known: &SavedSecret) -> String {
        let mut auths = serde_json::Map::new();
        for registry in &known.draft.registries {
            let Some(password) = registry.password else {
                continue;
            };
            if let Ok(password) = self
                .vault
                .open(password, SecretKind::RegistryPassword)
                .await
            {
                let username = match registry.sent_username() {
                    Username::Text(text) => text,
                    Username::Password => password.open().to_owned(),
                    Username::Hidden(handle) => {
                        let username = self.vault.open(handle, SecretKind::RegistryPassword);
                        username
                            .await
                            .map(|it| it.open().to_owned())
                            .unwrap_or_default()
                    }
                };
                let entry = serde_json::json!({
                    "username": username,
                    "password": password.open(),
                });
                auths.insert(registry.registry_key.clone(), entry);
            }
        }
        serde_json::json!({ "auths": auths }).to_string()
    }

    fn point_to(
        &self,
        mut connection: ConnectionRecord,
        sandbox: &Sandbox,
    ) -> Result<ConnectionRecord, Problem> {
        let text = sandbox.service_key();
        let found = service_key::find(text.as_bytes(), Timestamp::now()).unwrap_or_default();
        let Some(Reading {
            lines,
            key: Some(key),
            ..
        }) = found.into_iter().next()
        else {
            return Err(Problem::PracticeTenantNotStarted);
        };
        connection.doctor = serde_json::to_value(lines).ok();
        connection.token_url = key.token_url;
        connection.api_url = key.api_url;
        connection.client_id = key.client_id;
        connection.identity_zone = key.identity_zone;
        self.records.update_connection(&connection)?;
        self.states.renew(
            connection.id,
            Some(self.vault.stage(key.credential.secret().clone())),
            None,
        );
        self.changes.announce(connection.id);
        Ok(connection)
    }

    /// Its registry, if it runs. With `remember` its password is kept for the next start, unless it is already.
    ///
    /// # Errors
    /// [`Problem::Gone`] if it does not run, [`Problem::NotSaved`].
    pub(crate) async fn registry(
        &self,
        id: ConnectionId,
        remember: bool,
    ) -> Result<RegistryAccess, Problem> {
        let (registry, password_to_keep) = {
            let mut running = self.running.lock().await;
            let running = running.as_mut().ok_or(Problem::Gone)?;
            let to_keep = remember && std::mem::take(&mut running.password_to_keep);
            (running.sandbox.registry(), to_keep)
        };
        if password_to_keep {
            self.store_registry_password(id, &registry.password).await?;
        }
        Ok(registry)
    }

    /// Keeps what the registry takes, for the next start. A keychain that does not take it is no reason not to practise.
    async fn store_registry_password(
        &self,
        id: ConnectionId,
        password: &str,
    ) -> Result<(), Problem> {
        let Some(practice) = self.records.practice(id)? else {
            return Ok(());
        };
        let handle = self.vault.stage(Secret::new(password.to_owned()));
        let kept = self
            .credentials
            .store(handle, SecretKind::RegistryPassword)
            .await;
        self.vault.drop_staged(handle);
        if let Err(problem) = kept {
            log::info!("the practice registry has another password at the next start: {problem:?}");
            return Ok(());
        }
        let registry_password = Some(handle);
        let practice = PracticeRecord {
            registry_password,
            ..practice
        };
        let superseded = self.records.put_practice(id, &practice)?;
        self.credentials.delete_unowned(superseded).await;
        Ok(())
    }
}

/// Two ports side by side that nobody has. Where they are sought first is random, so that two who practise on one
/// computer do not meet.
async fn start_on_free_pair(settings: &Settings) -> Result<Sandbox, Problem> {
    let start = ids::number() % PAIRS_OF_PORTS;
    for attempt in 0..TRIES {
        let port = FIRST_PORT + (start + attempt) % PAIRS_OF_PORTS * 2;
        if let Ok(sandbox) = start_on(settings, (port, port + 1)).await {
            return Ok(sandbox);
        }
    }
    start_anywhere(settings).await
}

async fn start_on(settings: &Settings, (api, registry): (u16, u16)) -> io::Result<Sandbox> {
    let settings = Settings {
        port: Some(api),
        registry_port: Some(registry),
        ..settings.clone()
    };
    Sandbox::start(settings).await
}

async fn start_anywhere(settings: &Settings) -> Result<Sandbox, Problem> {
    let started = Sandbox::start(settings.clone()).await;
    started.map_err(|_| Problem::PracticeTenantNotStarted)
}

/// The port at the end of an address.
fn port_of(address: &str) -> Result<u16, Problem> {
    let port = address.rsplit_once(':').map(|(_, port)| port.parse());
    match port {
        Some(Ok(port)) => Ok(port),
        _ => Err(Problem::PracticeTenantNotStarted),
    }
}
