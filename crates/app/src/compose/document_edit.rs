//! Editing the inner document: the form follows. Passwords stand in the text as masks; one that is left alone keeps
//! its handle, one that is typed over becomes a new secret.

use pull_secret::document::{Document, DocumentError};
use pull_secret::{Draft, Handle, RegistryDraft, Secret, Username, settled};
use zeroize::Zeroizing;

use crate::Problem;
use crate::compose::Compose;
use crate::shared::registry_drafts::registry_draft;
use crate::shared::staged::Staged;

/// What stands for a password in the text.
pub(crate) const MASK: &str = "••••••••";

impl Compose {
    /// The form that the edited document stands for. The text comes as raw bytes, since a password may be typed in it.
    ///
    /// # Errors
    /// [`Problem::DocumentUnreadable`] with the place of the fault; the text is not echoed.
    pub fn edit_document(&self, draft: Draft, text: &Zeroizing<Vec<u8>>) -> Result<Draft, Problem> {
        // Go takes it for an empty document, but nobody empties a form like that.
        if text.trim_ascii() == b"null" {
            return Err(Problem::DocumentUnreadable { line: 0, column: 0 });
        }
        let document = Document::read(text).map_err(|error| unreadable(&error, text))?;
        let keys: Vec<String> = document
            .entries
            .iter()
            .map(|(key, _)| key.clone())
            .collect();
        let mut registries = Vec::with_capacity(document.entries.len());
        for (place, (registry_key, entry)) in document.entries.into_iter().enumerate() {
            let before = matching_entry(&draft.registries, &keys, place);
            let username = String::from_utf8(entry.username).map_err(|_| Problem::ImportNotText)?;
            let username = match before.filter(|_| username == MASK) {
                Some(before) => before.sent_username(),
                None => Username::Text(username),
            };
            let password = self.edited_password(&entry.password, before)?;
            registries.push(registry_draft(
                registry_key,
                username,
                password,
                &draft.registries,
            ));
        }
        let edited = Draft {
            registries,
            ..draft
        };
        Ok(settled(&edited, &Staged(&self.vault)))
    }

    fn edited_password(
        &self,
        password: &Zeroizing<Vec<u8>>,
        before: Option<&RegistryDraft>,
    ) -> Result<Option<Handle>, Problem> {
        if password.is_empty() {
            return Ok(None);
        }
        if password.as_slice() == MASK.as_bytes() {
            return Ok(before.and_then(|before| before.password));
        }
        let secret = Secret::from_utf8(password.to_vec()).map_err(|_| Problem::SecretNotText)?;
        Ok(Some(self.vault.stage(secret)))
    }
}

/// The credential of the form that the entry in this place was: the one with the same key, else the one in the same
/// place, unless another entry has its key. So no password follows to an entry that was put in before it.
fn matching_entry<'d>(
    registries: &'d [RegistryDraft],
    keys: &[String],
    place: usize,
) -> Option<&'d RegistryDraft> {
    let same_key = registries
        .iter()
        .find(|registry| registry.registry_key == keys[place]);
    let same_place = registries
        .get(place)
        .filter(|registry| !keys.contains(&registry.registry_key));
    same_key.or(same_place)
}

fn unreadable(error: &DocumentError, text: &[u8]) -> Problem {
    let (line, column) = match error {
        DocumentError::Json(error) => error.line_and_column(text),
        DocumentError::WrongType { .. } | DocumentError::Auth { .. } => (0, 0),
    };
    Problem::DocumentUnreadable { line, column }
}
