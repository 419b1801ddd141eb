//! What the tests of this crate stand on: real registries, real images, a judge, and servers that misbehave.
#![allow(dead_code, missing_docs, reason = "each test binary uses its part")]

pub mod authority;
pub mod bench;
pub mod image;
pub mod raw;
pub mod registry;
pub mod situations;
pub mod skopeo;
pub mod token_server;
pub mod village;
