//! When connections were tested last, and at what that failed.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use crate::column::{Text, Time};
use crate::{ConnectionId, Records, RecordsError};

/// The last test of a connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckRecord {
    /// When it was done.
    pub at: Timestamp,
    /// The name of the part that failed; `None` if all went well.
    pub failed: Option<String>,
}

impl Records {
    /// The last test of a connection, if there was one.
    ///
    /// # Errors
    /// [`RecordsError`]
    pub fn connection_check(&self, of: ConnectionId) -> Result<Option<CheckRecord>, RecordsError> {
        self.read(|database| {
            database
                .prepare_cached("SELECT at, failed FROM connection_tests WHERE connection = ?")?
                .query_row([Text(of)], |row| {
                    Ok(CheckRecord {
                        at: row.get::<_, Time>(0)?.0,
                        failed: row.get(1)?,
                    })
                })
                .optional()
        })
    }

    /// Notes a test, in place of the one before.
    ///
    /// # Errors
    /// [`RecordsError::NotFound`] if there is no such connection.
    pub fn put_connection_check(
        &self,
        of: ConnectionId,
        test: &CheckRecord,
    ) -> Result<(), RecordsError> {
        self.write(|transaction| {
            transaction
                .prepare_cached("INSERT OR REPLACE INTO connection_tests VALUES (?, ?, ?)")?
                .execute(params![Text(of), Time(test.at), test.failed])
                .map(drop)
        })
    }

    /// Forgets the last test of a connection: it was about a key that the connection no longer has.
    ///
    /// # Errors
    /// [`RecordsError`]
    pub fn remove_connection_check(&self, of: ConnectionId) -> Result<(), RecordsError> {
        self.write(|transaction| {
            transaction
                .prepare_cached("DELETE FROM connection_tests WHERE connection = ?")?
                .execute([Text(of)])
                .map(drop)
        })
    }
}
