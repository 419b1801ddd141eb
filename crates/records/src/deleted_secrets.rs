//! Pull secrets that were deleted from here and can be restored; their passwords stay in the keychain meanwhile.

use jiff::Timestamp;
use pull_secret::Handle;
use rusqlite::{Connection, Row, Transaction, params};
use serde_json::Value;

use crate::column::{Text, Time, handles};
use crate::pending_handles::resolve;
use crate::{ConnectionId, Records, RecordsError, pull_secrets};

/// Names a deletion: random, and never used twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DeletionId(Handle);

impl From<Handle> for DeletionId {
    fn from(handle: Handle) -> Self {
        Self(handle)
    }
}

/// A deleted secret, with what restores it.
#[derive(Debug, Clone, PartialEq)]
pub struct DeletedSecretRecord {
    /// Random, and the same for as long as it can be restored.
    pub id: DeletionId,
    /// The connection whose tenant had it.
    pub connection: ConnectionId,
    /// The form that makes it, as the caller writes it; no secret.
    pub secret: Value,
    /// Its passwords and hidden usernames in the keychain.
    pub passwords: Vec<Handle>,
    /// When it was deleted.
    pub deleted_at: Timestamp,
    /// Whether a request that registers it again was sent, and its result is not known.
    pub restore_sent: bool,
}

impl Records {
    /// Every deleted secret that can be restored, the first deleted first.
    ///
    /// # Errors
    /// [`RecordsError`]
    pub fn deleted_secrets(&self) -> Result<Vec<DeletedSecretRecord>, RecordsError> {
        self.read(|database| {
            let mut rows =
                database.prepare_cached("SELECT * FROM deleted_secrets ORDER BY deleted_at, id")?;
            let deleted = rows.query_map([], read_deleted)?;
            deleted
                .map(|deleted| {
                    let deleted = deleted?;
                    Ok(DeletedSecretRecord {
                        passwords: passwords(database, deleted.id)?,
                        ..deleted
                    })
                })
                .collect()
        })
    }

    /// Forgets the secret of this name and keeps what restores it. Gives the passwords that nothing points to any more,
    /// now pending handles.
    ///
    /// # Errors
    /// [`RecordsError::NotFound`] if there is no such connection, [`RecordsError::AlreadyThere`] for an id that is used.
    pub fn move_to_deleted(
        &self,
        name: &str,
        deleted: &DeletedSecretRecord,
    ) -> Result<Vec<Handle>, RecordsError> {
        self.write(|transaction| {
            let before = pull_secrets::delete(transaction, deleted.connection, name)?;
            insert(transaction, deleted)?;
            let now = deleted.passwords.iter().copied();
            resolve(transaction, before.into_iter().chain(now))
        })
    }

    /// Notes whether a request that registers the secret again was sent, and its result is not known. A deletion that
    /// can no longer be undone is left alone.
    ///
    /// # Errors
    /// [`RecordsError`]
    pub fn note_restore_sent(&self, id: DeletionId, sent: bool) -> Result<(), RecordsError> {
        self.write(|transaction| {
            transaction
                .prepare_cached("UPDATE deleted_secrets SET restore_sent = ?2 WHERE id = ?1")?
                .execute(params![Text(id.0), sent])
                .map(drop)
        })
    }

    /// Removes deleted secrets, since they are restored or are not to be restored any more. Gives the passwords that
    /// nothing points to any more, now pending handles.
    ///
    /// # Errors
    /// [`RecordsError`]
    pub fn remove_deleted(
        &self,
        ids: impl IntoIterator<Item = DeletionId>,
    ) -> Result<Vec<Handle>, RecordsError> {
        self.write(|transaction| {
            let mut before = Vec::new();
            for id in ids {
                before.extend(passwords(transaction, id)?);
                transaction
                    .prepare_cached("DELETE FROM deleted_secrets WHERE id = ?")?
                    .execute([Text(id.0)])?;
            }
            resolve(transaction, before)
        })
    }
}

/// The passwords of all deleted secrets of a connection.
pub(crate) fn all_passwords(
    database: &Connection,
    of: ConnectionId,
) -> rusqlite::Result<Vec<Handle>> {
    let query = "SELECT password FROM deleted_passwords JOIN deleted_secrets ON id = deletion WHERE connection = ?";
    handles(database, query, [Text(of)])
}

fn insert(transaction: &Transaction<'_>, deleted: &DeletedSecretRecord) -> rusqlite::Result<()> {
    transaction
        .prepare_cached("INSERT INTO deleted_secrets VALUES (?, ?, ?, ?, ?)")?
        .execute(params![
            Text(deleted.id.0),
            Text(deleted.connection),
            Text(&deleted.secret),
            Time(deleted.deleted_at),
            deleted.restore_sent,
        ])?;
    let mut row = transaction
        .prepare_cached("INSERT INTO deleted_passwords VALUES (?, ?) ON CONFLICT DO NOTHING")?;
    for password in &deleted.passwords {
        row.execute(params![Text(deleted.id.0), Text(*password)])?;
    }
    Ok(())
}

fn passwords(database: &Connection, id: DeletionId) -> rusqlite::Result<Vec<Handle>> {
    let query = "SELECT password FROM deleted_passwords WHERE deletion = ?";
    handles(database, query, [Text(id.0)])
}

fn read_deleted(row: &Row<'_>) -> rusqlite::Result<DeletedSecretRecord> {
    Ok(DeletedSecretRecord {
        id: DeletionId(row.get::<_, Text<_>>("id")?.0),
        connection: row.get::<_, Text<_>>("connection")?.0,
        secret: row.get::<_, Text<_>>("secret")?.0,
        passwords: Vec::new(),
        deleted_at: row.get::<_, Time>("deleted_at")?.0,
        restore_sent: row.get("restore_sent")?,
    })
}
