//! What becomes of passwords when the keychain is locked, absent, hung or lying, and when the application is killed.

use std::time::Instant;

use app::Problem;
use app::view::*;
use pull_secret::{Handle, Secret};
use records::Records;
use vault::testing::Fault;
use vault::{Deadlines, LONGEST_KEPT};

use crate::bench::{Bench, row, sending};

const REGISTERED: SendResult = SendResult::Registered { answer_lost: false };

#[tokio::test]
async fn a_password_the_keychain_does_not_take_is_registered_and_kept_later() {
    for (fault, told) in [
        (Fault::Locked, Problem::KeychainLocked),
        (Fault::Absent, Problem::KeychainAbsent),
        (Fault::Hangs, Problem::KeychainNotAnswering),
        (Fault::Refuses, Problem::KeychainRefused),
        (Fault::Garbles, Problem::SecretDamaged),
        (Fault::Panics, Problem::KeychainRefused),
    ] {
        let mut bench = Bench::start().await;
        bench.reopen_for_hangs();
        let connection = bench.connect().await;
        bench.list(&connection).await;
        bench.keychain.fail(fault);
        let sent = bench
            .create(&connection, &bench.draft("team-images", "one"))
            .await;
        assert_eq!(sent.result, REGISTERED, "{fault:?}");
        assert_eq!(not_kept(&sent.kept), Some(told.clone()), "{fault:?}");
        let list = bench.list(&connection).await;
        let known = row(&list, "team-images");
        assert_eq!((known.kept, known.restorable), (false, true), "{fault:?}");
        assert_eq!(
            not_kept(&bench.keep_passwords(&connection, "team-images").await),
            Some(told)
        );

        bench.keychain.recover();
        let kept = bench.keep_passwords(&connection, "team-images").await;
        assert!(matches!(kept, Kept::Keychain), "{fault:?}: {kept:?}");
        assert!(row(&bench.list(&connection).await, "team-images").kept);
        assert_eq!(bench.restart().await.notices, [], "{fault:?}");
        assert_usable(&bench, &connection, "team-images", "one").await;
    }
}

#[tokio::test]
async fn a_locked_keychain_is_unlocked_on_request_and_asks_for_nothing_by_itself() {
    let bench = Bench::start().await;
    bench.keychain.fail(Fault::Locked);
    assert_eq!(
        bench.app().keychain_state(()).await,
        Ok(KeychainState::Locked)
    );
    assert_eq!(
        bench.app().unlock_keychain(()).await,
        Ok(KeychainState::Open)
    );
    bench.keychain.fail(Fault::Locked);
    bench.keychain.fail(Fault::IsDismissed);
    assert_eq!(
        bench.app().unlock_keychain(()).await,
        Err(Problem::KeychainDismissed)
    );
}

#[tokio::test]
async fn without_the_client_secret_nothing_is_sent_and_that_is_told() {
    for (fault, told) in [
        (Fault::Locked, Problem::KeychainLocked),
        (Fault::Absent, Problem::KeychainAbsent),
        (Fault::Hangs, Problem::KeychainNotAnswering),
        (
            Fault::HidesItems,
            Problem::SecretMissing {
                what: "clientSecret".to_owned(),
            },
        ),
    ] {
        let mut bench = Bench::start().await;
        bench.reopen_for_hangs();
        let connection = bench.connect().await;
        bench.keychain.fail(fault);
        assert_eq!(bench.list(&connection).await.problem, Some(told.clone()));
        let draft = bench.draft("team-images", "one");
        let sent = bench.create(&connection, &draft).await;
        assert_eq!(sent.result, SendResult::NotSent { problem: told });
        assert!(bench.sandbox.recorder().requests().is_empty());
        bench.keychain.recover();
        assert_eq!(bench.create(&connection, &draft).await.result, REGISTERED);
    }
}

#[tokio::test]
async fn a_stored_password_that_cannot_be_opened_is_not_sent_and_not_forgotten() {
    let mut bench = Bench::start().await;
    let connection = bench.connect().await;
    bench
        .create(&connection, &bench.draft("team-images", "one"))
        .await;
    bench.restart().await;
    let draft = row(&bench.list(&connection).await, "team-images")
        .draft
        .clone();
    bench.keychain.fail(Fault::Locked);
    let sent = bench.replace(&connection, &draft).await;
    let problem = Problem::KeychainLocked;
    assert_eq!(sent.result, SendResult::NotSent { problem });
    bench.keychain.recover();
    assert_usable(&bench, &connection, "team-images", "one").await;
}

