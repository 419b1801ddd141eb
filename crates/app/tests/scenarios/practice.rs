//! The practice tenant, from one click to the next day.

use std::sync::Arc;

use ai_core::Quota;
use app::Problem;
use app::view::*;
use pull_secret::Draft;
use registry_check::Verdict;

use crate::harness::{CALL, Harness, row};

#[tokio::test]
async fn the_practice_tenant_is_one_click_away_and_there_is_one_of_it() {
    let harness = Harness::start().await;
    let connection = practice_connection(&harness).await;
    assert!(connection.practice);
    assert_eq!(connection.client_secret, SecretPlace::Session);
    assert_eq!(practice_connection(&harness).await.id, connection.id);
    let list = harness.list(&connection).await;
    assert_eq!(list.problem, None);
    let [foreign] = &*list.rows else {
        panic!("{:?}", list.rows)
    };
    assert_eq!(foreign.side, Side::TenantOnly);
    assert!(
        harness.keychain.items().is_empty(),
        "its key is made anew each time"
    );
}

#[tokio::test]
async fn what_was_practised_is_there_after_a_restart() {
    let mut harness = Harness::start().await;
    let connection = practice_connection(&harness).await;
    let draft = practice_draft(&harness, &connection).await.unwrap();
    let preview = harness.preview(&connection, Purpose::Create, &draft).await;
    assert!(preview.sendable, "{:?}", preview.findings);
    let created = harness.create(&connection, &draft).await;
    assert_eq!(
        created.result,
        SendResult::Registered { answer_lost: false }
    );
    assert!(matches!(created.storage, PasswordStorage::Keychain));
    assert_eq!(created.listed, Listed::Yes);

    let started = harness.restart().await;
    let connection = &started.connections[0];
    let list = harness.list(connection).await;
    assert_eq!(list.problem, None);
    assert_eq!(row(&list, "team-images").side, Side::Both);
    assert_eq!(
        list.quota,
        Some(Quota {
            used: Some(2),
            max: 50
        })
    );
    let deleted = harness.delete(connection, "team-images").await;
    assert_eq!(deleted.result, SendResult::Deleted { gone_before: false });
    assert_eq!(harness.undo(&deleted).await.listed, Listed::Yes);
    assert!(
        harness.sandbox.recorder().requests().is_empty(),
        "no other tenant is asked"
    );
}

#[tokio::test]
async fn yesterdays_practice_secret_fits_today_and_no_host_is_new() {
    let mut harness = Harness::start().await;
    let connection = practice_connection(&harness).await;
    let draft = practice_draft(&harness, &connection).await.unwrap();
    harness.create(&connection, &draft).await;
    assert_all_proven(&harness.check(&connection, &draft).await);
    let hosts = hosts(&harness).await;

    let started = harness.restart().await;
    let connection = &started.connections[0];
    let list = harness.list(connection).await;
    let known = row(&list, "team-images").draft.clone();
    assert_all_proven(&harness.check(connection, &known).await);
    let again = practice_draft(&harness, connection).await.unwrap();
    assert_eq!(
        again.registries[0].registry_key,
        draft.registries[0].registry_key
    );
    assert_eq!(self::hosts(&harness).await, hosts);
    let notices = harness.events.lock().unwrap();
    assert!(
        !notices
            .iter()
            .any(|event| matches!(event, Event::Noticed { .. }))
    );
}

#[tokio::test]
async fn a_practice_tenant_whose_port_is_taken_starts_elsewhere_and_says_so() {
    let mut harness = Harness::start().await;
    let connection = practice_connection(&harness).await;
    let draft = practice_draft(&harness, &connection).await.unwrap();
    let usual = draft.registries[0].registry_key.clone();
    harness.app().close().await;
    harness.kill();
    let taken = std::net::TcpListener::bind(&usual).unwrap();
    harness.open();
    let connection = practice_connection(&harness).await;
    let moved = practice_draft(&harness, &connection).await.unwrap();
    let now = moved.registries[0].registry_key.clone();
    assert_ne!(now, usual);
    assert_all_proven(&harness.check(&connection, &moved).await);
    let moved = Notice::PracticeMoved {
        from: usual.clone(),
        to: now,
    };
    assert_eq!(noticed(&harness), [moved]);

    drop(taken);
    harness.restart().await;
    let connection = practice_connection(&harness).await;
    let back = practice_draft(&harness, &connection).await.unwrap();
    assert_eq!(back.registries[0].registry_key, usual);
}

