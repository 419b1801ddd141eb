//! Canaries go through everything, and are then looked for everywhere but in the keychain: in every file, every view,
//! problem and event, and in the log, in each encoding a secret could have slipped into.

use std::fmt::Debug;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use app::view::*;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use pull_secret::Draft;
use sandbox::{Action, Answer, Fault, Sandbox, Service, Settings, Spelling};
use serde::Serialize;
use vault::testing::Fault as KeychainFault;
use zeroize::Zeroizing;

use crate::harness::{CALL, FOREIGN, Harness, call_on, sending};

const CLIENT_SECRET: &str =
    "9f1c7e52-canary-4a1b-8c2d-3e4f5a6b7c8d$kU_x-CANARYsecret/of+the=client=";
const PASSWORDS: [&str; 5] = [
    "canary-Pa55word-one",
    "quote\"back\\slash$dollar'canary%41",
    "Grüße-канарейка-🐤-\n[9]\nx=y",
    "canary\u{0}\u{7f}\u{2028}\t\r\n end",
    "s3cr3t canary with blanks & signs +/=?#",
];

#[tokio::test]
async fn no_secret_is_found_outside_the_keychain_after_everything_was_done() {
    listen_to_the_log();
    let long = "canary-long-0123456789 \"ü\\ ".repeat(2000);
    let mut canaries: Vec<String> = PASSWORDS.iter().map(|&text| text.to_owned()).collect();
    canaries.extend([CLIENT_SECRET.to_owned(), long.clone()]);

    let settings = Settings {
        client_secret: Some(CLIENT_SECRET.to_owned()),
        ..Settings::default()
    };
    let mut bench = Harness::with(settings).await;
    let mut output = Output::default();
    let connection = connect_with_detours(&bench, &mut output).await;
    for (number, password) in canaries.iter().enumerate() {
        let name = format!("team-{number}");
        live_through(&bench, &connection, &name, password, &mut output).await;
    }
    look_into_files(&bench, &canaries);
    import_and_edit(&bench, &mut output).await;
    check(&bench, &mut output).await;
    echo(&bench, &connection, &mut output).await;
    echo_in_every_spelling(&bench, &connection, &mut output).await;
    write_raw(&bench, &connection, &mut output).await;
    assert!(!bench.arrived("POST").is_empty(), "the canaries did travel");
    refuse(&mut bench, &connection, &mut output).await;
    look_back(&bench, &mut output).await;
    look_into_files(&bench, &canaries);

    output.note(&bench.restart().await);
    output.note(&bench.list(&connection).await);
    let events = bench.events.lock().unwrap().clone();
    events.iter().for_each(|event| output.note(event));
    bench.kill();

    look_into_files(&bench, &canaries);
    let needles = needles(&canaries);
    output.0.push(log().join("\n"));
    for text in &output.0 {
        assert_clean(text.as_bytes(), &needles, "what was told");
    }
    assert!(
        bench.keychain.items().len() > canaries.len(),
        "the keychain holds them"
    );
}

#[test]
fn the_search_finds_what_is_hidden_in_any_encoding() {
    let needles = needles(&["canary-Pa55word \"ü\"".to_owned()]);
    let secret = "canary-Pa55word \"ü\"";
    let json = serde_json::to_string(secret).unwrap();
    let basic = |user: &str| STANDARD_NO_PAD.encode(format!("{user}:{secret}!"));
    for hidden in [
        format!("x{secret}x"),
        json.clone(),
        serde_json::to_string(&json).unwrap(),
        serde_json::to_string(&serde_json::to_string(&json).unwrap()).unwrap(),
        basic("anna"),
        basic("bert2"),
        basic("cäsar-"),
        format!("{secret:?}"),
        percent(secret),
        percent(secret).to_lowercase(),
        hex(secret.as_bytes()).to_uppercase(),
    ] {
        assert!(found(hidden.as_bytes(), &needles).is_some(), "{hidden}");
    }
    assert_eq!(found(b"nothing of it", &needles), None);
}

/// All that came back over the whole run, as the window and as a careless log line would have it.
#[derive(Default)]
struct Output(Vec<String>);