#[tokio::test]
async fn for_this_session_only_means_that_nothing_goes_to_the_keychain() {
    let mut bench = Bench::start().await;
    let connection = bench.connect().await;
    let before = bench.keychain.items();
    let draft = bench.draft("team-images", "one");
    let sending = Sending {
        remember: false,
        ..sending(&connection, Purpose::Create, &draft)
    };
    let sent = bench.app().send(sending).await.unwrap();
    assert!(matches!(sent.kept, Kept::Session), "{:?}", sent.kept);
    assert_eq!(bench.keychain.items(), before);
    assert_usable(&bench, &connection, "team-images", "one").await;
    assert_eq!(bench.keychain.items(), before);

    assert_eq!(bench.restart().await.notices, []);
    let list = bench.list(&connection).await;
    let known = row(&list, "team-images");
    assert_eq!(
        (known.side, known.kept, known.restorable),
        (Side::Both, false, false)
    );
    assert_eq!(known.draft.registries[0].username, "anna");
    assert_eq!(known.draft.registries[0].password, None);
    assert_eq!(bench.delete(&connection, "team-images").await.undo, None);
}

#[tokio::test]
async fn a_password_in_use_for_this_session_is_not_lost_when_its_form_is_left() {
    let bench = Bench::start().await;
    let connection = bench.connect().await;
    let draft = bench.draft("team-images", "one");
    let sending = Sending {
        remember: false,
        ..sending(&connection, Purpose::Create, &draft)
    };
    bench.app().send(sending).await.unwrap();
    let handle = draft.registries[0].password.unwrap();
    bench
        .app()
        .discard_secret(HandleRef { handle })
        .await
        .unwrap();
    assert_usable(&bench, &connection, "team-images", "one").await;
}

#[tokio::test]
async fn a_connection_of_a_locked_keychain_can_be_used_for_this_session() {
    let mut bench = Bench::start().await;
    bench.keychain.fail(Fault::Locked);
    let reading = bench.paste(&bench.sandbox.service_key()).await.unwrap();
    let add = |remember| AddConnection {
        reading: reading.reading.clone(),
        name: "acme".to_owned(),
        remember,
        production: false,
    };
    let refused = bench.app().add_connection(add(true)).await.map(|_| ());
    assert_eq!(refused, Err(Problem::KeychainLocked));
    let connection = bench.app().add_connection(add(false)).await.unwrap();
    assert_eq!(connection.client_secret, SecretPlace::Session);
    assert_eq!(bench.list(&connection).await.problem, None);
    assert!(bench.keychain.items().is_empty());

    bench.keychain.recover();
    let started = bench.restart().await;
    assert_eq!(started.connections[0].client_secret, SecretPlace::Nowhere);
    let what = "clientSecret".to_owned();
    let missing = Some(Problem::SecretMissing { what });
    assert_eq!(bench.list(&started.connections[0]).await.problem, missing);
    let again = bench.connect().await;
    assert_eq!(
        (&again.id, again.client_secret),
        (&connection.id, SecretPlace::Keychain)
    );
    assert_eq!(bench.list(&again).await.problem, None);
}

#[tokio::test]
async fn a_password_above_the_bound_is_sent_and_that_it_is_not_kept_is_said() {
    let bench = Bench::start().await;
    let connection = bench.connect().await;
    let long = "x".repeat(LONGEST_KEPT + 1);
    let sent = bench
        .create(&connection, &bench.draft("team-images", &long))
        .await;
    assert_eq!(sent.result, REGISTERED);
    assert_eq!(
        not_kept(&sent.kept),
        Some(Problem::SecretTooLong { limit: 65536 })
    );
    assert!(bench.stored_password("team-images") == long);
    assert_eq!(bench.keychain.items().len(), 1);

    let longest = "\"".repeat(LONGEST_KEPT);
    let sent = bench
        .replace(&connection, &bench.draft("team-images", &longest))
        .await;
    assert!(matches!(sent.kept, Kept::Keychain), "{:?}", sent.kept);
    assert!(bench.stored_password("team-images") == longest);
}

#[tokio::test]
async fn what_was_written_before_a_kill_and_noted_by_no_record_is_tidied_away() {
    let mut bench = Bench::start().await;
    let connection = bench.connect().await;
    bench
        .create(&connection, &bench.draft("team-images", "one"))
        .await;
    let owned = row(&bench.list(&connection).await, "team-images")
        .draft
        .registries[0]
        .password;
    bench.kill();
    let before = bench.keychain.items();
    let orphan = leave_behind(&bench, owned).await;
    assert!(bench.keychain.items().contains_key(&orphan.to_string()));

    bench.keychain.fail(Fault::Locked);
    bench.open();
    for _page in 0..2 {
        let started = bench.app().start(()).await.unwrap();
        assert_eq!(started.notices, [Notice::KeychainNotTidied { count: 1 }]);
    }
    bench.keychain.recover();
    let started = bench.kill_and_restart().await;
    assert_eq!(started.notices, [Notice::KeychainTidied { count: 1 }]);
    assert_eq!(bench.keychain.items(), before);
    assert_eq!(bench.kill_and_restart().await.notices, []);
    assert_usable(&bench, &connection, "team-images", "one").await;
}

