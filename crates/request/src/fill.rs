//! What a slot of a request is filled with: a mask, or the secret itself.

use pull_secret::{Handle, Secret};
use thiserror::Error;

use crate::render::Sink;
use crate::{Encodings, Pieces, Slot, Wire};

/// Decides what stands in a slot, and on what a request is drawn with it.
pub trait Fill {
    /// What it draws on.
    type Sink: Sink;

    /// Puts something where the slot is. `around` are the encodings a secret goes through there.
    ///
    /// # Errors
    /// [`MissingSecret`] if there is nothing to put there.
    fn fill(
        &self,
        slot: &Slot,
        around: &Encodings,
        sink: &mut Self::Sink,
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
    type Sink = Pieces;

    fn fill(&self, slot: &Slot, _: &Encodings, pieces: &mut Pieces) -> Result<(), MissingSecret> {
        pieces.push_secret(Self::DOTS, slot.secret, slot.place);
        Ok(())
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
    type Sink = Wire;

    fn fill(&self, slot: &Slot, around: &Encodings, wire: &mut Wire) -> Result<(), MissingSecret> {
        wire.push(&around.encode(self.get(slot)?.open()));
        Ok(())
    }
}
