//! All tenants side by side: asked some at a time, each row told as it is known.

use ai_core::Quota;
use app::view::*;
use app::{AT_ONCE, Problem};
use sandbox::{Action, Fault, Sandbox, Service, Settings};

use crate::harness::{CALL, FOREIGN, Harness};

#[tokio::test]
async fn every_tenant_is_asked_once_it_is_wanted_and_told_row_by_row() {
    let harness = Harness::start().await;
    let first = harness.connect().await;
    let other = Sandbox::start(Settings::default()).await.unwrap();
    other.tenant().add_foreign("base-images", FOREIGN);
    let second = harness.connect_to(&other).await;
    harness
        .create(&first, &harness.draft("team-images", "x"))
        .await;
    harness.sandbox.recorder().clear();

    let known = harness.app().tenants.overview(()).await.unwrap();
    assert_eq!(ids(&known), [&*first.id, &*second.id]);
    assert_eq!(known[0].known, 1);
    assert!(known.iter().all(|row| row.reading.is_none()));
    assert!(harness.sandbox.recorder().requests().is_empty());
    assert!(other.recorder().requests().is_empty());

    let rows = refresh(&harness, &[&first, &second]).await.unwrap();
    assert_eq!(ids(&rows), [&*first.id, &*second.id]);
    for (row, known) in rows.iter().zip([1, 0]) {
        let reading = row.reading.as_ref().unwrap();
        assert_eq!((reading.secrets, row.known), (Some(1), known));
        assert_eq!(reading.problem, None);
        assert!(reading.latency.is_some());
        assert!(matches!(row.connection.token, TokenView::Valid { .. }));
        let quota = Quota {
            used: Some(1),
            max: 50,
        };
        assert_eq!(row.connection.quota, Some(quota));
    }
    let mut told = told(&harness);
    told.sort();
    let mut asked = [first.id, second.id];
    asked.sort();
    assert_eq!(told, asked);
    let kept = harness.app().tenants.overview(()).await.unwrap();
    assert_eq!(kept[1].reading, rows[1].reading);
}

#[tokio::test]
async fn a_tenant_that_fails_says_why_in_its_row_and_the_others_are_asked_all_the_same() {
    let mut harness = Harness::start().await;
    let good = harness.connect().await;
    let [refusing, gone, keyless] = three_sandboxes().await;
    let refused = harness.connect_to(&refusing).await;
    let unreachable = harness.connect_to(&gone).await;
    let lost = harness.try_connect_to(&keyless, false).await.unwrap();
    harness.restart().await;
    refusing.rotate_client_secret();
    gone.stop().await;

    let all = [&good, &refused, &unreachable, &lost];
    let rows = refresh(&harness, &all).await.unwrap();
    let problems: Vec<_> = rows
        .iter()
        .map(|row| row.reading.clone().unwrap().problem)
        .collect();
    assert_eq!(problems[0], None);
    assert!(matches!(
        problems[1],
        Some(Problem::ClientSecretRefused { .. })
    ));
    assert!(matches!(problems[2], Some(Problem::Unreachable { .. })));
    assert!(matches!(problems[3], Some(Problem::SecretMissing { .. })));
}

#[tokio::test]
async fn a_tenant_that_answers_and_forbids_is_reachable() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness.sandbox.revoke_scope("read");
    let rows = refresh(&harness, &[&connection]).await.unwrap();
    let reading = rows[0].reading.clone().unwrap();
    assert!(matches!(reading.problem, Some(Problem::NotAllowed { .. })));
    assert!(reading.latency.is_some());
    assert_eq!(reading.secrets, None);
}

