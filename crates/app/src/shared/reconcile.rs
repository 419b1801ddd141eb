//! Brings keychain and records together after a run that was interrupted.
//!
//! A handle is noted in the records before its keychain item is written, and again when nothing points to it any
//! more. So whatever is noted at the start is either owned, and the note goes, or left over, and the item goes first.

use crate::Problem;
use crate::shared::credential_store::CredentialStore;
use crate::view::{KeychainState, Notice};

impl CredentialStore {
    /// Settles every handle that the last run left noted. What the keychain does not let go stays noted for the next
    /// start. What this run has noted is none of it: it is still in use.
    pub(crate) async fn reconcile(
        &self,
        keychain: KeychainState,
    ) -> Result<Option<Notice>, Problem> {
        let mut pending = self.records.pending_handles()?;
        pending.retain(|pending| self.orphans.contains(&pending.handle));
        let (owned, orphans): (Vec<_>, Vec<_>) =
            pending.into_iter().partition(|pending| pending.owned);
        for pending in owned {
            self.records.remove_pending_handle(pending.handle)?;
        }
        if orphans.is_empty() {
            return Ok(None);
        }
        if keychain != KeychainState::Open {
            return Ok(Some(Notice::KeychainNotTidied {
                count: orphans.len(),
            }));
        }
        let handles = orphans.into_iter().map(|pending| pending.handle).collect();
        let cleanup = self.delete_unowned(handles).await;
        Ok(Some(match cleanup.pending {
            0 => Notice::KeychainTidied {
                count: cleanup.deleted,
            },
            count => Notice::KeychainNotTidied { count },
        }))
    }
}
