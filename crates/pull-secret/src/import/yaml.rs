//! YAML: one manifest or several, what else could be JSON, or a snippet cut out of either.

use pasted_text::{Value, yaml};

use super::auths::note;
use super::{Format, Found, ImportError, RepairKind, json, kubernetes};

/// Reads one document or several, each a manifest or what else could be JSON.
pub(super) fn import(text: &str, found: &mut Found) -> Result<Format, ImportError> {
    let documents = yaml::documents(text)
        .ok()
        .or_else(|| snippet(text, found))
        .ok_or(ImportError::NotYaml)?;
    import_documents(documents, found)
}

fn import_documents(mut documents: Vec<Value>, found: &mut Found) -> Result<Format, ImportError> {
    documents.retain(|document| document.object().is_some() || document.list().is_some());
    if documents.iter().any(Value::has_repeated_name) {
        return Err(ImportError::RepeatedName);
    }
    match &*documents {
        [] => Err(ImportError::Unrecognised),
        [Value::List(items)] => super::search::import_all(items, found),
        [root] => json::object(root, found),
        several => kubernetes::import_all(several, found),
    }
}

/// A part of a document: lines that lost the blanks in front of the first, members without the braces around them.
fn snippet(text: &str, found: &mut Found) -> Option<Vec<Value>> {
    if let Some(moved) = yaml::with_first_line_moved(text)
        && let Ok(documents) = yaml::documents(&moved)
    {
        return Some(documents);
    }
    let members = text.trim().trim_end_matches(',');
    if !members.starts_with('"') {
        return None;
    }
    // Braces that close what was opened above the part are too many.
    let members = without_last_braces(members);
    let document = json::read(&format!("{{{members}}}")).ok()?;
    note(
        RepairKind::MissingBraces,
        "\"…\": {…}",
        "{\"…\": {…}}",
        found,
    );
    Some(vec![document.value])
}

fn without_last_braces(text: &str) -> &str {
    let mut text = text.trim_end();
    let excess = text
        .matches('}')
        .count()
        .saturating_sub(text.matches('{').count());
    for _ in 0..excess {
        text = text.strip_suffix('}').unwrap_or(text).trim_end();
    }
    text
}
