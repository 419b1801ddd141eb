//! Which preset a registry key belongs to.

use pull_secret::{Pattern, presets};

/// The id of the preset whose registry a key is for.
pub(crate) fn preset_of_key(registry_key: &str) -> Option<String> {
    let pattern = Pattern::of_key(registry_key)?;
    presets::preset_of_host(&pattern.host()).map(|preset| preset.id.clone())
}
