//! An HTTP answer as a value, and the few kinds of it that the servers give.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A whole HTTP answer. `Content-Length` is added when it goes out, unless it is among the headers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The status, such as 202.
    pub status: u16,
    /// Header names and values, in the order in which they are sent.
    #[serde(default)]
    pub headers: Vec<(String, String)>,
    /// The body as sent. In JSON (the control surface) it is text.
    #[serde(default, with = "body_as_text")]
    pub body: Vec<u8>,
}

impl Answer {
    /// An answer without headers and body.
    pub fn new(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: Vec::new(),
        }
    }

    /// An answer with a JSON body and its `Content-Type`.
    pub fn json(status: u16, body: &Value) -> Self {
        Self::new(status).body("application/json", body.to_string())
    }

    /// A plain-text answer, as SAP's gateway gives them.
    pub fn text(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self::new(status).body("text/plain", body)
    }

    /// An HTML page with this title and heading, as proxies and load balancers give them.
    pub fn html(status: u16, title: &str) -> Self {
        let page = format!(
            "<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>"
        );
        Self::new(status).body("text/html; charset=utf-8", page)
    }

    /// A redirect to `location`.
    pub fn redirect(status: u16, location: &str) -> Self {
        Self::new(status).header("Location", location)
    }

    /// The same answer with one header more.
    pub fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    /// The same answer with this body in place of its own.
    pub fn body(self, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let mut answer = self.header("Content-Type", content_type);
        answer.body = body.into();
        answer
    }
}

mod body_as_text {
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(body: &[u8], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&String::from_utf8_lossy(body))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        String::deserialize(from).map(String::into_bytes)
    }
}
