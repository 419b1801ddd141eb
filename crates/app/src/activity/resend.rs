//! What was sent, once more: a request that reads is sent again, one that writes becomes a form again.

use ai_core::Operation;
use pull_secret::{Draft, Handle};
use records::ConnectionId;
use request::{Body, Request};

use crate::Problem;
use crate::activity::Activity;
use crate::activity::recorded::Recorded;
use crate::shared::registry_drafts::registries_of;
use crate::shared::tenant_clients::result;
use crate::view::{ActivityCall, ActivityForm, ActivityRef, ActivityView, Purpose, RequestKind};

impl Activity {
    /// Sends a request that only reads again, with the connection's own client and a token of now. Gives the new entry.
    ///
    /// # Errors
    /// [`Problem::NotSentAgain`] for any other, [`Problem::ConnectionRemoved`], [`Problem::Cancelled`], and what kept it
    /// from being sent. What the server said is no error.
    pub async fn send_again(&self, call: ActivityCall) -> Result<ActivityView, Problem> {
        let (entry, recorded) = self.log.recorded(call.activity)?;
        let operation = repeatable(&recorded).ok_or(Problem::NotSentAgain)?;
        let id = connection_of(entry.connection, entry.connection_name)?;
        let (connection, client) = self.tenants.client(id).await?;
        let reporter = self.log.reporter(&connection, &call.operation);
        let sent = async {
            let asked = client.resend(operation, recorded.request(), &reporter);
            Ok(asked.await)
        };
        let outcome = self.operations.run(&call.operation, sent).await?;
        let answered = |exchange: &&ai_core::Exchange| exchange.purpose == operation;
        match outcome.exchanges.iter().rfind(answered) {
            Some(exchange) => {
                let activity = exchange.record.ok_or(Problem::NotSaved)?;
                self.open_activity(ActivityRef { activity }).await
            }
            None => {
                result(&client, outcome.result)?;
                Err(Problem::NotSaved)
            }
        }
    }

    /// Opens a write as a form that can be sent. Its passwords are in it as far as they are still kept.
    ///
    /// # Errors
    /// [`Problem::NotSentAgain`] for any other request, [`Problem::ConnectionRemoved`].
    pub async fn open_as_form(
        &self,
        ActivityRef { activity }: ActivityRef,
    ) -> Result<ActivityForm, Problem> {
        let (entry, recorded) = self.log.recorded(activity)?;
        let purpose = match recorded.kind() {
            RequestKind::Api(Operation::Create) => Purpose::Create,
            RequestKind::Api(Operation::Replace) => Purpose::Replace,
            _ => return Err(Problem::NotSentAgain),
        };
        let id = connection_of(entry.connection, entry.connection_name)?;
        let name = recorded.secret_name().unwrap_or_default();
        let mut draft = self.draft_of(id, name, recorded.request())?;
        let mut without_password = Vec::new();
        for (place, registry) in draft.registries.iter_mut().enumerate() {
            registry.password = registry
                .password
                .filter(|handle| self.is_available(*handle));
            registry.hidden_username = registry
                .hidden_username
                .filter(|handle| self.is_available(*handle));
            if registry.password.is_none() {
                without_password.push(place);
            }
        }
        Ok(ActivityForm {
            connection: id.to_string(),
            purpose,
            draft,
            without_password,
        })
    }

    /// What was typed to make that request. Images and chosen presets were never sent; they are those the secret is known
    /// with.
    fn draft_of(
        &self,
        connection: ConnectionId,
        name: String,
        request: &Request,
    ) -> Result<Draft, Problem> {
        let known = self.saved.get(connection, &name)?;
        let known = known.map(|known| known.draft).unwrap_or_default();
        let body = request.body.as_ref().and_then(Body::json);
        Ok(Draft {
            name,
            registries: body
                .map(|body| registries_of(body, &known.registries))
                .unwrap_or_default(),
            images: known.images,
        })
    }

    fn is_available(&self, password: Handle) -> bool {
        self.vault.is_staged(password) || self.saved.hold(password)
    }
}

fn repeatable(recorded: &Recorded) -> Option<Operation> {
    let RequestKind::Api(operation) = recorded.kind() else {
        return None;
    };
    match operation {
        Operation::Tenant | Operation::Quota | Operation::List | Operation::Get => Some(operation),
        Operation::Token | Operation::Create | Operation::Replace | Operation::Delete => None,
    }
}

fn connection_of(connection: Option<ConnectionId>, name: String) -> Result<ConnectionId, Problem> {
    connection.ok_or(Problem::ConnectionRemoved { name })
}
