//! Answers that get lost: what is told then is true all the same.

use app::view::*;
use sandbox::{Action, Fault, Service};

use crate::bench::{Bench, FOREIGN, REGISTERED, sending};

#[tokio::test]
async fn a_registration_whose_answer_is_lost_is_told_as_one() {
    let bench = Bench::start().await;
    let connection = bench.connect().await;
    bench.sandbox.faults().push(of_creation(Action::ResetAfter));
    let sent = bench
        .create(&connection, &bench.draft("team-images", "one"))
        .await;
    assert_eq!(sent.result, SendResult::Registered { answer_lost: true });
    assert_eq!(sent.listed, Listed::Yes);
    assert!(matches!(sent.kept, Kept::Keychain));
    assert!(sent.undo.is_some());
}

#[tokio::test]
async fn a_registration_that_never_arrived_is_sent_again() {
    let bench = Bench::start().await;
    let connection = bench.connect().await;
    bench
        .sandbox
        .faults()
        .push(of_creation(Action::ResetBefore));
    let sent = bench
        .create(&connection, &bench.draft("team-images", "one"))
        .await;
    assert_eq!(sent.result, REGISTERED);
    assert_eq!(bench.arrived("POST").len(), 2);
}

#[tokio::test]
async fn a_name_taken_before_stays_taken_when_the_answer_is_lost() {
    let bench = Bench::start().await;
    let connection = bench.connect().await;
    bench.sandbox.tenant().add_foreign("team-images", FOREIGN);
    bench.sandbox.faults().push(of_creation(Action::ResetAfter));
    let sent = bench
        .create(&connection, &bench.draft("team-images", "one"))
        .await;
    assert_eq!(sent.result, SendResult::NameTaken);
    assert!(matches!(sent.kept, Kept::Nothing));
    assert_eq!(
        bench.sandbox.tenant().secret("team-images").as_deref(),
        Some(FOREIGN)
    );
}

#[tokio::test]
async fn answers_lost_on_every_second_call_never_make_the_result_false() {
    let bench = Bench::start().await;
    bench.sandbox.tenant().set_max_count(1000);
    let connection = bench.connect().await;
    for number in 0..60 {
        let name = format!("team-{number}");
        let taken = number % 3 == 0;
        if taken {
            bench.sandbox.tenant().add_foreign(&name, FOREIGN);
        }
        if number % 2 == 0 {
            bench.sandbox.faults().push(of_creation(Action::ResetAfter));
        }
        let sent = bench.app().secrets.send(sending(
            &connection,
            Purpose::Create,
            &bench.draft(&name, &name),
        ));
        match sent.await.unwrap().result {
            SendResult::Registered { .. } => {
                assert!(!taken);
                assert_eq!(bench.stored_password(&name), name);
            }
            SendResult::NameTaken => assert!(taken),
            other => panic!("{other:?}"),
        }
    }
    let listed = bench.list(&connection).await;
    let kept = listed.rows.iter().filter(|row| row.kept).count();
    assert_eq!((listed.rows.len(), kept), (60, 40));
}

/// What befalls the next creation of a secret.
fn of_creation(action: Action) -> Fault {
    Fault::new(action).method("POST").to(Service::Api)
}
