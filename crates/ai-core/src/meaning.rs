//! What a response means: a code that the window puts into words, and the values it needs.
//!
//! Each response is classified once, when it is read, by a table: [`rows`]. What no row knows is shown as unknown, never
//! guessed at. A write that learns more than its response says corrects the meaning; nobody classifies it again.

mod rows;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::parsed::Parsed;
use crate::{Created, Operation, UnknownOutcome};

/// What an answer means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Meaning {
    /// The kind of answer, which chooses the sentence.
    pub code: MeaningCode,
    /// How to take it.
    pub tone: Tone,
    /// The values the sentence needs: `status`, and where known `message`, `code`, `requestId`, `location`, `wait`.
    pub fields: BTreeMap<String, String>,
}

/// How a sentence is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Tone {
    /// The call did what it should.
    Good,
    /// Neither success nor failure, such as a quota that the server does not offer.
    Info,
    /// The call succeeded with something to check, or its outcome is unknown.
    Warning,
    /// The call failed.
    Bad,
}

/// Which sentence an answer calls for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum MeaningCode {
    /// The token server issued a token.
    #[serde(alias = "tokenGiven")]
    TokenIssued,
    /// The response describes the tenant.
    #[serde(alias = "tenantTold")]
    TenantRead,
    /// The response has the quota.
    #[serde(alias = "quotaTold")]
    QuotaRead,
    /// The quota is 0: pull secrets are turned off.
    QuotaOff,
    /// The server listed the pull secrets.
    Listed,
    /// There is a pull secret of that name.
    Found,
    /// AI Core took the secret. It never tests the credentials.
    Created,
    /// The response does not confirm it, but the tenant has the secret now and did not before: it was created.
    CreatedUnconfirmed,
    /// A success without a message, as it also comes for a name that is taken; whether it is could not be looked up.
    CreatedSilently,
    /// AI Core took the new credentials.
    Replaced,
    /// AI Core deleted the secret.
    Deleted,
    /// The name is taken, and nothing was changed.
    NameTaken,
    /// The tenant has the name now, and it cannot be told whether this request or somebody else created it.
    OwnerUnknown,
    /// The tenant holds as many pull secrets as it may, and nothing was changed.
    QuotaFull,
    /// There is no pull secret of that name.
    NotThere,
    /// The server does not describe the tenant. This is not an error.
    #[serde(alias = "tenantNotTold")]
    TenantUnavailable,
    /// The server does not offer the quota. This is not an error.
    #[serde(alias = "quotaNotTold")]
    QuotaUnavailable,
    /// A success status with an error in the body; counts as an error.
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
    /// The request arrived without its authorization.
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
    /// The servers behind the gateway have an error.
    #[serde(alias = "gatewayTrouble")]
    GatewayFailed,
    /// The server ran into its own timeout.
    ServerTimedOut,
    /// The server reports an error of its own.
    #[serde(alias = "serverTrouble")]
    ServerFailed,
    /// A success status with a body that cannot be read.
    AnswerUnreadable,
    /// The connection ended before the body did, so the server may have said more.
    ResponseCutOff,
    /// A web page came in place of an answer.
    WebPage,
    /// No row of the table matches the response.
    Unknown,
}

impl Meaning {
    /// What a response to an operation means. `is_readable` says whether its body is what the API describes.
    pub(crate) fn of(operation: Operation, parsed: &Parsed<'_>, is_readable: bool) -> Self {
        let unknown = (MeaningCode::Unknown, Tone::Warning);
        let (code, tone) = rows::find(operation, parsed, is_readable).unwrap_or(unknown);
        Self {
            code,
            tone,
            fields: fields(parsed),
        }
    }

    /// Whether the call did not do what it was for, or that is not known.
    pub fn is_failure(&self) -> bool {
        match self.tone {
            Tone::Good | Tone::Info => false,
            Tone::Warning => self.code != MeaningCode::QuotaOff,
            Tone::Bad => true,
        }
    }
}

impl MeaningCode {
    /// Whether the server did what was asked, and said so as the API describes.
    pub(crate) fn is_success(self) -> bool {
        matches!(
            self,
            Self::TokenIssued
                | Self::TenantRead
                | Self::QuotaRead
                | Self::QuotaOff
                | Self::Listed
                | Self::Found
                | Self::Created
                | Self::Replaced
                | Self::Deleted
        )
    }
}

impl Created {
    /// What the last response to a create means, given what became of it. `None` where the response stands for itself.
    pub(crate) fn meaning(&self) -> Option<(MeaningCode, Tone)> {
        match self {
            Self::Registered => Some((MeaningCode::Created, Tone::Good)),
            Self::RegisteredAnswerLost => Some((MeaningCode::CreatedUnconfirmed, Tone::Good)),
            Self::NameTaken => Some((MeaningCode::NameTaken, Tone::Bad)),
            Self::QuotaFull { .. } => Some((MeaningCode::QuotaFull, Tone::Bad)),
            Self::Unknown(UnknownOutcome::OwnerUnknown) => {
                Some((MeaningCode::OwnerUnknown, Tone::Warning))
            }
            Self::Unknown(_) => None,
        }
    }
}

fn fields(parsed: &Parsed<'_>) -> BTreeMap<String, String> {
    let (response, problem) = (parsed.response, parsed.problem.clone());
    let header = |name| {
        response
            .header(name)
            .map(|value| request::displayable(value, 512))
    };
    let known = [
        ("status", Some(response.status.to_string())),
        ("message", problem.message),
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
