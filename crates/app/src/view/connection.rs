//! Connections and service keys as the window sees them.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CertificateView, ConnectionNetwork, ExchangeView, RightsView, TokenView};
use crate::problem::Problem;
use ai_core::service_key::Diagnostic;
use ai_core::{Quota, TenantInfo};

/// A saved service key.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionView {
    /// The id of the connection: 32 hex digits.
    pub id: String,
    /// The name the user gave it.
    pub name: String,
    /// The BTP landscape, such as `eu10`, if the addresses tell it.
    pub region: Option<String>,
    /// The base address of the AI Core API, without `/v2`.
    pub api_url: String,
    /// The base address of the token server.
    pub token_url: String,
    /// The client id of the service key.
    pub client_id: String,
    /// The zone (tenant) of the service key.
    pub identity_zone: Option<String>,
    /// Which of the eight colours marks it, from 0.
    pub colour: u8,
    /// Whether each write has to be approved: the production mark.
    pub production: bool,
    /// Whether it is the practice tenant on this computer.
    pub practice: bool,
    /// Where its client secret is, or the private key of its certificate.
    pub client_secret: SecretPlace,
    /// Its client certificate, where it has one in place of a client secret.
    pub certificate: Option<CertificateView>,
    /// The diagnostics of its service key, with what its use has shown since.
    pub doctor: Vec<Diagnostic>,
    /// Whether its service key replaced another in this session, which can be put back.
    pub has_previous_key: bool,
    /// When it was added.
    #[ts(type = "string")]
    pub added_at: Timestamp,
    /// When it was last selected; `None` if it never was.
    #[ts(type = "string | null")]
    pub used_at: Option<Timestamp>,
    /// Its own proxy and authorities, where they differ from those of the settings.
    pub network: ConnectionNetwork,
    /// What is known of its access token.
    pub token: TokenView,
    /// What it may do with pull secrets, as far as responses and scopes say.
    pub rights: RightsView,
    /// Its last test in this run; `None` if there was none.
    pub last_test: Option<LastTest>,
    /// The quota, as last read; `None` if it was not read or is not offered.
    pub quota: Option<Quota>,
}

/// Where a secret is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SecretPlace {
    /// In the OS keychain.
    Keychain,
    /// In memory until the application ends.
    Session,
    /// Nowhere: the user has to provide it again.
    Nowhere,
}

/// The service keys of a text. They wait in memory until one is saved or all are discarded.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadingView {
    /// The id by which [`AddConnection`] and [`ReadingRef`] refer to them.
    pub reading: String,
    /// At least one, those that cannot be used included.
    pub keys: Vec<ServiceKeyView>,
}

/// A service key that was read.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ServiceKeyView {
    /// Its name in the text, such as that of a binding; `None` if it has none.
    pub label: Option<String>,
    /// Its diagnostics.
    pub doctor: Vec<Diagnostic>,
    /// What is needed to save it; `None` if it cannot be used.
    pub usable: Option<UsableKey>,
}

/// A service key that can be saved.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UsableKey {
    /// A name for the connection, taken from the key.
    pub suggested_name: String,
    /// The base address of the token server, which will get the client secret.
    pub token_url: String,
    /// The base address of the AI Core API, which will get the access token.
    pub api_url: String,
    /// The client id of the service key.
    pub client_id: String,
    /// Its client certificate, where it has one in place of a client secret.
    pub certificate: Option<CertificateView>,
    /// The BTP landscape, such as `eu10`, if the addresses tell it.
    pub region: Option<String>,
    /// A saved connection to the same tenant.
    pub same_tenant: Option<SameTenant>,
}

/// A saved connection to the tenant of a key that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SameTenant {
    /// The id of the connection.
    pub connection: String,
    /// The name of the connection.
    pub name: String,
    /// Whether it has the production mark.
    pub production: bool,
    /// Whether it has the same client, so that it can only be updated.
    pub same_client: bool,
}

/// The argument of commands that are about the service keys of one text.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadingRef {
    /// The id of the service key that was read and waits to be saved.
    pub reading: String,
}

