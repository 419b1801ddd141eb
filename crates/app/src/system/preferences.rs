//! The preferences, changed.

use crate::Problem;
use crate::system::System;
use crate::view::Preferences;

impl System {
    /// Keeps the choices.
    ///
    /// # Errors
    /// [`Problem::ProxyMalformed`], [`Problem::CertificatesUnreadable`]: nothing is changed then.
    /// [`Problem::NotSaved`]; they hold for this session all the same.
    pub async fn set_preferences(&self, preferences: Preferences) -> Result<(), Problem> {
        if self.preferences.get().network != preferences.network {
            self.net.change(&preferences.network)?;
            self.states.drop_clients();
            // Their tokens went with them.
            for connection in self.records.connections()? {
                self.changes.announce(connection.id);
            }
        }
        if self.preferences.get().connection != preferences.connection {
            self.note_used(preferences.connection.as_deref());
        }
        if self.preferences.get().zoom != preferences.zoom {
            self.desktop.set_zoom(preferences.zoom);
        }
        self.preferences.set(preferences.clone());
        self.desktop
            .save_preferences(&preferences)
            .map_err(|_| Problem::NotSaved)
    }
}
