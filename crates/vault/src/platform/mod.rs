//! What differs from OS to OS: which store, with which modifiers, how it is unlocked, and what its errors mean.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "macos")]
mod macos;
#[cfg(windows)]
mod windows;

#[cfg(target_os = "linux")]
pub(crate) use linux::SecretService as Os;
#[cfg(target_os = "macos")]
pub(crate) use macos::LoginKeychain as Os;
#[cfg(windows)]
pub(crate) use windows::CredentialManager as Os;

use std::collections::HashMap;
use std::pin::Pin;
use std::sync::Arc;

use keyring::{CredentialStore, Error};

use crate::KeychainError;

/// An answer that the caller may stop waiting for; dropping it leaves nothing running here.
pub(crate) type UnlockFuture<T> = Pin<Box<dyn Future<Output = Result<T, KeychainError>> + Send>>;

/// The keychain of an OS.
pub(crate) trait Platform: Send + Sync {
    /// Starts a store. Blocks, so it is called on the keychain's thread alone.
    fn store(&self) -> Result<Arc<CredentialStore>, Error>;

    /// The modifiers of each item; a store refuses keys that it does not know.
    fn modifiers(&self) -> HashMap<&'static str, &'static str>;

    /// What `PlatformFailure` and `NoStorageAccess` mean here.
    fn read_failure(&self, error: &Error) -> Failure;

    /// Whether reading or writing would make the OS ask the person; must itself never make it ask.
    fn is_locked(&self) -> UnlockFuture<bool> {
        Box::pin(std::future::ready(Ok(false)))
    }

    /// Makes the OS ask the person, where that is a step of its own.
    fn unlock(&self) -> UnlockFuture<()> {
        Box::pin(std::future::ready(Ok(())))
    }
}

/// What a failure of the store means.
pub(crate) enum Failure {
    /// The store outlived the keychain's process; a new store may work.
    #[cfg_attr(
        not(any(target_os = "linux", feature = "testing")),
        expect(
            dead_code,
            reason = "only the keychains of Linux are processes of their own"
        )
    )]
    StoreIsStale,
    /// The keychain said so.
    Keychain(KeychainError),
}
