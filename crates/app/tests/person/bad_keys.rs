//! Service keys that cannot be used, or only after mending: told by field before anything is saved, and nothing secret
//! is echoed.

use app::Problem;
use app::view::*;
use serde_json::{Value, json};

use crate::bench::{Bench, assert_no_canary, service_key};

/// Stands in every service key of this file, and in nothing that comes back.
const CLIENT_SECRET: &str = "canary-secret$FAKE=";

#[tokio::test]
async fn a_service_key_that_cannot_be_used_is_named_by_its_field() {
    let missing = |field: &str| Problem::KeyFieldMissing {
        field: field.to_owned(),
    };
    let not_https = |field: &str| Problem::KeyUrlNotHttps {
        field: field.to_owned(),
    };
    let malformed = |field: &str| Problem::KeyUrlMalformed {
        field: field.to_owned(),
    };
    let placeholder = |field: &str| Problem::KeyPlaceholder {
        field: field.to_owned(),
    };
    let other = |service: &str| Problem::KeyOfOtherService {
        service: service.to_owned(),
    };
    let (url, api) = ("url", "serviceurls.AI_API_URL");
    let auth = "https://acme.authentication.eu10.hana.ondemand.com";
    let rows = [
        (key_without("clientid"), missing("clientid")),
        (key_without("clientsecret"), missing("clientsecret")),
        (key_without(url), missing(url)),
        (key_without("serviceurls"), missing(api)),
        (key_with("clientsecret", ""), missing("clientsecret")),
        (
            key_with("clientid", "YOUR_CLIENT_ID"),
            placeholder("clientid"),
        ),
        (key_with(url, "http://auth.example"), not_https(url)),
        (key_with(url, "ftp://auth.example"), malformed(url)),
        (
            key_with(url, "https://anna:canary@auth.example"),
            malformed(url),
        ),
        (key_with(url, "https://auth.example?canary"), malformed(url)),
        (key_with(url, "https://auth.example#canary"), malformed(url)),
        (key_with(url, "auth.example canary"), malformed(url)),
        (
            key_with(
                url,
                "https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com",
            ),
            Problem::KeyUrlsSwapped,
        ),
        (key_with_api(json!("http://api.example")), not_https(api)),
        (
            key_with_api(json!("https://api.example/v2?canary")),
            malformed(api),
        ),
        (key_with_api(json!(auth)), Problem::KeyUrlsSwapped),
        (key_with_api(json!(7)), missing(api)),
        (with_certificate(), Problem::KeyWithCertificate),
        (
            json!({"clientid": "sb-x", "clientsecret": CLIENT_SECRET, "url": auth, "xsappname": "x"}),
            other("XSUAA"),
        ),
        (
            json!({"host": "h", "port": "1", "driver": "d", "password": CLIENT_SECRET}),
            other("SAP HANA"),
        ),
        (
            json!({"access_key_id": "a", "bucket": "b", "secret_access_key": CLIENT_SECRET}),
            other("Object Store"),
        ),
    ];
    let bench = Bench::start().await;
    for (key, told) in rows {
        let text = key.to_string();
        assert_refused(&bench, &text, &told).await;
    }
    assert_untouched(&bench).await;
}

#[tokio::test]
async fn what_is_no_service_key_at_all_is_told_apart() {
    let bench = Bench::start().await;
    let text = key().to_string();
    let broken = text.replacen("\"clientsecret\":", "\"clientsecret\"", 1);
    let refused = refusal(&bench, &broken).await;
    assert!(matches!(refused, Problem::NotJson { .. }), "{refused:?}");
    assert_eq!(refusal(&bench, "").await, Problem::ImportEmpty);
    assert_eq!(refusal(&bench, "hello").await, Problem::ImportUnrecognised);
    let huge = format!("{}{text}", " ".repeat(1024 * 1024));
    assert_eq!(
        refusal(&bench, &huge).await,
        Problem::TooLarge { limit: 1024 * 1024 }
    );
    let deep = "[".repeat(100_000);
    let refused = refusal(&bench, &deep).await;
    assert!(
        matches!(refused, Problem::TooDeep | Problem::NotJson { .. }),
        "{refused:?}"
    );
    bench.desktop.empty_clipboard();
    assert_eq!(
        bench.app().paste(()).await.map(|_| ()),
        Err(Problem::ClipboardEmpty)
    );
    assert_untouched(&bench).await;
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_named_without_its_folder() {
    let bench = Bench::start().await;
    let folder = bench.folder.path().join("keys");
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
        bench.desktop.choose(file.clone());
        let refused = bench.app().choose_file(()).await.map(|_| ());
        assert_eq!(refused, Err(told.clone()), "{file:?}");
        bench.app().drop_files(&[file.unwrap()]).await;
        let event = bench.events.lock().unwrap().pop().unwrap();
        assert!(matches!(event, Event::DropRefused { problem } if problem == told));
    }
    bench.desktop.choose(None);
    assert!(bench.app().choose_file(()).await.unwrap().is_none());
    assert_untouched(&bench).await;
}

