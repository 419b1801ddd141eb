//! Pullpass and skopeo, with the same credentials at the same registries, come to the same end. Registry and skopeo are
//! Debian's.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod rig;

use std::path::Path;

use rig::verdict_table::{markdown, table};

#[tokio::test(flavor = "multi_thread")]
async fn every_situation_ends_as_it_does_for_skopeo_and_as_the_documentation_says() {
    let rows = table().await;
    for row in &rows {
        let expected = row.difference.is_none();
        assert_eq!(
            row.agrees(),
            expected,
            "{}: {:?}",
            row.situation,
            row.decided_by
        );
    }
    assert!(rows.iter().filter(|row| row.agrees()).count() >= 40);

    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/registry-verdicts.md");
    let written = std::fs::read_to_string(file).unwrap();
    assert_eq!(
        markdown(&rows),
        written,
        "run the example verdict_table into docs/"
    );
}
