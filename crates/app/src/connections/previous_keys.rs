//! A service key in place of another: tried before it is saved, and the key before it put back as long as this session
//! lasts.

use std::collections::HashMap;
use std::sync::Mutex;

use ai_core::Client;
use pull_secret::Handle;
use records::{ConnectionId, ConnectionRecord};

use crate::Problem;
use crate::connections::Connections;
use crate::shared::ids::parse_id;
use crate::shared::sync::lock;
use crate::shared::tenant_clients::result;
use crate::view::{ConnectionRef, ConnectionView};

/// The service keys that were replaced in this session: of each connection the last.
#[derive(Default)]
pub(crate) struct PreviousKeys(Mutex<HashMap<ConnectionId, PreviousKey>>);

/// A service key that was replaced.
struct PreviousKey {
    /// The connection as it was with this key.
    connection: ConnectionRecord,
    /// Its client secret, if it is in memory and not in the keychain.
    session_secret: Option<Handle>,
}

impl PreviousKeys {
    /// Whether the connection has one.
    pub(crate) fn is_one_of(&self, id: ConnectionId) -> bool {
        lock(&self.0).contains_key(&id)
    }

    fn put(&self, key: PreviousKey) -> Option<PreviousKey> {
        lock(&self.0).insert(key.connection.id, key)
    }

    fn take(&self, id: ConnectionId) -> Option<PreviousKey> {
        lock(&self.0).remove(&id)
    }

    fn take_all(&self) -> Vec<PreviousKey> {
        lock(&self.0).drain().map(|(_, key)| key).collect()
    }
}

impl Connections {
    /// Puts the service key back that the connection had before its present one, which is deleted. Name, colour and
    /// production mark stay.
    ///
    /// # Errors
    /// [`Problem::Gone`] if there is none; [`Problem::NotSaved`], then it can be tried again.
    pub async fn restore_key(
        &self,
        ConnectionRef { connection }: ConnectionRef,
    ) -> Result<ConnectionView, Problem> {
        let now = self.records.connection(parse_id(&connection)?)?;
        let previous = self.views.previous_keys.take(now.id).ok_or(Problem::Gone)?;
        let restored = ConnectionRecord {
            name: now.name,
            colour: now.colour,
            production: now.production,
            used_at: now.used_at,
            position: now.position,
            ..previous.connection.clone()
        };
        let replaced = match self.records.update_connection(&restored) {
            Ok(replaced) => replaced,
            Err(error) => {
                self.views.previous_keys.put(previous);
                return Err(error.into());
            }
        };
        if let Some(secret) = self
            .states
            .renew(restored.id, previous.session_secret, None)
        {
            self.vault.drop_staged(secret);
        }
        self.records.remove_connection_check(restored.id)?;
        self.credentials.delete_unowned(replaced).await;
        Ok(self.views.view(restored))
    }

    /// Whether the connection has a client secret or private key at all.
    pub(super) fn has_key(&self, connection: &ConnectionRecord) -> bool {
        connection.client_secret.is_some() || self.states.session_secret(connection.id).is_some()
    }

    /// Requests an access token with a key that is not saved yet. Gives the client, which has the token.
    ///
    /// # Errors
    /// Why there is no token; [`Problem::Cancelled`].
    pub(super) async fn try_key(
        &self,
        connection: &ConnectionRecord,
        secret: Handle,
        operation: &str,
    ) -> Result<Option<Client>, Problem> {
        let try_it = async {
            let client = self.tenants.new_client(connection, secret)?;
            let reporter = self.log.reporter(connection, operation);
            let token = client.token(&reporter).await;
            result(&client, token.result)?;
            Ok(Some(client))
        };
        self.operations.run(operation, try_it).await
    }

    /// Keeps a key that was just replaced, so that it can be put back, and lets go of the one before it.
    pub(super) async fn keep_previous(
        &self,
        connection: ConnectionRecord,
        session_secret: Option<Handle>,
    ) {
        if connection.client_secret.is_none() && session_secret.is_none() {
            return;
        }
        let key = PreviousKey {
            connection,
            session_secret,
        };
        let older = self.views.previous_keys.put(key);
        self.forget_keys(older).await;
    }

    /// Lets go of the key that the connection had before its present one.
    pub(super) async fn forget_previous(&self, id: ConnectionId) {
        self.forget_keys(self.views.previous_keys.take(id)).await;
    }

    /// Lets go of all keys that could be put back. Called when the application ends.
    pub(crate) async fn close(&self) {
        self.forget_keys(self.views.previous_keys.take_all()).await;
    }

    async fn forget_keys(&self, keys: impl IntoIterator<Item = PreviousKey>) {
        let mut in_keychain = Vec::new();
        for key in keys {
            if let Some(secret) = key.session_secret {
                self.vault.drop_staged(secret);
            }
            in_keychain.extend(key.connection.client_secret);
        }
        self.credentials.delete_unowned(in_keychain).await;
    }
}
