//! Brings keychain and records together after a run that was interrupted.
//!
//! A handle is noted in the records before its keychain item is written, and again when nothing points to it any
//! more. So whatever is noted at the start is either owned, and the note goes, or left over, and the item goes first.

use pull_secret::Handle;
use records::Unsettled;

use crate::Problem;
use crate::app::App;
use crate::view::{KeychainState, Notice};

impl App {
    /// Settles every handle that the last run left noted. What the keychain does not let go stays noted for the next
    /// start. What this run has noted is none of it: it is still in use.
    pub(crate) async fn tidy_keychain(
        &self,
        keychain: KeychainState,
    ) -> Result<Option<Notice>, Problem> {
        let mut unsettled = self.records.unsettled()?;
        unsettled.retain(|unsettled| self.left_over.contains(&unsettled.handle));
        let (owned, left_over): (Vec<_>, Vec<_>) =
            unsettled.into_iter().partition(|unsettled| unsettled.owned);
        for unsettled in owned {
            self.records.clear(unsettled.handle)?;
        }
        if left_over.is_empty() {
            return Ok(None);
        }
        if keychain != KeychainState::Open {
            return Ok(Some(Notice::KeychainNotTidied {
                count: left_over.len(),
            }));
        }
        let handles = left_over
            .into_iter()
            .map(|unsettled| unsettled.handle)
            .collect();
        let forgotten = self.forget_all(handles).await;
        Ok(Some(match forgotten.waiting {
            0 => Notice::KeychainTidied {
                count: forgotten.gone,
            },
            count => Notice::KeychainNotTidied { count },
        }))
    }

    /// Deletes the keychain items of those of the handles that are noted and that nothing points to: another secret may
    /// have come to need one meanwhile.
    pub(crate) async fn forget_all(&self, handles: Vec<Handle>) -> Forgotten {
        let unowned = match self.records.unsettled() {
            Ok(unsettled) => unsettled,
            Err(error) => {
                log::error!("passwords wait to be deleted: {error}");
                Vec::new()
            }
        };
        let is_unowned = |handle: &Handle| {
            let same = |unsettled: &Unsettled| unsettled.handle == *handle && !unsettled.owned;
            unowned.iter().any(same)
        };
        let mut handles = handles.into_iter().filter(is_unowned);
        let mut forgotten = Forgotten::default();
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
        Ok(self.records.clear(handle)?)
    }
}

/// What became of keychain items that nothing points to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Forgotten {
    /// Deleted.
    pub(crate) gone: usize,
    /// Still there, since the keychain did not let them go; noted for the next start.
    pub(crate) waiting: usize,
}
