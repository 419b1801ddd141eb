//! What a user finds when something else lies where the records should be: it is named, and nothing of it is lost.

use std::fs;
use std::path::Path;

use jiff::Timestamp;
use records::{OpenOutcome, Records, RecordsError};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::support;

#[test]
fn the_database_of_another_program_is_set_aside_unchanged() {
    for version in [0, 3, -1, i32::MIN] {
        let folder = folder();
        make_foreign(&main(&folder), version);
        let before = fs::read(main(&folder)).unwrap();

        let (records, opening) = Records::open(folder.path(), now()).unwrap();
        let OpenOutcome::StartedAnew { aside } = opening else {
            panic!("{version}: {opening:?}")
        };
        assert_eq!(fs::read(aside).unwrap(), before, "{version}");
        assert_eq!(records.connections().unwrap(), []);
    }
}

#[test]
fn a_newer_version_without_the_tables_that_are_read_is_named_and_left_alone() {
    let folder = folder();
    make_foreign(&main(&folder), 1000);
    let before = fs::read(main(&folder)).unwrap();

    let refused = Records::open(folder.path(), now()).err();
    assert!(
        matches!(&refused, Some(RecordsError::TooNew { path, version: 1000 }) if *path == main(&folder)),
        "{refused:?}"
    );
    assert_eq!(fs::read(main(&folder)).unwrap(), before);
}

#[test]
fn records_that_lost_a_table_or_have_an_impossible_version_give_way_to_their_copy() {
    for damage in [
        "DROP TABLE hosts",
        "PRAGMA user_version = 0",
        "PRAGMA user_version = -7",
        "ALTER TABLE connections DROP COLUMN production",
    ] {
        let folder = folder();
        fill(&folder);
        Connection::open(main(&folder))
            .unwrap()
            .execute_batch(damage)
            .unwrap();

        let (records, opening) = Records::open(folder.path(), now()).unwrap();
        assert!(
            matches!(opening, OpenOutcome::Restored { .. }),
            "{damage}: {opening:?}"
        );
        let kept = support::connection(1, now());
        assert_eq!(records.connections().unwrap(), [kept], "{damage}");
    }
}

#[test]
fn a_file_in_the_place_of_the_folder_is_named_and_kept() {
    let folder = folder();
    let file = folder.path().join("data");
    fs::write(&file, "precious").unwrap();
    for place in [file.clone(), file.join("pullpass")] {
        let refused = Records::open(&place, now()).err();
        assert!(
            matches!(&refused, Some(RecordsError::NotAFolder(path)) if *path == file),
            "{refused:?}"
        );
    }
    assert_eq!(fs::read_to_string(file).unwrap(), "precious");
}

#[test]
fn a_folder_in_the_place_of_a_file_is_named() {
    for name in ["pullpass.db", "pullpass.lock", "pullpass.db-wal"] {
        let folder = folder();
        fill(&folder);
        let place = folder.path().join(name);
        let _ = fs::remove_file(&place);
        fs::create_dir(&place).unwrap();
        assert_named(&folder, &place);
        assert!(place.is_dir());
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_or_a_device_in_the_place_of_a_file_is_named_and_nothing_waits_for_it() {
    for name in ["pullpass.db", "pullpass.lock", "pullpass.db-shm"] {
        let folder = folder();
        fill(&folder);
        let place = folder.path().join(name);
        let _ = fs::remove_file(&place);
        std::os::unix::fs::symlink("/dev/zero", &place).unwrap();
        assert_named(&folder, &place);

        fs::remove_file(&place).unwrap();
        let made = std::process::Command::new("mkfifo").arg(&place).status();
        assert!(made.unwrap().success());
        assert_named(&folder, &place);
    }
}

fn assert_named(folder: &TempDir, place: &Path) {
    let refused = Records::open(folder.path(), now()).err();
    assert!(
        matches!(&refused, Some(RecordsError::NotAFile(path)) if path == place),
        "{refused:?}"
    );
}

/// Two starts, since the copy is of what a start finds.
fn fill(folder: &TempDir) {
    let (records, _) = Records::open(folder.path(), now()).unwrap();
    records
        .add_connection(&support::connection(1, now()))
        .unwrap();
    drop(records);
    drop(Records::open(folder.path(), now()).unwrap());
}

fn make_foreign(file: &Path, version: i32) {
    let foreign = Connection::open(file).unwrap();
    let table = "CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('precious');";
    foreign.execute_batch(table).unwrap();
    foreign
        .pragma_update(None, "user_version", version)
        .unwrap();
}

fn main(folder: &TempDir) -> std::path::PathBuf {
    folder.path().join("pullpass.db")
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn now() -> Timestamp {
    "2026-11-24T06:45:30Z".parse().unwrap()
}

#[test]
fn no_file_can_load_a_program_or_ask_for_an_index_that_the_records_never_use() {
    let database = Connection::open_in_memory().unwrap();
    for (statement, missing) in [
        ("SELECT load_extension('evil')", "no such function"),
        ("CREATE VIRTUAL TABLE t USING fts3(a)", "no such module"),
        ("CREATE VIRTUAL TABLE t USING fts5(a)", "no such module"),
        (
            "CREATE VIRTUAL TABLE t USING rtree(a, b, c)",
            "no such module",
        ),
        ("SELECT * FROM dbstat", "no such table"),
    ] {
        let said = database.execute_batch(statement).unwrap_err().to_string();
        assert!(said.contains(missing), "{statement}: {said}");
    }
}
