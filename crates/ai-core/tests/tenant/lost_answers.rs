//! Answers that get lost, and what can be said all the same.

use ai_core::{Created, Deleted, Failure, Replaced, UnknownOutcome};
use sandbox::{Action, Answer, DuplicateAnswer, Fault, ListLag, Service};

use crate::harness::{FOREIGN, Harness, Listener};

#[tokio::test]
async fn a_thousand_creates_with_half_the_answers_lost_are_all_told_rightly() {
    let harness = Harness::start().await;
    harness.sandbox.tenant().set_max_count(usize::MAX);
    let mut tally = Tally::default();
    for number in 0..1000 {
        let name = format!("s{number}");
        let taken = number % 5 < 2;
        if taken {
            harness.sandbox.tenant().add_foreign(&name, FOREIGN);
        }
        harness.sandbox.switches().change(|switches| {
            let conflict = number % 3 == 0;
            let answers = [DuplicateAnswer::SilentSuccess, DuplicateAnswer::Conflict];
            switches.duplicate = answers[usize::from(conflict)];
            switches.list_lag = ListLag::Requests { count: number % 4 };
        });
        for fault in losses(number) {
            harness
                .sandbox
                .faults()
                .push(fault.method("POST").to(Service::Api));
        }
        let outcome = harness.client.create(&harness.secret(&name), &()).await;
        let is_ours = harness
            .sandbox
            .tenant()
            .secret(&name)
            .is_some_and(|text| text != FOREIGN);
        tally.check(&name, outcome.result, taken, is_ours);
        harness.sandbox.faults().clear();
    }
    assert_eq!(tally.taken, 400);
    assert_eq!(tally.registered + tally.answer_lost, 600);
    assert!(tally.answer_lost > 100, "{tally:?}");
}

#[derive(Debug, Default)]
struct Tally {
    registered: u32,
    answer_lost: u32,
    taken: u32,
}

impl Tally {
    fn check(&mut self, name: &str, result: Result<Created, Failure>, taken: bool, is_ours: bool) {
        match result {
            Ok(Created::Registered) if is_ours => self.registered += 1,
            Ok(Created::RegisteredAnswerLost) if is_ours => self.answer_lost += 1,
            Ok(Created::NameTaken) if taken && !is_ours => self.taken += 1,
            other => panic!("{name}, taken: {taken}, ours: {is_ours}: {other:?}"),
        }
    }
}

/// Every second create loses an answer, in one way or another; some lose two.
fn losses(number: u32) -> Vec<Fault> {
    if number.is_multiple_of(2) {
        return Vec::new();
    }
    let trouble = Answer::text(503, "no healthy upstream").header("Retry-After", "0");
    let ways = [
        vec![Action::ResetAfter],
        vec![Action::ResetBefore],
        vec![Action::Truncated],
        vec![Action::ResetBefore, Action::ResetAfter],
        vec![Action::Afterwards(trouble.clone())],
        vec![Action::Instead(trouble)],
        vec![Action::ResetAfter, Action::ResetAfter],
        vec![Action::Afterwards(Answer::text(
            504,
            "upstream request timeout",
        ))],
        vec![Action::ResetBefore, Action::ResetBefore],
    ];
    let way = usize::try_from(number / 2).unwrap() % ways.len();
    ways[way].iter().cloned().map(Fault::new).collect()
}

#[tokio::test]
async fn the_same_words_mean_registered_or_taken_whichever_is_true() {
    for (taken, expected) in [
        (false, Created::RegisteredAnswerLost),
        (true, Created::NameTaken),
    ] {
        let harness = Harness::start().await;
        if taken {
            harness.sandbox.tenant().add_foreign("team-images", FOREIGN);
        }
        harness.sandbox.faults().push(post(Action::ResetAfter));
        // As if neither list nor address showed it yet: the words of the second POST have to tell.
        hide_once(&harness);
        let outcome = harness
            .client
            .create(&harness.secret("team-images"), &())
            .await;
        assert_eq!(outcome.result.unwrap(), expected, "taken: {taken}");
    }
}

#[tokio::test]
async fn a_server_that_answers_too_late_is_looked_after() {
    let harness = Harness::start().await;
    harness.sandbox.faults().push(post(Action::Hang));
    let outcome = harness
        .client
        .create(&harness.secret("team-images"), &())
        .await;
    assert_eq!(outcome.result.unwrap(), Created::Registered);
    assert_eq!(harness.arrived("POST").len(), 2);
}

