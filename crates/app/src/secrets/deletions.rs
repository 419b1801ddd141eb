//! Deletions that can be undone, in the records too: after a kill they are listed again, and an undo that was
//! interrupted ends well.
//!
//! ```text
//! deleted in the tenant -> one transaction: the records forget the secret and keep the deletion with its passwords
//! undo: the name is free -> noted that it is sent -> sent -> records point to the passwords -> the deletion goes
//! ```
//!
//! A deletion whose restoring was sent and whose name the tenant lists is restored: only the answer was lost.

use std::collections::HashSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use ai_core::{CallObserver, Exchange, MeaningCode, Operation, Waiting};
use jiff::{SignedDuration, Timestamp};
use pull_secret::{Draft, Handle, SecretName};
use records::{ConnectionId, DeletedSecretRecord, DeletionId, Records, RecordsError};

use crate::Problem;
use crate::activity::reporter::Reporter;
use crate::compose::sendable::Sendable;
use crate::secrets::Secrets;
use crate::secrets::change::{Action, Change, Entry};
use crate::shared::credential_store::{Cleanup, CredentialStore};
use crate::shared::ids;
use crate::shared::saved_secrets::SavedSecret;
use crate::shared::sync::lock;
use crate::view::SendResult;

/// For how long an action can be undone: passwords of deleted secrets do not stay in the keychain for good.
pub(super) const LONGEST: SignedDuration = SignedDuration::from_hours(24);

/// Removes the deletions that can no longer be undone, so that the passwords that only they needed are orphans.
///
/// # Errors
/// [`RecordsError`]
pub(crate) fn remove_expired(records: &Records, now: Timestamp) -> Result<(), RecordsError> {
    let deleted = records.deleted_secrets()?.into_iter();
    let expired = deleted.filter(|it| now.duration_since(it.deleted_at) >= LONGEST);
    records.remove_deleted(expired.map(|it| it.id)).map(drop)
}

/// The deletions whose restoring was sent, and whose result is not known.
#[derive(Default)]
pub(super) struct SentRestores(Mutex<HashSet<DeletionId>>);

impl SentRestores {
    pub(super) fn add(&self, deletion: DeletionId) {
        lock(&self.0).insert(deletion);
    }

    fn contains(&self, deletion: DeletionId) -> bool {
        lock(&self.0).contains(&deletion)
    }

    /// Whether the change is one of them.
    pub(super) fn contain(&self, change: &Change) -> bool {
        change
            .deletion()
            .is_some_and(|deletion| self.contains(deletion))
    }
}

/// What restores a secret that an earlier run deleted; `None` if it cannot be read.
pub(super) fn restoring(deleted: &DeletedSecretRecord) -> Option<Change> {
    let draft: Draft = serde_json::from_value(deleted.secret.clone())
        .inspect_err(|error| log::warn!("a deleted secret cannot be read: {error}"))
        .ok()?;
    Some(Change {
        connection: deleted.connection,
        action: Action::Create(Entry {
            sendable: Sendable::of_saved(&draft)?,
            in_keychain: deleted.passwords.clone(),
            remember: true,
            deletion: Some(deleted.id),
        }),
    })
}

impl Secrets {
    /// Forgets a secret that was deleted. The records keep what restores it if its passwords are in the keychain. Gives the
    /// passwords that nothing points to any more; they are noted.
    pub(super) fn forget_deleted(
        &self,
        connection: ConnectionId,
        name: &SecretName,
        inverse: Option<&mut Change>,
        before: Option<SavedSecret>,
    ) -> Vec<Handle> {
        if let Some(before) = before.filter(SavedSecret::kept)
            && let Some(Action::Create(entry)) = inverse.map(|inverse| &mut inverse.action)
        {
            let id = DeletionId::from(ids::handle());
            match self.move_to_deleted(id, connection, &before) {
                Ok(unowned) => {
                    entry.deletion = Some(id);
                    self.saved.session.remove(connection, name.as_str());
                    return unowned;
                }
                Err(problem) => log::error!("a kill now would lose a deleted secret: {problem:?}"),
            }
        }
        self.saved.remove(connection, name.as_str())
    }

    fn move_to_deleted(
        &self,
        id: DeletionId,
        connection: ConnectionId,
        before: &SavedSecret,
    ) -> Result<Vec<Handle>, Problem> {
        let deleted = DeletedSecretRecord {
            id,
            connection,
            secret: serde_json::to_value(&before.draft).map_err(|_| Problem::NotSaved)?,
            passwords: before.in_keychain.clone(),
            deleted_at: Timestamp::now(),
            restore_sent: false,
        };
        Ok(self.records.move_to_deleted(&before.draft.name, &deleted)?)
    }

