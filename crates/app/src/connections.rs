//! Connections: service keys read and saved, tested, looked over, and their access tokens.

mod access_token;
mod connection_check;
mod connection_file;
pub(crate) mod connection_views;
mod key_doctor;
mod key_files;
pub(crate) mod overview;
mod own_network;
pub(crate) mod pasted_texts;
mod practice;
mod previous_keys;
mod saved_connections;
pub(crate) mod service_keys;
pub(crate) mod tenant_status;

use std::sync::Arc;

use records::Records;
use vault::Vault;

use crate::activity::log::ActivityLog;
use crate::connections::connection_views::ConnectionViews;
use crate::connections::service_keys::PendingServiceKeys;
use crate::shared::Services;
use crate::shared::credential_store::CredentialStore;
use crate::shared::desktop::Desktop;
use crate::shared::operations::Operations;
use crate::shared::practice_tenant::PracticeTenant;
use crate::shared::preferences::CurrentPreferences;
use crate::shared::routes::Routes;
use crate::shared::saved_secrets::SavedSecrets;
use crate::shared::tenant_clients::TenantClients;
use crate::shared::tenant_states::TenantStates;

/// The saved connections: added, changed, put in order and removed.
pub struct Connections {
    records: Records,
    vault: Vault,
    desktop: Arc<dyn Desktop>,
    preferences: Arc<CurrentPreferences>,
    credentials: Arc<CredentialStore>,
    saved: Arc<SavedSecrets>,
    routes: Arc<Routes>,
    states: Arc<TenantStates>,
    practice: Arc<PracticeTenant>,
    operations: Arc<Operations>,
    tenants: Arc<TenantClients>,
    log: Arc<ActivityLog>,
    views: Arc<ConnectionViews>,
    pending: Arc<PendingServiceKeys>,
}

impl Connections {
    pub(crate) fn new(
        services: &Services,
        log: &Arc<ActivityLog>,
        views: &Arc<ConnectionViews>,
        pending: &Arc<PendingServiceKeys>,
    ) -> Self {
        Self {
            records: services.records.clone(),
            vault: services.vault.clone(),
            desktop: Arc::clone(&services.desktop),
            preferences: Arc::clone(&services.preferences),
            credentials: Arc::clone(&services.credentials),
            saved: Arc::clone(&services.saved),
            routes: Arc::clone(&services.routes),
            states: Arc::clone(&services.states),
            practice: Arc::clone(&services.practice),
            operations: Arc::clone(&services.operations),
            tenants: Arc::clone(&services.tenants),
            log: Arc::clone(log),
            views: Arc::clone(views),
            pending: Arc::clone(pending),
        }
    }
}
