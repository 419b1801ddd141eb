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

fn decode(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let joined: String = text.split_ascii_whitespace().collect();
    let engine = if joined.ends_with('=') {
        STANDARD
    } else {
        STANDARD_NO_PAD
    };
    engine.decode(joined).ok().map(Zeroizing::new)
}
