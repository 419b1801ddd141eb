//! Prints what the checks and skopeo say of the same situations, as `docs/registry-verdicts.md`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a tool for those who build Pullpass"
)]

#[path = "../tests/rig/mod.rs"]
mod rig;

use std::io::Write;

use rig::verdict_table::{markdown, table};

#[tokio::main]
async fn main() -> std::io::Result<()> {
    std::io::stdout().write_all(markdown(&table().await).as_bytes())
}
