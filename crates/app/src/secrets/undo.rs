//! Taking changes back, as long as this session lasts and the passwords are at hand.

use std::collections::VecDeque;
use std::sync::Mutex;

use pull_secret::Handle;

use crate::Problem;
use crate::secrets::Secrets;
use crate::secrets::change::Change;
use crate::shared::ids;
use crate::shared::sync::lock;
use crate::view::{ChangesView, UndoCall};

/// How many actions can be taken back, whatever each of them changed. The passwords that only an older one needs are
/// deleted.
const MOST: usize = 20;

/// The actions that can be taken back, the oldest first.
#[derive(Default)]
pub(super) struct UndoStack(Mutex<VecDeque<Undo>>);

/// What takes an action back.
struct Undo {
    /// What stands for it at the window.
    token: String,
    /// Its changes, to be made in this order.
    changes: Vec<Change>,
    /// Passwords in the keychain that nothing but this needs.
    unowned: Vec<Handle>,
}

impl UndoStack {
    /// Gives the passwords that only those needed which there is no more room for.
    fn push(&self, undo: Undo) -> Vec<Handle> {
        let mut undos = lock(&self.0);
        undos.push_back(undo);
        let too_many = undos.len().saturating_sub(MOST);
        undos
            .drain(..too_many)
            .flat_map(|old| old.unowned)
            .collect()
    }

    fn take(&self, token: &str) -> Option<Undo> {
        let mut undos = lock(&self.0);
        let place = undos.iter().position(|undo| undo.token == token)?;
        undos.remove(place)
    }

    fn take_all(&self) -> Vec<Handle> {
        lock(&self.0)
            .drain(..)
            .flat_map(|undo| undo.unowned)
            .collect()
    }
}

impl Secrets {
    /// Offers to take an action back by these changes. Gives what stands for it.
    pub(super) async fn offer_undo(&self, changes: Vec<Change>, unowned: Vec<Handle>) -> String {
        let token = ids::handle().to_string();
        let too_old = self.undos.push(Undo {
            token: token.clone(),
            changes,
            unowned,
        });
        self.credentials.forget_unowned(too_old).await;
        token
    }

    /// Takes an action back, change by change until one fails. What was not taken back can be tried again.
    ///
    /// # Errors
    /// [`Problem::Gone`] if it cannot be taken back any more; else as [`Secrets::send`], if nothing was taken back.
    pub async fn undo(&self, call: UndoCall) -> Result<ChangesView, Problem> {
        let mut undo = self.undos.take(&call.undo).ok_or(Problem::Gone)?;
        let changes = undo.changes.clone();
        let made = self.make(changes, &call.approval, &call.operation).await;
        let taken_back = made.as_ref().map_or(0, |made| made.succeeded());
        undo.changes.drain(..taken_back);
        if !undo.changes.is_empty() {
            let too_old = self.undos.push(undo);
            self.credentials.forget_unowned(too_old).await;
        }
        Ok(self.finish(made?, &call.operation).await)
    }

    /// Lets go of what only undoing needed. Called when the application ends.
    pub(crate) async fn close(&self) {
        let forgotten = self.credentials.forget_unowned(self.undos.take_all()).await;
        if forgotten.waiting > 0 {
            log::error!("{} passwords wait to be deleted", forgotten.waiting);
        }
    }
}
