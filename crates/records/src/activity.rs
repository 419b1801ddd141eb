//! Activity: every exchange, its request drawn with the mask, kept within bounds of count and age.

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Row, named_params, params};

use crate::column::{Text, Time};
use crate::{ConnectionId, Records, RecordsError};

/// An exchange to be recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct NewActivity {
    /// The connection it went over; none for a check of a registry without one.
    pub connection: Option<ConnectionId>,
    /// What that connection is called now.
    pub connection_name: String,
    /// When it began.
    pub at: Timestamp,
    /// What the user did.
    pub operation: String,
    /// The method of the request.
    pub method: String,
    /// The URL of the request, without a secret.
    pub url: String,
    /// The status of the answer; none if there was no answer.
    pub status: Option<u16>,
    /// How long it took.
    pub duration_ms: u64,
    /// What it meant, by its name.
    pub outcome: String,
    /// Request and answer, with masks where secrets stood.
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
    /// When it began.
    pub at: Timestamp,
    /// What the user did.
    pub operation: String,
    /// The method of the request.
    pub method: String,
    /// The URL of the request.
    pub url: String,
    /// The status of the answer; none if there was no answer.
    pub status: Option<u16>,
    /// How long it took.
    pub duration_ms: u64,
    /// What it meant, by its name.
    pub outcome: String,
}

/// Which entries to list; the empty one lists the newest of all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ActivityFilter {
    /// Over this connection only.
    pub connection: Option<ConnectionId>,
    /// With this outcome only.
    pub outcome: Option<String>,
    /// With this text in operation, method, URL or connection name; capitals don't matter in ASCII.
    pub text: Option<String>,
    /// Before this entry only: the last one of the page before.
    pub before: Option<i64>,
    /// At most so many; 100 if not said.
    pub limit: Option<u32>,
}

impl Records {
    /// Records an exchange and gives its number.
    ///
    /// # Errors
    /// [`RecordsError::NotFound`] if there is no such connection.
    pub fn add_activity(&self, new: &NewActivity) -> Result<i64, RecordsError> {
        self.write_lazily(|transaction| {
            transaction.prepare_cached(INSERT)?.execute(named_params! {
                ":connection": new.connection.map(Text),
                ":connection_name": new.connection_name,
                ":at": Time(new.at),
                ":operation": new.operation,
                ":method": new.method,
                ":url": new.url,
                ":status": new.status,
                ":duration_ms": new.duration_ms,
                ":outcome": new.outcome,
            })?;
            let id = transaction.last_insert_rowid();
            transaction
                .prepare_cached("INSERT INTO activity_details VALUES (?, ?)")?
                .execute(params![id, Text(&new.detail)])?;
            Ok(id)
        })
    }

    /// The entries that pass the filter, newest first.
    ///
    /// # Errors
    /// [`RecordsError`]
    pub fn activity(&self, filter: &ActivityFilter) -> Result<Vec<ActivityEntry>, RecordsError> {
        self.read(|database| {
            let mut rows = database.prepare_cached(SELECT)?;
            let values = named_params! {
                ":connection": filter.connection.map(Text),
                ":outcome": filter.outcome,
                ":text": filter.text.as_deref().map(containing),
                ":before": filter.before,
                ":limit": filter.limit.unwrap_or(100),
            };
            rows.query_map(values, read_entry)?.collect()
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
            Ok(aged + beyond)
        })
    }

    /// Removes every entry.
    ///
    /// # Errors
    /// [`RecordsError`]
    pub fn clear_activity(&self) -> Result<(), RecordsError> {
        self.write(|transaction| transaction.execute("DELETE FROM activity", []).map(drop))
    }
}

const INSERT: &str = "
    INSERT INTO activity
        (connection, connection_name, at, operation, method, url, status, duration_ms, outcome)
    VALUES
        (:connection, :connection_name, :at, :operation, :method, :url, :status, :duration_ms, :outcome)";

/// Read from the newest on until enough is found. A text is looked for in short rows only, since details lie apart.
const SELECT: &str = r"
    SELECT * FROM activity
    WHERE (:before IS NULL OR id < :before)
      AND (:connection IS NULL OR connection = :connection)
      AND (:outcome IS NULL OR outcome = :outcome)
      AND (:text IS NULL OR operation LIKE :text ESCAPE '\' OR method LIKE :text ESCAPE '\'
           OR url LIKE :text ESCAPE '\' OR connection_name LIKE :text ESCAPE '\')
    ORDER BY id DESC
    LIMIT :limit";

fn containing(text: &str) -> String {
    let escaped = text
        .replace('\\', r"\\")
        .replace('%', r"\%")
        .replace('_', r"\_");
    format!("%{escaped}%")
}

fn read_entry(row: &Row<'_>) -> rusqlite::Result<ActivityEntry> {
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
        status: row.get("status")?,
        duration_ms: row.get("duration_ms")?,
        outcome: row.get("outcome")?,
    })
}
