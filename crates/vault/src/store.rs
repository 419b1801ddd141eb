//! The store as the keychain's thread holds it: started when first needed, forgotten after a failure.

use std::sync::Arc;

use keyring::{CredentialStore, Entry, Error};
use zeroize::Zeroizing;

use crate::error::{self, KeychainError};
use crate::platform::{Failure, Platform};
use crate::vault::SERVICE;

/// Items by id. Each call blocks.
pub(crate) struct Store {
    platform: Arc<dyn Platform>,
    started: Option<Arc<CredentialStore>>,
}

impl Store {
    pub(crate) fn new(platform: Arc<dyn Platform>) -> Self {
        Self {
            platform,
            started: None,
        }
    }

    /// The text of an item.
    pub(crate) fn read(&mut self, id: &str) -> Result<Zeroizing<String>, KeychainError> {
        let bytes = self.call(id, Entry::get_secret)?;
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Zeroizing::new(text)),
            Err(error) => {
                drop(Zeroizing::new(error.into_bytes()));
                Err(KeychainError::Damaged)
            }
        }
    }

    /// Writes an item; the same text under the same id may be written again.
    pub(crate) fn write(&mut self, id: &str, text: &str) -> Result<(), KeychainError> {
        self.call(id, |entry| entry.set_secret(text.as_bytes()))
    }

    /// Deletes an item, every one where several match; one that is not there is deleted already.
    pub(crate) fn delete(&mut self, id: &str) -> Result<(), KeychainError> {
        self.call(id, delete_all)
    }

    fn call<T>(
        &mut self,
        id: &str,
        act: impl Fn(&Entry) -> keyring::Result<T>,
    ) -> Result<T, KeychainError> {
        match self.call_once(id, &act) {
            // Writing or deleting twice ends as once does, so a second try is safe.
            Err(Failure::StoreIsStale) => self.call_once(id, &act).map_err(after_second_try),
            other => other.map_err(after_second_try),
        }
    }

    fn call_once<T>(
        &mut self,
        id: &str,
        act: impl Fn(&Entry) -> keyring::Result<T>,
    ) -> Result<T, Failure> {
        let store = self.start()?;
        let entry = store.build(SERVICE, id, Some(&self.platform.modifiers()));
        entry
            .and_then(|entry| act(&entry))
            .map_err(|error| self.failed(error))
    }

    fn start(&mut self) -> Result<Arc<CredentialStore>, Failure> {
        if let Some(store) = &self.started {
            return Ok(store.clone());
        }
        let store = self
            .platform
            .store()
            .map_err(|_| Failure::Keychain(KeychainError::Absent))?;
        self.started = Some(store.clone());
        Ok(store)
    }

    fn failed(&mut self, error: Error) -> Failure {
        if !matches!(error, Error::PlatformFailure(_) | Error::NoStorageAccess(_)) {
            return Failure::Keychain(error::read(error));
        }
        self.started = None;
        self.platform.read_failure(&error)
    }
}

fn after_second_try(failure: Failure) -> KeychainError {
    match failure {
        Failure::StoreIsStale => KeychainError::Absent,
        Failure::Keychain(error) => error,
    }
}

fn delete_all(entry: &Entry) -> keyring::Result<()> {
    match entry.delete_credential() {
        Err(Error::NoEntry) => Ok(()),
        Err(Error::Ambiguous(entries)) => entries.iter().try_for_each(Entry::delete_credential),
        other => other,
    }
}
