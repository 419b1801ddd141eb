//! What was recognised in a pasted or dropped text.

use pull_secret::Draft;
use pull_secret::import::{AskHelper, Format, LeftOut, OriginalVerdict, Repair, Taken};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ReadingView;
use crate::Problem;

/// Registry credentials found in a text, waiting to be taken into a form. Their passwords stay in Rust.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportView {
    /// Its id, for the next call.
    pub import: String,
    /// What the text is.
    pub format: Format,
    /// The name of the secret, if the text has one.
    pub name: Option<String>,
    /// The credentials, in the order of the text.
    pub credentials: Vec<ImportedView>,
    /// Credential helpers that could be asked for the rest, after consent.
    pub helpers: Vec<AskHelper>,
    /// What was decoded and chosen on the way.
    pub taken: Vec<Taken>,
    /// What was read differently from how it is written. No secret stands in it.
    pub repairs: Vec<Repair>,
    /// What was left out, and why.
    pub left_out: Vec<LeftOut>,
    /// What Kubernetes would have made of the text before the repairs, where that differs.
    pub kubelet: Vec<OriginalVerdict>,
}

/// One credential of a text.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportedView {
    /// The key of `auths`; empty if the text does not name the registry.
    pub registry_key: String,
    /// The username; empty if it is not in the text.
    pub username: String,
    /// Whether the text has its password.
    pub has_password: bool,
    /// The name of the Secret it stands in, if the text names it.
    pub secret_name: Option<String>,
}

/// What a text turned out to be.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Recognised {
    /// A service key, or several.
    ServiceKey {
        /// The service keys, without their secrets.
        reading: ReadingView,
        /// Registry credentials of the same text; they can be taken once there is a connection.
        credentials: Option<ImportView>,
    },
    /// The text contains credentials of registries.
    Credentials {
        /// The credentials, without their passwords.
        import: ImportView,
    },
}

/// What becomes of a text that is pasted into a field of the form that shows what it contains.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum FieldPaste {
    /// More than a value of a field: a dialog asks what to do with it.
    Recognised {
        /// The kind of text, with what was read of it.
        recognised: Recognised,
    },
    /// The text is put into the field.
    Text {
        /// Whether it is a secret, so that the field has to be masked first.
        secret: bool,
    },
    /// It fits into no field, and no credential can be taken out of it.
    Refused {
        /// Why the text cannot be used.
        problem: Problem,
    },
}

/// Takes credentials of an import into a form.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TakeImport {
    /// The id of the import, from [`ImportView`].
    pub import: String,
    /// Which of its credentials, counted from 0.
    pub chosen: Vec<usize>,
    /// The form as it stands. What is typed there stays; empty registries make room.
    pub draft: Draft,
}

/// Asks a credential helper for what the text only refers to. Only after consent.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AskHelperCall {
    /// The id of the import, from [`ImportView`].
    pub import: String,
    /// Which of its helpers, counted from 0.
    pub helper: usize,
    /// The id by which the window can cancel this call.
    pub operation: String,
}

/// The argument of commands that are about one import.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportRef {
    /// The id of the import, from [`ImportView`].
    pub import: String,
}
