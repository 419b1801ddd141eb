//! Forms that were begun and left, as the window sees them.

use jiff::Timestamp;
use pull_secret::{Draft, Handle};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{MaskedBody, Purpose};

/// Names the draft of a form. There is one for each connection, purpose and secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftRef {
    /// The id of the connection.
    pub connection: String,
    /// Whether the form creates or replaces.
    pub purpose: Purpose,
    /// The secret that the form was opened for; empty for none.
    pub name: String,
}

/// What is in a form. Passwords are handles.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftForm {
    /// The contents of the form, without what lint masks.
    pub draft: Draft,
    /// The body that was edited as text in place of the form; `None` if it was not.
    #[serde(alias = "written")]
    pub raw_body: Option<MaskedBody>,
    /// Whether the passwords go to the keychain.
    pub remember: bool,
}

/// Saves the draft of a form.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveDraft {
    /// Which form it is.
    pub of: DraftRef,
    /// What is in it.
    pub form: DraftForm,
    /// The index of the credential whose username is being typed: it may be the beginning of a token, and goes to no file
    /// before its field is left.
    #[serde(default)]
    pub typing: Option<usize>,
}

/// A draft as it was left.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftView {
    /// What is in it. A password that is no longer stored is left out.
    pub form: DraftForm,
    /// The passwords that were entered in the form and are still at hand.
    pub entered: Vec<Handle>,
    /// When it was changed last.
    #[ts(type = "string")]
    pub changed_at: Timestamp,
}

/// A draft in a list.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftLine {
    /// Which form it is.
    pub of: DraftRef,
    /// The secret name that was typed, which may be empty.
    pub name: String,
    /// When it was changed last.
    #[ts(type = "string")]
    pub changed_at: Timestamp,
}
