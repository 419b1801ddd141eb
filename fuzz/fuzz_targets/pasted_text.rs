//! Looks for bytes of which it does not hold what is promised of any.
#![no_main]

#[path = "../../crates/pasted-text/tests/any_bytes/pasted_text.rs"]
mod property;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| property::holds(bytes));
