//! Secrets at rest in the OS keychain and nowhere else; without a keychain, in memory for this session.
//!
//! What a secret is for, and which record points to it, is not known here.
#![forbid(unsafe_code)]

mod envelope;
mod error;
mod keychain;
mod platform;
mod session;
mod store;
#[cfg(feature = "testing")]
pub mod testing;
mod vault;

pub use envelope::{LONGEST_SECRET, SecretKind};
pub use error::KeychainError;
pub use keychain::Deadlines;
pub use vault::{KeychainState, SERVICE, Vault};
