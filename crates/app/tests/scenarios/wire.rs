//! What the request pane shows is what arrives: every kind of request, compared byte by byte with what the server
//! recorded, headers included. The masks are filled in by encoders of the tests' own.

use std::collections::HashMap;

use ai_core::Operation;
use app::view::*;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use pull_secret::{Draft, FieldPath};
use sandbox::RecordedRequest;

use crate::harness::{Harness, call_on, composition, sending};

const ROUNDS: u64 = 25;
const KINDS: usize = 8;

#[tokio::test]
async fn two_hundred_requests_of_all_kinds_arrive_as_they_were_shown() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let mut counts = HashMap::new();
    for round in 0..ROUNDS {
        harness.sandbox.recorder().clear();
        let mut dice = Dice(round);
        let draft = any_draft(&harness, &connection, &mut dice).await;
        let changed = Draft {
            name: draft.name.clone(),
            ..any_draft(&harness, &connection, &mut dice).await
        };
        let before = shown_before(&harness, &connection, &draft, &changed).await;
        let exchanges = everything_sent(&harness, &connection, &draft, &changed).await;
        for exchange in &exchanges {
            let kind = exchange.request.kind;
            *counts.entry(format!("{kind:?}")).or_insert(0) += 1;
        }
        compare(&harness, &[&draft, &changed], &before, &exchanges);
    }
    assert_eq!(counts.len(), KINDS, "{counts:?}");
    assert!(counts.values().all(|count| *count >= ROUNDS), "{counts:?}");
    assert!(counts.values().sum::<u64>() >= 200, "{counts:?}");
}

/// What the pane shows of every kind of request before anything is sent.
async fn shown_before(
    harness: &Harness,
    connection: &ConnectionView,
    draft: &Draft,
    changed: &Draft,
) -> Vec<RequestView> {
    let name = || draft.name.clone();
    let calls = [
        Call::Token,
        Call::Tenant,
        Call::Quota,
        Call::List,
        Call::Get { name: name() },
        Call::Delete { name: name() },
    ];
    let mut shown = Vec::new();
    for call in calls {
        let preview = CallPreview {
            connection: connection.id.clone(),
            call,
        };
        shown.push(harness.app().compose.preview_call(preview).await.unwrap());
    }
    let create = harness.preview(connection, Purpose::Create, draft).await;
    let replace = harness.preview(connection, Purpose::Replace, changed).await;
    shown.extend([create.request, replace.request]);
    shown
}

async fn everything_sent(
    harness: &Harness,
    connection: &ConnectionView,
    draft: &Draft,
    changed: &Draft,
) -> Vec<ExchangeView> {
    let reference = ConnectionRef {
        connection: connection.id.clone(),
    };
    harness.app().tenants.drop_token(reference).await.unwrap();
    let test = harness
        .app()
        .tenants
        .test_connection(call_on(connection))
        .await
        .unwrap();
    let parts = test.parts.into_iter().flat_map(|part| part.exchanges);
    let mut exchanges: Vec<_> = parts.collect();
    exchanges.extend(harness.create(connection, draft).await.exchanges);
    exchanges.extend(harness.replace(connection, changed).await.exchanges);
    let deleted = harness.delete(connection, &draft.name).await;
    exchanges.push(harness.last_exchange("DELETE").await);
    exchanges.extend(deleted.list.unwrap().exchanges);
    exchanges
}

/// Each request that arrived is one that was shown before, and the one that is shown after.
fn compare(
    harness: &Harness,
    drafts: &[&Draft; 2],
    before: &[RequestView],
    exchanges: &[ExchangeView],
) {
    let arrived = harness.sandbox.recorder().requests();
    assert_eq!(arrived.len(), exchanges.len());
    for (arrived, exchange) in arrived.iter().zip(exchanges) {
        let shown = before
            .iter()
            .find(|shown| shown.kind == exchange.request.kind)
            .unwrap();
        let draft =
            drafts[usize::from(exchange.request.kind == RequestKind::Api(Operation::Replace))];
        assert_same(harness, draft, shown, arrived);
        assert_same(harness, draft, &exchange.request, arrived);
    }
}

#[tokio::test]
async fn a_written_body_arrives_letter_by_letter_with_its_masks_filled_in() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = harness.draft("team-images", "p\"$s\\ \u{1}ü");
    let body = written_from(&harness, &connection, Purpose::Create, &draft).await;
    assert!(body.text.contains("⟦••••••••⟧"));
    let text = body.text.replace(
        r#"{"name":"team-images","#,
        "{\n  \"note\": \"⟦••••••••⟧\", \"name\" : \"other-images\",\n",
    );
    let sent = send_raw(&harness, &connection, Purpose::Create, &draft, &text).await;
    assert_eq!(sent.result, crate::harness::REGISTERED);
    let arrived = &harness.arrived("POST")[0];
    let password = harness.typed(draft.registries[0].password.unwrap());
    let once = inside_json(&password);
    let wanted =
        text.replacen("⟦••••••••⟧", &once, 1)
            .replacen("⟦••••••••⟧", &inside_json(&once), 1);
    assert_eq!(arrived.text(), wanted);
    assert_eq!(harness.stored_password("other-images"), password);
    // What is known of it afterwards is what the form can hold.
    let list = harness.list(&connection).await;
    let known = crate::harness::row(&list, "other-images");
    assert_eq!(known.draft.registries[0].registry_key, "ghcr.io");
    assert!(known.kept && known.restorable);
}

