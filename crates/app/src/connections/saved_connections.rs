//! Connections: saved service keys, changed and removed.

use records::ConnectionId;
use request::displayable_line;

use crate::Problem;
use crate::connections::Connections;
use crate::shared::ids::parse_id;
use crate::view::{
    ChangeConnection, ConnectionOrder, ConnectionRef, ConnectionView, RemovedConnection,
};

/// How many colours there are to mark a connection with.
const COLOURS: u8 = 8;

impl Connections {
    /// Changes name, colour or production mark.
    ///
    /// # Errors
    /// [`Problem::ConnectionNameUnusable`] for an empty name or one that another connection has.
    pub async fn change_connection(
        &self,
        change: ChangeConnection,
    ) -> Result<ConnectionView, Problem> {
        let mut connection = self.records.connection(parse_id(&change.connection)?)?;
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
        Ok(self.views.view(connection))
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

    /// Removes the connection, all that is known of its secrets, and their passwords from the keychain.
    ///
    /// # Errors
    /// [`Problem::Gone`], [`Problem::NotSaved`].
    pub async fn remove_connection(
        &self,
        ConnectionRef { connection }: ConnectionRef,
    ) -> Result<RemovedConnection, Problem> {
        let id = parse_id(&connection)?;
        let practice = self.records.connection(id)?.practice;
        let unowned = self.records.remove_connection(id)?;
        let mut in_session = self.saved.session.remove_all(id);
        in_session.extend(self.states.forget(id));
        in_session
            .into_iter()
            .for_each(|secret| self.vault.drop_staged(secret));
        if practice {
            self.practice.stop().await;
        }
        self.forget_previous(id).await;
        let cleanup = self.credentials.delete_unowned(unowned).await;
        Ok(RemovedConnection {
            deleted: cleanup.deleted,
            pending: cleanup.pending,
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
}
