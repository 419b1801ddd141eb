//! How the file is opened: checked, brought up to date, restored from its copy when damaged, and copied anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};

use jiff::Timestamp;
use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::RecordsError;
use crate::error::At;
use crate::folder::{self, Folder};

/// What was found when the records were opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenOutcome {
    /// No file: these are the first records here.
    Fresh,
    /// A file that is sound and of this version.
    Fine,
    /// A damaged file, in whose place the last copy is now. What was recorded since that copy is only in the file set
    /// aside.
    Restored {
        /// The path that the damaged file was moved to; that of the copy where the file was missing.
        aside: PathBuf,
    },
    /// A damaged file and no sound copy of it: the records are empty now.
    StartedAnew {
        /// The path that the damaged file was moved to.
        aside: PathBuf,
    },
    /// A file of a newer version: it can be read as far as it is understood, and every write is refused.
    ReadOnly {
        /// The version of its schema.
        version: i64,
    },
}

/// A row for each version of the schema: what makes it of the one before.
const VERSIONS: [&str; 10] = [
    include_str!("schema.sql"),
    include_str!("schema_2.sql"),
    include_str!("schema_3.sql"),
    include_str!("schema_4.sql"),
    include_str!("schema_5.sql"),
    include_str!("schema_6.sql"),
    include_str!("schema_7.sql"),
    include_str!("schema_8.sql"),
    include_str!("schema_9.sql"),
    include_str!("schema_10.sql"),
];
const NEWEST: i64 = VERSIONS.len() as i64;
const NEWER: i64 = NEWEST + 1;

/// Opens the records in a folder that nobody else has open.
pub(crate) fn open(
    folder: &Folder,
    now: Timestamp,
) -> Result<(Connection, OpenOutcome), RecordsError> {
    match examine(&folder.main())? {
        Found::Sound(database, version) if version > NEWEST => {
            database.pragma_update(None, "query_only", true)?;
            Ok((database, OpenOutcome::ReadOnly { version }))
        }
        Found::Sound(database, _) => Ok((prepare(database)?, OpenOutcome::Fine)),
        Found::Nothing if !folder.copy().exists() => Ok((create(folder)?, OpenOutcome::Fresh)),
        Found::Nothing | Found::Damaged => restore(folder, now),
    }
}

/// Opens an empty database in memory, with the current schema.
pub(crate) fn in_memory() -> Result<Connection, RecordsError> {
    prepare(Connection::open_in_memory()?)
}

/// Copies the records on a thread of its own: in WAL mode a copy and the writer do not wait for each other.
pub(crate) fn start_copy(folder: Folder) -> Result<JoinHandle<()>, RecordsError> {
    let place = folder.copy();
    let work = move || {
        if let Err(error) = copy(&folder) {
            log::warn!("no copy of the records was made: {error}");
        }
    };
    thread::Builder::new()
        .name("copy of the records".to_owned())
        .spawn(work)
        .at(&place)
}

enum Found {
    /// No file, or an empty one.
    Nothing,
    /// A damaged file, or one that another program wrote.
    Damaged,
    Sound(Connection, i64),
}

/// Looks at a file without changing it. An error to read it is an error, not damage.
fn examine(file: &Path) -> Result<Found, RecordsError> {
    if !file.exists() {
        return Ok(Found::Nothing);
    }
    folder::refuse_irregular_with_companions(file)?;
    folder::open_for_the_user_alone(file)?;
    let database = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    match check(&database).map_err(RecordsError::from) {
        Ok(Contents::Nothing) => Ok(Found::Nothing),
        Ok(Contents::Records(version)) => Ok(Found::Sound(database, version)),
        Ok(Contents::TooNew(version)) => Err(RecordsError::TooNew {
            path: file.to_owned(),
            version,
        }),
        Ok(Contents::Unusable) | Err(RecordsError::Damaged(_)) => Ok(Found::Damaged),
        Err(error) => Err(error),
    }
}

#[derive(Debug, PartialEq)]
enum Contents {
    Nothing,
    /// Records of this version of the schema.
    Records(i64),
    /// A version that a newer program may have written, without the tables that this one reads.
    TooNew(i64),
    /// Damaged, or the database of another program.
    Unusable,
}

fn check(database: &Connection) -> rusqlite::Result<Contents> {
    let verdict: String = database.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Ok(Contents::Unusable);
    }
    let version = database.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let found = columns(database)?;
    if version == 0 && found.is_empty() {
        return Ok(Contents::Nothing);
    }
    let complete = version > 0 && columns(&empty_records(version)?)?.is_subset(&found);
    Ok(match version {
        _ if complete => Contents::Records(version),
        NEWER.. => Contents::TooNew(version),
        _ => Contents::Unusable,
    })
}

