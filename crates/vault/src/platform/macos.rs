//! The login keychain of macOS, which asks by itself when an item is read.

use std::collections::HashMap;
use std::sync::Arc;

use apple_native_keyring_store::keychain::Store;
use keyring::{CredentialStore, Error};
use security_framework::base::Error as SecurityError;

use super::{Failure, Platform};
use crate::KeychainError;

/// The keychain that is unlocked with the login.
pub(crate) struct LoginKeychain;

impl LoginKeychain {
    pub(crate) fn new() -> Self {
        Self
    }
}

impl Platform for LoginKeychain {
    fn store(&self) -> Result<Arc<CredentialStore>, Error> {
        Ok(Store::new()?)
    }

    fn modifiers(&self) -> HashMap<&'static str, &'static str> {
        HashMap::new()
    }

    fn read_failure(&self, error: &Error) -> Failure {
        let (Error::PlatformFailure(cause) | Error::NoStorageAccess(cause)) = error else {
            return Failure::Keychain(KeychainError::Refused);
        };
        Failure::Keychain(
            match cause
                .downcast_ref::<SecurityError>()
                .map(|error| error.code())
            {
                // errSecUserCanceled, errSecAuthFailed
                Some(-128 | -25293) => KeychainError::Dismissed,
                // errSecInteractionNotAllowed
                Some(-25308) => KeychainError::Locked,
                // errSecNotAvailable, errSecNoSuchKeychain, errSecInvalidKeychain
                Some(-25291 | -25294 | -25295) => KeychainError::Absent,
                _ => KeychainError::Refused,
            },
        )
    }
}
