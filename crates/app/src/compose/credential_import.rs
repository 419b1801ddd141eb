//! Registry credentials on their way in: pasted, dropped or chosen, recognised, and taken into a form.
//!
//! The text does not pass the web view. What a text only refers to can be asked of a credential helper, after consent.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use pull_secret::import::{AskHelper, Import, ImportedCredential, LeftOut, MASK, Repair};
use pull_secret::{Draft, RegistryDraft, UsernameKind, is_secret_username, presets, settled_login};
use vault::Vault;

use crate::Problem;
use crate::compose::credential_helper::{HelperFailed, HelperPrograms};
use crate::shared::Services;
use crate::shared::ids;
use crate::shared::operations::Operations;
use crate::shared::registry_drafts::registry_draft;
use crate::shared::sync::lock;
use crate::view::{AskHelperCall, ImportRef, ImportView, ImportedView, TakeImport};

/// Imports that wait to be taken.
#[derive(Default)]
pub(crate) struct PendingImports(Mutex<HashMap<String, Import>>);

impl PendingImports {
    /// Keeps registry credentials until they are taken or discarded.
    pub(crate) fn keep(&self, found: Import) -> ImportView {
        let id = ids::handle().to_string();
        let view = view(&id, &found);
        lock(&self.0).insert(id, found);
        view
    }
}

/// Takes registry credentials that were pasted, dropped or chosen into a form.
pub struct CredentialImports {
    vault: Vault,
    operations: Arc<Operations>,
    pending: Arc<PendingImports>,
}

impl CredentialImports {
    pub(crate) fn new(services: &Services, pending: &Arc<PendingImports>) -> Self {
        Self {
            vault: services.vault.clone(),
            operations: Arc::clone(&services.operations),
            pending: Arc::clone(pending),
        }
    }

    /// Forgets an import that is not to be taken.
    ///
    /// # Errors
    /// None.
    pub async fn discard_import(&self, ImportRef { import }: ImportRef) -> Result<(), Problem> {
        lock(&self.pending.0).remove(&import);
        Ok(())
    }

    /// Takes the chosen credentials into the form. Their passwords are staged; the form gets handles.
    ///
    /// # Errors
    /// [`Problem::Gone`] if the import is not there any more.
    pub async fn take_import(&self, take: TakeImport) -> Result<Draft, Problem> {
        let found = lock(&self.pending.0)
            .remove(&take.import)
            .ok_or(Problem::Gone)?;
        let mut draft = take.draft;
        let chosen = found.credentials.into_iter().enumerate();
        let chosen = chosen.filter(|(place, _)| take.chosen.contains(place));
        let chosen: Vec<ImportedCredential> = chosen.map(|(_, credential)| credential).collect();
        if let Some(name) = name_of(&chosen, found.name).filter(|_| draft.name.trim().is_empty()) {
            draft.name = name;
        }
        draft.registries.retain(|registry| !is_untouched(registry));
        for credential in chosen {
            let registry = self.stage_credential(credential);
            match draft
                .registries
                .iter_mut()
                .find(|other| other.registry_key == registry.registry_key)
            {
                Some(other) => *other = registry,
                None => draft.registries.push(registry),
            }
        }
        Ok(draft)
    }

    fn stage_credential(&self, credential: ImportedCredential) -> RegistryDraft {
        let (key, username) = (credential.registry_key, credential.username);
        let (username, password) = settled_login(&key, username, credential.password);
        let password = password.map(|password| self.vault.stage(password));
        registry_draft(key, username, password, &[])
    }

    /// Asks a `docker-credential-*` program for the credentials the text only refers to, and adds what it gives.
    ///
    /// # Errors
    /// [`Problem::Gone`], [`Problem::HelperFailed`], [`Problem::Cancelled`].
    pub async fn ask_helper(&self, call: AskHelperCall) -> Result<ImportView, Problem> {
        let asked = lock(&self.pending.0)
            .get(&call.import)
            .and_then(|found| found.helpers.get(call.helper).cloned())
            .ok_or(Problem::Gone)?;
        let answer = async {
            let given = ask(&HelperPrograms::default(), &asked).await;
            given.map_err(|HelperFailed| Problem::HelperFailed {
                helper: asked.helper.clone(),
            })
        };
        let (given, left_out) = self.operations.run(&call.operation, answer).await?;
        let mut imports = lock(&self.pending.0);
        let found = imports.get_mut(&call.import).ok_or(Problem::Gone)?;
        found.helpers.retain(|helper| *helper != asked);
        found.credentials.extend(given);
        found.left_out.extend(left_out);
        Ok(view(&call.import, found))
    }
}

/// What a helper gives for the keys a text names, or for all it keeps; and what of that is of no use.
async fn ask(
    programs: &HelperPrograms,
    asked: &AskHelper,
) -> Result<(Vec<ImportedCredential>, Vec<LeftOut>), HelperFailed> {
    let registry_keys = match asked.registry_keys.is_empty() {
        true => programs.list(&asked.helper).await?,
        false => asked.registry_keys.clone(),
    };
    let (mut given, mut left_out) = (Vec::new(), Vec::new());
    for registry_key in registry_keys {
        match programs.get(&asked.helper, &registry_key).await? {
            Ok(credential) => given.push(credential),
            Err(reason) => left_out.push(reason),
        }
    }
    Ok((given, left_out))
}

