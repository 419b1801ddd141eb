//! What containerd makes of the credentials it is handed (`ParseAuth`).

use std::fmt;

use go_std::url;
use pull_secret::auth::{AuthError, UserPassword};
use zeroize::Zeroizing;

use crate::auth_field;

/// The fields that can be handed over. The kubelet fills username and password only.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Handed {
    /// `username` of `runtime.v1.AuthConfig`.
    pub(crate) username: String,
    /// `password` of `runtime.v1.AuthConfig`.
    pub(crate) password: Zeroizing<String>,
    /// Base64 of `username:password`, read if those two are empty.
    pub(crate) auth: Zeroizing<String>,
    /// An OAuth refresh token, used in place of a password.
    pub(crate) identity_token: Zeroizing<String>,
    /// The server they are meant for; empty for any.
    pub(crate) server_address: String,
}

/// Why containerd refuses them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum HandedError {
    /// The server address is no URL.
    #[error("the server address is no URL")]
    ServerAddress,
    /// The `auth` field cannot be read.
    #[error("the auth field cannot be read")]
    Auth(#[from] AuthError),
}

impl Handed {
    /// What containerd uses towards this host. Empty username and password mean: anonymously.
    ///
    /// # Errors
    /// [`HandedError`].
    pub(crate) fn used_for(&self, host: &str) -> Result<UserPassword, HandedError> {
        if !self.server_address.is_empty() {
            let url = url::parse(self.server_address.as_bytes());
            let url = url.ok_or(HandedError::ServerAddress)?;
            if url.host != host.as_bytes() {
                return Ok(UserPassword::default());
            }
        }
        if !self.username.is_empty() {
            return Ok(user_password(&self.username, &self.password));
        }
        if !self.identity_token.is_empty() {
            return Ok(user_password("", &self.identity_token));
        }
        if !self.auth.is_empty() {
            return Ok(auth_field::decode_as_containerd(&self.auth)?);
        }
        Ok(UserPassword::default())
    }
}

impl fmt::Debug for Handed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Handed")
            .field("username", &self.username)
            .finish_non_exhaustive()
    }
}

fn user_password(username: &str, password: &str) -> UserPassword {
    UserPassword {
        username: username.as_bytes().to_vec(),
        password: Zeroizing::new(password.as_bytes().to_vec()),
    }
}
