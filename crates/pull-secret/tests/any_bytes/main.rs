//! What holds for any bytes, tried with the seeds of `fuzz/`. `./dev fuzz` looks for bytes of which it does not hold.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail with the test")]

mod dockerconfigjson;
mod image_reference;
mod seeds;

#[test]
fn pull_secrets_hold_what_is_promised() {
    seeds::replay("fuzz/seeds/dockerconfigjson", dockerconfigjson::holds);
}

#[test]
fn image_references_hold_what_is_promised() {
    seeds::replay("fuzz/seeds/image_reference", image_reference::holds);
}
