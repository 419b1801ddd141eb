//! Looks for bytes of which it does not hold what is promised of any.
#![no_main]

#[path = "../../crates/pull-secret/tests/any_bytes/image_reference.rs"]
mod property;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| property::holds(bytes));
