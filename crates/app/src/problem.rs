//! What can go wrong, as data: a kind for each reaction of the window, and the values its sentence needs.
//!
//! The window puts it into words. No variant holds a sentence of ours, and none can hold a secret.

use jiff::Timestamp;
use pull_secret::import::ForeignText;
use request::{IdentityRefusal, VariableFault};
use serde::Serialize;
use ts_rs::TS;

pub(crate) mod from_ai_core;
mod from_certificate;
pub(crate) mod from_errors;

/// A problem at the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Problem {
    // The service key
    /// The clipboard holds no text.
    ClipboardEmpty,
    /// The file cannot be read.
    FileUnreadable {
        /// Its name without the folder.
        file: String,
    },
    /// The file cannot be written.
    FileUnwritable {
        /// Its name without the folder.
        file: String,
    },
    /// A file of this name is there already, and the user was not asked whether it may be replaced. Nothing was written.
    FileExists {
        /// Its name without the folder.
        file: String,
    },
    /// The file holds no connections that were exported from here, or those of a newer version.
    NoConnectionFile,
    /// A connection in the file has no client id, or an address that cannot be used.
    ImportedConnectionUnusable {
        /// The name as the file or the environment has it.
        name: String,
    },
    /// The file or text is larger than a service key can be.
    TooLarge {
        /// How many bytes are accepted.
        limit: u64,
    },
    /// The text is no JSON.
    NotJson {
        /// The line of the first fault, from 1.
        line: usize,
        /// The column of the first fault, in characters from 1.
        column: usize,
    },
    /// The text is nested more deeply than is read.
    TooDeep,

    // What was pasted or dropped
    /// It is no text.
    ImportNotText,
    /// There is nothing in it.
    ImportEmpty,
    /// It is of no known format.
    ImportUnrecognised,
    /// It looks like YAML and cannot be read, or asks for too much.
    ImportNotYaml,
    /// A name stands twice in one object, so it cannot be known which one is meant.
    ImportRepeatedName,
    /// A quote of the command line is not closed.
    ImportUnclosedQuote,
    /// The format is known, and there is no registry credential in it.
    ImportNoCredential,
    /// It is a template, a pipeline or the like, without the values that are needed.
    ForeignText {
        /// Which kind of text.
        text: ForeignText,
    },
    /// A credential helper could not be asked, or its answer cannot be read.
    HelperFailed {
        /// What stands behind `docker-credential-`.
        helper: String,
    },
    /// The document that was edited cannot be read as one.
    DocumentUnreadable {
        /// The line of the first fault, from 1; 0 if it is not JSON that is at fault.
        line: usize,
        /// The column of the first fault, in characters from 1.
        column: usize,
    },

    // The keychain
    /// The keychain has to be unlocked first.
    KeychainLocked,
    /// The unlocking was dismissed.
    KeychainDismissed,
    /// This computer runs no keychain.
    KeychainAbsent,
    /// The keychain does not answer in time.
    KeychainNotAnswering,
    /// The keychain refused for a reason of its own.
    KeychainRefused,
    /// The entry is not in the keychain any more.
    SecretMissing {
        /// Whose: `clientSecret` or `password`.
        what: String,
    },
    /// The entry in the keychain is damaged or there are two.
    SecretDamaged,
    /// The secret is longer than a keychain takes.
    SecretTooLong {
        /// How many bytes are accepted.
        limit: u64,
    },
    /// The secret is not text.
    SecretNotText,

    // The way to the server
    /// The host name is not known.
    NameNotResolved {
        /// The host that was addressed, with its port.
        host: String,
    },
    /// Nothing listens there, or the network is down.
    Unreachable {
        /// The host that was addressed, with its port.
        host: String,
    },
    /// No answer in time.
    TimedOut {
        /// The host that was addressed, with its port.
        host: String,
        /// After how many seconds.
        seconds: u64,
    },
    /// The connection broke before the answer was complete.
    ConnectionLost {
        /// The host that was addressed, with its port.
        host: String,
    },
    /// The certificate of the server is not trusted.
    Untrusted {
        /// The host that was addressed, with its port.
        host: String,
        /// Why, as the TLS library names it.
        reason: String,
    },
    /// The server did not take the client certificate, or wanted one.
    ClientCertificateRefused {
        /// The host that was addressed, with its port.
        host: String,
        /// What the server objected to, as far as TLS says it.
        reason: IdentityRefusal,
    },
    /// The client certificate of the connection is over. Nothing was sent.
    ClientCertificateExpired {
        /// The end of its period (`notAfter`).
        #[ts(type = "string")]
        at: Timestamp,
    },
    /// The client certificate of the connection is not valid yet. Nothing was sent.
    ClientCertificateNotYetValid {
        /// From when on it is.
        #[ts(type = "string")]
        from: Timestamp,
    },
    /// The proxy did not let it through.
    ProxyRefused {
        /// The host that was addressed, with its port.
        host: String,
    },
    /// The proxy itself cannot be reached.
    ProxyUnreachable {
        /// The host behind it.
        host: String,
        /// Host and port of the proxy.
        proxy: String,
    },
    /// What came back is not HTTP, or more than is read.
    AnswerUnusable {
        /// The host that was addressed, with its port.
        host: String,
    },

    // The response of the server
    /// The token server refused the client id or client secret.
    ClientSecretRefused {
        /// The host that was addressed, with its port.
        host: String,
        /// The message in the response; empty if it has none.
        message: String,
    },
    /// The token server refused for another reason.
    TokenRefused {
        /// The host that was addressed, with its port.
        host: String,
        /// The HTTP status of the response.
        status: u16,
        /// The message in the response; empty if it has none.
        message: String,
    },
    /// The access token is refused even after a renewal.
    AccessTokenRefused {
        /// The HTTP status of the response.
        status: u16,
        /// The message in the response; empty if it has none.
        message: String,
    },
    /// The service key lacks the right for this call.
    NotAllowed {
        /// The message in the response; empty if it has none.
        message: String,
    },
    /// The server asks to wait longer than makes sense here.
    TooManyRequests {
        /// For how many seconds, if it says.
        seconds: Option<u64>,
    },
    /// The server is in trouble.
    ServerFailed {
        /// The HTTP status of the response.
        status: u16,
        /// The message in the response; empty if it has none.
        message: String,
    },
    /// The server wants to send the call elsewhere, which is never followed.
    Redirected {
        /// The HTTP status of the response.
        status: u16,
        /// The host it names.
        to: String,
    },
    /// The server answered with a web page.
    WebPage {
        /// The HTTP status of the response.
        status: u16,
        /// The title of the page.
        title: String,
    },
    /// The server refused the request.
    RequestRefused {
        /// The HTTP status of the response.
        status: u16,
        /// The error code of the API, such as `01010025`.
        code: Option<String>,
        /// The message in the response; empty if it has none.
        message: String,
    },
    /// The answer is not what the API describes.
    AnswerUnknown {
        /// The HTTP status of the response.
        status: u16,
    },

    /// The tenant has the name now, and it is not known who created it.
    OwnerUnknown,
    /// No answer came, and the tenant does not show the name so far.
    NotSeenYet,
    /// The server accepted it without a message, as it also does when the name is taken.
    Unconfirmed,
    /// A secret that a repetition needs could not be opened.
    Interrupted,

    // Here
    /// The window called a command with an argument that it does not take.
    CallMalformed {
        /// The name of the command.
        command: String,
        /// The name of the argument.
        argument: String,
    },
    /// The form holds something that cannot be sent; its findings tell.
    NotSendable,
    /// A write on a production connection, and nobody was asked.
    ApprovalWanted {
        /// The name of the connection.
        connection: String,
    },
    /// A write on a production connection that cannot be undone, and its name was not typed.
    NameWanted {
        /// The name of the connection.
        connection: String,
    },
    /// A name is empty or taken.
    ConnectionNameUnusable,
    /// It is not there any more.
    Gone,
    /// The connection of a request that was made is removed.
    ConnectionRemoved {
        /// The name it had.
        name: String,
    },
    /// A request that writes, or asks for a token, is not sent again as it is.
    NotSentAgain,
    /// The record was written by another version and cannot be read.
    RecordUnreadable,
    /// The call was cancelled.
    Cancelled,
    /// The records cannot be written.
    NotSaved,
    /// The practice tenant could not be started.
    PracticeTenantNotStarted,
    /// The address of the proxy cannot be used.
    ProxyMalformed,
    /// There is no certificate in the file, or one that cannot be read.
    CertificatesUnreadable,
    /// A variable of the environment sets something for the network that cannot be used. Nothing was sent.
    VariableUnusable {
        /// The name as the file or the environment has it.
        name: String,
        /// What is wrong with its value.
        fault: VariableFault,
    },
    /// TLS cannot be set up on this computer.
    TlsUnavailable,
    /// The clipboard cannot be written.
    ClipboardUnavailable,
    /// No browser could be started.
    BrowserUnavailable {
        /// The address, to be opened by hand.
        url: String,
    },
    /// No file manager could be started.
    FileManagerUnavailable {
        /// The folder, to be opened by hand.
        folder: String,
    },
}
