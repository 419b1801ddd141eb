//! The calls of the API, and the record of each attempt.

use request::Sent;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Failure, Meaning, MeaningCode};

/// The calls Pullpass makes of a tenant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Operation {
    /// `POST {tokenUrl}/oauth/token`: requests an access token.
    Token,
    /// Reads the details of the tenant.
    Tenant,
    /// Reads the quota of pull secrets.
    Quota,
    /// `GET /v2/admin/dockerRegistrySecrets`, page by page.
    List,
    /// `GET /v2/admin/dockerRegistrySecrets/{name}`.
    Get,
    /// `POST /v2/admin/dockerRegistrySecrets`.
    Create,
    /// `PATCH /v2/admin/dockerRegistrySecrets/{name}`.
    Replace,
    /// `DELETE /v2/admin/dockerRegistrySecrets/{name}`.
    Delete,
}

impl Operation {
    /// Whether it changes the tenant.
    pub fn is_write(self) -> bool {
        matches!(self, Self::Create | Self::Replace | Self::Delete)
    }
}

/// One attempt of a call. What the response means was decided once, when it was read; a write may correct it when more
/// becomes known than the response says.
pub type Exchange = request::Exchange<Operation, Meaning>;

/// Whether an attempt of a write may have been carried out although its response does not say so.
pub fn is_effect_unknown(exchange: &Exchange) -> bool {
    match &exchange.outcome {
        request::Outcome::Answered { response, meaning } => {
            let not_from_the_api = matches!(
                meaning.code,
                MeaningCode::WebPage | MeaningCode::ResponseCutOff
            );
            matches!(response.status, 408 | 500..=599)
                || (response.is_success() && not_from_the_api)
        }
        request::Outcome::Failed { error } => error.sent() == Sent::Maybe,
    }
}

/// What came of an API call, with all that was sent for it, token requests and repeats included, in order.
#[derive(Debug)]
pub struct Outcome<T> {
    /// Every request that was sent for the call, in order: repeats and token requests too.
    pub exchanges: Vec<Exchange>,
    /// What came of it.
    pub result: Result<T, Failure>,
}
