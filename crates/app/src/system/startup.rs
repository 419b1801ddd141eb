//! The start: what the window needs for its first page, and tidying up after a run that was interrupted.

use std::time::Duration;

use jiff::Timestamp;
use records::RecordsError;

use crate::Problem;
use crate::shared::ids::parse_id;
use crate::shared::sync::lock;
use crate::system::System;
use crate::view::{KeychainState, Notice, StartView};

/// The first page does not wait longer for a keychain that does not answer.
const LONGEST_AT_START: Duration = Duration::from_secs(2);

impl System {
    /// Gives the window all it needs for its first page, and tidies up after an interrupted run.
    ///
    /// # Errors
    /// [`Problem::NotSaved`] when the records cannot be read.
    pub async fn start(&self, (): ()) -> Result<StartView, Problem> {
        let asked = tokio::time::timeout(LONGEST_AT_START, self.vault.state()).await;
        let keychain = asked.unwrap_or(KeychainState::NotAnswering);
        match self.credentials.reconcile(keychain).await {
            Ok(tidied) => self.note_tidied(tidied),
            Err(problem) => log::error!("the keychain is not tidied: {problem:?}"),
        }
        self.log.prune();
        let preferences = self.preferences.get();
        self.note_used(preferences.connection.as_deref());
        Ok(StartView {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            preferences,
            connections: self.views.all()?,
            keychain,
            notices: lock(&self.notices).clone(),
            records_folder: self.folder.display().to_string(),
        })
    }

    /// A page that is loaded again gets told once how it stands.
    fn note_tidied(&self, tidied: Option<Notice>) {
        let mut notices = lock(&self.notices);
        notices.retain(|notice| !matches!(notice, Notice::KeychainNotTidied { .. }));
        notices.extend(tidied);
    }

    /// Notes that the connection was chosen now. Records that cannot be written take nothing from the choice.
    pub(super) fn note_used(&self, connection: Option<&str>) {
        let Some(id) = connection.and_then(|id| parse_id(id).ok()) else {
            return;
        };
        match self.records.note_connection_used(id, Timestamp::now()) {
            // It may have been removed meanwhile.
            Ok(()) | Err(RecordsError::NotFound) => {}
            Err(error) => log::error!("the use of a connection was not noted: {error}"),
        }
    }
}
