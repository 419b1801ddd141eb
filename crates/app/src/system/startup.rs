//! The start: what the window needs for its first page, and what follows once that is drawn.

use jiff::Timestamp;
use records::RecordsError;

use crate::Problem;
use crate::shared::clear_usernames;
use crate::shared::ids::parse_id;
use crate::shared::sync::lock;
use crate::system::System;
use crate::view::{KeychainState, Notice, ReconciledView, StartView};

impl System {
    /// Returns what the first page shows. All of it comes from the records and the preferences: a keychain may take
    /// seconds to answer, so nothing here asks it.
    ///
    /// # Errors
    /// [`Problem::NotSaved`] when the records cannot be read.
    pub async fn start(&self, (): ()) -> Result<StartView, Problem> {
        let preferences = self.preferences.get();
        self.note_used(preferences.connection.as_deref());
        Ok(StartView {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            preferences,
            connections: self.views.all()?,
            notices: self.notices.clone(),
            records_folder: self.folder.display().to_string(),
            pastes: self.desktop.can_paste(),
            notifies: self.desktop.can_notify(),
        })
    }

    /// Asks the keychain for its state, deletes from it what an interrupted run left behind, moves to it what an earlier
    /// version saved as text, and removes old activity.
    /// The window calls it after its first frame.
    ///
    /// # Errors
    /// None: what fails is logged and tried again at the next start.
    pub async fn reconcile(&self, (): ()) -> Result<ReconciledView, Problem> {
        self.log.prune();
        let keychain = self.vault.state().await;
        match self.credentials.reconcile(keychain).await {
            Ok(tidied) => self.note_tidied(tidied),
            Err(problem) => log::error!("the keychain is not tidied: {problem:?}"),
        }
        if keychain == KeychainState::Open
            && let Err(problem) =
                clear_usernames::move_to_keychain(&self.credentials, &self.drafts).await
        {
            log::error!("usernames that look like a secret stay as text: {problem:?}");
        }
        let notice = lock(&self.tidied).clone();
        Ok(ReconciledView { keychain, notice })
    }

    /// A page that is loaded again gets told what was deleted before, and not what was left once it is deleted.
    fn note_tidied(&self, tidied: Option<Notice>) {
        let mut noted = lock(&self.tidied);
        if tidied.is_some() || matches!(*noted, Some(Notice::KeychainNotTidied { .. })) {
            *noted = tidied;
        }
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
