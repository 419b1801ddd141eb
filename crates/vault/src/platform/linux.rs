//! The Secret Service over D-Bus: GNOME Keyring, KWallet, KeePassXC.
//!
//! The store's own calls unlock whatever they meet, and the question may stay open for ever while the store's mutex is
//! held. So the lock is looked at first, and unlocking goes over a connection of its own, asynchronously: whoever stops
//! waiting leaves no thread behind. Both connections are plain, since no secret passes them.
//!
//! The question itself stays until the person answers it, and a late answer unlocks the keyring all the same.
//! `Prompt.Dismiss` would take it back, but gnome-keyring 42.1 dies of it, and every program's secrets with it.

use std::collections::HashMap;
use std::sync::Arc;

use keyring::{CredentialStore, Error};
use secret_service::{EncryptionType, Error as ServiceError, SecretService as Service};
use zbus_secret_service_keyring_store::Store;

use super::{Failure, Platform, UnlockFuture};
use crate::{KeychainError, SERVICE};

/// The keychain that answers to `org.freedesktop.secrets`.
pub(crate) struct SecretService;

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
        Box::pin(is_locked())
    }

    fn unlock(&self) -> UnlockFuture<()> {
        Box::pin(unlock())
    }
}

async fn is_locked() -> Result<bool, KeychainError> {
    let service = connect().await?;
    let locked = match service.get_default_collection().await {
        Ok(collection) => collection.is_locked().await,
        // A keyring yet to be made; like a locked one, it takes the person's password.
        Err(ServiceError::NoResult) => Ok(true),
        Err(error) => Err(error),
    };
    locked.map_err(|error| meaning(&error))
}

async fn unlock() -> Result<(), KeychainError> {
    let service = connect().await?;
    let unlocked = match service.get_default_collection().await {
        Ok(collection) => collection.unlock().await,
        // As libsecret does when it is to write into a default keyring that does not exist.
        Err(ServiceError::NoResult) => service
            .create_collection("Default keyring", "default")
            .await
            .map(drop),
        Err(error) => Err(error),
    };
    unlocked.map_err(|error| meaning(&error))
}

async fn connect() -> Result<Service<'static>, KeychainError> {
    // No bus, nobody on it who keeps secrets, or nobody who lets us in: whichever it is, there is none to use.
    Service::connect(EncryptionType::Plain)
        .await
        .map_err(|_| KeychainError::Absent)
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
