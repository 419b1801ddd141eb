//! Pull secrets as the window sees them: the list, the form, and what became of it.

use ai_core::Quota;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use pull_secret::{Draft, FieldPath, Finding, Fix, ImageVerdict};

use super::{DraftRef, ExchangeView, LastCheck, RequestView, WrittenBody};
use crate::problem::Problem;

/// What the tenant holds, joined with what this computer knows.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SecretListView {
    /// The id of the connection.
    pub connection: String,
    /// A row per secret name, sorted by name.
    pub rows: Vec<SecretRow>,
    /// What the server says of the quota; absent if it did not tell.
    pub quota: Option<Quota>,
    /// When the tenant was read, if it was.
    #[ts(type = "string | null")]
    pub read_at: Option<Timestamp>,
    /// How many entries the tenant listed without a name.
    pub nameless: usize,
    /// Why the tenant could not be read. Rows, quota and `read_at` are then those of the last time it was, if there is
    /// one; else the rows are only what this computer knows.
    pub problem: Option<Problem>,
    /// The deleted secrets that can be restored, the last deleted first.
    pub deleted: Vec<DeletedSecret>,
    /// What was sent, in order.
    pub exchanges: Vec<ExchangeView>,
}

/// A deleted pull secret that can be restored until the application ends, for 24 hours at most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeletedSecret {
    /// The secret name.
    pub name: String,
    /// When it was deleted.
    #[ts(type = "string")]
    pub deleted_at: Timestamp,
    /// The keys of `auths` that it had, in order.
    pub registry_keys: Vec<String>,
    /// Identifies the action that deleted it, perhaps with others; see [`UndoCall`].
    pub undo: String,
}

/// One pull secret.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SecretRow {
    /// Its name.
    pub name: String,
    /// Where it is known.
    pub side: Side,
    /// What this computer knows of it, as a form that can be sent again. Empty for `tenantOnly`.
    pub draft: Draft,
    /// When it was last changed from here.
    #[ts(type = "string | null")]
    pub changed_at: Option<Timestamp>,
    /// Whether all its passwords are at hand, so that a deletion can be undone.
    pub restorable: bool,
    /// Whether its passwords rest in the keychain or only in this session.
    pub kept: bool,
    /// What its last checks said.
    pub last_check: Option<LastCheck>,
}

/// Where a pull secret is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Side {
    /// In the tenant and here.
    Both,
    /// In the tenant, not known here.
    TenantOnly,
    /// Known here, gone from the tenant.
    Gone,
    /// Known here; the tenant was not read.
    Unread,
}

/// Names a pull secret of a connection.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SecretRef {
    /// The id of the connection.
    pub connection: String,
    /// The secret name.
    pub name: String,
}

/// Pull secrets to be deleted, one after the other.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeleteSecrets {
    /// The id of the connection.
    pub connection: String,
    /// Their names.
    pub names: Vec<String>,
    /// What the user said yes to.
    pub approval: Approval,
    /// The id the window gives this call.
    pub operation: String,
}

/// What the user said yes to before a write. A production connection wants it; all others take any.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Approval {
    /// Nobody was asked.
    NotAsked,
    /// To the question.
    Given,
    /// To what cannot be undone, by typing the name of the connection.
    Typed {
        /// What was typed.
        name: String,
    },
}

/// Secret names alone.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SecretNames {
    /// The secret names.
    pub names: Vec<String>,
}

/// A form on its way to being sent.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Composition {
    /// The id of the connection.
    pub connection: String,
    /// Whether it creates or replaces.
    pub purpose: Purpose,
    /// What was typed.
    pub draft: Draft,
}

/// Asks what sending the form would do.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PreviewCall {
    /// The form.
    pub composition: Composition,
    /// The number of a preview that the window has.
    pub since: Option<u32>,
}

/// What sending a form does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Purpose {
    /// Registers a new pull secret.
    Create,
    /// Replaces the credentials of one that is there.
    Replace,
}

/// What sending the form would do, drawn while it is typed.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PreviewView {
    /// The request, with masks where secrets go.
    pub request: RequestView,
    /// What lint says.
    pub findings: Vec<Finding>,
    /// Which credential each image would be pulled with, and by which rule.
    pub verdicts: Vec<ImageVerdict>,
    /// The fields that contain a secret in plain text. They are masked here and must be in the form.
    pub masked: Vec<FieldPath>,
    /// Whether it can be sent.
    pub sendable: bool,
}

/// A finding to be settled by its fix.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FixCall {
    /// What was typed.
    pub draft: Draft,
    /// The change.
    pub fix: Fix,
}

