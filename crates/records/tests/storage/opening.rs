//! What a user finds again at the next start, whatever happened to the file.

use std::fs;
use std::io::{ErrorKind, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use records::{ConnectionRecord, OpenOutcome, Records, RecordsError};
use tempfile::TempDir;

use crate::support;

#[test]
fn the_first_start_makes_records_that_the_second_finds() {
    let folder = folder();
    let (records, opening) = open(&folder);
    assert_eq!(opening, OpenOutcome::Fresh);
    records.add_connection(&connection(1)).unwrap();
    drop(records);

    let (records, opening) = open(&folder);
    assert_eq!(opening, OpenOutcome::Fine);
    assert_eq!(records.connections().unwrap(), [connection(1)]);
}

#[cfg(unix)]
#[test]
fn folder_and_files_are_for_the_user_alone() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;

    let folder = folder();
    let place = folder.path().join("pullpass");
    let (records, _) = Records::open(&place, now()).unwrap();
    records.add_connection(&connection(1)).unwrap();
    assert_eq!(mode(&place), 0o700);
    for name in [
        "pullpass.db",
        "pullpass.db-wal",
        "pullpass.db-shm",
        "pullpass.lock",
    ] {
        assert_eq!(mode(&place.join(name)), 0o600, "{name}");
    }
    drop(records);
    assert_eq!(mode(&place.join("pullpass.db.bak")), 0o600);
}

#[test]
fn a_second_process_is_kept_out_until_the_first_ends() {
    let folder = folder();
    let (records, _) = open(&folder);
    assert!(matches!(
        Records::open(folder.path(), now()),
        Err(RecordsError::InUse)
    ));
    drop(records);
    open(&folder);
}

#[test]
fn a_kill_keeps_what_was_committed_and_nothing_of_what_was_not() {
    let folder = folder();
    let (records, _) = open(&folder);
    records.add_connection(&connection(1)).unwrap();
    records.add_connection(&connection(1)).unwrap_err();
    // As a kill leaves it: the log is not yet part of the file.
    let killed = copied(folder.path());

    let (records, opening) = open(&killed);
    assert_eq!(opening, OpenOutcome::Fine);
    assert_eq!(records.connections().unwrap(), [connection(1)]);
}

#[test]
fn a_damaged_file_is_set_aside_and_the_copy_of_the_last_start_used() {
    for damage in [overwrite_start, overwrite_middle, cut_short, empty] {
        let folder = folder();
        fill(&folder);
        damage(&main(&folder));
        let damaged = fs::read(main(&folder)).unwrap();

        let (records, opening) = open(&folder);
        let OpenOutcome::Restored { aside } = opening else {
            panic!("{opening:?}")
        };
        assert_eq!(
            aside.file_name().unwrap(),
            "pullpass.db.corrupt-20261124T064530Z"
        );
        assert_eq!(fs::read(aside).unwrap(), damaged);
        assert_eq!(records.connections().unwrap(), [connection(1)]);
        records.add_connection(&connection(3)).unwrap();
        drop(records);
        assert_eq!(open(&folder).1, OpenOutcome::Fine);
    }
}

#[test]
fn the_log_of_a_damaged_file_is_not_taken_for_the_log_of_the_copy() {
    let folder = folder();
    fill(&folder);
    let copy = fs::read(folder.path().join("pullpass.db.bak")).unwrap();
    let (records, _) = open(&folder);
    records.remove_connection(connection(1).id).unwrap();
    let killed = copied(folder.path());
    fs::write(killed.path().join("pullpass.db.bak"), copy).unwrap();
    assert!(
        killed
            .path()
            .join("pullpass.db-wal")
            .metadata()
            .unwrap()
            .len()
            > 0
    );
    overwrite_start(&main(&killed));
    fs::remove_file(killed.path().join("pullpass.db-shm")).unwrap();

    let (records, opening) = open(&killed);
    assert!(
        matches!(opening, OpenOutcome::Restored { .. }),
        "{opening:?}"
    );
    assert_eq!(records.connections().unwrap(), [connection(1)]);
}

#[test]
fn two_damaged_files_in_one_second_are_both_set_aside() {
    let folder = folder();
    fill(&folder);
    overwrite_start(&main(&folder));
    open(&folder);
    overwrite_start(&main(&folder));
    let OpenOutcome::Restored { aside } = open(&folder).1 else {
        panic!()
    };
    assert_eq!(
        aside.file_name().unwrap(),
        "pullpass.db.corrupt-20261124T064530Z-2"
    );
}

