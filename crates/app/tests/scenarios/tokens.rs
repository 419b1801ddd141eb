//! The access token: one is asked for however many calls there are, and it is laid open without being shown.

use std::sync::Arc;

use app::Problem;
use app::view::*;

use crate::harness::{Harness, call_on};

const CALLERS: usize = 20;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_callers_with_an_expired_token_cause_one_token_request() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness.list(&connection).await;
    for asked in 2..6 {
        harness.sandbox.expire_tokens();
        list_at_once(&harness, &connection).await;
        assert_eq!(harness.token_requests().len(), asked);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_first_callers_cause_one_token_request() {
    for _ in 0..10 {
        let harness = Harness::start().await;
        let connection = harness.connect().await;
        list_at_once(&harness, &connection).await;
        assert_eq!(harness.token_requests().len(), 1);
    }
}

#[tokio::test]
async fn a_token_is_laid_open_without_being_shown() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    assert!(matches!(connection.token, TokenView::None));
    let renewed = renew(&harness, &connection).await.unwrap();
    let facts = facts(&renewed);
    assert_eq!(facts.client_id.as_ref(), Some(&connection.client_id));
    assert_eq!(facts.issuer, Some(harness.sandbox.token_url()));
    assert!(facts.zone.is_some() && facts.subaccount.is_some() && facts.token_id.is_some());
    assert!(facts.scopes.iter().any(|scope| scope == "uaa.resource"));
    let hours = facts.expires_at.duration_since(facts.issued_at).as_hours();
    assert_eq!((facts.readable, hours), (true, 11));

    let token = token_in_use(&harness).await;
    for shown in [
        serde_json::to_string(&renewed).unwrap(),
        format!("{renewed:?}"),
        serde_json::to_string(&*harness.events.lock().unwrap()).unwrap(),
    ] {
        for part in token.split('.') {
            assert!(!shown.contains(part), "{shown}");
        }
    }
}

#[tokio::test]
async fn the_window_hears_of_a_token_that_came_with_another_call_or_was_dropped() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness.list(&connection).await;
    let heard = last_heard(&harness);
    assert!(matches!(heard.token, TokenView::Valid(_)));
    harness
        .app()
        .tenants
        .drop_token(ConnectionRef {
            connection: connection.id.clone(),
        })
        .await
        .unwrap();
    let heard = last_heard(&harness);
    assert!(matches!(heard.token, TokenView::None));
    assert_eq!(heard.rights.read, Right::Unknown);
    harness.list(&connection).await;
    assert_eq!(harness.token_requests().len(), 2);
}

#[tokio::test]
async fn a_token_that_goes_since_the_network_is_reached_in_another_way_is_told() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness.list(&connection).await;
    let mut preferences = Preferences::default();
    preferences.network.proxy = ProxyChoice::Direct;
    harness
        .app()
        .system
        .set_preferences(preferences)
        .await
        .unwrap();
    assert!(matches!(last_heard(&harness).token, TokenView::None));
}

#[tokio::test]
async fn renewing_asks_for_another_token_and_keeps_the_old_one_if_none_comes() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let first = renew(&harness, &connection).await.unwrap();
    let second = renew(&harness, &connection).await.unwrap();
    assert_ne!(facts(&first).token_id, facts(&second).token_id);
    harness.sandbox.rotate_client_secret();
    let refused = renew(&harness, &connection).await;
    assert!(
        matches!(refused, Err(Problem::ClientSecretRefused { .. })),
        "{refused:?}"
    );
    assert_eq!(facts(&second), facts(&shown(&harness, &connection).await));
    assert_eq!(harness.list(&connection).await.problem, None);
}

#[tokio::test]
async fn scopes_tell_what_the_connection_may_do() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness.sandbox.revoke_scope("delete");
    let by = PermissionSource::Scopes;
    let rights = renew(&harness, &connection).await.unwrap().rights;
    assert_eq!(rights.create, Right::Allowed { by });
    assert_eq!(rights.delete, Right::Denied { by });
    harness.sandbox.restore_scopes();
    let rights = renew(&harness, &connection).await.unwrap().rights;
    assert_eq!(rights.delete, Right::Allowed { by });
}

