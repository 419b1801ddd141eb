//! A desktop that does nothing by itself, and remembers what was asked of it.

use std::collections::HashMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use app::view::Preferences;
use app::{BoxFuture, Desktop, DesktopError};
use pull_secret::Secret;

/// A desktop that does nothing by itself.
#[derive(Default)]
pub(crate) struct FakeDesktop {
    clipboard: Mutex<Option<String>>,
    /// Whether what was copied last was marked as a secret.
    pub(crate) concealed: Mutex<bool>,
    chosen: Mutex<Option<PathBuf>>,
    pub(crate) target: Mutex<Option<PathBuf>>,
    pub(crate) saved: Mutex<Vec<Preferences>>,
    pub(crate) opened: Mutex<Vec<String>>,
    pub(crate) zooms: Mutex<Vec<u16>>,
    pub(crate) closed: Mutex<bool>,
    pub(crate) pastes: Mutex<usize>,
    pub(crate) notifications: Mutex<Vec<String>>,
    pub(crate) refuses: Mutex<bool>,
    pub(crate) variables: Mutex<HashMap<String, OsString>>,
}

impl FakeDesktop {
    pub(crate) fn put_on_clipboard(&self, text: &str) {
        *self.clipboard.lock().unwrap() = Some(text.to_owned());
    }

    pub(crate) fn empty_clipboard(&self) {
        *self.clipboard.lock().unwrap() = None;
    }

    pub(crate) fn choose(&self, file: Option<PathBuf>) {
        *self.chosen.lock().unwrap() = file;
    }

    pub(crate) fn clipboard(&self) -> Option<String> {
        self.clipboard.lock().unwrap().clone()
    }

    fn allow(&self, error: DesktopError) -> Result<(), DesktopError> {
        match *self.refuses.lock().unwrap() {
            true => Err(error),
            false => Ok(()),
        }
    }
}

impl Desktop for FakeDesktop {
    fn choose_file(&self) -> BoxFuture<'_, Option<PathBuf>> {
        let chosen = self.chosen.lock().unwrap().clone();
        Box::pin(std::future::ready(chosen))
    }

    fn choose_target(&self, _: &str) -> BoxFuture<'_, Option<PathBuf>> {
        let target = self.target.lock().unwrap().clone();
        Box::pin(std::future::ready(target))
    }

    fn variable(&self, name: &str) -> Option<OsString> {
        let variables = self.variables.lock().unwrap();
        variables.get(name).cloned()
    }

    fn clipboard_text(&self) -> Option<String> {
        self.clipboard()
    }

    fn copy(&self, text: &str) -> Result<(), DesktopError> {
        self.allow(DesktopError::Clipboard)?;
        self.put_on_clipboard(text);
        *self.concealed.lock().unwrap() = false;
        Ok(())
    }

    fn copy_secret(&self, secret: &Secret) -> Result<(), DesktopError> {
        self.copy(secret.open())?;
        *self.concealed.lock().unwrap() = true;
        Ok(())
    }

    fn clear_clipboard(&self) {
        self.empty_clipboard();
    }

    fn set_zoom(&self, percent: u16) {
        self.zooms.lock().unwrap().push(percent);
    }

    fn can_paste(&self) -> bool {
        true
    }

    fn paste(&self) {
        *self.pastes.lock().unwrap() += 1;
    }

    fn can_notify(&self) -> bool {
        true
    }

    fn notify(&self, title: &str, text: &str) {
        let shown = format!("{title}: {text}");
        self.notifications.lock().unwrap().push(shown);
    }

    fn close_window(&self) {
        *self.closed.lock().unwrap() = true;
    }

    fn open_page(&self, url: &str) -> Result<(), DesktopError> {
        self.allow(DesktopError::Browser)?;
        self.opened.lock().unwrap().push(url.to_owned());
        Ok(())
    }

    fn open_folder(&self, folder: &Path) -> Result<(), DesktopError> {
        self.allow(DesktopError::FileManager)?;
        let folder = folder.display().to_string();
        self.opened.lock().unwrap().push(folder);
        Ok(())
    }

    fn save_preferences(&self, preferences: &Preferences) -> Result<(), DesktopError> {
        self.allow(DesktopError::NotSaved)?;
        self.saved.lock().unwrap().push(preferences.clone());
        Ok(())
    }
}