impl Output {
    fn note<T: Debug + Serialize>(&mut self, output: &T) {
        self.0.push(format!("{output:?}"));
        self.0.push(serde_json::to_string(output).unwrap());
    }
}

async fn connect_with_detours(bench: &Harness, output: &mut Output) -> ConnectionView {
    let key = bench.sandbox.service_key();
    let broken = key.replacen(':', "", 2);
    let incomplete = key.replace("\"url\"", "\"uri\"");
    let in_plain = key.replace("http://127.0.0.1", "http://auth.example");
    for text in [broken, incomplete, in_plain] {
        bench.desktop.put_on_clipboard(&text);
        output.note(&bench.app().pasted.paste(()).await.unwrap());
    }
    let file = bench.folder.path().join("service-key.json");
    std::fs::write(&file, &key).unwrap();
    bench
        .app()
        .pasted
        .drop_files(std::slice::from_ref(&file))
        .await;
    std::fs::remove_file(&file).unwrap();
    bench.keychain.fail(KeychainFault::Locked);
    output.note(&bench.try_connect(true).await.unwrap_err());
    bench.keychain.recover();
    let connection = bench.connect().await;
    output.note(&connection);
    output.note(
        &bench
            .app()
            .tenants
            .test_connection(call_on(&connection))
            .await
            .unwrap(),
    );
    connection
}

/// A password from the form to its deletion, with every detour.
async fn live_through(
    bench: &Harness,
    connection: &ConnectionView,
    name: &str,
    password: &str,
    output: &mut Output,
) {
    let draft = bench.draft(name, password);
    output.note(&draft);
    output.note(&bench.preview(connection, Purpose::Create, &draft).await);
    output.note(&bench.preview(connection, Purpose::Replace, &draft).await);
    bench.sandbox.tenant().add_foreign(name, FOREIGN);
    output.note(&bench.create(connection, &draft).await);
    bench.sandbox.tenant().remove(name);
    bench
        .sandbox
        .faults()
        .push(Fault::new(Action::ResetAfter).method("POST"));
    bench.keychain.fail(KeychainFault::Refuses);
    let sending = sending(connection, Purpose::Create, &draft);
    output.note(&bench.app().secrets.send(sending).await.unwrap());
    bench.keychain.recover();
    output.note(&bench.store_passwords(connection, name).await);
    output.note(
        &bench
            .replace(connection, &bench.draft(name, password))
            .await,
    );
    let deleted = bench.delete(connection, name).await;
    output.note(&deleted);
    output.note(&bench.undo(&deleted).await);
    assert_eq!(bench.stored_password(name), password);
    let unsent = bench.stage(password);
    bench
        .app()
        .compose
        .discard_secret(HandleRef { handle: unsent })
        .await
        .unwrap();
}

async fn import_and_edit(bench: &Harness, output: &mut Output) {
    let login = STANDARD_NO_PAD.encode(format!("anna:{}", PASSWORDS[0]));
    let document = serde_json::json!({ "auths": {
        "ghcr.io": { "auth": login },
        "quay.io": { "username": "anna", "password": PASSWORDS[1] },
    }});
    bench.desktop.put_on_clipboard(&document.to_string());
    let recognised = bench.app().pasted.paste(()).await.unwrap();
    output.note(&recognised);
    let Recognised::Credentials { import } = recognised else {
        panic!("{recognised:?}")
    };
    let take = TakeImport {
        import: import.import,
        chosen: vec![0, 1],
        draft: Draft::default(),
    };
    let draft = bench.app().imports.take_import(take).await.unwrap();
    output.note(&draft);
    let text = Zeroizing::new(document.to_string().into_bytes());
    output.note(
        &bench
            .app()
            .compose
            .edit_document(draft.clone(), &text)
            .unwrap(),
    );
    let cut = Zeroizing::new(text[..text.len() - 2].to_vec());
    output.note(&bench.app().compose.edit_document(draft, &cut).unwrap_err());
    for nonsense in [
        format!("{{\"auths\":{{\"ghcr.io\":\"{}", PASSWORDS[0]),
        PASSWORDS[0].to_owned(),
    ] {
        bench.desktop.put_on_clipboard(&nonsense);
        output.note(&bench.app().pasted.paste(()).await.unwrap_err());
    }
    let login = format!("docker login ghcr.io -u anna -p '{}'", PASSWORDS[4]);
    bench.desktop.put_on_clipboard(&login);
    output.note(&bench.app().pasted.paste(()).await.unwrap());
}

