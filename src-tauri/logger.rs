//! The log: a line on standard error for what a developer has to know. It is kept nowhere.

use std::io::Write;

use log::{LevelFilter, Log, Metadata, Record};

/// Whose lines at most warn. Below that they tell of bytes and addresses.
const CHATTY: LevelFilter = LevelFilter::Warn;
const OURS: [&str; 10] = [
    "ai_core",
    "app",
    "pull_secret",
    "pullpass",
    "pullpass_app",
    "records",
    "registry_check",
    "request",
    "sandbox",
    "vault",
];

struct Logger;

/// Opens the log file and makes it the logger of the process.
pub(crate) fn open() {
    if log::set_logger(&Logger).is_ok() {
        log::set_max_level(LevelFilter::Info);
    }
}

impl Log for Logger {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        let crate_name = metadata.target().split("::").next().unwrap_or_default();
        OURS.contains(&crate_name) || metadata.level() <= CHATTY
    }

    fn log(&self, record: &Record<'_>) {
        if self.enabled(record.metadata()) {
            // A closed standard error is no reason to stop.
            let _ = writeln!(
                std::io::stderr(),
                "{} {}: {}",
                record.level(),
                record.target(),
                record.args()
            );
        }
    }

    fn flush(&self) {}
}
