//! Servers that ask for patience or say nothing, and calls that are cancelled.

use std::sync::Arc;

use app::Problem;
use app::view::*;
use sandbox::{Action, Answer, Fault, Service};

use crate::bench::{Bench, CALL, REGISTERED, call_on};

#[tokio::test]
async fn a_server_that_asks_for_patience_gets_it_and_the_wait_is_told() {
    let bench = Bench::start().await;
    let connection = bench.connect().await;
    bench.list(&connection).await;
    let busy = Answer::new(429).header("Retry-After", "1");
    bench
        .sandbox
        .faults()
        .push(Fault::answer(busy).to(Service::Api));
    assert_eq!(bench.list(&connection).await.problem, None);
    let events = bench.events.lock().unwrap();
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
    let bench = Bench::start().await;
    let connection = bench.connect().await;
    let busy = Answer::new(429).header("Retry-After", "120");
    bench
        .sandbox
        .faults()
        .always(Fault::answer(busy).to(Service::Api));
    let problem = Problem::TooManyRequests { seconds: Some(120) };
    assert_eq!(bench.list(&connection).await.problem, Some(problem));
}

#[tokio::test]
async fn a_wait_is_cancelled_at_once_and_the_form_can_be_sent_again() {
    let bench = Bench::start().await;
    let connection = bench.connect().await;
    let busy = Answer::new(429).header("Retry-After", "50");
    bench
        .sandbox
        .faults()
        .push(Fault::answer(busy).to(Service::Api).method("POST"));
    cancel_at_the_first_wait(&bench);
    let draft = bench.draft("team-images", "one");
    let sent = bench.try_create(&connection, &draft).await;
    assert_eq!(sent.map(|sent| sent.result), Err(Problem::Cancelled));
    assert_eq!(bench.create(&connection, &draft).await.result, REGISTERED);
    assert_eq!(bench.stored_password("team-images"), "one");
}

#[tokio::test]
async fn a_call_that_hangs_is_cancelled_and_leaves_nothing_behind() {
    let bench = Bench::start().await;
    let connection = bench.connect().await;
    bench
        .sandbox
        .faults()
        .push(Fault::new(Action::Hang).to(Service::Api));
    let app = bench.app().clone();
    let call = call_on(&connection);
    let hanging = tokio::spawn(async move { app.list_secrets(call).await.map(|_| ()) });
    bench
        .sandbox
        .recorder()
        .wait_for(|request| request.method == "GET")
        .await;
    let operation = CALL.to_owned();
    bench
        .app()
        .cancel(OperationRef { operation })
        .await
        .unwrap();
    assert_eq!(hanging.await.unwrap(), Err(Problem::Cancelled));
    assert_eq!(bench.list(&connection).await.problem, None);
}

fn cancel_at_the_first_wait(bench: &Bench) {
    let app = Arc::downgrade(bench.app());
    bench.app().subscribe(Box::new(move |event| {
        let Event::Progress {
            operation,
            step: Step::Waiting { .. },
        } = event
        else {
            return;
        };
        let app = app.upgrade().unwrap();
        tokio::spawn(async move { app.cancel(OperationRef { operation }).await });
    }));
}
