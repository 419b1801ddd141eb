//! Deleted secrets that can still be restored: listed with the secrets of their tenant until the application ends.

use app::Problem;
use app::view::*;

use crate::harness::{CALL, FOREIGN, Harness, deletion, row, undoing};

#[tokio::test]
async fn deleted_secrets_are_listed_until_they_are_restored() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    for name in ["first", "second", "third"] {
        harness
            .create(&connection, &harness.draft(name, "one"))
            .await;
    }
    delete(&harness, &connection, &["first"]).await;
    let deleted = delete(&harness, &connection, &["second", "third"]).await;
    let list = &deleted.lists[0];
    assert_eq!(names(list), ["third", "second", "first"]);
    assert_eq!(list.deleted[0].registry_keys, ["ghcr.io"]);
    assert_eq!(Some(&list.deleted[0].undo), deleted.undo.as_ref());

    let restored = restore(&harness, &connection, &["second"]).await.unwrap();
    assert_eq!(names(&restored.lists[0]), ["third", "first"]);
    assert_eq!(harness.stored_password("second"), "one");
    let undone = undo(&harness, &deleted).await;
    assert_eq!((undone.changes.len(), undone.of), (1, 1), "the third alone");
    assert_eq!(names(&harness.list(&connection).await), ["first"]);
}

#[tokio::test]
async fn several_are_restored_together_and_each_of_its_own_deletion() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    for name in ["first", "second"] {
        harness
            .create(&connection, &harness.draft(name, &format!("of {name}")))
            .await;
        delete(&harness, &connection, &[name]).await;
    }
    let restored = restore(&harness, &connection, &["first", "second"])
        .await
        .unwrap();
    assert_eq!((restored.changes.len(), restored.of), (2, 2));
    assert_eq!(harness.stored_password("first"), "of first");
    assert_eq!(harness.stored_password("second"), "of second");
    assert!(harness.list(&connection).await.deleted.is_empty());
    let again = restore(&harness, &connection, &["first"]).await;
    assert_eq!(again.err(), Some(Problem::Gone));
}

#[tokio::test]
async fn of_a_name_that_was_deleted_twice_the_last_is_restored() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    for password in ["old", "new"] {
        let draft = harness.draft("team-images", password);
        harness.create(&connection, &draft).await;
        delete(&harness, &connection, &["team-images"]).await;
    }
    assert_eq!(names(&harness.list(&connection).await), ["team-images"]);
    restore(&harness, &connection, &["team-images"])
        .await
        .unwrap();
    assert_eq!(harness.stored_password("team-images"), "new");
}

#[tokio::test]
async fn a_name_that_is_taken_again_stays_among_the_deleted() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = harness.draft("team-images", "one");
    harness.create(&connection, &draft).await;
    delete(&harness, &connection, &["team-images"]).await;
    harness.sandbox.tenant().add_foreign("team-images", FOREIGN);
    let restored = restore(&harness, &connection, &["team-images"])
        .await
        .unwrap();
    assert_eq!(restored.changes[0].result, SendResult::NameTaken);
    assert_eq!(names(&restored.lists[0]), ["team-images"]);
}

#[tokio::test]
async fn a_deletion_stays_restorable_however_much_is_registered_after_it() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness
        .create(&connection, &harness.draft("team-images", "one"))
        .await;
    delete(&harness, &connection, &["team-images"]).await;
    for count in 0..25 {
        let draft = harness.draft(&format!("team-{count}"), "one");
        harness.create(&connection, &draft).await;
    }
    assert_eq!(names(&harness.list(&connection).await), ["team-images"]);
    restore(&harness, &connection, &["team-images"])
        .await
        .unwrap();
    assert_eq!(harness.stored_password("team-images"), "one");
}

#[tokio::test]
async fn the_next_start_has_none_and_no_password_is_left_behind() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    let with_key_alone = harness.keychain.items().len();
    harness
        .create(&connection, &harness.draft("team-images", "one"))
        .await;
    delete(&harness, &connection, &["team-images"]).await;
    harness.restart().await;
    assert!(harness.list(&connection).await.deleted.is_empty());
    assert_eq!(harness.keychain.items().len(), with_key_alone);
}

#[tokio::test]
async fn an_undo_says_how_many_of_the_deleted_it_restored_and_which_are_lost() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness
        .create(&connection, &harness.draft("team-images", "one"))
        .await;
    harness.sandbox.tenant().add_foreign("foreign-1", FOREIGN);
    let deleted = delete(&harness, &connection, &["foreign-1", "team-images"]).await;
    assert_eq!(deleted.of, 2);
    assert_eq!(deleted.not_restorable, ["foreign-1"]);
    let undone = undo(&harness, &deleted).await;
    assert_eq!((undone.changes.len(), undone.of), (1, 1));
    assert_eq!(undone.not_restorable, ["foreign-1"]);
    assert_eq!(row(&undone.lists[0], "team-images").side, Side::Both);
}

async fn delete(harness: &Harness, connection: &ConnectionView, names: &[&str]) -> ChangesView {
    let call = deletion(connection, names, Approval::Given);
    harness.app().secrets.delete_secrets(call).await.unwrap()
}

async fn undo(harness: &Harness, done: &ChangesView) -> ChangesView {
    let call = undoing(done, Approval::Given);
    harness.app().secrets.undo(call).await.unwrap()
}

async fn restore(
    harness: &Harness,
    connection: &ConnectionView,
    names: &[&str],
) -> Result<ChangesView, Problem> {
    let call = RestoreCall {
        connection: connection.id.clone(),
        names: names.iter().map(ToString::to_string).collect(),
        approval: Approval::Given,
        operation: CALL.to_owned(),
    };
    harness.app().secrets.restore_secrets(call).await
}

fn names(list: &SecretListView) -> Vec<&str> {
    list.deleted.iter().map(|one| &*one.name).collect()
}
