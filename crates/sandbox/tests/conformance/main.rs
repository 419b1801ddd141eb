//! The judge, judged: every oddity, failure and record of the practice tenant, seen from the wire.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod client;

mod api;
mod binary;
mod control;
mod faults;
mod lifetime;
mod node;
mod recorder;
mod registry;
mod switches;
mod token;