/// Checks against the practice registry, with a wrong password and with one that an answer repeats.
async fn check(bench: &Harness, output: &mut Output) {
    let connection = bench
        .app()
        .connections
        .open_practice_tenant(())
        .await
        .unwrap();
    let reference = ConnectionRef {
        connection: connection.id.clone(),
    };
    let mut draft = bench
        .app()
        .connections
        .practice_draft(reference)
        .await
        .unwrap();
    draft.registries[0].password = Some(bench.stage(PASSWORDS[0]));
    let call = CheckCall {
        connection: connection.id,
        draft,
        consents: Vec::new(),
        operation: CALL.to_owned(),
    };
    let checked = bench.app().checks.check(call).await.unwrap();
    assert!(!checked.lines.is_empty());
    output.note(&checked);
}

/// A server that sends back what it was sent, in several spellings, in body, header and error.
async fn echo(bench: &Harness, connection: &ConnectionView, output: &mut Output) {
    for (number, password) in PASSWORDS.iter().enumerate() {
        let name = format!("echo-{number}");
        let json = serde_json::json!({ "message": password });
        let basic = STANDARD_NO_PAD.encode(format!("anna:{password}"));
        let said = [
            Answer::text(500, format!("got {password}")),
            Answer::json(
                422,
                &serde_json::json!({ "error": { "code": "1", "message": json.to_string() } }),
            ),
            Answer::text(400, percent(password)),
            Answer::text(400, hex(password.as_bytes())),
            Answer::text(403, format!("auth {basic}")).header("X-Echo", percent(password)),
        ];
        for answer in said {
            bench
                .sandbox
                .faults()
                .push(Fault::answer(answer).method("POST").to(Service::Api));
            output.note(
                &bench
                    .create(connection, &bench.draft(&name, password))
                    .await,
            );
            bench.sandbox.tenant().remove(&name);
            bench.sandbox.faults().clear();
        }
    }
    bench.sandbox.expire_tokens();
    let echo = Answer::json(
        400,
        &serde_json::json!({ "error": "invalid_client", "error_description": CLIENT_SECRET }),
    );
    bench
        .sandbox
        .faults()
        .push(Fault::answer(echo).to(Service::Token));
    output.note(&bench.list(connection).await);
}

/// The servers of the tenant repeat what they are sent, and secrets of other calls.
async fn echo_in_every_spelling(bench: &Harness, connection: &ConnectionView, output: &mut Output) {
    const SPELLINGS: [Spelling; 10] = [
        Spelling::Plain,
        Spelling::Unicode,
        Spelling::Percent,
        Spelling::Base64,
        Spelling::Base64Twice,
        Spelling::Hex,
        Spelling::Bytes,
        Spelling::Entities,
        Spelling::Reversed,
        Spelling::ZeroWidth,
    ];
    for (number, spelling) in SPELLINGS.into_iter().enumerate() {
        let password = PASSWORDS[number % PASSWORDS.len()];
        let echo = |status| Fault::new(Action::Echo { status, spelling });
        bench
            .sandbox
            .faults()
            .always(echo(422).to(Service::Api).method("POST"));
        output.note(
            &bench
                .create(connection, &bench.draft("echoed", password))
                .await,
        );
        bench.sandbox.faults().clear();
        bench.sandbox.expire_tokens();
        bench.sandbox.faults().push(echo(401).to(Service::Token));
        output.note(&bench.list(connection).await);
    }
    let elsewhere =
        [CLIENT_SECRET, PASSWORDS[0]].map(|text| text.chars().rev().collect::<String>());
    let answer = Answer::json(500, &serde_json::json!({ "message": elsewhere.join(" ") }));
    bench
        .sandbox
        .faults()
        .push(Fault::answer(answer).to(Service::Api));
    output.note(&bench.list(connection).await);
    let listed = serde_json::json!({ "count": 1, "resources": [{ "name": PASSWORDS[0] }] });
    bench
        .sandbox
        .faults()
        .push(Fault::answer(Answer::json(200, &listed)).to(Service::Api));
    output.note(&bench.list(connection).await);
}

