//! Answers that repeat the credentials of their request, in a spelling on order: as a careless or hostile server does.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::form::{Form, basic_login};
use crate::random::hex;
use crate::request::RecordedRequest;

/// How a credential is spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Spelling {
    /// The bytes as they arrived.
    Plain,
    /// Every character as `\u0041`, in a text.
    Unicode,
    /// Every byte as `%41`.
    Percent,
    /// Base64 (RFC 4648 § 4).
    Base64,
    /// Base64 of base64, in lines of 16 characters.
    Base64Twice,
    /// Hex digits with colons between the bytes.
    Hex,
    /// Decimal bytes in a JSON array: `[80, 112, …]`.
    Bytes,
    /// Decimal HTML entities: `&#80;&#112;…`.
    Entities,
    /// From its end to its start.
    Reversed,
    /// Zero-width spaces between its characters.
    ZeroWidth,
}

/// The answer: an error in every shape that is read, a header, and a cookie.
pub(crate) fn answer(request: &RecordedRequest, spelling: Spelling, status: u16) -> Answer {
    let echoes: Vec<_> = credentials(request)
        .iter()
        .map(|text| spelled(text, spelling))
        .collect();
    let message = format!("you sent {}", echoes.join(" and "));
    let body = json!({
        "error": { "code": "echo", "message": message, "target": echoes.first(), "details": echoes },
        "errors": [{ "code": "DENIED", "message": message, "detail": echoes }],
        "error_description": message,
    });
    let in_header: String = message.chars().filter(|c| matches!(c, ' '..='~')).collect();
    let cookie = format!("session={}", STANDARD.encode(&in_header));
    let answer = Answer::new(status)
        .header("X-Echo", in_header)
        .header("Set-Cookie", cookie);
    // Written as Go writes JSON, which escapes what could end a script.
    let body = body
        .to_string()
        .replace('&', "\\u0026")
        .replace('<', "\\u003c")
        .replace('>', "\\u003e");
    answer.body("application/json", body)
}

/// Every credential that arrived: of the Authorization header, of a form, of a pull secret.
fn credentials(request: &RecordedRequest) -> Vec<String> {
    let mut credentials = Vec::new();
    if let Some(value) = request.header("authorization") {
        let token = value.split_once(' ').map_or(value, |(_, token)| token);
        let password = basic_login(value).map(|(_, password)| password);
        credentials.push(password.unwrap_or_else(|| token.to_owned()));
    }
    let form = Form::read(&request.text());
    let fields = ["client_secret", "password"].into_iter();
    credentials.extend(fields.filter_map(|name| form.get(name)).map(str::to_owned));
    if let Ok(body) = serde_json::from_slice(&request.body) {
        passwords(&body, &mut credentials);
    }
    credentials
}

/// The passwords in a body, and in the documents that stand in it as text.
fn passwords(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                match value.as_str() {
                    Some(text) if name.eq_ignore_ascii_case("password") => {
                        found.push(text.to_owned())
                    }
                    _ => passwords(value, found),
                }
            }
        }
        Value::String(text) => {
            if let Ok(inner @ Value::Object(_)) = serde_json::from_str(text) {
                passwords(&inner, found);
            }
        }
        _ => {}
    }
}

fn spelled(text: &str, spelling: Spelling) -> String {
    let bytes = |one: fn(u8) -> String, between: &str| {
        text.bytes().map(one).collect::<Vec<_>>().join(between)
    };
    match spelling {
        Spelling::Plain => text.to_owned(),
        Spelling::Unicode => text
            .encode_utf16()
            .map(|unit| format!("\\u{unit:04X}"))
            .collect(),
        Spelling::Percent => bytes(|byte| format!("%{byte:02X}"), ""),
        Spelling::Base64 => STANDARD.encode(text),
        Spelling::Base64Twice => in_lines(&STANDARD.encode(STANDARD.encode(text))),
        Spelling::Hex => bytes(|byte| hex(&[byte]), ":"),
        Spelling::Bytes => format!("[{}]", bytes(|byte| byte.to_string(), ", ")),
        Spelling::Entities => text
            .chars()
            .map(|c| format!("&#{};", u32::from(c)))
            .collect(),
        Spelling::Reversed => text.chars().rev().collect(),
        Spelling::ZeroWidth => {
            let characters: Vec<_> = text.chars().map(String::from).collect();
            characters.join("\u{200b}")
        }
    }
}

fn in_lines(text: &str) -> String {
    let lines = text.as_bytes().chunks(16).map(String::from_utf8_lossy);
    lines.collect::<Vec<_>>().join("\r\n")
}
