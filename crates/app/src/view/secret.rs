//! Pull secrets as the window lists them.

use ai_core::Quota;
use jiff::Timestamp;
use pull_secret::Draft;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ExchangeView, LastCheck};
use crate::problem::Problem;

/// The pull secrets of a tenant, joined with those saved on this computer.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SecretListView {
    /// The id of the connection.
    pub connection: String,
    /// A row per secret name, sorted by name.
    pub rows: Vec<SecretRow>,
    /// The quota; `None` if the server does not offer it.
    pub quota: Option<Quota>,
    /// When the list was read from the tenant; `None` if it never was.
    #[ts(type = "string | null")]
    pub read_at: Option<Timestamp>,
    /// How many entries the tenant listed without a name.
    pub nameless: usize,
    /// Why the tenant could not be read. Rows, quota and `read_at` are then those of the last time it was, if there is
    /// one; else the rows are only the saved secrets.
    pub problem: Option<Problem>,
    /// The deleted secrets that can be restored, the last deleted first.
    pub deleted: Vec<DeletedSecret>,
    /// Every exchange with the token server and the API, in order.
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

/// A row of the list.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SecretRow {
    /// The secret name.
    pub name: String,
    /// Where it is known.
    pub side: Side,
    /// The saved secret, as a form that can be sent again. Empty for `tenantOnly`.
    pub draft: Draft,
    /// When it was last changed from here.
    #[ts(type = "string | null")]
    pub changed_at: Option<Timestamp>,
    /// Whether all its passwords are stored, so that a deletion can be undone.
    pub restorable: bool,
    /// Whether its passwords are in the keychain, not only in memory.
    pub kept: bool,
    /// The result of its last check against the registry.
    pub last_check: Option<LastCheck>,
}

/// Where a pull secret is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Side {
    /// In the tenant and saved on this computer.
    Both,
    /// In the tenant only.
    TenantOnly,
    /// Saved on this computer only: deleted in the tenant by somebody else.
    Gone,
    /// Saved on this computer; the list of the tenant could not be read.
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

/// Names of pull secrets.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SecretNames {
    /// The names, in order.
    pub names: Vec<String>,
}

/// The YAML lines that make a template use pull secrets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Snippets {
    /// `spec.imagePullSecrets` of a WorkflowTemplate, as YAML.
    pub workflow: String,
    /// `predictor.imagePullSecrets` of a ServingTemplate, as YAML.
    pub serving: String,
}
