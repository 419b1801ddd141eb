//! What was sent and what came back: recorded, listed, sent again, exported.

pub(crate) mod export;
mod har;
mod hosts;
mod list;
pub(crate) mod log;
mod postman;
pub(crate) mod recorded;
pub(crate) mod reporter;
mod resend;
pub(crate) mod token_request;

use std::sync::Arc;

use records::Records;
use vault::Vault;

use crate::activity::log::ActivityLog;
use crate::shared::Services;
use crate::shared::desktop::Desktop;
use crate::shared::operations::Operations;
use crate::shared::routes::Routes;
use crate::shared::saved_secrets::SavedSecrets;
use crate::shared::tenant_clients::TenantClients;

/// The activity, as the window lists it and acts on it.
pub struct Activity {
    records: Records,
    vault: Vault,
    desktop: Arc<dyn Desktop>,
    operations: Arc<Operations>,
    routes: Arc<Routes>,
    saved: Arc<SavedSecrets>,
    tenants: Arc<TenantClients>,
    log: Arc<ActivityLog>,
}

impl Activity {
    pub(crate) fn new(services: &Services, log: &Arc<ActivityLog>) -> Self {
        Self {
            records: services.records.clone(),
            vault: services.vault.clone(),
            desktop: Arc::clone(&services.desktop),
            operations: Arc::clone(&services.operations),
            routes: Arc::clone(&services.routes),
            saved: Arc::clone(&services.saved),
            tenants: Arc::clone(&services.tenants),
            log: Arc::clone(log),
        }
    }
}
