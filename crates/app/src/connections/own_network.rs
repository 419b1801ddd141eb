//! The network of one connection alone.

use crate::Problem;
use crate::connections::Connections;
use crate::shared::ids::parse_id;
use crate::view::{ConnectionView, SetConnectionNetwork};

impl Connections {
    /// Says how the network is reached for one connection. It holds from the next request on.
    ///
    /// # Errors
    /// [`Problem::ProxyMalformed`], [`Problem::CertificatesUnreadable`]: nothing is changed then. [`Problem::Gone`],
    /// [`Problem::NotSaved`].
    pub async fn set_connection_network(
        &self,
        set: SetConnectionNetwork,
    ) -> Result<ConnectionView, Problem> {
        let connection = self.records.connection(parse_id(&set.connection)?)?;
        set.network.check()?;
        self.routes.set_own_network(connection.id, &set.network)?;
        self.states.drop_client(connection.id);
        Ok(self.views.view(connection))
    }
}
