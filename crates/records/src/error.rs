//! What can go wrong with the records.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::{Error, ErrorCode, ffi};
use thiserror::Error as ThisError;

/// Why the records could not be opened, read or written.
#[derive(Debug, ThisError)]
pub enum RecordsError {
    /// A folder or file cannot be created, entered, read or written.
    #[error("{} cannot be used", path.display())]
    Folder {
        /// The folder or file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file is where a folder is needed.
    #[error("{} is not a folder", .0.display())]
    NotAFolder(PathBuf),
    /// A folder, pipe, socket or device is where a file is needed; reading it could wait for ever.
    #[error("{} is not a regular file", .0.display())]
    NotAFile(PathBuf),
    /// A newer version of the program wrote the file, or another program did, and this one cannot read it. It is left
    /// as it is.
    #[error("{} has version {version}, which cannot be read", path.display())]
    TooNew {
        /// Where the file is.
        path: PathBuf,
        /// The version it claims.
        version: i64,
    },
    /// Another process has the records open.
    #[error("the records are open elsewhere")]
    InUse,
    /// A newer version of the program wrote the file; it is only read.
    #[error("the records are of a newer version and only read")]
    ReadOnly,
    /// The record, or the one it belongs to, is not there.
    #[error("no such record")]
    NotFound,
    /// A record of this id is there already.
    #[error("there is such a record already")]
    AlreadyThere,
    /// No room is left on the disk; what was there before still is.
    #[error("the disk is full")]
    DiskFull,
    /// The file, sound at the start, is not any more.
    #[error("the records are damaged")]
    Damaged(#[source] rusqlite::Error),
    /// SQLite refused for another reason; what was there before still is.
    #[error("the records could not be read or written")]
    Storage(#[source] rusqlite::Error),
}

impl From<Error> for RecordsError {
    fn from(error: Error) -> Self {
        match &error {
            Error::QueryReturnedNoRows => Self::NotFound,
            Error::SqliteFailure(failure, _) => match failure.code {
                ErrorCode::ReadOnly => Self::ReadOnly,
                ErrorCode::DiskFull => Self::DiskFull,
                ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Self::Damaged(error),
                // The index beside the log could not be made larger.
                _ if failure.extended_code == ffi::SQLITE_IOERR_SHMSIZE => Self::DiskFull,
                ErrorCode::ConstraintViolation => constraint(failure.extended_code, error),
                _ => Self::Storage(error),
            },
            Error::FromSqlConversionFailure(..) => Self::Damaged(error),
            _ => Self::Storage(error),
        }
    }
}

/// Names the file or folder that an error of the system is about.
pub(crate) trait At<T> {
    fn at(self, path: &Path) -> Result<T, RecordsError>;
}

impl<T> At<T> for io::Result<T> {
    fn at(self, path: &Path) -> Result<T, RecordsError> {
        self.map_err(|error| match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => RecordsError::DiskFull,
            _ => RecordsError::Folder {
                path: path.to_owned(),
                source: error,
            },
        })
    }
}

fn constraint(code: std::ffi::c_int, error: Error) -> RecordsError {
    match code {
        ffi::SQLITE_CONSTRAINT_FOREIGNKEY => RecordsError::NotFound,
        ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_UNIQUE => {
            RecordsError::AlreadyThere
        }
        _ => RecordsError::Storage(error),
    }
}
