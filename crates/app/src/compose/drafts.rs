//! The form as it was left: saved while it is filled in, until it is sent or discarded.

use crate::Problem;
use crate::compose::Compose;
use crate::shared::ids::parse_id;
use crate::view::{ConnectionRef, DraftLine, DraftRef, DraftView, SaveDraft};

impl Compose {
    /// Saves the draft of a form in the place of the one before.
    ///
    /// # Errors
    /// [`Problem::Gone`] without the connection, [`Problem::NotSaved`].
    pub async fn save_draft(&self, save: SaveDraft) -> Result<(), Problem> {
        self.drafts.save(&save.of, save.form, save.typing).await
    }

    /// Saves the usernames that were being typed. Called when the application ends.
    pub(crate) async fn close(&self) {
        self.drafts.save_typed().await;
    }

    /// The draft of a form; `None` if it has none.
    ///
    /// # Errors
    /// [`Problem::Gone`] for what is no connection.
    pub async fn open_draft(&self, of: DraftRef) -> Result<Option<DraftView>, Problem> {
        self.drafts.open(&of).await
    }

    /// The drafts of a connection, the latest first.
    ///
    /// # Errors
    /// [`Problem::Gone`] for what is no connection.
    pub async fn list_drafts(
        &self,
        ConnectionRef { connection }: ConnectionRef,
    ) -> Result<Vec<DraftLine>, Problem> {
        self.drafts.list(parse_id(&connection)?)
    }

    /// Removes the draft of a form, if it has one, and the passwords that were entered for it.
    ///
    /// # Errors
    /// [`Problem::Gone`] for what is no connection, [`Problem::NotSaved`].
    pub async fn discard_draft(&self, of: DraftRef) -> Result<(), Problem> {
        self.drafts.remove(&of).await
    }
}
