//! Service keys as people have them: every shape as a file, broken ones as a table, and what no text may do.
//! All values are invented.
#![expect(clippy::unwrap_used, reason = "a test may stop where it likes")]

mod shapes;

/// Stands in every key here, and in nothing that is told of one.
const SECRET: &str =
    "0c0a9a11-fake-4000-8000-cana9a11aaaa$CANARY_FAKE-CANARY_FAKE-CANARY_FAKE-CANARYA=";
