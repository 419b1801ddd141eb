//! Secrets in every spelling, and ordinary answers that have to stay as they are.

mod decoders;
mod encoders;

use proptest::prelude::*;
use pull_secret::Secret;

use super::*;
use encoders::{Encoder, NESTING, SINGLE};

const SECRETS: [&str; 4] = [
    "\u{1}\u{1f}a\0 \0 bcd",
    "p$ss \"w\\rd/ü+?-'<🐤>&",
    "hunter2",
    "9f1c7e52-4a1b$kU_x-oF+the=client=&%41",
];

/// Every spelling of the table, each on its own and those that nest two deep.
fn table() -> Vec<(String, Vec<Encoder>)> {
    let single = SINGLE.iter().chain(NESTING);
    let single = single.map(|encoder| (encoder.0.to_owned(), vec![*encoder]));
    let pairs = NESTING.iter().flat_map(|inner| {
        NESTING.iter().map(move |outer| {
            (
                format!("{}, then {}", inner.0, outer.0),
                vec![*inner, *outer],
            )
        })
    });
    single.chain(pairs).collect()
}

#[test]
fn a_secret_is_masked_in_every_spelling_of_the_table() {
    let table = table();
    assert!(table.len() >= 197, "{}", table.len());
    let mut left = Vec::new();
    for secret in SECRETS {
        let opened = opened(&[secret]);
        for (name, encoders) in &table {
            let echo = encoders
                .iter()
                .fold(secret.to_owned(), |text, (_, encode)| encode(&text));
            for (place, body) in bodies(&echo) {
                let masked = opened.masker(1000).body(body.as_bytes(), false);
                if is_left(&masked, &echo) {
                    left.push(format!("{secret:?}: {name}, {place}: {masked}"));
                }
            }
            let (_, header) = opened.masker(1000).header("x-echo", &format!("got {echo}"));
            if is_left(&header, &echo) {
                left.push(format!("{secret:?}: {name}, header: {header}"));
            }
        }
    }
    assert!(left.is_empty(), "{}\n{}", left.len(), left.join("\n"));
}

/// Where an answer may say something.
fn bodies(echo: &str) -> Vec<(&'static str, String)> {
    let json = |value: serde_json::Value| value.to_string();
    vec![
        ("text", format!("you sent {echo} to us")),
        ("alone", echo.to_owned()),
        (
            "page",
            format!("<html><title>Bad password {echo} given</title></html>"),
        ),
        (
            "message",
            json(
                serde_json::json!({ "error": { "code": "1", "message": format!("got {echo}.") } }),
            ),
        ),
        (
            "name",
            json(serde_json::json!({ echo: [1, 2, { "x": null }] })),
        ),
        ("item", json(serde_json::json!(["x", echo, 3]))),
    ]
}

/// Nothing of what was hidden may be left, whatever reads it: not half of it, nor a longer stretch.
fn is_left(masked: &str, echo: &str) -> bool {
    let json = serde_json::to_string(echo).unwrap();
    let holds_stretch = |text: &str| {
        let text: Vec<char> = text.chars().collect();
        let length = (text.len() / 2).clamp(4, 24).min(text.len());
        let step = if text.len() > 4096 { 11 } else { 1 };
        let mut stretches = text.windows(length).step_by(step);
        stretches.any(|stretch| masked.contains(&stretch.iter().collect::<String>()))
    };
    !masked.contains(DOTS) || holds_stretch(echo) || holds_stretch(&json[1..json.len() - 1])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_random_secret_in_any_three_encodings_in_a_row_is_masked(
        secret in secrets(),
        encoders in proptest::collection::vec(proptest::sample::select(NESTING), 1..=3),
    ) {
        let echo = encoders.iter().fold(secret.clone(), |text, (_, encode)| encode(&text));
        let opened = opened(&[&secret]);
        prop_assert!(decoders::finds(&echo, &secret, 3), "the test reads what it hides: {echo:?}");
        for (place, body) in bodies(&echo) {
            let masked = opened.masker(1000).body(body.as_bytes(), false);
            prop_assert!(!is_left(&masked, &echo), "{:?} {place}: {masked}", names(&encoders));
            let readable = strings_of(&masked);
            prop_assert!(!readable.iter().any(|text| decoders::finds(text, &secret, 3)), "{masked}");
        }
    }

    #[test]
    fn a_random_secret_in_any_spelling_of_the_table_is_masked(
        secret in secrets(),
        (_, encode) in proptest::sample::select(SINGLE),
        outer in proptest::option::of(proptest::sample::select(NESTING)),
    ) {
        let echo = encode(&secret);
        let echo = outer.map_or(echo.clone(), |(_, outer)| outer(&echo));
        let opened = opened(&[&secret]);
        for (place, body) in bodies(&echo) {
            let masked = opened.masker(1000).body(body.as_bytes(), false);
            prop_assert!(!is_left(&masked, &echo), "{place}: {masked}");
        }
    }
}

