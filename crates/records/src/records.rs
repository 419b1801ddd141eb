//! The open file, and the one way to read and write it.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;
use std::thread::JoinHandle;

use jiff::Timestamp;
use parking_lot::{Mutex, MutexGuard};
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::RecordsError;
use crate::folder::Folder;
use crate::open::{self, OpenOutcome};

/// The records; a clone is the same file.
///
/// One connection behind a mutex does all the work. The calls block, so a thread of its own would make the caller wait
/// just as long, and a lock cannot lose a job.
#[derive(Clone)]
pub struct Records(Arc<Opened>);

struct Opened {
    database: Mutex<Connection>,
    /// Where they are; none for records in memory.
    folder: Option<Folder>,
    /// Writes the copy that a damaged file is restored from.
    copying: Mutex<Option<JoinHandle<()>>>,
    /// Keeps other processes out as long as it is open.
    _lock: Option<File>,
}

impl Records {
    /// Opens the records in a folder, and makes both where they are missing.
    ///
    /// A damaged file is no error: it is set aside and the last copy takes its place, as [`OpenOutcome`] tells. `now` is
    /// for the name of the file that is set aside. A new copy is written while the records are already in use.
    ///
    /// # Errors
    /// [`RecordsError::InUse`] while another process has them open, [`RecordsError::TooNew`] for a version this program
    /// cannot read, [`RecordsError::NotAFolder`], [`RecordsError::NotAFile`], [`RecordsError::Folder`],
    /// [`RecordsError::DiskFull`] and [`RecordsError::Storage`] where they cannot be used at all; then nothing is set
    /// aside.
    pub fn open(folder: &Path, now: Timestamp) -> Result<(Self, OpenOutcome), RecordsError> {
        let folder = Folder::make(folder)?;
        let lock = folder.lock()?;
        let (database, opening) = open::open(&folder, now)?;
        let copying = match opening {
            OpenOutcome::ReadOnly { .. } => None,
            _ => Some(open::start_copy(folder.clone())?),
        };
        let opened = Opened {
            database: Mutex::new(database),
            folder: Some(folder),
            copying: Mutex::new(copying),
            _lock: Some(lock),
        };
        Ok((Self(Arc::new(opened)), opening))
    }

    /// Records that are gone with the last clone.
    ///
    /// # Errors
    /// [`RecordsError::Storage`] if there is no memory for them.
    pub fn in_memory() -> Result<Self, RecordsError> {
        let database = Mutex::new(open::in_memory()?);
        Ok(Self(Arc::new(Opened {
            database,
            folder: None,
            copying: Mutex::default(),
            _lock: None,
        })))
    }

    /// Leaves nothing of what was removed in any file: neither in the database nor in its log nor in the copy of it.
    ///
    /// # Errors
    /// [`RecordsError`]
    pub fn purge(&self) -> Result<(), RecordsError> {
        self.shrink()?;
        let Some(folder) = &self.0.folder else {
            return Ok(());
        };
        let mut copying = self.0.copying.lock();
        // Both would write the same draft.
        copying.take().map(JoinHandle::join);
        open::copy(folder)
    }

    /// Writes the file anew without what was removed from it.
    pub(crate) fn shrink(&self) -> Result<(), RecordsError> {
        self.read(|database| database.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)"))
    }

    pub(crate) fn read<T>(
        &self,
        act: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, RecordsError> {
        Ok(act(&self.database())?)
    }

    /// All of it or nothing.
    pub(crate) fn write<T>(
        &self,
        act: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, RecordsError> {
        transact(&mut self.database(), act)
    }

    /// All of it or nothing, and on the disk with the next write that waits for that: losing the power may lose it, the
    /// end of this process does not. For what is told often and points to nothing.
    pub(crate) fn write_lazily<T>(
        &self,
        act: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
    ) -> Result<T, RecordsError> {
        let mut database = self.database();
        database.pragma_update(None, "synchronous", "normal")?;
        let written = transact(&mut database, act);
        database.pragma_update(None, "synchronous", "full")?;
        written
    }

    fn database(&self) -> MutexGuard<'_, Connection> {
        // A panic while it was held has rolled its transaction back.
        self.0.database.lock()
    }
}

impl Drop for Opened {
    fn drop(&mut self) {
        // A copy that panicked was not put in place; the one before still stands.
        self.copying.get_mut().take().map(JoinHandle::join);
    }
}

fn transact<T>(
    database: &mut Connection,
    act: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T>,
) -> Result<T, RecordsError> {
    let transaction = database.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let value = act(&transaction)?;
    transaction.commit()?;
    Ok(value)
}
