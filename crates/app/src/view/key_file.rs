//! Files on this computer that may hold a service key.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A configuration of SAP's SDKs that is there and was not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeyFileView {
    /// Its path, with `~` for the home folder. Names it in the next call.
    pub path: String,
    /// The profile it is for; none for the default.
    pub profile: Option<String>,
    /// The environment variable that names it.
    pub variable: Option<String>,
}

/// Names one of the files that were found.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeyFileRef {
    /// Its path, as it was told.
    pub path: String,
}
