//! What a password can be told to be by its shape alone.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use serde_json::Value;
use zeroize::Zeroizing;

use crate::presets::{PasswordShape, UsernameShape};

/// Tells whether a password has this shape.
pub(crate) fn has_shape(password: &str, shape: PasswordShape) -> bool {
    match shape {
        PasswordShape::Uuid => is_uuid(password),
        PasswordShape::Hex40 => {
            password.len() == 40 && password.bytes().all(|b| b.is_ascii_hexdigit())
        }
        PasswordShape::Jwt => is_jwt(password),
        PasswordShape::AwsSecretKey => is_aws_secret_key(password),
        PasswordShape::ServiceAccountJson => is_service_account_json(password),
        PasswordShape::ServiceAccountBase64 => is_service_account_base64(password),
        PasswordShape::LoginCommand => is_login_command(password),
        PasswordShape::TwentyCharacters => password.chars().count() == 20,
    }
}

/// Tells whether a username has this shape.
pub(crate) fn username_has_shape(username: &str, shape: UsernameShape) -> bool {
    let ten_digits = |text: &str| text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit());
    match shape {
        UsernameShape::SapUser => username.strip_prefix(['S', 's']).is_some_and(ten_digits),
        UsernameShape::RbscUser => username
            .split_once('-')
            .is_some_and(|(company, name)| ten_digits(company) && !name.is_empty()),
    }
}

/// Three base64url parts, the first two JSON objects (RFC 7519).
pub(crate) fn is_jwt(text: &str) -> bool {
    jwt_part(text, 0).is_some() && jwt_claims(text).is_some()
}

/// The claims of a JWT, not verified.
pub(crate) fn jwt_claims(text: &str) -> Option<Value> {
    jwt_part(text, 1)
}

/// When an ECR password ends, in seconds since 1970: it is base64 of JSON with an `expiration`.
pub(crate) fn ecr_expiration(text: &str) -> Option<i64> {
    if text.contains('.') {
        return None;
    }
    let json: Value = serde_json::from_slice(&decode(text)?).ok()?;
    json.get("datakey").or_else(|| json.get("payload"))?;
    json.get("expiration")?.as_i64()
}

/// JSON with `"type": "service_account"`, as Google hands out.
pub(crate) fn is_service_account_json(text: &str) -> bool {
    let text = text.trim();
    text.starts_with('{')
        && serde_json::from_str::<Value>(text)
            .is_ok_and(|json| json.get("type").and_then(Value::as_str) == Some("service_account"))
}

/// Base64 of `username:password`, as the `auth` field has it.
pub(crate) fn is_auth_field(text: &str) -> bool {
    let printable = |bytes: &[u8]| {
        bytes.contains(&b':')
            && !bytes.starts_with(b"{")
            && std::str::from_utf8(bytes).is_ok_and(|text| !text.chars().any(char::is_control))
    };
    text.len() >= 8 && decode(text).is_some_and(|bytes| printable(&bytes))
}

/// A `.dockerconfigjson`, whole, or base64 of one.
pub(crate) fn is_document(text: &str) -> bool {
    let holds_auths = |text: &[u8]| {
        serde_json::from_slice::<Value>(text).is_ok_and(|json| {
            json.get("auths").is_some() || json.get(".dockerconfigjson").is_some()
        })
    };
    holds_auths(text.as_bytes()) || decode(text).is_some_and(|bytes| holds_auths(&bytes))
}

fn jwt_part(text: &str, part: usize) -> Option<Value> {
    let parts: Vec<&str> = text.splitn(4, '.').collect();
    let [_, _, _] = parts[..] else { return None };
    let decoded = Zeroizing::new(URL_SAFE_NO_PAD.decode(parts[part]).ok()?);
    serde_json::from_slice(&decoded)
        .ok()
        .filter(Value::is_object)
}

fn is_uuid(text: &str) -> bool {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    lengths == [8, 4, 4, 4, 12] && text.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-')
}

/// 40 characters of base64 with capitals, small letters and digits; hex alone is something else.
fn is_aws_secret_key(text: &str) -> bool {
    text.len() == 40
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'/' || b == b'+')
        && text.bytes().any(|b| b.is_ascii_uppercase())
        && text.bytes().any(|b| b.is_ascii_lowercase())
        && text.bytes().any(|b| b.is_ascii_digit())
}

fn is_service_account_base64(text: &str) -> bool {
    let decoded = decode(text);
    decoded.is_some_and(|bytes| std::str::from_utf8(&bytes).is_ok_and(is_service_account_json))
}

fn is_login_command(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(3).collect();
    match words[..] {
        [tool, verb, ..] => {
            matches!(
                tool,
                "docker" | "podman" | "nerdctl" | "skopeo" | "buildah" | "oras" | "helm"
            ) && matches!(verb, "login" | "registry")
                || (tool == "kubectl" && verb == "create")
                || (tool == "aws" && verb.starts_with("ecr"))
        }
        _ => false,
    }
}

