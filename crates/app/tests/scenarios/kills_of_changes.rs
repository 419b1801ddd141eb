//! A kill at any step of a change: no secret and no password is lost.
//!
//! A test kills the call at its first poll, then at its second, and so on until the call ends before it is killed.

use app::view::*;
use pull_secret::Draft;
use sandbox::{Action, Fault, RecordedRequest, Service};
use vault::SecretKind;

use crate::harness::{
    CALL, FOREIGN, Harness, REGISTERED, Undoable, assert_usable, deletion, killed_after, row,
    sending, undoing,
};

const NAME: &str = "team-images";
/// A success of which only the tenant knows.
const ANSWER_LOST: SendResult = SendResult::Registered { answer_lost: true };

#[tokio::test]
async fn a_kill_during_the_undo_of_a_deletion_loses_neither_the_secret_nor_its_password() {
    for polls in 0.. {
        let (mut harness, connection) = registered().await;
        let deleted = harness.delete(&connection, NAME).await;
        let app = harness.app().clone();
        let undo = app.secrets.undo(undoing(&deleted, Approval::Given));
        let undone = killed_after(polls, undo).await;
        drop(app);
        harness.kill_and_restart().await;

        let list = harness.list(&connection).await;
        if !is_ours(&list) {
            assert_eq!(list.deleted.len(), 1, "{polls} {:?}", list.rows);
            let restored = restore(&harness, &connection).await;
            assert_eq!(restored.changes[0].result, REGISTERED, "{polls}");
        }
        assert!(harness.list(&connection).await.deleted.is_empty());
        assert_usable(&harness, &connection, NAME, "one").await;
        if undone.is_some() {
            break;
        }
    }
}

#[tokio::test]
async fn an_undo_that_the_tenant_carried_out_before_a_kill_is_shown_as_ours() {
    let (mut harness, connection) = registered().await;
    let deleted = harness.delete(&connection, NAME).await;
    kill_once_registered(&mut harness, &deleted).await;
    let list = harness.list(&connection).await;
    assert!(is_ours(&list), "{:?}", list.rows);
    assert!(list.deleted.is_empty());
    assert_usable(&harness, &connection, NAME, "one").await;
}

#[tokio::test]
async fn an_undo_that_the_tenant_carried_out_before_a_kill_ends_well_when_it_is_pressed_again() {
    let (mut harness, connection) = registered().await;
    let deleted = harness.delete(&connection, NAME).await;
    kill_once_registered(&mut harness, &deleted).await;
    let posts = harness.arrived("POST").len();

    let restored = restore(&harness, &connection).await;
    assert_eq!(restored.changes[0].result, ANSWER_LOST);
    assert!(is_ours(&restored.lists[0]));
    assert!(restored.lists[0].deleted.is_empty());
    assert_eq!(harness.arrived("POST").len(), posts, "it is not sent again");
    assert_usable(&harness, &connection, NAME, "one").await;
}

#[tokio::test]
async fn an_undo_of_unknown_outcome_ends_well_when_it_is_pressed_again() {
    let (harness, connection) = registered().await;
    let deleted = harness.delete(&connection, NAME).await;
    let lost = |method| {
        Fault::new(Action::ResetAfter)
            .method(method)
            .to(Service::Api)
    };
    let looked_up = Fault::new(Action::Proceed).method("GET").to(Service::Api);
    harness.sandbox.faults().push(looked_up);
    harness.sandbox.faults().push(lost("POST"));
    harness.sandbox.faults().always(lost("GET"));
    let unknown = harness.undo(&deleted).await;
    assert!(
        matches!(unknown.result, SendResult::OutcomeUnknown { .. }),
        "{:?}",
        unknown.result
    );
    harness.sandbox.faults().clear();
    let again = restore(&harness, &connection).await;
    assert_eq!(again.changes[0].result, ANSWER_LOST);
    assert!(is_ours(&again.lists[0]));
}

