//! Measures a check of 50 registries with 20 images each behind 50 ms of latency, and prints the figures as JSON.
//!
//! `ratio` is the time it took, divided by the least it could take: all requests one after the other in as many rows as
//! images are looked at at once.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a tool for those who build Pullpass"
)]

#[path = "../tests/rig/mod.rs"]
mod rig;

use std::io::Write;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use registry_check::{Code, Limits, Plan, Step};
use rig::harness::{Harness, credential};
use rig::offline_registries::registry;
use serde_json::json;

const REGISTRIES: u8 = 50;
const IMAGES: usize = 20;
const LATENCY: Duration = Duration::from_millis(50);

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let limits = Limits::default();
    let harness = Harness::with(limits);
    let mut village = Vec::new();
    let mut plan = Plan::default();
    for number in 0..REGISTRIES {
        let (server, count) = registry(&harness, LATENCY).await;
        let host = format!("registry.example:{}", server.port());
        plan.credentials.push(credential(&host, number));
        plan.images
            .extend((0..IMAGES).map(|image| format!("{host}/team/app{image}:1")));
        village.push((server, count));
    }
    let start = Instant::now();
    let lines = harness.check_plan(&plan).await;
    let took = start.elapsed();

    let fits = |line: &&registry_check::Line| line.code == Code::PlatformFits;
    assert_eq!(lines.iter().filter(fits).count(), plan.images.len());
    assert_eq!(lines.len(), plan.images.len() * Step::ALL.len());
    let requests: usize = village
        .iter()
        .map(|(_, c)| c.requests.load(Ordering::SeqCst))
        .sum();
    let connections: usize = village.iter().map(|(server, _)| server.connections()).sum();
    let rows = u32::try_from(requests.div_ceil(limits.at_once)).unwrap();
    let ideal = LATENCY * rows;
    let figures = json!({
        "registries": REGISTRIES,
        "images": plan.images.len(),
        "requests": requests,
        "connections": connections,
        "atOnce": limits.at_once,
        "latencyMs": LATENCY.as_millis(),
        "seconds": took.as_secs_f64(),
        "idealSeconds": ideal.as_secs_f64(),
        "ratio": took.as_secs_f64() / ideal.as_secs_f64(),
    });
    writeln!(std::io::stdout(), "{figures}")
}
