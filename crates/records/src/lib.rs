//! All else at rest, in one SQLite file: connections, what is known of each secret, pending handles, activity, hosts.
//!
//! No secret is in it; where one belongs stands its handle. The calls block, each for a few milliseconds.
#![forbid(unsafe_code)]

mod activity;
mod activity_list;
mod column;
mod connection_checks;
mod connection_networks;
mod connections;
mod deleted_secrets;
mod drafts;
mod error;
mod folder;
mod har;
mod hosts;
mod open;
mod pending_handles;
mod practice;
mod pull_secrets;
mod records;

pub use activity::{ActivityEntry, NewActivity};
pub use activity_list::{
    ActivityDay, ActivityFilter, ActivityShow, ActivitySummary, ActivityTenant, ActivityWindow,
};
pub use connection_checks::CheckRecord;
pub use connections::{ConnectionId, ConnectionRecord};
pub use deleted_secrets::{DeletedSecretRecord, DeletionId};
pub use drafts::{DraftKey, DraftRecord};
pub use error::RecordsError;
pub use har::{
    HarCache, HarContent, HarEntry, HarPair, HarPostData, HarRequest, HarResponse, HarTimings,
    HarWriter,
};
pub use hosts::ContactedHost;
pub use open::OpenOutcome;
pub use pending_handles::PendingHandle;
pub use practice::PracticeRecord;
pub use pull_secrets::{CredentialRecord, PullSecretRecord, SecretChecks};
pub use records::Records;
