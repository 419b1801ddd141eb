//! What came back: as it arrived, for the one who asked, and as it may be kept.
//!
//! [`Received`] can be read and not kept; [`Received::keep`] gives the [`Response`] in which every secret of the call is
//! masked. So a password can neither confuse the reading of an answer nor stay in it.

use std::time::Duration;

use pull_secret::Secret;
use serde::{Deserialize, Serialize};

use crate::masking::Masker;
use crate::{Secrets, TransportError};

/// An answer as it may be drawn and kept: no secret of its call is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Response {
    /// The status code.
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
        /// How.
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
    NotTold,
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

    /// Whether the body is not all that was sent.
    pub fn is_cut(&self) -> bool {
        self.end != BodyEnd::Complete
    }
}

/// An answer as it arrived, with the secrets of its call. It can be neither copied nor printed.
pub struct Received {
    raw: Response,
    secrets: Secrets,
}

impl Received {
    pub(crate) fn new(raw: Response, secrets: Secrets) -> Self {
        Self { raw, secrets }
    }

    /// The answer, to be read and dropped.
    pub fn raw(&self) -> &Response {
        &self.raw
    }

    /// Masks every secret of the call in status line, headers and body.
    pub fn keep(self) -> Response {
        self.keep_without(&[])
    }

    /// Masks the secrets of the call and those that came with the answer.
    pub fn keep_without(self, more: &[Secret]) -> Response {
        let masker = Masker::new(self.secrets.iter().chain(more));
        let body = match self.raw.end {
            BodyEnd::Complete => masker.mask(&self.raw.body),
            BodyEnd::Capped | BodyEnd::CutOff { .. } => masker.mask_cut_off(&self.raw.body),
            BodyEnd::Withheld => String::new(),
        };
        let headers = self.raw.headers.into_iter();
        let headers = headers.map(|(name, value)| (masker.mask(&name), masker.mask(&value)));
        Response {
            headers: headers.collect(),
            body,
            ..self.raw
        }
    }

    /// Keeps no body at all, for an answer that may hold a secret nobody could read out of it.
    pub fn keep_head(mut self) -> Response {
        self.raw.end = BodyEnd::Withheld;
        self.keep()
    }
}

#[cfg(test)]
mod tests {
    use pull_secret::Handle;

    use super::*;

    #[test]
    fn what_is_kept_holds_no_secret_of_the_call_in_body_or_headers() {
        let kept = echo("hunter2").keep();
        assert_eq!(kept.body, "you sent ••••••••");
        assert_eq!(kept.header("X-ECHO"), Some("••••••••"));
    }

    #[test]
    fn an_answer_is_read_as_it_came_even_if_a_password_is_one_letter() {
        assert_eq!(echo("e").raw().body, "you sent e");
    }

    fn echo(secret: &str) -> Received {
        let raw = Response {
            status: 200,
            reason: "OK".to_owned(),
            version: "HTTP/1.1".to_owned(),
            headers: vec![("x-echo".to_owned(), secret.to_owned())],
            body: format!("you sent {secret}"),
            size: 9 + secret.len(),
            end: BodyEnd::Complete,
            timing: Timing {
                connecting: Connecting::NotTold,
                first_byte: Duration::ZERO,
                total: Duration::ZERO,
            },
        };
        let secrets = [(Handle::from_bytes([1; 16]), Secret::new(secret.to_owned()))];
        Received::new(raw, secrets.into_iter().collect())
    }
}
