//! Text with slots where secrets go, and with a note of which field of the form made it.

use pull_secret::{FieldPath, Handle};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A text in parts. Its characters are plain: encodings are the matter of where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(pub Vec<Part>);

/// A part of a [`Text`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Part {
    /// Characters that are no secret.
    Literal {
        /// Characters that are no secret, not encoded yet.
        text: String,
        /// The field of the form they come from, if they come from one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<FieldPath>,
    },
    /// Where a secret goes.
    Slot(Slot),
    /// The base64 of a text (RFC 4648 § 4), as in `Authorization: Basic`.
    Base64 {
        /// The text to encode, such as `username:password`.
        inner: Text,
    },
}

/// The place of a secret in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Slot {
    /// What the secret is.
    pub secret: SlotKind,
    /// Stands for the secret.
    pub handle: Handle,
    /// The field of the form it comes from, if it comes from one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<FieldPath>,
}

/// What kind of secret stands in a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SlotKind {
    /// The password of a registry credential.
    RegistryPassword,
    /// The username of a registry credential, where it looks like a secret.
    RegistryUsername,
    /// The client secret of a service key.
    ClientSecret,
    /// The private key of a service key's certificate. It makes connections and is never written.
    PrivateKey,
    /// An access token of AI Core.
    AccessToken,
    /// The token that a registry's token server gave for one pull.
    RegistryToken,
}

impl Text {
    /// Makes a text of one slot.
    pub fn slot(slot: Slot) -> Self {
        Self(vec![Part::Slot(slot)])
    }

    /// Makes a text that comes from a field of the form.
    pub fn placed(text: impl Into<String>, place: FieldPath) -> Self {
        Self(vec![Part::Literal {
            text: text.into(),
            place: Some(place),
        }])
    }

    /// Appends another text and returns the whole.
    #[must_use]
    pub fn then(mut self, next: impl Into<Text>) -> Self {
        self.0.extend(next.into().0);
        self
    }

    /// Its characters without what stands in slots.
    pub fn plain(&self) -> String {
        let literal = self.0.iter().map(|part| match part {
            Part::Literal { text, .. } => text.as_str(),
            Part::Slot(_) | Part::Base64 { .. } => "",
        });
        literal.collect()
    }

    /// Adds the texts that stand in it in plain sight.
    pub(crate) fn literals<'t>(&'t self, literals: &mut Vec<&'t str>) {
        for part in &self.0 {
            match part {
                Part::Literal { text, .. } => literals.push(text),
                Part::Slot(_) => {}
                Part::Base64 { inner } => inner.literals(literals),
            }
        }
    }

    /// The slots, in their order.
    pub fn slots(&self) -> Vec<Slot> {
        self.0.iter().flat_map(Part::slots).collect()
    }
}

impl Part {
    fn slots(&self) -> Vec<Slot> {
        match self {
            Self::Literal { .. } => Vec::new(),
            Self::Slot(slot) => vec![*slot],
            Self::Base64 { inner } => inner.slots(),
        }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(vec![Part::Literal { text, place: None }])
    }
}
