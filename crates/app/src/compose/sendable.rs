//! What a form or a body becomes when it is checked. Past this door nobody looks at what was typed again.

use jiff::Timestamp;
use pull_secret::{Draft, PullSecret, SecretName, parse_and_lint};
use request::RawJson;
use vault::Vault;

use crate::Problem;
use crate::compose::raw_body;
use crate::shared::hidden_usernames::HiddenUsernames;
use crate::shared::staged::Staged;
use crate::view::{MaskedBody, Purpose};

/// A pull secret that can be sent, and what is to be remembered of it.
#[derive(Debug, Clone)]
pub(crate) struct Sendable {
    content: Content,
    remembered: Draft,
}

/// The body of a write, from the form or as raw JSON.
#[derive(Debug, Clone)]
pub(crate) enum Content {
    /// What a form says.
    Form(PullSecret),
    /// What somebody wrote in its place.
    RawJson {
        /// The secret it is about.
        name: SecretName,
        /// The raw JSON with slots in place of its passwords.
        written: RawJson,
    },
}

impl Sendable {
    /// Checks a form by the same findings that its preview shows.
    ///
    /// # Errors
    /// [`Problem::NotSendable`].
    pub(crate) fn of_form(
        form: &Draft,
        vault: &Vault,
        usernames: &HiddenUsernames,
    ) -> Result<Self, Problem> {
        let now = Timestamp::now().as_second();
        let passwords = Staged(vault);
        if parse_and_lint(form, &passwords, now).secret.is_none() {
            return Err(Problem::NotSendable);
        }
        Self::of_saved(&usernames.hide(form, &passwords)).ok_or(Problem::NotSendable)
    }

    /// Checks a body that was written in place of a form.
    ///
    /// # Errors
    /// [`Problem::NotSendable`].
    pub(crate) fn of_body(
        purpose: Purpose,
        form: &Draft,
        body: &MaskedBody,
        vault: &Vault,
    ) -> Result<Self, Problem> {
        let (written, remembered) = raw_body::checked(purpose, form, body, vault)?;
        let name = SecretName::parse(&remembered.name).map_err(|_| Problem::NotSendable)?;
        Ok(Self {
            content: Content::RawJson { name, written },
            remembered,
        })
    }

    /// Takes a secret that was sent before; `None` if not all of it is at hand any more.
    pub(crate) fn of_saved(saved: &Draft) -> Option<Self> {
        Some(Self {
            content: Content::Form(PullSecret::parse(saved).ok()?),
            remembered: saved.clone(),
        })
    }

    /// What becomes the body of the request.
    pub(crate) fn content(&self) -> &Content {
        &self.content
    }

    /// The name of the secret.
    pub(crate) fn name(&self) -> &SecretName {
        match &self.content {
            Content::Form(secret) => &secret.name,
            Content::RawJson { name, .. } => name,
        }
    }

    /// What is remembered of it: presets and images with what is sent.
    pub(crate) fn remembered(&self) -> &Draft {
        &self.remembered
    }
}
