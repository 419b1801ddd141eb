//! What the tenant holds, joined with what this computer knows.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use ai_core::PullSecretList;
use jiff::Timestamp;
use pull_secret::{Draft, SecretName};
use records::ConnectionId;
use request::displayable_line;

use crate::Problem;
use crate::activity::log::ActivityLog;
use crate::activity::recorded::render_all;
use crate::secrets::Secrets;
use crate::shared::ids::parse_id;
use crate::shared::saved_secrets::{SavedSecret, SavedSecrets};
use crate::shared::tenant_clients::{TenantClients, result};
use crate::shared::tenant_states::TenantStates;
use crate::view::{ConnectionCall, SecretListView, SecretRow, Side};

/// Reads the pull secrets of a tenant.
pub(crate) struct SecretLists {
    pub(super) saved: Arc<SavedSecrets>,
    pub(super) states: Arc<TenantStates>,
    pub(super) tenants: Arc<TenantClients>,
    pub(super) log: Arc<ActivityLog>,
}

impl Secrets {
    /// Reads list and quota of the tenant. If it cannot be read, what is known here is given all the same.
    ///
    /// # Errors
    /// [`Problem::Gone`], [`Problem::NotSaved`], [`Problem::Cancelled`].
    pub async fn list_secrets(&self, call: ConnectionCall) -> Result<SecretListView, Problem> {
        let id = parse_id(&call.connection)?;
        self.operations
            .run(&call.operation, self.lists.read(id, &call.operation))
            .await
    }
}

impl SecretLists {
    /// Reads the list; what the tenant met stands in it.
    ///
    /// # Errors
    /// [`Problem::Gone`], [`Problem::NotSaved`].
    pub(super) async fn read(
        &self,
        id: ConnectionId,
        operation: &str,
    ) -> Result<SecretListView, Problem> {
        let mut view = SecretListView {
            connection: id.to_string(),
            rows: Vec::new(),
            quota: None,
            read_at: None,
            nameless: 0,
            problem: None,
            exchanges: Vec::new(),
        };
        let listed = match self.ask_for_list(id, operation, &mut view).await {
            Ok(list) => Some(list),
            Err(problem @ (Problem::Gone | Problem::NotSaved)) => return Err(problem),
            Err(problem) => {
                view.problem = Some(problem);
                None
            }
        };
        view.rows = join(listed.as_ref(), self.saved.all(id)?);
        if let Some(list) = listed {
            view.read_at = Some(Timestamp::now());
            view.nameless = list.nameless;
        }
        Ok(view)
    }

    async fn ask_for_list(
        &self,
        id: ConnectionId,
        operation: &str,
        view: &mut SecretListView,
    ) -> Result<PullSecretList, Problem> {
        let (connection, client) = self.tenants.client(id).await?;
        let reporter = self.log.reporter(&connection, operation);
        let list = client.list(&reporter).await;
        view.exchanges.extend(render_all(&list.exchanges));
        let list = result(&client, list.result)?;
        let quota = client.quota(&reporter).await;
        view.exchanges.extend(render_all(&quota.exchanges));
        // A quota that is not told is not shown; the list is what counts.
        view.quota = quota.result.ok();
        self.states.note_quota(id, view.quota);
        Ok(list)
    }
}

fn join(listed: Option<&PullSecretList>, known: Vec<SavedSecret>) -> Vec<SecretRow> {
    let listed_names: Option<BTreeSet<&str>> =
        listed.map(|list| list.names.iter().map(String::as_str).collect());
    let mut rows = BTreeMap::new();
    for known in known {
        let name = known.draft.name.clone();
        let side = match &listed_names {
            None => Side::Unread,
            Some(names) if names.contains(name.as_str()) => Side::Both,
            Some(_) => Side::Gone,
        };
        rows.insert(name, known.row(side));
    }
    for name in listed_names.into_iter().flatten() {
        // One that the tenant cannot have taken is only looked at, so it may be changed.
        let name = match SecretName::parse(name) {
            Ok(_) => name.to_owned(),
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
