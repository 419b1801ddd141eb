//! A connection as the window shows it: what is saved of it, and what its tenant said last.

use std::sync::Arc;

use jiff::Timestamp;
use records::{ConnectionId, ConnectionRecord, Records};
use request::displayable_line;

use crate::Problem;
use crate::connections::previous_keys::PreviousKeys;
use crate::shared::Services;
use crate::shared::permissions::rights;
use crate::shared::routes::Routes;
use crate::shared::tenant_states::TenantStates;
use crate::view::{
    CertificateView, ConnectionView, Event, LastTest, RightsView, SecretPlace, TestPartKind,
    TokenView,
};

/// Makes the views of connections, with whether a previous key can be put back.
pub(crate) struct ConnectionViews {
    records: Records,
    routes: Arc<Routes>,
    pub(super) states: Arc<TenantStates>,
    pub(super) previous_keys: PreviousKeys,
}

impl ConnectionViews {
    /// Shows connections, and tells the window of each that changes.
    pub(crate) fn new(services: &Services) -> Arc<Self> {
        let views = Arc::new(Self {
            records: services.records.clone(),
            routes: Arc::clone(&services.routes),
            states: Arc::clone(&services.states),
            previous_keys: PreviousKeys::default(),
        });
        let (shown, events) = (Arc::clone(&views), Arc::clone(&services.events));
        services.changes.subscribe(move |id| {
            // One that was removed meanwhile has nothing to tell.
            if let Ok(connection) = shown.records.connection(id) {
                let connection = Box::new(shown.view(connection));
                events.emit(Event::ConnectionChanged { connection });
            }
        });
        views
    }

    /// Every saved connection, in their order.
    pub(crate) fn all(&self) -> Result<Vec<ConnectionView>, Problem> {
        let connections = self.records.connections()?;
        Ok(connections
            .into_iter()
            .map(|connection| self.view(connection))
            .collect())
    }

    pub(crate) fn view(&self, connection: ConnectionRecord) -> ConnectionView {
        let id = connection.id;
        ConnectionView {
            id: id.to_string(),
            region: ai_core::service_key::region(&connection.api_url).map(str::to_owned),
            client_secret: self.client_secret_place(&connection),
            token: self.token_view(id),
            rights: self.rights_view(id),
            last_test: self.last_test(id),
            quota: self.states.quota(id),
            doctor: self.doctor(&connection),
            has_previous_key: self.previous_keys.is_one_of(id),
            name: connection.name,
            api_url: connection.api_url,
            token_url: connection.token_url,
            client_id: displayable_line(&connection.client_id),
            identity_zone: connection.identity_zone.as_deref().map(displayable_line),
            colour: connection.colour,
            production: connection.production,
            practice: connection.practice,
            certificate: connection
                .certificate
                .and_then(|chain| CertificateView::of(&chain, Timestamp::now())),
            added_at: connection.added_at,
            used_at: connection.used_at,
            network: self.routes.shown_network(id),
        }
    }

    fn client_secret_place(&self, connection: &ConnectionRecord) -> SecretPlace {
        match (
            connection.client_secret,
            self.states.session_secret(connection.id),
        ) {
            (Some(_), _) => SecretPlace::Keychain,
            (None, Some(_)) => SecretPlace::Session,
            // The practice tenant makes a new key each time it starts.
            (None, None) if connection.practice => SecretPlace::Session,
            (None, None) => SecretPlace::Nowhere,
        }
    }

    fn token_view(&self, id: ConnectionId) -> TokenView {
        let token = self.states.token(id);
        let refused = || self.states.client(id)?.token_refusal();
        match token.filter(|token| token.is_fresh(Timestamp::now())) {
            Some(token) => TokenView::Valid(Box::new((&token).into())),
            None => match refused() {
                Some(refusal) => TokenView::Refused {
                    status: refusal.status,
                },
                None => TokenView::None,
            },
        }
    }

    fn rights_view(&self, id: ConnectionId) -> RightsView {
        let claims = self.states.token(id).and_then(|token| token.claims);
        let scopes = claims.map(|claims| claims.scopes).unwrap_or_default();
        rights(&scopes, &self.states.observed(id))
    }

    /// The last test, as far as this version can read it.
    fn last_test(&self, id: ConnectionId) -> Option<LastTest> {
        let test = self.records.connection_check(id).ok()??;
        let failed = test.failed.map(|name| TestPartKind::named(&name));
        Some(LastTest {
            at: test.at,
            failed: match failed {
                Some(kind) => Some(kind?),
                None => None,
            },
        })
    }
}
