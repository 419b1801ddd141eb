//! The computer the application runs on: its window, its clipboard, its keychain, its network, the preferences.

mod help;
mod keychain;
mod network;
mod preferences;
mod startup;
mod window;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use records::Records;
use vault::Vault;

use crate::activity::log::ActivityLog;
use crate::connections::connection_views::ConnectionViews;
use crate::shared::Services;
use crate::shared::connection_changes::ConnectionChanges;
use crate::shared::credential_store::CredentialStore;
use crate::shared::desktop::Desktop;
use crate::shared::drafts::Drafts;
use crate::shared::events::Events;
use crate::shared::network::NetworkAccess;
use crate::shared::operations::Operations;
use crate::shared::preferences::CurrentPreferences;
use crate::shared::routes::Routes;
use crate::shared::tenant_states::TenantStates;
use crate::view::Notice;

/// The application's dealings with the computer it runs on.
pub struct System {
    records: Records,
    vault: Vault,
    desktop: Arc<dyn Desktop>,
    events: Arc<Events>,
    operations: Arc<Operations>,
    preferences: Arc<CurrentPreferences>,
    net: Arc<NetworkAccess>,
    routes: Arc<Routes>,
    changes: Arc<ConnectionChanges>,
    states: Arc<TenantStates>,
    credentials: Arc<CredentialStore>,
    drafts: Arc<Drafts>,
    log: Arc<ActivityLog>,
    views: Arc<ConnectionViews>,
    folder: PathBuf,
    notices: Vec<Notice>,
    tidied: Mutex<Option<Notice>>,
}

impl System {
    pub(crate) fn new(
        services: &Services,
        log: &Arc<ActivityLog>,
        views: &Arc<ConnectionViews>,
        folder: &Path,
        notices: Vec<Notice>,
    ) -> Self {
        Self {
            records: services.records.clone(),
            vault: services.vault.clone(),
            desktop: Arc::clone(&services.desktop),
            events: Arc::clone(&services.events),
            operations: Arc::clone(&services.operations),
            preferences: Arc::clone(&services.preferences),
            net: Arc::clone(&services.net),
            routes: Arc::clone(&services.routes),
            changes: Arc::clone(&services.changes),
            states: Arc::clone(&services.states),
            credentials: Arc::clone(&services.credentials),
            drafts: Arc::clone(&services.drafts),
            log: Arc::clone(log),
            views: Arc::clone(views),
            folder: folder.to_owned(),
            notices,
            tidied: Mutex::default(),
        }
    }
}
