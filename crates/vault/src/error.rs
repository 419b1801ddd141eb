//! What can go wrong at the keychain, in our own terms.
//!
//! The library's errors carry the secret's bytes and print them (`BadEncoding`, `BadDataFormat`), so none of them
//! leaves this crate.

use keyring::Error;
use thiserror::Error as ThisError;
use zeroize::Zeroize;

/// Why a secret could not be kept, opened or forgotten. It never carries any part of one.
#[derive(Debug, ThisError, Clone, Copy, PartialEq, Eq)]
pub enum KeychainError {
    /// There is no keychain here: no bus, no secret service, no logon session.
    #[error("there is no keychain")]
    Absent,
    /// The keychain is locked, and nobody was asked to unlock it.
    #[error("the keychain is locked")]
    Locked,
    /// The system asked, and the person closed the question.
    #[error("the question to unlock the keychain was closed")]
    Dismissed,
    /// Nothing is found under the handle. That never proves it is gone: some keychains hide items while locked.
    #[error("the keychain shows no such item")]
    Missing,
    /// More than one item answers to the handle; none of them is chosen.
    #[error("more than one item of the keychain matches")]
    Ambiguous,
    /// What the keychain gives is not what was written.
    #[error("the item of the keychain is damaged")]
    Damaged,
    /// No answer within the deadline. Whether a write took place is unknown.
    #[error("the keychain does not answer")]
    NotAnswering,
    /// The secret is longer than is kept ([`LONGEST_SECRET`](crate::LONGEST_SECRET)).
    #[error("{bytes} bytes are more than the keychain is given")]
    TooLong {
        /// The length of the secret in bytes.
        bytes: usize,
    },
    /// The keychain answered with an error: it is full, or will not hold such an item.
    #[error("the keychain refused")]
    Refused,
}

/// Reads an error whose meaning is the same on every OS, and wipes what it carries.
///
/// `PlatformFailure` and `NoStorageAccess` mean something else on each; the platform reads them first.
pub(crate) fn read(error: Error) -> KeychainError {
    match error {
        Error::NoEntry => KeychainError::Missing,
        Error::Ambiguous(_) => KeychainError::Ambiguous,
        Error::BadEncoding(mut bytes) | Error::BadDataFormat(mut bytes, _) => {
            bytes.zeroize();
            KeychainError::Damaged
        }
        Error::NoDefaultStore => KeychainError::Absent,
        // The library's enum is open; what it may add later is a refusal as well.
        _ => KeychainError::Refused,
    }
}
