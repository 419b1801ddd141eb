//! Windows Credential Manager.

use std::collections::HashMap;
use std::sync::Arc;

use keyring::{CredentialStore, Error};
use windows_native_keyring_store::Store;

use super::{Failure, Platform};
use crate::KeychainError;

/// The credentials of the logged-on user; open as long as the logon is.
pub(crate) struct CredentialManager;

impl CredentialManager {
    pub(crate) fn new() -> Self {
        Self
    }
}

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
            // ERROR_NO_SUCH_LOGON_SESSION: a service has no logon, and a policy may forbid keeping credentials.
            Error::NoStorageAccess(_) => Failure::Keychain(KeychainError::Absent),
            _ => Failure::Keychain(KeychainError::Refused),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    #[test]
    fn a_keychain_that_is_forbidden_counts_as_none_and_a_full_one_refuses() {
        let cause = |code| Box::new(io::Error::from_raw_os_error(code));
        let said = |error| match CredentialManager.read_failure(&error) {
            Failure::Keychain(said) => said,
            Failure::StoreIsStale => unreachable!("Credential Manager is no process of its own"),
        };
        let no_logon = Error::NoStorageAccess(cause(1312));
        assert_eq!(said(no_logon), KeychainError::Absent);
        let (denied, full) = (5, 8);
        for code in [denied, full] {
            let refused = Error::PlatformFailure(cause(code));
            assert_eq!(said(refused), KeychainError::Refused);
        }
    }
}