#[tokio::test]
async fn a_superseded_password_goes_when_it_cannot_be_needed_any_more() {
    let mut bench = Bench::start().await;
    let connection = bench.connect().await;
    bench
        .create(&connection, &bench.draft("team-images", "one"))
        .await;
    bench
        .replace(&connection, &bench.draft("team-images", "two"))
        .await;
    assert_eq!(
        bench.keychain.items().len(),
        3,
        "client secret, old and new password"
    );
    assert_eq!(bench.restart().await.notices, []);
    assert_eq!(bench.keychain.items().len(), 2);

    bench
        .replace(&connection, &bench.draft("team-images", "three"))
        .await;
    for number in 0..20 {
        let draft = row(&bench.list(&connection).await, "team-images")
            .draft
            .clone();
        bench.replace(&connection, &draft).await;
        assert!(bench.keychain.items().len() <= 3, "{number}");
    }
    assert_eq!(
        bench.keychain.items().len(),
        2,
        "the oldest of 20 was dropped"
    );
    assert_usable(&bench, &connection, "team-images", "three").await;

    bench
        .replace(&connection, &bench.draft("team-images", "four"))
        .await;
    let started = bench.kill_and_restart().await;
    assert_eq!(started.notices, [Notice::KeychainTidied { count: 1 }]);
    assert_usable(&bench, &connection, "team-images", "four").await;
}

#[tokio::test]
async fn a_page_that_is_loaded_again_takes_no_password_that_undoing_needs() {
    let bench = Bench::start().await;
    let connection = bench.connect().await;
    bench
        .create(&connection, &bench.draft("team-images", "one"))
        .await;
    let deleted = bench.delete(&connection, "team-images").await;
    assert_eq!(bench.app().start(()).await.unwrap().notices, []);
    assert_eq!(bench.undo(&deleted).await.result, REGISTERED);
    assert_eq!(bench.stored_password("team-images"), "one");
}

#[tokio::test]
async fn a_password_that_came_back_into_use_outlives_the_undo_that_held_it() {
    let mut bench = Bench::start().await;
    let connection = bench.connect().await;
    bench
        .create(&connection, &bench.draft("team-images", "one"))
        .await;
    let first = row(&bench.list(&connection).await, "team-images")
        .draft
        .clone();
    bench
        .replace(&connection, &bench.draft("team-images", "two"))
        .await;
    bench
        .create(
            &connection,
            &pull_secret::Draft {
                name: "b1".to_owned(),
                ..first
            },
        )
        .await;
    assert_eq!(bench.restart().await.notices, []);
    assert_usable(&bench, &connection, "b1", "one").await;
}

#[tokio::test]
async fn whichever_call_the_keychain_fails_records_and_keychain_agree_at_the_next_start() {
    for fault in [Fault::Refuses, Fault::Truncates] {
        for calls in 0..8 {
            let mut bench = Bench::start().await;
            let connection = bench.connect().await;
            bench
                .create(&connection, &bench.draft("team-images", "one"))
                .await;
            let mut draft = bench.draft("team-images", "two");
            draft
                .registries
                .push(bench.registry("quay.io", "anna", "two"));
            bench.keychain.fail_once_after(calls, fault);
            let sent = bench.replace(&connection, &draft).await;
            assert_eq!(sent.result, SendResult::Replaced, "{fault:?} {calls}");
            bench.kill_and_restart().await;
            bench.keychain.recover();
            bench.kill_and_restart().await;

            let list = bench.list(&connection).await;
            let known = row(&list, "team-images");
            let kept = known
                .draft
                .registries
                .iter()
                .filter(|one| one.password.is_some());
            assert_eq!(
                bench.keychain.items().len(),
                1 + kept.count(),
                "{fault:?} {calls}"
            );
            let was_kept = matches!(sent.kept, Kept::Keychain);
            assert_eq!((known.kept, known.restorable), (was_kept, was_kept));
            if was_kept {
                let document = bench.sandbox.tenant().secret("team-images");
                let deleted = bench.delete(&connection, "team-images").await;
                bench.undo(&deleted).await;
                assert_eq!(bench.sandbox.tenant().secret("team-images"), document);
            }
        }
    }
}

