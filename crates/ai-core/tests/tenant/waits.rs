//! Waits that a server asks for: told, bounded, and ended by dropping the call.

use std::time::Duration;

use ai_core::{Created, Failure, Operation, RetryPolicy};
use sandbox::{Answer, Fault, Service};

use crate::harness::{Harness, Listener};

#[tokio::test]
async fn a_busy_server_is_asked_three_times_and_each_wait_is_told() {
    let harness = Harness::start().await;
    for status in [429, 503] {
        harness.sandbox.faults().always(busy(status, "0"));
        let listener = Listener::new(|| ());
        let outcome = harness.client.list(&listener).await;
        let Err(Failure::Busy {
            problem,
            retry_after,
            ..
        }) = outcome.result
        else {
            panic!("not busy")
        };
        assert_eq!(
            (problem.status, retry_after),
            (status, Some(Duration::ZERO))
        );
        let waits = listener.waits.lock().unwrap().clone();
        let told: Vec<_> = waits
            .iter()
            .map(|wait| (wait.operation, wait.attempt, wait.of))
            .collect();
        assert_eq!(told, [(Operation::List, 2, 3), (Operation::List, 3, 3)]);
        assert_eq!(*listener.heard.lock().unwrap(), outcome.exchanges.len());
        harness.sandbox.faults().clear();
    }
}

#[tokio::test]
async fn a_server_that_recovers_is_not_noticed_by_the_result() {
    let harness = Harness::start().await;
    harness.sandbox.faults().push(busy(429, "0").method("GET"));
    harness.sandbox.faults().push(busy(503, "0").method("POST"));
    harness
        .sandbox
        .faults()
        .push(busy(502, "0").method("DELETE"));
    let secret = harness.secret("team-images");
    assert_eq!(
        harness.client.create(&secret, &()).await.result.unwrap(),
        Created::Registered
    );
    harness
        .client
        .delete(&secret.name, &())
        .await
        .result
        .unwrap();
    assert_eq!(harness.sandbox.faults().waiting(), 0);
}

#[tokio::test]
async fn a_wait_of_more_than_a_minute_is_told_and_not_waited_for() {
    let harness = Harness::start().await;
    for far in ["61", "Fri, 31 Dec 2100 23:59:59 GMT"] {
        harness.sandbox.faults().push(busy(429, far));
        let outcome = harness.client.list(&()).await;
        let Err(Failure::Busy { retry_after, .. }) = outcome.result else {
            panic!("not busy")
        };
        assert!(retry_after.unwrap() > Duration::from_secs(60));
    }
}

#[tokio::test]
async fn a_wait_ends_when_its_call_is_dropped() {
    let harness = Harness::start().await;
    harness.sandbox.faults().push(busy(429, "60"));
    let (begun, has_begun) = tokio::sync::oneshot::channel();
    let begun = std::sync::Mutex::new(Some(begun));
    let begin = || {
        let _ = begun.lock().unwrap().take().unwrap().send(());
    };
    let listener = Listener::new(begin);
    tokio::select! {
        _ = harness.client.list(&listener) => panic!("did not wait"),
        begun = has_begun => begun.unwrap(),
    }
    assert_eq!(harness.arrived("GET").len(), 1);
    assert_eq!(*listener.heard.lock().unwrap(), 2);
    harness.client.list(&()).await.result.unwrap();
}

#[tokio::test]
async fn a_token_server_that_is_busy_is_waited_for_too() {
    let harness = Harness::start().await;
    let fault = Fault::answer(Answer::new(429).header("Retry-After", "0")).to(Service::Token);
    harness.sandbox.faults().push(fault);
    harness.client.list(&()).await.result.unwrap();
    assert_eq!(harness.token_requests(), 2);
}

#[test]
fn without_a_word_from_the_server_the_pauses_grow() {
    let retry_policy = RetryPolicy::default();
    assert_eq!(
        (retry_policy.attempts, retry_policy.longest_wait),
        (3, Duration::from_secs(60))
    );
    assert_eq!(retry_policy.first_pause, Duration::from_millis(300));
}

fn busy(status: u16, retry_after: &str) -> Fault {
    Fault::answer(Answer::new(status).header("Retry-After", retry_after)).to(Service::Api)
}
