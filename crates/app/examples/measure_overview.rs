//! Measures a refresh of the overview of 200 connections whose servers take 20 ms for each answer, and prints the figures
//! as JSON.
//!
//! `ratio` is the time it took, divided by the least it could take: all requests one after the other in as many rows as
//! connections are asked at once.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a tool for those who build Pullpass"
)]

#[allow(dead_code, reason = "the tests of the application use the rest")]
#[path = "../tests/scenarios/fake_desktop.rs"]
mod fake_desktop;
#[allow(dead_code, reason = "the tests of the application use the rest")]
#[path = "../tests/scenarios/harness.rs"]
mod harness;

use std::io::Write;
use std::time::{Duration, Instant};

use app::AT_ONCE;
use app::view::OverviewCall;
use harness::Harness;
use sandbox::{Fault, Sandbox, Settings};
use serde_json::json;

const CONNECTIONS: usize = 200;
const LATENCY: Duration = Duration::from_millis(20);

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let harness = Harness::start().await;
    let mut tenants = Vec::new();
    let mut connections = Vec::new();
    for _ in 0..CONNECTIONS {
        let tenant = Sandbox::start(Settings::default()).await?;
        tenant.faults().always(Fault::latency(LATENCY));
        connections.push(harness.connect_to(&tenant).await.id);
        tenants.push(tenant);
    }
    let first = refresh(&harness, &connections).await;
    let asked = requests(&tenants);
    let again = refresh(&harness, &connections).await;
    let figures = json!({
        "connections": CONNECTIONS,
        "atOnce": AT_ONCE,
        "latencyMs": LATENCY.as_millis(),
        "withoutTokens": told(first, asked),
        "withTokens": told(again, requests(&tenants) - asked),
    });
    writeln!(std::io::stdout(), "{figures}")
}

async fn refresh(harness: &Harness, connections: &[String]) -> Duration {
    let call = OverviewCall {
        connections: connections.to_vec(),
        operation: "measured".to_owned(),
    };
    let start = Instant::now();
    let rows = harness.app().tenants.refresh_overview(call).await.unwrap();
    let took = start.elapsed();
    let fine = rows.iter().filter_map(|row| row.reading.as_ref());
    assert_eq!(
        fine.filter(|reading| reading.problem.is_none()).count(),
        CONNECTIONS
    );
    took
}

fn requests(tenants: &[Sandbox]) -> usize {
    let arrived = |tenant: &Sandbox| tenant.recorder().requests().len();
    tenants.iter().map(arrived).sum()
}

fn told(took: Duration, requests: usize) -> serde_json::Value {
    let rows = u32::try_from(requests.div_ceil(AT_ONCE)).unwrap();
    let ideal = LATENCY * rows;
    json!({
        "requests": requests,
        "seconds": took.as_secs_f64(),
        "idealSeconds": ideal.as_secs_f64(),
        "ratio": took.as_secs_f64() / ideal.as_secs_f64(),
    })
}
