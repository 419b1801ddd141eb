//! The requests of calls that no form belongs to, drawn before they are sent.

use pull_secret::SecretName;
use request::Request;

use ai_core::{Endpoint, Operation, pull_secrets, quota, tenant, token};

use crate::Problem;
use crate::compose::Compose;
use crate::shared::ids::{self, parse_id};
use crate::shared::tenant_clients::endpoint;
use crate::view::{Call, CallPreview, RequestKind, RequestView};

impl Compose {
    /// Draws the request that a call would send first. Nothing is sent and no secret is opened.
    ///
    /// # Errors
    /// [`Problem::Gone`] without the connection, [`Problem::NotSendable`] for a name that AI Core would not take.
    pub async fn preview_call(&self, preview: CallPreview) -> Result<RequestView, Problem> {
        let connection = self.records.connection(parse_id(&preview.connection)?)?;
        let endpoint = endpoint(&connection, ids::handle());
        let request = planned(&endpoint, &preview.call)?;
        let rendered = RequestView::render(RequestKind::Api(preview.call.operation()), &request);
        Ok(self.routes.routed(rendered, &connection))
    }
}

/// The request of a call, as it is built when it is sent.
pub(crate) fn planned(endpoint: &Endpoint, call: &Call) -> Result<Request, Problem> {
    let parse = |name: &str| SecretName::parse(name).map_err(|_| Problem::NotSendable);
    Ok(match call {
        Call::Token => token::access_token_request(endpoint),
        Call::Tenant => tenant::tenant_request(endpoint),
        Call::Quota => quota::quota_request(endpoint),
        Call::List => pull_secrets::list(endpoint, 0),
        Call::Get { name } => pull_secrets::get(endpoint, &parse(name)?),
        Call::Delete { name } => pull_secrets::delete(endpoint, &parse(name)?),
    })
}

impl Call {
    pub(crate) fn operation(&self) -> Operation {
        match self {
            Self::Token => Operation::Token,
            Self::Tenant => Operation::Tenant,
            Self::Quota => Operation::Quota,
            Self::List => Operation::List,
            Self::Get { .. } => Operation::Get,
            Self::Delete { .. } => Operation::Delete,
        }
    }
}
