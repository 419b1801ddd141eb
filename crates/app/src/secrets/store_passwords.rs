//! Puts the passwords of a secret into the keychain after all, when it would not take them before.

use crate::Problem;
use crate::secrets::Secrets;
use crate::shared::ids::parse_id;
use crate::view::{PasswordStorage, SecretRef};

impl Secrets {
    /// Stores every password of the secret that is in memory only.
    ///
    /// # Errors
    /// [`Problem::Gone`] if nothing is known of the secret.
    pub async fn store_passwords(&self, secret: SecretRef) -> Result<PasswordStorage, Problem> {
        let id = parse_id(&secret.connection)?;
        let known = self.saved.get(id, &secret.name)?.ok_or(Problem::Gone)?;
        let (storage, at_rest) = self
            .credentials
            .store_passwords(&known.draft, &known.in_keychain, true)
            .await;
        let superseded = self.save(id, &known.draft, &at_rest)?;
        self.credentials.delete_unowned(superseded).await;
        Ok(storage)
    }
}
