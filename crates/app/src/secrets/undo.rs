//! Undoing actions, as long as this session lasts and the passwords are at hand; deletions for a day at most, and after a
//! kill as well.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, OnceLock, Weak};
use std::time::Duration;

use jiff::Timestamp;
use pull_secret::Handle;
use records::{ConnectionId, DeletedSecretRecord, DraftKey};

use crate::Problem;
use crate::secrets::Secrets;
use crate::secrets::change::{Action, Change};
use crate::secrets::deletions::{self, LONGEST, SentRestores};
use crate::shared::credential_store::{Cleanup, CredentialStore};
use crate::shared::ids::{self, parse_id};
use crate::shared::sync::lock;
use crate::view::{ChangesView, DeletedSecret, RestoreCall, UndoCall};

/// How many actions that deleted nothing can be undone. The passwords that only an older one needs are deleted.
const MOST: usize = 20;
/// How often the stack is searched for expired actions. The clock that runs on while the computer sleeps decides.
const SEARCHED_EVERY: Duration = Duration::from_mins(10);

/// The actions that can be undone, the oldest first.
#[derive(Default)]
pub(super) struct UndoStack {
    undos: Mutex<VecDeque<Undo>>,
    pub(super) sent: SentRestores,
    /// Whether expired actions are searched for.
    watched: OnceLock<()>,
}

/// What undoes an action.
#[derive(Debug, Clone)]
struct Undo {
    /// Identifies the action at the window.
    token: String,
    /// When the action ended.
    done_at: Timestamp,
    /// Its changes, to be made in this order.
    changes: Vec<Change>,
    /// The secrets that the action changed and that cannot be restored.
    not_restorable: Vec<String>,
    /// Passwords in the keychain that nothing but this needs.
    unowned: Vec<Handle>,
}

impl Undo {
    fn restores_deleted(&self) -> bool {
        let creates = |change: &Change| matches!(change.action, Action::Create(_));
        self.changes.iter().any(creates)
    }

    fn is_expired(&self, now: Timestamp) -> bool {
        now.duration_since(self.done_at) >= LONGEST
    }
}

impl UndoStack {
    /// Has what restores the secrets that earlier runs deleted, each by itself.
    pub(super) fn of_deleted(deleted: Vec<DeletedSecretRecord>) -> Self {
        let stack = Self::default();
        for deleted in deleted {
            let Some(change) = deletions::restoring(&deleted) else {
                continue;
            };
            if deleted.restore_sent {
                stack.sent.add(deleted.id);
            }
            lock(&stack.undos).push_back(Undo {
                token: ids::handle().to_string(),
                done_at: deleted.deleted_at,
                changes: vec![change],
                not_restorable: Vec::new(),
                unowned: Vec::new(),
            });
        }
        stack
    }

    /// Adds an action, or the rest of one that was undone in part. Returns those that are over.
    fn push(&self, undo: Undo, now: Timestamp) -> Vec<Undo> {
        let mut undos = lock(&self.undos);
        let place = undos.partition_point(|other| other.done_at <= undo.done_at);
        undos.insert(place, undo);
        let others = undos.iter().filter(|undo| !undo.restores_deleted()).count();
        let mut too_many = others.saturating_sub(MOST);
        remove_if(&mut undos, |undo| {
            let is_too_many = too_many > 0 && !undo.restores_deleted();
            too_many -= usize::from(is_too_many);
            is_too_many || undo.is_expired(now)
        })
    }

    fn take(&self, token: &str, now: Timestamp) -> Option<Undo> {
        let mut undos = lock(&self.undos);
        let found = |undo: &Undo| undo.token == token && !undo.is_expired(now);
        let place = undos.iter().position(found)?;
        undos.remove(place)
    }

    /// Removes the expired actions, and returns them.
    fn remove_expired(&self, now: Timestamp) -> Vec<Undo> {
        remove_if(&mut lock(&self.undos), |undo| undo.is_expired(now))
    }

    fn take_all(&self) -> Vec<Undo> {
        remove_if(&mut lock(&self.undos), |_| true)
    }