#[tokio::test]
async fn a_name_that_appears_during_a_wait_may_be_somebody_elses() {
    let harness = Harness::start().await;
    let busy = Answer::new(503).header("Retry-After", "0");
    harness.sandbox.faults().push(post(Action::Instead(busy)));
    let listener = Listener::new(|| harness.sandbox.tenant().add_foreign("team-images", FOREIGN));
    let outcome = harness
        .client
        .create(&harness.secret("team-images"), &listener)
        .await;
    let expected = Created::Unknown(UnknownOutcome::OwnerUnknown);
    assert_eq!(outcome.result.unwrap(), expected);
}

#[tokio::test]
async fn a_server_that_is_lost_for_good_leaves_it_unsettled() {
    let harness = Harness::start().await;
    let look_before = Fault::new(Action::Proceed).method("GET");
    harness.sandbox.faults().push(look_before);
    harness.sandbox.faults().push(post(Action::ResetAfter));
    harness
        .sandbox
        .faults()
        .always(Fault::new(Action::ResetBefore).to(Service::Api));
    let outcome = harness
        .client
        .create(&harness.secret("team-images"), &())
        .await;
    assert!(matches!(
        outcome.result,
        Ok(Created::Unknown(UnknownOutcome::NoAnswer(_)))
    ));
}

#[tokio::test]
async fn three_lost_answers_without_a_trace_are_not_called_a_failure() {
    let harness = Harness::start().await;
    harness.sandbox.faults().always(post(Action::ResetBefore));
    let outcome = harness
        .client
        .create(&harness.secret("team-images"), &())
        .await;
    assert_eq!(
        outcome.result.unwrap(),
        Created::Unknown(UnknownOutcome::NotSeenYet)
    );
    assert_eq!(harness.arrived("POST").len(), 3);
}

#[tokio::test]
async fn a_lost_replace_or_delete_is_repeated() {
    for action in [Action::ResetBefore, Action::ResetAfter, Action::Hang] {
        let harness = Harness::start().await;
        let secret = harness.secret("team-images");
        harness.client.create(&secret, &()).await.result.unwrap();
        harness
            .sandbox
            .faults()
            .push(Fault::new(action.clone()).method("PATCH"));
        assert_eq!(
            harness.client.replace(&secret, &()).await.result.unwrap(),
            Replaced::Replaced
        );
        harness
            .sandbox
            .faults()
            .push(Fault::new(action).method("DELETE"));
        let deleted = harness.client.delete(&secret.name, &()).await;
        assert_eq!(deleted.result.unwrap(), Deleted::Deleted);
        assert_eq!(harness.sandbox.tenant().names(), [""; 0]);
    }
}

#[tokio::test]
async fn a_replace_or_delete_that_is_lost_for_good_is_left_unsettled() {
    let harness = Harness::start().await;
    let secret = harness.secret("team-images");
    harness.client.create(&secret, &()).await.result.unwrap();
    harness
        .sandbox
        .faults()
        .always(Fault::new(Action::ResetAfter).method("PATCH"));
    harness
        .sandbox
        .faults()
        .always(Fault::answer(Answer::new(500)).method("DELETE"));
    let replaced = harness.client.replace(&secret, &()).await.result.unwrap();
    assert!(matches!(
        replaced,
        Replaced::Unknown(UnknownOutcome::NoAnswer(_))
    ));
    let deleted = harness
        .client
        .delete(&secret.name, &())
        .await
        .result
        .unwrap();
    assert!(matches!(
        deleted,
        Deleted::Unknown(UnknownOutcome::ServerFailed(_))
    ));
}

fn post(action: Action) -> Fault {
    Fault::new(action).method("POST").to(Service::Api)
}

/// Lets the look after the first POST find nothing, in list and address alike.
fn hide_once(harness: &Harness) {
    let nothing = serde_json::json!({ "count": 0, "resources": [] });
    let faults = harness.sandbox.faults();
    // The look before sees what is there: one question, or two if it is there.
    let taken = harness.sandbox.tenant().names().len();
    for _ in 0..=taken {
        faults.push(Fault::new(Action::Proceed).method("GET"));
    }
    let missing = Answer::json(
        404,
        &serde_json::json!({ "error": { "code": "404", "message": "no" } }),
    );
    faults.push(Fault::answer(missing).method("GET"));
    faults.push(Fault::answer(Answer::json(200, &nothing)).method("GET"));
}