#[test]
fn a_kill_while_restoring_is_made_good_at_the_next_start() {
    let folder = folder();
    fill(&folder);
    let aside = folder.path().join("pullpass.db.corrupt-20261124T064530Z");
    fs::rename(main(&folder), &aside).unwrap();
    fs::write(folder.path().join("pullpass.db.tmp"), "half a copy").unwrap();

    let (records, opening) = open(&folder);
    assert_eq!(opening, OpenOutcome::Restored { aside });
    assert_eq!(records.connections().unwrap(), [connection(1)]);
}

#[test]
fn without_a_sound_copy_the_records_start_anew_and_both_files_are_kept() {
    let folder = folder();
    fill(&folder);
    overwrite_start(&main(&folder));
    overwrite_start(&folder.path().join("pullpass.db.bak"));

    let (records, opening) = open(&folder);
    let OpenOutcome::StartedAnew { aside } = opening else {
        panic!("{opening:?}")
    };
    assert!(aside.exists());
    assert!(
        folder
            .path()
            .join("pullpass.db.bak.corrupt-20261124T064530Z")
            .exists()
    );
    assert_eq!(records.connections().unwrap(), []);
}

#[test]
fn a_kill_before_the_first_schema_is_a_first_start_again() {
    let folder = folder();
    fs::write(main(&folder), "").unwrap();
    assert_eq!(open(&folder).1, OpenOutcome::Fresh);
}

#[test]
fn records_of_a_newer_version_are_read_and_never_written() {
    let folder = folder();
    fill(&folder);
    let copy = fs::read(folder.path().join("pullpass.db.bak")).unwrap();
    set_version(&main(&folder), 1000);
    let before = fs::read(main(&folder)).unwrap();

    let (records, opening) = open(&folder);
    assert_eq!(opening, OpenOutcome::ReadOnly { version: 1000 });
    assert_eq!(records.connections().unwrap(), [connection(1)]);
    let refused = records.add_connection(&connection(3));
    assert!(
        matches!(refused, Err(RecordsError::ReadOnly)),
        "{refused:?}"
    );
    drop(records);
    assert_eq!(fs::read(main(&folder)).unwrap(), before);
    assert_eq!(
        fs::read(folder.path().join("pullpass.db.bak")).unwrap(),
        copy
    );
}

#[test]
fn a_file_that_cannot_be_read_is_left_where_it_is() {
    let folder = folder();
    fs::create_dir(main(&folder)).unwrap();
    assert!(Records::open(folder.path(), now()).is_err());
    assert!(main(&folder).is_dir());
}

/// Two starts, since the copy is of what a start finds.
fn fill(folder: &TempDir) {
    let (records, _) = open(folder);
    records.add_connection(&connection(1)).unwrap();
    drop(records);
    open(folder);
}

fn overwrite_start(file: &Path) {
    overwrite(file, 0);
}

fn overwrite_middle(file: &Path) {
    overwrite(file, 4096);
}

fn overwrite(file: &Path, at: u64) {
    let mut file = fs::OpenOptions::new().write(true).open(file).unwrap();
    file.seek(SeekFrom::Start(at)).unwrap();
    file.write_all(&[0x5a; 4096]).unwrap();
}

fn cut_short(file: &Path) {
    fs::OpenOptions::new()
        .write(true)
        .open(file)
        .unwrap()
        .set_len(5000)
        .unwrap();
}

fn empty(file: &Path) {
    fs::write(file, "").unwrap();
}

/// SQLite keeps the version at offset 60, <https://www.sqlite.org/fileformat.html#user_version_number>.
fn set_version(file: &Path, version: u32) {
    let mut file = fs::OpenOptions::new().write(true).open(file).unwrap();
    file.seek(SeekFrom::Start(60)).unwrap();
    file.write_all(&version.to_be_bytes()).unwrap();
}

/// The folder as a kill would leave it now. The draft of the copy, which is made meanwhile, may be gone by then.
fn copied(folder: &Path) -> TempDir {
    let copy = self::folder();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        match fs::copy(entry.path(), copy.path().join(entry.file_name())) {
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            copied => drop(copied.unwrap()),
        }
    }
    copy
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn main(folder: &TempDir) -> PathBuf {
    folder.path().join("pullpass.db")
}

fn open(folder: &TempDir) -> (Records, OpenOutcome) {
    Records::open(folder.path(), now()).unwrap()
}

fn now() -> Timestamp {
    "2026-11-24T06:45:30Z".parse().unwrap()
}

fn connection(number: u8) -> ConnectionRecord {
    support::connection(number, now())
}
