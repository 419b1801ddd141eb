//! Service keys that cannot be used, or only after mending: told by field before anything is saved, and nothing secret
//! is echoed.

use ai_core::service_key::{DiagnosticCode, DiagnosticState};
use app::Problem;
use app::view::*;
use serde_json::{Value, json};

use crate::harness::{CALL, Harness, add, assert_no_canary, service_key, usable};

/// Stands in every service key of this file, and in nothing that comes back.
const CLIENT_SECRET: &str = "canary-secret$FAKE=";

#[tokio::test]
async fn a_service_key_that_cannot_be_used_is_told_with_all_that_is_wrong() {
    use DiagnosticCode::{
        FieldMissing, OtherService, Placeholder, UrlLeaks, UrlMalformed, UrlNotHttps, UrlsSwapped,
    };
    let url = "url";
    let auth = "https://acme.authentication.eu10.hana.ondemand.com";
    let api = "https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com";
    let rows = [
        (key_without("clientid"), FieldMissing),
        (key_without("clientsecret"), FieldMissing),
        (key_without(url), FieldMissing),
        (key_without("serviceurls"), FieldMissing),
        (key_with("clientsecret", ""), FieldMissing),
        (key_with("clientid", "YOUR_CLIENT_ID"), Placeholder),
        (key_with(url, "http://auth.example"), UrlNotHttps),
        (key_with(url, "ftp://auth.example"), UrlMalformed),
        (key_with(url, "https://anna:canary@auth.example"), UrlLeaks),
        (key_with(url, "https://auth.example?canary"), UrlLeaks),
        (key_with(url, "https://auth.example#canary"), UrlLeaks),
        (key_with(url, "auth.example canary"), UrlMalformed),
        (key_with(url, api), UrlsSwapped),
        (key_with_api(json!("http://api.example")), UrlNotHttps),
        (
            key_with_api(json!("https://api.example/v2?canary")),
            UrlLeaks,
        ),
        (key_with_api(json!(auth)), UrlsSwapped),
        (key_with_api(json!(7)), FieldMissing),
        (
            json!({"clientid": "sb-x", "clientsecret": CLIENT_SECRET, "url": auth, "xsappname": "x"}),
            OtherService,
        ),
        (
            json!({"host": "h", "port": "1", "driver": "d", "password": CLIENT_SECRET}),
            OtherService,
        ),
    ];
    let harness = Harness::start().await;
    for (key, code) in rows {
        assert_fails(&harness, &key.to_string(), code).await;
    }
    let broken = key()
        .to_string()
        .replacen("\"clientsecret\":", "\"clientsecret\" oops ", 1);
    assert_fails(&harness, &broken, DiagnosticCode::NotJson).await;
    assert_untouched(&harness).await;
}

