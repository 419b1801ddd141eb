//! Connections: saved service keys, changed and removed.

use ai_core::{Failure, Operation};
use jiff::Timestamp;
use pull_secret::Handle;
use records::{ConnectionId, ConnectionRecord, RecordsError};
use request::displayable_line;
use vault::{KeychainError, SecretKind};

use crate::Problem;
use crate::app::App;
use crate::shared::ids::parse_id;
use crate::view::*;

/// How many colours there are to mark a connection with.
const COLOURS: u8 = 8;

impl App {
    pub(crate) fn connections(&self) -> Result<Vec<ConnectionView>, Problem> {
        let connections = self.records.connections()?;
        Ok(connections
            .into_iter()
            .map(|connection| self.connection_view(connection))
            .collect())
    }

    pub(crate) fn connection_view(&self, connection: ConnectionRecord) -> ConnectionView {
        let id = connection.id;
        ConnectionView {
            id: id.to_string(),
            region: ai_core::service_key::region(&connection.api_url).map(str::to_owned),
            client_secret: self.client_secret_place(&connection),
            token: self.token_view(id),
            rights: self.rights_view(id),
            last_test: self.last_test(id),
            quota: self.tenants.quota(id),
            doctor: self.doctor(&connection),
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
            network: self.network_view(id),
        }
    }

    fn client_secret_place(&self, connection: &ConnectionRecord) -> SecretPlace {
        match (
            connection.client_secret,
            self.tenants.session_secret(connection.id),
        ) {
            (Some(_), _) => SecretPlace::Keychain,
            (None, Some(_)) => SecretPlace::Session,
            // The practice tenant makes a new key each time it starts.
            (None, None) if connection.practice => SecretPlace::Session,
            (None, None) => SecretPlace::Nowhere,
        }
    }

    /// Changes name, colour or production mark.
    ///
    /// # Errors
    /// [`Problem::ConnectionNameUnusable`] for an empty name or one that another connection has.
    pub async fn change_connection(
        &self,
        change: ChangeConnection,
    ) -> Result<ConnectionView, Problem> {
        let mut connection = self.connection(parse_id(&change.connection)?)?;
        if let Some(name) = change.name {
            connection.name = self.usable_name(&name, Some(connection.id))?;
        }
        if let Some(colour) = change.colour {
            connection.colour = colour % COLOURS;
        }
        if let Some(production) = change.production {
            connection.production = production;
        }
        self.records.update_connection(&connection)?;
        Ok(self.connection_view(connection))
    }

    /// Puts the connections into this order; one that is not named keeps its place number.
    ///
    /// # Errors
    /// [`Problem::Gone`] if one of them is not there any more; nothing is changed then. [`Problem::NotSaved`].
    pub async fn order_connections(&self, order: ConnectionOrder) -> Result<(), Problem> {
        let ids = order.connections.iter().map(|id| parse_id(id));
        let ids = ids.collect::<Result<Vec<_>, _>>()?;
        Ok(self.records.order_connections(&ids)?)
    }

    /// Notes that the connection was chosen now. Records that cannot be written take nothing from the choice.
    pub(crate) fn note_used(&self, connection: Option<&str>) {
        let Some(id) = connection.and_then(|id| parse_id(id).ok()) else {
            return;
        };
        match self.records.note_connection_used(id, Timestamp::now()) {
            // It may have been removed meanwhile.
            Ok(()) | Err(RecordsError::NotFound) => {}
            Err(error) => log::error!("the use of a connection was not noted: {error}"),
        }
    }

    /// Removes the connection, all that is known of its secrets, and their passwords from the keychain.
    ///
    /// # Errors
    /// [`Problem::Gone`], [`Problem::NotSaved`].
    pub async fn remove_connection(
        &self,
        ConnectionRef { connection }: ConnectionRef,
    ) -> Result<RemovedConnection, Problem> {
        let id = parse_id(&connection)?;
        let practice = self.connection(id)?.practice;
        let unowned = self.records.remove_connection(id)?;
        let mut in_session = self.session.remove_all(id);
        in_session.extend(self.tenants.forget(id));
        in_session
            .into_iter()
            .for_each(|secret| self.vault.drop_staged(secret));
        if practice {
            self.practice.stop().await;
        }
        let forgotten = self.forget_all(unowned).await;
        Ok(RemovedConnection {
            forgotten: forgotten.gone,
            waiting: forgotten.waiting,
        })
    }

    /// A name that can be given to the connection, without blanks around it.
    pub(crate) fn usable_name(
        &self,
        name: &str,
        of: Option<ConnectionId>,
    ) -> Result<String, Problem> {
        let name = name.trim();
        let taken =
            self.records.connections()?.into_iter().any(|other| {
                Some(other.id) != of && other.name.to_lowercase() == name.to_lowercase()
            });
        if name.is_empty() || displayable_line(name) != name || taken {
            return Err(Problem::ConnectionNameUnusable);
        }
        Ok(name.to_owned())
    }

    /// Writes a secret to the keychain, noted before, so that a kill leaves nothing behind unnoticed.
    pub(crate) async fn keep(&self, handle: Handle, kind: SecretKind) -> Result<(), Problem> {
        self.records.begin(handle)?;
        self.vault.keep(handle, kind).await.map_err(|error| {
            if wrote_nothing(error)
                && let Err(error) = self.records.clear(handle)
            {
                log::error!("a note stays for the next start: {error}");
            }
            error.into()
        })
    }
}

/// Whether a failed write certainly left nothing behind; if not, its note stays for the next start.
fn wrote_nothing(error: KeychainError) -> bool {
    match error {
        KeychainError::Absent
        | KeychainError::Locked
        | KeychainError::Dismissed
        | KeychainError::Missing
        | KeychainError::TooLong { .. } => true,
        KeychainError::Ambiguous
        | KeychainError::Damaged
        | KeychainError::NotAnswering
        | KeychainError::Refused => false,
    }
}

/// Not every plan answers these, and the list alone decides.
pub(crate) fn is_not_offered<T>(kind: TestPartKind, result: &Result<T, Failure>) -> bool {
    let asked = matches!(kind, TestPartKind::Tenant | TestPartKind::Quota);
    let Err(Failure::Refused {
        operation: Operation::Tenant | Operation::Quota,
        problem,
        ..
    }) = result
    else {
        return false;
    };
    asked && matches!(problem.status, 403 | 404)
}

impl From<ai_core::Quota> for QuotaView {
    fn from(quota: ai_core::Quota) -> Self {
        Self {
            used: quota.used,
            max: quota.max,
        }
    }
}
