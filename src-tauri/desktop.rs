//! What the application asks of the desktop, done by Tauri's plugins. All in Rust: the web view has no plugin permission.

use std::path::PathBuf;
use std::sync::Arc;

use app::{BoxFuture, Desktop, DesktopError, Preferences};
use tauri::AppHandle;
use tauri_plugin_clipboard_manager::ClipboardExt;
use tauri_plugin_opener::OpenerExt;

use crate::preferences::PreferencesFile;

/// The desktop behind the window.
pub(crate) struct TauriDesktop {
    tauri: AppHandle,
    preferences: Arc<PreferencesFile>,
}

impl TauriDesktop {
    pub(crate) fn new(tauri: AppHandle, preferences: Arc<PreferencesFile>) -> Self {
        Self { tauri, preferences }
    }
}

impl Desktop for TauriDesktop {
    fn choose_file(&self) -> BoxFuture<'_, Option<PathBuf>> {
        Box::pin(choose_file(&self.tauri))
    }

    fn clipboard_text(&self) -> Option<String> {
        self.tauri
            .clipboard()
            .read_text()
            .ok()
            .filter(|text| !text.is_empty())
    }

    fn copy(&self, text: &str) -> Result<(), DesktopError> {
        self.tauri
            .clipboard()
            .write_text(text)
            .map_err(|_| DesktopError::Clipboard)
    }

    fn open_page(&self, url: &str) -> Result<(), DesktopError> {
        self.tauri
            .opener()
            .open_url(url, None::<&str>)
            .map_err(|_| DesktopError::Browser)
    }

    fn save_preferences(&self, preferences: &Preferences) -> Result<(), DesktopError> {
        self.preferences.write(preferences).map_err(|error| {
            log::error!("the preferences were not saved: {error}");
            DesktopError::NotSaved
        })
    }
}

#[cfg(not(feature = "automation"))]
async fn choose_file(tauri: &AppHandle) -> Option<PathBuf> {
    use tauri_plugin_dialog::DialogExt;

    let (answer, chosen) = tokio::sync::oneshot::channel();
    tauri.dialog().file().pick_file(move |file| {
        let _ = answer.send(file);
    });
    chosen.await.ok().flatten()?.into_path().ok()
}

/// A native dialog cannot be driven by WebDriver, so tests name the file beforehand.
#[cfg(feature = "automation")]
async fn choose_file(_: &AppHandle) -> Option<PathBuf> {
    std::env::var_os("PULLPASS_E2E_FILE").map(PathBuf::from)
}
