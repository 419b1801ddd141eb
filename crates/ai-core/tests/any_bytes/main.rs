//! What holds for any bytes, tried with the seeds of `fuzz/`. `./dev fuzz` looks for bytes of which it does not hold.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail with the test")]

mod imports;
#[path = "../../../pull-secret/tests/any_bytes/seeds.rs"]
mod seeds;
mod service_key;

#[test]
fn imports_hold_what_is_promised() {
    seeds::replay("fuzz/seeds/imports", imports::holds);
}

#[test]
fn service_keys_hold_what_is_promised() {
    seeds::replay("fuzz/seeds/service_key", service_key::holds);
    seeds::replay("crates/ai-core/tests/keys/shapes", service_key::holds);
}
