//! Drafts of forms: the text in the records, the passwords in the keychain or, for this session, in memory.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;
use pull_secret::{
    Draft, Handle, RegistryDraft, confirmed_usernames, contains_token, without_secrets,
};
use records::{ConnectionId, DraftKey, DraftRecord, Records};
use vault::{SecretKind, Vault};
use zeroize::Zeroizing;

use crate::Problem;
use crate::shared::credential_store::CredentialStore;
use crate::shared::hidden_usernames::HiddenUsernames;
use crate::shared::ids::parse_id;
use crate::shared::saved_secrets::SavedSecrets;
use crate::shared::staged::Staged;
use crate::view::{DraftForm, DraftLine, DraftRef, DraftView, Purpose};

/// Saves drafts, and gives them back after a restart or a kill.
pub(crate) struct Drafts {
    pub(crate) records: Records,
    pub(crate) vault: Vault,
    pub(crate) credentials: Arc<CredentialStore>,
    pub(crate) saved: Arc<SavedSecrets>,
    pub(crate) usernames: Arc<HiddenUsernames>,
    /// Forms with a username that is being typed, which is not saved yet. One save at a time, so that an older one does
    /// not end last.
    pub(crate) typed: tokio::sync::Mutex<HashMap<DraftKey, DraftForm>>,
}

impl Drafts {
    pub(crate) fn new(
        vault: &Vault,
        credentials: &Arc<CredentialStore>,
        saved: &Arc<SavedSecrets>,
        usernames: &Arc<HiddenUsernames>,
    ) -> Self {
        Self {
            records: saved.records.clone(),
            vault: vault.clone(),
            credentials: Arc::clone(credentials),
            saved: Arc::clone(saved),
            usernames: Arc::clone(usernames),
            typed: tokio::sync::Mutex::default(),
        }
    }

    /// Saves a form as it is. Its entered passwords go to the keychain if they are to be remembered, with usernames that
    /// look like one; what the keychain does not take is at hand in this session only. A secret in a field that shows
    /// what it contains is not saved. The username of the credential `typing` is saved by the next save without it, or
    /// when the draft is opened or the application ends.
    pub(crate) async fn save(
        &self,
        of: &DraftRef,
        form: DraftForm,
        typing: Option<usize>,
    ) -> Result<(), Problem> {
        let mut typed = self.typed.lock().await;
        let key = key_of(of)?;
        let before = self.records.draft(&key)?;
        let Some(typing) = typing else {
            typed.remove(&key);
            return self.write(key, form, before).await;
        };
        typed.insert(key.clone(), form.clone());
        self.write(key, without_typed(form, typing, before.as_ref()), before)
            .await
    }

    /// Saves the usernames that were being typed.
    pub(crate) async fn save_typed(&self) {
        for (key, form) in self.typed.lock().await.drain() {
            self.write_typed(key, form).await;
        }
    }

    async fn write_typed(&self, key: DraftKey, form: DraftForm) {
        let saved = match self.records.draft(&key) {
            Ok(before) => self.write(key, form, before).await,
            Err(error) => Err(error.into()),
        };
        if let Err(problem) = saved {
            log::error!("a typed username is not saved: {problem:?}");
        }
    }

    async fn write(
        &self,
        key: DraftKey,
        form: DraftForm,
        before: Option<DraftRecord>,
    ) -> Result<(), Problem> {
        let before = before.map(|draft| draft.passwords).unwrap_or_default();
        let form = self.as_saved(form);
        let passwords = self.store_passwords(&form, &before).await;
        let unowned = self.records.put_draft(&record_of(key, form, passwords)?)?;
        self.delete_unowned(unowned).await;
        Ok(())
    }

    /// Moves the usernames that look like a secret, and that an earlier version saved as text, to the keychain. Gives how
    /// many drafts had one. A draft whose passwords are not to be remembered stays as it is.
    pub(crate) async fn move_usernames(&self, connection: ConnectionId) -> Result<usize, Problem> {
        let _one_at_a_time = self.typed.lock().await;
        let mut moved = 0;
        for mut record in self.records.drafts(connection)? {
            let Some(form) = form_of(&record).filter(|form| form.remember) else {
                continue;
            };
            let saved = self.as_saved(form.clone());
            let hidden = saved.draft.registries.iter();
            let hidden = hidden.filter_map(|registry| registry.hidden_username);
            let new: Vec<Handle> = hidden
                .filter(|handle| !record.passwords.contains(handle))
                .collect();
            if new.is_empty() {
                continue;
            }
            for handle in new {
                let kind = SecretKind::RegistryPassword;
                self.credentials.store(handle, kind).await?;
                record.passwords.push(handle);
            }
            self.write(record.key.clone(), form, Some(record)).await?;
            moved += 1;
        }
        Ok(moved)
    }

