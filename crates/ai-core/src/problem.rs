//! Every shape of error body, read into one type.
//!
//! Five JSON shapes, the gateway's plain text, web pages of proxies, and nothing at all have been seen. Texts are made
//! safe to show; the answer they are read from holds no secret any more.

use request::{Response, displayable};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// What a server said when it said no.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ApiProblem {
    /// The HTTP status.
    pub status: u16,
    /// The server's code; often digits that differ from the status.
    pub code: Option<String>,
    /// The server's words. For a web page its title.
    pub message: Option<String>,
    /// The id the server gave the request, from the body or else from a header.
    pub request_id: Option<String>,
    /// What the server says it is about.
    pub target: Option<String>,
    /// The server's details, a line each.
    pub details: Vec<String>,
    /// What the body looked like.
    pub shape: Shape,
}

/// What an error body looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Shape {
    /// `{"error":{…}}`, as the API describes it.
    Described,
    /// `{"code":…,"message":…}`, without the wrapper.
    Unwrapped,
    /// `{"error":"…","error_description":"…"}`, the token server's (RFC 6749 § 5.2).
    TokenServer,
    /// JSON that is none of the known shapes of an error.
    OtherJson,
    /// Plain text: the gateway's.
    Text,
    /// A web page: a proxy's.
    Page,
    /// The response has no body.
    #[default]
    Empty,
}

/// The longest text that is shown, in bytes.
const LONGEST: usize = 4096;
/// The most details that are kept.
const MOST_DETAILS: usize = 20;

impl ApiProblem {
    /// Reads the body of a response, whatever its shape. `json` is the body if it is JSON.
    pub(crate) fn of(response: &Response, json: Option<&Value>) -> Self {
        let mut problem = read_body(&response.body, json);
        problem.status = response.status;
        problem.request_id = problem
            .request_id
            .or_else(|| response.request_id().map(shown));
        problem
    }
}

fn read_body(body: &str, json: Option<&Value>) -> ApiProblem {
    let body = body.trim();
    match json {
        Some(Value::Object(members)) => read_object(members),
        Some(other) => plain(Shape::OtherJson, &other.to_string()),
        None if body.is_empty() => ApiProblem::default(),
        None if body.starts_with('<') => read_page(body),
        None => plain(Shape::Text, body),
    }
}

fn read_object(members: &Map<String, Value>) -> ApiProblem {
    match members.get("error") {
        Some(Value::Object(inner)) => ApiProblem {
            shape: Shape::Described,
            ..fields(inner)
        },
        Some(Value::String(code)) => ApiProblem {
            shape: Shape::TokenServer,
            code: Some(shown(code)),
            message: text(members, &["error_description", "message"]),
            ..fields(members)
        },
        _ if members.contains_key("code") || members.contains_key("message") => ApiProblem {
            shape: Shape::Unwrapped,
            ..fields(members)
        },
        _ => plain(
            Shape::OtherJson,
            &Value::Object(members.clone()).to_string(),
        ),
    }
}

fn fields(members: &Map<String, Value>) -> ApiProblem {
    ApiProblem {
        code: text(members, &["code"]),
        message: text(members, &["message"]),
        request_id: text(members, &["requestId", "requestID", "request_id"]),
        target: text(members, &["target"]),
        details: members.get("details").map(details).unwrap_or_default(),
        ..ApiProblem::default()
    }
}

fn details(value: &Value) -> Vec<String> {
    let lines: Vec<_> = match value {
        Value::Null => Vec::new(),
        Value::Array(items) => items.iter().filter_map(detail).take(MOST_DETAILS).collect(),
        Value::Object(members) => members
            .iter()
            .take(MOST_DETAILS)
            .filter_map(|(key, value)| Some(format!("{key}: {}", scalar(value)?)))
            .collect(),
        other => scalar(other).into_iter().collect(),
    };
    lines.iter().map(|line| shown(line)).collect()
}

fn detail(item: &Value) -> Option<String> {
    match item {
        Value::Object(members) => text(members, &["message"]).or_else(|| text(members, &["code"])),
        other => scalar(other),
    }
}

