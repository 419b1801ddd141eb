//! YAML: one manifest or several, or what else could be JSON.

use pasted_text::{Value, yaml};

use super::{Format, Found, ImportError, json, kubernetes};

/// Reads one document or several, each a manifest or what else could be JSON.
pub(super) fn import(text: &str, found: &mut Found) -> Result<Format, ImportError> {
    let mut documents = yaml::documents(text).map_err(|_| ImportError::NotYaml)?;
    documents.retain(|document| document.object().is_some());
    if documents.iter().any(Value::has_repeated_name) {
        return Err(ImportError::RepeatedName);
    }
    match &*documents {
        [] => Err(ImportError::Unrecognised),
        [root] => json::object(root, found),
        several => kubernetes::import_all(several, found),
    }
}
