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
    /// Its id.
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
    /// Whether a write asks once more.
    pub production: bool,
    /// Whether it is the practice tenant on this computer.
    pub practice: bool,
    /// Where its client secret rests, or the private key of its certificate.
    pub client_secret: SecretPlace,
    /// Its client certificate, where it has one in place of a client secret.
    pub certificate: Option<CertificateView>,
    /// What the doctor said of its service key when it was read.
    pub doctor: Vec<Diagnostic>,
    /// Whether its service key replaced another in this session, which can be put back.
    pub has_previous_key: bool,
    /// When it was added.
    #[ts(type = "string")]
    pub added_at: Timestamp,
    /// When it was chosen last, if it was.
    #[ts(type = "string | null")]
    pub used_at: Option<Timestamp>,
    /// How the network is reached for it alone.
    pub network: ConnectionNetwork,
    /// What is known of its access token.
    pub token: TokenView,
    /// What it may do with pull secrets, as far as that is told.
    pub rights: RightsView,
    /// When it was tested last and how that went, if it was.
    pub last_test: Option<LastTest>,
    /// What the server said last of its quota.
    pub quota: Option<Quota>,
}

/// Where a secret rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SecretPlace {
    /// In the OS keychain.
    Keychain,
    /// In memory until the application ends.
    Session,
    /// Nowhere: it has to be given again.
    Nowhere,
}

/// The service keys of a text. They wait in memory until one is saved or all are discarded.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadingView {
    /// Stands for them in the next call.
    pub reading: String,
    /// At least one, those that cannot be used included.
    pub keys: Vec<ServiceKeyView>,
}

/// A service key that was read.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ServiceKeyView {
    /// What the text calls it, where it has a name.
    pub label: Option<String>,
    /// What the doctor says of it.
    pub doctor: Vec<Diagnostic>,
    /// What it would send and where to; nothing if it cannot be used.
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
    /// The client id.
    pub client_id: String,
    /// Its client certificate, where it has one in place of a client secret.
    pub certificate: Option<CertificateView>,
    /// The BTP landscape, such as `eu10`, if the addresses tell it.
    pub region: Option<String>,
    /// The connection that leads to the same tenant already.
    pub same_tenant: Option<SameTenant>,
}

/// A connection that leads to the tenant of a key that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SameTenant {
    /// Its id.
    pub connection: String,
    /// Its name.
    pub name: String,
    /// Whether it has the production mark.
    pub production: bool,
    /// Whether it has the same client, so that it can only be updated.
    pub same_client: bool,
}

/// Names a service key that was read.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadingRef {
    /// Its stand-in.
    pub reading: String,
}

/// Saves a service key that was read.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AddConnection {
    /// The stand-in of its reading.
    pub reading: String,
    /// Which of the keys, counted from 0.
    pub key: usize,
    /// The connection that gets it in place of its own key; absent for a connection of its own.
    #[serde(default)]
    #[ts(optional)]
    pub update: Option<String>,
    /// The name of the connection.
    pub name: String,
    /// Whether the client secret goes to the keychain; otherwise it is kept for this session only.
    pub remember: bool,
    /// Whether a write asks once more.
    pub production: bool,
    /// Whether it replaces a key without being tried first.
    #[serde(default)]
    pub untested: bool,
    /// The id the window gives this call.
    pub operation: String,
}

/// What became of a service key that was to be saved.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum AddedConnection {
    /// It is saved.
    Saved {
        /// The connection that has it.
        connection: Box<ConnectionView>,
    },
    /// It gets no access token, so the connection keeps the key it has. The reading waits on.
    KeyFailed {
        /// Why there is no token.
        problem: Problem,
    },
}

/// Names a connection.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionRef {
    /// Its id.
    pub connection: String,
}

/// The order of the connections.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionOrder {
    /// Their ids, the first first.
    pub connections: Vec<String>,
}

/// A long call on a connection.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionCall {
    /// The id of the connection.
    pub connection: String,
    /// The id the window gives this call.
    pub operation: String,
}

/// What to change of a connection; what is absent stays.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangeConnection {
    /// Its id.
    pub connection: String,
    /// A new name.
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
    /// A new colour, 0 to 7.
    #[serde(default)]
    #[ts(optional)]
    pub colour: Option<u8>,
    /// Whether a write asks once more.
    #[serde(default)]
    #[ts(optional)]
    pub production: Option<bool>,
}

/// A connection was removed.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RemovedConnection {
    /// How many passwords and client secrets were deleted from the keychain.
    pub forgotten: usize,
    /// How many wait, since the keychain does not answer; they are deleted at the next start.
    pub waiting: usize,
}

/// The last test of a connection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LastTest {
    /// When it was done.
    #[ts(type = "string")]
    pub at: Timestamp,
    /// The part that failed; none if all went well.
    pub failed: Option<TestPartKind>,
}

/// What a test of a connection showed.
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
    /// Which.
    pub kind: TestPartKind,
    /// How it went.
    pub outcome: TestOutcome,
    /// What was sent for it, in order; it rests on the last.
    pub exchanges: Vec<ExchangeView>,
}

/// The parts of a test, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum TestPartKind {
    /// An access token is issued.
    Token,
    /// The tenant tells about itself.
    Tenant,
    /// The quota of pull secrets.
    Quota,
    /// The list of pull secrets.
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
        /// For how many minutes.
        minutes: i64,
    },
    /// What the tenant told about itself.
    Tenant(TenantInfo),
    /// The quota.
    Quota(Quota),
    /// The pull secrets are listed.
    List {
        /// How many there are.
        count: usize,
    },
}

/// How a part of a test went.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum TestOutcome {
    /// It worked.
    Passed {
        /// What it found.
        finding: TestFinding,
    },
    /// The server does not offer it; no harm.
    NotOffered,
    /// It did not work.
    Failed {
        /// Why.
        problem: Problem,
    },
    /// Not tried, since an earlier part failed.
    NotRun,
}
