//! What becomes of passwords when the keychain is locked, absent, hung or lying.

use app::Problem;
use app::view::*;
use vault::LONGEST_SECRET;
use vault::testing::Fault;

use crate::harness::{Harness, REGISTERED, add, assert_usable, row, sending, storage_problem};

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
        let mut harness = Harness::start().await;
        harness.reopen_for_hangs();
        let connection = harness.connect().await;
        harness.list(&connection).await;
        harness.keychain.fail(fault);
        let sent = harness
            .create(&connection, &harness.draft("team-images", "one"))
            .await;
        assert_eq!(sent.result, REGISTERED, "{fault:?}");
        assert_eq!(
            storage_problem(&sent.storage),
            Some(told.clone()),
            "{fault:?}"
        );
        let list = harness.list(&connection).await;
        let known = row(&list, "team-images");
        assert_eq!((known.kept, known.restorable), (false, true), "{fault:?}");
        assert_eq!(
            storage_problem(&harness.store_passwords(&connection, "team-images").await),
            Some(told)
        );

        harness.keychain.recover();
        let kept = harness.store_passwords(&connection, "team-images").await;
        assert!(
            matches!(kept, PasswordStorage::Keychain),
            "{fault:?}: {kept:?}"
        );
        assert!(row(&harness.list(&connection).await, "team-images").kept);
        assert_eq!(harness.restart().await.notices, [], "{fault:?}");
        assert_usable(&harness, &connection, "team-images", "one").await;
    }
}

#[tokio::test]
async fn a_locked_keychain_is_unlocked_on_request_and_asks_for_nothing_by_itself() {
    let harness = Harness::start().await;
    harness.keychain.fail(Fault::Locked);
    assert_eq!(
        harness.app().system.keychain_state(()).await,
        Ok(KeychainState::Locked)
    );
    assert_eq!(
        harness.app().system.unlock_keychain(()).await,
        Ok(KeychainState::Open)
    );
    harness.keychain.fail(Fault::Locked);
    harness.keychain.fail(Fault::IsDismissed);
    assert_eq!(
        harness.app().system.unlock_keychain(()).await,
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
        let mut harness = Harness::start().await;
        harness.reopen_for_hangs();
        let connection = harness.connect().await;
        harness.keychain.fail(fault);
        assert_eq!(harness.list(&connection).await.problem, Some(told.clone()));
        let draft = harness.draft("team-images", "one");
        let sent = harness.create(&connection, &draft).await;
        assert_eq!(sent.result, SendResult::NotSent { problem: told });
        assert!(harness.sandbox.recorder().requests().is_empty());
        harness.keychain.recover();
        assert_eq!(harness.create(&connection, &draft).await.result, REGISTERED);
    }
}

#[tokio::test]
async fn a_stored_password_that_cannot_be_opened_is_not_sent_and_not_forgotten() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    harness
        .create(&connection, &harness.draft("team-images", "one"))
        .await;
    harness.restart().await;
    let draft = row(&harness.list(&connection).await, "team-images")
        .draft
        .clone();
    harness.keychain.fail(Fault::Locked);
    let sent = harness.replace(&connection, &draft).await;
    let problem = Problem::KeychainLocked;
    assert_eq!(sent.result, SendResult::NotSent { problem });
    harness.keychain.recover();
    assert_usable(&harness, &connection, "team-images", "one").await;
}

#[tokio::test]
async fn for_this_session_only_means_that_nothing_goes_to_the_keychain() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    let before = harness.keychain.items();
    let draft = harness.draft("team-images", "one");
    let sending = Sending {
        remember: false,
        ..sending(&connection, Purpose::Create, &draft)
    };
    let sent = harness.app().secrets.send(sending).await.unwrap();
    assert!(
        matches!(sent.storage, PasswordStorage::Session),
        "{:?}",
        sent.storage
    );
    assert_eq!(harness.keychain.items(), before);
    assert_usable(&harness, &connection, "team-images", "one").await;
    assert_eq!(harness.keychain.items(), before);

    assert_eq!(harness.restart().await.notices, []);
    let list = harness.list(&connection).await;
    let known = row(&list, "team-images");
    assert_eq!(
        (known.side, known.kept, known.restorable),
        (Side::Both, false, false)
    );
    assert_eq!(known.draft.registries[0].username, "anna");
    assert_eq!(known.draft.registries[0].password, None);
    assert_eq!(harness.delete(&connection, "team-images").await.undo, None);
}

