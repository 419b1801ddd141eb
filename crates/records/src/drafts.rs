//! Forms that were begun and neither sent nor discarded, one for each connection, purpose and secret.

use jiff::Timestamp;
use pull_secret::Handle;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde_json::Value;

use crate::column::{Text, Time, handles};
use crate::pending_handles::resolve;
use crate::{ConnectionId, Records, RecordsError};

/// Which form a draft is of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DraftKey {
    /// The connection that the form is for.
    pub connection: ConnectionId,
    /// What the form does, as the caller names it.
    pub purpose: String,
    /// The secret that the form was opened for; empty for none.
    pub name: String,
}

/// A form as it was left.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftRecord {
    /// Which form it is.
    pub key: DraftKey,
    /// What is in it, as the caller writes it; no secret.
    pub form: Value,
    /// The passwords that are in the keychain for this draft.
    pub passwords: Vec<Handle>,
    /// When it was changed last.
    pub changed_at: Timestamp,
}

impl Records {
    /// The drafts of a connection, the latest first.
    ///
    /// # Errors
    /// [`RecordsError`]
    pub fn drafts(&self, of: ConnectionId) -> Result<Vec<DraftRecord>, RecordsError> {
        self.read(|database| {
            let mut rows = database.prepare_cached(
                "SELECT * FROM drafts WHERE connection = ? ORDER BY changed_at DESC, name",
            )?;
            let drafts = rows.query_map([Text(of)], read_draft)?;
            drafts
                .map(|draft| with_passwords(database, draft?))
                .collect()
        })
    }

    /// One draft; `None` if there is none of that form.
    ///
    /// # Errors
    /// [`RecordsError`]
    pub fn draft(&self, key: &DraftKey) -> Result<Option<DraftRecord>, RecordsError> {
        self.read(|database| {
            let mut row = database.prepare_cached(
                "SELECT * FROM drafts WHERE connection = ? AND purpose = ? AND name = ?",
            )?;
            let found = row.query_row(
                params![Text(key.connection), key.purpose, key.name],
                read_draft,
            );
            let found = found.optional()?;
            found
                .map(|draft| with_passwords(database, draft))
                .transpose()
        })
    }

    /// Saves a draft in the place of what was; gives the passwords that nothing points to any more, now intents. The
    /// passwords it points to are settled.
    ///
    /// # Errors
    /// [`RecordsError::NotFound`] if there is no such connection.
    pub fn put_draft(&self, draft: &DraftRecord) -> Result<Vec<Handle>, RecordsError> {
        let key = &draft.key;
        let before = self.read(|database| passwords(database, key))?;
        let has_same = before.len() == draft.passwords.len()
            && before
                .iter()
                .all(|password| draft.passwords.contains(password));
        // Typing saves often; what the keychain holds is written down for good.
        if has_same {
            self.write_lazily(|transaction| put_form(transaction, draft))?;
            return Ok(Vec::new());
        }
        self.write(|transaction| {
            put_form(transaction, draft)?;
            put_passwords(transaction, draft)?;
            resolve(
                transaction,
                before.into_iter().chain(draft.passwords.iter().copied()),
            )
        })
    }

    /// Removes a draft, if there is one; gives the passwords that nothing points to any more, now intents.
    ///
    /// # Errors
    /// [`RecordsError`]
    pub fn remove_draft(&self, key: &DraftKey) -> Result<Vec<Handle>, RecordsError> {
        self.write(|transaction| {
            let before = passwords(transaction, key)?;
            transaction
                .prepare_cached(
                    "DELETE FROM drafts WHERE connection = ? AND purpose = ? AND name = ?",
                )?
                .execute(params![Text(key.connection), key.purpose, key.name])?;
            resolve(transaction, before)
        })
    }
}

/// The passwords of all drafts of a connection.
pub(crate) fn all_passwords(
    database: &Connection,
    of: ConnectionId,
) -> rusqlite::Result<Vec<Handle>> {
    let query = "SELECT password FROM draft_passwords WHERE connection = ?";
    handles(database, query, [Text(of)])
}

fn put_form(transaction: &Transaction<'_>, draft: &DraftRecord) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "INSERT INTO drafts VALUES (?, ?, ?, ?, ?)
             ON CONFLICT DO UPDATE SET form = excluded.form, changed_at = excluded.changed_at",
        )?
        .execute(params![
            Text(draft.key.connection),
            draft.key.purpose,
            draft.key.name,
            Text(&draft.form),
            Time(draft.changed_at),
        ])
        .map(drop)
}

fn put_passwords(transaction: &Transaction<'_>, draft: &DraftRecord) -> rusqlite::Result<()> {
    let DraftKey {
        connection,
        purpose,
        name,
    } = &draft.key;
    transaction
        .prepare_cached(
            "DELETE FROM draft_passwords WHERE connection = ? AND purpose = ? AND name = ?",
        )?
        .execute(params![Text(*connection), purpose, name])?;
    let mut row = transaction
        .prepare_cached("INSERT INTO draft_passwords VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")?;
    for password in &draft.passwords {
        row.execute(params![Text(*connection), purpose, name, Text(*password)])?;
    }
    Ok(())
}

fn passwords(database: &Connection, key: &DraftKey) -> rusqlite::Result<Vec<Handle>> {
    let query =
        "SELECT password FROM draft_passwords WHERE connection = ? AND purpose = ? AND name = ?";
    let key = params![Text(key.connection), key.purpose, key.name];
    handles(database, query, key)
}

fn with_passwords(database: &Connection, draft: DraftRecord) -> rusqlite::Result<DraftRecord> {
    Ok(DraftRecord {
        passwords: passwords(database, &draft.key)?,
        ..draft
    })
}

fn read_draft(row: &Row<'_>) -> rusqlite::Result<DraftRecord> {
    Ok(DraftRecord {
        key: DraftKey {
            connection: row.get::<_, Text<_>>("connection")?.0,
            purpose: row.get("purpose")?,
            name: row.get("name")?,
        },
        form: row.get::<_, Text<_>>("form")?.0,
        passwords: Vec::new(),
        changed_at: row.get::<_, Time>("changed_at")?.0,
    })
}
