//! Brings keychain and records together after a run that was interrupted.
//!
//! A handle is noted in the records before its keychain item is written, and again when nothing points to it any
//! more. So whatever is noted at the start is either owned, and the note goes, or left over, and the item goes first.

use pull_secret::Handle;

use crate::Problem;
use crate::app::App;
use crate::view::{KeychainState, Notice};

impl App {
    /// Settles every noted handle. What the keychain does not let go stays noted for the next start.
    pub(crate) async fn tidy_keychain(
        &self,
        keychain: KeychainState,
    ) -> Result<Option<Notice>, Problem> {
        let unsettled = self.records.unsettled()?;
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
        let forgotten = self.forget_all(handles).await?;
        Ok(Some(match forgotten.waiting {
            0 => Notice::KeychainTidied {
                count: forgotten.gone,
            },
            count => Notice::KeychainNotTidied { count },
        }))
    }

    /// Deletes the keychain items of handles that nothing points to and that are noted.
    pub(crate) async fn forget_all(&self, handles: Vec<Handle>) -> Result<Forgotten, Problem> {
        let mut forgotten = Forgotten::default();
        for handle in handles {
            if self.vault.forget(handle).await.is_ok() {
                self.records.clear(handle)?;
                forgotten.gone += 1;
            } else {
                forgotten.waiting += 1;
            }
        }
        Ok(forgotten)
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