#[tokio::test]
async fn where_no_scope_is_told_the_answers_of_the_server_do() {
    let harness = Harness::start().await;
    harness
        .sandbox
        .switches()
        .change(|on| on.scopes_untold = true);
    let connection = harness.connect().await;
    let tested = test(&harness, &connection).await;
    let by = PermissionSource::Server;
    let untried = RightsView {
        create: Right::Unknown,
        read: Right::Allowed { by },
        update: Right::Unknown,
        delete: Right::Unknown,
    };
    assert_eq!(tested.connection.rights, untried);

    harness.sandbox.revoke_scope("delete");
    harness
        .create(&connection, &harness.draft("a1", "one"))
        .await;
    harness.delete(&connection, "a1").await;
    let rights = last_heard(&harness).rights;
    assert_eq!(rights.create, Right::Allowed { by });
    assert_eq!(rights.delete, Right::Denied { by });

    harness.sandbox.revoke_scope("read");
    let rights = test(&harness, &connection).await.connection.rights;
    assert_eq!(rights.read, Right::Denied { by });
    assert_eq!(rights.create, Right::Unknown, "a new token may do less");
}

#[tokio::test]
async fn a_full_tenant_is_not_taken_for_a_missing_right() {
    let harness = Harness::start().await;
    harness.sandbox.switches().change(|on| {
        on.scopes_untold = true;
        on.quota_status = 403;
    });
    harness.sandbox.tenant().set_max_count(0);
    let connection = harness.connect().await;
    harness
        .create(&connection, &harness.draft("a1", "one"))
        .await;
    let rights = last_heard(&harness).rights;
    assert_eq!(rights.create, Right::Unknown);
}

#[tokio::test]
async fn the_last_test_is_remembered_after_a_restart() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    assert_eq!(connection.last_test, None);
    let tested = test(&harness, &connection)
        .await
        .connection
        .last_test
        .unwrap();
    assert_eq!(tested.failed, None);
    harness.restart().await;
    harness.sandbox.revoke_scope("read");
    let tested = test(&harness, &connection)
        .await
        .connection
        .last_test
        .unwrap();
    assert_eq!(tested.failed, Some(TestPartKind::List));
    harness.restart().await;
    let remembered = shown(&harness, &connection).await.last_test.unwrap();
    assert_eq!(remembered.failed, tested.failed);
    assert_eq!(remembered.at, tested.at);
}

#[tokio::test]
async fn a_test_keeps_what_was_sent_for_each_line() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let tested = test(&harness, &connection).await;
    let sent = tested.parts.iter().map(|part| {
        let methods: Vec<_> = part
            .exchanges
            .iter()
            .map(|one| &*one.request.method)
            .collect();
        (part.kind, methods.join(" "))
    });
    let expected = [
        (TestPartKind::Token, "POST"),
        (TestPartKind::Tenant, "GET"),
        (TestPartKind::Quota, "GET"),
        (TestPartKind::List, "GET"),
    ];
    let expected = expected.map(|(kind, methods)| (kind, methods.to_owned()));
    assert_eq!(sent.collect::<Vec<_>>(), expected);
}

async fn list_at_once(harness: &Harness, connection: &ConnectionView) {
    let calls = (0..CALLERS).map(|number| {
        let app = Arc::clone(harness.app());
        let call = ConnectionCall {
            connection: connection.id.clone(),
            operation: number.to_string(),
        };
        tokio::spawn(async move { app.secrets.list_secrets(call).await.unwrap().problem })
    });
    for call in calls.collect::<Vec<_>>() {
        assert_eq!(call.await.unwrap(), None);
    }
}

async fn renew(harness: &Harness, connection: &ConnectionView) -> Result<ConnectionView, Problem> {
    harness.app().tenants.renew_token(call_on(connection)).await
}

async fn test(harness: &Harness, connection: &ConnectionView) -> TestView {
    let call = call_on(connection);
    harness.app().tenants.test_connection(call).await.unwrap()
}

async fn shown(harness: &Harness, connection: &ConnectionView) -> ConnectionView {
    let start = harness.app().system.start(()).await.unwrap();
    let same = |one: &ConnectionView| one.id == connection.id;
    start.connections.into_iter().find(same).unwrap()
}

fn facts(connection: &ConnectionView) -> TokenFacts {
    match &connection.token {
        TokenView::Valid(facts) => (**facts).clone(),
        TokenView::None | TokenView::Refused { .. } => panic!("no token"),
    }
}

/// How a connection stands, as the window heard last.
fn last_heard(harness: &Harness) -> ConnectionView {
    let heard = harness.events.lock().unwrap();
    let told = heard.iter().rev().find_map(|event| match event {
        Event::ConnectionChanged { connection } => Some((**connection).clone()),
        _ => None,
    });
    told.unwrap()
}

/// The token, as it arrives at the API.
async fn token_in_use(harness: &Harness) -> String {
    let connections = harness.app().system.start(()).await.unwrap().connections;
    harness.list(&connections[0]).await;
    let arrived = harness.arrived("GET");
    let header = arrived[0].header("authorization").unwrap();
    header.strip_prefix("Bearer ").unwrap().to_owned()
}
