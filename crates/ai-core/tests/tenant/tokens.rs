//! The access token: asked for once, renewed once, kept nowhere.

use std::sync::Arc;

use ai_core::{Failure, MeaningCode, Operation};
use sandbox::{Action, Answer, Fault, Service};

use crate::bench::{Bench, assert_no_canary};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_callers_without_a_token_cause_one_token_request() {
    let bench = Arc::new(Bench::start().await);
    twenty_lists(&bench).await;
    assert_eq!(bench.token_requests(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_callers_with_an_expired_token_cause_one_token_request() {
    let bench = Arc::new(Bench::start().await);
    bench.client.list(&()).await.result.unwrap();
    bench.sandbox.expire_tokens();
    twenty_lists(&bench).await;
    assert_eq!(bench.token_requests(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn callers_who_wait_together_share_one_refusal() {
    let bench = Arc::new(Bench::start().await);
    bench.sandbox.rotate_client_secret();
    let slow = Fault::latency(std::time::Duration::from_millis(200)).to(Service::Token);
    bench.sandbox.faults().always(slow);
    let calls: Vec<_> = (0..20).map(|_| tokio::spawn(list(bench.clone()))).collect();
    for call in calls {
        assert!(matches!(
            call.await.unwrap(),
            Err(Failure::Refused {
                operation: Operation::Token,
                ..
            })
        ));
    }
    assert_eq!(bench.token_requests(), 1);
}

#[tokio::test]
async fn a_token_server_that_breaks_every_connection_is_asked_three_times_in_all() {
    let bench = Bench::start().await;
    let reset = Fault::new(Action::ResetBefore).to(Service::Token);
    bench.sandbox.faults().always(reset);
    bench.client.list(&()).await.result.unwrap_err();
    assert_eq!(bench.token_requests(), 3);
    bench
        .client
        .create(&bench.secret("team-images"), &())
        .await
        .result
        .unwrap_err();
    assert_eq!(bench.token_requests(), 6);
}

#[tokio::test]
async fn an_expired_token_is_renewed_once_and_the_call_replayed_once() {
    let bench = Bench::start().await;
    bench.client.list(&()).await.result.unwrap();
    bench.sandbox.expire_tokens();
    let outcome = bench.client.create(&bench.secret("team-images"), &()).await;
    outcome.result.unwrap();
    let operations: Vec<_> = outcome
        .exchanges
        .iter()
        .map(|e| (e.purpose, e.attempt))
        .collect();
    assert_eq!(
        operations,
        [
            (Operation::Get, 1),
            (Operation::Token, 1),
            (Operation::Get, 2),
            (Operation::Create, 1)
        ]
    );
}

#[tokio::test]
async fn a_token_that_is_always_refused_ends_the_call_after_one_replay() {
    let bench = Bench::start().await;
    bench
        .sandbox
        .faults()
        .always(Fault::answer(Answer::text(401, "Jwt is expired")).to(Service::Api));
    let outcome = bench.client.list(&()).await;
    let Err(Failure::Refused { meaning, .. }) = outcome.result else {
        panic!("not refused")
    };
    assert_eq!(meaning.code, MeaningCode::TokenExpired);
    assert_eq!(bench.arrived("GET").len(), 2);
    assert_eq!(bench.token_requests(), 2);
}

#[tokio::test]
async fn a_wrong_client_secret_is_named_and_nothing_else_is_asked() {
    let bench = Bench::start().await;
    bench.sandbox.rotate_client_secret();
    let outcome = bench.client.create(&bench.secret("team-images"), &()).await;
    let Err(Failure::Refused {
        operation,
        meaning,
        problem,
    }) = outcome.result
    else {
        panic!("not refused")
    };
    assert_eq!(
        (operation, meaning.code),
        (Operation::Token, MeaningCode::ClientSecretRefused)
    );
    assert_eq!(problem.message.as_deref(), Some("Bad credentials"));
    assert_eq!(outcome.exchanges.len(), 1);
}

#[tokio::test]
async fn no_token_is_kept_in_what_is_recorded_of_a_call() {
    let bench = Bench::start().await;
    let outcome = bench.client.list(&()).await;
    let token = bench.client.token_at_hand().unwrap();
    let kept = serde_json::to_string(&outcome.exchanges).unwrap();
    assert!(!kept.contains(token.secret.open()));
    assert!(kept.contains("access_token"));
    let scopes = token.claims.unwrap().scopes;
    assert!(
        scopes
            .iter()
            .any(|scope| scope.ends_with("dockerregistrysecret.credentials.create"))
    );
}

#[tokio::test]
async fn half_a_token_answer_is_not_kept_at_all() {
    let bench = Bench::start().await;
    for body in [
        r#"{"access_token":"canary.canary.can"#,
        r#"{"data":{"access_token":"canary"}}"#,
    ] {
        let answer = Answer::new(200).body("application/json", body);
        bench
            .sandbox
            .faults()
            .push(Fault::answer(answer).to(Service::Token));
        let outcome = bench.client.list(&()).await;
        assert!(matches!(
            outcome.result,
            Err(Failure::Unreadable {
                operation: Operation::Token,
                ..
            })
        ));
        assert_no_canary(&outcome);
    }
}

#[tokio::test]
async fn a_life_of_the_token_told_as_text_is_understood() {
    let bench = Bench::start().await;
    bench
        .sandbox
        .switches()
        .change(|switches| switches.expires_in_as_text = true);
    let token = bench.client.token(&()).await.result.unwrap();
    let left = token.expires_at.duration_since(jiff::Timestamp::now());
    assert!((11..=12).contains(&left.as_hours()), "{left:?}");
}

#[tokio::test]
async fn a_dropped_token_is_asked_for_anew() {
    let bench = Bench::start().await;
    bench.client.token(&()).await.result.unwrap();
    bench.client.drop_token();
    assert!(bench.client.token_at_hand().is_none());
    bench.client.token(&()).await.result.unwrap();
    assert_eq!(bench.token_requests(), 2);
}

#[tokio::test]
async fn a_secret_that_cannot_be_opened_stops_the_call_before_anything_is_sent() {
    let bench = Bench::start().await;
    bench.drawer.empty();
    let outcome = bench.client.list(&()).await;
    assert!(matches!(
        outcome.result,
        Err(Failure::SecretNotOpened { .. })
    ));
    assert!(outcome.exchanges.is_empty());
    assert!(bench.sandbox.recorder().requests().is_empty());
}

async fn twenty_lists(bench: &Arc<Bench>) {
    let calls: Vec<_> = (0..20).map(|_| tokio::spawn(list(bench.clone()))).collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
}

async fn list(bench: Arc<Bench>) -> Result<(), Failure> {
    bench.client.list(&()).await.result.map(|_| ())
}
