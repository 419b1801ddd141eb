//! Theme, language and other remembered choices, through the store plugin and from Rust alone.
//!
//! The plugin is the map in memory; reading and writing the file are ours, since the plugin's own saving writes in
//! place and can leave a torn file behind, and its loading takes a damaged file for an empty one.

mod file;

use std::collections::HashMap;
use std::error::Error;
use std::io;
use std::path::Path;
use std::sync::Arc;

use app::{Notice, Preferences};
use serde_json::Value;
use tauri::{AppHandle, Wry};
use tauri_plugin_store::{Store, StoreBuilder};

use file::{Loaded, StoredFile};

const FILE: &str = "pullpass.json";
const KEY: &str = "preferences";

/// The preferences: a map in memory, backed by a file that is always whole.
pub(crate) struct PreferencesFile {
    store: Arc<Store<Wry>>,
    file: StoredFile,
}

/// Reads the preferences in the folder. Also tells what the user should know: damaged, written by a newer version, or not
/// to be read at all. They are no reason not to start, so the defaults are in use then.
///
/// # Errors
/// When the store plugin cannot make its map.
pub(crate) fn open(
    tauri: &AppHandle,
    folder: &Path,
) -> Result<(Arc<PreferencesFile>, Option<Notice>), Box<dyn Error>> {
    let store = StoreBuilder::new(tauri, FILE)
        .disable_auto_save()
        .serialize(refuse)
        .create_new()
        .build()?;
    let (file, loaded) = StoredFile::open(folder, FILE).unwrap_or_else(|error| {
        log::error!("the preferences cannot be read: {error}");
        StoredFile::unreadable(folder, FILE)
    });
    let notice = match loaded {
        Loaded::Nothing => None,
        Loaded::Data(data) => {
            store.set(KEY, data);
            None
        }
        Loaded::Copy { data, aside } => {
            store.set(KEY, data);
            Some(Notice::PreferencesRestored {
                aside: aside.display().to_string(),
            })
        }
        Loaded::SetAside(aside) => Some(Notice::PreferencesStartedAnew {
            aside: aside.display().to_string(),
        }),
        Loaded::Newer => Some(Notice::PreferencesReadOnly),
        Loaded::Unreadable(file) => Some(Notice::PreferencesUnreadable {
            file: file.display().to_string(),
        }),
    };
    Ok((Arc::new(PreferencesFile { store, file }), notice))
}

impl PreferencesFile {
    /// The preferences as they stand; what is missing or unknown has its default.
    pub(crate) fn read(&self) -> Preferences {
        let stored = self.store.get(KEY).unwrap_or_default();
        serde_json::from_value(stored).unwrap_or_default()
    }

    /// Keeps them. A kill at any moment leaves the old or the new file.
    ///
    /// # Errors
    /// What the disk said; the old file is still there then.
    pub(crate) fn write(&self, preferences: &Preferences) -> io::Result<()> {
        let data = serde_json::to_value(preferences)?;
        self.file.save(&data)?;
        self.store.set(KEY, data);
        Ok(())
    }
}

/// The plugin saves every store when the application ends. An erring serializer keeps it from touching the file.
fn refuse(_: &HashMap<String, Value>) -> Result<Vec<u8>, Box<dyn Error + Send + Sync>> {
    Err("saved by Pullpass".into())
}
