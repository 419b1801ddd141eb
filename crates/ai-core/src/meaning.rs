//! What an answer means: a code that the window puts into words, and the values it needs.
//!
//! Which code it is stands in a table, [`rows`]. What no row knows is shown as unknown, never guessed at.

mod rows;

use std::collections::BTreeMap;

use request::Response;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{ApiProblem, Operation};

/// What an answer means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Meaning {
    /// Which sentence.
    pub code: MeaningCode,
    /// How to take it.
    pub tone: Tone,
    /// The values the sentence needs: `status`, and where known `said`, `code`, `requestId`, `location`, `wait`.
    pub fields: BTreeMap<String, String>,
}

/// How a sentence is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Tone {
    /// As hoped.
    Good,
    /// To know.
    Info,
    /// It works, but.
    Warning,
    /// It failed.
    Bad,
}

/// Which sentence an answer calls for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum MeaningCode {
    /// The token server gave a token.
    TokenGiven,
    /// The tenant told about itself.
    TenantTold,
    /// The server told the quota.
    QuotaTold,
    /// The quota is 0: pull secrets are turned off.
    QuotaOff,
    /// The server listed the pull secrets.
    Listed,
    /// There is a pull secret of that name.
    Found,
    /// AI Core took the secret. It never tests the credentials.
    Created,
    /// AI Core took the new credentials.
    Replaced,
    /// AI Core deleted the secret.
    Deleted,
    /// The name is taken, and nothing was changed.
    NameTaken,
    /// There is no pull secret of that name.
    NotThere,
    /// The server does not tell about the tenant. This is no fault.
    TenantNotTold,
    /// The status says yes and the body no; taken as no.
    ErrorInSuccess,
    /// Client id or client secret are wrong, or the key was deleted.
    ClientSecretRefused,
    /// The service key wants a certificate, not a client secret.
    CertificateWanted,
    /// The token server does not know the subdomain of its address.
    TokenAddressUnknown,
    /// The client may not get tokens this way.
    GrantRefused,
    /// The request for a token lacks something.
    TokenRequestRefused,
    /// The authorization got lost on the way.
    TokenMissing,
    /// The token has expired.
    TokenExpired,
    /// The token is of another region than the API, or of none.
    TokenOfOtherRegion,
    /// The token is of another tenant, or damaged.
    TokenOfOtherTenant,
    /// What was sent is no token.
    TokenMalformed,
    /// The keys that sign tokens were changed.
    KeysRotated,
    /// The token is of another service.
    TokenOfOtherService,
    /// The gateway denies access: no usable token, no `/v2`, a scope is missing, or the tenant is not ready.
    AccessDenied,
    /// The token is refused for an unknown reason.
    TokenRefused,
    /// The right to do this is missing.
    Forbidden,
    /// The server found a fault in the request.
    RequestRefused,
    /// The address is not known to the server.
    AddressUnknown,
    /// The method is not known at this address.
    MethodRefused,
    /// The request contradicts the state of the server.
    Conflict,
    /// The body is larger than the server takes.
    TooLarge,
    /// The media type is not taken.
    MediaTypeRefused,
    /// The server asks for fewer requests.
    TooManyRequests,
    /// The server would send the call elsewhere; this is never followed.
    Redirected,
    /// The servers behind the gateway are in trouble.
    GatewayTrouble,
    /// The server took too long for itself.
    ServerTimedOut,
    /// The server is in trouble.
    ServerTrouble,
    /// The status says yes, but what came cannot be read.
    AnswerUnreadable,
    /// A web page came in place of an answer.
    WebPage,
    /// None of the known.
    Unknown,
}

impl Meaning {
    /// What an answer to an operation means.
    pub fn of(operation: Operation, response: &Response) -> Self {
        let problem = ApiProblem::read(response);
        let unknown = (MeaningCode::Unknown, Tone::Warning);
        let (code, tone) = rows::find(operation, response, &problem).unwrap_or(unknown);
        Self {
            code,
            tone,
            fields: fields(response, problem),
        }
    }
}

fn fields(response: &Response, problem: ApiProblem) -> BTreeMap<String, String> {
    let header = |name| {
        response
            .header(name)
            .map(|value| request::displayable(value, 512))
    };
    let known = [
        ("status", Some(response.status.to_string())),
        ("said", problem.message),
        ("code", problem.code),
        ("requestId", problem.request_id),
        ("location", header("location")),
        ("wait", header("retry-after")),
    ];
    let known = known
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)));
    known.collect()
}
