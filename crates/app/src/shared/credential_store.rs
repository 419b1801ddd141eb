//! Passwords and client secrets in the keychain, each noted in the records before it is written and until it is gone.

use pull_secret::{Draft, Handle};
use records::{PendingHandle, Records};
use vault::{KeychainError, SecretKind, Vault};

use crate::Problem;
use crate::view::Kept;

/// Writes secrets to the keychain and deletes them there, so that a kill leaves nothing behind unnoticed.
pub(crate) struct CredentialStore {
    pub(crate) records: Records,
    pub(crate) vault: Vault,
    /// Handles that the last run left unsettled.
    pub(crate) orphans: Vec<Handle>,
}

impl CredentialStore {
    /// Writes a secret to the keychain, noted before, so that a kill leaves nothing behind unnoticed.
    pub(crate) async fn keep(&self, handle: Handle, kind: SecretKind) -> Result<(), Problem> {
        self.records.add_pending_handle(handle)?;
        self.vault.keep(handle, kind).await.map_err(|error| {
            if wrote_nothing(error)
                && let Err(error) = self.records.remove_pending_handle(handle)
            {
                log::error!("a note stays for the next start: {error}");
            }
            error.into()
        })
    }

    /// Keeps the passwords of a draft where it was asked for. Gives where they rest, and which rest in the keychain.
    pub(crate) async fn keep_passwords(
        &self,
        draft: &Draft,
        in_keychain: &[Handle],
        remember: bool,
    ) -> (Kept, Vec<Handle>) {
        let passwords = draft
            .registries
            .iter()
            .filter_map(|registry| registry.password);
        // What is not in memory came from the keychain: another secret has it too, or had it.
        let (mut at_rest, new): (Vec<_>, Vec<_>) = passwords.partition(|password| {
            in_keychain.contains(password) || !self.vault.is_staged(*password)
        });
        if !remember {
            return (
                if new.is_empty() {
                    Kept::Keychain
                } else {
                    Kept::Session
                },
                at_rest,
            );
        }
        for password in new {
            match self.keep(password, SecretKind::RegistryPassword).await {
                Ok(()) => at_rest.push(password),
                Err(problem) => return (Kept::NotKept { problem }, at_rest),
            }
        }
        at_rest
            .iter()
            .for_each(|password| self.vault.drop_staged(*password));
        (Kept::Keychain, at_rest)
    }

    /// Deletes the keychain items of those of the handles that are noted and that nothing points to: another secret may
    /// have come to need one meanwhile.
    pub(crate) async fn forget_unowned(&self, handles: Vec<Handle>) -> Cleanup {
        let unowned = match self.records.pending_handles() {
            Ok(unsettled) => unsettled,
            Err(error) => {
                log::error!("passwords wait to be deleted: {error}");
                Vec::new()
            }
        };
        let is_unowned = |handle: &Handle| {
            let same = |unsettled: &PendingHandle| unsettled.handle == *handle && !unsettled.owned;
            unowned.iter().any(same)
        };
        let mut handles = handles.into_iter().filter(is_unowned);
        let mut forgotten = Cleanup::default();
        while let Some(handle) = handles.next() {
            match self.forget(handle).await {
                Ok(()) => forgotten.gone += 1,
                // Nor will it answer for the others, and each would wait for it anew.
                Err(Problem::KeychainNotAnswering) => {
                    forgotten.waiting += 1 + handles.by_ref().count();
                }
                Err(_) => forgotten.waiting += 1,
            }
        }
        forgotten
    }

    async fn forget(&self, handle: Handle) -> Result<(), Problem> {
        self.vault.forget(handle).await?;
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
    pub(crate) gone: usize,
    /// Still there, since the keychain did not let them go; noted for the next start.
    pub(crate) waiting: usize,
}
