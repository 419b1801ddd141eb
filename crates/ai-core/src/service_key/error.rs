//! Why a text is no service key that can be used.

use thiserror::Error;

use super::Field;

/// Why a text is no service key that can be used. Holds no value of the key but host names.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ServiceKeyError {
    /// It is larger than any service key.
    #[error("larger than {limit} bytes")]
    TooLarge {
        /// How many bytes are looked at.
        limit: usize,
    },
    /// It is no JSON.
    #[error("no JSON, at line {line}, column {column}")]
    NotJson {
        /// The line of the first fault, from 1.
        line: usize,
        /// Its column.
        column: usize,
    },
    /// It is nested deeper than any service key.
    #[error("nested too deeply")]
    TooDeep,
    /// A field is missing or empty.
    #[error("{field} is missing")]
    MissingField {
        /// Which.
        field: Field,
    },
    /// It belongs to another service.
    #[error("a key of {service}")]
    OtherService {
        /// The name of that service.
        service: &'static str,
    },
    /// An address is not https, nor of this computer.
    #[error("{field} is not https")]
    NotHttps {
        /// Where it stands.
        field: Field,
        /// The host it names.
        host: String,
    },
    /// An address is none, or has user info, a query or a fragment, with which the secret could leak.
    #[error("{field} is no address that can be used")]
    Malformed {
        /// Where it stands.
        field: Field,
    },
    /// Token and API address stand in each other's place.
    #[error("the two addresses are swapped")]
    Swapped,
    /// A field still holds its placeholder.
    #[error("{field} holds a placeholder")]
    Placeholder {
        /// Which.
        field: Field,
    },
    /// The key has a certificate in place of a client secret.
    #[error("a key with a certificate")]
    WithCertificate,
}
