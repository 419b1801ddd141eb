//! The access token: one is asked for however many calls there are, and it is laid open without being shown.

use std::sync::Arc;

use app::Problem;
use app::view::*;

use crate::bench::{Bench, call_on};

const CALLERS: usize = 20;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_callers_with_an_expired_token_cause_one_token_request() {
    let bench = Bench::start().await;
    let connection = bench.connect().await;
    bench.list(&connection).await;
    for asked in 2..6 {
        bench.sandbox.expire_tokens();
        list_at_once(&bench, &connection).await;
        assert_eq!(bench.token_requests().len(), asked);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_first_callers_cause_one_token_request() {
    for _ in 0..10 {
        let bench = Bench::start().await;
        let connection = bench.connect().await;
        list_at_once(&bench, &connection).await;
        assert_eq!(bench.token_requests().len(), 1);
    }
}

#[tokio::test]
async fn a_token_is_laid_open_without_being_shown() {
    let bench = Bench::start().await;
    let connection = bench.connect().await;
    assert!(matches!(connection.token, TokenView::None));
    let renewed = renew(&bench, &connection).await.unwrap();
    let facts = facts(&renewed);
    assert_eq!(facts.client_id.as_ref(), Some(&connection.client_id));
    assert_eq!(facts.issuer, Some(bench.sandbox.token_url()));
    assert!(facts.zone.is_some() && facts.subaccount.is_some() && facts.token_id.is_some());
    assert!(facts.scopes.iter().any(|scope| scope == "uaa.resource"));
    let hours = facts.expires_at.duration_since(facts.issued_at).as_hours();
    assert_eq!((facts.readable, hours), (true, 11));

    let token = token_in_use(&bench).await;
    for shown in [
        serde_json::to_string(&renewed).unwrap(),
        format!("{renewed:?}"),
        serde_json::to_string(&*bench.events.lock().unwrap()).unwrap(),
    ] {
        for part in token.split('.') {
            assert!(!shown.contains(part), "{shown}");
        }
    }
}

#[tokio::test]
async fn the_window_hears_of_a_token_that_came_with_another_call_or_was_dropped() {
    let bench = Bench::start().await;
    let connection = bench.connect().await;
    bench.list(&connection).await;
    let heard = last_heard(&bench);
    assert!(matches!(heard.token, TokenView::Valid(_)));
    bench
        .app()
        .tenants
        .drop_token(ConnectionRef {
            connection: connection.id.clone(),
        })
        .await
        .unwrap();
    let heard = last_heard(&bench);
    assert!(matches!(heard.token, TokenView::None));
    assert_eq!(heard.rights.read, Right::NotTold);
    bench.list(&connection).await;
    assert_eq!(bench.token_requests().len(), 2);
}

#[tokio::test]
async fn a_token_that_goes_since_the_network_is_reached_in_another_way_is_told() {
    let bench = Bench::start().await;
    let connection = bench.connect().await;
    bench.list(&connection).await;
    let mut preferences = Preferences::default();
    preferences.network.proxy = ProxyChoice::Direct;
    bench
        .app()
        .system
        .set_preferences(preferences)
        .await
        .unwrap();
    assert!(matches!(last_heard(&bench).token, TokenView::None));
}

#[tokio::test]
async fn renewing_asks_for_another_token_and_keeps_the_old_one_if_none_comes() {
    let bench = Bench::start().await;
    let connection = bench.connect().await;
    let first = renew(&bench, &connection).await.unwrap();
    let second = renew(&bench, &connection).await.unwrap();
    assert_ne!(facts(&first).token_id, facts(&second).token_id);
    bench.sandbox.rotate_client_secret();
    let refused = renew(&bench, &connection).await;
    assert!(
        matches!(refused, Err(Problem::ClientSecretRefused { .. })),
        "{refused:?}"
    );
    assert_eq!(facts(&second), facts(&shown(&bench, &connection).await));
    assert_eq!(bench.list(&connection).await.problem, None);
}

#[tokio::test]
async fn scopes_tell_what_the_connection_may_do() {
    let bench = Bench::start().await;
    let connection = bench.connect().await;
    bench.sandbox.revoke_scope("delete");
    let by = ToldBy::Scopes;
    let rights = renew(&bench, &connection).await.unwrap().rights;
    assert_eq!(rights.create, Right::Allowed { by });
    assert_eq!(rights.delete, Right::Denied { by });
    bench.sandbox.restore_scopes();
    let rights = renew(&bench, &connection).await.unwrap().rights;
    assert_eq!(rights.delete, Right::Allowed { by });
}

#[tokio::test]
async fn where_no_scope_is_told_the_answers_of_the_server_do() {
    let bench = Bench::start().await;
    bench
        .sandbox
        .switches()
        .change(|on| on.scopes_untold = true);
    let connection = bench.connect().await;
    let tested = test(&bench, &connection).await;
    let by = ToldBy::Server;
    let untried = RightsView {
        create: Right::NotTold,
        read: Right::Allowed { by },
        update: Right::NotTold,
        delete: Right::NotTold,
    };
    assert_eq!(tested.connection.rights, untried);

    bench.sandbox.revoke_scope("delete");
    bench.create(&connection, &bench.draft("a1", "one")).await;
    bench.delete(&connection, "a1").await;
    let rights = last_heard(&bench).rights;
    assert_eq!(rights.create, Right::Allowed { by });
    assert_eq!(rights.delete, Right::Denied { by });

    bench.sandbox.revoke_scope("read");
    let rights = test(&bench, &connection).await.connection.rights;
    assert_eq!(rights.read, Right::Denied { by });
    assert_eq!(rights.create, Right::NotTold, "a new token may do less");
}

#[tokio::test]
async fn a_full_tenant_is_not_taken_for_a_missing_right() {
    let bench = Bench::start().await;
    bench.sandbox.switches().change(|on| {
        on.scopes_untold = true;
        on.quota_status = 403;
    });
    bench.sandbox.tenant().set_max_count(0);
    let connection = bench.connect().await;
    bench.create(&connection, &bench.draft("a1", "one")).await;
    let rights = last_heard(&bench).rights;
    assert_eq!(rights.create, Right::NotTold);
}

#[tokio::test]
async fn the_last_test_is_remembered_after_a_restart() {
    let mut bench = Bench::start().await;
    let connection = bench.connect().await;
    assert_eq!(connection.last_test, None);
    let tested = test(&bench, &connection)
        .await
        .connection
        .last_test
        .unwrap();
    assert_eq!(tested.failed, None);
    bench.restart().await;
    bench.sandbox.revoke_scope("read");
    let tested = test(&bench, &connection)
        .await
        .connection
        .last_test
        .unwrap();
    assert_eq!(tested.failed, Some(TestPartKind::List));
    bench.restart().await;
    let remembered = shown(&bench, &connection).await.last_test.unwrap();
    assert_eq!(remembered.failed, tested.failed);
    assert_eq!(remembered.at, tested.at);
}

#[tokio::test]
async fn a_test_keeps_what_was_sent_for_each_line() {
    let bench = Bench::start().await;
    let connection = bench.connect().await;
    let tested = test(&bench, &connection).await;
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

async fn list_at_once(bench: &Bench, connection: &ConnectionView) {
    let calls = (0..CALLERS).map(|number| {
        let app = Arc::clone(bench.app());
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

async fn renew(bench: &Bench, connection: &ConnectionView) -> Result<ConnectionView, Problem> {
    bench.app().tenants.renew_token(call_on(connection)).await
}

async fn test(bench: &Bench, connection: &ConnectionView) -> TestView {
    let call = call_on(connection);
    bench.app().tenants.test_connection(call).await.unwrap()
}

async fn shown(bench: &Bench, connection: &ConnectionView) -> ConnectionView {
    let start = bench.app().system.start(()).await.unwrap();
    let same = |one: &ConnectionView| one.id == connection.id;
    start.connections.into_iter().find(same).unwrap()
}

fn facts(connection: &ConnectionView) -> TokenFacts {
    match &connection.token {
        TokenView::Valid(facts) => (**facts).clone(),
        TokenView::None => panic!("no token"),
    }
}

/// How a connection stands, as the window heard last.
fn last_heard(bench: &Bench) -> ConnectionView {
    let heard = bench.events.lock().unwrap();
    let told = heard.iter().rev().find_map(|event| match event {
        Event::ConnectionChanged { connection } => Some((**connection).clone()),
        _ => None,
    });
    told.unwrap()
}

/// The token, as it arrives at the API.
async fn token_in_use(bench: &Bench) -> String {
    let connections = bench.app().system.start(()).await.unwrap().connections;
    bench.list(&connections[0]).await;
    let arrived = bench.arrived("GET");
    let header = arrived[0].header("authorization").unwrap();
    header.strip_prefix("Bearer ").unwrap().to_owned()
}
