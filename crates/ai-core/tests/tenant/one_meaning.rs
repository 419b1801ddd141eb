//! One answer, one meaning: what becomes of a call and what its response means never contradict each other, whatever the
//! server answers and whatever was there before.

use ai_core::{
    Created, Deleted, Exchange, Failure, Meaning, MeaningCode, Operation, Outcome, Replaced, Tone,
    UnknownOutcome,
};
use sandbox::{Action, Answer, Fault, Service};

use crate::harness::{FOREIGN, Harness, secret_name};

#[tokio::test]
async fn a_name_that_was_there_is_called_taken_by_the_meaning_of_a_silent_success_too() {
    let harness = Harness::start().await;
    harness.sandbox.tenant().add_foreign("team-images", FOREIGN);
    harness.prepare("POST", &Action::Instead(Answer::new(202)));
    let outcome = harness
        .client
        .create(&harness.secret("team-images"), &())
        .await;
    assert_eq!(
        meaning(&outcome, Operation::Create).code,
        MeaningCode::NameTaken
    );
    assert_eq!(outcome.result.unwrap(), Created::NameTaken);
}

#[tokio::test]
async fn a_duplicate_of_our_own_whose_answer_was_lost_is_not_called_taken() {
    let harness = Harness::start().await;
    let lost = Answer::text(503, "no healthy upstream").header("Retry-After", "0");
    harness.prepare("POST", &Action::Afterwards(lost));
    let outcome = harness
        .client
        .create(&harness.secret("team-images"), &())
        .await;
    let meaning = meaning(&outcome, Operation::Create);
    assert_eq!(
        (meaning.code, meaning.tone),
        (MeaningCode::CreatedUnconfirmed, Tone::Good)
    );
    assert_eq!(outcome.result.unwrap(), Created::RegisteredAnswerLost);
}

#[tokio::test]
async fn whatever_is_answered_to_a_create_its_meaning_is_what_became_of_it() {
    let harness = Harness::start().await;
    harness.sandbox.tenant().set_max_count(usize::MAX);
    for (number, action) in actions().into_iter().enumerate() {
        for before in [Before::Absent, Before::Taken, Before::Unclear] {
            let name = format!("s{number}-{}", before as u8);
            harness.set_up(before, &name);
            harness.prepare("POST", &action);
            let outcome = harness.client.create(&harness.secret(&name), &()).await;
            assert!(
                create_agrees(&outcome),
                "{before:?} {action:?}: {outcome:#?}"
            );
        }
    }
}

#[tokio::test]
async fn whatever_is_answered_to_a_replacement_or_deletion_its_meaning_is_what_became_of_it() {
    let harness = Harness::start().await;
    harness.sandbox.tenant().set_max_count(usize::MAX);
    for (number, action) in actions().into_iter().enumerate() {
        for before in [Before::Absent, Before::Taken] {
            let name = format!("s{number}-{}", before as u8);
            harness.set_up(before, &name);
            harness.prepare("PATCH", &action);
            let replaced = harness.client.replace(&harness.secret(&name), &()).await;
            assert!(
                replace_agrees(&replaced),
                "{before:?} {action:?}: {replaced:#?}"
            );
            harness.prepare("DELETE", &action);
            let deleted = harness.client.delete(&secret_name(&name), &()).await;
            assert!(
                delete_agrees(&deleted),
                "{before:?} {action:?}: {deleted:#?}"
            );
        }
    }
}

#[tokio::test]
async fn whatever_is_answered_to_a_call_that_reads_a_success_is_called_one_and_nothing_else_is() {
    let harness = Harness::start().await;
    for action in actions() {
        harness.prepare("GET", &action);
        let list = harness.client.list(&()).await;
        assert!(read_agrees(&list, Operation::List), "{action:?}: {list:#?}");
        harness.prepare("GET", &action);
        let quota = harness.client.quota(&()).await;
        assert!(
            read_agrees(&quota, Operation::Quota),
            "{action:?}: {quota:#?}"
        );
        harness.prepare("GET", &action);
        let tenant = harness.client.tenant(&()).await;
        let told = matches!(tenant.result, Ok(Some(_)));
        let is_told = meaning_of(&tenant, Operation::Tenant)
            .is_some_and(|meaning| meaning.code == MeaningCode::TenantRead);
        assert_eq!(told, is_told, "{action:?}: {tenant:#?}");
        harness.prepare("GET", &action);
        let found = harness.client.get(&secret_name("team-images"), &()).await;
        let code = meaning_of(&found, Operation::Get).map(|meaning| meaning.code);
        let expected = match found.result {
            Ok(true) => Some(MeaningCode::Found),
            Ok(false) => Some(MeaningCode::NotThere),
            Err(_) => {
                code.filter(|code| !matches!(code, MeaningCode::Found | MeaningCode::NotThere))
            }
        };
        assert_eq!(code, expected, "{action:?}: {found:#?}");
    }
}

