//! Forms that are left before they are sent: they are there again, with their passwords, until they are sent or
//! discarded.

use std::fs;

use app::view::*;
use pull_secret::Draft;
use vault::testing::Fault;

use crate::harness::{Harness, REGISTERED, row, sending};

#[tokio::test]
async fn a_form_is_there_again_after_the_window_was_closed_and_after_a_kill() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = harness.draft("team-images", "hunter2");
    save(&harness, &of(&connection, ""), &draft, true).await;
    harness.restart().await;
    assert_eq!(form(&harness, &connection).await.draft, draft);

    let typed = Draft {
        name: "team-images-2".to_owned(),
        ..draft
    };
    save(&harness, &of(&connection, ""), &typed, true).await;
    let started = harness.kill_and_restart().await;
    assert_eq!(started.notices, []);
    assert_eq!(form(&harness, &connection).await.draft, typed);
}

#[tokio::test]
async fn a_draft_is_sent_with_the_password_of_an_earlier_run_and_is_gone_then() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = harness.draft("team-images", "hunter2");
    save(&harness, &of(&connection, ""), &draft, true).await;
    harness.kill_and_restart().await;

    let form = form(&harness, &connection).await;
    let sent = send(&harness, &connection, &form).await;
    assert_eq!(sent.result, REGISTERED);
    assert_eq!(harness.stored_password("team-images"), "hunter2");
    assert_eq!(
        harness.keychain.items().len(),
        2,
        "client secret and password"
    );
    assert!(lines(&harness, &connection).await.is_empty());
    assert_eq!(harness.restart().await.notices, []);
    let known = row(&harness.list(&connection).await, "team-images").clone();
    assert!(known.restorable && known.kept);
}

#[tokio::test]
async fn a_password_of_one_session_is_at_hand_until_the_end_and_asked_for_again_then() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = harness.draft("team-images", "hunter2");
    save(&harness, &of(&connection, ""), &draft, false).await;
    assert_eq!(harness.keychain.items().len(), 1);
    assert_eq!(form(&harness, &connection).await.draft, draft);
    harness.restart().await;
    let form = form(&harness, &connection).await;
    assert_eq!(form.draft.registries[0].password, None);
    assert_eq!(form.draft.name, "team-images");
}

#[tokio::test]
async fn a_password_that_is_not_to_be_remembered_any_more_leaves_the_keychain_and_not_the_form() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = harness.draft("team-images", "hunter2");
    save(&harness, &of(&connection, ""), &draft, true).await;
    assert_eq!(harness.keychain.items().len(), 2);
    save(&harness, &of(&connection, ""), &draft, false).await;
    assert_eq!(harness.keychain.items().len(), 1);
    let sent = send(&harness, &connection, &form(&harness, &connection).await).await;
    assert_eq!(sent.result, REGISTERED);
    assert_eq!(harness.stored_password("team-images"), "hunter2");
    // Undoing and restoring need it for as long as this session lasts.
    assert!(row(&harness.list(&connection).await, "team-images").restorable);
}

#[tokio::test]
async fn a_locked_keychain_does_not_keep_a_draft_from_being_saved() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = harness.draft("team-images", "hunter2");
    harness.keychain.fail(Fault::Locked);
    save(&harness, &of(&connection, ""), &draft, true).await;
    assert_eq!(form(&harness, &connection).await.draft, draft);
    harness.keychain.recover();
    save(&harness, &of(&connection, ""), &draft, true).await;
    assert_eq!(harness.keychain.items().len(), 2);
}

#[tokio::test]
async fn a_discarded_draft_leaves_nothing_and_takes_nothing_of_a_saved_secret() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    harness
        .create(&connection, &harness.draft("team-images", "one"))
        .await;
    let saved = row(&harness.list(&connection).await, "team-images")
        .draft
        .clone();
    let of_new = of(&connection, "");
    let of_replacing = DraftRef {
        purpose: Purpose::Replace,
        ..of(&connection, "team-images")
    };
    save(&harness, &of_new, &harness.draft("other", "two"), true).await;
    save(&harness, &of_replacing, &saved, true).await;
    assert_eq!(lines(&harness, &connection).await.len(), 2);
    let app = harness.app();
    app.compose.discard_draft(of_new).await.unwrap();
    app.compose.discard_draft(of_replacing).await.unwrap();
    assert!(lines(&harness, &connection).await.is_empty());
    assert_eq!(harness.keychain.items().len(), 2);
    assert_eq!(harness.restart().await.notices, []);
    crate::harness::assert_usable(&harness, &connection, "team-images", "one").await;
}

#[tokio::test]
async fn a_draft_goes_with_its_connection() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = harness.draft("team-images", "hunter2");
    save(&harness, &of(&connection, ""), &draft, true).await;
    let connection = ConnectionRef {
        connection: connection.id,
    };
    let removed = harness.app().connections.remove_connection(connection);
    removed.await.unwrap();
    assert!(harness.keychain.items().is_empty());
}

