//! Activity: every exchange, with request and answer as values that hold no secret, within bounds of count and age.
//!
//! How entries are chosen, counted and paged is in [`activity_list`](crate::activity_list).

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Row, Transaction, named_params, params};

use crate::column::{Text, Time};
use crate::{ConnectionId, Records, RecordsError};

/// An exchange to be recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct NewActivity {
    /// The connection it went over; none for a check of a registry without one.
    pub connection: Option<ConnectionId>,
    /// What that connection is called now.
    pub connection_name: String,
    /// When the request was sent.
    pub at: Timestamp,
    /// What the user did.
    pub operation: String,
    /// The method of the request.
    pub method: String,
    /// The URL of the request, without a secret.
    pub url: String,
    /// The pull secret it is about, if it is about one.
    pub secret_name: Option<String>,
    /// Whether it was to change the tenant.
    pub is_write: bool,
    /// The status of the answer; none if there was no answer.
    pub status: Option<u16>,
    /// Whether it ended otherwise than hoped.
    pub failed: bool,
    /// How long it took.
    pub duration_ms: u64,
    /// What it meant, by its name.
    pub outcome: String,
    /// Request and answer, with handles and masks where secrets stood.
    pub detail: serde_json::Value,
}

/// A line of the activity list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityEntry {
    /// Its number; a later entry has a higher one.
    pub id: i64,
    /// The connection it went over, if that is still there.
    pub connection: Option<ConnectionId>,
    /// What that connection was called then.
    pub connection_name: String,
    /// When the request was sent.
    pub at: Timestamp,
    /// What the user did.
    pub operation: String,
    /// The method of the request.
    pub method: String,
    /// The URL of the request.
    pub url: String,
    /// The pull secret it is about.
    pub secret_name: Option<String>,
    /// The status of the answer; none if there was no answer.
    pub status: Option<u16>,
    /// Whether it ended otherwise than hoped.
    pub failed: bool,
    /// How long it took.
    pub duration_ms: u64,
    /// What it meant, by its name.
    pub outcome: String,
}

impl Records {
    /// Records an exchange and gives its number.
    ///
    /// # Errors
    /// [`RecordsError::NotFound`] if there is no such connection.
    pub fn add_activity(&self, new: &NewActivity) -> Result<i64, RecordsError> {
        self.write_lazily(|transaction| add(transaction, new))
    }

    /// Gives an entry another outcome, for an exchange that turned out to mean something else than its response says. An
    /// entry that was removed meanwhile stays removed.
    ///
    /// # Errors
    /// [`RecordsError`]
    pub fn correct_activity(&self, id: i64, corrected: &NewActivity) -> Result<(), RecordsError> {
        self.write_lazily(|transaction| {
            transaction
                .prepare_cached("UPDATE activity SET failed = ?, outcome = ? WHERE id = ?")?
                .execute(params![corrected.failed, corrected.outcome, id])?;
            transaction
                .prepare_cached("UPDATE activity_details SET detail = ? WHERE activity = ?")?
                .execute(params![Text(&corrected.detail), id])?;
            Ok(())
        })
    }

    /// Records many at once, in their order.
    ///
    /// # Errors
    /// As [`Records::add_activity`]; then none is recorded.
    pub fn add_all_activity(
        &self,
        new: impl IntoIterator<Item = NewActivity>,
    ) -> Result<(), RecordsError> {
        self.write(|transaction| {
            new.into_iter()
                .try_for_each(|new| add(transaction, &new).map(drop))
        })
    }

    /// One entry.
    ///
    /// # Errors
    /// [`RecordsError::NotFound`]
    pub fn activity_entry(&self, id: i64) -> Result<ActivityEntry, RecordsError> {
        self.read(|database| {
            let mut row = database.prepare_cached("SELECT * FROM activity WHERE id = ?")?;
            row.query_row([id], read_entry)
        })
    }

    /// Request and answer of one entry.
    ///
    /// # Errors
    /// [`RecordsError::NotFound`]
    pub fn activity_detail(&self, id: i64) -> Result<serde_json::Value, RecordsError> {
        self.read(|database| {
            let mut row = database
                .prepare_cached("SELECT detail FROM activity_details WHERE activity = ?")?;
            row.query_row([id], |row| row.get::<_, Text<_>>(0))
                .map(|detail| detail.0)
        })
    }

