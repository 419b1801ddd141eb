//! Secrets by handle: staged in this session, kept in the keychain, opened from either, forgotten in both.

use std::sync::Arc;

use pull_secret::{Handle, Secret};
use serde::Serialize;
use ts_rs::TS;
use zeroize::Zeroizing;

use crate::envelope::{self, Form, Head, MOST_CHUNKS};
use crate::keychain::{Deadlines, Keychain};
use crate::platform::{Os, Platform};
use crate::session::Session;
use crate::{KeychainError, SecretKind};

/// The service of every item of ours, and the label where the OS shows one.
pub const SERVICE: &str = "Pullpass";

/// Reading it proves that the keychain answers; nothing is ever written there.
const PROBE: &str = "probe";

/// Secrets at rest, each under a handle; a clone is the same vault.
///
/// A new secret always gets a new handle, so nothing in the keychain is overwritten in place.
#[derive(Clone)]
pub struct Vault {
    session: Arc<Session>,
    keychain: Arc<Keychain>,
}

/// How the keychain stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum KeychainState {
    /// Secrets can be kept and opened.
    Open,
    /// The person has to unlock it ([`Vault::unlock`]), or has yet to set it up, which the same question does.
    Locked,
    /// There is none that could be used; secrets last for this session.
    Absent,
    /// It gives no answer.
    NotAnswering,
}

impl Vault {
    /// A vault over the keychain of this OS. Nothing is asked of it before the first call.
    pub fn with_os_keychain() -> Self {
        Self::with_os_keychain_within(Deadlines::default())
    }

    /// The same, with other deadlines.
    pub fn with_os_keychain_within(deadlines: Deadlines) -> Self {
        Self::new(Arc::new(Os::new()), deadlines)
    }

    pub(crate) fn new(platform: Arc<dyn Platform>, deadlines: Deadlines) -> Self {
        Self {
            session: Arc::default(),
            keychain: Arc::new(Keychain::new(platform, deadlines)),
        }
    }

    /// Holds a secret in memory for this session and gives its handle.
    pub fn stage(&self, secret: Secret) -> Handle {
        self.session.stage(secret)
    }

    /// Whether the secret is held in memory.
    pub fn is_staged(&self, handle: Handle) -> bool {
        self.session.holds(handle)
    }

    /// The secret, if it is held in memory; the keychain is not asked.
    pub fn staged(&self, handle: Handle) -> Option<Secret> {
        self.session.get(handle)
    }

    /// Wipes the secret from memory; what the keychain holds stays.
    pub fn drop_staged(&self, handle: Handle) {
        self.session.drop_staged(handle);
    }

    /// Writes a staged secret to the keychain, reads it back and compares. It stays staged as well.
    ///
    /// # Errors
    /// [`KeychainError::Missing`] if nothing is staged under the handle, [`KeychainError::TooLong`] above
    /// [`LONGEST_SECRET`](crate::LONGEST_SECRET). After any other error part of it may have been written: [`Vault::delete`].
    pub async fn store(&self, handle: Handle, kind: SecretKind) -> Result<(), KeychainError> {
        let secret = self.session.get(handle).ok_or(KeychainError::Missing)?;
        let envelope = envelope::seal(&secret, handle, kind)?;
        self.keychain.ensure_unlocked().await?;
        self.write(handle, &envelope).await
    }

    /// Opens a secret: from memory if it is staged, else from the keychain, without keeping it in memory.
    ///
    /// # Errors
    /// [`KeychainError::Missing`] where neither shows it, [`KeychainError::Damaged`] for an item that was written for
    /// another handle or kind; else as the keychain answers.
    pub async fn open(&self, handle: Handle, kind: SecretKind) -> Result<Secret, KeychainError> {
        if let Some(secret) = self.session.get(handle) {
            return Ok(secret);
        }
        self.keychain.ensure_unlocked().await?;
        let head = self.keychain.read(handle.to_string()).await?;
        let envelope = self.read(handle, head.clone()).await?;
        let (secret, form) = envelope::unseal(&envelope, handle, kind)?;
        if form == Form::First {
            self.rewrite(handle, kind, &secret, head).await;
        }
        Ok(secret)
    }

    /// Holds a secret of the keychain in memory for this session, under the handle it has.
    ///
    /// # Errors
    /// As [`Vault::open`].
    pub async fn load(&self, handle: Handle, kind: SecretKind) -> Result<(), KeychainError> {
        let secret = self.open(handle, kind).await?;
        self.session.hold(handle, secret);
        Ok(())
    }

    /// Deletes a secret from memory and from the keychain; one that is not there is deleted already.
    ///
    /// # Errors
    /// As the keychain answers. The secret is gone from memory in any case.
    pub async fn delete(&self, handle: Handle) -> Result<(), KeychainError> {
        self.session.drop_staged(handle);
        self.delete_stored(handle).await
    }

