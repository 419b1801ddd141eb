//! What holds for any bytes, tried with the seeds of `fuzz/`. `./dev fuzz` looks for bytes of which it does not hold.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail with the test")]

mod pasted_text;
#[path = "../../../pull-secret/tests/any_bytes/seeds.rs"]
mod seeds;

#[test]
fn pasted_texts_hold_what_is_promised() {
    seeds::replay("fuzz/seeds/pasted_text", pasted_text::holds);
    seeds::replay("fuzz/seeds/imports", pasted_text::holds);
}
