//! Records and keychain agree after kills, restarts and damage, or it is said what was repaired.

use app::Problem;
use app::view::*;
use pull_secret::{Draft, Handle, Secret};
use records::Records;
use vault::SecretKind;
use vault::testing::Fault;

use crate::harness::{Harness, REGISTERED, assert_usable, row, storage_problem};

#[tokio::test]
async fn what_was_written_before_a_kill_and_noted_by_no_record_is_tidied_away() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    harness
        .create(&connection, &harness.draft("team-images", "one"))
        .await;
    let owned = row(&harness.list(&connection).await, "team-images")
        .draft
        .registries[0]
        .password;
    harness.kill();
    let before = harness.keychain.items();
    let orphan = leave_behind(&harness, owned).await;
    assert!(harness.keychain.items().contains_key(&orphan.to_string()));

    harness.keychain.fail(Fault::Locked);
    harness.open();
    for _page in 0..2 {
        let started = harness.load_page().await;
        assert_eq!(started.notices, [Notice::KeychainNotTidied { count: 1 }]);
    }
    harness.keychain.recover();
    let started = harness.kill_and_restart().await;
    assert_eq!(started.notices, [Notice::KeychainTidied { count: 1 }]);
    assert_eq!(harness.keychain.items(), before);
    assert_eq!(harness.kill_and_restart().await.notices, []);
    assert_usable(&harness, &connection, "team-images", "one").await;
}

#[tokio::test]
async fn a_superseded_password_goes_when_it_cannot_be_needed_any_more() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    harness
        .create(&connection, &harness.draft("team-images", "one"))
        .await;
    harness
        .replace(&connection, &harness.draft("team-images", "two"))
        .await;
    assert_eq!(
        harness.keychain.items().len(),
        3,
        "client secret, old and new password"
    );
    assert_eq!(harness.restart().await.notices, []);
    assert_eq!(harness.keychain.items().len(), 2);

    harness
        .replace(&connection, &harness.draft("team-images", "three"))
        .await;
    for number in 0..20 {
        let draft = row(&harness.list(&connection).await, "team-images")
            .draft
            .clone();
        harness.replace(&connection, &draft).await;
        assert!(harness.keychain.items().len() <= 3, "{number}");
    }
    assert_eq!(
        harness.keychain.items().len(),
        2,
        "the oldest of 20 was dropped"
    );
    assert_usable(&harness, &connection, "team-images", "three").await;

    harness
        .replace(&connection, &harness.draft("team-images", "four"))
        .await;
    let started = harness.kill_and_restart().await;
    assert_eq!(started.notices, [Notice::KeychainTidied { count: 1 }]);
    assert_usable(&harness, &connection, "team-images", "four").await;
}

#[tokio::test]
async fn a_page_that_is_loaded_again_takes_no_password_that_undoing_needs() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness
        .create(&connection, &harness.draft("team-images", "one"))
        .await;
    let deleted = harness.delete(&connection, "team-images").await;
    assert_eq!(harness.load_page().await.notices, []);
    assert_eq!(harness.undo(&deleted).await.result, REGISTERED);
    assert_eq!(harness.stored_password("team-images"), "one");
}

#[tokio::test]
async fn a_password_that_came_back_into_use_outlives_the_undo_that_held_it() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    harness
        .create(&connection, &harness.draft("team-images", "one"))
        .await;
    let first = row(&harness.list(&connection).await, "team-images")
        .draft
        .clone();
    harness
        .replace(&connection, &harness.draft("team-images", "two"))
        .await;
    harness
        .create(
            &connection,
            &Draft {
                name: "b1".to_owned(),
                ..first
            },
        )
        .await;
    assert_eq!(harness.restart().await.notices, []);
    assert_usable(&harness, &connection, "b1", "one").await;
}