fn names(encoders: &[Encoder]) -> Vec<&str> {
    encoders.iter().map(|(name, _)| *name).collect()
}

/// Random secrets that are no ordinary text: of ASCII, of what languages escape, of other scripts.
fn secrets() -> impl Strategy<Value = String> {
    let any_of = prop_oneof![
        "[ -~]{8,40}",
        "[a-z0-9]{8,20}",
        "[&<>'\"+=/\\\\%`\u{7f}\u{2028} -~]{8,24}",
        "[а-яüöß🐤🔑 -~]{8,24}",
        "[\\x00-\\x7f]{8,24}",
    ];
    any_of.prop_filter("long enough to be told from other text", |secret| {
        let letters = secret.bytes().filter(u8::is_ascii_alphanumeric).count();
        let others = secret.chars().count() - letters;
        let different: std::collections::BTreeSet<char> = secret.chars().collect();
        different.len() >= 6 && letters + others >= 8 && !common::is_common(secret)
    })
}

/// What a reader of an answer sees: all of it, and each string of its JSON.
fn strings_of(body: &str) -> Vec<String> {
    fn collect(value: &serde_json::Value, strings: &mut Vec<String>) {
        match value {
            serde_json::Value::String(text) => strings.push(text.clone()),
            serde_json::Value::Array(items) => items.iter().for_each(|item| collect(item, strings)),
            serde_json::Value::Object(members) => members.iter().for_each(|(name, value)| {
                strings.push(name.clone());
                collect(value, strings);
            }),
            _ => {}
        }
    }
    let mut strings = vec![body.to_owned()];
    if let Ok(json) = serde_json::from_str(body) {
        collect(&json, &mut strings);
    }
    strings
}

#[test]
fn ordinary_answers_stay_as_they_are_however_common_the_password() {
    let answers = [
        r#"{"message":"secret has been created"}"#,
        r#"{"error":{"code":"1234","message":"Wrong password for anna: access denied"}}"#,
        r#"{"count":1,"resources":[{"name":"secret","createdAt":"2026-11-30"}], "a" : 1234}"#,
        r#"{"status":"created","name":"a"}"#,
        "RBAC: access denied",
        "<html><title>502 Bad Gateway</title></html>",
    ];
    let common = [
        "secret",
        "a",
        "1234",
        "password",
        "created",
        "access denied",
        "20261130",
        "RBAC",
        "name",
    ];
    let opened = opened(&common);
    for answer in answers {
        assert_eq!(opened.masker(1000).body(answer.as_bytes(), false), answer);
    }
    let header = ("x-message", "secret created");
    assert_eq!(
        opened.masker(1000).header(header.0, header.1),
        (header.0.to_owned(), header.1.to_owned())
    );
}

#[test]
fn a_common_password_is_masked_where_credentials_stand_and_where_it_is_encoded() {
    let opened = opened(&["secret", "a", "1234", "created"]);
    for echo in [
        r#"{"password":"secret"}"#,
        r#"{"got":"1234"}"#,
        r#"{"clientSecret":"created"}"#,
        r#"{"error_token":"it was secret, wrong"}"#,
        r#"{"message":"you sent password=secret&x=1"}"#,
        r#"{"message":"{"password": "a"}"}"#,
        r#"{"message":"Basic dTpzZWNyZXQ="}"#,
        r#"{"echo":"c2VjcmV0"}"#,
        r#"{"echo":"%73%65%63%72%65%74"}"#,
        r#"{"echo":"73:65:63:72:65:74"}"#,
        "Authorization: Basic YW5uYTpzZWNyZXQ=",
        "client_secret=created",
    ] {
        let masked = opened.masker(1000).body(echo.as_bytes(), false);
        assert!(masked.contains(DOTS), "{echo}: {masked}");
    }
}

#[test]
fn a_password_that_is_the_username_too_does_not_show_by_its_mask() {
    let opened = OpenedSecrets::default();
    let known =
        |secret: &str, plain: &[&str]| opened.learn_beside(&Secret::new(secret.to_owned()), plain);
    known("ci-deployer-7", &["ci-deployer-7", "ghcr.io"]);
    let answer = r#"{"message":"ci-deployer-7 may not do that"}"#;
    assert_eq!(opened.masker(1000).body(answer.as_bytes(), false), answer);
    let echo = r#"{"message":"Basic Y2ktZGVwbG95ZXItNzpjaS1kZXBsb3llci03"}"#;
    assert!(
        opened
            .masker(1000)
            .body(echo.as_bytes(), false)
            .contains(DOTS)
    );
}