#[tokio::test]
async fn what_is_no_service_key_at_all_is_told_apart() {
    let harness = Harness::start().await;
    let text = key().to_string();
    assert_eq!(refusal(&harness, "").await, Problem::ImportEmpty);
    assert_eq!(
        refusal(&harness, "hello").await,
        Problem::ImportUnrecognised
    );
    let huge = format!("{}{text}", " ".repeat(1024 * 1024));
    assert_eq!(
        refusal(&harness, &huge).await,
        Problem::TooLarge { limit: 1024 * 1024 }
    );
    let deep = "[".repeat(100_000);
    let refused = refusal(&harness, &deep).await;
    assert!(
        matches!(refused, Problem::TooDeep | Problem::NotJson { .. }),
        "{refused:?}"
    );
    harness.desktop.empty_clipboard();
    assert_eq!(
        harness.app().pasted.paste(()).await.map(|_| ()),
        Err(Problem::ClipboardEmpty)
    );
    assert_untouched(&harness).await;
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_named_without_its_folder() {
    let harness = Harness::start().await;
    let folder = harness.folder.path().join("keys");
    std::fs::create_dir(&folder).unwrap();
    let unreadable = |file: &str| Problem::FileUnreadable {
        file: file.to_owned(),
    };
    let write = |name: &str, bytes: &[u8]| {
        let file = folder.join(name);
        std::fs::write(&file, bytes).unwrap();
        Some(file)
    };
    for (file, told) in [
        (Some(folder.join("gone.json")), unreadable("gone.json")),
        (Some(folder.clone()), unreadable("keys")),
        (
            write("big.json", &vec![b' '; 1024 * 1024 + 1]),
            Problem::TooLarge { limit: 1024 * 1024 },
        ),
        (
            write("binary.json", &[0xff, 0x00, 0x80]),
            Problem::ImportNotText,
        ),
        (write("empty.json", b""), Problem::ImportEmpty),
    ] {
        harness.desktop.choose(file.clone());
        let refused = harness.app().pasted.choose_file(()).await.map(|_| ());
        assert_eq!(refused, Err(told.clone()), "{file:?}");
        harness.app().pasted.drop_files(&[file.unwrap()]).await;
        let event = harness.events.lock().unwrap().pop().unwrap();
        assert!(matches!(event, Event::DropRefused { problem } if problem == told));
    }
    harness.desktop.choose(None);
    assert!(
        harness
            .app()
            .pasted
            .choose_file(())
            .await
            .unwrap()
            .is_none()
    );
    assert_untouched(&harness).await;
}

#[tokio::test]
async fn a_service_key_that_can_be_mended_is_and_that_is_said() {
    let auth = "https://acme.authentication.eu10.hana.ondemand.com";
    let api = "https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com";
    let harness = Harness::start().await;
    for (key, code) in [
        (
            key_with_api(json!(format!("{api}/v2"))),
            DiagnosticCode::KnownSuffix,
        ),
        (
            key_with_api(json!(format!("{api}/v2/"))),
            DiagnosticCode::KnownSuffix,
        ),
        (
            key_with_api(json!(format!("{api}///"))),
            DiagnosticCode::EndSlashes,
        ),
        (
            key_with("url", &format!("{auth}/oauth/token")),
            DiagnosticCode::KnownSuffix,
        ),
        (
            key_with("url", &format!(" {auth}\n")),
            DiagnosticCode::Blanks,
        ),
        (
            key_with("clientsecret", &format!("\t{CLIENT_SECRET} ")),
            DiagnosticCode::Blanks,
        ),
    ] {
        let reading = harness.paste(&key.to_string()).await.unwrap();
        let key = usable(&reading);
        assert_eq!((&*key.token_url, &*key.api_url), (auth, api));
        let doctor = &reading.keys[0].doctor;
        let line = doctor.iter().find(|line| line.code == code);
        assert_eq!(
            line.map(|line| line.state),
            Some(DiagnosticState::Mended),
            "{doctor:?}"
        );
        assert_no_canary(&reading);
    }
    assert_untouched(&harness).await;
}

#[tokio::test]
async fn a_connection_gets_a_name_of_its_own_and_the_key_waits_for_it() {
    let harness = Harness::start().await;
    harness.connect().await;
    let reading = harness.paste(&key().to_string()).await.unwrap();
    for name in ["", "  \n", "a\u{7}b", "practice", " PRACTICE "] {
        let add = AddConnection {
            name: name.to_owned(),
            ..add(&reading)
        };
        let refused = harness
            .app()
            .connections
            .add_connection(add)
            .await
            .map(|_| ());
        assert_eq!(refused, Err(Problem::ConnectionNameUnusable), "{name:?}");
    }
    harness.add_connection(add(&reading)).await;
    let reading = ReadingRef {
        reading: reading.reading,
    };
    harness
        .app()
        .connections
        .discard_service_key(reading)
        .await
        .unwrap();
}

fn key() -> Value {
    json!({
        "clientid": "sb-fake!b42|aicore!b540",
        "clientsecret": CLIENT_SECRET,
        "url": "https://acme.authentication.eu10.hana.ondemand.com",
        "serviceurls": { "AI_API_URL": "https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com" },
    })
}

fn key_with(field: &str, value: &str) -> Value {
    let mut key = key();
    key[field] = json!(value);
    key
}

fn key_with_api(value: Value) -> Value {
    let mut key = key();
    key["serviceurls"]["AI_API_URL"] = value;
    key
}

fn key_without(field: &str) -> Value {
    let mut key = key();
    key.as_object_mut().unwrap().remove(field);
    key
}

async fn refusal(harness: &Harness, text: &str) -> Problem {
    harness.desktop.put_on_clipboard(text);
    match harness.app().pasted.paste(()).await {
        Err(problem) => problem,
        Ok(other) => panic!("{:?}", service_key(other)),
    }
}

/// Cannot be used for that reason, from the clipboard and from a file.
async fn assert_fails(harness: &Harness, text: &str, code: DiagnosticCode) {
    let file = harness.folder.path().join("key.json");
    std::fs::write(&file, text).unwrap();
    harness.desktop.choose(Some(file));
    let chosen = harness.app().pasted.choose_file(()).await.unwrap().unwrap();
    for reading in [service_key(chosen), harness.paste(text).await.unwrap()] {
        let [
            ServiceKeyView {
                doctor,
                usable: None,
                ..
            },
        ] = &*reading.keys
        else {
            panic!("{:?}", reading.keys)
        };
        let fails = doctor
            .iter()
            .filter(|line| line.state == DiagnosticState::Fail);
        let fails: Vec<_> = fails.map(|line| line.code).collect();
        assert_eq!(fails, [code], "{text}");
        assert_no_canary(&reading);
        let add = AddConnection {
            reading: reading.reading,
            key: 0,
            update: None,
            name: "acme".to_owned(),
            remember: true,
            production: false,
            untested: false,
            operation: CALL.to_owned(),
        };
        let added = harness
            .app()
            .connections
            .add_connection(add)
            .await
            .map(|_| ());
        assert_eq!(added, Err(Problem::Gone));
    }
}

/// Nothing was sent, kept or saved.
async fn assert_untouched(harness: &Harness) {
    assert!(harness.sandbox.recorder().requests().is_empty());
    assert!(harness.keychain.items().is_empty());
    assert!(
        harness
            .app()
            .system
            .start(())
            .await
            .unwrap()
            .connections
            .is_empty()
    );
}