#[tokio::test]
async fn whichever_call_the_keychain_fails_records_and_keychain_agree_at_the_next_start() {
    for fault in [Fault::Refuses, Fault::Truncates] {
        for calls in 0..8 {
            let mut harness = Harness::start().await;
            let connection = harness.connect().await;
            harness
                .create(&connection, &harness.draft("team-images", "one"))
                .await;
            let mut draft = harness.draft("team-images", "two");
            draft
                .registries
                .push(harness.registry("quay.io", "anna", "two"));
            harness.keychain.fail_once_after(calls, fault);
            let sent = harness.replace(&connection, &draft).await;
            assert_eq!(sent.result, SendResult::Replaced, "{fault:?} {calls}");
            harness.kill_and_restart().await;
            harness.keychain.recover();
            harness.kill_and_restart().await;

            let list = harness.list(&connection).await;
            let known = row(&list, "team-images");
            let kept = known
                .draft
                .registries
                .iter()
                .filter(|one| one.password.is_some());
            assert_eq!(
                harness.keychain.items().len(),
                1 + kept.count(),
                "{fault:?} {calls}"
            );
            let was_kept = matches!(sent.storage, PasswordStorage::Keychain);
            assert_eq!((known.kept, known.restorable), (was_kept, was_kept));
            if was_kept {
                let document = harness.sandbox.tenant().secret("team-images");
                let deleted = harness.delete(&connection, "team-images").await;
                harness.undo(&deleted).await;
                assert_eq!(harness.sandbox.tenant().secret("team-images"), document);
            }
        }
    }
}

#[tokio::test]
async fn records_of_a_newer_version_are_shown_and_what_is_sent_is_told_all_the_same() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    harness
        .create(&connection, &harness.draft("team-images", "one"))
        .await;
    harness
        .replace(&connection, &harness.draft("team-images", "two"))
        .await;
    harness.kill();
    let items = harness.keychain.items();
    make_newer(&harness);

    harness.open();
    let started = harness.load_page().await;
    assert_eq!(started.notices, [Notice::RecordsReadOnly]);
    assert_eq!(
        harness.keychain.items(),
        items,
        "a newer version may need them all"
    );
    let sent = harness
        .create(&connection, &harness.draft("b1", "one"))
        .await;
    assert_eq!(sent.result, REGISTERED);
    assert_eq!(storage_problem(&sent.storage), Some(Problem::NotSaved));
    let deleted = harness.delete(&connection, "team-images").await;
    assert_eq!(deleted.result, SendResult::Deleted { gone_before: false });
    assert_eq!(
        row(deleted.list.as_ref().unwrap(), "team-images").side,
        Side::Gone
    );
}

#[tokio::test]
async fn damaged_records_are_restored_from_their_copy_and_that_is_said() {
    let mut harness = Harness::start().await;
    harness.connect().await;
    harness.restart().await;
    harness.kill();
    let file = harness.folder.path().join("records/pullpass.db");
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[..100].fill(0xff);
    std::fs::write(&file, bytes).unwrap();
    harness.open();
    let started = harness.load_page().await;
    assert!(
        matches!(&*started.notices, [Notice::RecordsRestored { .. }]),
        "{:?}",
        started.notices
    );
    assert_eq!(harness.list(&started.connections[0]).await.problem, None);
}

#[tokio::test]
async fn a_connection_removed_while_the_keychain_is_locked_leaves_nothing_in_the_end() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    harness
        .create(&connection, &harness.draft("team-images", "one"))
        .await;
    harness.keychain.fail(Fault::Locked);
    let reference = ConnectionRef {
        connection: connection.id.clone(),
    };
    let removed = harness
        .app()
        .connections
        .remove_connection(reference)
        .await
        .unwrap();
    assert_eq!((removed.deleted, removed.pending), (0, 2));
    harness.keychain.recover();
    assert_eq!(
        harness.restart().await.notices,
        [Notice::KeychainTidied { count: 2 }]
    );
    assert!(harness.keychain.items().is_empty());
}

/// Does what a run does that is killed between the keychain and the records, and notes an owned handle as well.
async fn leave_behind(harness: &Harness, owned: Option<Handle>) -> Handle {
    let folder = harness.folder.path().join("records");
    let (records, _) = Records::open(&folder, jiff::Timestamp::now()).unwrap();
    let vault = harness.keychain.vault();
    let orphan = vault.stage(Secret::new("left behind".to_owned()));
    records.add_pending_handle(owned.unwrap()).unwrap();
    records.add_pending_handle(orphan).unwrap();
    vault
        .store(orphan, SecretKind::RegistryPassword)
        .await
        .unwrap();
    orphan
}

/// Raises `user_version` in the header of the file (SQLite file format § 1.3.14).
fn make_newer(harness: &Harness) {
    let file = harness.folder.path().join("records/pullpass.db");
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[60..64].copy_from_slice(&99_u32.to_be_bytes());
    std::fs::write(&file, bytes).unwrap();
}
