//! Puts the passwords of a secret into the keychain after all, when it would not take them before.

use crate::Problem;
use crate::secrets::Secrets;
use crate::shared::ids::parse_id;
use crate::view::{Kept, SecretRef};

impl Secrets {
    /// Keeps every password of the secret that rests in this session only.
    ///
    /// # Errors
    /// [`Problem::Gone`] if nothing is known of the secret.
    pub async fn keep_passwords(&self, secret: SecretRef) -> Result<Kept, Problem> {
        let id = parse_id(&secret.connection)?;
        let known = self.saved.get(id, &secret.name)?.ok_or(Problem::Gone)?;
        let (kept, at_rest) = self
            .credentials
            .keep_passwords(&known.draft, &known.in_keychain, true)
            .await;
        let superseded = self.save(id, &known.draft, &at_rest)?;
        self.credentials.forget_unowned(superseded).await;
        Ok(kept)
    }
}
