//! YAML, within narrow bounds: aliases, depth, nodes and documents are all counted.

use serde_json::Value as JsonValue;

use super::{Format, Found, ImportError, json, kubernetes};
use crate::go::json::{Json, Value};

/// Reads one document or several, each a manifest or what else could be JSON.
pub(super) fn import(text: &str, found: &mut Found) -> Result<Format, ImportError> {
    let documents = yaml_documents(text)?;
    let documents: Vec<Json> = documents
        .iter()
        .filter(|document| document.is_object())
        .map(|document| {
            Json::read(document.to_string().as_bytes()).map_err(|_| ImportError::NotYaml)
        })
        .collect::<Result<_, _>>()?;
    let roots: Vec<Value<'_>> = documents.iter().map(Json::root).collect();
    match *roots {
        [] => Err(ImportError::Unrecognised),
        [root] => json::object(root, found),
        _ => kubernetes::import_all(&roots, found),
    }
}

/// The documents of a YAML text, read in bounded time and memory.
///
/// # Errors
/// [`ImportError::NotYaml`] for what is none, or asks for more than is given.
pub fn yaml_documents(text: &str) -> Result<Vec<JsonValue>, ImportError> {
    serde_saphyr::from_multiple_with_options(text, options()).map_err(|_| ImportError::NotYaml)
}

fn options() -> serde_saphyr::Options {
    serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_events: 100_000,
            max_nodes: 50_000,
            max_aliases: 100,
            max_anchors: 100,
            max_recorded_anchor_events: 10_000,
            max_recorded_anchor_bytes: super::LARGEST_IMPORT,
            max_depth: 32,
            max_documents: 200,
            max_merge_keys: 100,
            max_total_scalar_bytes: 2 * super::LARGEST_IMPORT,
        },
        duplicate_keys: serde_saphyr::DuplicateKeyPolicy::Error,
        alias_limits: serde_saphyr::alias_limits! {
            max_total_replayed_events: 10_000,
            max_replay_stack_depth: 8,
            max_alias_expansions_per_anchor: 50,
        },
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
    }
}
