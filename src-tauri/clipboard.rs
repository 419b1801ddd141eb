//! The clipboard of the desktop.
//!
//! Held here and not by Tauri's plugin, which lets go of it before the application hears of its end, when a copied
//! secret still has to be taken off.

use arboard::{Error, Set};
use parking_lot::{Mutex, MutexGuard};

/// The clipboard, opened when it is first used.
#[derive(Default)]
pub(crate) struct Clipboard(Mutex<Option<arboard::Clipboard>>);

impl Clipboard {
    /// The text on it, if there is any. Can take seconds on Linux, where it is asked from the program that copied, so
    /// the main thread must not wait for it: that program may be our own window.
    pub(crate) fn text(&self) -> Option<String> {
        self.with(arboard::Clipboard::get_text)
            .ok()
            .filter(|text| !text.is_empty())
    }

    /// Puts text on it.
    ///
    /// # Errors
    /// What the desktop said.
    pub(crate) fn write(&self, text: &str) -> Result<(), Error> {
        self.with(|clipboard| clipboard.set_text(text))
    }

    /// Puts text on it that no history, cloud or monitor is to keep, as far as the desktop can be told.
    ///
    /// # Errors
    /// What the desktop said.
    pub(crate) fn write_concealed(&self, text: &str) -> Result<(), Error> {
        self.with(|clipboard| concealed(clipboard.set()).text(text))
    }

    /// Takes everything off it.
    ///
    /// # Errors
    /// What the desktop said.
    pub(crate) fn clear(&self) -> Result<(), Error> {
        self.with(arboard::Clipboard::clear)
    }

    /// Hands what was copied over to the desktop, which on Linux would lose it with this process.
    pub(crate) fn release(&self) {
        *self.lock() = None;
    }

    fn with<T>(
        &self,
        run: impl FnOnce(&mut arboard::Clipboard) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut opened = self.lock();
        let clipboard = match opened.take() {
            Some(clipboard) => clipboard,
            None => arboard::Clipboard::new()?,
        };
        run(opened.insert(clipboard))
    }

    fn lock(&self) -> MutexGuard<'_, Option<arboard::Clipboard>> {
        self.0.lock()
    }
}

/// The mark that KDE's history heeds, and the others that take it.
#[cfg(all(unix, not(target_os = "macos")))]
fn concealed(set: Set<'_>) -> Set<'_> {
    arboard::SetExtLinux::exclude_from_history(set)
}

/// `org.nspasteboard.ConcealedType`.
#[cfg(target_os = "macos")]
fn concealed(set: Set<'_>) -> Set<'_> {
    arboard::SetExtApple::exclude_from_history(set)
}

/// The marks that clipboard monitors, the history (Win+V) and the clipboard in the cloud heed, one each.
#[cfg(windows)]
fn concealed(set: Set<'_>) -> Set<'_> {
    use arboard::SetExtWindows;

    set.exclude_from_monitoring()
        .exclude_from_history()
        .exclude_from_cloud()
}

#[cfg(all(test, windows))]
#[expect(
    unsafe_code,
    reason = "two calls of Windows that no library of ours has"
)]
mod tests {
    use super::*;

    #[link(name = "user32")]
    unsafe extern "system" {
        fn RegisterClipboardFormatW(name: *const u16) -> u32;
        fn IsClipboardFormatAvailable(format: u32) -> i32;
    }

    #[test]
    fn a_copied_secret_is_kept_out_of_history_cloud_and_monitors_and_other_text_is_not() {
        let marks = [
            "ExcludeClipboardContentFromMonitorProcessing",
            "CanIncludeInClipboardHistory",
            "CanUploadToCloudClipboard",
        ];
        let clipboard = Clipboard::default();
        clipboard.write_concealed("hunter2").unwrap();
        assert_eq!(clipboard.text().as_deref(), Some("hunter2"));
        assert_eq!(marks.map(is_on_clipboard), [true; 3]);
        clipboard.write("ghcr.io").unwrap();
        assert_eq!(marks.map(is_on_clipboard), [false; 3]);
        clipboard.clear().unwrap();
        assert_eq!(clipboard.text(), None);
    }

    #[expect(
        unsafe_code,
        reason = "two calls of Windows that no library of ours has"
    )]
    fn is_on_clipboard(format: &str) -> bool {
        let name: Vec<u16> = format.encode_utf16().chain([0]).collect();
        // SAFETY: the name ends with a NUL and outlives the call; the other call takes a number.
        unsafe { IsClipboardFormatAvailable(RegisterClipboardFormatW(name.as_ptr())) != 0 }
    }
}
