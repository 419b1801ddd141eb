//! The practice tenant, from one click to the next day.

use std::sync::Arc;

use app::Problem;
use app::view::*;
use pull_secret::Draft;

use crate::bench::{Bench, CALL, row};

#[tokio::test]
async fn the_practice_tenant_is_one_click_away_and_there_is_one_of_it() {
    let bench = Bench::start().await;
    let connection = practise(&bench).await;
    assert!(connection.practice);
    assert_eq!(connection.client_secret, SecretPlace::Session);
    assert_eq!(practise(&bench).await.id, connection.id);
    let list = bench.list(&connection).await;
    assert_eq!(list.problem, None);
    let [foreign] = &*list.rows else {
        panic!("{:?}", list.rows)
    };
    assert_eq!(foreign.side, Side::TenantOnly);
    assert!(
        bench.keychain.items().is_empty(),
        "its key is made anew each time"
    );
}

#[tokio::test]
async fn what_was_practised_is_there_after_a_restart() {
    let mut bench = Bench::start().await;
    let connection = practise(&bench).await;
    let draft = practice_draft(&bench, &connection).await.unwrap();
    let preview = bench.preview(&connection, Purpose::Create, &draft).await;
    assert!(preview.sendable, "{:?}", preview.findings);
    let created = bench.create(&connection, &draft).await;
    assert_eq!(
        created.result,
        SendResult::Registered { answer_lost: false }
    );
    assert!(matches!(created.kept, Kept::Keychain));
    assert_eq!(created.listed, Listed::Yes);

    let started = bench.restart().await;
    let connection = &started.connections[0];
    let list = bench.list(connection).await;
    assert_eq!(list.problem, None);
    assert_eq!(row(&list, "team-images").side, Side::Both);
    assert_eq!(
        list.quota,
        Some(QuotaView {
            used: Some(2),
            max: 50
        })
    );
    let deleted = bench.delete(connection, "team-images").await;
    assert_eq!(deleted.result, SendResult::Deleted { gone_before: false });
    assert_eq!(bench.undo(&deleted).await.listed, Listed::Yes);
    assert!(
        bench.sandbox.recorder().requests().is_empty(),
        "no other tenant is asked"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_first_calls_after_a_restart_all_reach_the_practice_tenant() {
    let mut bench = Bench::start().await;
    practise(&bench).await;
    for _ in 0..5 {
        let started = bench.restart().await;
        let calls = (0..8).map(|number| {
            let (app, id) = (bench.app().clone(), started.connections[0].id.clone());
            let operation = number.to_string();
            tokio::spawn(async move {
                let call = ConnectionCall {
                    connection: id,
                    operation,
                };
                app.list_secrets(call).await.unwrap().problem
            })
        });
        for call in calls.collect::<Vec<_>>() {
            assert_eq!(call.await.unwrap(), None);
        }
    }
}

#[tokio::test]
async fn what_a_cancelled_check_has_sent_is_recorded_all_the_same() {
    let bench = Bench::start().await;
    let connection = practise(&bench).await;
    let draft = practice_draft(&bench, &connection).await.unwrap();
    let app = Arc::downgrade(bench.app());
    bench.app().subscribe(Box::new(move |event| {
        let Event::Progress {
            operation,
            step: Step::Checked { line },
        } = event
        else {
            return;
        };
        if line.evidence.is_empty() {
            return;
        }
        let app = app.upgrade().unwrap();
        tokio::spawn(async move { app.cancel(OperationRef { operation }).await });
    }));
    let call = CheckCall {
        connection: connection.id.clone(),
        draft,
        consents: Vec::new(),
        operation: CALL.to_owned(),
    };
    let cancelled = bench.app().check(call).await.map(|_| ());
    assert_eq!(cancelled, Err(Problem::Cancelled));
    let hosts = bench.app().hosts(()).await.unwrap();
    let registry = |host: &HostView| host.purpose == HostPurpose::Registry;
    assert!(hosts.iter().any(registry), "{hosts:?}");
}

#[tokio::test]
async fn a_removed_practice_tenant_is_made_anew() {
    let bench = Bench::start().await;
    let connection = practise(&bench).await;
    let draft = practice_draft(&bench, &connection).await.unwrap();
    bench.create(&connection, &draft).await;
    let reference = ConnectionRef {
        connection: connection.id.clone(),
    };
    bench.app().remove_connection(reference).await.unwrap();
    assert!(bench.keychain.items().is_empty());
    let gone = practice_draft(&bench, &connection).await.map(|_| ());
    assert_eq!(gone, Err(Problem::Gone));
    let list = bench.list(&practise(&bench).await).await;
    assert_eq!(list.rows.len(), 1, "the foreign one alone");
}

#[tokio::test]
async fn a_real_connection_has_no_practice_form() {
    let bench = Bench::start().await;
    let connection = bench.connect().await;
    practise(&bench).await;
    let refused = practice_draft(&bench, &connection).await.map(|_| ());
    assert_eq!(refused, Err(Problem::Gone));
}

async fn practise(bench: &Bench) -> ConnectionView {
    bench.app().open_practice_tenant(()).await.unwrap()
}

async fn practice_draft(bench: &Bench, connection: &ConnectionView) -> Result<Draft, Problem> {
    let reference = ConnectionRef {
        connection: connection.id.clone(),
    };
    bench.app().practice_draft(reference).await
}
