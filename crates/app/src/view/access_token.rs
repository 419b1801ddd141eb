//! Access tokens and what they allow, as the window sees them. The token itself is never among it.

use ai_core::AccessToken;
use jiff::Timestamp;
use serde::Serialize;
use ts_rs::TS;

/// The access token of a connection.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum TokenView {
    /// None was asked for yet.
    None,
    /// None is in memory, and the last request for one was refused.
    Refused {
        /// The HTTP status of the refusal.
        status: u16,
    },
    /// One is in memory.
    Valid(Box<TokenFacts>),
}

/// What is known of a token, without the token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TokenFacts {
    /// When the token server issued it.
    #[ts(type = "string")]
    pub issued_at: Timestamp,
    /// When it expires, by the lifetime that came with it.
    #[ts(type = "string")]
    pub expires_at: Timestamp,
    /// Whether it says something about itself. What stands below is from there, not verified, and may be absent.
    pub readable: bool,
    /// The client it was given to.
    pub client_id: Option<String>,
    /// The address of the token server that gave it.
    pub issuer: Option<String>,
    /// The identity zone (`zid`): the id of the tenant.
    pub zone: Option<String>,
    /// The id of the BTP subaccount (`ext_attr.subaccountid`).
    pub subaccount: Option<String>,
    /// Its own id, by which a server's log names it.
    pub token_id: Option<String>,
    /// What it may be used for, in the order it names them.
    pub scopes: Vec<String>,
}

impl From<&AccessToken> for TokenFacts {
    fn from(token: &AccessToken) -> Self {
        let claims = token.claims.clone();
        let readable = claims.is_some();
        let claims = claims.unwrap_or_default();
        Self {
            issued_at: token.issued_at,
            expires_at: token.expires_at,
            readable,
            client_id: claims.client_id,
            issuer: claims.issuer,
            zone: claims.zone,
            subaccount: claims.subaccount,
            token_id: claims.token_id,
            scopes: claims.scopes,
        }
    }
}

/// What a connection may do with pull secrets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RightsView {
    /// Whether pull secrets may be registered.
    pub create: Right,
    /// Listing and looking up.
    pub read: Right,
    /// Whether their credentials may be replaced.
    pub update: Right,
    /// Whether pull secrets may be deleted.
    pub delete: Right,
}

/// Whether something may be done, and who says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Right {
    /// The client has the permission.
    Allowed {
        /// A response of the server, or the scopes of the token.
        by: PermissionSource,
    },
    /// The client lacks the permission.
    Denied {
        /// A response of the server, or the scopes of the token.
        by: PermissionSource,
    },
    /// Nobody has told. It shows when it is tried.
    Unknown,
}

/// What a permission is known from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum PermissionSource {
    /// The scopes of the access token.
    Scopes,
    /// The server, by what it answered since the token was asked for.
    Server,
}

/// A secret was put on the clipboard.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CopiedView {
    /// When it is taken off again.
    #[ts(type = "string")]
    pub clears_at: Timestamp,
}
