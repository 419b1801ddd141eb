//! Bad input: named with field and place before anything is sent, nothing typed is lost, nothing secret is echoed.

use app::Problem;
use app::view::*;
use pull_secret::{Code, Draft, Handle, Place, RegistryDraft, Severity};
use serde_json::{Value, json};

use crate::bench::{Bench, call_on, sending, service_key};

const REGISTERED: SendResult = SendResult::Registered { answer_lost: false };
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
    bench.desktop.clear_clipboard();
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

#[tokio::test]
async fn a_form_that_cannot_be_sent_names_its_field_and_sends_nothing() {
    let bench = Bench::start().await;
    let connection = bench.connect().await;
    let complete = bench.draft("team-images", "canary");
    let key = Place::RegistryKey { registry: 0 };
    let user = Place::Username { registry: 0 };
    let password = Place::Password { registry: 0 };
    let empty = bench.stage("");
    let huge = bench.stage(&"x".repeat(1024 * 1024));
    let twice = vec![
        complete.registries[0].clone(),
        complete.registries[0].clone(),
    ];
    type Change = Box<dyn Fn(&mut Draft)>;
    let named =
        |name: &'static str| -> Change { Box::new(move |draft| draft.name = name.to_owned()) };
    let typed = |change: fn(&mut RegistryDraft)| -> Change {
        Box::new(move |draft| change(&mut draft.registries[0]))
    };
    let staged = |handle: Handle| -> Change {
        Box::new(move |draft| draft.registries[0].password = Some(handle))
    };
    let rows: Vec<(Change, Place, Code)> = vec![
        (named(""), Place::Name, Code::NameMissing),
        (named("a"), Place::Name, Code::NameTooShort),
        (named("Team"), Place::Name, Code::NameCharacter),
        (named(" team"), Place::Name, Code::NameCharacter),
        (named("team\n"), Place::Name, Code::NameCharacter),
        (named("tëam"), Place::Name, Code::NameCharacter),
        (named("-team"), Place::Name, Code::NameFirstCharacter),
        (named("team."), Place::Name, Code::NameLastCharacter),
        (named("a__b"), Place::Name, Code::NameDoubleUnderscore),
        (named("a_b"), Place::Name, Code::NameUnderscoreBeforeLast),
        (
            named("a234567890123456789012345678901234567890123456789012345678901234"),
            Place::Name,
            Code::NameTooLong,
        ),
        (
            Box::new(|draft| draft.registries.clear()),
            Place::Document,
            Code::NoRegistry,
        ),
        (
            typed(|one| one.registry_key.clear()),
            key,
            Code::RegistryKeyMissing,
        ),
        (
            typed(|one| one.registry_key.push('\u{1}')),
            key,
            Code::RegistryKeyControlCharacter,
        ),
        (
            typed(|one| one.username.clear()),
            user,
            Code::UsernameMissing,
        ),
        (
            typed(|one| one.username.push('\n')),
            user,
            Code::UsernameControlCharacter,
        ),
        (
            typed(|one| one.password = None),
            password,
            Code::PasswordMissing,
        ),
        (staged(empty), password, Code::PasswordMissing),
        (staged(huge), Place::Document, Code::BodyTooLarge),
        (
            Box::new(move |draft| draft.registries.clone_from(&twice)),
            Place::RegistryKey { registry: 1 },
            Code::RegistryKeyTwice,
        ),
    ];
    for (change, place, code) in rows {
        let mut draft = complete.clone();
        change(&mut draft);
        for purpose in [Purpose::Create, Purpose::Replace] {
            let preview = bench.preview(&connection, purpose, &draft).await;
            let found = preview.findings.iter().find(|finding| finding.code == code);
            let found = found.unwrap_or_else(|| panic!("{code:?}: {:?}", preview.findings));
            assert_eq!(
                (found.severity, found.place),
                (Severity::Error, place),
                "{code:?}"
            );
            assert!(!preview.sendable, "{code:?}");
            assert_no_canary(&preview);
            let sent = bench
                .app()
                .send(sending(&connection, purpose, &draft))
                .await;
            assert_eq!(
                sent.map(|sent| sent.result),
                Err(Problem::NotSendable),
                "{code:?}"
            );
        }
    }
    assert!(bench.sandbox.recorder().requests().is_empty());
    assert_eq!(
        bench.create(&connection, &complete).await.result,
        REGISTERED
    );
    assert_eq!(bench.stored_password("team-images"), "canary");
}

#[tokio::test]
async fn a_name_that_is_trouble_elsewhere_is_warned_of_and_sent() {
    let bench = Bench::start().await;
    let connection = bench.connect().await;
    for (name, code) in [
        ("a_bb", Code::NameUnderscore),
        ("a..b", Code::NameEmptyLabel),
    ] {
        let draft = bench.draft(name, "one");
        let preview = bench.preview(&connection, Purpose::Create, &draft).await;
        assert!(
            preview
                .findings
                .iter()
                .any(|found| found.code == code && found.severity == Severity::Warning)
        );
        assert!(preview.sendable);
        assert_eq!(bench.create(&connection, &draft).await.result, REGISTERED);
    }
}

