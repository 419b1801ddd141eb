//! Why no service key was found in a text.

use thiserror::Error;

/// Why no service key was found in a text.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum ServiceKeyError {
    /// It is larger than any service key.
    #[error("larger than {limit} bytes")]
    TooLarge {
        /// How many bytes are looked at.
        limit: usize,
    },
    /// It is no text.
    #[error("no text")]
    NotText,
    /// It looks like JSON and cannot be read as such.
    #[error("no JSON, at line {line}, column {column}")]
    NotJson {
        /// The line of the first fault, from 1.
        line: usize,
        /// The column in that line, from 1.
        column: usize,
    },
    /// It is nested deeper than any service key.
    #[error("nested too deeply")]
    TooDeep,
    /// There is nothing like a service key in it.
    #[error("no service key in it")]
    NoKey,
    /// There is one, and it cannot be used.
    #[error("a service key that cannot be used")]
    Unusable,
}