/// Passwords typed into the body as text, under every name that Go takes for one.
async fn write_raw(bench: &Harness, connection: &ConnectionView, output: &mut Output) {
    let names = [
        "Password",
        "PASSWORD",
        "Auth",
        "IdentityToken",
        "paſsword",
        "passwrod",
    ];
    for (number, name) in names.into_iter().enumerate() {
        let draft = bench.draft(&format!("raw-{number}"), "another");
        let entry =
            serde_json::json!({ "username": "anna", name: PASSWORDS[number % PASSWORDS.len()] });
        let document = serde_json::json!({ "auths": { "ghcr.io": entry } }).to_string();
        let data = serde_json::json!({ ".dockerconfigjson": document });
        let body = serde_json::json!({ "name": draft.name, "data": data }).to_string();
        let text = Zeroizing::new(body.clone().into_bytes());
        let read = RawBodyInput {
            connection: connection.id.clone(),
            purpose: Purpose::Create,
            draft: draft.clone(),
            passwords: Vec::new(),
            mask: true,
        };
        let view = bench.app().compose.read_raw_body(&read, &text).unwrap();
        output.note(&view);
        let written = Sending {
            raw_body: view.body,
            ..sending(connection, Purpose::Create, &draft)
        };
        assert!(written.raw_body.is_some(), "{name} can be masked");
        output.note(&bench.app().secrets.send(written).await.unwrap());
        assert_eq!(bench.arrived("POST").last().unwrap().text(), body, "{name}");
        let unsealed = Sending {
            raw_body: Some(MaskedBody {
                text: body,
                passwords: Vec::new(),
            }),
            ..sending(connection, Purpose::Create, &draft)
        };
        output.note(&bench.app().secrets.send(unsealed).await.unwrap_err());
    }
}

async fn refuse(bench: &mut Harness, connection: &ConnectionView, output: &mut Output) {
    let draft = bench.draft("refused", PASSWORDS[1]);
    bench.sandbox.revoke_scope("create");
    output.note(&bench.create(connection, &draft).await);
    bench.sandbox.restore_scopes();
    bench.sandbox.tenant().set_max_count(0);
    output.note(&bench.create(connection, &draft).await);
    let mut broken = draft.clone();
    broken.name.clear();
    output.note(&bench.preview(connection, Purpose::Create, &broken).await);
    output.note(&bench.try_create(connection, &broken).await.unwrap_err());
    let elsewhere = Sandbox::start(Settings::default()).await.unwrap();
    let gone = std::mem::replace(&mut bench.sandbox, elsewhere);
    let seen = gone.recorder().requests().len();
    gone.stop().await;
    output.note(&bench.create(connection, &draft).await);
    output.note(&bench.list(connection).await);
    assert!(seen > 0);
}

/// Everything that was sent, opened once more and exported to a file.
async fn look_back(bench: &Harness, output: &mut Output) {
    let filter = ActivityFilter::default();
    let summary = bench
        .app()
        .activity
        .activity_summary(filter.clone())
        .await
        .unwrap();
    let mut lines = Vec::new();
    while lines.len() < summary.chosen as usize {
        let stretch = ActivityStretch {
            filter: filter.clone(),
            newest: summary.newest,
            oldest_first: false,
            offset: u32::try_from(lines.len()).unwrap(),
            limit: 500,
        };
        lines.extend(bench.app().activity.list_activity(stretch).await.unwrap());
    }
    for line in &lines {
        let activity = line.activity;
        output.note(
            &bench
                .app()
                .activity
                .open_activity(ActivityRef { activity })
                .await
                .unwrap(),
        );
    }
    output.note(&lines);
    *bench.desktop.target.lock().unwrap() = Some(bench.folder.path().join("activity.har"));
    let export = ExportActivity {
        format: ActivityFormat::Har,
        filter,
        operation: CALL.to_owned(),
    };
    let exported = bench
        .app()
        .activity
        .export_activity(export)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(exported.requests, summary.chosen);
}

