//! Changes to a tenant: what the window asks for, and what became of each.

use pull_secret::Draft;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{DraftRef, ExchangeView, MaskedBody, Purpose, SecretListView};
use crate::problem::Problem;

/// Asks to delete pull secrets, one after the other.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeleteSecrets {
    /// The id of the connection.
    pub connection: String,
    /// The secret names, in the order of the changes.
    pub names: Vec<String>,
    /// What the user confirmed.
    pub approval: Approval,
    /// The id by which the window can cancel this call.
    pub operation: String,
}

/// What the user confirmed before a write. Only production connections require it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Approval {
    /// The user was not asked.
    NotAsked,
    /// A dialog was confirmed.
    Given,
    /// A change that cannot be undone was confirmed by typing the name of the connection.
    Typed {
        /// The name as typed; compared with that of the connection.
        name: String,
    },
}

/// Asks to send a form.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Sending {
    /// The id of the connection.
    pub connection: String,
    /// Whether it creates or replaces.
    pub purpose: Purpose,
    /// The contents of the form.
    pub draft: Draft,
    /// The body that is sent in place of the form, if it was edited as text.
    #[serde(default)]
    #[ts(optional)]
    pub raw_body: Option<MaskedBody>,
    /// The saved draft of this form; deleted once the tenant has the secret.
    #[serde(default)]
    #[ts(optional)]
    pub draft_of: Option<DraftRef>,
    /// Whether to store the passwords in the keychain.
    pub remember: bool,
    /// What the user confirmed.
    pub approval: Approval,
    /// The id by which the window can cancel this call.
    pub operation: String,
}

/// The outcome of a write.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SentView {
    /// What the write did to the tenant.
    pub result: SendResult,
    /// Whether the tenant lists the secret now.
    pub listed: Listed,
    /// Where its passwords are now.
    pub storage: PasswordStorage,
    /// The token for [`UndoCall::undo`]; `None` if the write cannot be undone.
    pub undo: Option<String>,
    /// The last exchange of the write itself, which is also in `exchanges`; its meaning is that of the write.
    pub main: Option<ExchangeView>,
    /// Every exchange with the token server and the API, in order.
    pub exchanges: Vec<ExchangeView>,
    /// The list, read back after the write.
    pub list: Option<SecretListView>,
}

/// The outcome of changes that are made one after the other, up to the first that fails.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangesView {
    /// The changes that were sent, in order.
    pub changes: Vec<ChangedSecret>,
    /// The first change that was not sent; `None` if all were.
    pub stopped: Option<NotChanged>,
    /// How many changes were requested.
    pub of: usize,
    /// The names of secrets that cannot be restored, since not all of their passwords are stored on this computer: after
    /// a deletion those that its undo leaves out, after an undo those that were lost with the action.
    pub not_restorable: Vec<String>,
    /// The token for [`UndoCall::undo`], for all of them together; `None` if none can be undone.
    pub undo: Option<String>,
    /// The lists of the tenants that were changed, read back after the last change.
    pub lists: Vec<SecretListView>,
}

/// The outcome of one change of several.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangedSecret {
    /// The id of the connection.
    pub connection: String,
    /// The secret name.
    pub name: String,
    /// What the change did to the tenant.
    pub result: SendResult,
    /// Whether the tenant lists the secret after all changes.
    pub listed: Listed,
    /// Where its passwords are now.
    pub storage: PasswordStorage,
}

/// A change that was not sent.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NotChanged {
    /// The secret name.
    pub name: String,
    /// Why it was not sent.
    pub problem: Problem,
}

/// The result of a write.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum SendResult {
    /// The secret is registered.
    Registered {
        /// Whether the response was lost and the list showed that it is there.
        answer_lost: bool,
    },
    /// The credentials of the secret are replaced.
    Replaced,
    /// The secret is deleted.
    Deleted {
        /// Whether it was already missing: 404 counts as deleted.
        gone_before: bool,
    },
    /// The name was taken before; nothing was changed.
    NameTaken,
    /// The quota of the tenant is used up; nothing was changed.
    QuotaFull {
        /// The quota, in secrets.
        max: u32,
    },
    /// The secret to replace does not exist.
    NotFound,
    /// The server refused; nothing was changed.
    Refused {
        /// What it reported.
        problem: Problem,
    },
    /// The response was lost, and the list does not show what the write did.
    OutcomeUnknown {
        /// Why there is no response.
        problem: Problem,
    },
    /// Nothing was sent, or nothing arrived at the server.
    NotSent {
        /// What prevented it.
        problem: Problem,
    },
}

impl SendResult {
    /// Whether the write changed what the tenant contains.
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
    /// It lists the secret.
    Yes,
    /// It does not list the secret.
    No,
    /// The list could not be read, or was not.
    NotRead,
}

/// Where the passwords of a secret are after a write.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum PasswordStorage {
    /// In the OS keychain.
    Keychain,
    /// In memory until the application ends, as asked.
    Session,
    /// In memory until the application ends, since the keychain did not accept them.
    Failed {
        /// What the keychain reported.
        problem: Problem,
    },
    /// There is no password to store.
    Nothing,
}

/// Asks to restore deleted pull secrets.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RestoreCall {
    /// The id of the connection.
    pub connection: String,
    /// The secret names, in the order of the changes.
    pub names: Vec<String>,
    /// What the user confirmed.
    pub approval: Approval,
    /// The id by which the window can cancel this call.
    pub operation: String,
}

/// Asks to undo an action.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UndoCall {
    /// The token that the action returned.
    pub undo: String,
    /// What the user confirmed.
    pub approval: Approval,
    /// The id by which the window can cancel this call.
    pub operation: String,
}
