//! What the application asks of the desktop, done by Tauri's plugins. All in Rust: the web view has no plugin permission.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use app::{BoxFuture, Desktop, DesktopError, Preferences};
use pull_secret::Secret;
use tauri::AppHandle;
use tauri_plugin_opener::OpenerExt;

use crate::clipboard::Clipboard;
use crate::preferences::PreferencesFile;
use crate::{notification, window};

/// The desktop behind the window.
pub(crate) struct TauriDesktop {
    tauri: AppHandle,
    clipboard: Arc<Clipboard>,
    preferences: Arc<PreferencesFile>,
}

impl TauriDesktop {
    pub(crate) fn new(
        tauri: AppHandle,
        clipboard: Arc<Clipboard>,
        preferences: Arc<PreferencesFile>,
    ) -> Self {
        Self {
            tauri,
            clipboard,
            preferences,
        }
    }
}

impl Desktop for TauriDesktop {
    fn choose_file(&self) -> BoxFuture<'_, Option<PathBuf>> {
        Box::pin(choose_file(&self.tauri))
    }

    fn choose_target(&self, name: &str) -> BoxFuture<'_, Option<PathBuf>> {
        Box::pin(choose_target(&self.tauri, name.to_owned()))
    }

    fn variable(&self, name: &str) -> Option<OsString> {
        std::env::var_os(name)
    }

    fn clipboard_text(&self) -> Option<String> {
        self.clipboard.text()
    }

    fn copy(&self, text: &str) -> Result<(), DesktopError> {
        self.clipboard
            .write(text)
            .map_err(|_| DesktopError::Clipboard)
    }

    fn copy_secret(&self, secret: &Secret) -> Result<(), DesktopError> {
        self.clipboard
            .write_concealed(secret.open())
            .map_err(|_| DesktopError::Clipboard)
    }

    fn clear_clipboard(&self) {
        if let Err(error) = self.clipboard.clear() {
            log::error!("the clipboard was not cleared: {error}");
        }
    }

    fn set_zoom(&self, percent: u16) {
        window::set_zoom(&self.tauri, percent);
    }

    fn can_paste(&self) -> bool {
        cfg!(target_os = "linux")
    }

    fn paste(&self) {
        window::paste(&self.tauri);
    }

    fn can_notify(&self) -> bool {
        cfg!(target_os = "linux")
    }

    fn notify(&self, title: &str, text: &str) {
        if !window::is_in_front(&self.tauri) {
            notification::show(title, text);
        }
    }

    fn close_window(&self) {
        window::close(&self.tauri);
    }

    fn open_page(&self, url: &str) -> Result<(), DesktopError> {
        self.tauri
            .opener()
            .open_url(url, None::<&str>)
            .map_err(|_| DesktopError::Browser)
    }

    fn open_folder(&self, folder: &Path) -> Result<(), DesktopError> {
        self.tauri
            .opener()
            .open_path(folder.to_string_lossy(), None::<&str>)
            .map_err(|_| DesktopError::FileManager)
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

#[cfg(not(feature = "automation"))]
async fn choose_target(tauri: &AppHandle, name: String) -> Option<PathBuf> {
    use tauri_plugin_dialog::DialogExt;

    let (answer, chosen) = tokio::sync::oneshot::channel();
    let dialog = tauri.dialog().file().set_file_name(name);
    dialog.save_file(move |file| {
        let _ = answer.send(file);
    });
    chosen.await.ok().flatten()?.into_path().ok()
}

/// A native dialog cannot be driven by WebDriver, so tests name the file beforehand.
#[cfg(feature = "automation")]
async fn choose_file(_: &AppHandle) -> Option<PathBuf> {
    std::env::var_os("PULLPASS_E2E_FILE").map(PathBuf::from)
}

#[cfg(feature = "automation")]
async fn choose_target(_: &AppHandle, _: String) -> Option<PathBuf> {
    std::env::var_os("PULLPASS_E2E_TARGET").map(PathBuf::from)
}
