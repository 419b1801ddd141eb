//! The body of AI Core's request, and AI Launchpad's part of it.

use super::{Format, Found, ImportError, LeftOut, Part, Taken, auths, json, text};
use pasted_text::Value;

/// Reads `{"name":…,"data":{".dockerconfigjson":…}}`, or the `data` part alone.
pub(super) fn import(root: &Value, found: &mut Found) -> Result<Format, ImportError> {
    if let Some(name) = root.member("name").and_then(Value::text) {
        found.set_name(name);
    }
    if let Some(document) = root.member(".dockerconfigjson") {
        import_document(document, found)?;
        return Ok(Format::LaunchpadData);
    }
    let document = root
        .member("data")
        .and_then(|data| data.member(".dockerconfigjson"));
    import_document(document.ok_or(ImportError::NoCredential)?, found)?;
    Ok(Format::AiCoreRequest)
}

/// Reads the inner document, in whatever wrapping it came: text, object, escaped twice, base64.
fn import_document(document: &Value, found: &mut Found) -> Result<(), ImportError> {
    match document {
        Value::Text(text) => import_document_text(text, found),
        Value::Object(_) => {
            found.taken.push(Taken::FromNestedObject);
            auths::import_config(document, found).map(drop)
        }
        _ => Err(ImportError::NoCredential),
    }
}

/// Reads the inner document from its text.
pub(super) fn import_document_text(text: &str, found: &mut Found) -> Result<(), ImportError> {
    if super::shell::whole_variable(text.trim()).is_some() {
        let name = super::shell::whole_variable(text.trim()).map(str::to_owned);
        found.left_out.push(LeftOut::Variable {
            part: Part::Document,
            name,
        });
        return Ok(());
    }
    if let Some(inner) = text::unwrap_base64(text) {
        found.taken.push(Taken::InnerFromBase64);
        return import_inner(&inner, found);
    }
    import_inner(text, found)
}

fn import_inner(text: &str, found: &mut Found) -> Result<(), ImportError> {
    let document = json::read(text)?;
    if document.is_lenient {
        found.taken.push(Taken::FromLooseJson);
    }
    if let Some(escaped) = document.value.text() {
        let inner = json::read(escaped).map_err(|_| ImportError::NoCredential)?;
        found.taken.push(Taken::FromEscapedTwice);
        return auths::import_config(&inner.value, found).map(drop);
    }
    match document.value.member("auths").is_none() {
        true => auths::import_dockercfg(&document.value, found)
            .or_else(|_| auths::import_config(&document.value, found))
            .map(drop),
        false => auths::import_config(&document.value, found).map(drop),
    }
}
