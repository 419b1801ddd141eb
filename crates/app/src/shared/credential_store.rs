//! Passwords and client secrets in the keychain, each noted in the records before it is written and until it is gone.

use pull_secret::{Draft, Handle, RegistryDraft};
use records::{PendingHandle, Records};
use vault::{KeychainError, SecretKind, Vault};

use crate::Problem;
use crate::view::PasswordStorage;

/// Writes secrets to the keychain and deletes them there, so that a kill leaves nothing behind unnoticed.
pub(crate) struct CredentialStore {
    pub(crate) records: Records,
    pub(crate) vault: Vault,
    /// Handles that the last run did not resolve.
    pub(crate) orphans: Vec<Handle>,
}

impl CredentialStore {
    /// Writes a secret to the keychain, noted before, so that a kill leaves nothing behind unnoticed.
    pub(crate) async fn store(&self, handle: Handle, kind: SecretKind) -> Result<(), Problem> {
        self.records.add_pending_handle(handle)?;
        self.vault.store(handle, kind).await.map_err(|error| {
            if wrote_nothing(error)
                && let Err(error) = self.records.remove_pending_handle(handle)
            {
                log::error!("a note stays for the next start: {error}");
            }
            error.into()
        })
    }

    /// Stores the passwords and hidden usernames of a draft in the keychain, if `remember`. Returns where they are now, and which are in the
    /// keychain.
    pub(crate) async fn store_passwords(
        &self,
        draft: &Draft,
        in_keychain: &[Handle],
        remember: bool,
    ) -> (PasswordStorage, Vec<Handle>) {
        let passwords = draft.registries.iter().flat_map(RegistryDraft::secrets);
        // What is not in memory came from the keychain: another secret has it too, or had it.
        let (mut at_rest, new): (Vec<_>, Vec<_>) = passwords.partition(|password| {
            in_keychain.contains(password) || !self.vault.is_staged(*password)
        });
        if !remember {
            return (
                if new.is_empty() {
                    PasswordStorage::Keychain
                } else {
                    PasswordStorage::Session
                },
                at_rest,
            );
        }
        for password in new {
            match self.store(password, SecretKind::RegistryPassword).await {
                Ok(()) => at_rest.push(password),
                Err(problem) => return (PasswordStorage::Failed { problem }, at_rest),
            }
        }
        at_rest
            .iter()
            .for_each(|password| self.vault.drop_staged(*password));
        (PasswordStorage::Keychain, at_rest)
    }

    /// Deletes the keychain items of those of the handles that are noted and that nothing points to: another secret may
    /// have come to need one meanwhile.
    pub(crate) async fn delete_unowned(&self, handles: Vec<Handle>) -> Cleanup {
        let unowned = match self.records.pending_handles() {
            Ok(pending) => pending,
            Err(error) => {
                log::error!("passwords wait to be deleted: {error}");
                Vec::new()
            }
        };
        let is_unowned = |handle: &Handle| {
            let same = |pending: &PendingHandle| pending.handle == *handle && !pending.owned;
            unowned.iter().any(same)
        };
        let mut handles = handles.into_iter().filter(is_unowned);
        let mut cleanup = Cleanup::default();
        while let Some(handle) = handles.next() {
            match self.delete(handle).await {
                Ok(()) => cleanup.deleted += 1,
                // Nor will it answer for the others, and each would wait for it anew.
                Err(Problem::KeychainNotAnswering) => {
                    cleanup.pending += 1 + handles.by_ref().count();
                }
                Err(_) => cleanup.pending += 1,
            }
        }
        cleanup
    }

    async fn delete(&self, handle: Handle) -> Result<(), Problem> {
        self.vault.delete(handle).await?;
        Ok(self.records.remove_pending_handle(handle)?)
    }
}

/// Whether a failed write certainly left nothing behind; if not, its note stays for the next start.
fn wrote_nothing(error: KeychainError) -> bool {
    match error {
        KeychainError::Absent
        | KeychainError::Locked
        | KeychainError::Dismissed
        | KeychainError::Missing
        | KeychainError::TooLong { .. } => true,
        KeychainError::Ambiguous
        | KeychainError::Damaged
        | KeychainError::NotAnswering
        | KeychainError::Refused => false,
    }
}

/// What became of keychain items that nothing points to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Cleanup {
    /// How many were deleted.
    pub(crate) deleted: usize,
    /// Still there, since the keychain did not let them go; noted for the next start.
    pub(crate) pending: usize,
}