#[tokio::test]
async fn a_hung_keychain_does_not_keep_the_first_page_waiting() {
    let mut bench = Bench::start().await;
    bench.connect().await;
    bench.kill();
    bench.keychain.fail(Fault::Hangs);
    bench.open();
    let start = Instant::now();
    let started = bench.app().start(()).await.unwrap();
    assert!(start.elapsed() < Deadlines::default().answer);
    assert_eq!(started.keychain, KeychainState::NotAnswering);
    assert_eq!(started.connections.len(), 1);
    bench.keychain.recover();
    assert_eq!(
        bench.app().keychain_state(()).await,
        Ok(KeychainState::Open)
    );
}

#[tokio::test]
async fn records_of_a_newer_version_are_shown_and_what_is_sent_is_told_all_the_same() {
    let mut bench = Bench::start().await;
    let connection = bench.connect().await;
    bench
        .create(&connection, &bench.draft("team-images", "one"))
        .await;
    bench
        .replace(&connection, &bench.draft("team-images", "two"))
        .await;
    bench.kill();
    let items = bench.keychain.items();
    make_newer(&bench);

    bench.open();
    let started = bench.app().start(()).await.unwrap();
    assert_eq!(started.notices, [Notice::RecordsReadOnly]);
    assert_eq!(
        bench.keychain.items(),
        items,
        "a newer version may need them all"
    );
    let sent = bench.create(&connection, &bench.draft("b1", "one")).await;
    assert_eq!(sent.result, REGISTERED);
    assert_eq!(not_kept(&sent.kept), Some(Problem::NotSaved));
    let deleted = bench.delete(&connection, "team-images").await;
    assert_eq!(deleted.result, SendResult::Deleted { gone_before: false });
    assert_eq!(
        row(deleted.list.as_ref().unwrap(), "team-images").side,
        Side::Gone
    );
}

#[tokio::test]
async fn damaged_records_are_restored_from_their_copy_and_that_is_said() {
    let mut bench = Bench::start().await;
    bench.connect().await;
    bench.restart().await;
    bench.kill();
    let file = bench.folder.path().join("records/pullpass.db");
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[..100].fill(0xff);
    std::fs::write(&file, bytes).unwrap();
    bench.open();
    let started = bench.app().start(()).await.unwrap();
    assert!(
        matches!(&*started.notices, [Notice::RecordsRestored { .. }]),
        "{:?}",
        started.notices
    );
    assert_eq!(bench.list(&started.connections[0]).await.problem, None);
}

#[tokio::test]
async fn a_connection_removed_while_the_keychain_is_locked_leaves_nothing_in_the_end() {
    let mut bench = Bench::start().await;
    let connection = bench.connect().await;
    bench
        .create(&connection, &bench.draft("team-images", "one"))
        .await;
    bench.keychain.fail(Fault::Locked);
    let reference = ConnectionRef {
        connection: connection.id.clone(),
    };
    let removed = bench.app().remove_connection(reference).await.unwrap();
    assert_eq!((removed.forgotten, removed.waiting), (0, 2));
    bench.keychain.recover();
    assert_eq!(
        bench.restart().await.notices,
        [Notice::KeychainTidied { count: 2 }]
    );
    assert!(bench.keychain.items().is_empty());
}

fn not_kept(kept: &Kept) -> Option<Problem> {
    match kept {
        Kept::NotKept { problem } => Some(problem.clone()),
        _ => None,
    }
}

/// Deletes and takes it back, which needs the password.
async fn assert_usable(bench: &Bench, connection: &ConnectionView, name: &str, password: &str) {
    let deleted = bench.delete(connection, name).await;
    assert!(deleted.undo.is_some());
    assert_eq!(bench.sandbox.tenant().secret(name), None);
    bench.undo(&deleted).await;
    assert_eq!(bench.stored_password(name), password);
}

/// Does what a run does that is killed between the keychain and the records, and notes an owned handle as well.
async fn leave_behind(bench: &Bench, owned: Option<Handle>) -> Handle {
    let folder = bench.folder.path().join("records");
    let (records, _) = Records::open(&folder, jiff::Timestamp::now()).unwrap();
    let vault = bench.keychain.vault();
    let orphan = vault.stage(Secret::new("left behind".to_owned()));
    records.begin(owned.unwrap()).unwrap();
    records.begin(orphan).unwrap();
    vault.keep(orphan).await.unwrap();
    orphan
}

/// Raises `user_version` in the header of the file (SQLite file format § 1.3.14).
fn make_newer(bench: &Bench) {
    let file = bench.folder.path().join("records/pullpass.db");
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[60..64].copy_from_slice(&99_u32.to_be_bytes());
    std::fs::write(&file, bytes).unwrap();
}