    /// Removes the entries that are older than `max_age`, and the oldest beyond `max_count`; gives how many.
    ///
    /// # Errors
    /// [`RecordsError`]
    pub fn prune(
        &self,
        now: Timestamp,
        max_count: u32,
        max_age: SignedDuration,
    ) -> Result<usize, RecordsError> {
        // An age that reaches back before time began removes nothing.
        let oldest = now.checked_sub(max_age).unwrap_or(Timestamp::MIN);
        self.write(|transaction| {
            let aged = transaction.execute("DELETE FROM activity WHERE at < ?", [Time(oldest)])?;
            let beyond = transaction.execute(
                "DELETE FROM activity WHERE id <= (SELECT id FROM activity ORDER BY id DESC LIMIT 1 OFFSET ?)",
                [max_count],
            )?;
            if aged + beyond > 0 {
                transaction.execute(FORGET_TEXTS, [])?;
            }
            Ok(aged + beyond)
        })
    }

    /// Removes every entry; gives how many.
    ///
    /// # Errors
    /// [`RecordsError`]
    pub fn clear_activity(&self) -> Result<usize, RecordsError> {
        let cleared = self.write(|transaction| {
            let cleared = transaction.execute("DELETE FROM activity", [])?;
            transaction.execute("DELETE FROM activity_texts", [])?;
            Ok(cleared)
        })?;
        // Where there is no room for that, SQLite uses the pages again.
        if let Err(error) = self.shrink() {
            log::warn!("the file of the records stays as large as it is: {error}");
        }
        Ok(cleared)
    }
}

const INSERT: &str = "
    INSERT INTO activity
        (connection, connection_name, at, operation, method, url, secret_name, is_write, status, failed, duration_ms,
         outcome, text)
    VALUES
        (:connection, :connection_name, :at, :operation, :method, :url, :secret_name, :is_write, :status, :failed,
         :duration_ms, :outcome, (SELECT id FROM activity_texts WHERE text = :text))";

const FORGET_TEXTS: &str = "
    DELETE FROM activity_texts WHERE id NOT IN (SELECT text FROM activity WHERE text IS NOT NULL)";

fn add(transaction: &Transaction<'_>, new: &NewActivity) -> rusqlite::Result<i64> {
    let text = found_by(new);
    transaction
        .prepare_cached("INSERT OR IGNORE INTO activity_texts (text) VALUES (?)")?
        .execute([&text])?;
    transaction.prepare_cached(INSERT)?.execute(named_params! {
        ":connection": new.connection.map(Text),
        ":connection_name": new.connection_name,
        ":at": Time(new.at),
        ":operation": new.operation,
        ":method": new.method,
        ":url": new.url,
        ":secret_name": new.secret_name,
        ":is_write": new.is_write,
        ":status": new.status,
        ":failed": new.failed,
        ":duration_ms": new.duration_ms,
        ":outcome": new.outcome,
        ":text": text,
    })?;
    let id = transaction.last_insert_rowid();
    transaction
        .prepare_cached("INSERT INTO activity_details VALUES (?, ?)")?
        .execute(params![id, Text(&new.detail)])?;
    Ok(id)
}

/// What an entry is found by, in small letters.
fn found_by(new: &NewActivity) -> String {
    let status = new.status.map(|status| status.to_string());
    let parts = [
        new.connection_name.as_str(),
        new.secret_name.as_deref().unwrap_or_default(),
        &format!("{} {}", new.method, new.url),
        status.as_deref().unwrap_or_default(),
    ];
    parts.join("\n").to_lowercase()
}

pub(crate) fn read_entry(row: &Row<'_>) -> rusqlite::Result<ActivityEntry> {
    Ok(ActivityEntry {
        id: row.get("id")?,
        connection: row
            .get::<_, Option<Text<_>>>("connection")?
            .map(|text| text.0),
        connection_name: row.get("connection_name")?,
        at: row.get::<_, Time>("at")?.0,
        operation: row.get("operation")?,
        method: row.get("method")?,
        url: row.get("url")?,
        secret_name: row.get("secret_name")?,
        status: row.get("status")?,
        failed: row.get("failed")?,
        duration_ms: row.get("duration_ms")?,
        outcome: row.get("outcome")?,
    })
}