#[tokio::test]
async fn who_wants_nothing_in_the_keychain_practises_all_the_same() {
    let harness = Harness::start().await;
    let preferences = Preferences {
        remember: false,
        ..Preferences::default()
    };
    harness
        .app()
        .system
        .set_preferences(preferences)
        .await
        .unwrap();
    let connection = practice_connection(&harness).await;
    let draft = practice_draft(&harness, &connection).await.unwrap();
    assert_all_proven(&harness.check(&connection, &draft).await);
    assert!(harness.keychain.items().is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_first_calls_after_a_restart_all_reach_the_practice_tenant() {
    let mut harness = Harness::start().await;
    practice_connection(&harness).await;
    for _ in 0..5 {
        let started = harness.restart().await;
        let calls = (0..8).map(|number| {
            let (app, id) = (harness.app().clone(), started.connections[0].id.clone());
            let operation = number.to_string();
            tokio::spawn(async move {
                let call = ConnectionCall {
                    connection: id,
                    operation,
                };
                app.secrets.list_secrets(call).await.unwrap().problem
            })
        });
        for call in calls.collect::<Vec<_>>() {
            assert_eq!(call.await.unwrap(), None);
        }
    }
}

#[tokio::test]
async fn what_a_cancelled_check_has_sent_is_recorded_all_the_same() {
    let harness = Harness::start().await;
    let connection = practice_connection(&harness).await;
    let draft = practice_draft(&harness, &connection).await.unwrap();
    let app = Arc::downgrade(harness.app());
    harness.app().system.subscribe(Box::new(move |event| {
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
        tokio::spawn(async move { app.system.cancel(OperationRef { operation }).await });
    }));
    let call = CheckCall {
        connection: connection.id.clone(),
        draft,
        consents: Vec::new(),
        operation: CALL.to_owned(),
    };
    let cancelled = harness.app().checks.check(call).await.map(|_| ());
    assert_eq!(cancelled, Err(Problem::Cancelled));
    let hosts = harness.app().activity.hosts(()).await.unwrap();
    let registry = |host: &HostView| host.purpose == HostPurpose::Registry;
    assert!(hosts.iter().any(registry), "{hosts:?}");
}

#[tokio::test]
async fn a_removed_practice_tenant_is_made_anew() {
    let harness = Harness::start().await;
    let connection = practice_connection(&harness).await;
    let draft = practice_draft(&harness, &connection).await.unwrap();
    harness.create(&connection, &draft).await;
    let reference = ConnectionRef {
        connection: connection.id.clone(),
    };
    harness
        .app()
        .connections
        .remove_connection(reference)
        .await
        .unwrap();
    assert!(harness.keychain.items().is_empty());
    let gone = practice_draft(&harness, &connection).await.map(|_| ());
    assert_eq!(gone, Err(Problem::Gone));
    let list = harness.list(&practice_connection(&harness).await).await;
    assert_eq!(list.rows.len(), 1, "the foreign one alone");
}

#[tokio::test]
async fn a_real_connection_has_no_practice_form() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    practice_connection(&harness).await;
    let refused = practice_draft(&harness, &connection).await.map(|_| ());
    assert_eq!(refused, Err(Problem::Gone));
}

fn assert_all_proven(checked: &CheckView) {
    for line in &checked.lines {
        assert_eq!(line.verdict, Verdict::Proven, "{line:?}");
    }
}

async fn hosts(harness: &Harness) -> Vec<(String, HostPurpose)> {
    let hosts = harness.app().activity.hosts(()).await.unwrap();
    let named = hosts.into_iter().map(|host| (host.host, host.purpose));
    let mut named: Vec<_> = named.collect();
    named.sort();
    named
}

fn noticed(harness: &Harness) -> Vec<Notice> {
    let events = harness.events.lock().unwrap();
    let notices = events.iter().filter_map(|event| match event {
        Event::Noticed { notice } => Some(notice.clone()),
        _ => None,
    });
    notices.collect()
}

async fn practice_connection(harness: &Harness) -> ConnectionView {
    harness
        .app()
        .connections
        .open_practice_tenant(())
        .await
        .unwrap()
}

async fn practice_draft(harness: &Harness, connection: &ConnectionView) -> Result<Draft, Problem> {
    let reference = ConnectionRef {
        connection: connection.id.clone(),
    };
    harness.app().connections.practice_draft(reference).await
}