pub(crate) fn look_into_files(bench: &Harness, canaries: &[String]) {
    let needles = needles(canaries);
    let mut files = 0;
    look_below(bench.folder.path(), &mut |file| {
        let bytes = std::fs::read(file).unwrap();
        assert_clean(&bytes, &needles, &file.display().to_string());
        files += 1;
    });
    assert!(files >= 2, "records and their copy at least");
}

fn look_below(folder: &Path, look: &mut impl FnMut(&Path)) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => look_below(&path, look),
            false => look(&path),
        }
    }
}

fn assert_clean(text: &[u8], needles: &[String], place: &str) {
    if let Some(needle) = found(text, needles) {
        panic!("{place} holds {needle}");
    }
}

fn found<'n>(text: &[u8], needles: &'n [String]) -> Option<&'n String> {
    let text = as_characters(text);
    needles.iter().find(|needle| text.contains(needle.as_str()))
}

/// A character for each byte: files are searched, which need not be text.
fn as_characters(bytes: &[u8]) -> String {
    bytes.iter().map(|&byte| char::from(byte)).collect()
}

/// The secrets, or the first of a long one, in every spelling.
fn needles(secrets: &[String]) -> Vec<String> {
    let mut needles = Vec::new();
    for secret in secrets {
        let end = secret.floor_char_boundary(60);
        let secret = &secret[..end];
        let mut spelled = vec![
            secret.to_owned(),
            percent(secret),
            percent(secret).to_lowercase(),
        ];
        spelled.extend([
            hex(secret.as_bytes()),
            hex(secret.as_bytes()).to_uppercase(),
        ]);
        spelled.push(format!("{secret:?}").trim_matches('"').to_owned());
        let mut escaped = secret.to_owned();
        for _layer in 0..3 {
            let quoted = serde_json::to_string(&escaped).unwrap();
            escaped = quoted[1..quoted.len() - 1].to_owned();
            spelled.push(escaped.clone());
        }
        for shift in 0..3 {
            spelled.extend(base64_inside(secret, shift));
        }
        needles.extend(spelled.iter().map(|text| as_characters(text.as_bytes())));
        let units = secret.encode_utf16().map(|unit| format!("\\u{unit:04X}"));
        let list: Vec<_> = secret.bytes().map(|byte| byte.to_string()).collect();
        let colons: Vec<_> = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
        let entities = secret.chars().map(|c| format!("&#{};", u32::from(c)));
        let others = [
            units.collect(),
            list.join(", "),
            colons.join(":"),
            entities.collect(),
            secret.chars().rev().collect(),
            secret
                .chars()
                .map(String::from)
                .collect::<Vec<_>>()
                .join("\u{200b}"),
        ];
        needles.extend(
            others
                .iter()
                .map(|text: &String| as_characters(text.as_bytes())),
        );
        let wide: Vec<u8> = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
        needles.push(as_characters(&wide));
    }
    needles
}

/// What base64 makes of a text behind so many other bytes, without the characters that those, or what follows, decide.
fn base64_inside(text: &str, shift: usize) -> [String; 2] {
    let after: Vec<u8> = [vec![b'x'; shift], text.as_bytes().to_vec()].concat();
    let first = (shift * 8).div_ceil(6);
    let last = after.len() * 8 / 6;
    let inside = |encoded: String| encoded[first..last].to_owned();
    [
        inside(STANDARD_NO_PAD.encode(&after)),
        inside(URL_SAFE_NO_PAD.encode(&after)),
    ]
}

fn percent(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

static LOG: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Everything that any crate logs, at any level.
struct Listener;

impl log::Log for Listener {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        log().push(record.args().to_string());
    }

    fn flush(&self) {}
}

fn listen_to_the_log() {
    log::set_logger(&Listener).unwrap();
    log::set_max_level(log::LevelFilter::Trace);
}

fn log() -> MutexGuard<'static, Vec<String>> {
    LOG.lock().unwrap_or_else(PoisonError::into_inner)
}