/// The tables, views, indexes and triggers of a database, each with its columns.
fn columns(database: &Connection) -> rusqlite::Result<BTreeSet<(String, String, Option<String>)>> {
    let all = "SELECT object.type, object.name, member.name
        FROM sqlite_schema AS object LEFT JOIN pragma_table_info(object.name) AS member
        WHERE object.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    let mut statement = database.prepare(all)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    rows.collect()
}

/// What records of this version consist of; of a newer one, what this program reads.
fn empty_records(version: i64) -> rusqlite::Result<Connection> {
    let database = Connection::open_in_memory()?;
    for (_, statements) in (1..=version).zip(VERSIONS) {
        database.execute_batch(statements)?;
    }
    Ok(database)
}

/// Puts the last copy in the place of the file, or starts anew where the copy is missing or damaged too.
fn restore(folder: &Folder, now: Timestamp) -> Result<(Connection, OpenOutcome), RecordsError> {
    let aside = set_aside(folder, now)?;
    if !matches!(examine(&folder.copy())?, Found::Sound(..)) {
        folder.set_aside(&folder.copy(), now)?;
        return Ok((create(folder)?, OpenOutcome::StartedAnew { aside }));
    }
    let draft = folder.draft()?;
    fs::copy(folder.copy(), &draft).at(&draft)?;
    folder.replace(&draft, &folder.main())?;
    let database = Connection::open(folder.main())?;
    Ok((prepare(database)?, OpenOutcome::Restored { aside }))
}

/// Sets the file aside, unless a run that was killed here has done it already.
fn set_aside(folder: &Folder, now: Timestamp) -> Result<PathBuf, RecordsError> {
    let aside = folder.set_aside(&folder.main(), now)?;
    if aside.exists() {
        return Ok(aside);
    }
    Ok(folder.last_set_aside()?.unwrap_or_else(|| folder.copy()))
}

fn create(folder: &Folder) -> Result<Connection, RecordsError> {
    folder::open_for_the_user_alone(&folder.main())?;
    prepare(Connection::open(folder.main())?)
}

/// Sets what SQLite does not remember in the file, and brings an older schema up to date.
fn prepare(mut database: Connection) -> Result<Connection, RecordsError> {
    database.pragma_update(None, "journal_mode", "wal")?;
    // A commit is on the disk when it returns: the keychain is written to on the strength of it.
    database.pragma_update(None, "synchronous", "full")?;
    database.pragma_update(None, "foreign_keys", true)?;
    // What is removed is overwritten: a text that turned out to be a secret does not stay in a free page.
    database.pragma_update(None, "secure_delete", true)?;
    let upgrade = database.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let version: i64 = upgrade.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    for (next, statements) in (1..).zip(VERSIONS).filter(|(next, _)| *next > version) {
        upgrade.execute_batch(statements)?;
        upgrade.pragma_update(None, "user_version", next)?;
    }
    upgrade.commit()?;
    Ok(database)
}

/// Copies the records as they are now.
pub(crate) fn copy(folder: &Folder) -> Result<(), RecordsError> {
    let source = Connection::open_with_flags(folder.main(), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let draft = folder.draft()?;
    let mut target = Connection::open(&draft)?;
    // In one step, which reads one state of the file however much is written meanwhile.
    Backup::new(&source, &mut target)?.step(-1)?;
    target.close().map_err(|(_, error)| error)?;
    folder.replace(&draft, &folder.copy())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_of_the_first_version_are_brought_up_to_date_and_lose_nothing() {
        let first = Connection::open_in_memory().unwrap();
        first.execute_batch(VERSIONS[0]).unwrap();
        first.pragma_update(None, "user_version", 1).unwrap();
        let connection = "INSERT INTO connections VALUES
            ('a', 'acme', '', '', '', NULL, '', 'b', 0, 0, 0, 0, NULL, 0)";
        first.execute_batch(connection).unwrap();
        let activity = "INSERT INTO activity VALUES
            (7, 'a', 'acme', 0, 'create', 'POST', 'https://api.example/V2', 409, 120, 'conflict')";
        first.execute_batch(activity).unwrap();

        let newest = prepare(first).unwrap();
        assert_eq!(check(&newest).unwrap(), Contents::Records(NEWEST));
        let owned = newest.query_row("SELECT handle FROM owned", [], |row| row.get(0));
        assert_eq!(owned, Ok("b".to_owned()));
        let practised = newest.query_row("SELECT COUNT(*) FROM practice", [], |row| row.get(0));
        assert_eq!(practised, Ok(0));
        let sent = "SELECT activity.id FROM activity JOIN activity_texts ON activity_texts.id = activity.text
            WHERE is_write AND failed AND instr(activity_texts.text, 'api.example/v2')";
        assert_eq!(newest.query_row(sent, [], |row| row.get(0)), Ok(7));
    }
}
