//! Keeps every exchange in the records, as the values it was made of, and every host with the reason it was contacted for.

use std::sync::Arc;

use ai_core::Operation;
use jiff::{SignedDuration, Timestamp};
use records::{ActivityEntry, ConnectionRecord, ContactedHost, NewActivity, Records};
use registry_check::Purpose;
use request::{Exchange, TransportError, authority};

use crate::Problem;
use crate::activity::recorded::Recorded;
use crate::activity::reporter::Reporter;
use crate::shared::Services;
use crate::shared::connection_changes::ConnectionChanges;
use crate::shared::events::Events;
use crate::shared::tenant_states::TenantStates;
use crate::view::{Event, HostPurpose, HostView, RequestKind, Route};

/// For how many days activity is kept, and how much of it.
pub(crate) const DAYS_KEPT: u32 = 90;
const MOST_KEPT: u32 = 100_000;
/// After how many new entries the old ones are looked through.
const PRUNED_EVERY: i64 = 1000;

/// Writes exchanges to the records and reads them back.
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
        let mut recorded: Recorded =
            serde_json::from_value(detail).map_err(|_| Problem::RecordUnreadable)?;
        recorded.0.record = Some(activity);
        Ok((entry, recorded))
    }

    /// Records what was sent, and gives the number of the record. Records that cannot be written do not undo a call that
    /// was made; that is logged.
    pub(crate) fn record_exchange(
        &self,
        connection: &ConnectionRecord,
        recorded: &Recorded,
    ) -> Option<i64> {
        let noted = self
            .records
            .add_activity(&new_activity(connection, recorded));
        self.note_hosts(recorded);
        match noted {
            Ok(activity) => {
                if activity % PRUNED_EVERY == 0 {
                    self.prune();
                }
                self.events.emit(Event::Recorded { activity });
                Some(activity)
            }
            Err(error) => {
                log::error!("an exchange was not recorded: {error}");
                None
            }
        }
    }

    /// Notes the hosts that an exchange contacted: the server and the proxy on the way, or none if it ended before.
    fn note_hosts(&self, recorded: &Recorded) {
        let exchange = &recorded.0;
        if exchange
            .response()
            .is_err_and(TransportError::is_before_contact)
        {
            return;
        }
        let server = authority(&exchange.request.url.base);
        let server = (server, host_purpose(recorded.kind()));
        let proxy = exchange.route.proxy.as_ref();
        let proxy = proxy.map(|proxy| (proxy.host.as_str(), HostPurpose::Proxy));
        for (host, purpose) in [server].into_iter().chain(proxy) {
            if let Err(error) = self
                .records
                .note_host(host, purpose.name(), exchange.sent_at)
            {
                log::error!("a host was not noted: {error}");
            }
        }
    }

    /// Records that an exchange means something else than its response says.
    pub(crate) fn correct_exchange(&self, connection: &ConnectionRecord, recorded: &Recorded) {
        let Some(activity) = recorded.0.record else {
            return;
        };
        let corrected = new_activity(connection, recorded);
        match self.records.correct_activity(activity, &corrected) {
            Ok(()) => self.events.emit(Event::Recorded { activity }),
            Err(error) => log::error!("an exchange was not corrected: {error}"),
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

fn new_activity(connection: &ConnectionRecord, recorded: &Recorded) -> NewActivity {
    let Exchange {
        request, sent_at, ..
    } = &recorded.0;
    NewActivity {
        connection: Some(connection.id),
        connection_name: connection.name.clone(),
        at: *sent_at,
        operation: name_of(&recorded.kind()),
        url: request.url.address(),
        method: request.method.as_str().to_owned(),
        secret_name: recorded.secret_name(),
        is_write: recorded.is_write(),
        status: recorded.0.status(),
        failed: recorded.has_failed(),
        duration_ms: recorded.duration(),
        outcome: recorded.outcome(),
        detail: serde_json::to_value(recorded.clone().shortened()).unwrap_or_default(),
    }
}

/// Why a host is contacted by such a request.
fn host_purpose(kind: RequestKind) -> HostPurpose {
    match kind {
        RequestKind::Api(Operation::Token) => HostPurpose::Token,
        RequestKind::Api(_) | RequestKind::Unknown(_) => HostPurpose::Api,
        RequestKind::Check(Purpose::AnonymousToken | Purpose::Login) => HostPurpose::RegistryToken,
        RequestKind::Check(
            Purpose::Ping | Purpose::Anonymous | Purpose::Manifest | Purpose::Configuration,
        ) => HostPurpose::Registry,
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
            route: Route::default(),
        })
    }
}
