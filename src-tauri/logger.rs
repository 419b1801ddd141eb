//! The log: lines on standard error, for developers. No file is written.

use std::io::Write;

use log::{LevelFilter, Log, Metadata, Record};

/// The level up to which the lines of other crates are written; below it they contain bytes and addresses.
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

/// Makes this the logger of the process, once.
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

#[cfg(test)]
mod tests {
    use log::Level;

    use super::*;

    #[test]
    fn crates_of_others_log_warnings_alone_and_ours_what_they_do() {
        let logs = |target: &str, level| {
            let metadata = Metadata::builder().target(target).level(level).build();
            Logger.enabled(&metadata)
        };
        for ours in ["pullpass", "app::secrets::undo", "vault"] {
            assert!(logs(ours, Level::Info), "{ours}");
        }
        // A crate whose name only begins like one of ours, and the one that would log every header.
        for other in ["reqwest::connect", "hyper", "application", "vaultier::app"] {
            assert!(logs(other, Level::Warn), "{other}");
            assert!(!logs(other, Level::Info), "{other}");
        }
    }
}
