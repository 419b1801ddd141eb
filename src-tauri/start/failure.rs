//! What keeps the application from starting, as far as the person at it can do something different about it.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use app::OpenError;
use records::RecordsError;

/// Why there is no window of ours.
#[derive(Debug, PartialEq)]
pub(crate) enum StartFailure {
    /// Neither X11 nor Wayland answers.
    #[cfg_attr(
        not(any(target_os = "linux", test)),
        expect(dead_code, reason = "always there")
    )]
    NoDisplay,
    /// The system does not say where this user's data is kept.
    NoDataFolder,
    /// A file is where a folder is needed.
    NotAFolder(PathBuf),
    /// A pipe, a device or a folder is where a file is needed.
    NotAFile(PathBuf),
    /// This user may not use it.
    Forbidden(PathBuf),
    /// The system refuses to read or write it for another reason.
    Refused {
        /// The file or folder.
        path: PathBuf,
        /// What the system or SQLite said.
        detail: String,
    },
    /// No room is left where the records are.
    DiskFull(PathBuf),
    /// Another process has the records in this folder open.
    InUse(PathBuf),
    /// A version of the records that this program cannot read.
    TooNew {
        /// The file that cannot be used.
        path: PathBuf,
        /// The version it has.
        version: i64,
    },
    /// Windows lacks WebView2, or has one that is too old.
    NoWebView,
    /// WebView2 is of this version, which lacks what the pages need.
    OldWebView(String),
    /// The system cannot open a window. What it said.
    NoWindow(String),
    /// Anything else, as the library names it.
    Unexpected(String),
    /// A defect of ours, at this place in the source.
    Panic(String),
}

impl StartFailure {
    /// Why the records in the folder cannot be opened.
    pub(crate) fn of(error: OpenError, folder: &Path) -> Self {
        let OpenError::Records(error) = error;
        match error {
            RecordsError::NotAFolder(path) => Self::NotAFolder(path),
            RecordsError::NotAFile(path) => Self::NotAFile(path),
            RecordsError::Folder { path, source } => match source.kind() {
                ErrorKind::PermissionDenied => Self::Forbidden(path),
                _ => Self::Refused {
                    path,
                    detail: source.to_string(),
                },
            },
            RecordsError::DiskFull => Self::DiskFull(folder.to_owned()),
            RecordsError::InUse => Self::InUse(folder.to_owned()),
            RecordsError::TooNew { path, version } => Self::TooNew { path, version },
            RecordsError::Damaged(error) | RecordsError::Storage(error) => Self::Refused {
                path: folder.to_owned(),
                detail: error.to_string(),
            },
            RecordsError::ReadOnly | RecordsError::NotFound | RecordsError::AlreadyThere => {
                Self::Refused {
                    path: folder.to_owned(),
                    detail: error.to_string(),
                }
            }
        }
    }

    /// The file or folder it is about.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::NotAFolder(path)
            | Self::NotAFile(path)
            | Self::Forbidden(path)
            | Self::Refused { path, .. }
            | Self::DiskFull(path)
            | Self::InUse(path)
            | Self::TooNew { path, .. } => Some(path),
            Self::NoDisplay
            | Self::NoDataFolder
            | Self::NoWebView
            | Self::OldWebView(_)
            | Self::NoWindow(_)
            | Self::Unexpected(_)
            | Self::Panic(_) => None,
        }
    }

    /// Whether a person can mend it while the dialog is open.
    pub(crate) fn can_be_tried_again(&self) -> bool {
        self.path().is_some()
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    #[test]
    fn what_keeps_the_records_shut_is_told_with_the_file_it_is_about() {
        let (folder, file) = (Path::new("/data"), PathBuf::from("/data/pullpass.db"));
        let folder_error = |kind: ErrorKind| RecordsError::Folder {
            path: file.clone(),
            source: io::Error::from(kind),
        };
        let refused = |path: &Path, error: &dyn ToString| StartFailure::Refused {
            path: path.to_owned(),
            detail: error.to_string(),
        };
        for (error, expected) in [
            (
                RecordsError::NotAFolder(file.clone()),
                StartFailure::NotAFolder(file.clone()),
            ),
            (
                RecordsError::NotAFile(file.clone()),
                StartFailure::NotAFile(file.clone()),
            ),
            (
                folder_error(ErrorKind::PermissionDenied),
                StartFailure::Forbidden(file.clone()),
            ),
            (
                folder_error(ErrorKind::BrokenPipe),
                refused(&file, &io::Error::from(ErrorKind::BrokenPipe)),
            ),
            (
                RecordsError::DiskFull,
                StartFailure::DiskFull(folder.to_owned()),
            ),
            (RecordsError::InUse, StartFailure::InUse(folder.to_owned())),
            (
                RecordsError::TooNew {
                    path: file.clone(),
                    version: 9,
                },
                StartFailure::TooNew {
                    path: file.clone(),
                    version: 9,
                },
            ),
            (
                RecordsError::ReadOnly,
                refused(folder, &RecordsError::ReadOnly),
            ),
            (
                RecordsError::NotFound,
                refused(folder, &RecordsError::NotFound),
            ),
        ] {
            assert_eq!(StartFailure::of(error.into(), folder), expected);
        }
    }
}