    /// The deleted secrets of a connection that can be restored, the last deleted first. Of a name that was deleted
    /// several times it is the last.
    pub(super) fn deleted(&self, connection: ConnectionId, now: Timestamp) -> Vec<DeletedSecret> {
        let mut deleted: Vec<DeletedSecret> = Vec::new();
        for undo in lock(&self.undos).iter().rev() {
            let creations = undo
                .changes
                .iter()
                .filter(|it| it.connection == connection && !undo.is_expired(now));
            for change in creations {
                let Action::Create(entry) = &change.action else {
                    continue;
                };
                let name = change.name().as_str();
                if deleted.iter().any(|later| later.name == name) {
                    continue;
                }
                let registries = &entry.sendable.remembered().registries;
                deleted.push(DeletedSecret {
                    name: name.to_owned(),
                    deleted_at: undo.done_at,
                    registry_keys: registries
                        .iter()
                        .map(|it| it.registry_key.clone())
                        .collect(),
                    undo: undo.token.clone(),
                });
            }
        }
        deleted
    }

    /// What restores these deleted secrets, in their order.
    fn restoring(&self, connection: ConnectionId, names: &[String], now: Timestamp) -> Vec<Change> {
        let undos = lock(&self.undos);
        let newest = |name: &String| {
            let current = undos.iter().rev().filter(|undo| !undo.is_expired(now));
            current
                .flat_map(|undo| &undo.changes)
                .find(|change| change.restores(connection, name))
                .cloned()
        };
        names.iter().filter_map(newest).collect()
    }

    /// What restores the deleted secrets of a connection whose restoring was sent, and whose result is not known.
    pub(super) fn sent_restores(&self, connection: ConnectionId) -> Vec<Change> {
        let undos = lock(&self.undos);
        let changes = undos.iter().flat_map(|undo| &undo.changes);
        changes
            .filter(|change| change.connection == connection && self.sent.contain(change))
            .cloned()
            .collect()
    }

    /// Removes what restores a deleted secret, since it is restored.
    pub(super) fn remove_restored(&self, restored: &Change) {
        let mut undos = lock(&self.undos);
        let name = restored.name().as_str();
        for undo in undos.iter_mut().rev() {
            let is_it = |change: &Change| {
                change.restores(restored.connection, name)
                    && change.deletion() == restored.deletion()
            };
            if let Some(place) = undo.changes.iter().position(is_it) {
                undo.changes.remove(place);
                break;
            }
        }
        undos.retain(|undo| !undo.changes.is_empty());
    }
}

/// Removes the actions, and returns them.
fn remove_if(undos: &mut VecDeque<Undo>, mut is_over: impl FnMut(&Undo) -> bool) -> Vec<Undo> {
    let (over, rest): (Vec<_>, Vec<_>) = undos.drain(..).partition(|undo| is_over(undo));
    undos.extend(rest);
    over
}

/// Deletes the passwords that only these actions needed.
async fn discard(credentials: &CredentialStore, over: Vec<Undo>) -> Cleanup {
    let unowned = over.iter().flat_map(|undo| undo.unowned.clone()).collect();
    let changes = over.into_iter().flat_map(|undo| undo.changes);
    deletions::discard(credentials, changes, unowned).await
}

/// Deletes the passwords that only expired actions needed, each time that `wait` gives the time, until it gives none or
/// the application ends.
async fn forget_expired<Wait: Future<Output = Option<Timestamp>>>(
    undos: Weak<UndoStack>,
    credentials: Weak<CredentialStore>,
    mut wait: impl FnMut() -> Wait,
) {
    while let Some(now) = wait().await
        && let (Some(undos), Some(credentials)) = (undos.upgrade(), credentials.upgrade())
    {
        discard(&credentials, undos.remove_expired(now)).await;
    }
}

impl Change {
    /// Whether it registers the secret of this name again.
    fn restores(&self, connection: ConnectionId, name: &str) -> bool {
        let creates = matches!(self.action, Action::Create(_));
        creates && self.connection == connection && self.name().as_str() == name
    }
}

