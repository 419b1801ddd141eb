//! What a Docker registry pull secret is and means. No clock, no file, no socket, no async.
#![forbid(unsafe_code)]

mod code;
pub mod document;
mod draft;
mod finding;
mod place;
pub mod presets;
mod pull_secret;
mod secret;
pub mod secret_name;

pub use code::Code;
pub use draft::{Draft, RegistryDraft};
pub use finding::{Finding, Fix, FixAction, PasswordEdit, Severity};
pub use place::Place;
pub use presets::{Preset, presets};
pub use pull_secret::{LARGEST_DOCUMENT, PullSecret, RegistryCredential};
pub use secret::{Handle, NotAHandle, NotText, Secret};
pub use secret_name::{SecretName, SecretNameError, SecretNameWarning};
