//! Texts that are pasted into the fields of the form that show what they contain: no secret of them is shown.

use std::collections::BTreeSet;
use std::path::PathBuf;

use app::view::*;
use pull_secret::{Draft, FieldPath, Fix, FixAction};
use serde_json::Value;
use zeroize::Zeroizing;

use crate::harness::{CALL, Harness, assert_no_canary, sending};

const REGISTRY: usize = 0;
const FIELDS: [FieldPath; 4] = [
    FieldPath::Name,
    FieldPath::RegistryKey { registry: REGISTRY },
    FieldPath::Username { registry: REGISTRY },
    FieldPath::Image { image: 0 },
];

#[tokio::test]
async fn no_secret_of_any_text_is_shown_after_it_was_pasted_into_any_field() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let mut shown = Vec::new();
    for (name, text, secrets) in cases() {
        let pasted = harness
            .app()
            .pasted
            .read_pasted(&Zeroizing::new(text.clone()));
        // What a person may still choose is looked at as well: the text as it is, in one line.
        let line = String::from_utf8_lossy(&text).replace(['\r', '\n'], "");
        for place in FIELDS {
            let draft = with(harness.draft("team-images", "typed"), place, &line);
            let view = harness.preview(&connection, Purpose::Create, &draft).await;
            let is_masked = view.masked.contains(&place);
            let view = serde_json::to_string(&view).unwrap();
            for secret in &secrets {
                let is_open = line.contains(secret) && !is_masked;
                if is_open || view.contains(secret.as_str()) {
                    shown.push(format!("{name} in {place:?}: {secret}"));
                }
            }
            if matches!(pasted, FieldPaste::Text { secret: false }) && is_masked {
                shown.push(format!("{name} in {place:?}: masked only later"));
            }
        }
    }
    assert!(shown.is_empty(), "{}", shown.join("\n"));
}

#[tokio::test]
async fn a_configuration_or_a_command_is_recognised_and_a_value_of_the_field_is_taken() {
    let harness = Harness::start().await;
    let read = |text: &str| {
        let text = Zeroizing::new(text.as_bytes().to_vec());
        harness.app().pasted.read_pasted(&text)
    };
    for text in [
        r#"{"auths":{"ghcr.io":{"auth":"YW5uYTpodW50ZXIy"}}}"#,
        "docker login ghcr.io -u anna -p ghp_fakeFAKE0fakeFAKE0fakeFAKE0fakeFAKE0",
        &harness.sandbox.service_key(),
    ] {
        assert!(
            matches!(read(text), FieldPaste::Recognised { .. }),
            "{text}"
        );
    }
    for text in [
        "team-images",
        " anna\n",
        "ghcr.io/acme/train:1",
        "docker pull ghcr.io/acme/a:1",
        "Team images",
    ] {
        assert!(
            matches!(read(text), FieldPaste::Text { secret: false }),
            "{text}"
        );
    }
    let token = read("ghp_fakeFAKE0fakeFAKE0fakeFAKE0fakeFAKE0");
    assert!(matches!(token, FieldPaste::Text { secret: true }));
    let lines = read("first line\nsecond line");
    assert!(matches!(lines, FieldPaste::Refused { .. }));
}

#[tokio::test]
async fn a_token_in_a_plain_field_is_not_sent_checked_or_written_as_code_and_moves_to_the_password()
{
    const TOKEN: &str = "ghp_canaryFAKE0fakeFAKE0fakeFAKE0fakeFAKE";
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let mut draft = harness.draft("team-images", "typed");
    draft.registries[0].username = TOKEN.to_owned();
    draft.registries[0].password = None;
    let view = harness.preview(&connection, Purpose::Create, &draft).await;
    assert_no_canary(&view);
    assert_eq!(view.masked, [FIELDS[2]]);
    let app = harness.app();
    let call = CheckCall {
        connection: connection.id.clone(),
        draft: draft.clone(),
        consents: Vec::new(),
        operation: CALL.to_owned(),
    };
    assert!(app.checks.check(call).await.is_err());
    let sent = app
        .secrets
        .send(sending(&connection, Purpose::Create, &draft));
    assert!(sent.await.is_err());
    assert!(harness.arrived("POST").is_empty());

    let fix = view.findings.iter().find_map(|found| found.fix.clone());
    let fix: Fix = fix.unwrap();
    assert_eq!(fix.replacement, FixAction::MoveToPassword);
    let mut fixed = app.compose.apply_fix(FixCall { draft, fix }).await.unwrap();
    assert_eq!(fixed.registries[0].username, "");
    fixed.registries[0].username = "anna".to_owned();
    harness.create(&connection, &fixed).await;
    assert_eq!(harness.stored_password("team-images"), TOKEN);
}

/// The texts with the passwords and client secrets that are in any of their outcomes.
fn cases() -> Vec<(String, Vec<u8>, BTreeSet<String>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pastes");
    let expected = std::fs::read(folder.join("expected.json")).unwrap();
    let expected: serde_json::Map<String, Value> = serde_json::from_slice(&expected).unwrap();
    let cases = expected.into_iter().map(|(name, outcomes)| {
        let text = std::fs::read(folder.join("inputs").join(&name)).unwrap();
        let mut secrets = BTreeSet::new();
        collect(&outcomes, &mut secrets);
        (name, text, secrets)
    });
    cases.collect()
}

fn collect(value: &Value, secrets: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, secrets)),
        Value::Object(members) => {
            for (name, member) in members {
                match member.as_str() {
                    Some(text) if name == "password" || name == "clientSecret" => {
                        // A word such as `test` is in many a text.
                        if text.len() > 5 {
                            secrets.insert(text.to_owned());
                        }
                    }
                    _ => collect(member, secrets),
                }
            }
        }
        _ => {}
    }
}

fn with(mut draft: Draft, place: FieldPath, text: &str) -> Draft {
    match place {
        FieldPath::Name => draft.name = text.to_owned(),
        FieldPath::RegistryKey { registry } => {
            draft.registries[registry].registry_key = text.to_owned();
        }
        FieldPath::Username { registry } => draft.registries[registry].username = text.to_owned(),
        FieldPath::Image { image } => draft.images[image] = text.to_owned(),
        FieldPath::Password { .. } | FieldPath::Document => {}
    }
    draft
}
