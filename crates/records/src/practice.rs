//! What lets the practice tenant be the same one each time it starts.

use pull_secret::Handle;
use rusqlite::{OptionalExtension, Row, Transaction, params};

use crate::column::Text;
use crate::pending_handles::resolve;
use crate::{ConnectionId, Records, RecordsError};

/// The practice tenant of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PracticeRecord {
    /// The port of its token server and API.
    pub api_port: u16,
    /// The port of its registry, which pull secrets name.
    pub registry_port: u16,
    /// What its registry takes as the password, in the keychain; none while nobody has asked for it.
    pub registry_password: Option<Handle>,
}

impl Records {
    /// The practice tenant of a connection; `None` before its first start.
    ///
    /// # Errors
    /// [`RecordsError`]
    pub fn practice(&self, of: ConnectionId) -> Result<Option<PracticeRecord>, RecordsError> {
        self.read(|database| {
            let mut row = database.prepare_cached("SELECT * FROM practice WHERE connection = ?")?;
            row.query_row([Text(of)], read_practice).optional()
        })
    }

    /// Saves it and settles its password; gives the password that nothing points to any more, now a pending
    /// handle.
    ///
    /// # Errors
    /// [`RecordsError::NotFound`] if there is no such connection.
    pub fn put_practice(
        &self,
        of: ConnectionId,
        practice: &PracticeRecord,
    ) -> Result<Vec<Handle>, RecordsError> {
        self.write(|transaction| {
            let before = registry_password(transaction, of)?;
            transaction
                .prepare_cached("INSERT OR REPLACE INTO practice VALUES (?, ?, ?, ?)")?
                .execute(params![
                    Text(of),
                    practice.api_port,
                    practice.registry_port,
                    practice.registry_password.map(Text),
                ])?;
            resolve(
                transaction,
                before.into_iter().chain(practice.registry_password),
            )
        })
    }
}

pub(crate) fn registry_password(
    transaction: &Transaction<'_>,
    of: ConnectionId,
) -> rusqlite::Result<Option<Handle>> {
    let mut row = transaction
        .prepare_cached("SELECT registry_password FROM practice WHERE connection = ?")?;
    let found = row.query_row([Text(of)], |row| row.get::<_, Option<Text<_>>>(0));
    Ok(found.optional()?.flatten().map(|text| text.0))
}

fn read_practice(row: &Row<'_>) -> rusqlite::Result<PracticeRecord> {
    Ok(PracticeRecord {
        api_port: row.get("api_port")?,
        registry_port: row.get("registry_port")?,
        registry_password: row
            .get::<_, Option<Text<_>>>("registry_password")?
            .map(|text| text.0),
    })
}
