//! Registries that take a token as username and password: the token is a secret in both places.

use app::view::*;
use pull_secret::{Draft, FieldPath};

use crate::harness::{
    Harness, assert_no_canary, assert_no_canary_in_files, assert_usable, composition, row, sending,
};

const TOKEN: &str = "dop_v1_canaryfake0123456789abcdef0123456789abcdef0123456789abcdef01";
/// A password that no shape tells: the same text twice in the form does.
const LICENCE: &str = "2aCk5Ncanary0dvTQJ";
const USERNAME: FieldPath = FieldPath::Username { registry: 0 };

#[tokio::test]
async fn a_token_that_is_username_and_password_is_sent_and_shown_and_stored_nowhere() {
    for (registry, token) in [
        ("registry.digitalocean.com", TOKEN),
        ("ghcr.io", TOKEN),
        ("registry.replicated.com", LICENCE),
    ] {
        let mut harness = Harness::start().await;
        let connection = harness.connect().await;
        let draft = typed_twice(&harness, registry, token);
        let view = harness.preview(&connection, Purpose::Create, &draft).await;
        assert_no_canary(&view);
        assert!(view.masked.contains(&USERNAME), "{registry}");
        assert!(view.sendable, "{registry}: {:?}", view.findings);
        assert_no_canary(&code_of(&harness, &connection, &draft).await);

        save_draft(&harness, &connection, &draft).await;
        assert_no_canary_in_files(&harness);
        assert_no_canary(&harness.check(&connection, &draft).await);
        assert_no_canary(&harness.create(&connection, &draft).await);
        assert_eq!(harness.stored("team-images"), entry(registry, token));
        assert_no_canary_in_files(&harness);

        harness.restart().await;
        let list = harness.list(&connection).await;
        assert_no_canary(&list);
        assert_no_canary(&harness.last_exchange("POST").await);
        assert_usable(&harness, &connection, "team-images", token).await;
        assert_eq!(harness.stored("team-images"), entry(registry, token));

        // Rotated: one new token goes to both places.
        let mut rotated = row(&list, "team-images").draft.clone();
        rotated.registries[0].password = Some(harness.stage("canary-rotated"));
        assert_no_canary(&harness.replace(&connection, &rotated).await);
        assert_eq!(
            harness.stored("team-images"),
            entry(registry, "canary-rotated")
        );
        assert_no_canary_in_files(&harness);
    }
}

#[tokio::test]
async fn a_draft_with_a_token_as_username_is_whole_again_after_a_kill() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = typed_twice(&harness, "registry.digitalocean.com", TOKEN);
    save_draft(&harness, &connection, &draft).await;
    harness.kill_and_restart().await;
    let of = draft_ref(&connection);
    let open = harness.app().compose.open_draft(of).await.unwrap().unwrap();
    assert_no_canary(&open);
    let sent = sending(&connection, Purpose::Create, &open.form.draft);
    harness.app().secrets.send(sent).await.unwrap();
    let expected = entry("registry.digitalocean.com", TOKEN);
    assert_eq!(harness.stored("team-images"), expected);
}

#[tokio::test]
async fn a_kept_password_that_is_typed_as_the_username_is_not_recorded() {
    let mut harness = Harness::start().await;
    let connection = harness.connect().await;
    harness
        .create(&connection, &harness.draft("team-images", LICENCE))
        .await;
    harness.restart().await;
    let mut draft = row(&harness.list(&connection).await, "team-images")
        .draft
        .clone();
    draft.registries[0].username = LICENCE.to_owned();
    assert_no_canary(&harness.replace(&connection, &draft).await);
    assert_eq!(harness.stored("team-images"), entry("ghcr.io", LICENCE));
    assert_no_canary(&harness.list(&connection).await);
    assert_no_canary_in_files(&harness);
}

#[tokio::test]
async fn a_password_in_any_other_plain_field_is_masked_and_not_sent() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    for place in [
        FieldPath::Name,
        FieldPath::RegistryKey { registry: 0 },
        FieldPath::Image { image: 0 },
        FieldPath::Username { registry: 1 },
    ] {
        let mut draft = harness.draft("team-images", LICENCE);
        draft
            .registries
            .push(harness.registry("quay.io", "bert", "two"));
        match place {
            FieldPath::Name => draft.name = LICENCE.to_owned(),
            FieldPath::RegistryKey { .. } => draft.registries[0].registry_key = LICENCE.to_owned(),
            FieldPath::Image { .. } => draft.images[0] = LICENCE.to_owned(),
            _ => draft.registries[1].username = LICENCE.to_owned(),
        }
        let view = harness.preview(&connection, Purpose::Create, &draft).await;
        assert_no_canary(&view);
        assert!(
            view.masked.contains(&place) && !view.sendable,
            "{place:?}: {view:?}"
        );
        save_draft(&harness, &connection, &draft).await;
        assert_no_canary_in_files(&harness);
    }
}

#[tokio::test]
async fn a_configuration_with_a_token_as_username_is_taken_and_the_token_not_shown() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let text = format!(
        r#"{{"auths":{{"registry.digitalocean.com":{{"username":"{TOKEN}","password":"{TOKEN}"}}}}}}"#
    );
    harness.desktop.put_on_clipboard(&text);
    let Recognised::Credentials { import } = harness.app().pasted.paste(()).await.unwrap() else {
        panic!("no credentials")
    };
    assert_no_canary(&import);
    let take = TakeImport {
        import: import.import,
        chosen: vec![0],
        draft: Draft {
            name: "team-images".to_owned(),
            ..Draft::default()
        },
    };
    let draft = harness.app().imports.take_import(take).await.unwrap();
    assert_no_canary(&draft);
    harness.create(&connection, &draft).await;
    let expected = entry("registry.digitalocean.com", TOKEN);
    assert_eq!(harness.stored("team-images"), expected);
}

fn typed_twice(harness: &Harness, registry: &str, token: &str) -> Draft {
    Draft {
        name: "team-images".to_owned(),
        registries: vec![harness.registry(registry, token, token)],
        images: Vec::new(),
    }
}

fn entry(registry: &str, token: &str) -> Vec<(String, String, String)> {
    vec![(registry.to_owned(), token.to_owned(), token.to_owned())]
}

fn draft_ref(connection: &ConnectionView) -> DraftRef {
    DraftRef {
        connection: connection.id.clone(),
        purpose: Purpose::Create,
        name: String::new(),
    }
}

async fn save_draft(harness: &Harness, connection: &ConnectionView, draft: &Draft) {
    let form = DraftForm {
        draft: draft.clone(),
        raw_body: None,
        remember: true,
    };
    let of = draft_ref(connection);
    let save = SaveDraft {
        of,
        form,
        typing: None,
    };
    harness.app().compose.save_draft(save).await.unwrap();
}

async fn code_of(harness: &Harness, connection: &ConnectionView, draft: &Draft) -> CodeView {
    let composition = composition(connection, Purpose::Create, draft);
    let call = CodeCall {
        language: "python".to_owned(),
        form: CodeForm::Safe,
        subject: CodeSubject::Form { composition },
    };
    harness.app().code.code(call).await.unwrap()
}
