//! A request as a value. It holds no secret, so it can be drawn, logged and kept as it is.
//!
//! It states every header, Host, Accept and User-Agent too. Over HTTP/1.1 the transport adds Content-Length alone,
//! which is left out here because it would tell the length of a password.

use pull_secret::Handle;
use serde::{Deserialize, Serialize};

use crate::{Json, RawJson, Slot, Text};

/// An HTTP request as a value, with slots in place of its secrets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Request {
    /// The method (RFC 9110 § 9).
    pub method: Method,
    /// The address it is sent to.
    pub url: Url,
    /// The headers, in the order they are sent.
    pub headers: Vec<Header>,
    /// The body, if there is one.
    pub body: Option<Body>,
    /// What the connection itself is made with, where the server asks who is calling (mutual TLS).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity: Option<Identity>,
}

/// A certificate that a connection is made with, and what stands for its private key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Identity {
    /// The chain as PEM, the certificate of the key first. Public.
    pub chain: String,
    /// Stands for the private key, which signs and is not sent.
    pub key: Handle,
}

/// The methods Pullpass uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// Reads (RFC 9110 § 9.3.1).
    Get,
    /// Reads the headers alone.
    Head,
    /// Creates, or requests a token (RFC 9110 § 9.3.3).
    Post,
    /// Changes a part (RFC 5789).
    Patch,
    /// Deletes (RFC 9110 § 9.3.5).
    Delete,
}

/// An address in parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Url {
    /// Scheme and host, with a path if all calls share one; no slash at its end.
    pub base: String,
    /// The path after it, starting with a slash. Its characters are plain; rendering encodes them.
    pub path: Text,
    /// The query, plain too.
    pub query: Vec<(String, String)>,
}

/// A header field; the value may have slots for secrets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Header {
    /// Its name, as it is usually written.
    pub name: String,
    /// Its value, with slots in place of secrets.
    pub value: Text,
}

/// The body of a request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "content", rename_all = "camelCase")]
pub enum Body {
    /// JSON, sent without a blank.
    Json(Json),
    /// `application/x-www-form-urlencoded`, percent-encoded throughout.
    Form(Vec<(String, Text)>),
    /// JSON, sent as somebody wrote it.
    #[serde(rename = "written")]
    RawJson(RawJson),
}

impl Body {
    /// What a body of JSON says; `None` for a form.
    pub fn json(&self) -> Option<&Json> {
        match self {
            Self::Json(json) => Some(json),
            Self::RawJson(written) => Some(written.json()),
            Self::Form(_) => None,
        }
    }
}

impl Method {
    /// The method as it is written on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Post => "POST",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

impl Header {
    /// Makes a header of a name as it is usually written, and its value.
    pub fn new(name: impl Into<String>, value: impl Into<Text>) -> Self {
        Self {
            name: name.into(),
            value: value.into(),
        }
    }
}

impl Request {
    /// The slots to be filled, in the order they are written. The private key of an identity is not written.
    pub fn slots(&self) -> Vec<Slot> {
        let headers = self.headers.iter().flat_map(|header| header.value.slots());
        self.url
            .path
            .slots()
            .into_iter()
            .chain(headers)
            .chain(self.body_slots())
            .collect()
    }

    /// The texts that stand in it in plain sight, names of members and fields aside.
    pub(crate) fn literals(&self) -> Vec<&str> {
        let headers = self.headers.iter().map(|header| &header.value);
        let mut literals = Vec::new();
        for text in headers.chain([&self.url.path]) {
            text.literals(&mut literals);
        }
        match &self.body {
            None => {}
            Some(Body::Form(fields)) => {
                fields
                    .iter()
                    .for_each(|(_, value)| value.literals(&mut literals));
            }
            Some(body) => body
                .json()
                .into_iter()
                .for_each(|json| json.literals(&mut literals)),
        }
        literals
    }

    fn body_slots(&self) -> Vec<Slot> {
        match &self.body {
            None => Vec::new(),
            Some(Body::Json(json)) => json.slots(),
            Some(Body::RawJson(written)) => written.slots(),
            Some(Body::Form(fields)) => {
                fields.iter().flat_map(|(_, value)| value.slots()).collect()
            }
        }
    }
}