#[tokio::test]
async fn a_password_typed_into_a_written_body_leaves_the_window_and_is_sent_all_the_same() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = harness.draft("team-images", "first");
    harness.create(&connection, &draft).await;
    let body = written_from(&harness, &connection, Purpose::Replace, &draft).await;
    let text = body.text.replace("⟦••••••••⟧", "canary-2");
    let looked = read(
        &harness,
        &connection,
        Purpose::Replace,
        &draft,
        &text,
        false,
    );
    crate::harness::assert_no_canary(&looked);
    assert_eq!(looked.body, None);
    let taken = read(&harness, &connection, Purpose::Replace, &draft, &text, true);
    crate::harness::assert_no_canary(&taken);
    let body = taken.body.unwrap();
    assert!(body.text.contains("⟦•••••••• 2⟧"), "{}", body.text);
    let sent = send(&harness, &connection, Purpose::Replace, &draft, body).await;
    assert_eq!(sent.result, SendResult::Replaced);
    assert_eq!(harness.stored_password("team-images"), "canary-2");
    crate::harness::assert_no_canary(&sent);
}

#[tokio::test]
async fn what_cannot_be_sent_is_said_with_its_place() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = harness.draft("team-images", "x");
    let body = written_from(&harness, &connection, Purpose::Create, &draft).await;
    for (change, code, place) in [
        ((",", "\n;"), RawBodyCode::NoJson, (2, 1)),
        (("⟦••••••••⟧", "•••"), RawBodyCode::BrokenMask, (1, 114)),
        (
            ("⟦••••••••⟧", "⟦•••••••• 7⟧"),
            RawBodyCode::BrokenMask,
            (1, 114),
        ),
        (
            ("\"team-images\"", "⟦••••••••⟧"),
            RawBodyCode::MaskOutside,
            (1, 9),
        ),
        (("team-images", "Team"), RawBodyCode::NameRefused, (0, 0)),
        (("\"name\"", "\"nome\""), RawBodyCode::NameMissing, (0, 0)),
    ] {
        let text = body.text.replacen(change.0, change.1, 1);
        let view = read(&harness, &connection, Purpose::Create, &draft, &text, false);
        let found = &view.findings[0];
        assert_eq!((found.code, (found.line, found.column)), (code, place));
        assert!(!view.sendable);
        let body = MaskedBody {
            text,
            passwords: body.passwords.clone(),
        };
        let sending = Sending {
            raw_body: Some(body),
            ..sending(&connection, Purpose::Create, &draft)
        };
        assert_eq!(
            harness.app().secrets.send(sending).await.err(),
            Some(app::Problem::NotSendable)
        );
    }
    assert_eq!(harness.arrived("POST").len(), 0);
}

#[tokio::test]
async fn what_the_form_cannot_hold_is_told_before_it_is_lost() {
    let harness = Harness::start().await;
    let connection = harness.connect().await;
    let draft = harness.draft("team-images", "x");
    let body = written_from(&harness, &connection, Purpose::Create, &draft).await;
    let look = |text: &str| read(&harness, &connection, Purpose::Create, &draft, text, false);
    let same = look(&body.text);
    assert!(same.sendable && !same.lossy && same.findings.is_empty());
    // The form was made without a preset; what is read from the text has that of its key.
    let mut registries = draft.registries.clone();
    registries[0].preset = Some("ghcr".to_owned());
    assert_eq!(same.draft.as_ref().unwrap().registries, registries);
    let spaced = look(&body.text.replacen(',', " ,\n", 1));
    assert!(!spaced.lossy, "blanks are not content");
    let renamed = look(&body.text.replace("ghcr.io", "quay.io"));
    assert!(!renamed.lossy, "the form can hold another key");
    let more = look(&body.text.replace("{\"name\"", "{\"labels\":{},\"name\""));
    assert!(more.lossy && more.sendable);
    assert_eq!(more.findings[0].code, RawBodyCode::MemberUnknown);
}

async fn written_from(
    harness: &Harness,
    connection: &ConnectionView,
    purpose: Purpose,
    draft: &Draft,
) -> MaskedBody {
    let composition = composition(connection, purpose, draft);
    harness.app().compose.write_body(composition).await.unwrap()
}

fn read(
    harness: &Harness,
    connection: &ConnectionView,
    purpose: Purpose,
    draft: &Draft,
    text: &str,
    mask: bool,
) -> RawBodyView {
    let read = RawBodyInput {
        connection: connection.id.clone(),
        purpose,
        draft: draft.clone(),
        passwords: draft
            .registries
            .iter()
            .filter_map(|one| one.password)
            .collect(),
        mask,
    };
    let text = zeroize::Zeroizing::new(text.as_bytes().to_vec());
    harness.app().compose.read_raw_body(&read, &text).unwrap()
}

