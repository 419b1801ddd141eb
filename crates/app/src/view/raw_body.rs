//! A body that somebody writes as text, as the window sees it.

use pull_secret::{Draft, Handle, Severity};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Piece, Purpose, RequestView};

/// A text with masks and what they stand for. No secret is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WrittenBody {
    /// The body with numbered masks in place of passwords.
    pub text: String,
    /// The secrets of its masks, by their numbers.
    pub passwords: Vec<Handle>,
}

/// Asks to read a body that is being written. Its text comes apart from it, as bytes: a password may stand in it.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadWritten {
    /// The id of the connection.
    pub connection: String,
    /// Whether it creates or replaces.
    pub purpose: Purpose,
    /// The form it began with.
    pub draft: Draft,
    /// The secrets of its masks.
    pub passwords: Vec<Handle>,
    /// Whether passwords that were typed in it are taken out of it now.
    pub seal: bool,
}

/// What became of a body that is being written.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WrittenView {
    /// The text without the passwords that were typed in it; none if they were not to be taken out, or if it is no JSON.
    pub body: Option<WrittenBody>,
    /// What is to be said of it.
    pub findings: Vec<WrittenFinding>,
    /// Whether it can be sent.
    pub sendable: bool,
    /// The request it would be sent with; none if it cannot be read.
    pub request: Option<RequestView>,
    /// What it says, line by line, with what is folded in it opened.
    pub lines: Vec<Vec<Piece>>,
    /// What the form says, in the same way.
    pub form_lines: Vec<Vec<Piece>>,
    /// What the form can hold of it.
    pub draft: Option<Draft>,
    /// Whether something would be lost on the way to the form.
    pub lossy: bool,
}

/// Something to be said of a body that is being written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WrittenFinding {
    /// The kind of finding, which chooses the sentence.
    pub code: WrittenCode,
    /// How bad it is.
    pub severity: Severity,
    /// The member or value it is about.
    pub subject: String,
    /// The line, from 1; 0 for no line in particular.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// What can be said of a body that is being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum WrittenCode {
    /// It is no JSON.
    NoJson,
    /// A mask is not whole any more.
    BrokenMask,
    /// A mask stands outside of a string.
    MaskOutside,
    /// A secret may stand in a value that cannot be read, or that is no text.
    SecretHidden,
    /// It is JSON, but no object.
    NoObject,
    /// It names no secret.
    NameMissing,
    /// AI Core would not take the name.
    NameRefused,
    /// The name is another one than that of the form.
    NameOther,
    /// A change names the secret in its address alone.
    NameUnused,
    /// `data` holds no `.dockerconfigjson`.
    DataMissing,
    /// `.dockerconfigjson` is no text.
    DataNoText,
    /// The text in `.dockerconfigjson` is no JSON object.
    DocumentUnreadable,
    /// The document has no registry.
    AuthsMissing,
    /// A registry has no password.
    PasswordMissing,
    /// A member that AI Core does not describe.
    MemberUnknown,
}
