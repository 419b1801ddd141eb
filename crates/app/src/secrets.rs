//! Pull secrets of a tenant: listed, changed, changed back, and checked against their registries.

mod approval;
mod change;
mod change_runner;
mod changes;
pub(crate) mod check_results;
pub(crate) mod checks;
pub(crate) mod deletions;
mod list;
mod store_passwords;
mod undo;

use std::sync::Arc;

use pull_secret::{Draft, Handle};
use records::{ConnectionId, Records, RecordsError};
use vault::Vault;

use crate::Problem;
use crate::activity::log::ActivityLog;
use crate::secrets::check_results::CheckResults;
use crate::secrets::list::SecretLists;
use crate::secrets::undo::UndoStack;
use crate::shared::Services;
use crate::shared::credential_store::CredentialStore;
use crate::shared::drafts::Drafts;
use crate::shared::events::Events;
use crate::shared::hidden_usernames::HiddenUsernames;
use crate::shared::operations::Operations;
use crate::shared::saved_secrets::SavedSecrets;
use crate::shared::tenant_clients::TenantClients;

/// The pull secrets of tenants.
pub struct Secrets {
    records: Records,
    vault: Vault,
    usernames: Arc<HiddenUsernames>,
    events: Arc<Events>,
    operations: Arc<Operations>,
    credentials: Arc<CredentialStore>,
    saved: Arc<SavedSecrets>,
    drafts: Arc<Drafts>,
    tenants: Arc<TenantClients>,
    log: Arc<ActivityLog>,
    lists: SecretLists,
    results: Arc<CheckResults>,
    undos: Arc<UndoStack>,
}

impl Secrets {
    /// Takes up the deletions of earlier runs that can be undone.
    ///
    /// # Errors
    /// [`RecordsError`]
    pub(crate) fn open(
        services: &Services,
        log: &Arc<ActivityLog>,
        results: &Arc<CheckResults>,
    ) -> Result<Self, RecordsError> {
        let undos = Arc::new(UndoStack::of_deleted(services.records.deleted_secrets()?));
        Ok(Self {
            records: services.records.clone(),
            vault: services.vault.clone(),
            usernames: Arc::clone(&services.usernames),
            events: Arc::clone(&services.events),
            operations: Arc::clone(&services.operations),
            credentials: Arc::clone(&services.credentials),
            saved: Arc::clone(&services.saved),
            drafts: Arc::clone(&services.drafts),
            tenants: Arc::clone(&services.tenants),
            log: Arc::clone(log),
            lists: SecretLists {
                saved: Arc::clone(&services.saved),
                states: Arc::clone(&services.states),
                tenants: Arc::clone(&services.tenants),
                log: Arc::clone(log),
                undos: Arc::clone(&undos),
            },
            results: Arc::clone(results),
            undos,
        })
    }

    /// Writes down what is known of a secret now, with what its last checks said. Gives the passwords that nothing
    /// points to any more; they are noted.
    fn save(
        &self,
        connection: ConnectionId,
        draft: &Draft,
        in_keychain: &[Handle],
    ) -> Result<Vec<Handle>, Problem> {
        let checks = self.results.of(connection, draft);
        self.saved.save(connection, draft, in_keychain, checks)
    }
}
