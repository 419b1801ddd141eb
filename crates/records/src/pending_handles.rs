//! Handles whose keychain item is not settled.
//!
//! The keychain and this file cannot change in one step. So a handle stands here from before its secret is written to
//! the keychain until a record points to it, and from when no record points to it any more until its secret is deleted.
//! After a kill, what stands here is finished or undone; which, the records themselves tell.

use pull_secret::Handle;
use rusqlite::Transaction;

use crate::column::Text;
use crate::{Records, RecordsError};

/// A handle that an interrupted run left behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PendingHandle {
    /// The handle of the keychain item.
    pub handle: Handle,
    /// Whether a record points to it. If not, its keychain item is to be deleted.
    pub owned: bool,
}

impl Records {
    /// Notes that the secret of this handle is about to be written to the keychain.
    ///
    /// # Errors
    /// [`RecordsError`]; the secret must not be written then.
    pub fn add_pending_handle(&self, handle: Handle) -> Result<(), RecordsError> {
        self.write(|transaction| insert(transaction, handle))
    }

    /// Notes that the handle is settled: its keychain item is deleted, or was never written.
    ///
    /// # Errors
    /// [`RecordsError`]
    pub fn remove_pending_handle(&self, handle: Handle) -> Result<(), RecordsError> {
        self.write(|transaction| remove(transaction, handle))
    }

    /// The handles that are not settled.
    ///
    /// # Errors
    /// [`RecordsError`]
    pub fn pending_handles(&self) -> Result<Vec<PendingHandle>, RecordsError> {
        self.read(|database| {
            let mut rows = database.prepare_cached(
                "SELECT handle, handle IN (SELECT handle FROM owned) FROM intents ORDER BY handle",
            )?;
            rows.query_map([], |row| {
                Ok(PendingHandle {
                    handle: row.get::<_, Text<_>>(0)?.0,
                    owned: row.get(1)?,
                })
            })?
            .collect()
        })
    }
}

/// Settles handles that records were or are pointing to, in the transaction that changes the records: an owned one is
/// settled, any other becomes pending and is given back.
pub(crate) fn resolve(
    transaction: &Transaction<'_>,
    handles: impl IntoIterator<Item = Handle>,
) -> rusqlite::Result<Vec<Handle>> {
    let mut unowned = Vec::new();
    for handle in handles {
        if is_owned(transaction, handle)? {
            remove(transaction, handle)?;
        } else if !unowned.contains(&handle) {
            insert(transaction, handle)?;
            unowned.push(handle);
        }
    }
    Ok(unowned)
}

fn is_owned(transaction: &Transaction<'_>, handle: Handle) -> rusqlite::Result<bool> {
    transaction
        .prepare_cached("SELECT 1 FROM owned WHERE handle = ?")?
        .exists([Text(handle)])
}

fn insert(transaction: &Transaction<'_>, handle: Handle) -> rusqlite::Result<()> {
    transaction
        .prepare_cached("INSERT INTO intents VALUES (?) ON CONFLICT DO NOTHING")?
        .execute([Text(handle)])
        .map(drop)
}

fn remove(transaction: &Transaction<'_>, handle: Handle) -> rusqlite::Result<()> {
    transaction
        .prepare_cached("DELETE FROM intents WHERE handle = ?")?
        .execute([Text(handle)])
        .map(drop)
}