    /// Saves a form that replaces a secret and that is about to be sent without a page, so that a kill does not lose it.
    /// `passwords` are those of it that are in the keychain. Gives its draft; `None` if the form has one already.
    pub(crate) fn keep(
        &self,
        connection: ConnectionId,
        draft: &Draft,
        passwords: &[Handle],
    ) -> Result<Option<DraftKey>, Problem> {
        let key = key_of(&DraftRef {
            connection: connection.to_string(),
            purpose: Purpose::Replace,
            name: draft.name.clone(),
        })?;
        if self.records.draft(&key)?.is_some() {
            return Ok(None);
        }
        let form = DraftForm {
            draft: draft.clone(),
            raw_body: None,
            remember: true,
        };
        self.records
            .put_draft(&record_of(key.clone(), form, passwords.to_vec())?)?;
        Ok(Some(key))
    }

    /// Forgets a form that [`Drafts::keep`] saved. Its passwords stay in the keychain, noted if nothing points to them.
    pub(crate) fn forget(&self, kept: &DraftKey) -> Result<(), Problem> {
        Ok(self.records.remove_draft(kept).map(drop)?)
    }

    /// The draft of a form; `None` if it has none. Its passwords are in memory again.
    pub(crate) async fn open(&self, of: &DraftRef) -> Result<Option<DraftView>, Problem> {
        let key = key_of(of)?;
        let mut typed = self.typed.lock().await;
        if let Some(form) = typed.remove(&key) {
            self.write_typed(key.clone(), form).await;
        }
        drop(typed);
        let Some(record) = self.records.draft(&key)? else {
            return Ok(None);
        };
        let Some(mut form) = form_of(&record) else {
            return Ok(None);
        };
        for password in &record.passwords {
            if !self.vault.is_staged(*password) {
                // A locked keychain may be open by the time the form is sent.
                let _ = self
                    .vault
                    .load(*password, SecretKind::RegistryPassword)
                    .await;
            }
        }
        self.drop_lost(&mut form, &record.passwords);
        let entered = handles(&form).filter(|handle| !self.saved.hold(*handle));
        Ok(Some(DraftView {
            entered: entered.collect(),
            form,
            changed_at: record.changed_at,
        }))
    }

    /// The drafts of a connection, the latest first.
    pub(crate) fn list(&self, connection: ConnectionId) -> Result<Vec<DraftLine>, Problem> {
        let drafts = self.records.drafts(connection)?.into_iter();
        let line = |record: DraftRecord| {
            let form = form_of(&record)?;
            Some(DraftLine {
                of: DraftRef {
                    connection: connection.to_string(),
                    purpose: purpose_of(&record.key)?,
                    name: record.key.name,
                },
                name: form.draft.name,
                changed_at: record.changed_at,
            })
        };
        Ok(drafts.filter_map(line).collect())
    }

    /// The passwords that are in the keychain for a draft.
    pub(crate) fn kept(&self, of: &DraftRef) -> Vec<Handle> {
        let record = key_of(of).and_then(|key| Ok(self.records.draft(&key)?));
        record
            .ok()
            .flatten()
            .map(|draft| draft.passwords)
            .unwrap_or_default()
    }

    /// Removes a draft, with the passwords that nothing else needs.
    pub(crate) async fn remove(&self, of: &DraftRef) -> Result<(), Problem> {
        let mut typed = self.typed.lock().await;
        let key = key_of(of)?;
        typed.remove(&key);
        let unowned = self.records.remove_draft(&key)?;
        let unused = unowned.iter().filter(|handle| !self.saved.hold(**handle));
        unused.for_each(|handle| self.vault.drop_staged(*handle));
        self.delete_unowned(unowned).await;
        Ok(())
    }

