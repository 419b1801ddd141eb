//! Where in the form a value belongs: what findings point at and what links form, JSON and body.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One value of the form. `registry` counts the registry credentials from 0, `image` the images.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum FieldPath {
    /// The name of the secret.
    Name,
    /// The registry key, as a key of `auths`.
    RegistryKey {
        /// Index of the credential in the form, from 0.
        registry: usize,
    },
    /// The username of a credential.
    Username {
        /// Index of the credential in the form, from 0.
        registry: usize,
    },
    /// The password of a credential.
    Password {
        /// Index of the credential in the form, from 0.
        registry: usize,
    },
    /// An image the secret is meant to serve.
    Image {
        /// Index of the image in the form, from 0.
        image: usize,
    },
    /// The document or body as a whole.
    Document,
}
