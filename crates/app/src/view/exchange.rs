//! Requests and responses as the request pane draws them.

use ai_core::{Meaning, Operation};
use jiff::Timestamp;
use registry_check::Purpose as CheckPurpose;
use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

use super::{CheckFinding, Piece, Route};
use crate::problem::Problem;

/// What a request is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum RequestKind {
    /// A call of the AI Core API, or of its token server.
    Api(Operation),
    /// A step of the check of a registry.
    Check(CheckPurpose),
    /// One that another version recorded, for a purpose that this one does not know. It is shown without it.
    Unknown(UnknownPurpose),
}

/// A purpose of a request that this version does not know, however it is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, TS)]
#[ts(type = "\"unknown\"")]
pub struct UnknownPurpose;

impl<'de> Deserialize<'de> for UnknownPurpose {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer).map(|_| Self)
    }
}

impl Serialize for UnknownPurpose {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("unknown")
    }
}

/// A call that no form belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Call {
    /// Asks for an access token.
    Token,
    /// Asks the tenant about itself.
    Tenant,
    /// Asks for the quota.
    Quota,
    /// `GET`: lists the pull secrets of the tenant.
    List,
    /// Asks for one pull secret.
    Get {
        /// The secret name.
        name: String,
    },
    /// `DELETE`: deletes a pull secret.
    Delete {
        /// The secret name.
        name: String,
    },
}

/// A call of a connection, to be looked at before it is made.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CallPreview {
    /// The id of the connection.
    pub connection: String,
    /// The call to preview.
    pub call: Call,
}

/// A request with masks where secrets go.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RequestView {
    /// What the request is for.
    pub kind: RequestKind,
    /// The method in capitals.
    pub method: String,
    /// Scheme, host and base path, such as `https://api.ai…`.
    pub base: String,
    /// The path after it, with the query.
    pub path: Vec<Piece>,
    /// The headers in their order. Content-Length is left out: it would tell the length of the password.
    pub headers: Vec<HeaderView>,
    /// The body, if there is one.
    pub body: Option<BodyView>,
    /// Whom the client certificate is for that the connection is made with, if it is made with one.
    pub certificate: Option<String>,
    /// The way it takes.
    pub route: Route,
}

/// A header with masks where secrets go.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HeaderView {
    /// The name of the header field, as it is sent.
    pub name: String,
    /// The value in pieces, secrets masked.
    pub value: Vec<Piece>,
}

/// A body, once as sent and once unfolded.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BodyView {
    /// The characters on the wire.
    pub as_sent: Vec<Piece>,
    /// The innermost document, indented, line by line; absent if there is nothing to unfold.
    pub unfolded: Option<Vec<Vec<Piece>>>,
    /// Its size in bytes without the secrets.
    pub size: usize,
    /// How many secrets are in it.
    pub secrets: usize,
}

/// One request and what came of it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExchangeView {
    /// The request, secrets masked.
    pub request: RequestView,
    /// When it was sent.
    #[ts(type = "string")]
    pub sent_at: Timestamp,
    /// Which try of the same request this was, from 1.
    pub attempt: u32,
    /// The response, or why there is none.
    pub answer: AnswerView,
    /// The number of its record; none if it could not be recorded.
    pub activity: Option<i64>,
    /// What the answer of a tenant means; none without one.
    pub meaning: Option<Meaning>,
    /// What a check concluded from the answer of a registry; none if it concluded nothing from this one alone.
    pub finding: Option<CheckFinding>,
}

/// An answer, or why there is none.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum AnswerView {
    /// A response arrived, whatever its status.
    Response(ResponseView),
    /// No response arrived.
    None {
        /// Why there is no response.
        problem: Problem,
        /// After how long, in milliseconds.
        after: u64,
    },
}

/// An answer with every secret of its call masked.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ResponseView {
    /// The HTTP status.
    pub status: u16,
    /// The standard name of the status (RFC 9110), such as `Forbidden`; empty for unassigned ones.
    pub reason: String,
    /// From sending to the last byte, in milliseconds.
    pub duration: u64,
    /// From sending to the first byte of the answer, in milliseconds.
    pub first_byte: u64,
    /// How it came by its connection; part of the time until the first byte.
    pub connecting: Connecting,
    /// The HTTP version, such as `HTTP/1.1`.
    pub version: String,
    /// The size of the body in bytes.
    pub size: usize,
    /// The headers in the order they came.
    pub headers: Vec<ResponseHeader>,
    /// The body as text.
    pub body: String,
    /// The body in coloured pieces, line by line, if it is JSON.
    pub json: Option<Vec<Vec<Piece>>>,
    /// Whether the body was cut off at the cap.
    pub truncated: bool,
    /// The id the server gave the request.
    pub request_id: Option<String>,
}

/// How a request came by its connection. Durations are milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Connecting {
    /// It was not measured.
    NotMeasured,
    /// It used one that was open already.
    Reused,
    /// One was made for it.
    Made {
        /// How long the name was looked up; none for an address, which is no name.
        look_up: Option<f64>,
        /// How long connecting took after that, TLS included where there is some.
        connect: f64,
    },
}

/// A header of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ResponseHeader {
    /// The name of the header field, as it is sent.
    pub name: String,
    /// The value, secrets masked.
    pub value: String,
}