/// Standard base64 with or without its padding, broken into lines or not.
pub(super) fn decode(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let joined: String = text.split_ascii_whitespace().collect();
    let engine = if joined.ends_with('=') {
        STANDARD
    } else {
        STANDARD_NO_PAD
    };
    engine.decode(joined).ok().map(Zeroizing::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    const UUID: &str = "0c0a9a11-fa4e-4000-8000-00000000000a";
    const JWT: &str = "eyJhbGciOiJub25lIn0.eyJleHAiOjE3OTUwMDAwMDB9.c2ln";
    const ACCOUNT: &str = r#"{"type":"service_account","private_key":"fake"}"#;

    #[test]
    fn passwords_are_told_by_their_shape() {
        use PasswordShape::*;
        let account_base64 = STANDARD.encode(ACCOUNT);
        let hex = "0123456789abcdef0123456789abcdef01234567";
        let aws = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
        for (password, shape, holds) in [
            (UUID, Uuid, true),
            ("0C0A9A11-FA4E-4000-8000-00000000000A", Uuid, true),
            ("0c0a9a11fa4e40008000-00000000000a", Uuid, false),
            ("0c0a9a11-fa4e-4000-8000-00000000000g", Uuid, false),
            (hex, Hex40, true),
            (&hex[1..], Hex40, false),
            (JWT, Jwt, true),
            (aws, AwsSecretKey, true),
            (hex, AwsSecretKey, false),
            (
                "wJalrXUtnFEMI-K7MDENG/bPxRfiCYEXAMPLEKEY",
                AwsSecretKey,
                false,
            ),
            (ACCOUNT, ServiceAccountJson, true),
            (&format!("  {ACCOUNT}\n"), ServiceAccountJson, true),
            (r#"{"type":"authorized_user"}"#, ServiceAccountJson, false),
            ("service_account", ServiceAccountJson, false),
            (&account_base64, ServiceAccountBase64, true),
            (ACCOUNT, ServiceAccountBase64, false),
            ("docker login -u anna", LoginCommand, true),
            ("helm registry login x", LoginCommand, true),
            ("kubectl create secret", LoginCommand, true),
            ("aws ecr get-login-password", LoginCommand, true),
            ("docker pull x", LoginCommand, false),
            ("docker", LoginCommand, false),
            ("ééééééééééééééééééé!", TwentyCharacters, true),
            ("1234567890123456789", TwentyCharacters, false),
        ] {
            assert_eq!(has_shape(password, shape), holds, "{password}: {shape:?}");
        }
    }

    #[test]
    fn usernames_are_told_by_their_shape() {
        use UsernameShape::*;
        for (username, shape, holds) in [
            ("S0012345678", SapUser, true),
            ("s0012345678", SapUser, true),
            ("S001234567", SapUser, false),
            ("X0012345678", SapUser, false),
            ("0012345678-anna", RbscUser, true),
            ("0012345678-", RbscUser, false),
            ("12345678-anna", RbscUser, false),
        ] {
            assert_eq!(username_has_shape(username, shape), holds, "{username}");
        }
    }

    #[test]
    fn a_token_is_one_only_with_head_and_claims_of_json() {
        assert_eq!(jwt_claims(JWT).unwrap()["exp"], 1_795_000_000);
        for other in [
            "",
            "a.b.c",
            "eyJhbGciOiJub25lIn0.eyJleHAiOjE3OTUwMDAwMDB9",
            &format!("{JWT}.x"),
            "W10.W10.c2ln",
            &format!("x{JWT}"),
        ] {
            assert!(!is_jwt(other), "{other}");
        }
    }

    #[test]
    fn the_end_of_an_ecr_password_is_read_out_of_it() {
        let of = |json: &str| ecr_expiration(&STANDARD.encode(json));
        assert_eq!(
            of(r#"{"payload":"x","datakey":"y","expiration":1795000000}"#),
            Some(1_795_000_000)
        );
        assert_eq!(of(r#"{"payload":"x","expiration":"soon"}"#), None);
        assert_eq!(of(r#"{"expiration":1795000000}"#), None);
        assert_eq!(ecr_expiration(JWT), None);
    }

    #[test]
    fn an_auth_value_and_a_document_are_not_taken_for_passwords() {
        for (text, is_auth, is_doc) in [
            (STANDARD.encode("anna:secret"), true, false),
            (STANDARD_NO_PAD.encode("anna:secret!"), true, false),
            (STANDARD.encode("no colon here"), false, false),
            (STANDARD.encode("anna:\u{1}"), false, false),
            (STANDARD.encode(r#"{"auths":{}}"#), false, true),
            (r#"{"auths":{}}"#.to_owned(), false, true),
            (r#"{".dockerconfigjson":"x"}"#.to_owned(), false, true),
            (r#"{"username":"anna"}"#.to_owned(), false, false),
            ("dTpw".to_owned(), false, false),
            ("hunter2".to_owned(), false, false),
            (String::new(), false, false),
        ] {
            assert_eq!(
                (is_auth_field(&text), is_document(&text)),
                (is_auth, is_doc),
                "{text}"
            );
        }
    }
}
