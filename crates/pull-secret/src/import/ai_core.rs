//! The body of AI Core's request, and AI Launchpad's part of it.

use pasted_text::Value;
use pasted_text::base64_text;
use pasted_text::placeholder::unfilled;

use super::auths::note;
use super::entry::left_out_of;
use super::{Format, Found, ImportError, Part, RepairKind, Taken, auths, json, kubelet};

/// Reads `{"name":…,"data":{".dockerconfigjson":…}}`, or the `data` part alone.
pub(super) fn import(root: &Value, found: &mut Found) -> Result<Format, ImportError> {
    if let Some(name) = root.member("name").and_then(Value::text) {
        found.set_name(name);
        found.secret_name = Some(name.to_owned()).filter(|name| !name.is_empty());
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
            auths::import_value(document, found)
        }
        _ => Err(ImportError::NoCredential),
    }
}

/// Reads the inner document from its text.
pub(super) fn import_document_text(text: &str, found: &mut Found) -> Result<(), ImportError> {
    let text = text.trim();
    if !text.starts_with(['{', '"'])
        && let Some(unfilled) = unfilled(text)
    {
        found.left_out.push(left_out_of(unfilled, Part::Document));
        return Ok(());
    }
    let Some(once) = base64_text::unwrap(text) else {
        return import_inner(text, found);
    };
    match base64_text::unwrap(&once.text) {
        Some(twice) => {
            note(RepairKind::EncodedTwice, "base64 × 2", "{…}", found);
            import_inner(&twice.text, found)
        }
        None => {
            note(RepairKind::InnerFromBase64, "eyJ…", "{…}", found);
            import_inner(&once.text, found)
        }
    }
}

fn import_inner(text: &str, found: &mut Found) -> Result<(), ImportError> {
    let document = json::read(text)?;
    if document.is_lenient {
        found.taken.push(Taken::FromLooseJson);
    }
    if let Some(escaped) = document.value.text() {
        let inner = json::read(escaped).map_err(|_| ImportError::NoCredential)?;
        found.taken.push(Taken::FromEscapedTwice);
        return auths::import_value(&inner.value, found);
    }
    if !document.is_lenient {
        found.judge(kubelet::of_document(text.as_bytes()));
    }
    auths::import_value(&document.value, found)
}
