//! Taking writes back, as long as this session lasts and the passwords are at hand.

use std::collections::VecDeque;
use std::sync::Mutex;

use pull_secret::{Handle, PullSecret};
use records::ConnectionId;

use crate::Problem;
use crate::secrets::Secrets;
use crate::secrets::change::{Content, Write};
use crate::shared::ids;
use crate::shared::saved_secrets::Known;
use crate::shared::sync::lock;
use crate::view::{SentView, UndoCall};

/// How many writes can be taken back. The passwords that only an older one needs are deleted.
const MOST: usize = 20;

/// What takes a write back.
#[derive(Debug, Clone)]
pub(crate) enum Undo {
    /// A registration: delete it again.
    Delete {
        connection: ConnectionId,
        name: String,
    },
    /// A deletion: register what was there.
    Create {
        connection: ConnectionId,
        known: Known,
    },
    /// A replacement: put back what was there.
    Replace {
        connection: ConnectionId,
        known: Known,
    },
}

/// The writes that can be taken back.
#[derive(Default)]
pub(crate) struct Undos(Mutex<VecDeque<Offered>>);

struct Offered {
    id: String,
    undo: Undo,
    /// Passwords in the keychain that nothing but this needs.
    unowned: Vec<Handle>,
}

impl Undos {
    fn push(&self, offered: Offered) -> Vec<Handle> {
        let mut undos = lock(&self.0);
        undos.push_back(offered);
        let too_many = undos.len().saturating_sub(MOST);
        undos
            .drain(..too_many)
            .flat_map(|old| old.unowned)
            .collect()
    }

    fn take(&self, id: &str) -> Option<Offered> {
        let mut undos = lock(&self.0);
        let place = undos.iter().position(|offered| offered.id == id)?;
        undos.remove(place)
    }

    fn take_all(&self) -> Vec<Handle> {
        lock(&self.0)
            .drain(..)
            .flat_map(|offered| offered.unowned)
            .collect()
    }
}

impl Secrets {
    /// Offers to take a write back. Gives what stands for it.
    pub(crate) async fn offer_undo(&self, undo: Undo, unowned: Vec<Handle>) -> String {
        let id = ids::handle().to_string();
        let too_old = self.undos.push(Offered {
            id: id.clone(),
            undo,
            unowned,
        });
        self.credentials.forget_unowned(too_old).await;
        id
    }

    /// Takes a write back.
    ///
    /// # Errors
    /// [`Problem::Gone`] if it cannot be taken back any more; else as [`Secrets::send`]. One that failed can be tried again.
    pub async fn undo(&self, call: UndoCall) -> Result<SentView, Problem> {
        let offered = self.undos.take(&call.undo).ok_or(Problem::Gone)?;
        let sent = self.take_back(&offered.undo, &call).await;
        if !sent
            .as_ref()
            .is_ok_and(|sent| sent.result.changed_the_tenant())
        {
            let too_old = self.undos.push(offered);
            self.credentials.forget_unowned(too_old).await;
        }
        sent
    }

    async fn take_back(&self, undo: &Undo, call: &UndoCall) -> Result<SentView, Problem> {
        let UndoCall {
            approval,
            operation,
            ..
        } = call;
        match undo {
            Undo::Delete { connection, name } => {
                Write::open(self, *connection, approval, operation)
                    .await?
                    .delete(name)
                    .await
            }
            Undo::Create { connection, known } => {
                let secret = PullSecret::parse(&known.draft).map_err(|_| Problem::NotSendable)?;
                let content = Content::Form(secret);
                let write = Write::open(self, *connection, approval, operation).await?;
                write
                    .create(&content, &known.draft, &known.in_keychain, known.kept())
                    .await
            }
            Undo::Replace { connection, known } => {
                let secret = PullSecret::parse(&known.draft).map_err(|_| Problem::NotSendable)?;
                let content = Content::Form(secret);
                let write = Write::open(self, *connection, approval, operation).await?;
                write
                    .replace(&content, &known.draft, &known.in_keychain, known.kept())
                    .await
            }
        }
    }

    /// Lets go of what only undoing needed. Called when the application ends.
    pub(crate) async fn close(&self) {
        let forgotten = self.credentials.forget_unowned(self.undos.take_all()).await;
        if forgotten.waiting > 0 {
            log::error!("{} passwords wait to be deleted", forgotten.waiting);
        }
    }
}
