//! Secrets that were typed and wait in memory to be sent.

use pull_secret::{Handle, Secret};

use crate::Problem;
use crate::compose::Compose;
use crate::view::HandleRef;

impl Compose {
    /// Holds a secret in memory until it is sent or discarded.
    pub fn stage_secret(&self, secret: Secret) -> Handle {
        self.vault.stage(secret)
    }

    /// Forgets a secret that was typed and not used.
    ///
    /// # Errors
    /// None.
    pub async fn discard_secret(&self, HandleRef { handle }: HandleRef) -> Result<(), Problem> {
        // A secret that was sent may have no other place for its password.
        if !self.saved.session.hold(handle) {
            self.vault.drop_staged(handle);
        }
        Ok(())
    }
}
