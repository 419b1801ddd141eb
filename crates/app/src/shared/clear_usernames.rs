//! Usernames that look like a secret and that an earlier version saved as text: moved to the keychain at a start.
//!
//! As with a password, the handle is noted first, then the keychain item is written, then one transaction puts the handle
//! in the place of the text. After a kill in between, the item is left over and deleted, and the text is moved at the
//! next start; so it is if the keychain is locked or missing now.

use pull_secret::{Secret, UsernameKind, is_secret_text};
use records::{CredentialRecord, PullSecretRecord};
use vault::SecretKind;

use crate::Problem;
use crate::shared::credential_store::CredentialStore;
use crate::shared::drafts::Drafts;

/// Moves what is saved of all connections: secrets and drafts. What was moved is then in no file of the records.
///
/// # Errors
/// Why not all of it was moved; the rest stays as it is.
pub(crate) async fn move_to_keychain(
    credentials: &CredentialStore,
    drafts: &Drafts,
) -> Result<(), Problem> {
    let mut moved = 0;
    let outcome = move_all(credentials, drafts, &mut moved).await;
    if moved > 0 {
        log::info!("{moved} usernames are in the keychain now");
        credentials.records.purge()?;
    }
    outcome
}

async fn move_all(
    credentials: &CredentialStore,
    drafts: &Drafts,
    moved: &mut usize,
) -> Result<(), Problem> {
    for connection in credentials.records.connections()? {
        for secret in credentials.records.pull_secrets(connection.id)? {
            for (position, registry) in secret.registries.iter().enumerate() {
                if is_clear(registry) {
                    credentials.move_username(&secret, position).await?;
                    *moved += 1;
                }
            }
        }
        *moved += drafts.move_usernames(connection.id).await?;
    }
    Ok(())
}

fn is_clear(registry: &CredentialRecord) -> bool {
    registry.username_kind == UsernameKind::Typed && is_secret_text(&registry.username)
}

impl CredentialStore {
    async fn move_username(
        &self,
        secret: &PullSecretRecord,
        position: usize,
    ) -> Result<(), Problem> {
        let username = &secret.registries[position].username;
        let handle = self.vault.stage(Secret::new(username.clone()));
        let stored = self.store(handle, SecretKind::RegistryPassword).await;
        self.vault.drop_staged(handle);
        stored?;
        let unowned = self.records.hide_username(secret, position, handle)?;
        // The secret was changed meanwhile.
        self.delete_unowned(unowned).await;
        Ok(())
    }
}
