//! Keeps every exchange in the records, drawn with masks, and every host with the reason it was contacted for.

use ai_core::{Exchange, Operation};
use jiff::{SignedDuration, Timestamp};
use records::{ConnectionRecord, ContactedHost, NewActivity};

use crate::app::App;
use crate::failures::host;
use crate::view::{ExchangeView, HostPurpose, HostView};

/// How long activity is kept, and how much of it.
const LONGEST_KEPT: SignedDuration = SignedDuration::from_hours(90 * 24);
const MOST_KEPT: u32 = 100_000;

impl App {
    /// Records what was sent. Records that cannot be written do not undo a call that was made; that is logged.
    pub(crate) fn note_activity(&self, connection: &ConnectionRecord, exchange: &Exchange) {
        let noted = self
            .records
            .add_activity(&activity(connection, exchange))
            .and_then(|_| {
                let host = host(&exchange.request.url.base);
                self.records
                    .note_host(&host, purpose(exchange.operation).name(), exchange.sent_at)
            });
        if let Err(error) = noted {
            log::error!("an exchange was not recorded: {error}");
        }
    }

    /// Lets go of activity that is too old or too much.
    pub(crate) fn prune_activity(&self) {
        if let Err(error) = self
            .records
            .prune(Timestamp::now(), MOST_KEPT, LONGEST_KEPT)
        {
            log::error!("old activity was not removed: {error}");
        }
    }
}

fn activity(connection: &ConnectionRecord, exchange: &Exchange) -> NewActivity {
    let drawn = ExchangeView::draw(exchange);
    NewActivity {
        connection: Some(connection.id),
        connection_name: connection.name.clone(),
        at: exchange.sent_at,
        operation: name_of(&exchange.operation),
        method: drawn.request.method.clone(),
        url: drawn.request.address(),
        status: exchange
            .answer
            .as_ref()
            .ok()
            .map(|response| response.status),
        duration_ms: u64::try_from(exchange.duration.as_millis()).unwrap_or(u64::MAX),
        outcome: outcome(exchange),
        detail: serde_json::to_value(&drawn).unwrap_or_default(),
    }
}

fn outcome(exchange: &Exchange) -> String {
    match &exchange.answer {
        Ok(response) => name_of(&ai_core::Meaning::of(exchange.operation, response).code),
        Err(_) => "noAnswer".to_owned(),
    }
}

/// The name serde gives a variant.
fn name_of(variant: &impl serde::Serialize) -> String {
    let value = serde_json::to_value(variant).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

fn purpose(operation: Operation) -> HostPurpose {
    match operation {
        Operation::Token => HostPurpose::Token,
        _ => HostPurpose::Api,
    }
}

impl HostPurpose {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Token => "token",
            Self::Api => "api",
            Self::Registry => "registry",
            Self::RegistryToken => "registryToken",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::Token, Self::Api, Self::Registry, Self::RegistryToken]
            .into_iter()
            .find(|purpose| purpose.name() == name)
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
        })
    }
}
