//! What was asked, and what came of it, one record for each attempt.

use std::time::Duration;

use jiff::Timestamp;
use request::{Request, Response, Route, TransportError};
use serde::{Deserialize, Serialize};

use crate::Failure;

/// The calls Pullpass makes of a tenant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Operation {
    /// Asks for an access token.
    Token,
    /// Asks the tenant about itself.
    Tenant,
    /// Asks for the quota of pull secrets.
    Quota,
    /// Lists the pull secrets.
    List,
    /// Asks for one pull secret.
    Get,
    /// Creates one.
    Create,
    /// Replaces the credentials of one.
    Replace,
    /// Deletes one.
    Delete,
}

/// One attempt of a request. Holds no secret.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Exchange {
    /// What it was for.
    pub operation: Operation,
    /// What was asked.
    pub request: Request,
    /// The way it took.
    #[serde(default)]
    pub route: Route,
    /// When.
    pub sent_at: Timestamp,
    /// How long it took.
    pub duration: Duration,
    /// What was answered, or why nothing was.
    pub answer: Result<Response, TransportError>,
    /// Which attempt of this operation within the errand it was, from 1.
    pub attempt: u32,
    /// The number of its record, if whoever hears of the errand keeps one.
    #[serde(skip)]
    pub record: Option<i64>,
}

/// The end of an errand, with all that was sent on the way, token requests and replays too, in order.
#[derive(Debug)]
pub struct Outcome<T> {
    /// Every attempt.
    pub exchanges: Vec<Exchange>,
    /// What came of it.
    pub result: Result<T, Failure>,
}
