//! What is kept at rest: what of it comes back, how activity is found again, and what a start makes of a file.
#![expect(clippy::unwrap_used, reason = "a test whose help fails has failed")]

mod activity;
mod drafts;
mod opening;
mod ownership;
mod records;
mod strangers;
mod support;
