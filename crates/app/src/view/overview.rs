//! The overview: all connections side by side.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ConnectionView;
use crate::problem::Problem;

/// Asks connections how their tenants stand.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OverviewCall {
    /// The ids of the connections, in the order they are asked in.
    pub connections: Vec<String>,
    /// The id by which the window can cancel this call. What happens to one of the connections meanwhile is told under this id, a
    /// slash, and the id of the connection.
    pub operation: String,
}

/// One connection in the overview.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OverviewRow {
    /// The connection with its token and quota.
    pub connection: ConnectionView,
    /// How many of its pull secrets this computer knows.
    pub known: u32,
    /// What its tenant said last in this run, if it was asked.
    pub reading: Option<TenantReading>,
}

/// What a tenant said when it was asked how it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TenantReading {
    /// When it was asked.
    #[ts(type = "string")]
    pub at: Timestamp,
    /// How long its API took for the last answer, in milliseconds; none if it gave none.
    pub latency: Option<u64>,
    /// How many pull secrets it listed; none if it did not list them.
    pub secrets: Option<u32>,
    /// What went wrong, if anything did.
    pub problem: Option<Problem>,
}
