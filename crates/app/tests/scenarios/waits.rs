//! Servers that ask to wait or do not answer, and calls that are cancelled.

use std::sync::Arc;

use app::Problem;
use app::view::*;
use sandbox::{Action, Answer, Fault, RecordedRequest, Service};

use crate::harness::{CALL, Harness, REGISTERED, call_on};

#[tokio::test]
async fn a_server_that_asks_for_patience_gets_it_and_the_wait_is_told() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness.list(&connection).await;
    let busy = Answer::new(429).header("Retry-After", "1");
    harness
        .sandbox
        .faults()
        .push(Fault::answer(busy).to(Service::Api));
    assert_eq!(harness.list(&connection).await.problem, None);
    let events = harness.events.lock().unwrap();
    let waits = events.iter().filter_map(|event| match event {
        Event::Progress {
            step:
                Step::Waiting {
                    seconds,
                    attempt,
                    of,
                },
            ..
        } => Some((*seconds, *attempt, *of)),
        _ => None,
    });
    assert_eq!(waits.collect::<Vec<_>>(), [(1, 2, 3)]);
}

#[tokio::test]
async fn a_wait_beyond_a_minute_is_told_and_not_waited_for() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let busy = Answer::new(429).header("Retry-After", "120");
    harness
        .sandbox
        .faults()
        .always(Fault::answer(busy).to(Service::Api));
    let problem = Problem::TooManyRequests { seconds: Some(120) };
    assert_eq!(harness.list(&connection).await.problem, Some(problem));
}

#[tokio::test]
async fn a_wait_is_cancelled_at_once_and_the_form_can_be_sent_again() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let busy = Answer::new(429).header("Retry-After", "50");
    harness
        .sandbox
        .faults()
        .push(Fault::answer(busy).to(Service::Api).method("POST"));
    cancel_at_the_first_wait(&harness);
    let draft = harness.draft("team-images", "one");
    let sent = harness.try_create(&connection, &draft).await;
    assert_eq!(sent.map(|sent| sent.result), Err(Problem::Cancelled));
    assert_eq!(harness.create(&connection, &draft).await.result, REGISTERED);
    assert_eq!(harness.stored_password("team-images"), "one");
}

#[tokio::test]
async fn a_call_that_hangs_is_cancelled_and_leaves_nothing_behind() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness
        .sandbox
        .faults()
        .push(Fault::new(Action::Hang).to(Service::Api));
    let app = harness.app().clone();
    let call = call_on(&connection);
    let hanging = tokio::spawn(async move { app.secrets.list_secrets(call).await.map(|_| ()) });
    harness
        .sandbox
        .recorder()
        .wait_for(|request| request.method == "GET")
        .await;
    let operation = CALL.to_owned();
    harness
        .app()
        .system
        .cancel(OperationRef { operation })
        .await
        .unwrap();
    assert_eq!(hanging.await.unwrap(), Err(Problem::Cancelled));
    assert_eq!(harness.list(&connection).await.problem, None);
}

#[tokio::test]
async fn a_write_that_arrived_before_it_was_cancelled_is_found_and_kept() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = harness.draft("team-images", "one");
    // Carried out at once, but the answer takes its time.
    fault(&harness, Action::Drip { millis: 60_000 }, "POST");
    let sent = cancelled(&harness, "POST", harness.try_create(&connection, &draft)).await;
    assert_eq!(sent.result, SendResult::Registered { answer_lost: true });
    assert_eq!(sent.listed, Listed::Yes);
    assert!(matches!(sent.storage, PasswordStorage::Keychain) && sent.undo.is_some());
    assert_eq!(given_up(&sent.exchanges), ["POST"]);

    fault(&harness, Action::Drip { millis: 60_000 }, "DELETE");
    let deleted = async { Ok(harness.delete(&connection, "team-images").await) };
    let deleted = cancelled(&harness, "DELETE", deleted).await;
    assert_eq!(deleted.result, SendResult::Deleted { gone_before: false });
    assert_eq!(
        given_up(&[harness.last_exchange("DELETE").await]),
        ["DELETE"]
    );
}

#[tokio::test]
async fn of_a_write_that_was_cancelled_and_is_not_there_nothing_is_claimed() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = harness.draft("team-images", "one");
    let unknown = SendResult::OutcomeUnknown {
        problem: Problem::Cancelled,
    };
    fault(&harness, Action::Hang, "POST");
    let sent = cancelled(&harness, "POST", harness.try_create(&connection, &draft)).await;
    assert_eq!((&sent.result, sent.listed), (&unknown, Listed::No));
    assert_eq!(given_up(&sent.exchanges), ["POST"]);
    assert_eq!(harness.create(&connection, &draft).await.result, REGISTERED);

    // The list names the secret before and after; what is in it nobody tells.
    fault(&harness, Action::Hang, "PATCH");
    let replaced = async { Ok(harness.replace(&connection, &draft).await) };
    let sent = cancelled(&harness, "PATCH", replaced).await;
    assert_eq!((&sent.result, sent.listed), (&unknown, Listed::Yes));
}

fn fault(harness: &Harness, action: Action, method: &str) {
    let fault = Fault::new(action).to(Service::Api).method(method);
    harness.sandbox.faults().push(fault);
}

/// What a write says that is cancelled once its request has arrived.
async fn cancelled<T: std::fmt::Debug>(
    harness: &Harness,
    method: &str,
    write: impl Future<Output = Result<T, Problem>>,
) -> T {
    harness.sandbox.recorder().clear();
    let cancel = async {
        let arrived = harness.sandbox.recorder();
        let is_write =
            |request: &RecordedRequest| request.service == Service::Api && request.method == method;
        arrived.wait_for(is_write).await;
        let operation = CALL.to_owned();
        let cancel = OperationRef { operation };
        harness.app().system.cancel(cancel).await.unwrap();
    };
    tokio::join!(write, cancel).0.unwrap()
}

/// The methods of the attempts that are told to have been cancelled.
fn given_up(exchanges: &[ExchangeView]) -> Vec<&str> {
    let given_up = exchanges.iter().filter(|exchange| {
        matches!(
            exchange.answer,
            AnswerView::None {
                problem: Problem::Cancelled,
                ..
            }
        )
    });
    given_up
        .map(|exchange| exchange.request.method.as_str())
        .collect()
}

fn cancel_at_the_first_wait(harness: &Harness) {
    let app = Arc::downgrade(harness.app());
    harness.app().system.subscribe(Box::new(move |event| {
        let Event::Progress {
            operation,
            step: Step::Waiting { .. },
        } = event
        else {
            return;
        };
        let app = app.upgrade().unwrap();
        tokio::spawn(async move { app.system.cancel(OperationRef { operation }).await });
    }));
}
