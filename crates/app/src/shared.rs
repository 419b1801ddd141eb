//! What several features use: the records, keychain and clients of a tenant, the network, events. Knows no feature.

pub(crate) mod clear_usernames;
pub(crate) mod clipboard;
pub(crate) mod connection_changes;
pub(crate) mod credential_store;
pub(crate) mod desktop;
pub(crate) mod drafts;
pub(crate) mod events;
pub(crate) mod files;
pub(crate) mod hidden_usernames;
pub(crate) mod ids;
pub(crate) mod network;
pub(crate) mod operations;
pub(crate) mod permissions;
pub(crate) mod practice_tenant;
pub(crate) mod preferences;
mod reconcile;
pub(crate) mod registry_drafts;
pub(crate) mod routes;
pub(crate) mod saved_secrets;
pub(crate) mod staged;
pub(crate) mod sync;
pub(crate) mod tenant_clients;
pub(crate) mod tenant_states;

use std::sync::Arc;

use pull_secret::Handle;
use records::Records;
use request::Environment;
use vault::Vault;

use crate::shared::clipboard::SecretClipboard;
use crate::shared::connection_changes::ConnectionChanges;
use crate::shared::credential_store::CredentialStore;
use crate::shared::desktop::Desktop;
use crate::shared::drafts::Drafts;
use crate::shared::events::Events;
use crate::shared::hidden_usernames::HiddenUsernames;
use crate::shared::network::NetworkAccess;
use crate::shared::operations::Operations;
use crate::shared::practice_tenant::PracticeTenant;
use crate::shared::preferences::CurrentPreferences;
use crate::shared::routes::Routes;
use crate::shared::saved_secrets::SavedSecrets;
use crate::shared::tenant_clients::TenantClients;
use crate::shared::tenant_states::TenantStates;
use crate::view::Preferences;

/// The services, each there once. A feature takes those it needs when it is made.
pub(crate) struct Services {
    pub(crate) records: Records,
    pub(crate) vault: Vault,
    pub(crate) desktop: Arc<dyn Desktop>,
    pub(crate) events: Arc<Events>,
    pub(crate) operations: Arc<Operations>,
    pub(crate) clipboard: SecretClipboard,
    pub(crate) preferences: Arc<CurrentPreferences>,
    pub(crate) net: Arc<NetworkAccess>,
    pub(crate) routes: Arc<Routes>,
    pub(crate) changes: Arc<ConnectionChanges>,
    pub(crate) states: Arc<TenantStates>,
    pub(crate) credentials: Arc<CredentialStore>,
    pub(crate) saved: Arc<SavedSecrets>,
    pub(crate) usernames: Arc<HiddenUsernames>,
    pub(crate) drafts: Arc<Drafts>,
    pub(crate) practice: Arc<PracticeTenant>,
    pub(crate) tenants: Arc<TenantClients>,
}

impl Services {
    /// Makes them. `orphans` are the handles that the last run did not resolve.
    pub(crate) fn new(
        records: Records,
        vault: Vault,
        desktop: Arc<dyn Desktop>,
        preferences: Preferences,
        orphans: Vec<Handle>,
    ) -> Self {
        let environment = Environment::read(|name| desktop.variable(name));
        let net = Arc::new(NetworkAccess::open(&preferences.network, environment));
        let routes = Arc::new(Routes::new(&records, &net));
        let events = Arc::new(Events::default());
        let changes = Arc::new(ConnectionChanges::default());
        let states = Arc::new(TenantStates::default());
        let credentials = Arc::new(CredentialStore {
            records: records.clone(),
            vault: vault.clone(),
            orphans,
        });
        let saved = Arc::new(SavedSecrets::new(records.clone()));
        let usernames = Arc::new(HiddenUsernames::new(&vault));
        let drafts = Arc::new(Drafts::new(&vault, &credentials, &saved, &usernames));
        let practice = Arc::new(PracticeTenant {
            records: records.clone(),
            vault: vault.clone(),
            events: Arc::clone(&events),
            changes: Arc::clone(&changes),
            credentials: Arc::clone(&credentials),
            saved: Arc::clone(&saved),
            states: Arc::clone(&states),
            running: tokio::sync::Mutex::default(),
        });
        let tenants = Arc::new(TenantClients {
            records: records.clone(),
            vault: vault.clone(),
            routes: Arc::clone(&routes),
            states: Arc::clone(&states),
            practice: Arc::clone(&practice),
        });
        Self {
            clipboard: SecretClipboard::new(Arc::clone(&desktop), Arc::clone(&events)),
            operations: Arc::default(),
            preferences: Arc::new(CurrentPreferences::new(preferences)),
            records,
            vault,
            desktop,
            events,
            net,
            routes,
            changes,
            states,
            credentials,
            saved,
            usernames,
            drafts,
            practice,
            tenants,
        }
    }
}
