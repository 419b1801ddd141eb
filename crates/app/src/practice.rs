//! The practice tenant: a token server, an AI Core API and a registry in this process, on loopback.
//!
//! It keeps nothing on disk. When it starts, it is told the secrets this computer knows of it, so that they are still
//! there after the application was closed; its own key is made anew each time.

use jiff::Timestamp;
use pull_secret::{Draft, RegistryDraft, Secret};
use records::{ConnectionId, ConnectionRecord};
use sandbox::{Sandbox, Settings};
use tokio::sync::Mutex;

use crate::Problem;
use crate::app::App;
use crate::connections::parse_id;
use crate::known::Known;
use crate::random;
use crate::view::{ConnectionRef, ConnectionView};

const NAME: &str = "Practice tenant";
/// A secret that somebody else put into the tenant, so that it looks like one that is shared.
const FOREIGN: (&str, &str) = (
    "platform-base-images",
    r#"{"auths":{"registry.example":{"username":"platform","password":"invented"}}}"#,
);

/// The practice tenant, if it runs.
#[derive(Default)]
pub(crate) struct Practice(Mutex<Option<Sandbox>>);

impl Practice {
    /// Stops it, if it runs.
    pub(crate) async fn stop(&self) {
        if let Some(sandbox) = self.0.lock().await.take() {
            sandbox.stop().await;
        }
    }
}

impl App {
    /// Gives the connection to the practice tenant, which is made and started if need be.
    ///
    /// # Errors
    /// [`Problem::PracticeTenantNotStarted`], [`Problem::NotSaved`].
    pub async fn open_practice_tenant(&self, (): ()) -> Result<ConnectionView, Problem> {
        let connections = self.records.connections()?;
        let connection = match connections.iter().find(|connection| connection.practice) {
            Some(connection) => connection.clone(),
            None => self.add_practice_connection(connections.len())?,
        };
        let connection = self.practise(connection).await?;
        Ok(self.connection_view(connection))
    }

    fn add_practice_connection(&self, others: usize) -> Result<ConnectionRecord, Problem> {
        let connection = ConnectionRecord {
            id: ConnectionId::from(random::handle()),
            name: NAME.to_owned(),
            token_url: String::new(),
            api_url: String::new(),
            client_id: String::new(),
            identity_zone: None,
            identity_zone_id: String::new(),
            client_secret: None,
            colour: 0,
            production: false,
            practice: true,
            added_at: Timestamp::now(),
            used_at: None,
            position: i64::try_from(others).unwrap_or(i64::MAX),
        };
        self.records.add_connection(&connection)?;
        Ok(connection)
    }

    /// The practice connection with the addresses of the running tenant.
    pub(crate) async fn practise(
        &self,
        connection: ConnectionRecord,
    ) -> Result<ConnectionRecord, Problem> {
        let mut running = self.practice.0.lock().await;
        if running.is_some() {
            // It may have been started since the connection was read.
            return self.connection(connection.id);
        }
        let sandbox = self.start_sandbox(connection.id).await?;
        let connection = self.lead_to(connection, &sandbox)?;
        *running = Some(sandbox);
        Ok(connection)
    }

    async fn start_sandbox(&self, id: ConnectionId) -> Result<Sandbox, Problem> {
        let mut preset_secrets = vec![(FOREIGN.0.to_owned(), FOREIGN.1.to_owned())];
        for known in self.known_secrets(id)? {
            preset_secrets.push((known.draft.name.clone(), self.document_of(&known).await));
        }
        // The recorder would hold every password that was sent.
        let settings = Settings {
            preset_secrets,
            record: false,
            ..Settings::default()
        };
        Sandbox::start(settings)
            .await
            .map_err(|_| Problem::PracticeTenantNotStarted)
    }

    /// The document a secret held. Passwords that are not at hand any more are left out with their entries.
    async fn document_of(&self, known: &Known) -> String {
        let mut auths = serde_json::Map::new();
        for registry in &known.draft.registries {
            let Some(password) = registry.password else {
                continue;
            };
            if let Ok(password) = self.vault.open(password).await {
                let entry = serde_json::json!({
                    "username": registry.username,
                    "password": password.open(),
                });
                auths.insert(registry.registry_key.clone(), entry);
            }
        }
        serde_json::json!({ "auths": auths }).to_string()
    }

    fn lead_to(
        &self,
        mut connection: ConnectionRecord,
        sandbox: &Sandbox,
    ) -> Result<ConnectionRecord, Problem> {
        let key = ai_core::service_key::read(&sandbox.service_key())
            .map_err(|_| Problem::PracticeTenantNotStarted)?
            .key;
        connection.token_url = key.token_url;
        connection.api_url = key.api_url;
        connection.client_id = key.client_id;
        connection.identity_zone = key.identity_zone;
        self.records.update_connection(&connection)?;
        self.tenants
            .renew(connection.id, Some(self.vault.stage(key.client_secret)));
        Ok(connection)
    }

    /// A form that registers the practice registry, to practise with.
    ///
    /// # Errors
    /// [`Problem::Gone`] if the connection is not the practice tenant or it does not run.
    pub async fn practice_draft(
        &self,
        ConnectionRef { connection }: ConnectionRef,
    ) -> Result<Draft, Problem> {
        let connection = self.connection(parse_id(&connection)?)?;
        let running = self.practice.0.lock().await;
        let Some(sandbox) = running.as_ref().filter(|_| connection.practice) else {
            return Err(Problem::Gone);
        };
        let registry = sandbox.registry();
        Ok(Draft {
            name: "team-images".to_owned(),
            images: vec![registry.image],
            registries: vec![RegistryDraft {
                preset: Some("other".to_owned()),
                registry_key: registry.host,
                username: registry.username,
                password: Some(self.vault.stage(Secret::new(registry.password))),
            }],
        })
    }
}
