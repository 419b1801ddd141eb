//! Secrets by handle: staged in this session, kept in the keychain, opened from either, forgotten in both.

use std::sync::Arc;

use pull_secret::{Handle, Secret};
use zeroize::Zeroizing;

use crate::KeychainError;
use crate::envelope::{self, Head, MOST_CHUNKS};
use crate::keychain::{Deadlines, Keychain};
use crate::platform::{Os, Platform};
use crate::session::Session;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
        Self::new(Arc::new(Os), deadlines)
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
    /// [`LONGEST_KEPT`](crate::LONGEST_KEPT). After any other error part of it may have been written: [`Vault::forget`].
    pub async fn keep(&self, handle: Handle) -> Result<(), KeychainError> {
        let secret = self.session.get(handle).ok_or(KeychainError::Missing)?;
        let envelope = envelope::seal(&secret)?;
        self.keychain.ensure_unlocked().await?;
        self.write(handle, &envelope).await?;
        let read = self.read(handle).await?;
        if *read == *envelope {
            Ok(())
        } else {
            Err(KeychainError::Damaged)
        }
    }

    /// Opens a secret: from memory if it is staged, else from the keychain, without keeping it in memory.
    ///
    /// # Errors
    /// [`KeychainError::Missing`] where neither shows it; else as the keychain answers.
    pub async fn open(&self, handle: Handle) -> Result<Secret, KeychainError> {
        if let Some(secret) = self.session.get(handle) {
            return Ok(secret);
        }
        self.keychain.ensure_unlocked().await?;
        envelope::unseal(&self.read(handle).await?)
    }

    /// Deletes a secret from memory and from the keychain; one that is not there is deleted already.
    ///
    /// # Errors
    /// As the keychain answers. The secret is gone from memory in any case.
    pub async fn forget(&self, handle: Handle) -> Result<(), KeychainError> {
        self.session.drop_staged(handle);
        self.keychain.ensure_unlocked().await?;
        if !self.is_whole(handle).await? {
            for chunk in 1..=MOST_CHUNKS {
                self.keychain.delete(chunk_id(handle, chunk)).await?;
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

    /// The head last: without it, chunks are no secret.
    async fn write(&self, handle: Handle, envelope: &str) -> Result<(), KeychainError> {
        let items = envelope::cut(envelope);
        for (chunk, text) in (1..).zip(items.chunks) {
            self.keychain
                .write(chunk_id(handle, chunk), Zeroizing::new(text.to_owned()))
                .await?;
        }
        self.keychain.write(handle.to_string(), items.head).await
    }

    async fn read(&self, handle: Handle) -> Result<Zeroizing<String>, KeychainError> {
        let head = self.keychain.read(handle.to_string()).await?;
        let Head::Cut { count, total } = envelope::read_head(&head)? else {
            return Ok(head);
        };
        let mut envelope = Zeroizing::new(String::with_capacity(total));
        for chunk in 1..=count {
            let text = self
                .keychain
                .read(chunk_id(handle, chunk))
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

fn chunk_id(handle: Handle, chunk: usize) -> String {
    format!("{handle}-{chunk}")
}

fn missing_is_damaged(error: KeychainError) -> KeychainError {
    match error {
        KeychainError::Missing => KeychainError::Damaged,
        other => other,
    }
}
