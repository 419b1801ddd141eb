//! One answer, one meaning: what became of a write, what its answer is said to mean, what the activity records and what
//! is known of the permissions never contradict each other, whatever the server answers.

use app::view::*;
use pull_secret::Draft;
use sandbox::{Action, Answer, Fault, Service};

use crate::harness::{FOREIGN, Harness};

#[tokio::test]
async fn a_name_that_was_taken_is_not_called_registered_by_the_meaning_of_a_silent_success() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness.sandbox.tenant().add_foreign("team-images", FOREIGN);
    harness.answer_next("POST", Answer::new(202));
    let sent = harness
        .create(&connection, &harness.draft("team-images", "one"))
        .await;
    assert_eq!(sent.result, SendResult::NameTaken);
    assert_eq!(
        harness.recorded(&sent).await,
        ("nameTaken".to_owned(), true)
    );
}

#[tokio::test]
async fn a_silent_success_is_not_called_registered_when_the_name_could_not_be_looked_up() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    harness.sandbox.revoke_scope("read");
    harness.answer_next("POST", Answer::new(202));
    let sent = harness
        .create(&connection, &harness.draft("team-images", "one"))
        .await;
    assert!(
        matches!(sent.result, SendResult::OutcomeUnknown { .. }),
        "{:?}",
        sent.result
    );
    assert_eq!(
        harness.recorded(&sent).await,
        ("createdSilently".to_owned(), true)
    );
}

#[tokio::test]
async fn a_created_secret_whose_answer_names_existing_images_is_not_called_taken() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let body = serde_json::json!({ "id": "existing-images", "message": "secret has been created" });
    let answer = Action::Afterwards(Answer::json(202, &body));
    harness.fault_next("POST", answer);
    let sent = harness
        .create(&connection, &harness.draft("existing-images", "one"))
        .await;
    assert_eq!(sent.result, SendResult::Registered { answer_lost: false });
    assert_eq!(harness.recorded(&sent).await, ("created".to_owned(), false));
}

#[tokio::test]
async fn whatever_is_answered_to_a_write_all_that_is_said_of_it_agrees() {
    let harness = Harness::start().await;
    harness.sandbox.tenant().set_max_count(10_000);
    let connection = harness.connect().await;
    let mut contradictions = Vec::new();
    for (number, action) in answers().into_iter().enumerate() {
        for before in [Before::Absent, Before::Taken, Before::Unclear] {
            for purpose in ["POST", "PATCH", "DELETE"] {
                let name = format!("s{number}-{}-{}", before as u8, purpose.to_lowercase());
                let draft = harness.draft(&name, "one");
                let sent = harness
                    .write(&connection, purpose, before, &draft, &action)
                    .await;
                if let Some(contradiction) = harness.contradiction(&connection, &sent).await {
                    contradictions
                        .push(format!("{purpose} {before:?} {action:?}: {contradiction}"));
                }
            }
        }
    }
    assert_eq!(contradictions, [""; 0]);
}

#[tokio::test]
async fn a_full_tenant_is_told_in_every_place_and_takes_no_permission_away() {
    for status in [400, 403, 409, 429] {
        let harness = Harness::start().await;
        let connection = harness.connect().await;
        harness
            .sandbox
            .switches()
            .change(|switches| switches.quota_status = status);
        harness.sandbox.tenant().set_max_count(0);
        let sent = harness
            .create(&connection, &harness.draft("team-images", "one"))
            .await;
        assert_eq!(sent.result, SendResult::QuotaFull { max: 0 });
        assert_eq!(
            harness.recorded(&sent).await,
            ("quotaFull".to_owned(), true),
            "{status}"
        );
        assert!(
            matches!(
                harness.rights(&connection).await.create,
                Right::Allowed { .. }
            ),
            "{status}"
        );
    }
}

/// What is known of the name before the write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    Absent,
    Taken,
    /// It can be neither looked up nor listed.
    Unclear,
}

/// What a server has been seen to answer, or is described to, or might.
fn answers() -> Vec<Action> {
    let message = |text: &str| serde_json::json!({ "message": text });
    let error = |text: &str| serde_json::json!({ "error": { "code": "1", "message": text } });
    let id = serde_json::json!({ "id": "existing-images", "message": "secret has been created" });
    let mut answers: Vec<_> = [
        Answer::new(202),
        Answer::json(202, &message("")),
        Answer::json(202, &message("secret has been been created")),
        Answer::json(202, &message("Secret exists")),
        Answer::json(202, &id),
        Answer::json(200, &error("no")),
        Answer::text(200, "a text in which nothing exists"),
        Answer::html(200, "Log in"),
        Answer::redirect(302, "https://elsewhere.example/"),
        Answer::json(400, &error("Invalid request")),
        Answer::text(401, "Jwt is expired"),
        Answer::text(403, "RBAC: access denied"),
        Answer::json(403, &error("no")),
        Answer::json(404, &error("not found")),
        Answer::html(404, "Not here"),
        Answer::json(409, &error("Secret exists")),
        Answer::json(409, &error("busy")),
        Answer::new(412),
        Answer::new(413),
        Answer::new(415),
        Answer::new(418),
        Answer::new(429).header("Retry-After", "0"),
        Answer::json(500, &error("it existed")),
        Answer::text(503, "no healthy upstream").header("Retry-After", "0"),
    ]
    .into_iter()
    .map(Action::Instead)
    .collect();
    let trouble = Answer::text(503, "no healthy upstream").header("Retry-After", "0");
    answers.extend([
        Action::Afterwards(trouble),
        Action::Proceed,
        Action::ResetBefore,
        Action::ResetAfter,
        Action::Truncated,
    ]);
    answers
}

