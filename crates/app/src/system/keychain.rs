//! The keychain of this computer.

use crate::Problem;
use crate::system::System;
use crate::view::KeychainState;

impl System {
    /// Asks the keychain how it stands.
    ///
    /// # Errors
    /// None.
    pub async fn keychain_state(&self, (): ()) -> Result<KeychainState, Problem> {
        Ok(self.vault.state().await)
    }

    /// Lets the keychain ask the user to unlock it.
    ///
    /// # Errors
    /// What the keychain said: dismissed, absent, not answering.
    pub async fn unlock_keychain(&self, (): ()) -> Result<KeychainState, Problem> {
        self.vault.unlock().await?;
        self.keychain_state(()).await
    }
}
