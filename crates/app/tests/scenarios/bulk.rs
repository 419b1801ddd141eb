//! Several secrets deleted at once: one action, one undo that restores all of them.

use std::sync::Arc;

use app::Problem;
use app::view::*;
use futures_util::FutureExt;
use sandbox::{Answer, Fault, Service};

use crate::harness::{CALL, FOREIGN, Harness, deletion, mark_production, undoing};

/// As many as somebody who cleans up selects, and more than undos are kept.
const MANY: usize = 30;

#[tokio::test]
async fn one_undo_restores_all_of_thirty_deleted_secrets() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let names = register(&harness, &connection, MANY).await;
    let deleted = delete(&harness, &connection, &names).await;
    assert_eq!(deleted.changes.len(), MANY);
    for name in &names {
        assert_eq!(harness.sandbox.tenant().secret(name), None);
    }
    let undone = undo(&harness, &deleted).await;
    assert!(undone.stopped.is_none() && undone.changes.len() == MANY);
    let kept = |change: &ChangedSecret| matches!(change.storage, PasswordStorage::Keychain);
    assert!(undone.changes.iter().all(kept));
    for name in &names {
        assert_eq!(harness.stored_password(name), password_of(name));
    }
    undo(&harness, &undone).await;
    assert_eq!(harness.list(&connection).await.rows.len(), 0);
}

#[tokio::test]
async fn the_window_is_told_before_each_deletion_how_many_are_done() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let names = register(&harness, &connection, 3).await;
    harness.events.lock().unwrap().clear();
    delete(&harness, &connection, &names).await;
    let told: Vec<_> = harness
        .events
        .lock()
        .unwrap()
        .iter()
        .filter_map(changing)
        .collect();
    let wanted = names.iter().enumerate();
    let wanted: Vec<_> = wanted.map(|(done, name)| (name.clone(), done, 3)).collect();
    assert_eq!(told, wanted);
}

#[tokio::test]
async fn a_cancelled_deletion_stops_and_its_undo_restores_what_was_deleted() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let names = register(&harness, &connection, 4).await;
    cancel_before(&harness, &names[2]);
    let deleted = delete(&harness, &connection, &names).await;
    assert_eq!(names_of(&deleted), names[..2]);
    let stopped = deleted.stopped.as_ref().unwrap();
    assert_eq!(
        (&stopped.name, &stopped.problem),
        (&names[2], &Problem::Cancelled)
    );
    assert_eq!(harness.list(&connection).await.rows.len(), 2);
    undo(&harness, &deleted).await;
    for name in &names {
        assert_eq!(harness.stored_password(name), password_of(name));
    }
}

#[tokio::test]
async fn a_deletion_that_is_refused_is_the_last_and_those_before_it_can_be_undone() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let names = register(&harness, &connection, 3).await;
    refuse(&harness, "DELETE", &names[1]);
    let deleted = delete(&harness, &connection, &names).await;
    assert_eq!(names_of(&deleted), names[..2]);
    let refused = &deleted.changes[1];
    assert!(matches!(refused.result, SendResult::Refused { .. }));
    assert_eq!(refused.listed, Listed::Yes);
    assert!(harness.sandbox.tenant().secret(&names[2]).is_some());
    assert_eq!(names_of(&undo(&harness, &deleted).await), names[..1]);
    assert_eq!(harness.stored_password(&names[0]), password_of(&names[0]));
}

#[tokio::test]
async fn an_undo_that_fails_half_way_is_tried_again_for_the_rest() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let names = register(&harness, &connection, 3).await;
    let deleted = delete(&harness, &connection, &names).await;
    cancel_before(&harness, &names[1]);
    let undone = undo(&harness, &deleted).await;
    assert_eq!(names_of(&undone), names[2..], "the last first");
    harness.app().system.subscribe(Box::new(|_| {}));
    let rest = undo(&harness, &deleted).await;
    assert_eq!(names_of(&rest), [names[1].clone(), names[0].clone()]);
    for name in &names {
        assert_eq!(harness.stored_password(name), password_of(name));
    }
    let again = harness
        .app()
        .secrets
        .undo(undoing(&deleted, Approval::Given))
        .await;
    assert_eq!(again.err(), Some(Problem::Gone), "only once");
}

#[tokio::test]
async fn on_production_none_is_deleted_if_one_of_them_is_for_good() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let mut names = register(&harness, &connection, 2).await;
    harness.sandbox.tenant().add_foreign("theirs", FOREIGN);
    names.push("theirs".to_owned());
    mark_production(&harness, &connection).await;
    let deleted = try_delete(&harness, &connection, &names).await;
    let connection = connection.name.clone();
    assert_eq!(deleted.err(), Some(Problem::NameWanted { connection }));
    for name in &names {
        assert!(harness.sandbox.tenant().secret(name).is_some());
    }
}

async fn register(harness: &Harness, connection: &ConnectionView, count: usize) -> Vec<String> {
    let names: Vec<String> = (10..10 + count)
        .map(|number| format!("team-{number}"))
        .collect();
    for name in &names {
        let draft = harness.draft(name, &password_of(name));
        harness.create(connection, &draft).await;
    }
    names
}

fn password_of(name: &str) -> String {
    format!("{name}-password")
}

async fn delete(harness: &Harness, connection: &ConnectionView, names: &[String]) -> ChangesView {
    try_delete(harness, connection, names).await.unwrap()
}

async fn try_delete(
    harness: &Harness,
    connection: &ConnectionView,
    names: &[String],
) -> Result<ChangesView, Problem> {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let call = deletion(connection, &names, Approval::Given);
    harness.app().secrets.delete_secrets(call).await
}

fn names_of(done: &ChangesView) -> Vec<String> {
    done.changes
        .iter()
        .map(|change| change.name.clone())
        .collect()
}

/// Cancels the action just before it comes to that secret.
fn cancel_before(harness: &Harness, name: &str) {
    let (app, name) = (Arc::downgrade(harness.app()), name.to_owned());
    harness.app().system.subscribe(Box::new(move |event| {
        let is_next = changing(&event).is_some_and(|(next, ..)| next == name);
        if let Some(app) = app.upgrade().filter(|_| is_next) {
            let operation = CALL.to_owned();
            let cancelled = app.system.cancel(OperationRef { operation });
            cancelled.now_or_never().unwrap().unwrap();
        }
    }));
}

fn refuse(harness: &Harness, method: &str, name: &str) {
    let refusal = Fault::answer(Answer::new(403)).to(Service::Api);
    let refusal = refusal.method(method).path(name);
    harness.sandbox.faults().always(refusal);
}

async fn undo(harness: &Harness, done: &ChangesView) -> ChangesView {
    let call = undoing(done, Approval::Given);
    harness.app().secrets.undo(call).await.unwrap()
}

/// The name, how many are done and how many there are.
fn changing(event: &Event) -> Option<(String, usize, usize)> {
    match event {
        Event::Progress {
            step: Step::Changing { name, done, of },
            ..
        } => Some((name.clone(), *done, *of)),
        _ => None,
    }
}