async fn send_raw(
    harness: &Harness,
    connection: &ConnectionView,
    purpose: Purpose,
    draft: &Draft,
    text: &str,
) -> SentView {
    let body = read(harness, connection, purpose, draft, text, true).body;
    send(harness, connection, purpose, draft, body.unwrap()).await
}

async fn send(
    harness: &Harness,
    connection: &ConnectionView,
    purpose: Purpose,
    draft: &Draft,
    body: MaskedBody,
) -> SentView {
    let sending = Sending {
        raw_body: Some(body),
        ..sending(connection, purpose, draft)
    };
    harness.app().secrets.send(sending).await.unwrap()
}

/// A form that can be sent, of values that are hard to write down.
async fn any_draft(harness: &Harness, connection: &ConnectionView, dice: &mut Dice) -> Draft {
    const KEYS: [&str; 5] = [
        "ghcr.io",
        "https://index.docker.io/v1/",
        "registry.example:5000/team",
        "*.azurecr.io",
        "[::1]:5000",
    ];
    loop {
        let count = 1 + dice.below(3);
        let draft = Draft {
            name: format!("s{}.{}-x", dice.below(1000), dice.below(1000)),
            registries: (0..count)
                .map(|place| {
                    let (username, password) = (dice.text(12), dice.text(40));
                    harness.registry(
                        KEYS[(place + dice.below(3)) % KEYS.len()],
                        &username,
                        &password,
                    )
                })
                .collect(),
            images: Vec::new(),
        };
        if harness
            .preview(connection, Purpose::Create, &draft)
            .await
            .sendable
        {
            return draft;
        }
    }
}

/// Numbers that look random and are the same each time (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % end as u64).unwrap()
    }

    fn text(&mut self, longest: usize) -> String {
        const LETTERS: [char; 32] = [
            'a', 'Z', '7', '"', '\\', '/', '$', '!', '%', '&', '=', '+', '\'', '`', '{', '}', '[',
            ']', '<', '>', '|', '^', '~', '#', '?', ';', ',', '*', 'ü', '漢', '🔑', '\u{2028}',
        ];
        let length = 1 + self.below(longest);
        (0..length)
            .map(|_| LETTERS[self.below(LETTERS.len())])
            .collect()
    }
}

/// Compares what was drawn, its masks filled in by an encoder of the test's own, with what arrived, headers included.
pub(crate) fn assert_same(
    harness: &Harness,
    draft: &Draft,
    rendered: &RequestView,
    arrived: &RecordedRequest,
) {
    let token = arrived.header("authorization").unwrap_or_default();
    let token = token.strip_prefix("Bearer ").unwrap_or_default();
    let fill = |pieces: &[Piece]| filled(harness, draft, pieces, token);
    let mut wire = format!("{} {} HTTP/1.1\r\n", rendered.method, fill(&rendered.path));
    for header in &rendered.headers {
        wire.push_str(&format!("{}: {}\r\n", header.name, fill(&header.value)));
    }
    match &rendered.body {
        None => wire.push_str("\r\n"),
        Some(body) if rendered.kind == RequestKind::Api(Operation::Token) => {
            let body = filled(harness, draft, &body.as_sent, &client_secret(harness));
            wire.push_str(&format!("Content-Length: {}\r\n\r\n{body}", body.len()));
        }
        Some(body) => {
            let body = fill(&body.as_sent);
            wire.push_str(&format!("Content-Length: {}\r\n\r\n{body}", body.len()));
        }
    }
    assert_eq!(String::from_utf8_lossy(&arrived.wire), wire);
}

/// `call` is the one secret that belongs to no field: the access token, or the client secret.
fn filled(harness: &Harness, draft: &Draft, pieces: &[Piece], call: &str) -> String {
    let mut text = String::new();
    for piece in pieces {
        match (piece.secret, piece.place) {
            (None, _) => text.push_str(&piece.text),
            (Some(_), Some(FieldPath::Password { registry })) => {
                let password = harness.typed(draft.registries[registry].password.unwrap());
                text.push_str(&inside_json(&inside_json(&password)));
            }
            (Some(_), None) => text.push_str(call),
            (Some(_), other) => panic!("no mask belongs there: {other:?}"),
        }
    }
    text
}

/// The client secret as a form has it.
fn client_secret(harness: &Harness) -> String {
    const KEPT: &AsciiSet = &NON_ALPHANUMERIC
        .remove(b'-')
        .remove(b'.')
        .remove(b'_')
        .remove(b'~');
    let key: serde_json::Value = serde_json::from_str(&harness.sandbox.service_key()).unwrap();
    utf8_percent_encode(key["clientsecret"].as_str().unwrap(), KEPT).to_string()
}

fn inside_json(text: &str) -> String {
    let quoted = serde_json::to_string(text).unwrap();
    quoted[1..quoted.len() - 1].to_owned()
}
