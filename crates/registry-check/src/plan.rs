//! What is to be checked, and how long and how hard at most.

use std::time::Duration;

use pull_secret::{Handle, Secret, Username};

use crate::Consent;

/// What is to be checked.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The credentials as they stand, or would stand, in one pull secret.
    pub credentials: Vec<Credential>,
    /// The images, as typed.
    pub images: Vec<String>,
    /// What a person agreed to.
    pub consents: Vec<Consent>,
}

/// A registry credential whose password is a handle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credential {
    /// A key of `auths`.
    pub registry_key: String,
    /// The username, sent as it is.
    pub username: Username,
    /// Stands for the password.
    pub password: Handle,
}

/// Gives the secret that a handle stands for.
pub trait OpenSecret: Sync {
    /// The secret; `None` if it is not at hand.
    fn open(&self, handle: Handle) -> Option<Secret>;
}

impl<F: Fn(Handle) -> Option<Secret> + Sync> OpenSecret for F {
    fn open(&self, handle: Handle) -> Option<Secret> {
        self(handle)
    }
}

/// How long and how hard at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// For a connection, with name lookup and TLS.
    pub connect: Duration,
    /// For one request, from its first byte to the last of the response.
    pub request: Duration,
    /// For one image, from its first request on.
    pub image: Duration,
    /// How many images are looked at at once.
    pub at_once: usize,
    /// How many of them at one registry.
    pub at_once_per_registry: usize,
    /// How long to wait before a request is repeated, if the server does not say.
    pub pause: Duration,
    /// How long a server may ask to wait before a check would rather say so.
    pub longest_pause: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            request: Duration::from_secs(15),
            image: Duration::from_secs(45),
            at_once: 8,
            at_once_per_registry: 4,
            pause: Duration::from_millis(300),
            longest_pause: Duration::from_secs(3),
        }
    }
}