#[tokio::test]
async fn whatever_the_token_server_answers_a_token_is_called_given_only_if_there_is_one() {
    let harness = Harness::start().await;
    for action in actions() {
        harness.sandbox.faults().clear();
        let fault = Fault::new(action.clone()).to(Service::Token);
        harness.sandbox.faults().push(fault);
        let token = harness.client.renew_token(&()).await;
        assert!(
            read_agrees(&token, Operation::Token),
            "{action:?}: {token:#?}"
        );
    }
}

/// What is known of the name before the call.
#[derive(Clone, Copy, Debug)]
enum Before {
    Absent,
    Taken,
    /// It can be neither looked up nor listed.
    Unclear,
}

impl Harness {
    fn set_up(&self, before: Before, name: &str) {
        self.sandbox.restore_scopes();
        match before {
            Before::Absent => {}
            Before::Taken => self.sandbox.tenant().add_foreign(name, FOREIGN),
            Before::Unclear => self.sandbox.revoke_scope("read"),
        }
    }

    fn prepare(&self, method: &str, action: &Action) {
        self.sandbox.faults().clear();
        let fault = Fault::new(action.clone()).method(method);
        self.sandbox.faults().push(fault.to(Service::Api));
    }
}

/// What a server has been seen to do, or is described to, or might: with the request carried out and without.
fn actions() -> Vec<Action> {
    let mut actions = vec![
        Action::Proceed,
        Action::ResetBefore,
        Action::ResetAfter,
        Action::Truncated,
    ];
    for answer in answers() {
        actions.push(Action::Instead(answer.clone()));
        // Whoever refuses has done nothing; the others may have.
        if matches!(answer.status, 200..=299 | 408 | 500..) {
            actions.push(Action::Afterwards(answer));
        }
    }
    actions
}

