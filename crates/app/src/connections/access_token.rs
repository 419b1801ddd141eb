//! The access token of a connection, laid open: what it says, what it allows, renewing, dropping and copying it.

use crate::Problem;
use crate::connections::tenant_status::TenantStatus;
use crate::shared::ids::parse_id;
use crate::shared::tenant_clients::result;
use crate::view::{ConnectionCall, ConnectionRef, ConnectionView, CopiedView};

impl TenantStatus {
    /// Asks for a new token. The one at hand stays if none comes.
    ///
    /// # Errors
    /// Why none came; [`Problem::Gone`], [`Problem::Cancelled`].
    pub async fn renew_token(&self, call: ConnectionCall) -> Result<ConnectionView, Problem> {
        let id = parse_id(&call.connection)?;
        let renew = async {
            let (connection, client) = self.tenants.client(id).await?;
            self.states.forget_observed(id);
            let reporter = self.log.reporter(&connection, &call.operation);
            let renewed = client.renew_token(&reporter).await;
            result(&client, renewed.result)
        };
        self.operations.run(&call.operation, renew).await?;
        Ok(self.views.view(self.records.connection(id)?))
    }

    /// Forgets the token. The next request asks for one.
    ///
    /// # Errors
    /// [`Problem::Gone`].
    pub async fn drop_token(
        &self,
        ConnectionRef { connection }: ConnectionRef,
    ) -> Result<ConnectionView, Problem> {
        let connection = self.records.connection(parse_id(&connection)?)?;
        if let Some(client) = self.states.client(connection.id) {
            client.drop_token();
        }
        self.states.forget_observed(connection.id);
        self.changes.announce(connection.id);
        Ok(self.views.view(connection))
    }

    /// Puts the token on the clipboard for a while; one is asked for if there is none that is good now. It goes there
    /// straight from here.
    ///
    /// # Errors
    /// Why there is no token; [`Problem::ClipboardUnavailable`], [`Problem::Gone`], [`Problem::Cancelled`].
    pub async fn copy_token(&self, call: ConnectionCall) -> Result<CopiedView, Problem> {
        let id = parse_id(&call.connection)?;
        let get = async {
            let (connection, client) = self.tenants.client(id).await?;
            let reporter = self.log.reporter(&connection, &call.operation);
            let token = client.token(&reporter).await;
            result(&client, token.result)
        };
        let token = self.operations.run(&call.operation, get).await?;
        let clears_at = self.clipboard.put(token.secret)?;
        Ok(CopiedView { clears_at })
    }
}
