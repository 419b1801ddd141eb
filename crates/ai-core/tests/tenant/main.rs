//! The client against the practice tenant, which shares no code with it. Each test has a tenant of its own.
#![expect(clippy::unwrap_used, reason = "a test may stop where it likes")]

mod bytes;
mod harness;
mod lost_answers;
mod main_job;
mod one_meaning;
mod refusals;
mod tokens;
mod waits;
mod x509;
