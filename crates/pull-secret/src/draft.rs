//! What was typed into the form, before anything is known of it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Handle, Username};

/// The form as it stands. [`PullSecret::parse`](crate::PullSecret::parse) makes a pull secret of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Draft {
    /// The secret name, as typed.
    pub name: String,
    /// The registry credentials, in the order of the form.
    pub registries: Vec<RegistryDraft>,
    /// The images the secret is meant to serve, as typed. They are not sent.
    pub images: Vec<String>,
}

/// One registry credential of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct RegistryDraft {
    /// The `id` of the preset that was chosen.
    pub preset: Option<String>,
    /// The registry key, as typed.
    pub registry_key: String,
    /// The username, as typed; empty if a secret stands for it.
    pub username: String,
    /// How the username is treated.
    pub username_kind: UsernameKind,
    /// Stands for a username that looks like a secret and was sent or saved before the user had it shown.
    pub hidden_username: Option<Handle>,
    /// Stands for the password; `None` until one was entered.
    pub password: Option<Handle>,
}

/// How the username of a credential is treated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum UsernameKind {
    /// As typed. It is masked if it looks like a secret.
    #[default]
    Typed,
    /// As typed, and shown although it looks like a secret: the user confirmed that it is none.
    Confirmed,
    /// The password is the username as well, as with a DigitalOcean token.
    Password,
}

impl RegistryDraft {
    /// The username that is sent.
    pub fn sent_username(&self) -> Username {
        match (self.username_kind, self.hidden_username) {
            (UsernameKind::Password, _) => Username::Password,
            (UsernameKind::Typed | UsernameKind::Confirmed, Some(handle)) => {
                Username::Hidden(handle)
            }
            (UsernameKind::Typed | UsernameKind::Confirmed, None) => {
                Username::Text(self.username.clone())
            }
        }
    }

    /// The handles of its secrets: of the password and of a hidden username.
    pub fn secrets(&self) -> impl Iterator<Item = Handle> + use<> {
        self.password.into_iter().chain(self.hidden_username)
    }
}
