//! What is said about an import: what was decoded, repaired and left out, and what Kubernetes makes of the original.

use pasted_text::shell::Shell;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What stands for a secret in [`Repair::before`] and [`Repair::after`].
pub const MASK: &str = "••••••••";

/// Something that was done to the text, or taken beyond the obvious.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Taken {
    /// The text was UTF-16, as PowerShell writes it.
    FromUtf16,
    /// The text is of an old code page; only its ASCII characters are certain.
    FromSingleByte,
    /// A byte-order mark was skipped.
    WithoutByteOrderMark,
    /// The text was base64.
    FromBase64,
    /// The inner document was escaped once too often.
    FromEscapedTwice,
    /// The inner document stood there as a nested object, which AI Core refuses: mended.
    FromNestedObject,
    /// The text is not strict JSON (single quotes, a last comma, comments): read all the same.
    FromLooseJson,
    /// `stringData` goes before `data`.
    StringDataBeforeData,
    /// `auth` goes before username and password, which say something else.
    AuthBeforeFields {
        /// The key of the entry in `auths`.
        registry_key: String,
    },
    /// No registry is named, so it is Docker Hub.
    DefaultRegistry,
    /// The password comes from the command before the pipe.
    PasswordFromPipe,
    /// Nothing in the text says which shell it is for, and another one would read other values.
    ShellAssumed {
        /// As which it was read.
        shell: CommandShell,
    },
    /// The password is a token that expires.
    Expires {
        /// The key of the entry in `auths`.
        registry_key: String,
        /// When, as the text has it; `None` if it only follows from the kind of token.
        at: Option<String>,
        /// How many hours such a token is valid after it was issued.
        hours: u32,
    },
}

/// Something that was not taken, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum LeftOut {
    /// The entry is empty and no helper keeps its credential.
    EmptyEntry {
        /// The key of the entry in `auths`.
        registry_key: String,
    },
    /// An identity or registry token: the kubelet ignores it. Another credential is needed.
    Token {
        /// The key of the entry in `auths`.
        registry_key: String,
    },
    /// Docker's device login of Docker Hub, of no use elsewhere.
    DeviceLogin {
        /// The key of the entry in `auths`.
        registry_key: String,
    },
    /// `auth` cannot be decoded.
    AuthUnreadable {
        /// The key of the entry in `auths`.
        registry_key: String,
    },
    /// The entry is not of the form of one.
    EntryUnreadable {
        /// The key of the entry in `auths`.
        registry_key: String,
    },
    /// Username or password are no UTF-8 text.
    NotText {
        /// The key of the entry in `auths`.
        registry_key: String,
    },
    /// A mail address, used by nobody.
    Email {
        /// The key of the entry in `auths`.
        registry_key: String,
    },
    /// A value that a shell would have filled in. The text alone does not tell it.
    Variable {
        /// The value that is missing.
        part: Part,
        /// The variable, if the value is just that.
        name: Option<String>,
    },
    /// The output of another command.
    CommandOutput {
        /// The value that is missing.
        part: Part,
    },
    /// The content of a file.
    File {
        /// The value that is missing.
        part: Part,
    },
    /// The command asks for the password.
    PasswordAsked,
    /// AI Core knows no namespace.
    Namespace,
    /// A header of the request, such as its access token.
    Headers,
    /// Another document of the same text.
    OtherDocument {
        /// The `kind` of the document.
        document_kind: String,
    },
    /// A Secret that is no pull secret.
    OtherSecret {
        /// `metadata.name` of the Secret.
        name: String,
    },
    /// A helper whose name is none: it will not be asked.
    HelperName,
    /// Another command of the same text.
    OtherCommand,
    /// Other text: the answer of a server, a remark, what follows the document.
    OtherText,
    /// A value that is still to be put in, such as `<your password>` or `{{ .Values.password }}`.
    Placeholder {
        /// The value that is missing.
        part: Part,
        /// Its name as the text has it.
        name: String,
    },
    /// The key of an entry is no registry, so nothing ever uses it.
    NotARegistry {
        /// The key of the entry in `auths`.
        registry_key: String,
    },
    /// A Secret whose document cannot be read.
    SecretUnreadable {
        /// `metadata.name` of the Secret.
        name: String,
    },
    /// A Secret that OpenShift made for the registry inside a cluster, which AI Core cannot reach.
    ClusterInternal {
        /// `metadata.name` of the Secret.
        name: String,
    },
    /// A service key of the same text: it is a connection, not a credential.
    ServiceKey,
    /// The registry host: the text has a login and does not say where it is valid.
    Registry,
    /// A second password of the same user, which is as good as the first.
    SecondPassword {
        /// The username that both passwords belong to.
        username: String,
    },
}

