//! Why an API call failed.

use std::time::Duration;

use request::{SlotKind, TransportError};
use thiserror::Error;

use crate::service_key::CertificateFault;
use crate::{ApiProblem, Meaning, OpenError, Operation};

/// An API call failed. For a write, nothing was changed.
#[derive(Clone, Debug, Error)]
pub enum Failure {
    /// A secret could not be opened, so nothing was sent.
    #[error("a secret could not be opened")]
    SecretNotOpened {
        /// Which of the secrets that the request needs.
        secret: SlotKind,
        /// What the keeper of the secrets said.
        #[source]
        reason: OpenError,
    },
    /// The certificate of the client cannot be used now, so nothing was sent.
    #[error("the client certificate cannot be used: {fault}")]
    CertificateUnusable {
        /// What is wrong with its period.
        fault: CertificateFault,
    },
    /// There was no answer.
    #[error("no answer")]
    NoAnswer {
        /// The call that failed; [`Operation::Token`] if no token was issued for it.
        operation: Operation,
        /// Why there was none.
        #[source]
        error: TransportError,
    },
    /// The server said no. For [`Operation::Token`] it was the token server.
    #[error("refused with status {}", problem.status)]
    Refused {
        /// The call that failed; [`Operation::Token`] if no token was issued for it.
        operation: Operation,
        /// What the server said.
        problem: Box<ApiProblem>,
        /// The meaning of the response.
        meaning: Meaning,
    },
    /// The server asked to come back later, again and again or too late for waiting.
    #[error("busy with status {}", problem.status)]
    Busy {
        /// The call that failed; [`Operation::Token`] if no token was issued for it.
        operation: Operation,
        /// What the server said.
        problem: Box<ApiProblem>,
        /// How long it asked to wait, if it said.
        retry_after: Option<Duration>,
    },
    /// A success status with a body that the API does not describe.
    #[error("an answer that cannot be read, with status {}", problem.status)]
    Unreadable {
        /// The call that failed; [`Operation::Token`] if no token was issued for it.
        operation: Operation,
        /// What the server said.
        problem: Box<ApiProblem>,
    },
}
