//! Every host that was contacted, and why.

use jiff::Timestamp;
use rusqlite::params;

use crate::column::Time;
use crate::{Records, RecordsError};

/// A host and one reason to contact it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactedHost {
    /// The host, with its port where that is not the usual one.
    pub host: String,
    /// Why, by the name of the reason.
    pub why: String,
    /// When it was first contacted for this reason.
    pub first_at: Timestamp,
    /// When it was last contacted for this reason.
    pub last_at: Timestamp,
    /// How many requests were sent.
    pub count: u64,
}

impl Records {
    /// Notes that a host is contacted.
    ///
    /// # Errors
    /// [`RecordsError`]
    pub fn note_host(&self, host: &str, why: &str, now: Timestamp) -> Result<(), RecordsError> {
        self.write_lazily(|transaction| {
            let mut upsert = transaction.prepare_cached(
                "INSERT INTO hosts VALUES (:host, :why, :now, :now, 1)
                 ON CONFLICT DO UPDATE SET last_at = excluded.last_at, count = count + 1",
            )?;
            upsert.execute(params![host, why, Time(now)]).map(drop)
        })
    }

    /// Every host, by name.
    ///
    /// # Errors
    /// [`RecordsError`]
    pub fn hosts(&self) -> Result<Vec<ContactedHost>, RecordsError> {
        self.read(|database| {
            let mut rows = database.prepare_cached("SELECT * FROM hosts ORDER BY host, why")?;
            rows.query_map([], |row| {
                Ok(ContactedHost {
                    host: row.get("host")?,
                    why: row.get("why")?,
                    first_at: row.get::<_, Time>("first_at")?.0,
                    last_at: row.get::<_, Time>("last_at")?.0,
                    count: row.get("count")?,
                })
            })?
            .collect()
        })
    }
}
