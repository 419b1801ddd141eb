//! The body of a request, edited as text in place of the form.

use pull_secret::{Draft, Handle, Severity};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Piece, Purpose, RequestView};

/// A body as text. In place of each secret is a numbered mask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MaskedBody {
    /// The JSON, with masks such as `⟦••••••••⟧` in place of passwords.
    pub text: String,
    /// The handles of the secrets, in the order of the numbers of their masks.
    pub passwords: Vec<Handle>,
}

/// Asks to read a body that is edited. Its text is passed separately, as bytes, since a password may be typed in it.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RawBodyInput {
    /// The id of the connection.
    pub connection: String,
    /// Whether the request creates or replaces.
    pub purpose: Purpose,
    /// The form that the body was made from.
    pub draft: Draft,
    /// The handles of the secrets behind its masks.
    pub passwords: Vec<Handle>,
    /// Whether to replace passwords that were typed in it with masks now.
    pub mask: bool,
}

/// What was read of a body.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RawBodyView {
    /// The text with all passwords masked; `None` if that was not requested, or if it is not JSON.
    pub body: Option<MaskedBody>,
    /// The findings, in the order of the text.
    pub findings: Vec<RawBodyFinding>,
    /// Whether the body can be sent.
    pub sendable: bool,
    /// The request with this body; `None` if it cannot be read.
    pub request: Option<RequestView>,
    /// The body line by line, with the documents in its strings unfolded.
    pub lines: Vec<Vec<Piece>>,
    /// The body that the form would send, in the same way, for comparison.
    pub form_lines: Vec<Vec<Piece>>,
    /// What the form can take over from it; `None` if nothing.
    pub draft: Option<Draft>,
    /// Whether the form cannot take over all of it.
    pub lossy: bool,
}

/// A finding about a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RawBodyFinding {
    /// The kind of finding, which chooses the sentence.
    pub code: RawBodyCode,
    /// Whether it prevents sending.
    pub severity: Severity,
    /// The member or value that it is about; empty for none.
    pub subject: String,
    /// The line, from 1; 0 if it is about no line in particular.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// The kinds of findings about a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum RawBodyCode {
    /// The text is not JSON.
    NoJson,
    /// A mask was edited and cannot be read as one.
    BrokenMask,
    /// A mask is outside a string.
    MaskOutside,
    /// A value that cannot be read, or is not a string, may contain a secret.
    SecretHidden,
    /// The JSON is not an object.
    NoObject,
    /// `name` is missing.
    NameMissing,
    /// AI Core would refuse the name.
    NameRefused,
    /// The name differs from that of the form.
    NameOther,
    /// `name` has no effect: a PATCH has the name in its address.
    NameUnused,
    /// `data` has no `.dockerconfigjson`.
    DataMissing,
    /// `.dockerconfigjson` is not a string.
    DataNoText,
    /// The string in `.dockerconfigjson` is not a JSON object.
    DocumentUnreadable,
    /// The document has no registry.
    AuthsMissing,
    /// A registry has no password.
    PasswordMissing,
    /// A member that the API does not describe.
    MemberUnknown,
}
