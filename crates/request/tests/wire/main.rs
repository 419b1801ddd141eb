//! Requests drawn and sent, against servers made for each test.
#![expect(clippy::unwrap_used, reason = "a test may stop where it likes")]

mod connecting;
mod environment;
mod mutual_tls;
mod raw_json;
mod rendering;
mod server;
mod tls_trust;
mod transport;
