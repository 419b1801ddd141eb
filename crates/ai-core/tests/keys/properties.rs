//! What holds for any key in any wrapping, and for any text at all.

#[path = "../any_bytes/service_key.rs"]
mod service_key;

use std::time::{Duration, Instant};

use ai_core::service_key::find;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Longer than any text of the size that is read may take, in a debug build on a busy machine.
const SOON: Duration = Duration::from_secs(10);

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_key_in_wrappings_of_any_kind_is_the_same_key(key in any_key(), wrappings in wrappings()) {
        let mut text = key.0.to_string();
        for wrapping in &wrappings {
            text = wrapping(&text);
        }
        let found = find(text.as_bytes(), Timestamp::now());
        let found = found.map_err(|error| TestCaseError::fail(format!("{error:?} {text}")))?;
        let [reading] = &*found else { return Err(TestCaseError::fail(text)) };
        let read = reading.key.as_ref().ok_or_else(|| TestCaseError::fail(format!("{:?} {text}", reading.lines)))?;
        prop_assert_eq!(read.credential.secret().open(), &*key.1);
        prop_assert_eq!(&*read.client_id, key.0["clientid"].as_str().unwrap());
    }

    #[test]
    fn no_bytes_are_too_much(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        service_key::holds(&bytes);
    }

    #[test]
    fn no_text_made_of_the_signs_of_all_formats_is_too_much(parts in prop::collection::vec(part(), 0..60)) {
        service_key::holds(parts.concat().as_bytes());
    }
}

#[test]
fn hostile_texts_of_full_size_end_soon() {
    const SIZE: usize = 1024 * 1024;
    let bomb: String = (1..30)
        .map(|n| format!("b{n}: &b{n} [*b{m},*b{m},*b{m},*b{m}]\n", m = n - 1))
        .collect();
    let bomb = format!("apiVersion: v1\nb0: &b0 [x,x]\n{bomb}");
    let texts = [
        "{",
        "[",
        "\"",
        "'",
        "{\"a\":",
        "{\"a\":[",
        "[{},",
        "{'",
        "{\"\\",
        "/*",
        "//",
        "#",
        "=3D",
        "=\n",
        "> ",
        "&quot;",
        "<b",
        "&#1;<",
        "```\n",
        "~~~\n{\n",
        "AICORE_A='",
        "AICORE_A={\"a\":\n",
        "AICORE_A=\"\n",
        "eyJ",
        "\\\"",
        "a: ",
        "- ",
        "- - ",
        "? ",
        "&a [*a]\n",
        "{\"clientid\":\"x\",\"url\":\"y\"}",
        "{\"values\":[{\"key\":\"a\",\"value\":\"b\"}]}",
        "\u{201c}",
        "....\n{",
        "{a:1\n",
        "kind: Secret\n---\n",
    ];
    let repeated = texts.map(|text| text.repeat(SIZE / text.len()));
    for text in repeated.into_iter().chain([bomb]) {
        let begun = Instant::now();
        drop(find(text.as_bytes(), Timestamp::now()));
        assert!(
            begun.elapsed() < SOON,
            "{:.20}: {:?}",
            text,
            begun.elapsed()
        );
    }
}

/// A key with a secret of its own.
fn any_key() -> impl Strategy<Value = (Value, String)> {
    const MENDED: [char; 11] = ['<', '*', '$', '[', '(', '{', '%', '\\', '&', '=', '.'];
    let of_no_kind = "[!-~]{1,80}".prop_filter(
        "no placeholder, and none that is mended",
        |secret: &String| {
            let crossed_out = secret.trim_matches(['x', 'X']).is_empty();
            !crossed_out && !secret.contains(MENDED)
        },
    );
    let secret = prop_oneof![
        "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}\\$[A-Za-z0-9_-]{43}=",
        "[A-Za-z0-9+/]{27}=",
        of_no_kind,
    ];
    ("[a-f0-9]{8}", 1..999_u32, secret).prop_map(|(id, number, secret)| {
        let key = json!({
            "clientid": format!("sb-{id}!b{number}|aicore!b540"),
            "clientsecret": secret,
            "url": super::TOKEN_URL,
            "serviceurls": { "AI_API_URL": super::API_URL },
        });
        (key, secret)
    })
}

type Wrapping = fn(&str) -> String;

/// From the inside to the outside: JSON in JSON, then a document, then text around it.
fn wrappings() -> impl Strategy<Value = Vec<Wrapping>> {
    const JSON: [Wrapping; 6] = [
        |key| format!("{{\"credentials\":{key}}}"),
        |key| json!({ "credentials": key }).to_string(),
        |key| json!({"id": "x", "service_instance_id": "y", "credentials": value(key)}).to_string(),
        |key| {
            json!({"VCAP_SERVICES": {"aicore": [{"label": "aicore", "credentials": value(key)}]}})
                .to_string()
        },
        |key| json!([[value(key)]]).to_string(),
        |key| serde_json::to_string_pretty(&value(key)).unwrap(),
    ];
    const AROUND: [Wrapping; 7] = [
        |text| format!("Getting key k1 for service instance aic as x...\n\n{text}\n"),
        |text| format!("# Title\n\n```json\n{text}\n```\n\nBye\n"),
        |text| text.lines().map(|line| format!("> {line}\n")).collect(),
        |text| format!("\u{feff}{text}"),
        |text| text.replace('\n', "\r\n"),
        |text| STANDARD.encode(text),
        |text| serde_json::to_string(text).unwrap(),
    ];
    let one_of = |all: &'static [Wrapping]| prop::option::of(prop::sample::select(all));
    (one_of(&JSON), one_of(&JSON), one_of(&AROUND))
        .prop_map(|(a, b, c)| [a, b, c].into_iter().flatten().collect())
}

/// What stands inside, a key or a key in its wrapping.
fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn part() -> impl Strategy<Value = String> {
    const SIGNS: &[&str] = &[
        "{",
        "}",
        "[",
        "]",
        "\"",
        "'",
        ":",
        ",",
        "\\",
        "\n",
        " ",
        "=",
        "=3D",
        "> ",
        "&quot;",
        "&#x7b;",
        "<br>",
        "```",
        "//",
        "/*",
        "#",
        "“",
        "”",
        "clientid",
        "clientsecret",
        "url",
        "serviceurls",
        "AI_API_URL",
        "credentials",
        "AICORE_SERVICE_KEY",
        "VCAP_SERVICES",
        "export ",
        "kind: Secret",
        "data:",
        "stringData:",
        "eyJ9",
        "values",
        "key",
        "value",
        "https://x.example",
        "null",
        "1e9",
        "\u{feff}",
    ];
    prop_oneof![4 => prop::sample::select(SIGNS).prop_map(str::to_owned), 1 => ".{0,6}"]
}
