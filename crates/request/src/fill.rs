//! What stands in the slots of a request: a mask, or the secret itself; and the names that code has for secrets.

use pull_secret::{Handle, Place, Secret};
use thiserror::Error;

use crate::render::Surface;
use crate::{Encodings, Pieces, Slot, SlotKind, Wire};

/// Decides what stands in a slot, and on what a request is drawn with it.
pub trait Fill {
    /// What it draws on.
    type Surface: Surface;

    /// Puts something where the slot is. `around` are the encodings a secret goes through there.
    ///
    /// # Errors
    /// [`MissingSecret`] if there is nothing to put there.
    fn fill(
        &self,
        slot: &Slot,
        around: &Encodings,
        surface: &mut Self::Surface,
    ) -> Result<(), MissingSecret>;
}

/// No secret is at hand for a slot.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
#[error("no secret at hand for a slot")]
pub struct MissingSecret {
    /// What was asked for.
    pub slot: Slot,
}

/// Eight dots, whatever the secret; they say nothing about its length.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mask;

impl Mask {
    /// What the mask looks like.
    pub const DOTS: &'static str = "••••••••";
}

impl Fill for Mask {
    type Surface = Pieces;

    fn fill(&self, slot: &Slot, _: &Encodings, pieces: &mut Pieces) -> Result<(), MissingSecret> {
        pieces.seal(Self::DOTS, slot.secret, slot.place);
        Ok(())
    }
}

/// Names of environment variables, for code that reads its secrets from there.
#[derive(Clone, Copy, Debug, Default)]
pub struct Variables;

impl Variables {
    /// The name of the variable for a slot. The first registry password has no number, the second has a 2.
    pub fn name(slot: &Slot) -> String {
        match (slot.secret, slot.place) {
            (SlotKind::ClientSecret, _) => "AICORE_CLIENT_SECRET".to_owned(),
            (SlotKind::PrivateKey, _) => "AICORE_KEY_STR".to_owned(),
            (SlotKind::AccessToken, _) => "AICORE_TOKEN".to_owned(),
            (SlotKind::RegistryToken, _) => "REGISTRY_TOKEN".to_owned(),
            (SlotKind::RegistryPassword, Some(Place::Password { registry })) if registry > 0 => {
                format!("REGISTRY_PASSWORD_{}", registry + 1)
            }
            (SlotKind::RegistryPassword, _) => "REGISTRY_PASSWORD".to_owned(),
        }
    }
}

/// The secrets of one call, opened for it alone.
#[derive(Clone, Debug, Default)]
pub struct Secrets(Vec<(Handle, Secret)>);

impl Secrets {
    /// Adds the secret that a handle stands for.
    pub fn insert(&mut self, handle: Handle, secret: Secret) {
        self.0.push((handle, secret));
    }

    /// The secrets, without their handles.
    pub fn iter(&self) -> impl Iterator<Item = &Secret> {
        self.0.iter().map(|(_, secret)| secret)
    }

    /// The secret that a handle stands for, if it was added.
    pub(crate) fn of(&self, handle: Handle) -> Option<&Secret> {
        let mut secrets = self.0.iter();
        secrets
            .find(|(known, _)| *known == handle)
            .map(|(_, secret)| secret)
    }

    fn get(&self, slot: &Slot) -> Result<&Secret, MissingSecret> {
        self.of(slot.handle).ok_or(MissingSecret { slot: *slot })
    }
}

impl FromIterator<(Handle, Secret)> for Secrets {
    fn from_iter<I: IntoIterator<Item = (Handle, Secret)>>(secrets: I) -> Self {
        Self(secrets.into_iter().collect())
    }
}

impl Fill for Secrets {
    type Surface = Wire;

    fn fill(&self, slot: &Slot, around: &Encodings, wire: &mut Wire) -> Result<(), MissingSecret> {
        wire.push(&around.encode(self.get(slot)?.open()));
        Ok(())
    }
}