/// A form to be sent now.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Sending {
    /// The id of the connection.
    pub connection: String,
    /// Whether it creates or replaces.
    pub purpose: Purpose,
    /// What was typed.
    pub draft: Draft,
    /// The body as it was written in place of the form, if it was.
    #[serde(default)]
    #[ts(optional)]
    pub written: Option<WrittenBody>,
    /// The draft that the form was saved as; it goes once the tenant has the secret.
    #[serde(default)]
    #[ts(optional)]
    pub draft_of: Option<DraftRef>,
    /// Whether the passwords go to the keychain.
    pub remember: bool,
    /// What the user said yes to.
    pub approval: Approval,
    /// The id the window gives this call.
    pub operation: String,
}

/// What became of a write.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SentView {
    /// What the write did.
    pub result: SendResult,
    /// Whether the tenant lists the secret now.
    pub listed: Listed,
    /// Where its passwords rest now.
    pub kept: Kept,
    /// Stands for the undoing of this write, if it can be undone.
    pub undo: Option<String>,
    /// The last request of the write itself, with what its answer means; `exchanges` holds it too.
    pub main: Option<ExchangeView>,
    /// All that was sent, in order.
    pub exchanges: Vec<ExchangeView>,
    /// The list, read back after the write.
    pub list: Option<SecretListView>,
}

/// What became of changes that were made one after the other. One that did not change the tenant is the last.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangesView {
    /// Each that was sent, in order.
    pub changes: Vec<ChangedSecret>,
    /// The first that was not sent, if not all were.
    pub stopped: Option<NotChanged>,
    /// How many changes there were to make.
    pub of: usize,
    /// The names of secrets that cannot be restored, since not all of their passwords are stored on this computer: after
    /// a deletion those that its undo leaves out, after an undo those that were lost with the action.
    pub not_restorable: Vec<String>,
    /// Stands for the undoing of all of them, if any can be undone.
    pub undo: Option<String>,
    /// The lists of the tenants that were changed, read back after the last change.
    pub lists: Vec<SecretListView>,
}

/// What became of one change of several.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangedSecret {
    /// The id of the connection.
    pub connection: String,
    /// The secret name.
    pub name: String,
    /// What the change did.
    pub result: SendResult,
    /// Whether the tenant lists the secret after all changes.
    pub listed: Listed,
    /// Where its passwords are now.
    pub kept: Kept,
}

/// A change that was not sent.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NotChanged {
    /// The secret name.
    pub name: String,
    /// Why.
    pub problem: Problem,
}

/// What a write did.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum SendResult {
    /// The secret is registered.
    Registered {
        /// Whether the answer was lost and the list told.
        answer_lost: bool,
    },
    /// Its credentials are replaced.
    Replaced,
    /// It is deleted.
    Deleted {
        /// Whether it was gone before.
        gone_before: bool,
    },
    /// The name was taken before; nothing was changed.
    NameTaken,
    /// The tenant holds as many as it may; nothing was changed.
    QuotaFull {
        /// How many it may hold.
        max: u32,
    },
    /// The secret to be replaced is not there.
    NotFound,
    /// The server refused; nothing was changed.
    Refused {
        /// Why.
        problem: Problem,
    },
    /// It cannot be told what happened.
    Unsettled {
        /// What stood in the way.
        problem: Problem,
    },
    /// Nothing was sent, or nothing arrived.
    NotSent {
        /// What stood in the way.
        problem: Problem,
    },
}

impl SendResult {
    /// Whether the tenant is another one after it.
    pub(crate) fn changed_the_tenant(&self) -> bool {
        matches!(
            self,
            Self::Registered { .. } | Self::Replaced | Self::Deleted { .. }
        )
    }
}

/// Whether the tenant lists a secret, read back after a write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Listed {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// The list was not read.
    NotRead,
}

/// Where the passwords of a secret rest after a write.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Kept {
    /// In the OS keychain.
    Keychain,
    /// In memory until the application ends, as asked.
    Session,
    /// In memory until the application ends, since the keychain would not take them.
    NotKept {
        /// Why.
        problem: Problem,
    },
    /// There was none to keep.
    Nothing,
}

/// Restores deleted pull secrets.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RestoreCall {
    /// The id of the connection.
    pub connection: String,
    /// Their names.
    pub names: Vec<String>,
    /// What the user said yes to.
    pub approval: Approval,
    /// The id the window gives this call.
    pub operation: String,
}

/// Takes an action back.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UndoCall {
    /// What stands for it.
    pub undo: String,
    /// What the user said yes to.
    pub approval: Approval,
    /// The id the window gives this call.
    pub operation: String,
}

/// The lines to add to a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Snippets {
    /// For a WorkflowTemplate.
    pub workflow: String,
    /// For a ServingTemplate.
    pub serving: String,
}
