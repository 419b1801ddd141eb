//! What came of an API call, in terms of the tenant.

use request::TransportError;

use crate::{ApiProblem, Quota};

/// What the tenant holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PullSecretList {
    /// The secret names, sorted, each once. They are the server's: not all need follow our rule.
    pub names: Vec<String>,
    /// How many entries had no name.
    pub nameless: usize,
}

/// What came of creating a pull secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Created {
    /// The tenant has the new secret.
    Registered,
    /// It is registered; the answer that said so was lost.
    RegisteredAnswerLost,
    /// The name was taken before; nothing was changed.
    NameTaken,
    /// The tenant holds as many as it may; nothing was changed.
    QuotaFull {
        /// What the server says of the quota.
        quota: Quota,
        /// The error that the server reported.
        problem: ApiProblem,
    },
    /// It cannot be told whether it is registered.
    Unknown(UnknownOutcome),
}

/// What came of replacing the credentials of a pull secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replaced {
    /// The secret has the new credentials.
    Replaced,
    /// There is no such pull secret; nothing was changed.
    NotThere,
    /// It cannot be told whether they are replaced. Doing it again is safe.
    Unknown(UnknownOutcome),
}

/// What came of deleting a pull secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deleted {
    /// The tenant no longer has the secret.
    Deleted,
    /// It was gone before.
    GoneBefore,
    /// It cannot be told whether it is deleted. Doing it again is safe.
    Unknown(UnknownOutcome),
}

/// Why it cannot be told what a write did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnknownOutcome {
    /// No answer came, and none to the questions after it.
    NoAnswer(TransportError),
    /// The server reported trouble of its own, which says nothing about the write.
    ServerFailed(ApiProblem),
    /// The tenant has the name now, and it is not known who created it. Replacing the credentials makes sure they are ours.
    OwnerUnknown,
    /// No answer came, and the tenant does not show the name so far.
    NotSeenYet,
    /// The server took it without a word, as it might if the name was taken, and that could not be looked up before.
    Unconfirmed,
    /// A secret that was needed to ask again could not be opened.
    Interrupted,
}
