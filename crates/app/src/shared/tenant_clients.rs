//! The clients of connections, one each with its own token, and what was heard last of each tenant.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use ai_core::{Client, Endpoint, Failure, OpenSecrets, Opening, Proof};
use pull_secret::Handle;
use records::{ConnectionId, ConnectionRecord};
use request::{Identity, SlotKind};
use vault::{SecretKind, Vault};

use crate::Problem;
use crate::app::App;
use crate::problem::from_ai_core::problem_of;
use crate::problem::from_errors::slot_name;
use crate::shared::ids;
use crate::shared::permissions::{Heard, Verb};
use crate::shared::sync::lock;
use crate::view::{QuotaView, TenantReading};

/// What is in memory of each connection.
#[derive(Default)]
pub(crate) struct Tenants(Mutex<HashMap<ConnectionId, Tenant>>);

#[derive(Default, Clone)]
struct Tenant {
    client: Option<Client>,
    quota: Option<QuotaView>,
    reading: Option<TenantReading>,
    /// What the server said of its rights since its token was asked for.
    heard: Heard,
    /// The client secret of a connection whose key is not in the keychain.
    session_secret: Option<Handle>,
}

impl Tenants {
    pub(crate) fn quota(&self, id: ConnectionId) -> Option<QuotaView> {
        lock(&self.0).get(&id)?.quota
    }

    pub(crate) fn note_quota(&self, id: ConnectionId, quota: Option<QuotaView>) {
        lock(&self.0).entry(id).or_default().quota = quota;
    }

    pub(crate) fn reading(&self, id: ConnectionId) -> Option<TenantReading> {
        lock(&self.0).get(&id)?.reading.clone()
    }

    pub(crate) fn note_reading(&self, id: ConnectionId, reading: TenantReading) {
        lock(&self.0).entry(id).or_default().reading = Some(reading);
    }

    pub(crate) fn heard(&self, id: ConnectionId) -> Heard {
        lock(&self.0)
            .get(&id)
            .map(|tenant| tenant.heard.clone())
            .unwrap_or_default()
    }

    /// Notes what the server said of a right. Gives whether that is new.
    pub(crate) fn note_heard(&self, id: ConnectionId, verb: Verb, allowed: bool) -> bool {
        let mut tenants = lock(&self.0);
        let heard = &mut tenants.entry(id).or_default().heard;
        heard.insert(verb, allowed) != Some(allowed)
    }

    /// Another token may be allowed something else.
    pub(crate) fn forget_heard(&self, id: ConnectionId) {
        if let Some(tenant) = lock(&self.0).get_mut(&id) {
            tenant.heard.clear();
        }
    }

    pub(crate) fn session_secret(&self, id: ConnectionId) -> Option<Handle> {
        lock(&self.0).get(&id)?.session_secret
    }

    /// The connection's key was given anew: its client starts afresh. Gives the client secret of this session before.
    pub(crate) fn renew(&self, id: ConnectionId, session_secret: Option<Handle>) -> Option<Handle> {
        let tenant = Tenant {
            session_secret,
            ..Tenant::default()
        };
        lock(&self.0).insert(id, tenant)?.session_secret
    }

    pub(crate) fn forget(&self, id: ConnectionId) -> Option<Handle> {
        lock(&self.0).remove(&id)?.session_secret
    }

    /// The network is reached in another way now: every client starts afresh.
    pub(crate) fn drop_clients(&self) {
        lock(&self.0)
            .values_mut()
            .for_each(|tenant| tenant.client = None);
    }

    /// The network is reached in another way now for this connection: its client starts afresh.
    pub(crate) fn drop_client(&self, id: ConnectionId) {
        if let Some(tenant) = lock(&self.0).get_mut(&id) {
            tenant.client = None;
        }
    }

    /// The client there is.
    pub(crate) fn client(&self, id: ConnectionId) -> Option<Client> {
        lock(&self.0).get(&id)?.client.clone()
    }

    /// The client there is if it fits, else one that is made now. Callers at the same time get the same, and so one token.
    fn fitting_client(
        &self,
        id: ConnectionId,
        fits: impl FnOnce(&Client) -> bool,
        make: impl FnOnce() -> Result<Client, Problem>,
    ) -> Result<Client, Problem> {
        let mut tenants = lock(&self.0);
        let client = &mut tenants.entry(id).or_default().client;
        let fitting = match client.take().filter(|client| fits(client)) {
            Some(fitting) => fitting,
            None => make()?,
        };
        Ok(client.insert(fitting).clone())
    }
}

impl App {
    /// The connection and its client. A practice connection starts its tenant.
    pub(crate) async fn client(
        &self,
        id: ConnectionId,
    ) -> Result<(ConnectionRecord, Client), Problem> {
        let mut connection = self.connection(id)?;
        if connection.practice {
            connection = self.practise(connection).await?;
        }
        let secret = connection
            .client_secret
            .or_else(|| self.tenants.session_secret(id));
        let secret = secret.ok_or_else(|| Problem::SecretMissing {
            what: slot_name(slot_of(&connection)).to_owned(),
        })?;
        let make = || {
            let secrets = Arc::new(VaultSecrets {
                vault: self.vault.clone(),
                service_key: secret,
            });
            let endpoint = endpoint(&connection, secret);
            let transport = self.transport_of(&connection)?;
            Ok(Client::new(transport, endpoint, secrets))
        };
        let fits = |client: &Client| fits(client, &connection, secret);
        let client = self.tenants.fitting_client(id, fits, make)?;
        Ok((connection, client))
    }

    pub(crate) fn connection(&self, id: ConnectionId) -> Result<ConnectionRecord, Problem> {
        Ok(self.records.connection(id)?)
    }

    /// A result in the window's terms.
    pub(crate) fn result<T>(
        &self,
        client: &Client,
        result: Result<T, Failure>,
    ) -> Result<T, Problem> {
        result.map_err(|failure| problem_of(&failure, client.endpoint()))
    }
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
        proof: proof(connection, secret),
        access_token: ids::handle(),
        user_agent: user_agent(),
    }
}

fn proof(connection: &ConnectionRecord, secret: Handle) -> Proof {
    match &connection.certificate {
        None => Proof::ClientSecret(secret),
        Some(chain) => Proof::Certificate(Identity {
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
        && endpoint.proof == proof(connection, secret)
}

/// The secrets of one connection's calls.
struct VaultSecrets {
    vault: Vault,
    /// Its client secret or private key. All others are passwords of registries.
    service_key: Handle,
}

impl OpenSecrets for VaultSecrets {
    fn open(&self, handle: Handle) -> Opening<'_> {
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
