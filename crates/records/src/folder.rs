//! The folder of the records: what lies in it, for the user alone, and how a file in it is replaced.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::RecordsError;

/// A folder that exists and that only the user can enter.
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// Makes the folder, or takes the one that is there.
    pub(crate) fn make(path: &Path) -> Result<Self, RecordsError> {
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        for_the_user_alone(&mut builder);
        builder.create(path)?;
        restrict(path, 0o700)?;
        Ok(Self(path.to_owned()))
    }

    /// Keeps other processes out until the file is dropped, or the process ends however it may.
    pub(crate) fn lock(&self) -> Result<File, RecordsError> {
        let file = open_for_the_user_alone(&self.0.join("pullpass.lock"))?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => Err(RecordsError::InUse),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    /// The records.
    pub(crate) fn main(&self) -> PathBuf {
        self.0.join("pullpass.db")
    }

    /// Their last copy.
    pub(crate) fn copy(&self) -> PathBuf {
        self.0.join("pullpass.db.bak")
    }

    /// A file in the making; what an interrupted run left of it is removed.
    pub(crate) fn draft(&self) -> Result<PathBuf, RecordsError> {
        let draft = self.0.join("pullpass.db.tmp");
        for path in with_companions(&draft) {
            ignore_missing(fs::remove_file(path))?;
        }
        open_for_the_user_alone(&draft)?;
        Ok(draft)
    }

    /// Puts a finished draft in the place of another file: after a kill there is either the old or the new one.
    pub(crate) fn replace(&self, draft: &Path, target: &Path) -> Result<(), RecordsError> {
        OpenOptions::new().write(true).open(draft)?.sync_all()?;
        fs::rename(draft, target)?;
        sync_folder(&self.0)?;
        Ok(())
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
            ignore_missing(fs::rename(from, to))?;
        }
        Ok(aside)
    }

    /// The file that was set aside last, if any.
    pub(crate) fn last_set_aside(&self) -> Result<Option<PathBuf>, RecordsError> {
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.0)? {
            let name = entry?.file_name();
            let is_aside = name.to_string_lossy().starts_with("pullpass.db.corrupt-");
            found.extend(is_aside.then(|| self.0.join(name)));
        }
        Ok(found.into_iter().max())
    }
}

/// Makes an empty file that only the user can read, or opens the one that is there. SQLite gives the files beside it
/// the same permissions.
pub(crate) fn open_for_the_user_alone(path: &Path) -> Result<File, RecordsError> {
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)?;
    restrict(path, 0o600)?;
    Ok(file)
}

/// The file with the log and the index that SQLite keeps beside it.
fn with_companions(file: &Path) -> [PathBuf; 3] {
    // The file first: a log without its file is moved away before it could be taken for the log of another.
    [file.to_owned(), append(file, "-wal"), append(file, "-shm")]
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
