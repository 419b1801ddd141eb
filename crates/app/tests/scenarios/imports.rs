//! Registry credentials that are pasted or dropped, on their way into the form.

use app::Problem;
use app::view::*;
use pull_secret::import::{Format, LeftOut};
use pull_secret::{Draft, RegistryDraft};

use crate::harness::{CALL, Harness};

const CONFIG: &str = r#"{"auths":{
    "https://index.docker.io/v1/":{"auth":"YW5uYTpodWItZmFrZQ=="},
    "ghcr.io":{"username":"bert","password":"ghcr-fake"},
    "quay.io":{"identitytoken":"token-fake"}}}"#;

#[tokio::test]
async fn of_several_registries_the_chosen_ones_come_into_the_form_with_their_passwords() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let found = paste(&harness, CONFIG).await.unwrap();
    assert_eq!(found.format, Format::DockerConfig);
    let shown: Vec<_> = found.credentials.iter().map(|c| &*c.registry_key).collect();
    assert_eq!(shown, ["https://index.docker.io/v1/", "ghcr.io"]);
    let registry_key = "quay.io".to_owned();
    assert_eq!(found.left_out, [LeftOut::Token { registry_key }]);

    let untouched = draft_with(vec![preset_alone("docker-hub")]);
    let taken = take(&harness, &found, &[1], untouched).await.unwrap();
    let [registry] = &*taken.registries else {
        panic!("{:?}", taken.registries)
    };
    assert_eq!(
        (registry.preset.as_deref(), &*registry.registry_key),
        (Some("ghcr"), "ghcr.io")
    );

    let created = harness.create(&connection, &taken).await;
    assert_eq!(
        created.result,
        SendResult::Registered { answer_lost: false }
    );
    let stored = ["ghcr.io", "bert", "ghcr-fake"].map(str::to_owned);
    assert_eq!(harness.stored("team-images"), [stored.into()]);
}

#[tokio::test]
async fn what_was_typed_stays_and_an_entry_with_the_same_key_is_taken_anew() {
    let harness = Harness::start().await;
    let found = paste(&harness, CONFIG).await.unwrap();
    let typed = harness.registry("registry.example.com", "carl", "typed");
    let same = harness.registry("ghcr.io", "dora", "older");
    let draft = draft_with(vec![typed.clone(), same.clone()]);
    let taken = take(&harness, &found, &[0, 1], draft).await.unwrap();
    let keys: Vec<_> = taken.registries.iter().map(|r| &*r.registry_key).collect();
    assert_eq!(
        keys,
        [
            "registry.example.com",
            "ghcr.io",
            "https://index.docker.io/v1/"
        ]
    );
    assert_eq!(taken.registries[0], typed);
    assert_eq!(taken.registries[1].username, "bert");
    assert_ne!(taken.registries[1].password, same.password);
}

#[tokio::test]
async fn the_name_of_the_text_is_taken_where_none_was_typed() {
    let harness = Harness::start().await;
    let command = "kubectl create secret docker-registry from-text --docker-server=ghcr.io \
        --docker-username=anna --docker-password='p$ss'";
    for (typed, name) in [("", "from-text"), ("  ", "from-text"), ("mine", "mine")] {
        let found = paste(&harness, command).await.unwrap();
        let draft = Draft {
            name: typed.to_owned(),
            ..draft_with(Vec::new())
        };
        let taken = take(&harness, &found, &[0], draft).await.unwrap();
        assert_eq!(taken.name, name);
    }
}

#[tokio::test]
async fn credentials_beside_a_service_key_are_offered_with_it() {
    let harness = Harness::start().await;
    let binding = r#"
kind: Secret
metadata: { name: aicore-binding }
stringData:
  clientid: sb-invented!b1|aicore!b540
  clientsecret: secret-fake
  url: https://acme.authentication.eu10.hana.ondemand.com
  serviceurls: '{"AI_API_URL":"https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com"}'
"#;
    let secret = pull_secret_yaml("prod", "ghcr.io");
    harness
        .desktop
        .put_on_clipboard(&format!("{binding}---\n{secret}"));
    let Ok(Recognised::ServiceKey {
        reading,
        credentials: Some(found),
    }) = harness.app().pasted.paste(()).await
    else {
        panic!("one of the two is missing")
    };
    assert!(reading.keys[0].usable.is_some(), "{reading:?}");
    let taken = take(&harness, &found, &[0], draft_with(Vec::new())).await;
    assert_eq!(taken.unwrap().registries[0].registry_key, "ghcr.io");
}

#[tokio::test]
async fn of_several_secrets_the_form_gets_the_name_of_the_one_that_was_chosen() {
    let harness = Harness::start().await;
    let secrets = ["staging", "prod"].map(|name| pull_secret_yaml(name, "ghcr.io"));
    let other = pull_secret_yaml("other", "quay.io");
    let text = format!("{}---\n{}---\n{other}", secrets[0], secrets[1]);
    for (chosen, name) in [(&[1][..], "prod"), (&[0], "staging"), (&[1, 2], "")] {
        let found = paste(&harness, &text).await.unwrap();
        let draft = Draft {
            name: String::new(),
            ..draft_with(Vec::new())
        };
        let taken = take(&harness, &found, chosen, draft).await.unwrap();
        assert_eq!(taken.name, name, "{chosen:?}");
    }
}

