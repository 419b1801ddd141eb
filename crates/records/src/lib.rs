//! All else at rest, in one SQLite file: connections, what is known of each secret, unsettled handles, activity, hosts.
//!
//! No secret is in it; where one belongs stands its handle. The calls block, each for a few milliseconds.
#![forbid(unsafe_code)]

mod activity;
mod activity_list;
mod column;
mod connection_networks;
mod connection_tests;
mod connections;
mod error;
mod folder;
mod har;
mod hosts;
mod intents;
mod known_secrets;
mod opening;
mod practice;
mod records;

pub use activity::{ActivityEntry, NewActivity};
pub use activity_list::{
    ActivityDay, ActivityFilter, ActivityShow, ActivitySummary, ActivityTenant, ActivityWindow,
};
pub use connection_tests::TestRecord;
pub use connections::{ConnectionId, ConnectionRecord};
pub use error::RecordsError;
pub use har::{
    HarCache, HarContent, HarEntry, HarPair, HarPostData, HarRequest, HarResponse, HarTimings,
    HarWriter,
};
pub use hosts::ContactedHost;
pub use intents::Unsettled;
pub use known_secrets::{KnownChecks, KnownRegistry, KnownSecret};
pub use opening::Opening;
pub use practice::PracticeRecord;
pub use records::Records;