    /// Notes what became of an undo that registers a deleted secret; no result if it was given up.
    pub(super) fn note_restore_result(
        &self,
        deletion: Option<DeletionId>,
        result: Option<&SendResult>,
    ) {
        let Some(deletion) = deletion else {
            return;
        };
        let sent = &self.undos.sent;
        match result {
            Some(SendResult::OutcomeUnknown { .. }) => sent.add(deletion),
            Some(result) if result.changed_the_tenant() => {}
            // An earlier one may have arrived all the same.
            _ if sent.contains(deletion) => {}
            _ => {
                if let Err(error) = self.records.note_restore_sent(deletion, false) {
                    log::error!("a note stays that a deleted secret is restored: {error}");
                }
            }
        }
    }
}

/// Deletes the passwords that only these changes, or these handles, needed.
pub(super) async fn discard(
    credentials: &CredentialStore,
    changes: impl IntoIterator<Item = Change>,
    mut unowned: Vec<Handle>,
) -> Cleanup {
    let deletions = changes.into_iter().filter_map(|change| change.deletion());
    let deletions: Vec<DeletionId> = deletions.collect();
    if !deletions.is_empty() {
        match credentials.records.remove_deleted(deletions) {
            Ok(of_deletions) => unowned.extend(of_deletions),
            Err(error) => log::error!("passwords of deleted secrets stay: {error}"),
        }
    }
    unowned.sort_unstable();
    unowned.dedup();
    credentials.delete_unowned(unowned).await
}

/// Notes in the records that a deleted secret is registered again, just before that is sent, and not if the name is
/// taken. So what a kill leaves noted and the tenant lists was registered from here.
pub(super) struct RestoreObserver<'a> {
    reporter: &'a Reporter<'a>,
    records: &'a Records,
    deletion: Option<DeletionId>,
    /// Whether the tenant said that it has the secret.
    taken: AtomicBool,
}

impl<'a> RestoreObserver<'a> {
    pub(super) fn new(
        reporter: &'a Reporter<'a>,
        records: &'a Records,
        deletion: Option<DeletionId>,
    ) -> Self {
        Self {
            reporter,
            records,
            deletion,
            taken: AtomicBool::new(false),
        }
    }
}

impl CallObserver for RestoreObserver<'_> {
    fn on_sending(&self, operation: Operation) {
        if operation == Operation::Create
            && !self.taken.load(Ordering::Relaxed)
            && let Some(deletion) = self.deletion
            && let Err(error) = self.records.note_restore_sent(deletion, true)
        {
            log::error!("a kill now would let a restored secret look deleted: {error}");
        }
        self.reporter.on_sending(operation);
    }

    fn on_exchange(&self, exchange: &Exchange) -> Option<i64> {
        let meaning = exchange.meaning().map(|meaning| meaning.code);
        if meaning == Some(MeaningCode::Found) {
            self.taken.store(true, Ordering::Relaxed);
        }
        self.reporter.on_exchange(exchange)
    }

    fn corrected(&self, exchange: &Exchange) {
        self.reporter.corrected(exchange);
    }

    fn on_token_changed(&self) {
        self.reporter.on_token_changed();
    }

    fn on_waiting(&self, waiting: &Waiting) {
        self.reporter.on_waiting(waiting);
    }
}

#[cfg(test)]
mod tests {
    use records::ConnectionRecord;

    use super::*;
    use crate::secrets::change::tests::{PASSWORD, known};

    #[test]
    fn at_a_start_a_day_after_a_deletion_its_password_is_left_over() {
        let records = Records::in_memory().unwrap();
        let connection = ConnectionRecord::empty(ConnectionId::from(PASSWORD), DELETED_AT);
        records.add_connection(&connection).unwrap();
        let before = known(Some(PASSWORD));
        let deleted = DeletedSecretRecord {
            id: DeletionId::from(PASSWORD),
            connection: connection.id,
            secret: serde_json::to_value(&before.draft).unwrap(),
            passwords: before.in_keychain,
            deleted_at: DELETED_AT,
            restore_sent: false,
        };
        records.move_to_deleted("team-images", &deleted).unwrap();
        assert!(restoring(&deleted).is_some());

        remove_expired(&records, DELETED_AT + SignedDuration::from_hours(23)).unwrap();
        assert_eq!(records.deleted_secrets().unwrap(), [deleted]);
        assert_eq!(records.pending_handles().unwrap(), []);
        remove_expired(&records, DELETED_AT + LONGEST).unwrap();
        assert_eq!(records.deleted_secrets().unwrap(), []);
        let left = records.pending_handles().unwrap();
        assert_eq!(left.len(), 1);
        assert!(!left[0].owned);
    }

    const DELETED_AT: Timestamp = Timestamp::UNIX_EPOCH;
}