#[tokio::test]
async fn no_more_tenants_than_the_limit_are_asked_at_once_and_a_cancel_stops_them_all() {
    let harness = Harness::start().await;
    let mut sandboxes = Vec::new();
    let mut connections = Vec::new();
    for _ in 0..2 * AT_ONCE {
        let sandbox = Sandbox::start(Settings::default()).await.unwrap();
        sandbox.faults().always(Fault::new(Action::Hang));
        connections.push(harness.connect_to(&sandbox).await);
        sandboxes.push(sandbox);
    }
    // This one answers, and gives its turn to the next.
    sandboxes[0].faults().clear();
    let call = call(&connections.iter().collect::<Vec<_>>());
    let app = harness.app().clone();
    let refreshing =
        tokio::spawn(async move { app.tenants.refresh_overview(call).await.map(|_| ()) });
    for sandbox in &sandboxes[..=AT_ONCE] {
        sandbox.recorder().wait_for(|_| true).await;
    }
    let operation = CALL.to_owned();
    let cancel = OperationRef { operation };
    harness.app().system.cancel(cancel).await.unwrap();
    assert_eq!(refreshing.await.unwrap(), Err(Problem::Cancelled));

    let asked = |sandbox: &&Sandbox| !sandbox.recorder().requests().is_empty();
    assert_eq!(sandboxes.iter().filter(asked).count(), AT_ONCE + 1);
    assert_eq!(told(&harness), [&*connections[0].id]);
}

#[tokio::test]
async fn a_connection_that_is_removed_meanwhile_leaves_no_row() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness
        .sandbox
        .faults()
        .push(Fault::new(Action::ResetBefore).to(Service::Api));
    let reference = ConnectionRef {
        connection: connection.id.clone(),
    };
    harness
        .app()
        .connections
        .remove_connection(reference)
        .await
        .unwrap();
    assert!(refresh(&harness, &[&connection]).await.unwrap().is_empty());
}

#[tokio::test]
async fn the_order_of_connections_survives_a_restart() {
    let mut harness = Harness::start().await;
    let first = harness.connect().await;
    let [one, two, _] = three_sandboxes().await;
    let (second, third) = (
        harness.connect_to(&one).await,
        harness.connect_to(&two).await,
    );
    let connections = [&third, &first, &second].map(|connection| connection.id.clone());
    let order = ConnectionOrder {
        connections: connections.to_vec(),
    };
    harness
        .app()
        .connections
        .order_connections(order)
        .await
        .unwrap();
    let started = harness.restart().await;
    let ids: Vec<_> = started.connections.iter().map(|one| &one.id).collect();
    assert_eq!(ids, connections.each_ref());
}

#[tokio::test]
async fn choosing_a_connection_is_its_last_use() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    assert_eq!(connection.used_at, None);
    let preferences = Preferences {
        connection: Some(connection.id.clone()),
        ..Preferences::default()
    };
    harness
        .app()
        .system
        .set_preferences(preferences)
        .await
        .unwrap();
    let used = harness.app().tenants.overview(()).await.unwrap();
    assert!(used[0].connection.used_at.is_some());
}

async fn three_sandboxes() -> [Sandbox; 3] {
    let start = || async { Sandbox::start(Settings::default()).await.unwrap() };
    [start().await, start().await, start().await]
}

async fn refresh(
    harness: &Harness,
    connections: &[&ConnectionView],
) -> Result<Vec<OverviewRow>, Problem> {
    harness
        .app()
        .tenants
        .refresh_overview(call(connections))
        .await
}

fn call(connections: &[&ConnectionView]) -> OverviewCall {
    OverviewCall {
        connections: connections.iter().map(|one| one.id.clone()).collect(),
        operation: CALL.to_owned(),
    }
}

fn ids(rows: &[OverviewRow]) -> Vec<&str> {
    rows.iter().map(|row| &*row.connection.id).collect()
}

/// The connections whose rows were told meanwhile, in order.
fn told(harness: &Harness) -> Vec<String> {
    let events = harness.events.lock().unwrap();
    let rows = events.iter().filter_map(|event| match event {
        Event::Progress {
            operation,
            step: Step::Overviewed { row },
        } if operation == CALL => Some(row.connection.id.clone()),
        _ => None,
    });
    rows.collect()
}
