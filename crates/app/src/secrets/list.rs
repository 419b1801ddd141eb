//! What the tenant holds, joined with what this computer knows.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use pull_secret::{Draft, SecretName};
use records::{ConnectionId, DeletionId};
use request::displayable_line;

use crate::Problem;
use crate::activity::log::ActivityLog;
use crate::activity::recorded::render_all;
use crate::secrets::Secrets;
use crate::secrets::change::{Action, Change};
use crate::secrets::undo::UndoStack;
use crate::shared::ids::parse_id;
use crate::shared::saved_secrets::{SavedSecret, SavedSecrets};
use crate::shared::tenant_clients::{TenantClients, result};
use crate::shared::tenant_states::{LastList, TenantStates};
use crate::view::{ConnectionCall, ExchangeView, SecretListView, SecretRow, Side};

/// Reads the pull secrets of a tenant.
pub(crate) struct SecretLists {
    pub(super) saved: Arc<SavedSecrets>,
    pub(super) states: Arc<TenantStates>,
    pub(super) tenants: Arc<TenantClients>,
    pub(super) log: Arc<ActivityLog>,
    pub(super) undos: Arc<UndoStack>,
}

impl Secrets {
    /// Reads list and quota of the tenant. If it cannot be read, what was read last and what is known here is
    /// given all the same.
    ///
    /// # Errors
    /// [`Problem::Gone`], [`Problem::NotSaved`], [`Problem::Cancelled`].
    pub async fn list_secrets(&self, call: ConnectionCall) -> Result<SecretListView, Problem> {
        let id = parse_id(&call.connection)?;
        self.watch_undos();
        self.operations
            .run(&call.operation, self.lists.read(id, &call.operation))
            .await
    }
}

impl SecretLists {
    /// Reads the list. Why the tenant could not be read is in it, with the list that was read last.
    ///
    /// # Errors
    /// [`Problem::Gone`], [`Problem::NotSaved`].
    pub(super) async fn read(
        &self,
        id: ConnectionId,
        operation: &str,
    ) -> Result<SecretListView, Problem> {
        let mut exchanges = Vec::new();
        let problem = match self.ask_for_list(id, operation, &mut exchanges).await {
            Ok(()) => {
                self.take_up_restored(id);
                None
            }
            Err(problem @ (Problem::Gone | Problem::NotSaved)) => return Err(problem),
            Err(problem) => Some(problem),
        };
        let last = self.states.list(id);
        Ok(SecretListView {
            connection: id.to_string(),
            rows: join(last.as_ref(), self.saved.all(id)?),
            quota: last.as_ref().and_then(|_| self.states.quota(id)),
            read_at: last.as_ref().map(|list| list.read_at),
            nameless: last.map_or(0, |list| list.nameless),
            problem,
            deleted: self.undos.deleted(id, Timestamp::now()),
            exchanges,
        })
    }

    /// Takes up the deleted secrets that the tenant has again, since an undo that was interrupted had registered them.
    fn take_up_restored(&self, id: ConnectionId) {
        let listed = self.states.list(id).map(|list| list.names);
        for restored in self.undos.sent_restores(id) {
            let name = restored.name().as_str();
            let is_listed = listed.as_ref().is_some_and(|names| names.contains(name));
            if is_listed && matches!(self.saved.get(id, name), Ok(None)) && self.save(&restored) {
                self.forget_deletion(restored.deletion());
                self.undos.remove_restored(&restored);
            }
        }
    }

    /// Writes down what is known of a registered secret. Returns whether that succeeded.
    fn save(&self, registered: &Change) -> bool {
        let Action::Create(entry) = &registered.action else {
            return false;
        };
        let draft = entry.sendable.remembered();
        let saved = self
            .saved
            .save(registered.connection, draft, &entry.in_keychain, None);
        saved
            .inspect_err(|problem| log::error!("a restored secret is not saved: {problem:?}"))
            .is_ok()
    }

    /// Forgets a deletion that is undone: the records have the secret again.
    pub(super) fn forget_deletion(&self, deletion: Option<DeletionId>) {
        if let Some(deletion) = deletion
            && let Err(error) = self.saved.records.remove_deleted([deletion])
        {
            log::error!("a restored secret stays among the deleted: {error}");
        }
    }

    async fn ask_for_list(
        &self,
        id: ConnectionId,
        operation: &str,
        exchanges: &mut Vec<ExchangeView>,
    ) -> Result<(), Problem> {
        let (connection, client) = self.tenants.client(id).await?;
        let reporter = self.log.reporter(&connection, operation);
        let list = client.list(&reporter).await;
        exchanges.extend(render_all(&list.exchanges));
        let list = result(&client, list.result)?;
        let quota = client.quota(&reporter).await;
        exchanges.extend(render_all(&quota.exchanges));
        // A quota that is not told is not shown; the list is what counts.
        self.states.note_quota(id, quota.result.ok());
        self.states.note_list(
            id,
            LastList {
                names: list.names.into_iter().collect(),
                nameless: list.nameless,
                read_at: Timestamp::now(),
            },
        );
        Ok(())
    }
}

fn join(listed: Option<&LastList>, known: Vec<SavedSecret>) -> Vec<SecretRow> {
    let listed_names = listed.map(|list| &list.names);
    let mut rows = BTreeMap::new();
    for known in known {
        let name = known.draft.name.clone();
        let side = match listed_names {
            None => Side::Unread,
            Some(names) if names.contains(&name) => Side::Both,
            Some(_) => Side::Gone,
        };
        rows.insert(name, known.row(side));
    }
    for name in listed_names.into_iter().flatten() {
        // One that the tenant cannot have taken is only looked at, so it may be changed.
        let name = match SecretName::parse(name) {
            Ok(_) => name.clone(),
            Err(_) => displayable_line(name),
        };
        rows.entry(name)
            .or_insert_with_key(|name| only_in_tenant(name));
    }
    rows.into_values().collect()
}

fn only_in_tenant(name: &str) -> SecretRow {
    SecretRow {
        name: name.to_owned(),
        side: Side::TenantOnly,
        draft: Draft {
            name: name.to_owned(),
            ..Draft::default()
        },
        changed_at: None,
        restorable: false,
        kept: false,
        last_check: None,
    }
}