#[tokio::test]
async fn no_password_is_told_to_the_window() {
    let harness = Harness::start().await;
    let found = paste(&harness, CONFIG).await.unwrap();
    let told = serde_json::to_string(&found).unwrap();
    let draft = take(&harness, &found, &[0, 1], draft_with(Vec::new()))
        .await
        .unwrap();
    let told = told + &serde_json::to_string(&draft).unwrap();
    for secret in ["hub-fake", "ghcr-fake", "token-fake", "YW5uYTpodWItZmFrZQ"] {
        assert!(!told.contains(secret), "{told}");
    }
}

#[tokio::test]
async fn an_import_is_taken_once_and_not_after_it_was_discarded() {
    let harness = Harness::start().await;
    let found = paste(&harness, CONFIG).await.unwrap();
    take(&harness, &found, &[0], draft_with(Vec::new()))
        .await
        .unwrap();
    let again = take(&harness, &found, &[0], draft_with(Vec::new())).await;
    assert_eq!(again, Err(Problem::Gone));

    let found = paste(&harness, CONFIG).await.unwrap();
    let discarded = ImportRef {
        import: found.import.clone(),
    };
    harness
        .app()
        .imports
        .discard_import(discarded)
        .await
        .unwrap();
    let taken = take(&harness, &found, &[0], draft_with(Vec::new())).await;
    assert_eq!(taken, Err(Problem::Gone));
}

#[tokio::test]
async fn a_helper_that_cannot_be_asked_is_named_and_the_rest_can_still_be_taken() {
    let harness = Harness::start().await;
    let text = r#"{"auths":{"ghcr.io":{"auth":"YW5uYTpmYWtl"}},
        "credHelpers":{"quay.io":"pullpass-that-is-not-there"}}"#;
    let found = paste(&harness, text).await.unwrap();
    let helper = found.helpers[0].helper.clone();
    let call = AskHelperCall {
        import: found.import.clone(),
        helper: 0,
        operation: CALL.to_owned(),
    };
    let asked = harness.app().imports.ask_helper(call).await.unwrap_err();
    assert_eq!(asked, Problem::HelperFailed { helper });
    let taken = take(&harness, &found, &[0], draft_with(Vec::new())).await;
    assert_eq!(taken.unwrap().registries.len(), 1);
}

#[tokio::test]
async fn what_is_no_credential_is_refused_with_its_reason() {
    let harness = Harness::start().await;
    let deep = "[".repeat(100_000);
    let large = format!(r#"{{"auths":{{}},"x":"{}"}}"#, "x".repeat(2 * 1024 * 1024));
    let bomb = "a: &a [x, x, x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nkind: Secret\n";
    for text in [&*deep, &large, bomb, "hello", "", r#"{"auths":{}}"#] {
        let refused = paste(&harness, text).await;
        assert!(refused.is_err(), "{:.40}: {refused:?}", text);
    }
    let limit = 1024 * 1024;
    let refused = paste(&harness, &large).await.unwrap_err();
    assert_eq!(refused, Problem::TooLarge { limit });
}

#[tokio::test]
async fn a_dropped_file_is_recognised_and_one_that_never_ends_is_not_read() {
    let harness = Harness::start().await;
    let file = harness.folder.path().join("config.json");
    std::fs::write(&file, CONFIG).unwrap();
    harness.app().pasted.drop_files(&[file]).await;
    harness.app().pasted.drop_files(&["/dev/zero".into()]).await;
    let events = harness.events.lock().unwrap();
    let [
        ..,
        Event::Dropped { recognised },
        Event::DropRefused { problem },
    ] = &**events
    else {
        panic!("{events:?}")
    };
    assert!(matches!(recognised, Recognised::Credentials { .. }));
    let file = "zero".to_owned();
    assert_eq!(*problem, Problem::FileUnreadable { file });
}

async fn paste(harness: &Harness, text: &str) -> Result<ImportView, Problem> {
    harness.desktop.put_on_clipboard(text);
    match harness.app().pasted.paste(()).await? {
        Recognised::Credentials { import } => Ok(import),
        Recognised::ServiceKey { .. } => panic!("that is no service key"),
    }
}

async fn take(
    harness: &Harness,
    found: &ImportView,
    chosen: &[usize],
    draft: Draft,
) -> Result<Draft, Problem> {
    let take = TakeImport {
        import: found.import.clone(),
        chosen: chosen.to_vec(),
        draft,
    };
    harness.app().imports.take_import(take).await
}

fn draft_with(registries: Vec<RegistryDraft>) -> Draft {
    Draft {
        name: "team-images".to_owned(),
        registries,
        images: vec![String::new()],
    }
}

/// A registry as the form begins with: a preset is chosen, and nothing is typed.
fn preset_alone(id: &str) -> RegistryDraft {
    let preset = pull_secret::presets::preset(id).unwrap();
    RegistryDraft {
        preset: Some(id.to_owned()),
        registry_key: preset.registry_key.clone().unwrap_or_default(),
        username: preset.username.clone().unwrap_or_default(),
        ..RegistryDraft::default()
    }
}

fn pull_secret_yaml(name: &str, registry_key: &str) -> String {
    format!(
        r#"kind: Secret
metadata: {{ name: {name} }}
type: kubernetes.io/dockerconfigjson
stringData:
  .dockerconfigjson: '{{"auths":{{"{registry_key}":{{"username":"{name}","password":"fake"}}}}}}'
"#
    )
}