#[tokio::test]
async fn a_secret_in_a_plain_field_or_in_a_written_body_is_in_no_file() {
    const TOKEN: &str = "ghp_canaryFAKE0fakeFAKE0fakeFAKE0fakeFAKE";
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    let mut draft = harness.draft("team-images", "canary-password");
    draft.registries[0].username = TOKEN.to_owned();
    let written = MaskedBody {
        text: format!("{{\"name\":\"{TOKEN}\"}}"),
        passwords: Vec::new(),
    };
    let form = DraftForm {
        draft,
        raw_body: Some(written),
        remember: true,
    };
    let saved = SaveDraft {
        of: of(&connection, ""),
        form,
        typing: None,
    };
    harness.app().compose.save_draft(saved).await.unwrap();
    harness.kill();
    for file in fs::read_dir(harness.folder.path().join("records")).unwrap() {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("canary"));
    }
    harness.open();
    let left = self::form(&harness, &connection).await;
    assert_eq!(left.draft.registries[0].username, "");
    assert_eq!(left.raw_body, None);
}

#[tokio::test]
async fn no_beginning_of_a_token_that_is_typed_as_a_username_is_in_any_file() {
    for token in [
        "ghp_canary6HiJ9kLm2NoP5qRs8TuV1wXy4zAb7",
        "aB3canary6HiJ9kLm2NoP5qRs8TuV1wXy4",
    ] {
        let mut harness = Harness::start().await;
        let connection = harness.connect().await;
        let draft = harness.draft("team-images", "hunter2");
        let of = of(&connection, "");
        save(&harness, &of, &draft, true).await;
        for end in 1..=token.len() {
            let typed = with_username(&draft, &token[..end]);
            save_while(&harness, &of, &typed, true, Some(0)).await;
            assert_none_in_files(&harness, &token[..8]);
        }
        save(&harness, &of, &with_username(&draft, token), true).await;
        assert_none_in_files(&harness, &token[..8]);
        harness.kill();
        assert_none_in_files(&harness, &token[..8]);
    }
}

#[tokio::test]
async fn a_username_that_is_being_typed_is_there_again_unless_the_application_is_killed() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = harness.draft("team-images", "hunter2");
    let of = of(&connection, "");
    let typed = with_username(&draft, "anna.mueller");
    save_while(&harness, &of, &typed, true, Some(0)).await;
    assert_eq!(form(&harness, &connection).await.draft, typed);

    let typed = with_username(&draft, "anna.mueller-2");
    save_while(&harness, &of, &typed, true, Some(0)).await;
    harness.restart().await;
    assert_eq!(form(&harness, &connection).await.draft, typed);

    let later = with_username(&draft, "somebody.else");
    save_while(&harness, &of, &later, true, Some(0)).await;
    harness.kill_and_restart().await;
    assert_eq!(form(&harness, &connection).await.draft, typed);
    harness.app().compose.discard_draft(of).await.unwrap();
    harness.restart().await;
    assert!(lines(&harness, &connection).await.is_empty());
}

fn of(connection: &ConnectionView, name: &str) -> DraftRef {
    DraftRef {
        connection: connection.id.clone(),
        purpose: Purpose::Create,
        name: name.to_owned(),
    }
}

async fn save(harness: &Harness, of: &DraftRef, draft: &Draft, remember: bool) {
    save_while(harness, of, draft, remember, None).await;
}

/// Saves it while the username of that credential is being typed.
async fn save_while(
    harness: &Harness,
    of: &DraftRef,
    draft: &Draft,
    remember: bool,
    typing: Option<usize>,
) {
    let form = DraftForm {
        draft: draft.clone(),
        raw_body: None,
        remember,
    };
    let of = of.clone();
    let save = SaveDraft { of, form, typing };
    harness.app().compose.save_draft(save).await.unwrap();
}

/// The form with that username.
fn with_username(draft: &Draft, username: &str) -> Draft {
    let mut draft = draft.clone();
    username.clone_into(&mut draft.registries[0].username);
    draft
}

async fn form(harness: &Harness, connection: &ConnectionView) -> DraftForm {
    let opened = harness.app().compose.open_draft(of(connection, "")).await;
    opened.unwrap().unwrap().form
}

fn assert_none_in_files(harness: &Harness, text: &str) {
    for file in fs::read_dir(harness.folder.path().join("records")).unwrap() {
        let path = file.unwrap().path();
        let bytes = fs::read(&path).unwrap_or_default();
        let mut parts = bytes.windows(text.len());
        assert!(
            !parts.any(|part| part == text.as_bytes()),
            "{}",
            path.display()
        );
    }
}

async fn lines(harness: &Harness, connection: &ConnectionView) -> Vec<DraftLine> {
    let connection = ConnectionRef {
        connection: connection.id.clone(),
    };
    harness.app().compose.list_drafts(connection).await.unwrap()
}

async fn send(harness: &Harness, connection: &ConnectionView, form: &DraftForm) -> SentView {
    let sending = Sending {
        draft_of: Some(of(connection, "")),
        remember: form.remember,
        ..sending(connection, Purpose::Create, &form.draft)
    };
    harness.app().secrets.send(sending).await.unwrap()
}