    /// Deletes a secret from the keychain alone; one that is not there is deleted already.
    ///
    /// # Errors
    /// As the keychain answers.
    pub async fn delete_stored(&self, handle: Handle) -> Result<(), KeychainError> {
        self.keychain.ensure_unlocked().await?;
        if !self.is_whole(handle).await? {
            for form in Form::ALL {
                self.delete_chunks(handle, form).await?;
            }
        }
        self.keychain.delete(handle.to_string()).await
    }

    /// How the keychain stands. Never makes the OS ask the person.
    pub async fn state(&self) -> KeychainState {
        match self.probe().await {
            Ok(())
            | Err(KeychainError::Missing | KeychainError::Ambiguous | KeychainError::Damaged) => {
                KeychainState::Open
            }
            Err(KeychainError::Locked | KeychainError::Dismissed) => KeychainState::Locked,
            Err(KeychainError::NotAnswering) => KeychainState::NotAnswering,
            Err(KeychainError::Absent | KeychainError::Refused | KeychainError::TooLong { .. }) => {
                KeychainState::Absent
            }
        }
    }

    /// Makes the OS ask the person to unlock the keychain. Dropping the future ends the waiting; the question stays, and
    /// a late answer still unlocks the keychain, as [`Vault::state`] then tells.
    ///
    /// # Errors
    /// [`KeychainError::Dismissed`] if the person declines, [`KeychainError::NotAnswering`] after two minutes.
    pub async fn unlock(&self) -> Result<(), KeychainError> {
        self.keychain.unlock().await
    }

    async fn probe(&self) -> Result<(), KeychainError> {
        self.keychain.ensure_unlocked().await?;
        self.keychain.read(PROBE.to_owned()).await.map(drop)
    }

    /// Writes an envelope, reads it back and compares. The head last: without it, chunks are no secret.
    async fn write(&self, handle: Handle, envelope: &str) -> Result<(), KeychainError> {
        let items = envelope::cut(envelope);
        for (chunk, text) in (1..).zip(items.chunks) {
            let id = Form::Second.chunk_id(handle, chunk);
            self.keychain
                .write(id, Zeroizing::new(text.to_owned()))
                .await?;
        }
        self.keychain.write(handle.to_string(), items.head).await?;
        let head = self.keychain.read(handle.to_string()).await?;
        match *self.read(handle, head).await? == *envelope {
            true => Ok(()),
            false => Err(KeychainError::Damaged),
        }
    }

    /// Gives a secret of the first form the second one. What fails is tried again when it is opened next.
    async fn rewrite(
        &self,
        handle: Handle,
        kind: SecretKind,
        secret: &Secret,
        head: Zeroizing<String>,
    ) {
        let Ok(envelope) = envelope::seal(secret, handle, kind) else {
            return;
        };
        match self.write(handle, &envelope).await {
            Ok(()) => drop(self.delete_chunks_of(handle, &head).await),
            // What stood there can be read; what stands there now perhaps not.
            Err(_) => drop(self.keychain.write(handle.to_string(), head).await),
        }
    }

    /// Deletes the chunks that a head of the first form speaks of.
    async fn delete_chunks_of(&self, handle: Handle, head: &str) -> Result<(), KeychainError> {
        match envelope::read_head(head)? {
            Head::Whole => Ok(()),
            Head::Cut { form, .. } => self.delete_chunks(handle, form).await,
        }
    }

    async fn delete_chunks(&self, handle: Handle, form: Form) -> Result<(), KeychainError> {
        for chunk in 1..=MOST_CHUNKS {
            self.keychain.delete(form.chunk_id(handle, chunk)).await?;
        }
        Ok(())
    }

    /// The envelope that a head stands for.
    async fn read(
        &self,
        handle: Handle,
        head: Zeroizing<String>,
    ) -> Result<Zeroizing<String>, KeychainError> {
        let Head::Cut { form, count, total } = envelope::read_head(&head)? else {
            return Ok(head);
        };
        let mut envelope = Zeroizing::new(String::with_capacity(total));
        for chunk in 1..=count {
            let text = self
                .keychain
                .read(form.chunk_id(handle, chunk))
                .await
                .map_err(missing_is_damaged)?;
            // More would make the text grow, and leave a copy behind.
            if envelope.len() + text.len() > total {
                return Err(KeychainError::Damaged);
            }
            envelope.push_str(&text);
        }
        Ok(envelope)
    }

    /// Whether the secret surely has no chunks. A head that is not there says nothing about chunks: a kill may have
    /// come before it was written.
    async fn is_whole(&self, handle: Handle) -> Result<bool, KeychainError> {
        match self.keychain.read(handle.to_string()).await {
            Ok(head) => Ok(envelope::read_head(&head) == Ok(Head::Whole)),
            Err(KeychainError::Missing | KeychainError::Ambiguous | KeychainError::Damaged) => {
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }
}

fn missing_is_damaged(error: KeychainError) -> KeychainError {
    match error {
        KeychainError::Missing => KeychainError::Damaged,
        other => other,
    }
}
