//! What came back: as it arrived, and as it may be read, shown and kept.
//!
//! [`Received`] gives its text to nobody; [`Received::keep`] makes of it the [`Response`] in which every secret is
//! masked. So there is no other way to what a server said, and no secret on it.

use std::time::Duration;

use pull_secret::{NotText, Secret};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::Digest;
use zeroize::Zeroizing;

use crate::{OpenedSecrets, TransportError};

/// An answer as it may be drawn and kept: no secret that was opened is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Response {
    /// The HTTP status, from 100 to 599 in proper responses.
    pub status: u16,
    /// The standard name of the status; empty for one that has none.
    pub reason: String,
    /// The HTTP version, such as `HTTP/1.1`.
    pub version: String,
    /// The headers in the order they came, names in small letters.
    pub headers: Vec<(String, String)>,
    /// The body as text; what is no UTF-8 is replaced.
    pub body: String,
    /// How many bytes of body were read.
    pub size: usize,
    /// How the body ended.
    pub end: BodyEnd,
    /// Where the time went.
    pub timing: Timing,
}

/// How a body ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum BodyEnd {
    /// All of it was read.
    Complete,
    /// There was more than is read.
    Capped,
    /// The connection ended before the body did.
    CutOff {
        /// What ended the connection.
        error: TransportError,
    },
    /// It was left out because it may hold a secret that could not be found in it.
    Withheld,
}

/// Where the time went, as far as the HTTP library can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Timing {
    /// How the request came by its connection.
    #[serde(default)]
    pub connecting: Connecting,
    /// From the start until status and headers were there; name lookup, connecting and TLS are part of it.
    pub first_byte: Duration,
    /// From the start until the last byte that was read.
    pub total: Duration,
}

/// How a request came by its connection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Connecting {
    /// It was not measured.
    #[default]
    #[serde(alias = "notTold")]
    NotMeasured,
    /// It used one that was open already.
    Reused,
    /// One was made for it.
    Made {
        /// How long the name was looked up; none for an address, which is no name.
        look_up: Option<Duration>,
        /// How long connecting took after that, TLS included where there is some.
        connect: Duration,
    },
}

impl Response {
    /// Whether the status is of the 2xx class.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The first header of that name, in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self
            .headers
            .iter()
            .find(|(other, _)| other.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// The id the server gave the request, under the names that SAP's servers use; not yet made safe to show.
    pub fn request_id(&self) -> Option<&str> {
        let names = ["x-request-id", "x-correlationid", "x-vcap-request-id"];
        names.into_iter().find_map(|name| self.header(name))
    }

    /// Whether the body is not all that was sent.
    pub fn is_truncated(&self) -> bool {
        self.end != BodyEnd::Complete
    }
}

/// The most of a body that was not read to its end that is kept, in bytes.
const LONGEST_CUT_OFF: usize = 64 * 1024;

/// What an answer gives as a secret under one name: nothing, a text, or something else.
pub type Credential = Result<Option<Secret>, NotText>;

/// An answer as it arrived. Its text can be neither read nor copied nor printed: what comes out is masked, or a secret
/// by type, or a digest.
pub struct Received {
    /// Without its body and headers.
    head: Response,
    headers: Vec<(String, String)>,
    body: Zeroizing<Vec<u8>>,
    opened: OpenedSecrets,
}

impl Received {
    /// Takes the head of an answer, whose body and headers are empty, and what belongs there.
    pub(crate) fn new(
        head: Response,
        headers: Vec<(String, String)>,
        body: Zeroizing<Vec<u8>>,
        opened: OpenedSecrets,
    ) -> Self {
        Self {
            head,
            headers,
            body,
            opened,
        }
    }

    /// Whether the status is of the 2xx class.
    pub fn is_success(&self) -> bool {
        self.head.is_success()
    }

    /// How the body ended.
    pub fn end(&self) -> &BodyEnd {
        &self.head.end
    }

    /// How many bytes of headers there are, as HTTP/1.1 writes them.
    pub fn head_size(&self) -> usize {
        let size = |(name, value): &(String, String)| name.len() + value.len() + 4;
        self.headers.iter().map(size).sum()
    }

    /// The members of the body that have these names, in their order, as the secrets they are: what token servers
    /// give. From now on they are masked in every answer. `None` if the body is no JSON object.
    pub fn credentials<const N: usize>(&self, names: [&str; N]) -> Option<[Credential; N]> {
        let members: Map<String, Value> = serde_json::from_slice(&self.body).ok()?;
        let credential = |name| match members.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(Secret::new(text.clone()))),
            Some(_) => Err(NotText),
        };
        let credentials = names.map(credential);
        for secret in credentials.iter().flatten().flatten() {
            self.opened.learn(secret);
        }
        Some(credentials)
    }

    /// The digest of the body, byte by byte as it came.
    pub fn digest<D: Digest>(&self) -> Vec<u8> {
        D::digest(&*self.body).to_vec()
    }

    /// Masks every secret that was opened since the start, in status line, headers and body.
    pub fn keep(mut self) -> Response {
        // What was cut off is read by nobody, only shown.
        if !matches!(self.head.end, BodyEnd::Complete) {
            self.body.truncate(LONGEST_CUT_OFF);
        }
        let masker = self.opened.masker(self.body.len() + self.head_size());
        let body = match self.head.end {
            BodyEnd::Complete => masker.body(&self.body, false),
            BodyEnd::Capped | BodyEnd::CutOff { .. } => masker.body(&self.body, true),
            BodyEnd::Withheld => String::new(),
        };
        let headers = self.headers.iter();
        let headers = headers.map(|(name, value)| masker.header(name, value));
        Response {
            reason: masker.line(&self.head.reason),
            headers: headers.collect(),
            body,
            ..self.head
        }
    }

    /// Keeps no body at all, for an answer that may hold a secret nobody could read out of it.
    pub fn keep_head(mut self) -> Response {
        self.head.end = BodyEnd::Withheld;
        self.keep()
    }
}

#[cfg(test)]
mod tests;