impl Secrets {
    /// Makes an action undoable by these changes. Returns its token. `not_restorable` are the names of the secrets that
    /// the action changed and that none of the changes restores.
    pub(super) async fn offer_undo(
        &self,
        changes: Vec<Change>,
        not_restorable: Vec<String>,
        unowned: Vec<Handle>,
    ) -> String {
        let token = ids::handle().to_string();
        self.push_undo(Undo {
            token: token.clone(),
            done_at: Timestamp::now(),
            changes,
            not_restorable,
            unowned,
        })
        .await;
        token
    }

    /// Undoes an action, change by change until one fails. What was not undone can be tried again.
    ///
    /// # Errors
    /// [`Problem::Gone`] if it cannot be undone any more; else as [`Secrets::send`], if nothing was undone.
    pub async fn undo(&self, call: UndoCall) -> Result<ChangesView, Problem> {
        let undo = self.undos.take(&call.undo, Timestamp::now());
        let mut undo = undo.ok_or(Problem::Gone)?;
        let changes = undo.changes.clone();
        let kept = self.keep_replacements(&changes);
        let made = self.make(changes, &call.approval, &call.operation).await;
        self.forget_replacements(&kept);
        let undone = made.as_ref().map_or(0, |made| made.succeeded());
        undo.changes.drain(..undone);
        let not_restorable = undo.not_restorable.clone();
        if !undo.changes.is_empty() {
            self.push_undo(undo).await;
        }
        Ok(self.finish(made?, not_restorable, &call.operation).await)
    }

    /// Saves what undoes replacements as drafts: after a kill the tenant may have it, and nothing else would know it.
    fn keep_replacements(&self, changes: &[Change]) -> Vec<DraftKey> {
        let keep = |change: &Change| {
            let Action::Replace(entry) = &change.action else {
                return None;
            };
            let form = entry.sendable.remembered();
            let kept = self
                .drafts
                .keep(change.connection, form, &entry.in_keychain);
            kept.inspect_err(|problem| log::error!("a kill now would lose an undo: {problem:?}"))
                .ok()
                .flatten()
        };
        changes.iter().filter_map(keep).collect()
    }

    fn forget_replacements(&self, kept: &[DraftKey]) {
        for draft in kept {
            if let Err(problem) = self.drafts.forget(draft) {
                log::error!("the draft of an undo stays: {problem:?}");
            }
        }
    }

    /// Restores deleted secrets of a connection by their names, one after the other until one fails.
    ///
    /// # Errors
    /// [`Problem::Gone`] if none of them can be restored any more; else as [`Secrets::send`], if none was restored.
    pub async fn restore_secrets(&self, call: RestoreCall) -> Result<ChangesView, Problem> {
        let connection = parse_id(&call.connection)?;
        let now = Timestamp::now();
        let changes = self.undos.restoring(connection, &call.names, now);
        if changes.is_empty() {
            return Err(Problem::Gone);
        }
        let made = self.make(changes.clone(), &call.approval, &call.operation);
        let made = made.await?;
        for restored in &changes[..made.succeeded()] {
            self.undos.remove_restored(restored);
        }
        Ok(self.finish(made, Vec::new(), &call.operation).await)
    }

    /// Lets the stack be searched for expired actions.
    pub(super) fn watch_undos(&self) {
        let undos = &self.undos;
        undos.watched.get_or_init(|| {
            let credentials = Arc::downgrade(&self.credentials);
            let wait = || async {
                tokio::time::sleep(SEARCHED_EVERY).await;
                Some(Timestamp::now())
            };
            tokio::spawn(forget_expired(Arc::downgrade(undos), credentials, wait));
        });
    }

    async fn push_undo(&self, undo: Undo) {
        self.watch_undos();
        let expired = self.undos.push(undo, Timestamp::now());
        discard(&self.credentials, expired).await;
    }

