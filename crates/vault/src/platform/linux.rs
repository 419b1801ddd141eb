//! The Secret Service over D-Bus: GNOME Keyring, KWallet, KeePassXC.
//!
//! The store's own calls unlock whatever they meet, and the question may stay open for ever while the store's mutex is
//! held. So the lock is looked at first, and unlocking is asked for beside the store, asynchronously: whoever stops waiting
//! leaves no thread behind. That connection is plain, since no secret passes it.
//!
//! It is kept. gnome-keyring 42.1 never quite forgets the session of a connection, and dies after two to three thousand;
//! every program's secrets are locked then. A connection for each look reached that within minutes of changing pages.
//!
//! The question itself stays until the person answers it, and a late answer unlocks the keyring all the same.
//! `Prompt.Dismiss` would take it back, but gnome-keyring 42.1 dies of it, and every program's secrets with it.

use std::collections::HashMap;
use std::sync::Arc;

use keyring::{CredentialStore, Error};
use secret_service::{EncryptionType, Error as ServiceError, SecretService as Service};
use tokio::sync::Mutex;
use zbus_secret_service_keyring_store::Store;

use super::{Failure, Platform, UnlockFuture};
use crate::{KeychainError, SERVICE};

/// The keychain that answers to `org.freedesktop.secrets`.
pub(crate) struct SecretService {
    connection: Arc<Connection>,
}

impl SecretService {
    pub(crate) fn new() -> Self {
        Self {
            connection: Arc::default(),
        }
    }
}

impl Platform for SecretService {
    fn store(&self) -> Result<Arc<CredentialStore>, Error> {
        Ok(Store::new()?)
    }

    fn modifiers(&self) -> HashMap<&'static str, &'static str> {
        // Without a label of ours the store would write the handle into it.
        HashMap::from([("label", SERVICE)])
    }

    fn read_failure(&self, error: &Error) -> Failure {
        let (Error::PlatformFailure(cause) | Error::NoStorageAccess(cause)) = error else {
            return Failure::Keychain(KeychainError::Refused);
        };
        match cause.downcast_ref::<ServiceError>() {
            Some(cause) if is_stale(cause) => Failure::StoreIsStale,
            Some(cause) => Failure::Keychain(meaning(cause)),
            None => Failure::Keychain(KeychainError::Refused),
        }
    }

    fn is_locked(&self) -> UnlockFuture<bool> {
        Box::pin(is_locked(self.connection.clone()))
    }

    fn unlock(&self) -> UnlockFuture<()> {
        Box::pin(unlock(self.connection.clone()))
    }
}

async fn is_locked(connection: Arc<Connection>) -> Result<bool, KeychainError> {
    let service = connection.get().await?;
    let locked = match service.get_default_collection().await {
        Ok(collection) => collection.is_locked().await,
        // A keyring yet to be made; like a locked one, it takes the person's password.
        Err(ServiceError::NoResult) => Ok(true),
        Err(error) => Err(error),
    };
    connection.judge(locked).await
}

async fn unlock(connection: Arc<Connection>) -> Result<(), KeychainError> {
    let service = connection.get().await?;
    let unlocked = match service.get_default_collection().await {
        Ok(collection) => collection.unlock().await,
        // As libsecret does when it is to write into a default keyring that does not exist.
        Err(ServiceError::NoResult) => service
            .create_collection("Default keyring", "default")
            .await
            .map(drop),
        Err(error) => Err(error),
    };
    connection.judge(unlocked).await
}

/// The connection beside that of the store, from its first use until it breaks. Another daemon may answer it meanwhile:
/// what it is asked does not need the session.
#[derive(Default)]
struct Connection(Mutex<Option<Arc<Service<'static>>>>);

impl Connection {
    async fn get(&self) -> Result<Arc<Service<'static>>, KeychainError> {
        let mut kept = self.0.lock().await;
        if let Some(service) = &*kept {
            return Ok(service.clone());
        }
        // No bus, nobody on it who keeps secrets, or nobody who lets us in: whichever it is, there is none to use.
        let service = Service::connect(EncryptionType::Plain)
            .await
            .map_err(|_| KeychainError::Absent)?;
        Ok(kept.insert(Arc::new(service)).clone())
    }

    /// What came of a call; after an error of the bus the next call connects anew.
    async fn judge<T>(&self, result: Result<T, ServiceError>) -> Result<T, KeychainError> {
        if let Err(ServiceError::Zbus(_) | ServiceError::Unavailable) = result {
            *self.0.lock().await = None;
        }
        result.map_err(|error| meaning(&error))
    }
}

fn is_stale(error: &ServiceError) -> bool {
    match error {
        // The daemon was started anew and does not know our session.
        ServiceError::Zbus(zbus::Error::MethodError(name, ..)) => {
            name.as_str() == "org.freedesktop.Secret.Error.NoSession"
        }
        ServiceError::Zbus(zbus::Error::InputOutput(_)) => true,
        _ => false,
    }
}

fn meaning(error: &ServiceError) -> KeychainError {
    match error {
        ServiceError::Locked | ServiceError::NoResult => KeychainError::Locked,
        ServiceError::Prompt | ServiceError::PromptDisconnected => KeychainError::Dismissed,
        ServiceError::Unavailable => KeychainError::Absent,
        _ => KeychainError::Refused,
    }
}
