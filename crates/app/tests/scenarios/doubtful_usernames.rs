//! Usernames that look like a token and may be none: sent like any other, and a secret everywhere else until the user has
//! them shown.

use app::view::*;
use pull_secret::{Draft, FieldPath};
use sandbox::{Answer, Fault, Service};
use serde_json::json;
use zeroize::Zeroizing;

use crate::harness::{
    CALL, Harness, assert_no_canary, assert_no_canary_in_files, assert_usable, composition, row,
    sending,
};

/// As random as a token; its shape alone does not tell what it is.
const DOUBTFUL: &str = "aB3canary6HiJ9kLm2NoP5qRs8TuV1wXy4";
const USERNAME: FieldPath = FieldPath::Username { registry: 0 };

#[tokio::test]
async fn a_doubtful_username_is_sent_and_is_a_secret_wherever_it_would_be_recorded_or_shown() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = typed(&harness);
    let preview = harness.preview(&connection, Purpose::Create, &draft).await;
    assert_no_canary(&preview);
    assert!(preview.sendable);
    assert_eq!(preview.request.body.as_ref().unwrap().secrets, 2);
    assert_no_canary(&harness.create(&connection, &draft).await);
    assert_eq!(harness.stored("team-images"), entry("hunter2"));
    assert_no_canary_in_files(&harness);
    assert_no_canary(&harness.last_exchange("POST").await);
    assert_eq!(found_in_activity(&harness, "canary").await, 0);

    harness.restart().await;
    let list = harness.list(&connection).await;
    assert_no_canary(&list);
    assert!(row(&list, "team-images").kept);
    assert_usable(&harness, &connection, "team-images", "hunter2").await;
    assert_eq!(harness.stored("team-images"), entry("hunter2"));

    let mut rotated = row(&list, "team-images").draft.clone();
    rotated.registries[0].password = Some(harness.stage("rotated"));
    let replaced = harness.replace(&connection, &rotated).await;
    assert_eq!(harness.stored("team-images"), entry("rotated"));
    harness.undo(&replaced).await;
    assert_eq!(harness.stored("team-images"), entry("hunter2"));
    assert_no_canary_in_files(&harness);
}

#[tokio::test]
async fn a_doubtful_username_leaves_the_keychain_with_its_secret() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    let before = harness.keychain.items().len();
    harness.create(&connection, &typed(&harness)).await;
    assert_eq!(harness.keychain.items().len(), before + 2);
    harness.delete(&connection, "team-images").await;
    harness.restart().await;
    assert_eq!(harness.keychain.items().len(), before);
}

#[tokio::test]
async fn a_doubtful_username_that_is_not_remembered_lasts_for_the_session() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    let sent = Sending {
        remember: false,
        ..sending(&connection, Purpose::Create, &typed(&harness))
    };
    harness.app().secrets.send(sent).await.unwrap();
    assert_usable(&harness, &connection, "team-images", "hunter2").await;
    assert_eq!(harness.stored("team-images"), entry("hunter2"));
    harness.restart().await;
    let list = harness.list(&connection).await;
    assert!(!row(&list, "team-images").restorable);
}

#[tokio::test]
async fn a_check_sends_a_doubtful_username_and_records_a_mask() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let mut draft = harness.practice_form();
    draft.registries[0].username = DOUBTFUL.to_owned();
    assert_no_canary(&harness.check(&connection, &draft).await);
    assert_no_canary_in_files(&harness);

    // The result stays with the secret that is made of the form.
    harness.create(&connection, &draft).await;
    let list = harness.list(&connection).await;
    assert!(row(&list, &draft.name).last_check.is_some());
    assert_no_canary_in_files(&harness);
}

#[tokio::test]
async fn code_reads_a_doubtful_username_from_a_variable() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    for subject in [
        CodeSubject::Form {
            composition: composition(&connection, Purpose::Create, &typed(&harness)),
        },
        sent_request(&harness, &connection).await,
    ] {
        let languages = harness.app().code.code_languages(()).await.unwrap();
        let forms = [CodeForm::Short, CodeForm::Safe];
        for (language, form) in languages.iter().flat_map(|it| forms.map(|form| (it, form))) {
            let call = CodeCall {
                language: language.clone(),
                subject: subject.clone(),
                form,
            };
            let code = harness.app().code.code(call).await.unwrap();
            assert_no_canary(&code);
            let variables = ["REGISTRY_USERNAME", "REGISTRY_PASSWORD"].map(str::to_owned);
            for variable in variables {
                assert!(code.variables.contains(&variable), "{language}: {code:?}");
            }
        }
    }
}

#[tokio::test]
async fn the_text_of_a_body_has_a_mask_for_a_doubtful_username() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = typed(&harness);
    let composition = composition(&connection, Purpose::Create, &draft);
    let body = harness.app().compose.write_body(composition).await.unwrap();
    assert_no_canary(&body);
    let read = RawBodyInput {
        connection: connection.id.clone(),
        purpose: Purpose::Create,
        draft: draft.clone(),
        passwords: body.passwords.clone(),
        mask: true,
    };
    let text = Zeroizing::new(body.text.clone().into_bytes());
    let view = harness.app().compose.read_raw_body(&read, &text).unwrap();
    // The form goes on with what was typed into it; everything else is masked.
    let read = &view.draft.as_ref().unwrap().registries[0];
    assert_eq!((&*read.username, read.hidden_username), (DOUBTFUL, None));
    assert!(!view.lossy);
    assert_no_canary(&RawBodyView {
        draft: None,
        ..view
    });

    let sent = Sending {
        raw_body: Some(body),
        ..sending(&connection, Purpose::Create, &draft)
    };
    assert_no_canary(&harness.app().secrets.send(sent).await.unwrap());
    assert_eq!(harness.stored("team-images"), entry("hunter2"));
    assert_no_canary_in_files(&harness);
    assert_no_canary(&harness.list(&connection).await);
}

