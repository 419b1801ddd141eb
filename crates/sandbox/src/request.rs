//! A request as it arrived.

use serde::{Deserialize, Serialize};

use crate::http;

/// Which of the three servers a request was for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Service {
    /// The token server (`/oauth/token`).
    Token,
    /// The AI Core API (everything else on the same port).
    Api,
    /// The registry, with its own token server.
    Registry,
}

/// One request as it arrived.
#[derive(Debug, Clone)]
pub struct RecordedRequest {
    /// The server that it was for.
    pub service: Service,
    /// Counts connections from 1: requests with the same number shared one.
    pub connection: u64,
    /// The thumbprint (`x5t#S256`) of the client certificate, where the connection was made with one.
    pub certificate: Option<String>,
    /// The method, such as `POST`.
    pub method: String,
    /// Path and query as sent, not decoded.
    pub target: String,
    /// Header names and values in the order of arrival, names as spelled.
    pub headers: Vec<(String, String)>,
    /// Everything up to and including the empty line, byte by byte.
    pub head: Vec<u8>,
    /// The body, freed of chunk sizes if it came in chunks.
    pub body: Vec<u8>,
    /// Head and body as they were on the wire, chunk sizes included.
    pub wire: Vec<u8>,
}

impl RecordedRequest {
    /// The path without the query.
    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    /// The query without its question mark; empty if there is none.
    pub fn query(&self) -> &str {
        self.target.split_once('?').map_or("", |(_, query)| query)
    }

    /// The first header of this name, in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        http::value(&self.headers, name)
    }

    /// The media type of the body, without parameters, in lower case.
    pub fn media_type(&self) -> String {
        let value = self.header("content-type").unwrap_or_default();
        value
            .split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase()
    }

    /// The body as text; bytes that are no UTF-8 are replaced.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}
