//! The access token: asked for once, renewed once, kept nowhere.

use std::sync::Arc;

use ai_core::{Failure, MeaningCode, Operation};
use sandbox::{Action, Answer, Fault, Service};

use crate::harness::{Harness, assert_no_canary};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_callers_without_a_token_cause_one_token_request() {
    let harness = Arc::new(Harness::start().await);
    twenty_lists(&harness).await;
    assert_eq!(harness.token_requests(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_callers_with_an_expired_token_cause_one_token_request() {
    let harness = Arc::new(Harness::start().await);
    harness.client.list(&()).await.result.unwrap();
    harness.sandbox.expire_tokens();
    twenty_lists(&harness).await;
    assert_eq!(harness.token_requests(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn callers_who_wait_together_share_one_refusal() {
    let harness = Arc::new(Harness::start().await);
    harness.sandbox.rotate_client_secret();
    let slow = Fault::latency(std::time::Duration::from_millis(200)).to(Service::Token);
    harness.sandbox.faults().always(slow);
    let calls: Vec<_> = (0..20)
        .map(|_| tokio::spawn(list(harness.clone())))
        .collect();
    for call in calls {
        assert!(matches!(
            call.await.unwrap(),
            Err(Failure::Refused {
                operation: Operation::Token,
                ..
            })
        ));
    }
    assert_eq!(harness.token_requests(), 1);
}

#[tokio::test]
async fn a_token_server_that_breaks_every_connection_is_asked_three_times_in_all() {
    let harness = Harness::start().await;
    let reset = Fault::new(Action::ResetBefore).to(Service::Token);
    harness.sandbox.faults().always(reset);
    harness.client.list(&()).await.result.unwrap_err();
    assert_eq!(harness.token_requests(), 3);
    harness
        .client
        .create(&harness.secret("team-images"), &())
        .await
        .result
        .unwrap_err();
    assert_eq!(harness.token_requests(), 6);
}

#[tokio::test]
async fn an_expired_token_is_renewed_once_and_the_call_replayed_once() {
    let harness = Harness::start().await;
    harness.client.list(&()).await.result.unwrap();
    harness.sandbox.expire_tokens();
    let outcome = harness
        .client
        .create(&harness.secret("team-images"), &())
        .await;
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
    let harness = Harness::start().await;
    harness
        .sandbox
        .faults()
        .always(Fault::answer(Answer::text(401, "Jwt is expired")).to(Service::Api));
    let outcome = harness.client.list(&()).await;
    let Err(Failure::Refused { meaning, .. }) = outcome.result else {
        panic!("not refused")
    };
    assert_eq!(meaning.code, MeaningCode::TokenExpired);
    assert_eq!(harness.arrived("GET").len(), 2);
    assert_eq!(harness.token_requests(), 2);
}

#[tokio::test]
async fn a_wrong_client_secret_is_named_and_nothing_else_is_asked() {
    let harness = Harness::start().await;
    harness.sandbox.rotate_client_secret();
    let outcome = harness
        .client
        .create(&harness.secret("team-images"), &())
        .await;
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
    let harness = Harness::start().await;
    let outcome = harness.client.list(&()).await;
    let token = harness.client.cached_token().unwrap();
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
    let harness = Harness::start().await;
    for body in [
        r#"{"access_token":"canary.canary.can"#,
        r#"{"data":{"access_token":"canary"}}"#,
    ] {
        let answer = Answer::new(200).body("application/json", body);
        harness
            .sandbox
            .faults()
            .push(Fault::answer(answer).to(Service::Token));
        let outcome = harness.client.list(&()).await;
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
    let harness = Harness::start().await;
    harness
        .sandbox
        .switches()
        .change(|switches| switches.expires_in_as_text = true);
    let token = harness.client.token(&()).await.result.unwrap();
    let left = token.expires_at.duration_since(jiff::Timestamp::now());
    assert!((11..=12).contains(&left.as_hours()), "{left:?}");
}

#[tokio::test]
async fn a_dropped_token_is_asked_for_anew() {
    let harness = Harness::start().await;
    harness.client.token(&()).await.result.unwrap();
    harness.client.drop_token();
    assert!(harness.client.cached_token().is_none());
    harness.client.token(&()).await.result.unwrap();
    assert_eq!(harness.token_requests(), 2);
}

#[tokio::test]
async fn a_secret_that_cannot_be_opened_stops_the_call_before_anything_is_sent() {
    let harness = Harness::start().await;
    harness.drawer.empty();
    let outcome = harness.client.list(&()).await;
    assert!(matches!(
        outcome.result,
        Err(Failure::SecretNotOpened { .. })
    ));
    assert!(outcome.exchanges.is_empty());
    assert!(harness.sandbox.recorder().requests().is_empty());
}

async fn twenty_lists(harness: &Arc<Harness>) {
    let calls: Vec<_> = (0..20)
        .map(|_| tokio::spawn(list(harness.clone())))
        .collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
}

async fn list(harness: Arc<Harness>) -> Result<(), Failure> {
    harness.client.list(&()).await.result.map(|_| ())
}
