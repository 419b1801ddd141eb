//! What the tests of this crate stand on: real registries, real images, a judge, and servers that misbehave.
#![allow(
    clippy::unwrap_used,
    dead_code,
    missing_docs,
    unreachable_pub,
    reason = "each test binary uses its part, and a test may panic"
)]

pub mod authority;
pub mod harness;
pub mod image;
pub mod offline_registries;
pub mod raw;
pub mod registries;
pub mod registry;
pub mod situations;
pub mod skopeo;
pub mod token_server;
pub mod verdict_table;
