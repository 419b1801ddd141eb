//! What was sent, as the window lists it.

use jiff::Timestamp;
use pull_secret::Draft;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ActivityFilter, ExchangeView, Purpose, RequestKind};

/// How much there is, without the entries themselves.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActivitySummary {
    /// The number of the newest entry: what stretches count up to.
    pub newest: i64,
    /// How many entries there are.
    pub all: u32,
    /// How many pass the filter.
    pub chosen: u32,
    /// How many of them failed, whether failed ones alone are shown or not.
    pub failed: u32,
    /// The days of those that pass, newest first, in the time zone of this computer.
    pub days: Vec<ActivityDay>,
    /// The names of removed connections that still have entries.
    pub removed: Vec<String>,
    /// For how many days entries are kept.
    pub days_kept: u32,
}

/// The entries of one day that follow one another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActivityDay {
    /// The day in local time, as YYYY-MM-DD.
    pub date: String,
    /// How many there are.
    pub entries: u32,
}

/// Asks for a stretch of the entries.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActivityStretch {
    /// The filter that the entries pass.
    pub filter: ActivityFilter,
    /// The newest that counts, from the summary, so that new ones move nothing.
    pub newest: i64,
    /// Whether the oldest come first.
    pub oldest_first: bool,
    /// How many to pass over.
    pub offset: u32,
    /// How many to give at most; no more than 500 are given.
    pub limit: u32,
}

/// A line of the activity list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActivityLine {
    /// The number of the entry, which names it in other calls.
    pub activity: i64,
    /// When it was sent.
    #[ts(type = "string")]
    pub at: Timestamp,
    /// What it did.
    pub kind: RequestKind,
    /// The method in capitals.
    pub method: String,
    /// The host with its port, if not the default one.
    pub host: String,
    /// Path and query as they were sent.
    pub path: String,
    /// The pull secret it is about.
    pub secret_name: Option<String>,
    /// The id of the connection, if that is still there.
    pub connection: Option<String>,
    /// What the connection was called then.
    pub connection_name: String,
    /// The status; none if there was no answer.
    pub status: Option<u16>,
    /// Whether it ended otherwise than hoped.
    pub failed: bool,
    /// How long it took, in milliseconds.
    pub duration: u64,
}

/// Names an entry of the activity.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActivityRef {
    /// The number of the entry.
    pub activity: i64,
}

/// A long call on an entry.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActivityCall {
    /// The number of the entry.
    pub activity: i64,
    /// The id by which the window can cancel this call.
    pub operation: String,
}

/// An entry with all that was asked and answered.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActivityView {
    /// Its line in the list.
    pub line: ActivityLine,
    /// What was asked and answered.
    pub exchange: ExchangeView,
    /// What can be done with it now.
    pub again: ActivityAgain,
}

/// What can be done with an entry now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ActivityAgain {
    /// It only reads and can be sent again as it is.
    Send,
    /// It writes and can be opened as a new form.
    Form,
    /// Nothing: its connection is removed.
    Removed,
    /// Nothing: a token, a deletion, or a request of a check.
    Nothing,
}

/// A write of the past as a form that can be sent.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActivityForm {
    /// The id of the connection.
    pub connection: String,
    /// Whether it creates or replaces.
    pub purpose: Purpose,
    /// The form with what was sent, except passwords that are no longer stored.
    pub draft: Draft,
    /// Which registries, counted from 0, need their password typed again since it is not kept any more.
    pub without_password: Vec<usize>,
}

/// How activity is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ActivityFormat {
    /// An HTTP archive, version 1.2.
    Har,
    /// A Postman collection, version 2.1, of the requests to tenants.
    Postman,
}

/// Exports the chosen entries to a file that the user names.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportActivity {
    /// HAR or a Postman collection.
    pub format: ActivityFormat,
    /// The filter that the exported entries pass.
    pub filter: ActivityFilter,
    /// The id by which the window can cancel this call.
    pub operation: String,
}

/// How an export ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportedActivity {
    /// The name of the file, without its folder.
    pub file: String,
    /// How many requests are in it.
    pub requests: u32,
    /// How many entries are left out: they could not be read, or have no place in this format.
    pub left_out: u32,
}
