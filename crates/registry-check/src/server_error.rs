//! What a registry says about itself: error bodies, limits, and whether it is a registry at all.

use std::time::Duration;

use request::{Response, displayable};
use serde::Deserialize;

/// The longest text of a server that is passed on, in bytes.
const LONGEST: usize = 500;

/// What a server gives as its reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ServerError {
    pub(crate) code: String,
    pub(crate) message: String,
}

impl ServerError {
    /// Reads an error body: the first of `{"errors":[{"code":…,"message":…}]}` (OCI distribution specification), or
    /// what token servers say: `details` (Docker Hub), `error_description` and `error` (RFC 6749 § 5.2), `message`.
    pub(crate) fn read(response: &Response) -> Option<Self> {
        let body: Body = serde_json::from_str(&response.body).ok()?;
        let (code, message) = match body.errors.into_iter().next() {
            Some(first) => (first.code, first.message.unwrap_or_default()),
            None => {
                let message = body.error_description.or(body.details).or(body.message);
                (body.error.unwrap_or_default(), message.unwrap_or_default())
            }
        };
        let result = !code.is_empty() || !message.is_empty();
        result.then(|| Self {
            code: displayable(&code, LONGEST),
            message: displayable(&message, LONGEST),
        })
    }

    /// Reads an error body of the form that only registries have.
    fn is_registrys(response: &Response) -> bool {
        let body = serde_json::from_str::<Body>(&response.body);
        body.is_ok_and(|body| !body.errors.is_empty())
    }
}

#[derive(Deserialize)]
struct Body {
    #[serde(default)]
    errors: Vec<Entry>,
    error: Option<String>,
    error_description: Option<String>,
    details: Option<String>,
    message: Option<String>,
}

#[derive(Deserialize)]
struct Entry {
    code: String,
    message: Option<String>,
}

/// Whether the answer is a page for people, which registries do not send: a proxy, a portal, a web interface.
pub(crate) fn is_page(response: &Response) -> bool {
    let html = |value: &str| {
        value
            .trim_start()
            .to_ascii_lowercase()
            .starts_with("text/html")
    };
    response.header("content-type").is_some_and(html)
}

/// Whether the answer can only be a registry's: its version header, its error body, or a challenge.
pub(crate) fn is_registry(response: &Response) -> bool {
    response.header("docker-distribution-api-version").is_some()
        || response.header("docker-content-digest").is_some()
        || ServerError::is_registrys(response)
        || (response.status == 401 && response.header("www-authenticate").is_some())
}

/// What a server says of its limits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Limits {
    /// How many pulls are left, and of how many in which time: `76` of `100` in `21600` seconds (Docker Hub).
    pub(crate) remaining: Option<String>,
    pub(crate) limit: Option<String>,
    pub(crate) window: Option<String>,
    /// Whom the server counts: an address or an account.
    pub(crate) source: Option<String>,
    /// How long it asks to wait.
    pub(crate) retry_after: Option<Duration>,
}

impl Limits {
    /// Reads the headers of Docker Hub and `Retry-After` in seconds (RFC 9110 § 10.2.3).
    pub(crate) fn read(response: &Response) -> Self {
        let text = |name: &str| {
            response
                .header(name)
                .map(|value| displayable(value, LONGEST))
        };
        let count = |value: &str| value.split(';').next().map(|count| count.trim().to_owned());
        let limit = text("ratelimit-limit");
        let window = limit.as_deref().and_then(|limit| limit.split_once("w="));
        let seconds = response
            .header("retry-after")
            .and_then(|value| value.trim().parse().ok());
        Self {
            remaining: text("ratelimit-remaining").as_deref().and_then(count),
            window: window.map(|(_, window)| window.trim().to_owned()),
            limit: limit.as_deref().and_then(count),
            source: text("docker-ratelimit-source"),
            retry_after: seconds.map(Duration::from_secs),
        }
    }
}

#[cfg(test)]
mod tests {
    use request::{BodyEnd, Timing};

    use super::*;

    #[test]
    fn the_reason_in_a_body_is_read_and_made_safe_to_show() {
        let body =
            "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"no\u{202e}\"},{\"code\":\"X\"}]}";
        let error = ServerError::read(&answer(403, &[], body)).unwrap();
        assert_eq!((&*error.code, &*error.message), ("DENIED", "no\\u{202e}"));
        let hub = r#"{"details":"incorrect username or password"}"#;
        let hub = ServerError::read(&answer(401, &[], hub)).unwrap();
        assert_eq!(hub.message, "incorrect username or password");
        assert_eq!(ServerError::read(&answer(403, &[], "<html>")), None);
        assert_eq!(
            ServerError::read(&answer(403, &[], "{\"errors\":[]}")),
            None
        );
    }

    #[test]
    fn the_limits_of_docker_hub_are_read() {
        let headers = [
            ("ratelimit-limit", "100;w=21600"),
            ("ratelimit-remaining", "76;w=21600"),
            ("docker-ratelimit-source", "192.0.2.1"),
            ("retry-after", "60"),
        ];
        let limits = Limits::read(&answer(429, &headers, ""));
        assert_eq!(limits.remaining.as_deref(), Some("76"));
        assert_eq!(limits.limit.as_deref(), Some("100"));
        assert_eq!(limits.window.as_deref(), Some("21600"));
        assert_eq!(limits.source.as_deref(), Some("192.0.2.1"));
        assert_eq!(limits.retry_after, Some(Duration::from_secs(60)));
        assert_eq!(Limits::read(&answer(200, &[], "")), Limits::default());
    }

    #[test]
    fn a_page_for_people_is_no_registry() {
        let page = answer(
            404,
            &[("content-type", "Text/HTML; charset=utf-8")],
            "<html>",
        );
        assert!(is_page(&page) && !is_registry(&page));
        assert!(is_registry(&answer(
            401,
            &[("www-authenticate", "Basic")],
            ""
        )));
        assert!(is_registry(&answer(
            404,
            &[],
            r#"{"errors":[{"code":"NAME_UNKNOWN"}]}"#
        )));
    }

    fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Response {
        Response {
            status,
            reason: String::new(),
            version: "HTTP/1.1".to_owned(),
            headers: headers
                .iter()
                .map(|&(n, v)| (n.to_owned(), v.to_owned()))
                .collect(),
            size: body.len(),
            body: body.to_owned(),
            end: BodyEnd::Complete,
            timing: Timing {
                connecting: request::Connecting::NotMeasured,
                first_byte: Duration::ZERO,
                total: Duration::ZERO,
            },
        }
    }
}