#[tokio::test]
async fn a_secret_of_somebody_else_is_not_taken_for_the_one_that_was_being_restored() {
    let (mut harness, connection) = registered().await;
    let deleted = harness.delete(&connection, NAME).await;
    harness.sandbox.tenant().add_foreign(NAME, FOREIGN);
    kill_once_registered(&mut harness, &deleted).await;

    let list = harness.list(&connection).await;
    assert_eq!(row(&list, NAME).side, Side::TenantOnly);
    assert_eq!(list.deleted.len(), 1);
    let restored = restore(&harness, &connection).await;
    assert_eq!(restored.changes[0].result, SendResult::NameTaken);
    assert_eq!(
        harness.sandbox.tenant().secret(NAME).as_deref(),
        Some(FOREIGN)
    );
}

#[tokio::test]
async fn what_was_registered_anew_after_a_kill_is_not_taken_for_the_deleted_one() {
    let (mut harness, connection) = registered().await;
    let deleted = harness.delete(&connection, NAME).await;
    kill_once_registered(&mut harness, &deleted).await;
    harness.sandbox.tenant().remove(NAME);
    let draft = harness.draft(NAME, "two");
    assert_eq!(harness.create(&connection, &draft).await.result, REGISTERED);
    let restored = restore(&harness, &connection).await;
    assert_eq!(restored.changes[0].result, SendResult::NameTaken);
    assert_usable(&harness, &connection, NAME, "two").await;
}

#[tokio::test]
async fn a_kill_during_a_deletion_loses_no_password() {
    for polls in 0.. {
        let (mut harness, connection) = registered().await;
        let app = harness.app().clone();
        let call = deletion(&connection, &[NAME], Approval::Given);
        let deleted = killed_after(polls, app.secrets.delete_secrets(call)).await;
        drop(app);
        harness.kill_and_restart().await;

        let list = harness.list(&connection).await;
        match list.rows.iter().find(|row| row.name == NAME) {
            None => {
                let restored = restore(&harness, &connection).await;
                assert_eq!(restored.changes[0].result, REGISTERED, "{polls}");
            }
            Some(row) if row.side == Side::Gone => {
                assert!(row.kept && row.restorable, "{polls}");
                let again = harness.create(&connection, &row.draft).await;
                assert_eq!(again.result, REGISTERED, "{polls}");
            }
            Some(_) => assert!(is_ours(&list), "{polls} {:?}", list.rows),
        }
        assert_usable(&harness, &connection, NAME, "one").await;
        if deleted.is_some() {
            break;
        }
    }
}

#[tokio::test]
async fn a_kill_during_a_change_loses_no_form_and_no_password() {
    for purpose in [Purpose::Create, Purpose::Replace] {
        for polls in 0.. {
            let (mut harness, connection) = registered().await;
            let (name, opened_for) = match purpose {
                Purpose::Create => ("b1", ""),
                Purpose::Replace => (NAME, NAME),
            };
            let draft = harness.draft(name, "two");
            let of = DraftRef {
                connection: connection.id.clone(),
                purpose,
                name: opened_for.to_owned(),
            };
            let form = DraftForm {
                draft: draft.clone(),
                raw_body: None,
                remember: true,
            };
            let saving = SaveDraft {
                of: of.clone(),
                form,
                typing: None,
            };
            harness.app().compose.save_draft(saving).await.unwrap();
            let app = harness.app().clone();
            let call = Sending {
                draft_of: Some(of.clone()),
                ..sending(&connection, purpose, &draft)
            };
            let sent = killed_after(polls, app.secrets.send(call)).await;
            drop(app);
            harness.kill_and_restart().await;

            let left = harness.app().compose.open_draft(of).await.unwrap();
            if let Some(left) = left {
                assert_eq!(left.form.draft, draft, "{purpose:?} {polls}");
                let replaced = harness.replace(&connection, &left.form.draft).await;
                if purpose == Purpose::Create && replaced.result == SendResult::NotFound {
                    let created = harness.create(&connection, &left.form.draft).await;
                    assert_eq!(created.result, REGISTERED, "{polls}");
                }
            }
            assert_usable(&harness, &connection, name, "two").await;
            if sent.is_some() {
                break;
            }
        }
    }
}

