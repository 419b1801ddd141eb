//! What the form offers beside its fields: registries to choose from, and the lines for a template.

use pull_secret::{Preset, presets};

use crate::Problem;
use crate::compose::Compose;
use crate::view::{SecretName, Snippets};

impl Compose {
    /// The registries the form offers.
    ///
    /// # Errors
    /// None.
    pub async fn presets(&self, (): ()) -> Result<Vec<Preset>, Problem> {
        Ok(presets().to_vec())
    }

    /// The lines that name a pull secret in a template.
    ///
    /// # Errors
    /// [`Problem::NotSendable`] for a name that AI Core would not take.
    pub async fn snippets(&self, SecretName { name }: SecretName) -> Result<Snippets, Problem> {
        let name = pull_secret::SecretName::parse(&name).map_err(|_| Problem::NotSendable)?;
        Ok(Snippets {
            workflow: ai_core::workflow_snippet(&name),
            serving: ai_core::serving_snippet(&name),
        })
    }
}
