//! Windows Credential Manager.

use std::collections::HashMap;
use std::sync::Arc;

use keyring::{CredentialStore, Error};
use windows_native_keyring_store::Store;

use super::{Failure, Platform};
use crate::KeychainError;

/// The credentials of the logged-on user; open as long as the logon is.
pub(crate) struct CredentialManager;

impl Platform for CredentialManager {
    fn store(&self) -> Result<Arc<CredentialStore>, Error> {
        // The divider is kept out of service names, so that no two names give one target.
        let configuration = HashMap::from([
            ("prefix", "Pullpass:"),
            ("divider", "@"),
            ("service_no_divider", "true"),
        ]);
        Ok(Store::new_with_configuration(&configuration)?)
    }

    fn modifiers(&self) -> HashMap<&'static str, &'static str> {
        // The default, `Enterprise`, would carry the secrets to other machines.
        HashMap::from([("persistence", "Local")])
    }

    fn read_failure(&self, error: &Error) -> Failure {
        match error {
            // ERROR_NO_SUCH_LOGON_SESSION
            Error::NoStorageAccess(_) => Failure::Said(KeychainError::Absent),
            _ => Failure::Said(KeychainError::Refused),
        }
    }
}
