//! A request as code: a program that sends the same bytes, one file per language.
//!
//! Most languages have a short form, too: see [`short`](short()). No program holds a secret. It reads them from environment variables named by [`variable_name`], or asks
//! for them, gets its own access token, and escapes them itself when it runs. Pure functions. What SAP's own SDK needs
//! is known to the crate above, not here.

mod bash;
mod bruno;
mod curl;
mod curl_powershell;
mod expression;
mod go;
mod http_file;
mod javascript;
mod postman;
mod powershell;
pub mod python;
mod quote;
mod script;
mod scripted;
mod short;
mod template;
#[cfg(test)]
mod tests;
mod tree;

pub use postman::Collection;

use pull_secret::FieldPath;

use crate::{Request, Slot, SlotKind};

/// A language that a request can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// curl, called from bash.
    Curl,
    /// curl, called from PowerShell.
    CurlPowerShell,
    /// Windows PowerShell 5.1 or PowerShell 7, without curl.
    PowerShell,
    /// Python with the package requests.
    Python,
    /// Python with SAP's SDK.
    PythonSdk,
    /// JavaScript for Node.js 18 or newer, without packages.
    JavaScript,
    /// Go with its standard library alone.
    Go,
    /// A collection and an environment for Postman.
    Postman,
    /// A file for JetBrains' HTTP client and for httpYac.
    Http,
    /// A collection for Bruno.
    Bruno,
}

impl Language {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 10] = [
        Self::Curl,
        Self::CurlPowerShell,
        Self::PowerShell,
        Self::Python,
        Self::PythonSdk,
        Self::JavaScript,
        Self::Go,
        Self::Postman,
        Self::Http,
        Self::Bruno,
    ];
}

/// What a program does: get an access token, if one is needed, then send a request.
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    /// Asks for the access token that `request` needs. With an identity, it is sent with the client certificate
    /// that `AICORE_CERT_FILE_PATH` and `AICORE_KEY_FILE_PATH` name, as in SAP's SDKs.
    pub token: Option<&'a Request>,
    /// The request to send after that.
    pub request: &'a Request,
}

/// A file of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeFile {
    /// Its name, with the extension of its kind.
    pub name: String,
    /// Its text. It holds no secret.
    pub text: String,
}

/// Writes a call in short, as people type it: the access token is a variable, and the body a file with placeholders for
/// its passwords. `None` if the language has no short form, or this call has none in it.
pub fn short(language: Language, call: &Call) -> Option<Vec<CodeFile>> {
    short::files(language, call)
}

/// Writes a call in a language, as a program that keeps its secrets to itself. There is no file for [`Language::PythonSdk`], whose calls are not requests: the crate
/// `ai-core` has those too.
pub fn code(language: Language, call: &Call) -> Vec<CodeFile> {
    match language {
        Language::Curl => vec![bash::file(call)],
        Language::CurlPowerShell => vec![curl_powershell::file(call)],
        Language::PowerShell => vec![powershell::file(call)],
        Language::Python => vec![python::file(call)],
        Language::PythonSdk => Vec::new(),
        Language::JavaScript => vec![javascript::file(call)],
        Language::Go => vec![go::file(call)],
        Language::Postman => postman::files(call),
        Language::Http => vec![http_file::file(call)],
        Language::Bruno => bruno::files(call),
    }
}

/// The name of the environment variable that a program reads a secret from. That of the first credential has no number,
/// that of the second has a 2.
pub fn variable_name(slot: &Slot) -> String {
    match (slot.secret, slot.place) {
        (SlotKind::ClientSecret, _) => "AICORE_CLIENT_SECRET".to_owned(),
        (SlotKind::PrivateKey, _) => "AICORE_KEY_STR".to_owned(),
        (SlotKind::AccessToken, _) => "AICORE_TOKEN".to_owned(),
        (SlotKind::RegistryToken, _) => "REGISTRY_TOKEN".to_owned(),
        (SlotKind::RegistryPassword, place) => numbered("REGISTRY_PASSWORD", place),
        (SlotKind::RegistryUsername, place) => numbered("REGISTRY_USERNAME", place),
    }
}

/// The name of a variable that each credential has one of.
fn numbered(name: &str, place: Option<FieldPath>) -> String {
    match place {
        Some(FieldPath::Password { registry } | FieldPath::Username { registry })
            if registry > 0 =>
        {
            format!("{name}_{}", registry + 1)
        }
        _ => name.to_owned(),
    }
}