fn answers() -> Vec<Answer> {
    let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    let successes = [
        r#"{}"#,
        r#"[]"#,
        r#"{"message":""}"#,
        r#"{"message":"secret has been been created"}"#,
        r#"{"message":"Secret exists"}"#,
        r#"{"id":"existing-images","message":"secret has been created"}"#,
        r#"{"id":"existing-images"}"#,
        r#"{"error":null,"message":"created"}"#,
        r#"{"quota":{"maxCount":0}}"#,
        r#"{"count":0,"resources":[]}"#,
        r#"{"access_token":""}"#,
    ];
    let error = json(r#"{"error":{"code":"1","message":"Secret exists"}}"#);
    let refusals = [
        301, 400, 401, 403, 404, 405, 408, 409, 412, 413, 415, 418, 422, 425, 429, 500, 502, 503,
        504,
    ];
    let of_every_status = |status| {
        [
            Answer::new(status),
            Answer::json(status, &error),
            Answer::text(status, "RBAC: access denied"),
            Answer::text(status, "Jwt is expired"),
            Answer::html(status, "Log in"),
        ]
    };
    let mut answers = vec![Answer::new(204), Answer::text(202, "Secret exists")];
    answers.extend(successes.map(|text| Answer::json(202, &json(text))));
    answers.extend([200].into_iter().chain(refusals).flat_map(of_every_status));
    let now = |answer: Answer| answer.header("Retry-After", "0");
    answers.into_iter().map(now).collect()
}

fn create_agrees(outcome: &Outcome<Created>) -> bool {
    let Some(meaning) = meaning_of(outcome, Operation::Create) else {
        return !matches!(outcome.result, Ok(Created::Registered));
    };
    let code = meaning.code;
    match &outcome.result {
        Ok(Created::Registered) => code == MeaningCode::Created && !meaning.is_failure(),
        Ok(Created::RegisteredAnswerLost) => {
            code == MeaningCode::CreatedUnconfirmed && !meaning.is_failure()
        }
        Ok(Created::NameTaken) => code == MeaningCode::NameTaken && meaning.is_failure(),
        Ok(Created::QuotaFull { .. }) => code == MeaningCode::QuotaFull && meaning.is_failure(),
        Ok(Created::Unknown(UnknownOutcome::Unconfirmed)) => {
            code == MeaningCode::CreatedSilently && meaning.is_failure()
        }
        Ok(Created::Unknown(UnknownOutcome::OwnerUnknown)) => {
            code == MeaningCode::OwnerUnknown && meaning.is_failure()
        }
        Ok(Created::Unknown(_)) => claims_nothing(meaning),
        Err(failure) => {
            claims_nothing(meaning) && failure_agrees(failure, Operation::Create, meaning)
        }
    }
}

/// Neither that the secret was created nor that it was there.
fn claims_nothing(meaning: &Meaning) -> bool {
    let claims = [
        MeaningCode::Created,
        MeaningCode::CreatedUnconfirmed,
        MeaningCode::CreatedSilently,
        MeaningCode::NameTaken,
        MeaningCode::OwnerUnknown,
        MeaningCode::QuotaFull,
    ];
    meaning.is_failure() && !claims.contains(&meaning.code)
}

fn replace_agrees(outcome: &Outcome<Replaced>) -> bool {
    let Some(meaning) = meaning_of(outcome, Operation::Replace) else {
        return !matches!(outcome.result, Ok(Replaced::Replaced));
    };
    match &outcome.result {
        Ok(Replaced::Replaced) => meaning.code == MeaningCode::Replaced && !meaning.is_failure(),
        Ok(Replaced::NotThere) => meaning.code == MeaningCode::NotThere && meaning.is_failure(),
        Ok(Replaced::Unknown(_)) => meaning.is_failure(),
        Err(failure) => {
            meaning.is_failure() && failure_agrees(failure, Operation::Replace, meaning)
        }
    }
}

fn delete_agrees(outcome: &Outcome<Deleted>) -> bool {
    let Some(meaning) = meaning_of(outcome, Operation::Delete) else {
        return !matches!(outcome.result, Ok(Deleted::Deleted | Deleted::GoneBefore));
    };
    match &outcome.result {
        Ok(Deleted::Deleted) => meaning.code == MeaningCode::Deleted && !meaning.is_failure(),
        Ok(Deleted::GoneBefore) => meaning.code == MeaningCode::NotThere && !meaning.is_failure(),
        Ok(Deleted::Unknown(_)) => meaning.is_failure(),
        Err(failure) => meaning.is_failure() && failure_agrees(failure, Operation::Delete, meaning),
    }
}

fn read_agrees<T>(outcome: &Outcome<T>, operation: Operation) -> bool {
    let Some(meaning) = meaning_of(outcome, operation) else {
        return outcome.result.is_err();
    };
    match &outcome.result {
        Ok(_) => meaning.tone == Tone::Good || meaning.code == MeaningCode::QuotaOff,
        Err(failure) => meaning.tone != Tone::Good && failure_agrees(failure, operation, meaning),
    }
}

/// A refusal carries the meaning of the last response to what was refused.
fn failure_agrees(failure: &Failure, asked: Operation, last: &Meaning) -> bool {
    match failure {
        Failure::Refused {
            operation, meaning, ..
        } if *operation == asked => meaning == last,
        Failure::Unreadable { operation, .. } if *operation == asked => {
            last.code == MeaningCode::AnswerUnreadable
        }
        _ => true,
    }
}

fn meaning<T>(outcome: &Outcome<T>, operation: Operation) -> &Meaning {
    meaning_of(outcome, operation).unwrap()
}

/// What the last attempt of an operation means; `None` without a response, or if nothing was sent.
fn meaning_of<T>(outcome: &Outcome<T>, operation: Operation) -> Option<&Meaning> {
    let of_operation = |exchange: &&Exchange| exchange.purpose == operation;
    outcome.exchanges.iter().rfind(of_operation)?.meaning()
}