    /// Those of the entered passwords that are in the keychain now.
    async fn store_passwords(&self, form: &DraftForm, before: &[Handle]) -> Vec<Handle> {
        let mut kept = Vec::new();
        for password in handles(form) {
            let is_kept = before.contains(&password);
            if is_kept && (form.remember || !self.vault.is_staged(password)) {
                kept.push(password);
            } else if form.remember && self.vault.is_staged(password) && !self.saved.hold(password)
            {
                let keep = self
                    .credentials
                    .store(password, SecretKind::RegistryPassword);
                match keep.await {
                    Ok(()) => kept.push(password),
                    Err(problem) => {
                        log::info!("a password of a draft stays in memory: {problem:?}")
                    }
                }
            }
        }
        kept.dedup();
        kept
    }

    /// Deletes passwords from the keychain that nothing points to; in memory they stay.
    async fn delete_unowned(&self, unowned: Vec<Handle>) {
        for handle in unowned {
            if let Err(error) = self.vault.delete_stored(handle).await {
                log::warn!("a password of a draft waits to be deleted: {error}");
                continue;
            }
            if let Err(error) = self.records.remove_pending_handle(handle) {
                log::error!("a note stays for the next start: {error}");
            }
        }
    }

    /// What of a form goes to the records.
    fn as_saved(&self, form: DraftForm) -> DraftForm {
        let staged = Staged(&self.vault);
        DraftForm {
            raw_body: form
                .raw_body
                .filter(|written| !contains_token(&without_confirmed(&written.text, &form.draft))),
            draft: without_secrets(&self.usernames.hide(&form.draft, &staged), &staged),
            remember: form.remember,
        }
    }

    /// A password of a session that is over is asked for again.
    fn drop_lost(&self, form: &mut DraftForm, kept: &[Handle]) {
        let is_available = |handle: &Handle| {
            kept.contains(handle) || self.vault.is_staged(*handle) || self.saved.hold(*handle)
        };
        for registry in &mut form.draft.registries {
            registry.password = registry.password.filter(is_available);
            registry.hidden_username = registry.hidden_username.filter(is_available);
        }
        // A mask that stands for nothing could not be sent.
        form.raw_body = form
            .raw_body
            .take()
            .filter(|written| written.passwords.iter().all(is_available));
    }
}

/// A form as it is saved now.
fn record_of(
    key: DraftKey,
    form: DraftForm,
    passwords: Vec<Handle>,
) -> Result<DraftRecord, Problem> {
    Ok(DraftRecord {
        key,
        form: serde_json::to_value(form).map_err(|_| Problem::NotSaved)?,
        passwords,
        changed_at: Timestamp::now(),
    })
}

/// The form with the username of a credential as it was saved before.
fn without_typed(mut form: DraftForm, typing: usize, before: Option<&DraftRecord>) -> DraftForm {
    let before = before.and_then(form_of);
    let before = before.and_then(|mut form| {
        let is_there = typing < form.draft.registries.len();
        is_there.then(|| form.draft.registries.swap_remove(typing))
    });
    if let Some(registry) = form.draft.registries.get_mut(typing) {
        let before = before.unwrap_or_default();
        registry.username = before.username;
        registry.username_kind = before.username_kind;
        registry.hidden_username = None;
    }
    form
}

fn handles(form: &DraftForm) -> impl Iterator<Item = Handle> {
    let of_form = form
        .draft
        .registries
        .iter()
        .flat_map(RegistryDraft::secrets);
    let written = form
        .raw_body
        .iter()
        .flat_map(|written| written.passwords.iter().copied());
    of_form.chain(written)
}

/// A text without the usernames that were confirmed to be no secret.
fn without_confirmed(text: &str, form: &Draft) -> Zeroizing<String> {
    let text = Zeroizing::new(text.to_owned());
    confirmed_usernames(form).fold(text, |text, username| {
        Zeroizing::new(text.replace(username, ""))
    })
}

/// The form of a draft; `None` if another version wrote it in a format that cannot be read.
fn form_of(record: &DraftRecord) -> Option<DraftForm> {
    serde_json::from_value(record.form.clone())
        .inspect_err(|error| log::warn!("a draft cannot be read: {error}"))
        .ok()
}

fn key_of(of: &DraftRef) -> Result<DraftKey, Problem> {
    Ok(DraftKey {
        connection: parse_id(&of.connection)?,
        purpose: match of.purpose {
            Purpose::Create => "create".to_owned(),
            Purpose::Replace => "replace".to_owned(),
        },
        name: of.name.clone(),
    })
}

fn purpose_of(key: &DraftKey) -> Option<Purpose> {
    match key.purpose.as_str() {
        "create" => Some(Purpose::Create),
        "replace" => Some(Purpose::Replace),
        _ => None,
    }
}