#[tokio::test]
async fn a_password_is_sent_to_the_byte_and_trimmed_only_when_asked() {
    let bench = Bench::start().await;
    let connection = bench.connect().await;
    let mut draft = bench.draft("team-images", " canary\n");
    let preview = bench.preview(&connection, Purpose::Create, &draft).await;
    let offered = preview.findings.into_iter().find_map(|finding| finding.fix);
    assert_no_canary(&offered);
    assert!(preview.sendable);
    bench.create(&connection, &draft).await;
    assert_eq!(bench.stored_password("team-images"), " canary\n");

    draft.registries[0].password = Some(bench.stage(" canary\n"));
    let fix = FixCall {
        draft,
        fix: offered.unwrap(),
    };
    let fixed = bench.app().apply_fix(fix).await.unwrap();
    bench.replace(&connection, &fixed).await;
    assert_eq!(bench.stored_password("team-images"), "canary");
}

#[tokio::test]
async fn passwords_of_every_nasty_kind_are_kept_and_sent_as_typed() {
    let mut bench = Bench::start().await;
    let connection = bench.connect().await;
    for (number, password) in [
        "$PWD `x` ${Y} $(z) !h %PATH% %41",
        "'single' \"double\" \\back\\slash\\",
        "a\nb\r\nc\td\u{0}e\u{1b}[0m\u{7f}",
        "Grüße 🔑 \u{2028}\u{202e}\u{feff}",
        "line1\n[9]\nx=y",
        "••••••••",
        "\\u0041\\\"",
        &"\\\"é\n".repeat(13107),
    ]
    .into_iter()
    .enumerate()
    {
        let name = format!("team-{number}");
        let sent = bench
            .create(&connection, &bench.draft(&name, password))
            .await;
        assert!(matches!(sent.kept, Kept::Keychain), "{:?}", sent.kept);
        assert!(bench.stored_password(&name) == password);
        bench.restart().await;
        let deleted = bench.delete(&connection, &name).await;
        bench.undo(&deleted).await;
        assert!(bench.stored_password(&name) == password, "{name}");
    }
}

#[tokio::test]
async fn a_body_above_what_launchpad_takes_is_warned_of() {
    let bench = Bench::start().await;
    let connection = bench.connect().await;
    let draft = bench.draft("team-images", &"x".repeat(10 * 1024));
    let preview = bench.preview(&connection, Purpose::Create, &draft).await;
    let code = Code::BodyAboveLaunchpad;
    assert!(
        preview
            .findings
            .iter()
            .any(|found| found.code == code && found.severity == Severity::Warning)
    );
    assert!(preview.sendable);
}

#[tokio::test]
async fn without_a_connection_every_call_says_that_it_is_gone() {
    let bench = Bench::start().await;
    let mut connection = bench.connect().await;
    for id in ["", "nonsense", "00000000000000000000000000000000"] {
        connection.id = id.to_owned();
        let draft = bench.draft("team-images", "one");
        let app = bench.app();
        let gone = Err(Problem::Gone);
        assert_eq!(
            app.list_secrets(call_on(&connection)).await.map(|_| ()),
            gone
        );
        assert_eq!(
            app.test_connection(call_on(&connection)).await.map(|_| ()),
            gone
        );
        assert_eq!(
            bench.try_create(&connection, &draft).await.map(|_| ()),
            gone
        );
        let composition = Composition {
            connection: id.to_owned(),
            purpose: Purpose::Create,
            draft,
        };
        assert_eq!(app.preview(composition).await.map(|_| ()), gone);
        let reference = ConnectionRef {
            connection: id.to_owned(),
        };
        assert_eq!(app.remove_connection(reference).await.map(|_| ()), gone);
        let secret = SecretRef {
            connection: id.to_owned(),
            name: "a1".to_owned(),
        };
        assert_eq!(app.keep_passwords(secret).await.map(|_| ()), gone);
    }
    assert!(bench.sandbox.recorder().requests().is_empty());
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

fn assert_no_canary(shown: &(impl std::fmt::Debug + serde::Serialize)) {
    let shown = format!("{shown:?}{}", serde_json::to_string(shown).unwrap());
    assert!(!shown.contains("canary"), "{shown}");
}

/// Nothing was sent, kept or saved.
async fn assert_untouched(bench: &Bench) {
    assert!(bench.sandbox.recorder().requests().is_empty());
    assert!(bench.keychain.items().is_empty());
    assert!(bench.app().start(()).await.unwrap().connections.is_empty());
}
