//! How the tenant of a connection is: its access token, a test of the connection, the overview of all tenants.

use std::sync::Arc;

use ai_core::{Failure, MeaningCode};
use records::Records;

use crate::activity::log::ActivityLog;
use crate::connections::connection_views::ConnectionViews;
use crate::shared::Services;
use crate::shared::clipboard::SecretClipboard;
use crate::shared::connection_changes::ConnectionChanges;
use crate::shared::events::Events;
use crate::shared::operations::Operations;
use crate::shared::tenant_clients::TenantClients;
use crate::shared::tenant_states::TenantStates;

/// Asks tenants how they are, and shows what is known of that.
pub struct TenantStatus {
    pub(super) records: Records,
    pub(super) events: Arc<Events>,
    pub(super) operations: Arc<Operations>,
    pub(super) clipboard: SecretClipboard,
    pub(super) changes: Arc<ConnectionChanges>,
    pub(super) states: Arc<TenantStates>,
    pub(super) tenants: Arc<TenantClients>,
    pub(super) log: Arc<ActivityLog>,
    pub(super) views: Arc<ConnectionViews>,
}

impl TenantStatus {
    pub(crate) fn new(
        services: &Services,
        log: &Arc<ActivityLog>,
        views: &Arc<ConnectionViews>,
    ) -> Self {
        Self {
            records: services.records.clone(),
            events: Arc::clone(&services.events),
            operations: Arc::clone(&services.operations),
            clipboard: services.clipboard.clone(),
            changes: Arc::clone(&services.changes),
            states: Arc::clone(&services.states),
            tenants: Arc::clone(&services.tenants),
            log: Arc::clone(log),
            views: Arc::clone(views),
        }
    }
}

/// Whether the server does not offer it: not every plan does, and the list alone decides.
pub(super) fn is_not_offered<T>(result: &Result<T, Failure>) -> bool {
    let Err(Failure::Refused { meaning, .. }) = result else {
        return false;
    };
    matches!(
        meaning.code,
        MeaningCode::TenantUnavailable | MeaningCode::QuotaUnavailable
    )
}
