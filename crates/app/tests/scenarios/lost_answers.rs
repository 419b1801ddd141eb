//! Answers that get lost: what is told then is true all the same.

use app::view::*;
use sandbox::{Action, Fault, Service};

use crate::harness::{FOREIGN, Harness, REGISTERED, sending};

#[tokio::test]
async fn a_registration_whose_answer_is_lost_is_told_as_one() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness
        .sandbox
        .faults()
        .push(of_creation(Action::ResetAfter));
    let sent = harness
        .create(&connection, &harness.draft("team-images", "one"))
        .await;
    assert_eq!(sent.result, SendResult::Registered { answer_lost: true });
    assert_eq!(sent.listed, Listed::Yes);
    assert!(matches!(sent.storage, PasswordStorage::Keychain));
    assert!(sent.undo.is_some());
}

#[tokio::test]
async fn a_registration_that_never_arrived_is_sent_again() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness
        .sandbox
        .faults()
        .push(of_creation(Action::ResetBefore));
    let sent = harness
        .create(&connection, &harness.draft("team-images", "one"))
        .await;
    assert_eq!(sent.result, REGISTERED);
    assert_eq!(harness.arrived("POST").len(), 2);
}

#[tokio::test]
async fn a_name_taken_before_stays_taken_when_the_answer_is_lost() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness.sandbox.tenant().add_foreign("team-images", FOREIGN);
    harness
        .sandbox
        .faults()
        .push(of_creation(Action::ResetAfter));
    let sent = harness
        .create(&connection, &harness.draft("team-images", "one"))
        .await;
    assert_eq!(sent.result, SendResult::NameTaken);
    assert!(matches!(sent.storage, PasswordStorage::Nothing));
    assert_eq!(
        harness.sandbox.tenant().secret("team-images").as_deref(),
        Some(FOREIGN)
    );
}

#[tokio::test]
async fn answers_lost_on_every_second_call_never_make_the_result_false() {
    let harness = Harness::start().await;
    harness.sandbox.tenant().set_max_count(1000);
    let connection = harness.connect().await;
    for number in 0..60 {
        let name = format!("team-{number}");
        let taken = number % 3 == 0;
        if taken {
            harness.sandbox.tenant().add_foreign(&name, FOREIGN);
        }
        if number % 2 == 0 {
            harness
                .sandbox
                .faults()
                .push(of_creation(Action::ResetAfter));
        }
        let sent = harness.app().secrets.send(sending(
            &connection,
            Purpose::Create,
            &harness.draft(&name, &format!("of {name}")),
        ));
        match sent.await.unwrap().result {
            SendResult::Registered { .. } => {
                assert!(!taken);
                assert_eq!(harness.stored_password(&name), format!("of {name}"));
            }
            SendResult::NameTaken => assert!(taken),
            other => panic!("{other:?}"),
        }
    }
    let listed = harness.list(&connection).await;
    let kept = listed.rows.iter().filter(|row| row.kept).count();
    assert_eq!((listed.rows.len(), kept), (60, 40));
}

/// What befalls the next creation of a secret.
fn of_creation(action: Action) -> Fault {
    Fault::new(action).method("POST").to(Service::Api)
}
