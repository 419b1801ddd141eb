//! A service key in place of another: a key that does not work never costs the one that does.

use ai_core::service_key::DiagnosticCode;
use app::Problem;
use app::view::*;
use sandbox::{Sandbox, Settings};
use serde_json::Value;

use crate::harness::{Harness, add, call_on, mark_production};

#[tokio::test]
async fn a_key_that_gets_no_token_leaves_the_connection_with_the_key_that_works() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let kept = harness.keychain.items();

    let damaged = harness.paste(&damaged_key(&harness)).await.unwrap();
    let problem = key_problem(&harness, add(&damaged)).await;
    assert!(
        matches!(problem, Problem::ClientSecretRefused { .. }),
        "{problem:?}"
    );
    assert_eq!(harness.keychain.items(), kept);
    assert_eq!(harness.list(&connection).await.problem, None);

    // The reading waits on: the user may want the key all the same.
    let anyway = AddConnection {
        untested: true,
        ..add(&damaged)
    };
    let replaced = harness.add_connection(anyway).await;
    assert_eq!(replaced.id, connection.id);
    assert!(replaced.has_previous_key);
    assert!(harness.list(&connection).await.problem.is_some());
}

#[tokio::test]
async fn the_key_before_can_be_put_back_until_the_application_ends() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    assert!(!connection.has_previous_key);
    replace_untested(&harness).await;
    mark_production(&harness, &connection).await;

    let restored = restore(&harness, &connection).await.unwrap();
    assert!(restored.production && !restored.has_previous_key);
    assert_eq!(harness.list(&connection).await.problem, None);
    assert_eq!(
        harness.keychain.items().len(),
        1,
        "the damaged client secret is gone"
    );
    assert_eq!(
        restore(&harness, &connection).await.map(drop),
        Err(Problem::Gone)
    );

    replace_untested(&harness).await;
    assert_eq!(harness.keychain.items().len(), 2);
    let started = harness.restart().await;
    assert!(!started.connections[0].has_previous_key);
    assert_eq!(harness.keychain.items().len(), 1);
    assert!(harness.list(&connection).await.problem.is_some());
}

#[tokio::test]
async fn a_kill_after_a_replacement_leaves_no_old_client_secret_behind() {
    let mut harness = Harness::start().await;
    harness.connect().await;
    replace_untested(&harness).await;
    harness.kill_and_restart().await;
    assert_eq!(harness.keychain.items().len(), 1);
}

#[tokio::test]
async fn a_key_of_this_session_can_be_put_back_too() {
    let harness = Harness::start().await;
    let connection = harness.try_connect(false).await.unwrap();
    replace_untested(&harness).await;
    let restored = restore(&harness, &connection).await.unwrap();
    assert_eq!(restored.client_secret, SecretPlace::Session);
    assert_eq!(harness.list(&connection).await.problem, None);
    assert!(harness.keychain.items().is_empty());
}

#[tokio::test]
async fn a_key_that_works_is_saved_with_the_token_that_its_try_got() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let asked = harness.token_requests().len();
    harness.sandbox.rotate_client_secret();
    let replaced = harness.connect().await;
    assert!(matches!(replaced.token, TokenView::Valid(_)));
    assert_eq!(harness.list(&connection).await.problem, None);
    assert_eq!(harness.token_requests().len(), asked + 1);
}

#[tokio::test]
async fn a_test_of_the_key_before_says_nothing_of_the_new_one() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness.sandbox.rotate_client_secret();
    let tested = harness.app().tenants.test_connection(call_on(&connection));
    let tested = tested.await.unwrap().connection;
    assert_eq!(tested.last_test.unwrap().failed, Some(TestPartKind::Token));
    assert_eq!(harness.connect().await.last_test, None);
}

#[tokio::test]
async fn the_doctor_says_that_the_client_secret_was_refused_whoever_asked_for_the_token() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness.sandbox.rotate_client_secret();
    harness.list(&connection).await;
    let says_so = |connection: &ConnectionView| {
        let lines = &mut connection.doctor.iter();
        lines.any(|line| line.code == DiagnosticCode::SecretRotated)
    };
    assert!(says_so(&shown(&harness).await));
    assert!(!says_so(&harness.connect().await));
}

#[tokio::test]
async fn new_connections_get_colours_that_nobody_has() {
    let harness = Harness::start().await;
    let first = harness.connect().await;
    let tenant = Sandbox::start(Settings::default()).await.unwrap();
    let second = harness.connect_to(&tenant).await;
    assert_eq!((first.colour, second.colour), (4, 0));
    harness
        .app()
        .connections
        .remove_connection(ConnectionRef {
            connection: first.id,
        })
        .await
        .unwrap();
    let third = harness.connect().await;
    assert_eq!(third.colour, 4);
}

#[tokio::test]
async fn a_refused_token_is_told_of_its_connection_until_one_comes() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness.sandbox.rotate_client_secret();
    harness.list(&connection).await;
    assert!(matches!(
        shown(&harness).await.token,
        TokenView::Refused { status: 401 }
    ));
    harness.connect().await;
    assert!(matches!(shown(&harness).await.token, TokenView::Valid(_)));
}

/// The key of the tenant with another client secret.
fn damaged_key(harness: &Harness) -> String {
    let mut key: Value = serde_json::from_str(&harness.sandbox.service_key()).unwrap();
    key["clientsecret"] = "canary-secret$FAKE=".into();
    key.to_string()
}

async fn key_problem(harness: &Harness, add: AddConnection) -> Problem {
    let added = harness.app().connections.add_connection(add).await;
    match added.unwrap() {
        AddedConnection::KeyFailed { problem } => problem,
        AddedConnection::Saved { connection } => panic!("{connection:?}"),
    }
}

/// Replaces the key by one that does not work.
async fn replace_untested(harness: &Harness) {
    let damaged = harness.paste(&damaged_key(harness)).await.unwrap();
    let anyway = AddConnection {
        untested: true,
        ..add(&damaged)
    };
    let remember = harness.keychain.items().len() == 1;
    let anyway = AddConnection { remember, ..anyway };
    harness.add_connection(anyway).await;
}

async fn restore(
    harness: &Harness,
    connection: &ConnectionView,
) -> Result<ConnectionView, Problem> {
    let connection = connection.id.clone();
    let connections = &harness.app().connections;
    connections.restore_key(ConnectionRef { connection }).await
}

/// The only connection as it is shown now.
async fn shown(harness: &Harness) -> ConnectionView {
    let started = harness.app().system.start(()).await.unwrap();
    started.connections[0].clone()
}
