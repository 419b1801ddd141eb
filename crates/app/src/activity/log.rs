//! Keeps every exchange in the records, as the values it was made of, and every host with the reason it was contacted for.

use std::sync::Arc;

use ai_core::{Exchange, Operation};
use jiff::{SignedDuration, Timestamp};
use records::{ActivityEntry, ConnectionRecord, ContactedHost, NewActivity, Records};
use registry_check::Purpose;

use crate::Problem;
use crate::activity::recorded::Recorded;
use crate::activity::reporter::Reporter;
use crate::problem::from_ai_core::host;
use crate::shared::Services;
use crate::shared::connection_changes::ConnectionChanges;
use crate::shared::events::Events;
use crate::shared::tenant_states::TenantStates;
use crate::view::{Event, HostPurpose, HostView, RouteView};

/// For how many days activity is kept, and how much of it.
pub(crate) const DAYS_KEPT: u32 = 90;
const MOST_KEPT: u32 = 100_000;
/// After how many new entries the old ones are looked through.
const PRUNED_EVERY: i64 = 1000;

/// Writes the activity.
pub(crate) struct ActivityLog {
    records: Records,
    pub(super) events: Arc<Events>,
    pub(super) changes: Arc<ConnectionChanges>,
    pub(super) states: Arc<TenantStates>,
}

impl ActivityLog {
    pub(crate) fn new(services: &Services) -> Self {
        Self {
            records: services.records.clone(),
            events: Arc::clone(&services.events),
            changes: Arc::clone(&services.changes),
            states: Arc::clone(&services.states),
        }
    }

    /// Begins to report on a long call of a connection.
    pub(crate) fn reporter<'a>(
        &'a self,
        connection: &'a ConnectionRecord,
        operation: &'a str,
    ) -> Reporter<'a> {
        Reporter::new(self, connection, operation)
    }

    /// An entry with the exchange it stands for, as it was kept.
    ///
    /// # Errors
    /// [`Problem::Gone`] if it is removed by now, [`Problem::RecordUnreadable`].
    pub(crate) fn recorded(&self, activity: i64) -> Result<(ActivityEntry, Recorded), Problem> {
        let entry = self.records.activity_entry(activity)?;
        let detail = self.records.activity_detail(activity)?;
        let recorded = serde_json::from_value(detail).map_err(|_| Problem::RecordUnreadable)?;
        Ok((entry, recorded))
    }

    /// Records what was sent, and gives the number of the record. Records that cannot be written do not undo a call that
    /// was made; that is logged.
    pub(crate) fn note_activity(
        &self,
        connection: &ConnectionRecord,
        exchange: &Exchange,
    ) -> Option<i64> {
        let recorded = Recorded::tenant(exchange);
        let purpose = match exchange.operation {
            Operation::Token => HostPurpose::Token,
            _ => HostPurpose::Api,
        };
        self.note(connection, &recorded, exchange.sent_at, purpose)
    }

    /// Records a request of a check.
    pub(crate) fn note_check(
        &self,
        connection: &ConnectionRecord,
        exchange: &registry_check::Exchange,
    ) -> Option<i64> {
        let recorded = Recorded::check(exchange);
        let purpose = match exchange.purpose {
            Purpose::AnonymousToken | Purpose::Login => HostPurpose::RegistryToken,
            Purpose::Ping | Purpose::Anonymous | Purpose::Manifest | Purpose::Configuration => {
                HostPurpose::Registry
            }
        };
        self.note(connection, &recorded, Timestamp::now(), purpose)
    }

    fn note(
        &self,
        connection: &ConnectionRecord,
        recorded: &Recorded,
        at: Timestamp,
        purpose: HostPurpose,
    ) -> Option<i64> {
        let host = host(&recorded.request().url.base);
        let noted = self
            .records
            .add_activity(&new_activity(connection, recorded, at));
        let via = recorded.route().proxy.as_ref();
        let via = via.map(|via| (via.host.as_str(), HostPurpose::Proxy));
        for (host, purpose) in [(host.as_str(), purpose)].into_iter().chain(via) {
            if let Err(error) = self.records.note_host(host, purpose.name(), at) {
                log::error!("a host was not noted: {error}");
            }
        }
        match noted {
            Ok(activity) => {
                if activity % PRUNED_EVERY == 0 {
                    self.prune();
                }
                self.events.tell(Event::Recorded { activity });
                Some(activity)
            }
            Err(error) => {
                log::error!("an exchange was not recorded: {error}");
                None
            }
        }
    }

    /// Lets go of activity that is too old or too much.
    pub(crate) fn prune(&self) {
        let longest = SignedDuration::from_hours(24 * i64::from(DAYS_KEPT));
        if let Err(error) = self.records.prune(Timestamp::now(), MOST_KEPT, longest) {
            log::error!("old activity was not removed: {error}");
        }
    }
}

fn new_activity(connection: &ConnectionRecord, recorded: &Recorded, at: Timestamp) -> NewActivity {
    let drawn = recorded.draw_request();
    NewActivity {
        connection: Some(connection.id),
        connection_name: connection.name.clone(),
        at,
        operation: name_of(&recorded.kind()),
        url: drawn.address(),
        method: drawn.method,
        secret_name: recorded.secret_name(),
        is_write: recorded.is_write(),
        status: recorded.status(),
        failed: recorded.has_failed(),
        duration_ms: recorded.duration(),
        outcome: recorded.outcome(),
        detail: serde_json::to_value(recorded).unwrap_or_default(),
    }
}

/// The name serde gives a variant.
pub(crate) fn name_of(variant: &impl serde::Serialize) -> String {
    let value = serde_json::to_value(variant).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

impl HostPurpose {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Token => "token",
            Self::Api => "api",
            Self::Registry => "registry",
            Self::RegistryToken => "registryToken",
            Self::Proxy => "proxy",
        }
    }

    fn named(name: &str) -> Option<Self> {
        let all = [
            Self::Token,
            Self::Api,
            Self::Registry,
            Self::RegistryToken,
            Self::Proxy,
        ];
        all.into_iter().find(|purpose| purpose.name() == name)
    }
}

impl HostView {
    /// `None` for a reason that this version does not know.
    pub(crate) fn of(contacted: ContactedHost) -> Option<Self> {
        Some(Self {
            purpose: HostPurpose::named(&contacted.why)?,
            host: contacted.host,
            first_at: contacted.first_at,
            last_at: contacted.last_at,
            requests: contacted.count,
            route: RouteView::default(),
        })
    }
}
