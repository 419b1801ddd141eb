//! The clipboard of the desktop.
//!
//! Held here and not by Tauri's plugin, which lets go of it before the application hears of its end, when a copied
//! secret still has to be taken off.

use std::sync::{Mutex, MutexGuard, PoisonError};

use arboard::{Error, Set};

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
    pub(crate) fn let_go(&self) {
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
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
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

/// Out of monitors, and with that out of history and cloud.
#[cfg(windows)]
fn concealed(set: Set<'_>) -> Set<'_> {
    arboard::SetExtWindows::exclude_from_monitoring(set)
}
