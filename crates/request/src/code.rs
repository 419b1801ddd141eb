//! A request as code: a program that sends the same bytes, one file per language.
//!
//! No program holds a secret. It reads them from environment variables named by [`Variables`](crate::Variables), or asks
//! for them, gets its own access token, and escapes them itself when it runs. Pure functions; what AI Core's own SDK
//! would look like is the matter of the crate above.

mod bash;
mod expression;
mod script;
mod template;

use crate::Request;

/// A language that a request can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// bash and curl.
    CurlBash,
}

impl Language {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 1] = [Self::CurlBash];
}

/// What a program does: get an access token, if one is needed, then send a request.
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    /// Asks for the access token that `request` needs. Without a client secret in it, it is sent with the client
    /// certificate that `AICORE_CERT_FILE_PATH` and `AICORE_KEY_FILE_PATH` name, as in SAP's SDKs.
    pub token: Option<&'a Request>,
    /// The request.
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

/// Writes a call in a language.
pub fn code(language: Language, call: &Call) -> Vec<CodeFile> {
    match language {
        Language::CurlBash => vec![bash::file(call)],
    }
}
