//! Secrets of this session only: what was just typed, and all there is when there is no keychain.

use std::collections::HashMap;

use parking_lot::{Mutex, MutexGuard};
use pull_secret::{Handle, Secret};

/// Secrets in memory, by handle; wiped one by one when they are dropped.
#[derive(Default)]
pub(crate) struct Session(Mutex<HashMap<Handle, Secret>>);

impl Session {
    /// Holds a secret under a handle made of the OS's randomness.
    pub(crate) fn stage(&self, secret: Secret) -> Handle {
        let handle = Handle::random();
        self.secrets().insert(handle, secret);
        handle
    }

    /// Holds a secret under the handle it has already.
    pub(crate) fn hold(&self, handle: Handle, secret: Secret) {
        self.secrets().insert(handle, secret);
    }

    pub(crate) fn get(&self, handle: Handle) -> Option<Secret> {
        self.secrets().get(&handle).cloned()
    }

    pub(crate) fn holds(&self, handle: Handle) -> bool {
        self.secrets().contains_key(&handle)
    }

    pub(crate) fn drop_staged(&self, handle: Handle) {
        self.secrets().remove(&handle);
    }

    fn secrets(&self) -> MutexGuard<'_, HashMap<Handle, Secret>> {
        // A map is whole after each of these calls, also when another thread panicked between them.
        self.0.lock()
    }
}
