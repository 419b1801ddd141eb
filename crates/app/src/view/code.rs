//! Requests as code, as the window sees them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Call, Composition};

/// What is to be written as code.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum CodeSubject {
    /// What a form would send.
    Form {
        /// The form and the purpose it is composed for.
        composition: Composition,
    },
    /// A call that no form belongs to.
    Call {
        /// The id of the connection.
        connection: String,
        /// The kind of call.
        call: Call,
    },
    /// A request that was sent.
    Activity {
        /// The number of its record.
        activity: i64,
    },
}

/// Asks for a request as code.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CodeCall {
    /// The request to write as code.
    pub subject: CodeSubject,
    /// In which language: a name that [`code_languages`](crate::CodeSnippets::code_languages) gave.
    pub language: String,
    /// In which form; one that has no short form is written as the safe program.
    pub form: CodeForm,
}

/// A form of code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CodeForm {
    /// As people type it: with an access token from a variable, and a body in which they replace placeholders.
    Short,
    /// A program that gets its own access token, asks for passwords, and keeps them to itself.
    Safe,
}

/// A request as code. No secret is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CodeView {
    /// The files; none if the language cannot say this request.
    pub files: Vec<CodeFile>,
    /// The environment variables it reads, each once.
    pub variables: Vec<String>,
    /// The forms that there are of this request in this language, the short one first.
    pub forms: Vec<CodeForm>,
}

/// A file of code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CodeFile {
    /// The file name with its extension.
    pub name: String,
    /// The code, in UTF-8.
    pub text: String,
}
