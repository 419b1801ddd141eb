//! What the application asks of the desktop it runs on. The window's side implements it; tests give a stand-in.

use std::ffi::OsString;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::Pin;

use pull_secret::Secret;
use thiserror::Error;

use crate::view::Preferences;

/// A future behind a pointer, for a trait that is used as an object.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// The desktop: dialogs, clipboard, browser, and the file of the preferences.
pub trait Desktop: Send + Sync + 'static {
    /// Lets the user choose a file; `None` when dismissed.
    fn choose_file(&self) -> BoxFuture<'_, Option<PathBuf>>;

    /// Lets the user choose where a file goes, under this name if they wish; `None` when dismissed. A file that is there
    /// is replaced, and the desktop has asked about that.
    fn choose_target(&self, name: &str) -> BoxFuture<'_, Option<PathBuf>>;

    /// An environment variable of this process.
    fn variable(&self, name: &str) -> Option<OsString>;

    /// The text on the clipboard, if there is any.
    fn clipboard_text(&self) -> Option<String>;

    /// Puts text that is no secret on the clipboard.
    ///
    /// # Errors
    /// [`DesktopError::Clipboard`].
    fn copy(&self, text: &str) -> Result<(), DesktopError>;

    /// Puts a secret on the clipboard, marked so that the OS and programs that keep a history leave it out, as far as
    /// they can be told.
    ///
    /// # Errors
    /// [`DesktopError::Clipboard`].
    fn copy_secret(&self, secret: &Secret) -> Result<(), DesktopError>;

    /// Takes everything off the clipboard. What cannot be taken off stays, which is logged.
    fn clear_clipboard(&self);

    /// Draws the window this large, in percent.
    fn set_zoom(&self, percent: u16);

    /// Whether [`Desktop::paste`] does something on this system.
    fn can_paste(&self) -> bool;

    /// Pastes what is on the clipboard into the field of the window that has the focus, as its key does.
    fn paste(&self);

    /// Whether [`Desktop::notify`] does something on this system.
    fn can_notify(&self) -> bool;

    /// Shows a notification of the desktop, unless the window is in front. One that cannot be shown is only logged.
    fn notify(&self, title: &str, text: &str);

    /// Closes the window, which ends the application.
    fn close_window(&self);

    /// Opens an https page in the browser.
    ///
    /// # Errors
    /// [`DesktopError::Browser`].
    fn open_page(&self, url: &str) -> Result<(), DesktopError>;

    /// Shows a folder in the file manager.
    ///
    /// # Errors
    /// [`DesktopError::FileManager`].
    fn open_folder(&self, folder: &Path) -> Result<(), DesktopError>;

    /// Keeps the preferences.
    ///
    /// # Errors
    /// [`DesktopError::NotSaved`]; the old ones are still kept then.
    fn save_preferences(&self, preferences: &Preferences) -> Result<(), DesktopError>;
}

/// Something the desktop could not do.
#[derive(Debug, Error, Clone, Copy, PartialEq, Eq)]
pub enum DesktopError {
    /// The clipboard could not be written.
    #[error("the clipboard cannot be written")]
    Clipboard,
    /// No browser could be started.
    #[error("no browser could be started")]
    Browser,
    /// No file manager could be started.
    #[error("no file manager could be started")]
    FileManager,
    /// The preferences could not be written.
    #[error("the preferences cannot be written")]
    NotSaved,
}
