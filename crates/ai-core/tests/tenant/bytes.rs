//! What is seen is what is sent: the bytes that arrived equal the preview with its masks filled in.

use ai_core::pull_secrets;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use pull_secret::{FieldPath, PullSecret, RegistryCredential};
use request::{Mask, Message, Pieces, Request, SlotKind, render};
use sandbox::RecordedRequest;

use crate::harness::{Harness, secret_name};

#[test]
fn the_bytes_that_arrive_are_the_preview_with_its_masks_filled_in() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let harness = runtime.block_on(Harness::start());
    harness.sandbox.tenant().set_max_count(usize::MAX);
    let mut runner = TestRunner::new(Config::with_cases(1000));
    let result = runner.run(&form(), |form| {
        runtime.block_on(send_and_compare(&harness, &form));
        Ok(())
    });
    result.unwrap();
}

#[tokio::test]
async fn passwords_of_every_nasty_kind_arrive_as_they_were_typed() {
    let harness = Harness::start().await;
    for password in [
        "$PWD `x` ${Y} $(z) !h %PATH% %41",
        "'single' \"double\" \\back\\slash\\",
        "a\nb\r\nc\td\u{0}e\u{1b}[0m\u{7f}",
        "Grüße 🔑 \u{2028}\u{202e}\u{feff}",
        " spaces around ",
        "••••••••",
        "\\u0041\\\"",
        &"0123456789abcde\"".repeat(4096),
    ] {
        let form = Form {
            name: "team-images".to_owned(),
            credentials: vec![("ghcr.io".to_owned(), "anna".to_owned(), password.to_owned())],
        };
        send_and_compare(&harness, &form).await;
        let stored = harness.sandbox.tenant().secret("team-images").unwrap();
        let stored: serde_json::Value = serde_json::from_str(&stored).unwrap();
        assert_eq!(stored["auths"]["ghcr.io"]["password"], password);
        harness.sandbox.tenant().remove("team-images");
    }
}

#[derive(Clone, Debug)]
struct Form {
    name: String,
    /// Registry key, username, password.
    credentials: Vec<(String, String, String)>,
}

fn form() -> impl Strategy<Value = Form> {
    let text = || prop_oneof!["[ -~]{1,40}", "\\PC{1,40}", any::<String>()];
    let credentials = prop::collection::vec((text(), text(), text()), 1..4);
    let name = "[a-z0-9][a-z0-9.-]{0,60}[a-z0-9]";
    (name, credentials).prop_map(|(name, credentials)| Form { name, credentials })
}

/// Sends a create, a replace and a delete, and compares each with its preview, drawn before.
async fn send_and_compare(harness: &Harness, form: &Form) {
    let credentials = form
        .credentials
        .iter()
        .map(|(key, username, password)| RegistryCredential {
            registry_key: key.clone(),
            username: username.as_str().into(),
            password: harness.drawer.put(password),
        });
    let secret = PullSecret {
        name: secret_name(&form.name),
        credentials: credentials.collect(),
    };
    let endpoint = harness.client.endpoint();
    let create = pull_secrets::create(endpoint, &secret);
    let replace = pull_secrets::replace(endpoint, &secret, pull_secrets::MERGE_PATCH);

    harness.sandbox.recorder().clear();
    harness.client.create(&secret, &()).await.result.unwrap();
    compare(&create, &harness.arrived("POST")[0], harness, form);
    harness.client.replace(&secret, &()).await.result.unwrap();
    compare(&replace, &harness.arrived("PATCH")[0], harness, form);
}

fn compare(request: &Request, arrived: &RecordedRequest, harness: &Harness, form: &Form) {
    let preview = render(request, &Mask).unwrap();
    let expected = wire(&preview, harness, form);
    assert_eq!(String::from_utf8_lossy(&arrived.wire), expected);
}

/// The whole message, with Content-Length as the one header that the preview leaves out.
fn wire(preview: &Message<Pieces>, harness: &Harness, form: &Form) -> String {
    let fill = |pieces: &Pieces| filled(pieces, harness, form);
    let body = fill(preview.body.as_ref().unwrap());
    let mut wire = format!(
        "{} {} HTTP/1.1\r\n",
        preview.method.as_str(),
        fill(&preview.path)
    );
    for (name, value) in &preview.headers {
        wire.push_str(&format!("{name}: {}\r\n", fill(value)));
    }
    wire.push_str(&format!("Content-Length: {}\r\n\r\n{body}", body.len()));
    wire
}

/// Fills the masks in, with an encoder of its own.
fn filled(pieces: &Pieces, harness: &Harness, form: &Form) -> String {
    let mut text = String::new();
    for piece in &pieces.0 {
        match (piece.secret, piece.place) {
            (None, _) => text.push_str(&piece.text),
            (Some(SlotKind::AccessToken), _) => {
                text.push_str(harness.client.cached_token().unwrap().secret.open());
            }
            (Some(SlotKind::RegistryPassword), Some(FieldPath::Password { registry })) => {
                text.push_str(&inside_json(&inside_json(&form.credentials[registry].2)));
            }
            other => panic!("no such mask belongs here: {other:?}"),
        }
    }
    text
}

fn inside_json(text: &str) -> String {
    let quoted = serde_json::to_string(text).unwrap();
    quoted[1..quoted.len() - 1].to_owned()
}
