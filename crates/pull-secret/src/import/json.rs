//! Which of the formats an object is. Each is read in a file of its own.

use std::slice;

use go_std::json::line_and_column;
use pasted_text::lenient_json::{self, Document, Fault};
use pasted_text::{Value, base64_text};

use super::{
    Format, Found, ImportError, LeftOut, Taken, ai_core, answers, auths, helper, k3s, kubelet,
    kubernetes, kustomization, search, yaml,
};

/// Reads a text that starts like JSON: the first document, and those that follow it.
pub(super) fn import(
    text: &str,
    found: &mut Found,
    unwrappings: usize,
) -> Result<Format, ImportError> {
    let (document, rest) = match read_first(text) {
        Ok(read) => read,
        Err(ImportError::NotJson { line, column }) => {
            return not_json(text, (line, column), found);
        }
        Err(error) => return Err(error),
    };
    // `"ghcr.io": {…}` cut out of a document is no text with something behind it.
    if document.value.text().is_some() && rest.starts_with(':') {
        return not_json(text, (1, document.end + 1), found);
    }
    match import_document(&document, &text[..document.end], found, unwrappings) {
        Err(ImportError::Unrecognised | ImportError::NoCredential) if !rest.is_empty() => {
            import(rest, found, unwrappings.saturating_sub(1))
        }
        Ok(format) => {
            import_rest(rest, found, unwrappings);
            Ok(format)
        }
        error => error,
    }
}

fn import_document(
    document: &Document,
    text: &str,
    found: &mut Found,
    unwrappings: usize,
) -> Result<Format, ImportError> {
    let format = match &document.value {
        Value::Text(inner) if unwrappings > 0 => {
            let was_base64 = base64_text::unwrap(inner).is_some();
            if !was_base64 {
                found.taken.push(Taken::FromEscapedTwice);
            }
            super::recognise(inner, found, unwrappings - 1)
        }
        Value::Object(_) => {
            if !document.is_lenient && auths::is_config(&document.value) {
                let verdict = kubelet::of_document(text.as_bytes());
                found.judge(verdict.filter(|verdict| *verdict != super::KubeletVerdict::NoEntries));
            }
            match answers::import_gcp_key(&document.value, text, found) {
                Some(format) => Ok(format),
                None => object(&document.value, found),
            }
        }
        Value::List(items) => list(items, found),
        Value::Text(_) | Value::Null | Value::Literal(_) => Err(ImportError::Unrecognised),
    }?;
    if document.is_lenient {
        found.taken.push(Taken::FromLooseJson);
    }
    Ok(format)
}

/// What follows the document: another one, the answer of a server, a sign that a shell printed.
fn import_rest(rest: &str, found: &mut Found, unwrappings: usize) {
    if rest.is_empty() || rest == "%" {
        return;
    }
    let mut other = Found::default();
    let is_document = rest.starts_with('{') && import(rest, &mut other, unwrappings.min(1)).is_ok();
    match is_document && !other.credentials.is_empty() {
        true => found.take(other),
        false => found.left_out.push(LeftOut::OtherText),
    }
}

/// Reads a text that is one JSON document, strict or not, and nothing more.
pub(super) fn read(text: &str) -> Result<Document, ImportError> {
    let text = text.trim();
    let (document, rest) = read_first(text)?;
    if !rest.is_empty() {
        return Err(not_json_at(text, text.len() - rest.len()));
    }
    Ok(document)
}

/// The first document of a text, and what follows it.
fn read_first(text: &str) -> Result<(Document, &str), ImportError> {
    let document = lenient_json::read(text, 0).map_err(|fault| match fault {
        Fault::TooDeep { .. } => ImportError::TooDeep,
        Fault::Unexpected { at } => not_json_at(text, at),
    })?;
    if document.value.has_repeated_name() {
        return Err(ImportError::RepeatedName);
    }
    let rest = text[document.end..].trim_start_matches([',', ';']).trim();
    Ok((document, rest))
}

fn not_json_at(text: &str, at: usize) -> ImportError {
    let (line, column) = line_and_column(text.as_bytes(), at);
    ImportError::NotJson { line, column }
}

/// Reads an object of any of the formats.
pub(super) fn object(root: &Value, found: &mut Found) -> Result<Format, ImportError> {
    let has = |name: &str| root.member(name).is_some();
    if has("kind") && (has("apiVersion") || has("data") || has("stringData") || has("items")) {
        return kubernetes::import_all(slice::from_ref(root), found);
    }
    let data = root
        .member("data")
        .filter(|data| data.member(".dockerconfigjson").is_some());
    if has(".dockerconfigjson") || data.is_some() {
        return ai_core::import(root, found);
    }
    if has("ServerURL") && has("Secret") {
        return helper::import(root, found);
    }
    if let Some(format) = answers::import(root, found) {
        return format;
    }
    if has("secretGenerator") {
        return kustomization::import(root, found);
    }
    if k3s::is_registries(root) {
        return k3s::import(root, found);
    }
    if auths::is_config(root) {
        return auths::import_config(root, found);
    }
    auths::import_dockercfg(root, found).or_else(|_| search::import(root, found))
}

/// Reads a list: of manifests, or of whatever holds documents.
fn list(items: &[Value], found: &mut Found) -> Result<Format, ImportError> {
    let are_manifests = items.iter().any(|item| item.member("kind").is_some());
    match are_manifests {
        true => kubernetes::import_all(items, found),
        false => search::import_all(items, found),
    }
}

/// Text that is not JSON and may be meant so: YAML takes values without quotes, a snippet lacks its braces.
fn not_json(
    text: &str,
    (line, column): (usize, usize),
    found: &mut Found,
) -> Result<Format, ImportError> {
    let format = match yaml::import(text, found) {
        Ok(format) => format,
        Err(error @ (ImportError::RepeatedName | ImportError::Foreign(_))) => return Err(error),
        Err(_) => return Err(ImportError::NotJson { line, column }),
    };
    if found.credentials.is_empty() && found.helpers.is_empty() {
        return Err(ImportError::NotJson { line, column });
    }
    // A Secret written as YAML in braces is what it is.
    if format != Format::KubernetesSecret {
        found.taken.push(Taken::FromLooseJson);
    }
    Ok(format)
}