#[tokio::test]
async fn the_request_becomes_a_form_again_with_its_doubtful_username() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let CodeSubject::Activity { activity } = sent_request(&harness, &connection).await else {
        panic!("an activity")
    };
    let entry_of = ActivityRef { activity };
    let form = harness.app().activity.open_as_form(entry_of).await.unwrap();
    assert_no_canary(&form);
    harness.replace(&connection, &form.draft).await;
    assert_eq!(harness.stored("team-images"), entry("hunter2"));
}

#[tokio::test]
async fn a_draft_with_a_doubtful_username_is_whole_again_after_a_kill() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    let of = DraftRef {
        connection: connection.id.clone(),
        purpose: Purpose::Create,
        name: String::new(),
    };
    let form = DraftForm {
        draft: typed(&harness),
        raw_body: None,
        remember: true,
    };
    for _ in 0..2 {
        let (of, form) = (of.clone(), form.clone());
        let save = SaveDraft {
            of,
            form,
            typing: None,
        };
        harness.app().compose.save_draft(save).await.unwrap();
    }
    assert_no_canary_in_files(&harness);
    harness.kill_and_restart().await;
    let open = harness.app().compose.open_draft(of).await.unwrap().unwrap();
    assert_no_canary(&open);
    harness.create(&connection, &open.form.draft).await;
    assert_eq!(harness.stored("team-images"), entry("hunter2"));
}

#[tokio::test]
async fn once_it_was_shown_it_is_a_username_like_any_other() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = typed(&harness);
    let preview = harness.preview(&connection, Purpose::Create, &draft).await;
    let mut findings = preview.findings.into_iter();
    let finding = findings.find(|finding| finding.place == USERNAME).unwrap();
    let fix = finding.fix.unwrap();
    let call = FixCall { draft, fix };
    let shown = harness.app().compose.apply_fix(call).await.unwrap();
    let preview = harness.preview(&connection, Purpose::Create, &shown).await;
    assert_eq!(preview.masked, []);
    let compose = &harness.app().compose;
    let body = compose
        .write_body(composition(&connection, Purpose::Create, &shown))
        .await;
    let body = body.unwrap();
    assert!(body.text.contains(DOUBTFUL));
    let read = RawBodyInput {
        connection: connection.id.clone(),
        purpose: Purpose::Create,
        draft: shown.clone(),
        passwords: body.passwords.clone(),
        mask: true,
    };
    let text = Zeroizing::new(body.text.clone().into_bytes());
    let view = compose.read_raw_body(&read, &text).unwrap();
    assert_eq!(view.body.unwrap().text, body.text);
    let sent = Sending {
        raw_body: Some(body),
        ..sending(&connection, Purpose::Create, &shown)
    };
    harness.app().secrets.send(sent).await.unwrap();
    let list = harness.list(&connection).await;
    let known = &row(&list, "team-images").draft.registries[0];
    assert_eq!(known.username, DOUBTFUL);
}

#[tokio::test]
async fn a_response_that_repeats_a_doubtful_username_and_exports_of_it_have_masks() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    for answer in [
        Answer::text(500, format!("no such user: {DOUBTFUL}")),
        Answer::json(
            400,
            &json!({ "error": { "code": "1", "message": DOUBTFUL } }),
        ),
    ] {
        let fault = Fault::answer(answer).method("POST").to(Service::Api);
        harness.sandbox.faults().push(fault);
        assert_no_canary(&harness.create(&connection, &typed(&harness)).await);
        harness.sandbox.tenant().remove("team-images");
        harness.sandbox.faults().clear();
    }
    assert_no_canary(&harness.events.lock().unwrap().clone());
    let file = harness.folder.path().join("export");
    for format in [ActivityFormat::Har, ActivityFormat::Postman] {
        *harness.desktop.target.lock().unwrap() = Some(file.clone());
        let export = ExportActivity {
            format,
            filter: ActivityFilter::default(),
            operation: CALL.to_owned(),
        };
        let exported = harness.app().activity.export_activity(export).await;
        assert_ne!(exported.unwrap().unwrap().requests, 0);
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(!text.contains("canary"), "{text}");
    }
    assert_no_canary_in_files(&harness);
}

fn typed(harness: &Harness) -> Draft {
    Draft {
        registries: vec![harness.registry("ghcr.io", DOUBTFUL, "hunter2")],
        ..harness.draft("team-images", "hunter2")
    }
}

fn entry(password: &str) -> Vec<(String, String, String)> {
    let [key, username, password] = ["ghcr.io", DOUBTFUL, password].map(str::to_owned);
    vec![(key, username, password)]
}

/// The entry in the activity of a registration with a doubtful username.
async fn sent_request(harness: &Harness, connection: &ConnectionView) -> CodeSubject {
    harness.create(connection, &typed(harness)).await;
    let activity = harness.last_exchange("POST").await.activity.unwrap();
    CodeSubject::Activity { activity }
}

async fn found_in_activity(harness: &Harness, text: &str) -> usize {
    let filter = ActivityFilter {
        text: text.to_owned(),
        ..ActivityFilter::default()
    };
    let stretch = ActivityStretch {
        filter,
        newest: i64::MAX,
        oldest_first: false,
        offset: 0,
        limit: 100,
    };
    let lines = harness.app().activity.list_activity(stretch).await;
    lines.unwrap().len()
}
