//! What was sent, once more: a request that reads is sent again, one that writes becomes a form again.

use ai_core::Operation;
use pull_secret::{Draft, FieldPath, Handle, RegistryDraft};
use records::ConnectionId;
use request::{Body, Json, Part, Request};

use crate::Problem;
use crate::activity::Activity;
use crate::activity::recorded::Recorded;
use crate::shared::presets::preset_of_key;
use crate::shared::tenant_clients::result;
use crate::view::{ActivityCall, ActivityForm, ActivityRef, ActivityView, Purpose, RequestKind};

/// More than fit into a secret; what a record says beyond is not believed.
const MOST_REGISTRIES: usize = 256;

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
            registry.password = registry.password.filter(|handle| self.is_at_hand(*handle));
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

    /// What was typed to make that request. Its images were never sent; they are those the secret is known with.
    fn draft_of(
        &self,
        connection: ConnectionId,
        name: String,
        request: &Request,
    ) -> Result<Draft, Problem> {
        let known = self.saved.get(connection, &name)?;
        let mut registries = Vec::new();
        if let Some(body) = request.body.as_ref().and_then(Body::json)
            && let Some(document) = body.innermost()
        {
            collect(document, &mut registries);
        }
        for registry in &mut registries {
            registry.preset = preset_of_key(&registry.registry_key);
        }
        Ok(Draft {
            name,
            registries,
            images: known.map(|known| known.draft.images).unwrap_or_default(),
        })
    }

    fn is_at_hand(&self, password: Handle) -> bool {
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

/// Puts each value of a document where the form that made it had it.
fn collect(json: &Json, registries: &mut Vec<RegistryDraft>) {
    match json {
        Json::String(text) => text.0.iter().for_each(|part| put(part, registries)),
        Json::Array(items) => items.iter().for_each(|item| collect(item, registries)),
        Json::Object(members) => members.iter().for_each(|(key, value)| {
            key.0.iter().for_each(|part| put(part, registries));
            collect(value, registries);
        }),
        Json::Embedded(inner) => collect(inner, registries),
        Json::Null | Json::Bool(_) | Json::Number(_) => {}
    }
}

fn put(part: &Part, registries: &mut Vec<RegistryDraft>) {
    let (place, text, handle) = match part {
        Part::Literal { text, place } => (*place, text.clone(), None),
        Part::Slot(slot) => (slot.place, String::new(), Some(slot.handle)),
        Part::Base64 { .. } => return,
    };
    match place {
        Some(FieldPath::RegistryKey { registry }) => at(registries, registry).registry_key = text,
        Some(FieldPath::Username { registry }) => at(registries, registry).username = text,
        Some(FieldPath::Password { registry }) => at(registries, registry).password = handle,
        Some(FieldPath::Name | FieldPath::Image { .. } | FieldPath::Document) | None => {}
    }
}

/// The registry in that place, made if it is not there yet.
fn at(registries: &mut Vec<RegistryDraft>, place: usize) -> &mut RegistryDraft {
    let place = place.min(MOST_REGISTRIES - 1);
    if registries.len() <= place {
        registries.resize(place + 1, RegistryDraft::default());
    }
    &mut registries[place]
}