#[test]
fn a_secret_spread_over_a_list_or_over_numbers_is_masked() {
    let opened = opened(&["canary-Pa55word-one"]);
    let characters: Vec<String> = "canary-Pa55word-one".chars().map(String::from).collect();
    let bytes: Vec<u8> = "canary-Pa55word-one".bytes().collect();
    for body in [
        serde_json::json!({ "x": characters }),
        serde_json::json!([{ "x": bytes }, 1]),
        serde_json::json!({ "x": bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>() }),
    ] {
        let masked = opened.masker(1000).body(body.to_string().as_bytes(), false);
        assert!(masked.contains(DOTS) && !masked.contains("99"), "{masked}");
    }
}

#[test]
fn headers_that_carry_credentials_are_masked_whatever_they_hold() {
    let opened = OpenedSecrets::default();
    for name in [
        "Set-Cookie",
        "authorization",
        "Proxy-Authorization",
        "X-Auth-Token",
        "docker-upload-token",
        "X-Api-Key",
    ] {
        assert_eq!(
            opened.masker(1000).header(name, "anything").1,
            DOTS,
            "{name}"
        );
    }
    assert_eq!(
        opened.masker(1000).header("content-type", "text/plain").1,
        "text/plain"
    );
}

#[test]
fn the_start_of_a_secret_at_the_end_of_a_cut_off_text_is_masked() {
    let opened = opened(&["canary-Pa55word-one"]);
    let cut = |text: &str| opened.masker(1000).body(text.as_bytes(), true);
    assert_eq!(cut("you sent canary-Pa5"), format!("you sent {DOTS}"));
    for encoded in [
        "Y2FuYXJ5LVBhNT",
        "%63%61%6e%61%72%79%2D%50%6",
        "63616e6172792d50613",
        r"\u0063\u0061\u006e\u0061\u0072\u00",
    ] {
        assert_eq!(
            cut(&format!("{{\"message\":\"you sent {encoded}")),
            DOTS,
            "{encoded}"
        );
    }
    assert_eq!(cut("you sent nothing of it"), "you sent nothing of it");
}

#[test]
fn a_long_secret_is_masked_in_whole_and_in_part() {
    let mut state = 7u64;
    let mut letter = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        char::from(
            b' ' + u8::try_from(state >> 33 & 0x3f).unwrap()
                + 32 * u8::try_from(state >> 45 & 1).unwrap(),
        )
    };
    let long: String = (0..64 * 1024).map(|_| letter()).collect();
    let opened = opened(&[&long]);
    for piece in [
        &*long,
        &long[..60],
        &long[1000..1100],
        &long[long.len() - 60..],
    ] {
        for (_, encode) in [NESTING[0], NESTING[4], NESTING[6], NESTING[9], NESTING[11]] {
            let body =
                serde_json::json!({ "message": format!("got {} !", encode(piece)) }).to_string();
            let masked = opened.masker(1000).body(body.as_bytes(), false);
            assert!(
                !is_left(&masked, &encode(piece)),
                "{} of {}",
                masked.len(),
                piece.len()
            );
        }
    }
}

#[test]
fn what_is_no_utf8_is_searched_byte_by_byte() {
    let opened = opened(&["Grüße-канарейка"]);
    let utf16: Vec<u8> = "you sent Grüße-канарейка"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(opened.masker(1000).body(&utf16, false), DOTS);
    let other = super::OpenedSecrets::default();
    other.learn(&Secret::new("Grüße an alle".to_owned()));
    assert_eq!(
        other
            .masker(1000)
            .body(b"you sent Gr\xfc\xdfe an alle", false),
        DOTS
    );
}

#[test]
fn the_largest_manifest_is_read_as_it_came() {
    let opened = opened(&["canary-Pa55word-one", "secret"]);
    let layer = |number: u64| {
        let digest = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        format!(
            r#"{{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","size":{number},"digest":"sha256:{digest:016x}{:016x}{digest:016x}{number:016x}"}}"#,
            !digest
        )
    };
    let layers: Vec<String> = (0..26_000).map(layer).collect();
    let manifest = format!(r#"{{"layers":[{}]}}"#, layers.join(","));
    assert!(manifest.len() > 4_000_000);
    let masked = opened
        .masker(manifest.len())
        .body(manifest.as_bytes(), false);
    assert_eq!(masked, manifest);
}

#[test]
fn a_text_that_decodes_to_more_than_is_looked_at_is_masked() {
    let opened = opened(&["canary-Pa55word-one"]);
    let hostile = "%255C%2575\\u0025&amp;#38;=3D''\\x41".repeat(2000);
    let started = std::time::Instant::now();
    assert_eq!(
        opened.masker(hostile.len()).body(hostile.as_bytes(), false),
        DOTS
    );
    assert!(started.elapsed().as_secs() < 60);
}

fn opened(secrets: &[&str]) -> OpenedSecrets {
    let opened = OpenedSecrets::default();
    for secret in secrets {
        opened.learn(&Secret::new((*secret).to_owned()));
    }
    opened
}
