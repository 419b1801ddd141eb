//! curl as people type it: the request in a few lines, its body in a file beside them.
//!
//! The access token is a variable, and each password in the body a placeholder to be replaced. Everybody on a computer
//! can see the arguments of curl, the token among them; the program of [`bash`](super::bash) keeps it to itself, gets it
//! on its own, and is what a request becomes whose secrets are not simply inserted.

use super::script::{CERTIFICATE_FILE, KEY_FILE, Step};
use super::template::{Bit, Template};
use super::{Call, CodeFile, bash};
use crate::{Encoding, Method};

const BODY: &str = "body.json";

pub(crate) fn files(call: &Call) -> Vec<CodeFile> {
    let step = Step::new(call.request, false);
    short(&step).unwrap_or_else(|| vec![bash::file(call)])
}

/// The request in short; `None` if a secret of it is encoded, or its response is a secret.
fn short(step: &Step) -> Option<Vec<CodeFile>> {
    if step.gives_token {
        return None;
    }
    let body = match &step.assembled.body {
        Some(body) => Some(inserted(body, &step.assembled.documents)?),
        None => None,
    };
    let mut files = vec![CodeFile {
        name: "request.sh".to_owned(),
        text: command(step, body.as_deref())?,
    }];
    files.extend(body.map(|text| CodeFile {
        name: BODY.to_owned(),
        text,
    }));
    Some(files)
}

fn command(step: &Step, body: Option<&str>) -> Option<String> {
    let method = match step.request.method {
        Method::Head => "--head".to_owned(),
        method => format!("-X {}", method.as_str()),
    };
    let url = literal(step.assembled.url.known()?);
    let mut arguments = vec![format!("{method} {url}")];
    if step.with_certificate {
        arguments.push(format!(
            r#"--cert "${CERTIFICATE_FILE}" --key "${KEY_FILE}""#
        ));
    }
    for (name, value) in &step.assembled.headers {
        arguments.push(format!("-H {}", header(name, value)?));
    }
    // -d leaves line ends out.
    arguments.extend(body.map(|text| match text.contains(['\n', '\r']) {
        true => format!("--data-binary @{BODY}"),
        false => format!("-d @{BODY}"),
    }));
    Some(format!("curl {}\n", arguments.join(" \\\n  ")))
}

/// A header in quotes, in which the shell inserts secrets.
fn header(name: &str, value: &Template) -> Option<String> {
    if let Some(value) = value.known() {
        return Some(literal(&format!("{name}: {value}")));
    }
    let value: Option<String> = value.0.iter().map(quoted).collect();
    Some(format!(r#""{name}: {}""#, value?))
}

fn quoted(bit: &Bit) -> Option<String> {
    match bit {
        Bit::Literal(text) => {
            let special = |letter| matches!(letter, '"' | '\\' | '$' | '`');
            let escaped = |letter| match special(letter) {
                true => format!("\\{letter}"),
                false => letter.to_string(),
            };
            Some(text.chars().map(escaped).collect())
        }
        Bit::Secret(name) => Some(format!("${name}")),
        _ => None,
    }
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

fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}