/// A shell whose quoting was applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CommandShell {
    /// bash, zsh and the POSIX shell.
    Bash,
    /// Windows PowerShell and PowerShell 7.
    PowerShell,
    /// cmd.exe of Windows, which knows no single quotes.
    Cmd,
}

impl From<Shell> for CommandShell {
    fn from(shell: Shell) -> Self {
        match shell {
            Shell::Bash => Self::Bash,
            Shell::PowerShell => Self::PowerShell,
            Shell::Cmd => Self::Cmd,
        }
    }
}

/// A value of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Part {
    /// The name of the secret.
    Name,
    /// The registry host, a key of `auths`.
    RegistryKey,
    /// The username of a credential.
    Username,
    /// The password of a credential.
    Password,
    /// The `.dockerconfigjson` as a whole.
    Document,
}

/// A part of the text that is broken as it stands, and how it was read instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Repair {
    /// What is wrong with it.
    pub kind: RepairKind,
    /// Which value it is about.
    pub part: Part,
    /// The entry it is about, if it is about one.
    pub registry_key: Option<String>,
    /// The part as the text has it, or as its program would read it; a secret in it is replaced with [`MASK`].
    pub before: String,
    /// What it was read as; a secret in it is replaced with [`MASK`].
    pub after: String,
}

/// What is wrong with a part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum RepairKind {
    /// Two flags are glued together: the value of the first one would swallow the second.
    MissingSpace,
    /// A flag lacks its dashes, so the program would take it for an argument.
    MissingDashes,
    /// Blanks around `=`: the program would take `=` for the value.
    BlanksAroundEquals,
    /// A quote is never closed.
    UnclosedQuote,
    /// Typographic quotes or dashes, as word processors put them.
    TypographicCharacters,
    /// A line ends in a continuation that the shell of the command does not know, or continues without one.
    LineContinuation,
    /// A `$` that a shell would take for a variable belongs to the value, as in the robot accounts of Harbor.
    Variable,
    /// A value with a blank in it and no quotes around it: the shell would cut it there.
    UnquotedBlank,
    /// A blank before the pipe, which cmd's `echo` prints: the password would end in it.
    BlankBeforePipe,
    /// A variable was replaced with the value that the same text assigns to it.
    VariableFilledIn,
    /// The output of a command with literal arguments, such as `$(echo -n user:token | base64)`.
    CommandEvaluated,
    /// The value of `auths` is a text that holds JSON.
    AuthsIsText,
    /// The entries stand there without `auths` around them.
    AuthsMissing,
    /// It was base64 of base64.
    EncodedTwice,
    /// `auth` is URL-safe base64, which Go's decoder refuses.
    AuthAlphabet,
    /// `auth` is `user:password` as plain text.
    AuthNotBase64,
    /// The document is base64 where it has to be text.
    InnerFromBase64,
    /// The document is text where it has to be base64.
    TextInsteadOfBase64,
    /// Quotes within a block text are part of the value.
    QuotesInBlockText,
    /// The type of the Secret is misspelt or missing.
    SecretType,
    /// Prompts of a shell, and what it printed in between.
    PromptRemoved,
    /// Base64 that was folded into lines with blanks between them.
    FoldedBase64,
    /// YAML would read the value as a number or as yes and no; the text of it was kept.
    NumberKeptAsText,
    /// Braces or brackets are missing at an end.
    MissingBraces,
    /// `auth` has too much or too little padding.
    AuthPadding,
    /// `auth` cannot be decoded, and the username and password beside it were taken.
    AuthReplaced,
    /// The value below `data` is URL-safe base64.
    DataAlphabet,
    /// `auths` is a list.
    AuthsIsList,
    /// The entry is the text of its `auth`.
    EntryIsAuth,
    /// The document stands in a wrapper that is no part of it.
    Wrapped,
}

/// What Kubernetes makes of a Secret as the text has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OriginalVerdict {
    /// The name of the Secret, if the text names it.
    pub secret_name: Option<String>,
    /// What happens to it.
    pub verdict: KubeletVerdict,
}

/// What happens to a Secret that is broken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum KubeletVerdict {
    /// The API server does not store it: `data` is not base64, or what it holds is not JSON.
    NotStored,
    /// The kubelet cannot decode one `auth`, and refuses the whole document because of it.
    RefusedForAuth {
        /// The key of the entry in `auths`.
        registry_key: String,
    },
    /// The kubelet cannot read the document: it does not have the structure that is expected.
    RefusedForStructure,
    /// The kubelet reads it and finds no entry, for lack of `auths`.
    NoEntries,
    /// The kubelet does not take it for a pull secret, because of its type.
    TypeIgnored {
        /// The type as the text has it.
        secret_type: String,
    },
}