impl Harness {
    fn answer_next(&self, method: &str, answer: Answer) {
        self.fault_next(method, Action::Instead(answer));
    }

    fn fault_next(&self, method: &str, action: Action) {
        let fault = Fault::new(action).method(method).to(Service::Api);
        self.sandbox.faults().push(fault);
    }

    async fn write(
        &self,
        connection: &ConnectionView,
        method: &str,
        before: Before,
        draft: &Draft,
        action: &Action,
    ) -> SentView {
        self.sandbox.faults().clear();
        if before != Before::Absent {
            self.sandbox.tenant().add_foreign(&draft.name, FOREIGN);
        }
        if before == Before::Unclear {
            self.sandbox.revoke_scope("read");
        }
        self.fault_next(method, action.clone());
        let sent = match method {
            "POST" => self.create(connection, draft).await,
            "PATCH" => self.replace(connection, draft).await,
            _ => self.deleted(connection, &draft.name).await,
        };
        self.sandbox.restore_scopes();
        sent
    }

    /// A deletion with its exchange, which a list of changes leaves to the activity.
    async fn deleted(&self, connection: &ConnectionView, name: &str) -> SentView {
        let deleted = self.delete(connection, name).await;
        SentView {
            result: deleted.result,
            listed: deleted.listed,
            storage: deleted.storage,
            undo: deleted.undo,
            main: Some(self.last_exchange("DELETE").await),
            exchanges: Vec::new(),
            list: deleted.list,
        }
    }

    /// What the activity says of the exchange that tells most: its meaning, and whether it failed.
    async fn recorded(&self, sent: &SentView) -> (String, bool) {
        let activity = sent.main.as_ref().unwrap().activity.unwrap();
        let opened = self
            .app()
            .activity
            .open_activity(ActivityRef { activity })
            .await
            .unwrap();
        let meaning = opened.exchange.meaning.unwrap();
        let shown = sent.main.as_ref().unwrap().meaning.clone();
        assert_eq!(
            Some(&meaning),
            shown.as_ref(),
            "the window and the activity"
        );
        (name(&meaning.code), opened.line.failed)
    }

    async fn rights(&self, connection: &ConnectionView) -> RightsView {
        let start = self.app().system.start(()).await.unwrap();
        let now = start
            .connections
            .into_iter()
            .find(|other| other.id == connection.id);
        now.unwrap().rights
    }

    /// What does not fit together of all that is said of a write.
    async fn contradiction(&self, connection: &ConnectionView, sent: &SentView) -> Option<String> {
        let main = sent.main.as_ref()?;
        let activity = main.activity.unwrap();
        let opened = self
            .app()
            .activity
            .open_activity(ActivityRef { activity })
            .await
            .unwrap();
        if opened.exchange.meaning != main.meaning {
            return Some(format!(
                "{:?} is recorded as {:?}",
                main.meaning, opened.exchange.meaning
            ));
        }
        let Some(meaning) = &main.meaning else {
            return (!opened.line.failed).then(|| "no answer and no failure".to_owned());
        };
        let code = name(&meaning.code);
        let done = matches!(
            sent.result,
            SendResult::Registered { .. } | SendResult::Replaced | SendResult::Deleted { .. }
        );
        if done == opened.line.failed {
            return Some(format!(
                "{:?}, {code}, failed: {}",
                sent.result, opened.line.failed
            ));
        }
        let fits: &[&str] = match &sent.result {
            SendResult::Registered { answer_lost: false } => &["created"],
            SendResult::Registered { answer_lost: true } => &["createdUnconfirmed"],
            SendResult::Replaced => &["replaced"],
            SendResult::Deleted { .. } => &["deleted", "notThere"],
            SendResult::NameTaken => &["nameTaken"],
            SendResult::QuotaFull { .. } => &["quotaFull"],
            SendResult::NotFound => &["notThere"],
            SendResult::Refused { .. }
            | SendResult::OutcomeUnknown { .. }
            | SendResult::NotSent { .. } => {
                let success = [
                    "created",
                    "createdUnconfirmed",
                    "replaced",
                    "deleted",
                    "nameTaken",
                ];
                return success
                    .contains(&&*code)
                    .then(|| format!("{:?}, {code}", sent.result));
            }
        };
        let rights = self.rights(connection).await;
        let denied = done && matches!(rights.update, Right::Denied { .. });
        (denied || !fits.contains(&&*code)).then(|| format!("{:?}, {code}", sent.result))
    }
}

fn name(code: &impl serde::Serialize) -> String {
    let name = serde_json::to_value(code).unwrap();
    name.as_str().unwrap().to_owned()
}
