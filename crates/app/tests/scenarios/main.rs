//! The application as its window uses it, against the practice tenant, a keychain that fails on order, and records in a
//! folder of their own. Each test has a bench of its own.
#![expect(clippy::unwrap_used, reason = "a test may stop where it likes")]

mod activity;
mod bad_forms;
mod bad_keys;
mod bulk;
mod canary;
mod checks;
mod clear_usernames;
mod clipboard;
mod code;
mod connection_file;
mod connection_network;
mod document;
mod doubtful_usernames;
mod drafts;
mod environment;
mod fake_desktop;
mod harness;
mod hostile_texts;
mod imports;
mod key_replacement;
mod keychain;
mod kills;
mod kills_of_changes;
mod lost_answers;
mod main_job;
mod one_meaning;
mod operating_systems;
mod overview;
mod pasted_fields;
mod practice;
mod production;
mod recently_deleted;
mod refusals;
mod secret_usernames;
mod service_keys;
mod tokens;
mod waits;
mod window;
mod wire;
mod x509;
