//! Usernames that look like a secret: a handle stands for them wherever they would be recorded, saved or shown, until
//! the user confirms that they are none.

use std::sync::Mutex;

use pull_secret::{Draft, Handle, Passwords, Secret, with_hidden_usernames};
use vault::Vault;

use crate::shared::sync::lock;

/// Holds such usernames in memory until they are stored or the application ends.
pub(crate) struct HiddenUsernames {
    vault: Vault,
    /// Those that were held in this session.
    held: Mutex<Vec<Handle>>,
}

impl HiddenUsernames {
    pub(crate) fn new(vault: &Vault) -> Self {
        Self {
            vault: vault.clone(),
            held: Mutex::default(),
        }
    }

    /// The draft with handles in place of such usernames. The same username keeps its handle while it is in memory, so
    /// that a check of a form still is one of the secret that is made of it.
    pub(crate) fn hide(&self, draft: &Draft, passwords: &dyn Passwords) -> Draft {
        with_hidden_usernames(draft, passwords, |username| self.hold(username))
    }

    /// The draft with the texts of `form` back in place of the handles that [`HiddenUsernames::hide`] gave them.
    pub(crate) fn restore(&self, mut draft: Draft, form: &Draft) -> Draft {
        for registry in &mut draft.registries {
            let Some(username) = registry
                .hidden_username
                .and_then(|it| self.vault.staged(it))
            else {
                continue;
            };
            let mut typed = form.registries.iter();
            if let Some(typed) = typed.find(|typed| typed.username == username.open()) {
                registry.username.clone_from(&typed.username);
                registry.hidden_username = None;
            }
        }
        draft
    }

    fn hold(&self, username: Secret) -> Handle {
        let mut held = lock(&self.held);
        held.retain(|handle| self.vault.is_staged(*handle));
        let is_same = |handle: &&Handle| {
            let other = self.vault.staged(**handle);
            other.is_some_and(|other| other.open() == username.open())
        };
        if let Some(handle) = held.iter().find(is_same) {
            return *handle;
        }
        let handle = self.vault.stage(username);
        held.push(handle);
        handle
    }
}
