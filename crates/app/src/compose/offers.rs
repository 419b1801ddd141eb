//! What the form offers beside its fields: registries to choose from, and the lines for a template.

use pull_secret::{Preset, SecretName, presets};

use crate::Problem;
use crate::compose::Compose;
use crate::view::{SecretNames, Snippets};

impl Compose {
    /// The registries the form offers.
    ///
    /// # Errors
    /// None.
    pub async fn presets(&self, (): ()) -> Result<Vec<Preset>, Problem> {
        Ok(presets().to_vec())
    }

    /// The lines that name pull secrets in a template.
    ///
    /// # Errors
    /// [`Problem::NotSendable`] for a name that AI Core would not take.
    pub async fn snippets(&self, SecretNames { names }: SecretNames) -> Result<Snippets, Problem> {
        let parse = |name: &String| SecretName::parse(name).map_err(|_| Problem::NotSendable);
        let names = names.iter().map(parse).collect::<Result<Vec<_>, _>>()?;
        Ok(Snippets {
            workflow: ai_core::workflow_snippet(&names),
            serving: ai_core::serving_snippet(&names),
        })
    }
}
