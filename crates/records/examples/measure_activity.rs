//! Measures opening, choosing and recording among 100,000 entries of activity on disk, and prints the figures as JSON.
//!
//! Times are medians of several rounds, in milliseconds. `worstTexts` is the case where no two entries are found by the
//! same text.
#![allow(clippy::unwrap_used, reason = "a tool for those who build Pullpass")]

#[path = "../tests/storage/support.rs"]
mod support;

use std::fs;
use std::io::Write;
use std::time::Instant;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use records::{
    ActivityFilter, ActivityShow, ActivityTenant, ActivityWindow, ConnectionRecord, NewActivity,
    Records,
};
use serde_json::{Value, json};

const ENTRIES: u32 = 100_000;
const TENANTS: u8 = 6;
const ROUNDS: usize = 9;

fn main() -> std::io::Result<()> {
    let usual = measured(|number| format!("secret-{}", number % 50));
    let worst = measured(|number| format!("secret-{number}"));
    let figures = json!({
        "entries": ENTRIES,
        "usualTexts": usual,
        "worstTexts": worst,
    });
    writeln!(std::io::stdout(), "{figures}")
}

fn measured(secret_name: impl Fn(u32) -> String) -> Value {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), secret_name);
    let (start, (records, _)) = timed(|| Records::open(folder.path(), Timestamp::now()).unwrap());
    let before = resident();
    let text = |text: &str| ActivityFilter {
        text: text.to_owned(),
        ..ActivityFilter::default()
    };
    let show = |show| ActivityFilter {
        show,
        ..ActivityFilter::default()
    };
    let tenant = ActivityFilter {
        tenant: Some(ActivityTenant::Connection { id: tenant(3).id }),
        method: Some("GET".to_owned()),
        ..ActivityFilter::default()
    };
    let figures = json!({
        "startMs": start,
        "openingMs": listing(&records, &ActivityFilter::default(), 0),
        "scrolledToTheEndMs": listing(&records, &ActivityFilter::default(), ENTRIES - 100),
        "tenantAndMethodMs": listing(&records, &tenant, 0),
        "writesMs": listing(&records, &show(ActivityShow::Writes), 0),
        "failedMs": listing(&records, &show(ActivityShow::Failed), 0),
        "oftenFoundMs": listing(&records, &text("dockerregistrysecrets"), 0),
        "rarelyFoundMs": listing(&records, &text("secret-49 404"), 0),
        "neverFoundMs": listing(&records, &text("nowhere"), 0),
        "recordingOneMs": median(|| assert!(records.add_activity(&entry(1, "secret".to_owned())).is_ok())),
        "memoryGrowthKiB": resident().saturating_sub(before),
        "pruningMs": timed(|| records.prune(Timestamp::now(), ENTRIES, SignedDuration::from_hours(90 * 24)).unwrap()).0,
        "fileMiB": fs::metadata(folder.path().join("pullpass.db")).unwrap().len() >> 20,
        "clearingMs": timed(|| records.clear_activity().unwrap()).0,
        "fileMiBCleared": fs::metadata(folder.path().join("pullpass.db")).unwrap().len() >> 20,
    });
    figures
}

/// What opening the page or changing its filter takes: the counts and a stretch.
fn listing(records: &Records, filter: &ActivityFilter, offset: u32) -> f64 {
    median(|| {
        let summary = records
            .activity_summary(filter, &TimeZone::system())
            .unwrap();
        if summary.chosen() == 0 {
            return;
        }
        let window = ActivityWindow {
            newest: summary.newest,
            oldest_first: false,
            offset,
            limit: 100,
        };
        let entries = records.activity(filter, window).unwrap();
        assert_eq!(entries.len(), 100.min(summary.chosen() as usize));
    })
}

fn median(act: impl Fn()) -> f64 {
    let mut rounds: Vec<_> = (0..ROUNDS).map(|_| timed(&act).0).collect();
    rounds.sort_by(f64::total_cmp);
    rounds[ROUNDS / 2]
}

fn timed<T>(act: impl FnOnce() -> T) -> (f64, T) {
    let start = Instant::now();
    let value = act();
    (start.elapsed().as_secs_f64() * 1000.0, value)
}

/// The memory of this process, where the system tells it.
fn resident() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

fn fill(folder: &std::path::Path, secret_name: impl Fn(u32) -> String) {
    let (records, _) = Records::open(folder, Timestamp::now()).unwrap();
    for number in 0..TENANTS {
        records.add_connection(&tenant(number)).unwrap();
    }
    let entries = (0..ENTRIES).map(|number| entry(number, secret_name(number)));
    records.add_all_activity(entries).unwrap();
}

/// Five calls in eight read, as it is when somebody works with a tenant.
fn entry(number: u32, secret_name: String) -> NewActivity {
    let tenant = tenant(u8::try_from(number % u32::from(TENANTS)).unwrap());
    let (operation, method, status) = match number % 8 {
        0 => ("create", "POST", 202),
        1 => ("delete", "DELETE", 404),
        2 => ("token", "POST", 200),
        _ => ("get", "GET", 200),
    };
    let seconds = i64::from(ENTRIES - number) * 70;
    let at = Timestamp::now() - SignedDuration::from_secs(seconds);
    NewActivity {
        connection: Some(tenant.id),
        connection_name: tenant.name,
        method: method.to_owned(),
        url: format!(
            "{}/v2/admin/dockerRegistrySecrets/{secret_name}",
            tenant.api_url
        ),
        secret_name: Some(secret_name),
        is_write: matches!(operation, "create" | "delete"),
        status: Some(status),
        failed: status >= 400,
        detail: json!({ "request": "x".repeat(900), "answer": "y".repeat(600) }),
        ..support::activity(operation, at)
    }
}

/// A connection with an address as long as real ones.
fn tenant(number: u8) -> ConnectionRecord {
    ConnectionRecord {
        api_url: format!("https://api.ai.{number}.eu-central-1.aws.ml.hana.ondemand.com"),
        ..support::connection(number, Timestamp::now())
    }
}
