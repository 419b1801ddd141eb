//! Passwords typed into a body under every name, in every layer, and what has to stay as it is.

use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use proptest::prelude::*;

use super::*;

#[test]
fn a_password_typed_into_the_inner_document_is_sealed_and_nothing_else_moves() {
    let inner = r#"{"auths":{"ghcr.io":{"username":"an\"na","password":"p\"\\ü\u0041"}}}"#;
    let outer = serde_json::json!({"name": "team", "data": {".dockerconfigjson": inner}});
    let (text, secrets) = masked(&outer.to_string());
    assert_eq!(secrets, ["p\"\\üA"]);
    let escaped = serde_json::to_string(r#"p\"\\ü\u0041"#).unwrap();
    let escaped = &escaped[1..escaped.len() - 1];
    let wanted = outer.to_string().replace(escaped, "⟦••••••••⟧");
    assert_eq!(text, wanted);
}

#[test]
fn every_kind_of_secret_is_sealed_wherever_it_stands() {
    let text = r#"{ "data" : {"auths": [{"auth":"YTpi"},{"identitytoken":"x","password":""}]} }"#;
    let (text, secrets) = masked(text);
    assert_eq!(secrets, ["YTpi", "x"]);
    assert_eq!(
        text,
        r#"{ "data" : {"auths": [{"auth":"⟦••••••••⟧"},{"identitytoken":"⟦•••••••• 2⟧","password":""}]} }"#
    );
}

#[test]
fn a_name_is_read_as_go_reads_it() {
    for name in [
        "Password",
        "PASSWORD",
        "paſsword",
        "paſſWORD",
        "Auth",
        "AUTH",
        "IdentityToken",
        "identityToKen",
        "identityto\u{212a}en",
        "registrytoken",
        "RegistryToken",
        "p\\u0061ssword",
        "pa\\u017fsword",
    ] {
        let text = format!(r#"{{"auths":{{"ghcr.io":{{"{name}":"hunter2"}}}}}}"#);
        assert_eq!(masked(&text).1, ["hunter2"], "{name}");
    }
}

#[test]
fn an_unknown_member_beside_a_username_is_sealed_and_a_public_one_stays() {
    let text =
        r#"{"x":{"Username":"anna","passwrod":"hunter2","Email":"a@b.c","more":["k",{"v":"w"}]}}"#;
    let (text, secrets) = masked(text);
    assert_eq!(secrets, ["hunter2", "k", "w"]);
    assert!(text.contains("anna") && text.contains("a@b.c"), "{text}");
}

#[test]
fn whatever_stands_under_the_name_of_a_secret_is_sealed_however_deep_and_often() {
    let text =
        r#"{"password":["one",{"x":{"y":"two"}}],"password":"three","auth":{"user":"four"}}"#;
    assert_eq!(masked(text).1, ["one", "two", "three", "four"]);
}

#[test]
fn an_inner_document_is_looked_into_as_text_object_and_base64() {
    let entry = r#"{"auths":{"r":{"username":"anna","Password":"hunter2"}}}"#;
    let quoted = serde_json::to_string(entry).unwrap();
    let twice = serde_json::to_string(&quoted).unwrap();
    let wrapped = STANDARD.encode(entry).replace("YX", "YX\\n");
    for inner in [
        entry.to_owned(),
        quoted,
        twice.replace("\\\"{", "{").replace("}\\\"", "}"),
        format!("\"{}\"", STANDARD.encode(entry)),
        format!("\"{}\"", URL_SAFE_NO_PAD.encode(entry)),
        format!("\"{wrapped}\""),
    ] {
        let text = format!(r#"{{"name":"t","data":{{".dockerconfigjson":{inner}}}}}"#);
        match mask_secrets(&text, &mut Vec::new(), &[], |_| None, |_| handle()) {
            Ok(masked) => {
                assert!(
                    !masked.contains("hunter2") && !masked.contains("aHVudGVyM"),
                    "{}",
                    *masked
                );
                assert!(masked.contains("⟦••••••••⟧"), "{}", *masked);
            }
            Err(error) => assert!(matches!(error, MaskingError::Hidden { .. }), "{text}"),
        }
    }
}

#[test]
fn what_may_hold_a_secret_and_cannot_be_sealed_is_refused() {
    for text in [
        r#"{"auths":{"r":{"password":12345678}}}"#,
        r#"{"auths":{"r":{"username":"anna","pin":1234}}}"#,
        r#"{"data":"{\"auths\":{\"r\":{\"password\":\"hunter2\"}}"}"#,
        r#"{"data":"auths:\n  r:\n    password: hunter2"}"#,
        r#"{"data":"username=anna&PASSWORD=hunter2"}"#,
        r#"{"password":"\ud800hunter2"}"#,
        r#"{"pass\ud800word":"hunter2"}"#,
    ] {
        let refused = mask_secrets(text, &mut Vec::new(), &[], |_| None, |_| handle());
        assert!(
            matches!(refused, Err(MaskingError::Hidden { .. })),
            "{text}"
        );
        assert!(!is_all_masked(text, &[]));
    }
}

#[test]
fn what_is_sealed_already_stays_and_no_json_is_left_alone() {
    let text = r#"{"password":"⟦••••••••⟧"}"#;
    assert_eq!(masked(text), (text.to_owned(), Vec::new()));
    assert!(is_all_masked(text, &[]));
    assert_eq!(
        mask_secrets("{", &mut Vec::new(), &[], |_| None, |_| handle()).err(),
        Some(MaskingError::NoJson)
    );
}

#[test]
fn a_username_that_is_a_token_or_one_of_the_passwords_is_masked_under_the_same_handle() {
    let token = "dop_v1_0123456789abcdef0123456789abcdef";
    let entry = |user: &str, password: &str| {
        format!(r#"{{"auths":{{"r":{{"username":"{user}","password":"{password}"}}}}}}"#)
    };
    for (text, secret) in [
        (entry(token, token), token),
        (entry("hunter2", "hunter2"), "hunter2"),
    ] {
        let (text, secrets) = masked(&text);
        assert_eq!(secrets, [secret], "one handle");
        assert!(!text.contains(secret), "{text}");
        assert_eq!(text.matches("⟦••••••••").count(), 2, "{text}");
    }
    assert!(!is_all_masked(&entry(token, "⟦••••••••⟧"), &[]));

    let typed = entry("hunter2", "⟦••••••••⟧");
    let mut passwords = vec![handle()];
    let known = |text: &str| (text == "hunter2").then(handle);
    let safe = mask_secrets(&typed, &mut passwords, &[], known, |_| panic!("not new"));
    assert!(!safe.unwrap().contains("hunter2"));
    assert_eq!(passwords, [handle(), handle()]);
}

#[test]
fn ordinary_members_stay_as_they_are() {
    let text = r#"{"name":"team","note":"for the build","data":{".dockerconfigjson":"{\"auths\":{}}"},"n":7}"#;
    assert_eq!(masked(text), (text.to_owned(), Vec::new()));
}

proptest! {
    #[test]
    fn no_typed_password_is_left_in_the_text_and_each_comes_out_as_it_was(
        password in "[ -~äß🐤]{1,24}",
        name in proptest::sample::select(vec!["password", "auth", "identitytoken", "registrytoken"]),
        case in any::<u32>(),
        layers in 0usize..3,
    ) {
        prop_assume!(!is_masked(&password));
        let name: String = name.chars().enumerate().map(|(at, letter)| match (letter, case >> at & 1) {
            ('s', 1) if at % 2 == 0 => 'ſ',
            ('k', 1) => '\u{212a}',
            (letter, 1) => letter.to_ascii_uppercase(),
            (letter, _) => letter,
        }).collect();
        let mut text = serde_json::json!({ "auths": { "r": { name: password } } }).to_string();
        for _layer in 0..layers {
            text = serde_json::json!({ "data": text }).to_string();
        }
        let (masked, secrets) = masked(&text);
        // What was typed is cut out of the innermost layer, escapes and all.
        let escaped = serde_json::to_string(&password).unwrap();
        prop_assert_eq!(secrets.len(), 1);
        let typed = serde_json::from_str::<String>(&format!("\"{}\"", secrets[0]))
            .unwrap_or_else(|_| secrets[0].clone());
        prop_assert!(typed == password || secrets[0] == password, "{:?} {:?}", secrets, escaped);
        let around = masked.replace("⟦••••••••⟧", "");
        prop_assert!(password.len() < 6 || !around.contains(&password), "{}", masked);
    }
}

fn masked(text: &str) -> (String, Vec<String>) {
    let mut secrets = Vec::new();
    let mut passwords = Vec::new();
    let masked = mask_secrets(
        text,
        &mut passwords,
        &[],
        |_| None,
        |secret| {
            secrets.push(secret.open().to_owned());
            handle()
        },
    );
    (masked.unwrap().to_string(), secrets)
}

fn handle() -> Handle {
    Handle::from_bytes([7; 16])
}
