//! The access token of a connection, laid open: what it says, what it allows, renewing, dropping and copying it.

use ai_core::AccessToken;
use jiff::Timestamp;
use records::ConnectionId;

use crate::Problem;
use crate::activity::reporter::Reporter;
use crate::app::App;
use crate::shared::ids::parse_id;
use crate::shared::permissions::rights;
use crate::view::*;

impl App {
    pub(crate) fn token_view(&self, id: ConnectionId) -> TokenView {
        let token = self.token_at_hand(id);
        match token.filter(|token| token.is_fresh(Timestamp::now())) {
            Some(token) => TokenView::Valid(Box::new((&token).into())),
            None => TokenView::None,
        }
    }

    pub(crate) fn rights_view(&self, id: ConnectionId) -> RightsView {
        let claims = self.token_at_hand(id).and_then(|token| token.claims);
        let scopes = claims.map(|claims| claims.scopes).unwrap_or_default();
        rights(&scopes, &self.tenants.heard(id))
    }

    /// Tells the window how a connection stands now. One that was removed meanwhile has nothing to tell.
    pub(crate) fn tell_connection(&self, id: ConnectionId) {
        if let Ok(connection) = self.connection(id) {
            self.events.tell(Event::ConnectionChanged {
                connection: Box::new(self.connection_view(connection)),
            });
        }
    }

    /// Asks for a new token. The one at hand stays if none comes.
    ///
    /// # Errors
    /// Why none came; [`Problem::Gone`], [`Problem::Cancelled`].
    pub async fn renew_token(&self, call: ConnectionCall) -> Result<ConnectionView, Problem> {
        let id = parse_id(&call.connection)?;
        let renew = async {
            let (connection, client) = self.client(id).await?;
            self.tenants.forget_heard(id);
            let reporter = Reporter::new(self, &connection, &call.operation);
            let renewed = client.renew_token(&reporter).await;
            self.result(&client, renewed.result)
        };
        self.operations.run(&call.operation, renew).await?;
        Ok(self.connection_view(self.connection(id)?))
    }

    /// Forgets the token. The next request asks for one.
    ///
    /// # Errors
    /// [`Problem::Gone`].
    pub async fn drop_token(
        &self,
        ConnectionRef { connection }: ConnectionRef,
    ) -> Result<ConnectionView, Problem> {
        let connection = self.connection(parse_id(&connection)?)?;
        if let Some(client) = self.tenants.client(connection.id) {
            client.drop_token();
        }
        self.tenants.forget_heard(connection.id);
        self.tell_connection(connection.id);
        Ok(self.connection_view(connection))
    }

    /// Puts the token on the clipboard for a while; one is asked for if there is none that is good now. It goes there
    /// straight from here.
    ///
    /// # Errors
    /// Why there is no token; [`Problem::ClipboardUnavailable`], [`Problem::Gone`], [`Problem::Cancelled`].
    pub async fn copy_token(&self, call: ConnectionCall) -> Result<CopiedView, Problem> {
        let id = parse_id(&call.connection)?;
        let get = async {
            let (connection, client) = self.client(id).await?;
            let reporter = Reporter::new(self, &connection, &call.operation);
            let token = client.token(&reporter).await;
            self.result(&client, token.result)
        };
        let token = self.operations.run(&call.operation, get).await?;
        let clears_at = self.clipboard.put(token.secret)?;
        Ok(CopiedView { clears_at })
    }

    pub(crate) fn token_at_hand(&self, id: ConnectionId) -> Option<AccessToken> {
        self.tenants.client(id)?.token_at_hand()
    }
}
