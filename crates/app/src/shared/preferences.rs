//! The preferences as they are now.

use std::sync::Mutex;

use crate::shared::sync::lock;
use crate::view::Preferences;

/// The preferences in use. Keeping them in a file is for the desktop.
pub(crate) struct CurrentPreferences(Mutex<Preferences>);

impl CurrentPreferences {
    /// Begins with those that were read at the start.
    pub(crate) fn new(preferences: Preferences) -> Self {
        Self(Mutex::new(preferences))
    }

    /// The preferences as they are now, as a copy.
    pub(crate) fn get(&self) -> Preferences {
        lock(&self.0).clone()
    }

    /// Takes others from now on.
    pub(crate) fn set(&self, preferences: Preferences) {
        *lock(&self.0) = preferences;
    }

    /// Whether the user wants new passwords in the keychain.
    pub(crate) fn remembers(&self) -> bool {
        lock(&self.0).remember
    }
}
