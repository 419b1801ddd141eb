//! The clients of connections, one each with its own token.

use std::sync::Arc;

use ai_core::{Client, ClientAuth, Endpoint, Failure, OpenSecrets, SecretFuture};
use pull_secret::Handle;
use records::{ConnectionId, ConnectionRecord, Records};
use request::{Identity, SlotKind};
use vault::{SecretKind, Vault};

use crate::Problem;
use crate::problem::from_ai_core::problem_of;
use crate::problem::from_errors::slot_name;
use crate::shared::ids;
use crate::shared::practice_tenant::PracticeTenant;
use crate::shared::routes::Routes;
use crate::shared::tenant_states::TenantStates;

/// Makes the clients of connections, and keeps them.
pub(crate) struct TenantClients {
    pub(crate) records: Records,
    pub(crate) vault: Vault,
    pub(crate) routes: Arc<Routes>,
    pub(crate) states: Arc<TenantStates>,
    pub(crate) practice: Arc<PracticeTenant>,
}

impl TenantClients {
    /// The connection and its client. A practice connection starts its tenant.
    pub(crate) async fn client(
        &self,
        id: ConnectionId,
    ) -> Result<(ConnectionRecord, Client), Problem> {
        let mut connection = self.records.connection(id)?;
        if connection.practice {
            connection = self.practice.ensure_running(connection).await?;
        }
        let secret = connection
            .client_secret
            .or_else(|| self.states.session_secret(id));
        let secret = secret.ok_or_else(|| Problem::SecretMissing {
            what: slot_name(slot_of(&connection)).to_owned(),
        })?;
        let make = || self.new_client(&connection, secret);
        let fits = |client: &Client| fits(client, &connection, secret);
        let client = self.states.fitting_client(id, fits, make)?;
        Ok((connection, client))
    }

    /// A client of its own, which has no token yet. `secret` is the client secret or private key it proves itself with.
    pub(crate) fn new_client(
        &self,
        connection: &ConnectionRecord,
        secret: Handle,
    ) -> Result<Client, Problem> {
        let secrets = Arc::new(VaultSecrets {
            vault: self.vault.clone(),
            service_key: secret,
        });
        let endpoint = endpoint(connection, secret);
        let transport = self.routes.transport(connection)?;
        Ok(Client::new(transport, endpoint, secrets))
    }
}

/// What a call gave, its failure as a problem at the window.
pub(crate) fn result<T>(client: &Client, result: Result<T, Failure>) -> Result<T, Problem> {
    result.map_err(|failure| problem_of(&failure, client.endpoint()))
}

/// What a connection keeps secret.
fn slot_of(connection: &ConnectionRecord) -> SlotKind {
    match connection.certificate {
        None => SlotKind::ClientSecret,
        Some(_) => SlotKind::PrivateKey,
    }
}

/// The endpoint of a connection, as previews and calls use it.
pub(crate) fn endpoint(connection: &ConnectionRecord, secret: Handle) -> Endpoint {
    Endpoint {
        token_url: connection.token_url.clone(),
        api_url: connection.api_url.clone(),
        client_id: connection.client_id.clone(),
        client_auth: client_auth(connection, secret),
        access_token: ids::handle(),
        user_agent: user_agent(),
    }
}

fn client_auth(connection: &ConnectionRecord, secret: Handle) -> ClientAuth {
    match &connection.certificate {
        None => ClientAuth::ClientSecret(secret),
        Some(chain) => ClientAuth::Certificate(Identity {
            chain: chain.clone(),
            key: secret,
        }),
    }
}

fn user_agent() -> String {
    format!("Pullpass/{}", env!("CARGO_PKG_VERSION"))
}

fn fits(client: &Client, connection: &ConnectionRecord, secret: Handle) -> bool {
    let endpoint = client.endpoint();
    endpoint.api_url == connection.api_url
        && endpoint.token_url == connection.token_url
        && endpoint.client_id == connection.client_id
        && endpoint.client_auth == client_auth(connection, secret)
}

/// The secrets of one connection's calls.
struct VaultSecrets {
    vault: Vault,
    /// Its client secret or private key. All others are passwords of registries.
    service_key: Handle,
}

impl OpenSecrets for VaultSecrets {
    fn open(&self, handle: Handle) -> SecretFuture<'_> {
        Box::pin(async move {
            let kind = match handle == self.service_key {
                true => SecretKind::ServiceKey,
                false => SecretKind::RegistryPassword,
            };
            self.vault
                .open(handle, kind)
                .await
                .map_err(|error| Arc::new(error) as ai_core::OpenError)
        })
    }
}