fn text(members: &Map<String, Value>, names: &[&str]) -> Option<String> {
    let found = names.iter().filter_map(|name| members.get(*name));
    found
        .filter_map(scalar)
        .map(|text| shown(&text))
        .find(|text| !text.is_empty())
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

/// The title of a web page, which says what it is.
fn read_page(body: &str) -> ApiProblem {
    let title = element(body, "title").or_else(|| element(body, "h1"));
    ApiProblem {
        shape: Shape::Page,
        message: title.map(shown),
        ..ApiProblem::default()
    }
}

fn element<'a>(page: &'a str, name: &str) -> Option<&'a str> {
    // Positions stay the same in ASCII small letters.
    let small = page.to_ascii_lowercase();
    let open = small.find(&format!("<{name}"))?;
    let start = open + small[open..].find('>')? + 1;
    let end = start + small[start..].find("</")?;
    Some(page[start..end].trim()).filter(|text| !text.is_empty())
}

fn plain(shape: Shape, text: &str) -> ApiProblem {
    ApiProblem {
        shape,
        message: Some(shown(text)),
        ..ApiProblem::default()
    }
}

fn shown(text: &str) -> String {
    displayable(text, LONGEST)
}

#[cfg(test)]
pub(crate) mod tests {
    use std::time::Duration;

    use request::{BodyEnd, Timing};

    use super::*;
    use crate::parsed::Parsed;

    #[test]
    fn the_described_shape_is_read() {
        let problem = read(
            400,
            r#"{"error":{"code":"01010000","message":"Invalid request","requestId":"5f1c0f0e-fake","target":"/v2/admin/dockerRegistrySecrets","details":{"name":"bad"}}}"#,
        );
        assert_eq!(
            problem,
            ApiProblem {
                status: 400,
                code: Some("01010000".to_owned()),
                message: Some("Invalid request".to_owned()),
                request_id: Some("5f1c0f0e-fake".to_owned()),
                target: Some("/v2/admin/dockerRegistrySecrets".to_owned()),
                details: vec!["name: bad".to_owned()],
                shape: Shape::Described,
            }
        );
    }

    #[test]
    fn the_other_spellings_are_read_too() {
        let snake = r#"{"error":{"code":"404","message":"not found","request_id":null,"target":"/api/v4alpha/x","details":[{"code":null,"message":"no such secret"}]}}"#;
        assert_eq!(read(404, snake).details, ["no such secret"]);
        let upper =
            r#"{"error":{"code":1010076,"message":"bad","requestID":"r-1","details":null}}"#;
        assert_eq!(read(400, upper).request_id.as_deref(), Some("r-1"));
        assert_eq!(read(400, upper).code.as_deref(), Some("1010076"));
        let bare = r#"{"code":"500","message":"Internal Server Error","requestId":"r-2","details":[{"code":"x","message":"y"}]}"#;
        assert_eq!(read(500, bare).shape, Shape::Unwrapped);
        let token = r#"{"error":"invalid_client","error_description":"Bad credentials"}"#;
        assert_eq!(read(401, token).message.as_deref(), Some("Bad credentials"));
        assert_eq!(read(401, token).code.as_deref(), Some("invalid_client"));
    }

    #[test]
    fn plain_text_pages_and_nothing_are_read() {
        assert_eq!(read(403, "RBAC: access denied").shape, Shape::Text);
        let page = "<html><head><TITLE lang=en> 502 Bad\u{202e} Gateway </TITLE></head></html>";
        assert_eq!(
            read(502, page).message.as_deref(),
            Some("502 Bad\\u{202e} Gateway")
        );
        assert_eq!(read(502, "  ").shape, Shape::Empty);
    }

    #[test]
    fn a_request_id_in_a_header_is_found() {
        let mut answer = response(403, "RBAC: access denied");
        answer
            .headers
            .push(("x-request-id".to_owned(), "r-3".to_owned()));
        assert_eq!(read_response(&answer).request_id.as_deref(), Some("r-3"));
    }

    #[test]
    fn a_message_longer_than_four_kilobytes_is_cut() {
        let long = format!(r#"{{"message":"{}"}}"#, "x".repeat(100_000));
        assert!(read(400, &long).message.unwrap().len() < 5000);
    }

    fn read(status: u16, body: &str) -> ApiProblem {
        read_response(&response(status, body))
    }

    fn read_response(response: &Response) -> ApiProblem {
        Parsed::new(response, None).problem
    }

    pub(crate) fn response(status: u16, body: &str) -> Response {
        Response {
            status,
            reason: String::new(),
            version: "HTTP/1.1".to_owned(),
            headers: Vec::new(),
            body: body.to_owned(),
            size: body.len(),
            end: BodyEnd::Complete,
            timing: Timing {
                connecting: request::Connecting::NotMeasured,
                first_byte: Duration::ZERO,
                total: Duration::ZERO,
            },
        }
    }
}
