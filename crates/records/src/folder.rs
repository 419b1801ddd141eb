//! The folder of the records: what lies in it, for the user alone, and how a file in it is replaced.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::RecordsError;
use crate::error::At;

/// How the names of the log and the index end that SQLite keeps beside a file.
const COMPANIONS: [&str; 2] = ["-wal", "-shm"];

/// A folder that exists and that only the user can enter.
#[derive(Clone)]
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// Makes the folder, or takes the one that is there.
    pub(crate) fn make(path: &Path) -> Result<Self, RecordsError> {
        if let Some(file) = path.ancestors().find(|part| is_no_folder(part)) {
            return Err(RecordsError::NotAFolder(file.to_owned()));
        }
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        for_the_user_alone(&mut builder);
        builder.create(path).at(path)?;
        restrict(path, 0o700).at(path)?;
        Ok(Self(path.to_owned()))
    }

    /// Keeps other processes out until the file is dropped, or the process ends however it may.
    pub(crate) fn lock(&self) -> Result<File, RecordsError> {
        let path = self.0.join("pullpass.lock");
        let file = open_for_the_user_alone(&path)?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => Err(RecordsError::InUse),
            Err(TryLockError::Error(error)) => Err(error).at(&path),
        }
    }

    /// The path of the database.
    pub(crate) fn main(&self) -> PathBuf {
        self.0.join("pullpass.db")
    }

    /// The path of the copy that is made at each start, from a sound database alone.
    pub(crate) fn copy(&self) -> PathBuf {
        self.0.join("pullpass.db.bak")
    }

    /// A file in the making; what an interrupted run left of it is removed.
    pub(crate) fn draft(&self) -> Result<PathBuf, RecordsError> {
        let draft = self.0.join("pullpass.db.tmp");
        for path in with_companions(&draft) {
            ignore_missing(fs::remove_file(&path)).at(&path)?;
        }
        open_for_the_user_alone(&draft)?;
        Ok(draft)
    }

    /// Puts a finished draft in the place of another file: after a kill there is either the old or the new one.
    pub(crate) fn replace(&self, draft: &Path, target: &Path) -> Result<(), RecordsError> {
        let file = OpenOptions::new().write(true).open(draft).at(draft)?;
        file.sync_all().at(draft)?;
        fs::rename(draft, target).at(target)?;
        sync_folder(&self.0).at(&self.0)
    }

    /// Renames a damaged file and what SQLite keeps beside it, so that nothing of it is lost or read by accident.
    pub(crate) fn set_aside(&self, file: &Path, now: Timestamp) -> Result<PathBuf, RecordsError> {
        let time = now.strftime("%Y%m%dT%H%M%SZ");
        let aside = (1..)
            .map(|try_number: u32| match try_number {
                1 => append(file, &format!(".corrupt-{time}")),
                _ => append(file, &format!(".corrupt-{time}-{try_number}")),
            })
            .find(|path| !path.exists())
            .unwrap_or_else(|| append(file, ".corrupt"));
        for (from, to) in with_companions(file)
            .into_iter()
            .zip(with_companions(&aside))
        {
            ignore_missing(fs::rename(&from, to)).at(&from)?;
        }
        Ok(aside)
    }

    /// The file that was set aside last, if any.
    pub(crate) fn last_set_aside(&self) -> Result<Option<PathBuf>, RecordsError> {
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.0).at(&self.0)? {
            let name = entry.at(&self.0)?.file_name();
            let text = name.to_string_lossy();
            let is_companion = COMPANIONS.iter().any(|end| text.ends_with(end));
            let is_aside = text.starts_with("pullpass.db.corrupt-") && !is_companion;
            found.extend(is_aside.then(|| self.0.join(&name)));
        }
        Ok(found.into_iter().max())
    }
}

/// Makes an empty file that only the user can read, or opens the one that is there. SQLite gives the files beside it
/// the same permissions.
pub(crate) fn open_for_the_user_alone(path: &Path) -> Result<File, RecordsError> {
    refuse_irregular(path)?;
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)
        .at(path)?;
    restrict(path, 0o600).at(path)?;
    Ok(file)
}

