//! Pullpass and skopeo, with the same credentials at the same registries, come to the same end.

mod rig;

use rig::situations::table;

#[tokio::test(flavor = "multi_thread")]
async fn every_situation_ends_as_it_does_for_skopeo() {
    let rows = table().await;
    let mut wrong = Vec::new();
    for row in &rows {
        let same = row.skopeo == row.pullpass;
        if same == row.difference.is_some() {
            let (step, verdict, code) = &row.decided_by;
            wrong.push(format!(
                "{}: skopeo {:?}, Pullpass {:?} ({step:?} {verdict:?} {code:?})",
                row.situation, row.skopeo, row.pullpass
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(rows.iter().filter(|row| row.difference.is_none()).count() >= 40);
}
