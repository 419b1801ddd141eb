//! The way that requests take, for each connection: its own network, or that of the preferences.

use std::sync::Arc;

use records::{ConnectionId, ConnectionRecord, Records};
use request::{Route, Transport, authority};

use crate::Problem;
use crate::shared::network::NetworkAccess;
use crate::view::{ConnectionNetwork, HostPurpose, RequestView};

/// Knows which way the requests of a connection take.
pub(crate) struct Routes {
    pub(crate) records: Records,
    pub(crate) net: Arc<NetworkAccess>,
}

impl Routes {
    pub(crate) fn new(records: &Records, net: &Arc<NetworkAccess>) -> Self {
        Self {
            records: records.clone(),
            net: Arc::clone(net),
        }
    }

    /// The transport of a connection.
    ///
    /// # Errors
    /// [`Problem::NotSaved`] if its own way cannot be read: then nothing is sent in another way.
    pub(crate) fn transport(&self, connection: &ConnectionRecord) -> Result<Transport, Problem> {
        let own = self.own_network(connection.id)?;
        Ok(self.net.http_clients().transport_by(&own))
    }

    /// The same request with the way it would take for a connection.
    pub(crate) fn routed(
        &self,
        request: RequestView,
        connection: &ConnectionRecord,
    ) -> RequestView {
        let route = match self.transport(connection) {
            Ok(transport) => transport.route(&request.base),
            Err(_) => Route::default(),
        };
        request.by(&route)
    }

    /// The way that requests to a contacted host take now.
    pub(crate) fn to_host(&self, host: &str, purpose: HostPurpose) -> Route {
        let http_clients = self.net.http_clients();
        let address = format!("https://{host}/");
        match purpose {
            HostPurpose::Registry | HostPurpose::RegistryToken => {
                http_clients.checker.route(&address)
            }
            // The proxy itself is reached directly.
            HostPurpose::Proxy => Route::default(),
            HostPurpose::Token | HostPurpose::Api => {
                let connections = self.records.connections().unwrap_or_default();
                let leads_there = |connection: &&ConnectionRecord| {
                    let urls = [&connection.token_url, &connection.api_url];
                    urls.iter().any(|url| authority(url) == host)
                };
                match connections.iter().find(leads_there) {
                    // The practice tenant is reached without TLS, on this computer.
                    Some(connection) if connection.practice => Route::default(),
                    Some(connection) => match self.transport(connection) {
                        Ok(transport) => transport.route(&address),
                        Err(_) => Route::default(),
                    },
                    None => http_clients.transport.route(&address),
                }
            }
        }
    }

    /// Keeps how the network is reached for a connection alone.
    ///
    /// # Errors
    /// [`Problem::NotSaved`].
    pub(crate) fn set_own_network(
        &self,
        id: ConnectionId,
        network: &ConnectionNetwork,
    ) -> Result<(), Problem> {
        let own = (*network != ConnectionNetwork::default()).then_some(network);
        let own = own.map(serde_json::to_value).transpose();
        let own = own.map_err(|_| Problem::NotSaved)?;
        Ok(self.records.put_connection_network(id, own.as_ref())?)
    }

    /// How the network is reached for a connection alone.
    ///
    /// # Errors
    /// [`Problem::NotSaved`] if that cannot be read: then nothing is sent on another way.
    pub(crate) fn own_network(&self, id: ConnectionId) -> Result<ConnectionNetwork, Problem> {
        let Some(own) = self.records.connection_network(id)? else {
            return Ok(ConnectionNetwork::default());
        };
        serde_json::from_value(own).map_err(|_| Problem::NotSaved)
    }

    /// The same to be shown.
    pub(crate) fn shown_network(&self, id: ConnectionId) -> ConnectionNetwork {
        self.own_network(id).unwrap_or_else(|problem| {
            log::error!("the network of a connection cannot be read: {problem:?}");
            ConnectionNetwork::default()
        })
    }
}
