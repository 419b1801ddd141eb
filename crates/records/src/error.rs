//! What can go wrong with the records.

use std::io;

use rusqlite::{Error, ErrorCode, ffi};
use thiserror::Error as ThisError;

/// Why the records could not be opened, read or written.
#[derive(Debug, ThisError)]
pub enum RecordsError {
    /// The folder or a file in it cannot be made, entered, read or written.
    #[error("the folder of the records cannot be used")]
    Folder(#[source] io::Error),
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
                ErrorCode::ConstraintViolation => constraint(failure.extended_code, error),
                _ => Self::Storage(error),
            },
            Error::FromSqlConversionFailure(..) => Self::Damaged(error),
            _ => Self::Storage(error),
        }
    }
}

impl From<io::Error> for RecordsError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull => Self::DiskFull,
            _ => Self::Folder(error),
        }
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