/// Saves a service key that was read.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddConnection {
    /// The id of the reading, from [`ReadingView::reading`].
    pub reading: String,
    /// Which of the keys, counted from 0.
    pub key: usize,
    /// The connection that gets it in place of its own key; absent for a connection of its own.
    #[serde(default)]
    #[ts(optional)]
    pub update: Option<String>,
    /// The name of the connection.
    pub name: String,
    /// Whether to store the client secret in the keychain; otherwise it is in memory until the application ends.
    pub remember: bool,
    /// Whether each write has to be approved.
    pub production: bool,
    /// Whether to replace the key without testing the new one first.
    #[serde(default)]
    pub untested: bool,
    /// The id by which the window can cancel this call.
    pub operation: String,
}

/// The result of saving a service key.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum AddedConnection {
    /// The connection is saved.
    Saved {
        /// The connection with the new key.
        connection: Box<ConnectionView>,
    },
    /// The new key gets no access token, so the connection keeps its key. The reading can still be saved.
    KeyFailed {
        /// Why there is no token.
        problem: Problem,
    },
}

/// The argument of commands that are about one connection.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionRef {
    /// The id of the connection.
    pub connection: String,
}

/// The order of the connections.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionOrder {
    /// The ids of all connections, in the new order.
    pub connections: Vec<String>,
}

/// A long call on a connection.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionCall {
    /// The id of the connection.
    pub connection: String,
    /// The id by which the window can cancel this call.
    pub operation: String,
}

/// What to change of a connection; what is absent stays.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangeConnection {
    /// The id of the connection.
    pub connection: String,
    /// The new name; `None` leaves it as it is.
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
    /// A new colour, 0 to 7.
    #[serde(default)]
    #[ts(optional)]
    pub colour: Option<u8>,
    /// Whether each write has to be approved.
    #[serde(default)]
    #[ts(optional)]
    pub production: Option<bool>,
}

/// What removing a connection did to the keychain.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RemovedConnection {
    /// How many passwords and client secrets were deleted from the keychain.
    pub deleted: usize,
    /// How many are still there, since the keychain does not answer; they are deleted at the next start.
    pub pending: usize,
}

/// The last test of a connection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LastTest {
    /// When it was done.
    #[ts(type = "string")]
    pub at: Timestamp,
    /// The part that failed; `None` if it passed.
    pub failed: Option<TestPartKind>,
}

/// The result of a test of a connection.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TestView {
    /// Token, tenant, quota and list, as far as it went.
    pub parts: Vec<TestPart>,
    /// The connection after the test.
    pub connection: ConnectionView,
}

/// One part of a test.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TestPart {
    /// Which part of the test it is.
    pub kind: TestPartKind,
    /// Whether it passed, with what was found or what prevented it.
    pub outcome: TestOutcome,
    /// The exchanges of this part, in order; the last one decided it.
    pub exchanges: Vec<ExchangeView>,
}

/// The parts of a test, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum TestPartKind {
    /// An access token is issued.
    Token,
    /// The details of the tenant are read.
    Tenant,
    /// The quota of pull secrets is read.
    Quota,
    /// The pull secrets are listed.
    List,
}

/// What a part of a test found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum TestFinding {
    /// A token was issued.
    Token {
        /// Its lifetime, in minutes.
        minutes: i64,
    },
    /// The details of the tenant.
    Tenant(TenantInfo),
    /// How many pull secrets the tenant may hold.
    Quota(Quota),
    /// The pull secrets are listed.
    List {
        /// The number of secrets in the list.
        count: usize,
    },
}

/// The outcome of a part of a test.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum TestOutcome {
    /// The part passed.
    Passed {
        /// What the response showed.
        finding: TestFinding,
    },
    /// The server does not offer it, which is not an error.
    NotOffered,
    /// The part failed.
    Failed {
        /// Why the part failed.
        problem: Problem,
    },
    /// Not tried, since an earlier part failed.
    NotRun,
}