    /// Deletes the passwords that only undoing needed. Called when the application ends.
    pub(crate) async fn close(&self) {
        let cleanup = discard(&self.credentials, self.undos.take_all()).await;
        if cleanup.pending > 0 {
            log::error!("{} passwords wait to be deleted", cleanup.pending);
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;
    use pull_secret::{Secret, SecretName};
    use records::Records;
    use vault::SecretKind;
    use vault::testing::FakeKeychain;

    use super::*;
    use crate::secrets::change::Entry;
    use crate::secrets::change::tests::{PASSWORD, known};

    #[test]
    fn a_deletion_can_be_undone_for_a_day_and_then_its_password_is_let_go() {
        let stack = UndoStack::default();
        let deleted_at = Timestamp::UNIX_EPOCH;
        stack.push(deletion("old", deleted_at), deleted_at);
        let almost = deleted_at + SignedDuration::from_secs(24 * 3600 - 1);
        assert_eq!(stack.deleted(connection(), almost).len(), 1);
        let later = deleted_at + SignedDuration::from_hours(24);
        assert_eq!(stack.deleted(connection(), later), []);
        assert!(
            stack
                .restoring(connection(), &[NAME.to_owned()], later)
                .is_empty()
        );
        assert!(stack.take("old", later).is_none());
        let over = stack.push(registration("new", later), later);
        assert_eq!(over[0].unowned, [PASSWORD]);
    }

    #[tokio::test]
    async fn the_password_of_a_deletion_is_let_go_after_a_day_although_nothing_is_done() {
        let folder = tempfile::tempdir().unwrap();
        let (records, _) = Records::open(folder.path(), Timestamp::UNIX_EPOCH).unwrap();
        let keychain = FakeKeychain::new();
        let credentials = Arc::new(CredentialStore {
            records,
            vault: keychain.vault(),
            orphans: Vec::new(),
        });
        let staged = credentials.vault.stage(Secret::new("hunter2".to_owned()));
        let kind = SecretKind::RegistryPassword;
        credentials.store(staged, kind).await.unwrap();
        let stack = Arc::new(UndoStack::default());
        let deleted_at = Timestamp::UNIX_EPOCH;
        let undo = Undo {
            unowned: vec![staged],
            ..deletion("deletion", deleted_at)
        };
        stack.push(undo, deleted_at);

        let hours = |hours| deleted_at + SignedDuration::from_hours(hours);
        for (now, left) in [(hours(23), 1), (hours(24), 0)] {
            let mut times = vec![now];
            let wait = || std::future::ready(times.pop());
            forget_expired(Arc::downgrade(&stack), Arc::downgrade(&credentials), wait).await;
            assert_eq!(keychain.items().len(), left, "{now}");
        }
    }

    #[test]
    fn of_actions_that_deleted_nothing_only_the_last_can_be_undone() {
        let stack = UndoStack::default();
        let now = Timestamp::UNIX_EPOCH;
        stack.push(deletion("deletion", now), now);
        for count in 0..=MOST {
            stack.push(registration(&count.to_string(), now), now);
        }
        assert!(stack.take("0", now).is_none());
        assert!(stack.take("1", now).is_some());
        assert!(stack.take("deletion", now).is_some());
    }

    const NAME: &str = "team-images";

    fn connection() -> ConnectionId {
        ConnectionId::from(PASSWORD)
    }

    fn deletion(token: &str, done_at: Timestamp) -> Undo {
        let entry = Entry::of_saved(&known(Some(PASSWORD))).unwrap();
        undo(token, done_at, Action::Create(entry))
    }

    fn registration(token: &str, done_at: Timestamp) -> Undo {
        let name = SecretName::parse(NAME).unwrap();
        undo(token, done_at, Action::Delete(name))
    }

    fn undo(token: &str, done_at: Timestamp, action: Action) -> Undo {
        Undo {
            token: token.to_owned(),
            done_at,
            changes: vec![Change {
                connection: connection(),
                action,
            }],
            not_restorable: Vec::new(),
            unowned: vec![PASSWORD],
        }
    }
}
