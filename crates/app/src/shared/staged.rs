//! The passwords that were entered in this session, for lint.

use std::collections::BTreeMap;

use pull_secret::{Draft, Handle, Passwords, RegistryDraft, Secret};
use vault::{SecretKind, Vault};

/// Lint looks at what was typed in this session. The keychain is not asked while somebody types.
pub(crate) struct Staged<'a>(pub(crate) &'a Vault);

impl Passwords for Staged<'_> {
    fn password(&self, handle: Handle) -> Option<Secret> {
        self.0.staged(handle)
    }
}

/// The passwords and hidden usernames of a form that are at hand, in memory or in the keychain.
pub(crate) async fn open_passwords(vault: &Vault, draft: &Draft) -> BTreeMap<Handle, Secret> {
    let mut passwords = BTreeMap::new();
    for handle in draft.registries.iter().flat_map(RegistryDraft::secrets) {
        if let Ok(password) = vault.open(handle, SecretKind::RegistryPassword).await {
            passwords.insert(handle, password);
        }
    }
    passwords
}