#[tokio::test]
async fn a_kill_during_the_undo_of_a_replacement_loses_no_password_that_the_tenant_may_have() {
    for polls in 0.. {
        let (mut harness, connection) = registered().await;
        let replaced = harness
            .replace(&connection, &harness.draft(NAME, "two"))
            .await;
        harness.load_page().await;
        let app = harness.app().clone();
        let undo = app.secrets.undo(undoing(&replaced, Approval::Given));
        let undone = killed_after(polls, undo).await;
        drop(app);
        harness.kill_and_restart().await;

        let in_tenant = harness.stored_password(NAME);
        let list = harness.list(&connection).await;
        let known = opened(&harness, &row(&list, NAME).draft).await;
        let draft = harness.app().compose.open_draft(replacing(&connection));
        let draft = draft.await.unwrap();
        if known != in_tenant {
            let draft = draft.unwrap().form.draft;
            assert_eq!(opened(&harness, &draft).await, in_tenant, "{polls}");
        }
        if undone.is_some() {
            assert_eq!((&*known, &*in_tenant), ("one", "one"));
            break;
        }
    }
}

#[tokio::test]
async fn the_undo_of_a_replacement_is_a_draft_after_a_kill_before_its_answer() {
    let (mut harness, connection) = registered().await;
    let two = harness.draft(NAME, "two");
    let replaced = harness.replace(&connection, &two).await;
    let has_former = |harness: &Harness| harness.stored_password(NAME) == "one";
    kill_once(&mut harness, &replaced, "PATCH", has_former).await;
    let draft = harness
        .app()
        .compose
        .open_draft(replacing(&connection))
        .await;
    let draft = draft.unwrap().unwrap().form.draft;
    let sent = harness.replace(&connection, &draft).await;
    assert_eq!(sent.result, SendResult::Replaced);
    assert_usable(&harness, &connection, NAME, "one").await;
}

/// The password of the one credential of a form, from the keychain.
async fn opened(harness: &Harness, form: &Draft) -> String {
    let vault = harness.keychain.vault();
    let handle = form.registries[0].password.unwrap();
    let password = vault.open(handle, SecretKind::RegistryPassword).await;
    password.unwrap().open().to_owned()
}

/// Undoes the deletion, and kills the application when the tenant has the secret and has not answered yet.
async fn kill_once_registered(harness: &mut Harness, deleted: &impl Undoable) {
    let is_there = |harness: &Harness| harness.sandbox.tenant().secret(NAME).is_some();
    kill_once(harness, deleted, "POST", is_there).await;
}

/// Undoes an action, and kills the application when the tenant has carried out the request by that method and has not
/// answered yet.
async fn kill_once(
    harness: &mut Harness,
    done: &impl Undoable,
    method: &str,
    is_carried_out: impl Fn(&Harness) -> bool,
) {
    let slow = Fault::new(Action::Drip { millis: 60_000 });
    let slow = slow.method(method).to(Service::Api);
    harness.sandbox.faults().push(slow);
    harness.sandbox.recorder().clear();
    let app = harness.app().clone();
    let carried_out = async {
        let is_it = |request: &RecordedRequest| request.method == method;
        harness.sandbox.recorder().wait_for(is_it).await;
        while !is_carried_out(harness) {
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        undone = app.secrets.undo(undoing(done, Approval::Given)) => panic!("{undone:?}"),
        () = carried_out => {}
    }
    drop(app);
    harness.kill_and_restart().await;
}

/// The form that replaces the secret.
fn replacing(connection: &ConnectionView) -> DraftRef {
    DraftRef {
        connection: connection.id.clone(),
        purpose: Purpose::Replace,
        name: NAME.to_owned(),
    }
}

/// Whether the secret is shown as one of this computer that the tenant has, with its password in the keychain.
fn is_ours(list: &SecretListView) -> bool {
    let mut rows = list.rows.iter();
    rows.any(|row| row.name == NAME && row.side == Side::Both && row.kept)
}

async fn registered() -> (Harness, ConnectionView) {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = harness.draft(NAME, "one");
    harness.create(&connection, &draft).await;
    (harness, connection)
}

async fn restore(harness: &Harness, connection: &ConnectionView) -> ChangesView {
    let call = RestoreCall {
        connection: connection.id.clone(),
        names: vec![NAME.to_owned()],
        approval: Approval::Given,
        operation: CALL.to_owned(),
    };
    harness.app().secrets.restore_secrets(call).await.unwrap()
}
