//! A request in short, as people type it: one call, its body in a file beside it.
//!
//! The access token is a variable, and each password in the body a placeholder to be replaced. The program behind the
//! short form gets a token on its own, asks for passwords and escapes them; it is all there is of a request whose secrets
//! are not simply inserted. Languages whose files are not read by people but opened with a tool have no short form: the
//! tool shows the request, and fills in variables itself. Nor has SAP's SDK, of which each call is one line already.

use super::script::Step;
use super::template::{Bit, Template};
use super::{Call, CodeFile, Language, curl, curl_powershell, go, javascript, powershell, python};
use crate::{Encoding, Method};

/// The file that the body is in.
pub(crate) const BODY: &str = "body.json";

/// A request of which everything but the values of its secrets is known.
pub(crate) struct Short<'a> {
    pub(crate) method: Method,
    pub(crate) url: &'a str,
    pub(crate) headers: Vec<(&'a str, Vec<Word<'a>>)>,
    /// The text of the file [`BODY`].
    pub(crate) body: Option<String>,
    /// Whether it is sent with a client certificate.
    pub(crate) with_certificate: bool,
}

/// A part of a header.
#[derive(Clone, Copy)]
pub(crate) enum Word<'a> {
    /// Characters.
    Literal(&'a str),
    /// What the environment variable of this name holds.
    Secret(&'a str),
}

/// Writes a request in short; `None` if the language has no short form, or this request has none in it.
pub(crate) fn files(language: Language, call: &Call) -> Option<Vec<CodeFile>> {
    let step = Step::new(call.request, false);
    let short = Short::of(&step)?;
    let (name, text) = match language {
        Language::Curl => ("request.sh", curl::short(&short)),
        Language::CurlPowerShell => ("request-curl.ps1", curl_powershell::short(&short)?),
        Language::PowerShell => ("request.ps1", powershell::short(&short)?),
        Language::Python => ("request.py", python::short(&short)),
        Language::JavaScript => ("request.mjs", javascript::short(&short)?),
        Language::Go => ("main.go", go::short(&short)?),
        Language::PythonSdk | Language::Postman | Language::Http | Language::Bruno => return None,
    };
    let mut files = vec![CodeFile {
        name: name.to_owned(),
        text,
    }];
    files.extend(short.body.map(|text| CodeFile {
        name: BODY.to_owned(),
        text,
    }));
    Some(files)
}

impl<'a> Short<'a> {
    /// `None` if a secret of the request is encoded, or its response is a secret.
    fn of(step: &'a Step) -> Option<Self> {
        if step.gives_token {
            return None;
        }
        let headers = step.assembled.headers.iter();
        let headers = headers.map(|(name, value)| Some((name.as_str(), words(value)?)));
        let body = step.assembled.body.as_ref();
        Some(Self {
            method: step.request.method,
            url: step.assembled.url.known()?,
            headers: headers.collect::<Option<_>>()?,
            body: match body {
                Some(body) => Some(inserted(body, &step.assembled.documents)?),
                None => None,
            },
            with_certificate: step.with_certificate,
        })
    }
}

impl Short<'_> {
    /// Whether a variable of the environment is read.
    pub(crate) fn reads_environment(&self) -> bool {
        let mut words = self.headers.iter().flat_map(|(_, words)| words);
        self.with_certificate || words.any(|word| matches!(word, Word::Secret(_)))
    }
}

/// Joins the words of a value; `literal` writes characters, `secret` what reads a variable.
pub(crate) fn joined(
    words: &[Word],
    joint: &str,
    literal: impl Fn(&str) -> String,
    secret: impl Fn(&str) -> String,
) -> String {
    let words = words.iter().map(|word| match word {
        Word::Literal(text) => literal(text),
        Word::Secret(name) => secret(name),
    });
    words.collect::<Vec<_>>().join(joint)
}

fn words(value: &Template) -> Option<Vec<Word<'_>>> {
    let words = value.0.iter().map(|bit| match bit {
        Bit::Literal(text) => Some(Word::Literal(text)),
        Bit::Secret(name) => Some(Word::Secret(name)),
        _ => None,
    });
    words.collect()
}

/// A text with a placeholder for each secret, and its documents in their places.
fn inserted(template: &Template, documents: &[Template]) -> Option<String> {
    let bits = template.0.iter().map(|bit| match bit {
        Bit::Literal(text) => Some(text.clone()),
        Bit::Secret(name) => Some(format!("${name}")),
        Bit::Document(index) => inserted(documents.get(*index)?, documents),
        Bit::Json(inner) => Some(format!("\"{}\"", in_json(inner, documents)?)),
        Bit::Inside(inner) => in_json(inner, documents),
        Bit::AccessToken | Bit::Percent(_) | Bit::Base64(_) => None,
    });
    bits.collect()
}

fn in_json(inner: &Template, documents: &[Template]) -> Option<String> {
    let text = inserted(inner, documents)?;
    Some(Encoding::JsonString.encode(&text).to_string())
}