/// The name of the Secret that all of the credentials stand in, else the one name of the text; none if they disagree.
fn name_of(chosen: &[ImportedCredential], of_text: Option<String>) -> Option<String> {
    let mut names = chosen
        .iter()
        .map(|credential| credential.secret_name.as_ref());
    match names.next().flatten() {
        Some(first) => names.all(|name| name == Some(first)).then(|| first.clone()),
        None => of_text.filter(|_| names.all(|name| name.is_none())),
    }
}

fn view(id: &str, found: &Import) -> ImportView {
    let secret_usernames = found
        .credentials
        .iter()
        .filter(|it| has_secret_username(it));
    let secret_usernames: Vec<&str> = secret_usernames.map(|it| &*it.username).collect();
    let hidden = |repair: &Repair| secret_usernames.iter().fold(repair.clone(), without);
    let credentials = found.credentials.iter().map(|credential| ImportedView {
        registry_key: credential.registry_key.clone(),
        username: shown_username(credential),
        has_password: credential.password.is_some(),
        secret_name: credential.secret_name.clone(),
    });
    ImportView {
        import: id.to_owned(),
        format: found.format,
        name: found.name.clone(),
        credentials: credentials.collect(),
        helpers: found.helpers.clone(),
        taken: found.taken.clone(),
        repairs: found.repairs.iter().map(hidden).collect(),
        left_out: found.left_out.clone(),
        kubelet: found.kubelet.clone(),
    }
}

fn has_secret_username(credential: &ImportedCredential) -> bool {
    is_secret_username(&credential.username, credential.password.as_ref())
}

fn shown_username(credential: &ImportedCredential) -> String {
    match has_secret_username(credential) {
        true => MASK.to_owned(),
        false => credential.username.clone(),
    }
}

/// A repair that does not show this username.
fn without(repair: Repair, username: &&str) -> Repair {
    Repair {
        before: repair.before.replace(username, MASK),
        after: repair.after.replace(username, MASK),
        ..repair
    }
}

/// A registry of the form into which nothing was typed; a preset's own key and username do not count as typed.
fn is_untouched(registry: &RegistryDraft) -> bool {
    let preset = registry.preset.as_deref().and_then(presets::preset);
    let own_key = preset
        .and_then(|preset| preset.registry_key.as_deref())
        .unwrap_or_default();
    let own_username = preset
        .and_then(|preset| preset.username.as_deref())
        .unwrap_or_default();
    registry.password.is_none()
        && (registry.registry_key.is_empty() || registry.registry_key == own_key)
        && registry.username_kind == UsernameKind::Typed
        && (registry.username.is_empty() || registry.username == own_username)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_gets_the_name_that_all_chosen_credentials_agree_on() {
        let text = || Some("of-text".to_owned());
        for (names, of_text, expected) in [
            (&[Some("a")][..], text(), Some("a")),
            (&[Some("a"), Some("a")], None, Some("a")),
            (&[Some("a"), Some("b")], text(), None),
            (&[Some("a"), None], text(), None),
            (&[None, Some("a")], text(), None),
            (&[None, None], text(), Some("of-text")),
            (&[None], None, None),
            (&[], text(), Some("of-text")),
        ] {
            let chosen: Vec<_> = names.iter().map(|name| credential(*name)).collect();
            let name = name_of(&chosen, of_text);
            assert_eq!(name.as_deref(), expected, "{names:?}");
        }
    }

    #[test]
    fn only_a_registry_that_nobody_typed_into_makes_room_for_an_import() {
        let hub = presets::preset("docker-hub").unwrap();
        let hub_key = hub.registry_key.clone().unwrap();
        for (preset, key, username, has_password, untouched) in [
            (None, "", "", false, true),
            (None, "", "", true, false),
            (None, "ghcr.io", "", false, false),
            (None, "", "anna", false, false),
            (Some("docker-hub"), &*hub_key, "", false, true),
            (Some("docker-hub"), "", "", false, true),
            (Some("docker-hub"), &*hub_key, "anna", false, false),
            (Some("ghcr"), &*hub_key, "", false, false),
            (Some("not-there"), "", "", false, true),
        ] {
            let registry = RegistryDraft {
                preset: preset.map(str::to_owned),
                registry_key: key.to_owned(),
                username: username.to_owned(),
                password: has_password.then(ids::handle),
                ..RegistryDraft::default()
            };
            assert_eq!(is_untouched(&registry), untouched, "{registry:?}");
        }
    }

    fn credential(secret_name: Option<&str>) -> ImportedCredential {
        ImportedCredential {
            registry_key: "ghcr.io".to_owned(),
            username: "anna".to_owned(),
            password: None,
            secret_name: secret_name.map(str::to_owned),
        }
    }
}