#[tokio::test]
async fn a_service_key_that_can_be_mended_is_and_that_is_said() {
    let auth = "https://acme.authentication.eu10.hana.ondemand.com";
    let api = "https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com";
    let bench = Bench::start().await;
    for (key, code) in [
        (
            key_with_api(json!(format!("{api}/v2"))),
            KeyRemarkCode::KnownSuffix,
        ),
        (
            key_with_api(json!(format!("{api}/v2/"))),
            KeyRemarkCode::KnownSuffix,
        ),
        (
            key_with_api(json!(format!("{api}///"))),
            KeyRemarkCode::EndSlashes,
        ),
        (
            key_with("url", &format!("{auth}/oauth/token")),
            KeyRemarkCode::KnownSuffix,
        ),
        (
            key_with("url", &format!(" {auth}\n")),
            KeyRemarkCode::Blanks,
        ),
        (
            key_with("clientsecret", &format!("\t{CLIENT_SECRET} ")),
            KeyRemarkCode::Blanks,
        ),
        (json!({ "credentials": key() }), KeyRemarkCode::Unwrapped),
    ] {
        let reading = bench.paste(&key.to_string()).await.unwrap();
        assert_eq!((&*reading.token_url, &*reading.api_url), (auth, api));
        let remark = reading.remarks.iter().find(|remark| remark.code == code);
        assert!(
            remark.is_some_and(|remark| remark.mended),
            "{:?}",
            reading.remarks
        );
        assert_no_canary(&reading);
    }
    assert_untouched(&bench).await;
}

#[tokio::test]
async fn a_connection_gets_a_name_of_its_own_and_the_key_waits_for_it() {
    let bench = Bench::start().await;
    bench.connect().await;
    let reading = bench.paste(&key().to_string()).await.unwrap();
    for name in ["", "  \n", "a\u{7}b", "practice", " PRACTICE "] {
        let add = AddConnection {
            reading: reading.reading.clone(),
            name: name.to_owned(),
            remember: true,
            production: false,
        };
        let refused = bench.app().add_connection(add).await.map(|_| ());
        assert_eq!(refused, Err(Problem::ConnectionNameUnusable), "{name:?}");
    }
    let add = AddConnection {
        reading: reading.reading.clone(),
        name: "acme".to_owned(),
        remember: true,
        production: false,
    };
    bench.app().add_connection(add).await.unwrap();
    let reading = ReadingRef {
        reading: reading.reading,
    };
    bench.app().discard_service_key(reading).await.unwrap();
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

fn with_certificate() -> Value {
    let mut key = key_without("clientsecret");
    key["certificate"] = json!("-----BEGIN CERTIFICATE-----\ncanary\n-----END CERTIFICATE-----\n");
    key["key"] = json!("-----BEGIN RSA PRIVATE KEY-----\ncanary\n-----END RSA PRIVATE KEY-----\n");
    key
}

async fn refusal(bench: &Bench, text: &str) -> Problem {
    bench.desktop.put_on_clipboard(text);
    match bench.app().paste(()).await {
        Err(problem) => problem,
        Ok(other) => panic!("{:?}", service_key(other)),
    }
}

/// Refused so from the clipboard and from a file.
async fn assert_refused(bench: &Bench, text: &str, told: &Problem) {
    let refused = refusal(bench, text).await;
    assert_eq!(refused, *told, "{text}");
    assert_no_canary(&refused);
    let file = bench.folder.path().join("key.json");
    std::fs::write(&file, text).unwrap();
    bench.desktop.choose(Some(file));
    let refused = bench.app().choose_file(()).await.map(|_| ());
    assert_eq!(refused, Err(told.clone()), "{text}");
}

/// Nothing was sent, kept or saved.
async fn assert_untouched(bench: &Bench) {
    assert!(bench.sandbox.recorder().requests().is_empty());
    assert!(bench.keychain.items().is_empty());
    assert!(bench.app().start(()).await.unwrap().connections.is_empty());
}
