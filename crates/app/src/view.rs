//! What crosses between the window and the application. Nothing here can hold a secret: passwords are handles.
//!
//! Fields are camelCase, enums are tagged with `kind`, times are RFC 3339 text, durations whole milliseconds.

use std::collections::BTreeMap;

use ai_core::Operation;
use jiff::Timestamp;
use pull_secret::Handle;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use ai_core::Quota;
pub use records::{ActivityFilter, ActivityShow, ActivityTenant};
pub use request::{
    IdentityRefusal, Piece, ProxySource, Route, Token, VariableFault, VariableRole, Via,
};
pub use vault::KeychainState;

use crate::problem::Problem;

mod access_token;
mod activity;
mod certificate;
mod change;
mod check;
mod code;
mod composition;
mod connection;
mod connection_network;
mod draft;
mod exchange;
pub(crate) mod from_certificate;
mod from_check;
pub(crate) mod from_exchange;
mod from_network;
mod import;
mod key_file;
mod network;
mod overview;
mod preferences;
mod raw_body;
mod secret;
mod update;

pub use access_token::*;
pub use activity::*;
pub use certificate::*;
pub use change::*;
pub use check::*;
pub use code::*;
pub use composition::*;
pub use connection::*;
pub use connection_network::*;
pub use draft::*;
pub use exchange::*;
pub use import::*;
pub use key_file::*;
pub use network::*;
pub use overview::*;
pub use preferences::*;
pub use raw_body::*;
pub use secret::*;
pub use update::*;

/// All that the window needs to draw its first page.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StartView {
    /// The version of the application.
    pub version: String,
    /// The choices of the user, or the defaults if none are saved.
    pub preferences: Preferences,
    /// The saved connections, in their order.
    pub connections: Vec<ConnectionView>,
    /// What was repaired, set aside or could not be read when the records and the preferences were opened.
    pub notices: Vec<Notice>,
    /// The folder of the records.
    pub records_folder: String,
    /// Whether a menu of the window can paste into a field on this system.
    pub pastes: bool,
    /// Whether the desktop can show notifications.
    pub notifies: bool,
}

/// What the keychain answered after the first page was drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReconciledView {
    /// Whether the keychain can be used, is locked, or is missing.
    pub keychain: KeychainState,
    /// What was deleted from it, or has yet to be.
    pub notice: Option<Notice>,
}

/// What the user should know about the state the last run left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Notice {
    /// The records were damaged; the copy of the last good start is in use.
    RecordsRestored {
        /// Where the damaged file was put.
        aside: String,
    },
    /// The records were damaged and no good copy was there.
    RecordsStartedAnew {
        /// Where the damaged file was put.
        aside: String,
    },
    /// The records were written by a newer version and are not changed.
    RecordsReadOnly,
    /// The preferences could not be read; the copy of an earlier state is in use.
    PreferencesRestored {
        /// Where the damaged file was put.
        aside: String,
    },
    /// The preferences could not be read; the defaults are in use.
    PreferencesStartedAnew {
        /// Where the damaged file was put.
        aside: String,
    },
    /// The preferences were written by a newer version and are not changed.
    PreferencesReadOnly,
    /// The system does not let this user read the preferences; the defaults are in use and nothing is kept.
    PreferencesUnreadable {
        /// The name of the file, without its folder.
        file: String,
    },
    /// Passwords left behind by an interrupted run were deleted from the keychain.
    KeychainTidied {
        /// The number of passwords.
        count: usize,
    },
    /// The practice registry is not where it usually is, since something else listens there.
    PracticeMoved {
        /// Where it usually is.
        from: String,
        /// Where it is in this run.
        to: String,
    },
    /// Passwords left behind wait to be deleted, since the keychain does not answer.
    KeychainNotTidied {
        /// The number of passwords.
        count: usize,
    },
}

/// What the application tells the window without being asked.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Event {
    /// A long call goes on.
    Progress {
        /// The id the window gave the call.
        operation: String,
        /// The step that has begun.
        step: Step,
    },
    /// A connection has another access token, or none any more, or a response showed what it may do.
    ConnectionChanged {
        /// How it stands now.
        connection: Box<ConnectionView>,
    },
    /// The secret that was copied has gone from the clipboard, or something else had taken its place.
    ClipboardCleared {
        /// Whether something else stands there, which was left alone.
        overwritten: bool,
    },
    /// An exchange was recorded.
    Recorded {
        /// The number of its record.
        activity: i64,
    },
    /// A file is dragged over the window.
    DragEntered,
    /// It left the window or was dropped.
    DragLeft,
    /// A file was dropped and read.
    Dropped {
        /// The kind of text, with what was read of it.
        recognised: Recognised,
    },
    /// Something the user should know came up after the start.
    Noticed {
        /// The notice to show.
        notice: Notice,
    },
    /// A dropped file could not be used.
    DropRefused {
        /// Why it cannot be used.
        problem: Problem,
    },
}

/// A step of a long call.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Step {
    /// A request is on its way.
    Sending {
        /// The call that is sent.
        operation: Operation,
    },
    /// The server asked to wait.
    Waiting {
        /// For how long in all.
        seconds: u64,
        /// Which try comes next.
        attempt: u32,
        /// How many there will be at most.
        of: u32,
    },
    /// One of several changes is made next.
    Changing {
        /// The secret name.
        name: String,
        /// How many are done.
        done: usize,
        /// How many there are.
        of: usize,
    },
    /// One line of a check is known.
    Checked {
        /// The result of the step.
        line: Box<CheckLine>,
    },
    /// One part of a test is done.
    Tested {
        /// The part of the test that has ended.
        part: Box<TestPart>,
    },
    /// One connection of an overview was asked.
    Overviewed {
        /// The connection with what was read of it.
        row: Box<OverviewRow>,
    },
}

/// Names a long call so that it can be cancelled.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OperationRef {
    /// The id the window gave the call.
    pub operation: String,
}

/// Names a secret in memory or in the keychain.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HandleRef {
    /// The handle of a secret: 32 hex digits.
    pub handle: Handle,
}

/// Text for the clipboard; never a secret.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CopyText {
    /// Text without a secret, in UTF-8.
    pub text: String,
}

/// What the desktop is to show: how long work ended. It contains no secret.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Notification {
    /// What happened, in a few words.
    pub title: String,
    /// What else there is to know; may be empty.
    pub text: String,
}

/// A page on the web that may be opened in the browser, each a fixed https address.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum HelpTopic {
    /// SAP's page about Docker registry secrets.
    RegisterSecret,
    /// SAP's page about creating a service key.
    ServiceKey,
    /// The page of a registry preset.
    Preset {
        /// The id of the preset.
        id: String,
    },
}

/// A host that was contacted, and why.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HostView {
    /// The host with its port, if not the default one.
    pub host: String,
    /// Why the application contacts it.
    pub purpose: HostPurpose,
    /// When it was first contacted.
    #[ts(type = "string")]
    pub first_at: Timestamp,
    /// When it was last contacted.
    #[ts(type = "string")]
    pub last_at: Timestamp,
    /// How many requests went there.
    pub requests: u64,
    /// The way that requests take there now.
    pub route: Route,
}

/// Why a host is contacted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum HostPurpose {
    /// The token server of a connection.
    Token,
    /// The AI Core API of a connection.
    Api,
    /// A registry that a credential is for.
    Registry,
    /// The token server a registry named.
    RegistryToken,
    /// The proxy that requests to other hosts go through.
    Proxy,
}

/// Values that a sentence needs, by name.
pub type Fields = BTreeMap<String, String>;