/// Refuses a file of the records, or what SQLite keeps beside it, that is a pipe, a device or a folder.
pub(crate) fn refuse_irregular_with_companions(file: &Path) -> Result<(), RecordsError> {
    with_companions(file)
        .iter()
        .try_for_each(|path| refuse_irregular(path))
}

/// Opening a pipe that nobody writes to would wait for ever, and a device could be read without an end.
fn refuse_irregular(path: &Path) -> Result<(), RecordsError> {
    match fs::metadata(path) {
        Ok(found) if !found.is_file() => Err(RecordsError::NotAFile(path.to_owned())),
        _ => Ok(()),
    }
}

fn is_no_folder(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| !found.is_dir())
}

/// The file with the log and the index that SQLite keeps beside it.
fn with_companions(file: &Path) -> [PathBuf; 3] {
    // The file first: a log without its file is moved away before it could be taken for the log of another.
    let [log, index] = COMPANIONS.map(|end| append(file, end));
    [file.to_owned(), log, index]
}

fn append(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

fn ignore_missing(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

#[cfg(unix)]
fn for_the_user_alone(builder: &mut DirBuilder) {
    std::os::unix::fs::DirBuilderExt::mode(builder, 0o700);
}

#[cfg(unix)]
fn restrict(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

// Windows keeps the folder of an application's data to its user, and its renames are in the journal.
#[cfg(not(unix))]
fn for_the_user_alone(_: &mut DirBuilder) {}

#[cfg(not(unix))]
fn restrict(_: &Path, _: u32) -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;
    use tempfile::TempDir;

    use super::*;

    #[test]
    fn the_damaged_file_is_named_and_not_the_log_beside_it() {
        let (_temporary, folder) = folder();
        for path in with_companions(&folder.main()) {
            fs::write(path, "damaged").unwrap();
        }
        let aside = folder.set_aside(&folder.main(), now()).unwrap();
        assert!(with_companions(&aside).iter().all(|path| path.exists()));
        assert_eq!(folder.last_set_aside().unwrap(), Some(aside));
    }

    #[test]
    fn of_several_damaged_files_the_last_one_is_named() {
        let (_temporary, folder) = folder();
        assert_eq!(folder.last_set_aside().unwrap(), None);
        let mut asides = Vec::new();
        for seconds in [0, 0, 60] {
            fs::write(folder.main(), "damaged").unwrap();
            let at = now() + SignedDuration::from_secs(seconds);
            asides.push(folder.set_aside(&folder.main(), at).unwrap());
            assert_eq!(folder.last_set_aside().unwrap().as_ref(), asides.last());
        }
        asides.dedup();
        assert_eq!(asides.len(), 3);
        assert!(!folder.main().exists());
    }

    #[test]
    fn a_file_is_replaced_as_a_whole_and_a_draft_starts_empty() {
        let (_temporary, folder) = folder();
        fs::write(folder.copy(), "old").unwrap();
        for left_over in with_companions(&folder.0.join("pullpass.db.tmp")) {
            fs::write(left_over, "of an interrupted run").unwrap();
        }
        let draft = folder.draft().unwrap();
        assert_eq!(fs::read(&draft).unwrap(), b"");
        assert!(!append(&draft, "-wal").exists());
        fs::write(&draft, "new").unwrap();
        folder.replace(&draft, &folder.copy()).unwrap();
        assert_eq!(fs::read(folder.copy()).unwrap(), b"new");
        assert!(!draft.exists());
    }

    #[test]
    fn one_lock_at_a_time_is_held() {
        let (_temporary, folder) = folder();
        let held = folder.lock().unwrap();
        assert!(matches!(folder.lock(), Err(RecordsError::InUse)));
        drop(held);
        assert!(folder.lock().is_ok());
    }

    fn folder() -> (TempDir, Folder) {
        let temporary = TempDir::new().unwrap();
        let folder = Folder::make(&temporary.path().join("deep/records")).unwrap();
        (temporary, folder)
    }

    fn now() -> Timestamp {
        "2026-11-30T17:00:00Z".parse().unwrap()
    }
}
