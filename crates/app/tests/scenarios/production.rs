//! A production connection: no write without a yes, and none that cannot be undone without its name typed. The window
//! asks; these tests come without it.

use app::Problem;
use app::view::*;
use pull_secret::Draft;

use crate::harness::{
    Changed, FOREIGN, Harness, REGISTERED, Undoable, deletion, mark_production, sending, undoing,
};

#[tokio::test]
async fn nothing_is_written_to_production_when_nobody_was_asked() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = harness.draft("team-images", "one");
    let sent = harness.create(&connection, &draft).await;
    mark_production(&harness, &connection).await;
    let before = harness.sandbox.recorder().requests().len();

    let wanted = Problem::ApprovalWanted {
        connection: connection.name.clone(),
    };
    for purpose in [Purpose::Create, Purpose::Replace] {
        let sent = send(&harness, &connection, purpose, &draft, Approval::NotAsked).await;
        assert_eq!(sent, Err(wanted.clone()));
    }
    let deleted = delete(&harness, &connection, "team-images", Approval::NotAsked).await;
    assert_eq!(deleted.map(|sent| sent.result), Err(wanted.clone()));
    let undone = undo(&harness, &sent, Approval::NotAsked).await;
    assert_eq!(undone, Err(wanted));
    assert_eq!(harness.sandbox.recorder().requests().len(), before);
}

#[tokio::test]
async fn a_yes_is_enough_for_what_can_be_undone() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    mark_production(&harness, &connection).await;
    let (one, two) = (harness.draft("a1", "one"), harness.draft("a1", "two"));
    let yes = || Approval::Given;
    let created = send(&harness, &connection, Purpose::Create, &one, yes()).await;
    assert_eq!(created, Ok(REGISTERED));
    let replaced = send(&harness, &connection, Purpose::Replace, &two, yes()).await;
    assert_eq!(replaced, Ok(SendResult::Replaced));
    let deleted = delete(&harness, &connection, "a1", yes()).await.unwrap();
    assert_eq!(undo(&harness, &deleted, yes()).await, Ok(REGISTERED));
    assert_eq!(harness.stored_password("a1"), "two");
}

#[tokio::test]
async fn what_cannot_be_undone_wants_the_name_of_the_connection_letter_for_letter() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    mark_production(&harness, &connection).await;
    harness.sandbox.tenant().add_foreign("theirs", FOREIGN);
    let draft = harness.draft("theirs", "one");
    let wanted = Problem::NameWanted {
        connection: connection.name.clone(),
    };
    let typed = |name: &str| Approval::Typed {
        name: name.to_owned(),
    };
    for approval in [
        Approval::Given,
        typed(""),
        typed(&connection.name.to_uppercase()),
    ] {
        let sent = send(
            &harness,
            &connection,
            Purpose::Replace,
            &draft,
            approval.clone(),
        )
        .await;
        assert_eq!(sent, Err(wanted.clone()), "{approval:?}");
        let sent = delete(&harness, &connection, "theirs", approval).await;
        assert_eq!(sent.map(|sent| sent.result), Err(wanted.clone()));
    }
    let stored = harness.sandbox.tenant().secret("theirs");
    assert_eq!(stored.as_deref(), Some(FOREIGN));

    let sent = delete(&harness, &connection, "theirs", typed(&connection.name)).await;
    assert_eq!(
        sent.map(|sent| sent.result),
        Ok(SendResult::Deleted { gone_before: false })
    );
}

#[tokio::test]
async fn an_undo_that_was_refused_for_want_of_a_yes_can_be_tried_again() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let sent = harness
        .create(&connection, &harness.draft("team-images", "one"))
        .await;
    mark_production(&harness, &connection).await;
    assert!(undo(&harness, &sent, Approval::NotAsked).await.is_err());
    undo(&harness, &sent, Approval::Given).await.unwrap();
    assert_eq!(harness.sandbox.tenant().secret("team-images"), None);
}

async fn send(
    harness: &Harness,
    connection: &ConnectionView,
    purpose: Purpose,
    draft: &Draft,
    approval: Approval,
) -> Result<SendResult, Problem> {
    let sending = Sending {
        approval,
        ..sending(connection, purpose, draft)
    };
    Ok(harness.app().secrets.send(sending).await?.result)
}

async fn delete(
    harness: &Harness,
    connection: &ConnectionView,
    name: &str,
    approval: Approval,
) -> Result<Changed, Problem> {
    let call = deletion(connection, &[name], approval);
    let deleted = harness.app().secrets.delete_secrets(call).await;
    deleted.map(Changed::of)
}

async fn undo(
    harness: &Harness,
    done: &impl Undoable,
    approval: Approval,
) -> Result<SendResult, Problem> {
    let undone = harness.app().secrets.undo(undoing(done, approval)).await;
    undone.map(|undone| Changed::of(undone).result)
}
