//! What a Docker registry pull secret is and means. No clock, no file, no socket, no async.
#![forbid(unsafe_code)]

pub mod auth;
mod code;
pub mod document;
mod draft;
mod field_path;
mod finding;
pub mod image_reference;
pub mod import;
mod lint;
pub mod matching;
pub mod presets;
mod pull_secret;
pub mod registry_key;
mod secret;
pub mod secret_name;
mod verdict;

pub use code::Code;
pub use document::{Document, DocumentError};
pub use draft::{Draft, RegistryDraft, UsernameKind};
pub use field_path::FieldPath;
pub use finding::{Finding, Fix, FixAction, PasswordEdit, Severity};
pub use image_reference::{ImageReference, ImageReferenceError};
pub use import::{Import, ImportError, ImportedCredential, import};
pub use lint::{
    Linted, Masked, Passwords, apply, confirmed_usernames, contains_token, is_bare_token,
    is_secret_text, is_secret_username, is_token_for_both, lint, masked, parse_and_lint, settled,
    settled_login, take_secret, with_hidden_usernames, without_secrets,
};
pub use matching::{Keyring, Selection, Target};
pub use presets::{Preset, presets};
pub use pull_secret::{LARGEST_DOCUMENT, PullSecret, RegistryCredential, Username};
pub use registry_key::Pattern;
pub use secret::{Handle, NotAHandle, NotText, Secret};
pub use secret_name::{SecretName, SecretNameError, SecretNameWarning};
pub use verdict::{ImageVerdict, Miss, NearMiss, ReaderVerdict, suggested_key, verdicts};