#[tokio::test]
async fn a_password_in_use_for_this_session_is_not_lost_when_its_form_is_left() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = harness.draft("team-images", "one");
    let sending = Sending {
        remember: false,
        ..sending(&connection, Purpose::Create, &draft)
    };
    harness.app().secrets.send(sending).await.unwrap();
    let handle = draft.registries[0].password.unwrap();
    harness
        .app()
        .compose
        .discard_secret(HandleRef { handle })
        .await
        .unwrap();
    assert_usable(&harness, &connection, "team-images", "one").await;
}

#[tokio::test]
async fn a_connection_of_a_locked_keychain_can_be_used_for_this_session() {
    let mut harness = Harness::start().await;
    harness.keychain.fail(Fault::Locked);
    let reading = harness.paste(&harness.sandbox.service_key()).await.unwrap();
    let add = |remember| AddConnection {
        name: "acme".to_owned(),
        remember,
        ..add(&reading)
    };
    let refused = harness
        .app()
        .connections
        .add_connection(add(true))
        .await
        .map(|_| ());
    assert_eq!(refused, Err(Problem::KeychainLocked));
    let connection = harness.add_connection(add(false)).await;
    assert_eq!(connection.client_secret, SecretPlace::Session);
    assert_eq!(harness.list(&connection).await.problem, None);
    assert!(harness.keychain.items().is_empty());

    harness.keychain.recover();
    let started = harness.restart().await;
    assert_eq!(started.connections[0].client_secret, SecretPlace::Nowhere);
    let what = "clientSecret".to_owned();
    let missing = Some(Problem::SecretMissing { what });
    assert_eq!(harness.list(&started.connections[0]).await.problem, missing);
    let again = harness.connect().await;
    assert_eq!(
        (&again.id, again.client_secret),
        (&connection.id, SecretPlace::Keychain)
    );
    assert_eq!(harness.list(&again).await.problem, None);
}

#[tokio::test]
async fn a_password_above_the_bound_is_sent_and_that_it_is_not_kept_is_said() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let long = "x".repeat(LONGEST_SECRET + 1);
    let sent = harness
        .create(&connection, &harness.draft("team-images", &long))
        .await;
    assert_eq!(sent.result, REGISTERED);
    assert_eq!(
        storage_problem(&sent.storage),
        Some(Problem::SecretTooLong { limit: 65536 })
    );
    assert!(harness.stored_password("team-images") == long);
    assert_eq!(harness.keychain.items().len(), 1);

    let longest = "\"".repeat(LONGEST_SECRET);
    let sent = harness
        .replace(&connection, &harness.draft("team-images", &longest))
        .await;
    assert!(
        matches!(sent.storage, PasswordStorage::Keychain),
        "{:?}",
        sent.storage
    );
    assert!(harness.stored_password("team-images") == longest);
}

#[tokio::test]
async fn the_first_page_is_there_while_the_keychain_is_silent() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    harness.reopen_for_hangs();
    harness.keychain.fail(Fault::Hangs);
    let calls = harness.keychain.starts();
    let started = harness.app().system.start(()).await.unwrap();
    assert_eq!(started.connections.len(), 1);
    assert_eq!(harness.keychain.starts(), calls, "nothing was asked of it");

    let app = harness.app().clone();
    let reconciling = tokio::spawn(async move { app.system.reconcile(()).await });
    while harness.keychain.starts() == calls {
        tokio::task::yield_now().await;
    }
    let draft = harness.draft("team-images", "one");
    let preview = harness.preview(&connection, Purpose::Create, &draft).await;
    assert!(preview.sendable, "the form is usable meanwhile");
    assert_eq!(
        reconciling.await.unwrap().unwrap(),
        ReconciledView {
            keychain: KeychainState::NotAnswering,
            notice: None
        }
    );
    harness.keychain.recover();
    assert_eq!(
        harness.app().system.keychain_state(()).await,
        Ok(KeychainState::Open)
    );
}
