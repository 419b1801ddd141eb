//! Changes to tenants: one that a form asked for, or several that are made one after the other under one undo.

use pull_secret::{Draft, Handle, SecretName, settled};
use records::ConnectionId;

use crate::Problem;
use crate::compose::sendable::Sendable;
use crate::secrets::Secrets;
use crate::secrets::change::{Action, Change, Entry};
use crate::secrets::change_runner::{Applied, ChangeRunner};
use crate::shared::ids::parse_id;
use crate::shared::operations::Operation;
use crate::shared::staged::open_passwords;
use crate::view::{
    Approval, ChangesView, DeleteSecrets, DraftRef, NotChanged, Purpose, SecretListView,
    SendResult, Sending, SentView, Step,
};

/// What became of changes that were made one after the other.
pub(super) struct Made {
    applied: Vec<Applied>,
    /// The first that was not sent, and why.
    stopped: Option<(Change, Problem)>,
    /// How many there were to make.
    of: usize,
}

impl Made {
    /// How many changed the tenant: the first so many, since one that does not is the last.
    pub(super) fn succeeded(&self) -> usize {
        let changed = |one: &&Applied| one.result.changed_the_tenant();
        self.applied.iter().filter(changed).count()
    }

    /// The names of the changed secrets that no undo restores.
    fn not_restorable(&self) -> Vec<String> {
        not_restorable(&self.applied)
    }
}

/// The names of the changed secrets whose change has no inverse.
fn not_restorable(applied: &[Applied]) -> Vec<String> {
    let is_lost = |one: &&Applied| one.result.changed_the_tenant() && one.inverse.is_none();
    let name = |one: &Applied| one.change.name().as_str().to_owned();
    applied.iter().filter(is_lost).map(name).collect()
}

impl Secrets {
    /// Registers or replaces a pull secret, keeps its passwords where it was asked for, and reads the list back.
    ///
    /// # Errors
    /// [`Problem::NotSendable`] when lint finds an error, [`Problem::Cancelled`], and what kept the call from being
    /// made. What the server said is no error: see [`SendResult`].
    pub async fn send(&self, sending: Sending) -> Result<SentView, Problem> {
        let connection = parse_id(&sending.connection)?;
        let form = self.with_settled_usernames(&sending.draft).await;
        let entry = Entry {
            sendable: match &sending.raw_body {
                None => Sendable::of_form(&form, &self.vault, &self.usernames)?,
                Some(body) => Sendable::of_body(sending.purpose, &form, body, &self.vault)?,
            },
            in_keychain: match (&sending.draft_of, sending.remember) {
                (Some(of), true) => self.drafts.kept(of),
                _ => Vec::new(),
            },
            remember: sending.remember,
            deletion: None,
        };
        let action = match sending.purpose {
            Purpose::Create => Action::Create(entry),
            Purpose::Replace => Action::Replace(entry),
        };
        let change = Change { connection, action };
        self.allow(&change, &sending.approval)?;
        let operation = self.operations.begin(&sending.operation);
        let mut applied = [self.apply(change, &operation).await?];
        self.forget_draft(sending.draft_of.as_ref(), &applied[0].result)
            .await;
        let undo = self.offer_to_undo(&mut applied).await;
        let mut lists = self.read_back_all(&mut applied, operation.id()).await;
        let [applied] = applied;
        Ok(applied.in_full(lists.pop(), undo))
    }

    /// Removes the draft of a form that was sent, if it changed the tenant.
    async fn forget_draft(&self, of: Option<&DraftRef>, result: &SendResult) {
        if result.changed_the_tenant()
            && let Some(of) = of
            && let Err(problem) = self.drafts.remove(of).await
        {
            log::error!("a draft stays although it was sent: {problem:?}");
        }
    }

    /// A form in which no username is the text of a password in the keychain.
    async fn with_settled_usernames(&self, form: &Draft) -> Draft {
        let is_kept = |password: Handle| !self.vault.is_staged(password);
        match form
            .registries
            .iter()
            .any(|it| it.password.is_some_and(is_kept))
        {
            true => settled(form, &open_passwords(&self.vault, form).await),
            false => form.clone(),
        }
    }

    /// Deletes pull secrets one after the other until one fails or the call is cancelled. One undo restores all of them.
    ///
    /// # Errors
    /// As [`Secrets::send`], if none was deleted.
    pub async fn delete_secrets(&self, call: DeleteSecrets) -> Result<ChangesView, Problem> {
        let connection = parse_id(&call.connection)?;
        let delete = |name: &String| {
            let name = SecretName::parse(name).map_err(|_| Problem::NotSendable)?;
            let action = Action::Delete(name);
            Ok(Change { connection, action })
        };
        let changes = call.names.iter().map(delete);
        let changes = changes.collect::<Result<_, Problem>>()?;
        let made = self.make(changes, &call.approval, &call.operation).await?;
        let not_restorable = made.not_restorable();
        Ok(self.finish(made, not_restorable, &call.operation).await)
    }

    /// Makes changes one after the other. The first that does not change the tenant is the last.
    ///
    /// # Errors
    /// [`Problem::ApprovalWanted`], [`Problem::NameWanted`]: then none is made. Why the first was not sent.
    pub(super) async fn make(
        &self,
        changes: Vec<Change>,
        approval: &Approval,
        operation: &str,
    ) -> Result<Made, Problem> {
        for change in &changes {
            self.allow(change, approval)?;
        }
        let operation = self.operations.begin(operation);
        let (mut applied, count) = (Vec::new(), changes.len());
        let mut stopped = None;
        for change in changes {
            let step = Step::Changing {
                name: change.name().as_str().to_owned(),
                done: applied.len(),
                of: count,
            };
            self.events.progress(operation.id(), step);
            match self.apply(change.clone(), &operation).await {
                Ok(one) => applied.push(one),
                Err(problem) if applied.is_empty() => return Err(problem),
                Err(problem) => stopped = Some((change, problem)),
            }
            let continues = |last: &Applied| last.result.changed_the_tenant();
            if stopped.is_some() || !applied.last().is_some_and(continues) {
                break;
            }
        }
        Ok(Made {
            applied,
            stopped,
            of: count,
        })
    }

    /// Offers to undo what was made, and reads back the lists of the tenants. `not_restorable` are the names of the
    /// secrets that cannot be restored: by undoing this action, or by this one if it undoes another.
    pub(super) async fn finish(
        &self,
        mut made: Made,
        not_restorable: Vec<String>,
        operation: &str,
    ) -> ChangesView {
        let undo = self.offer_to_undo(&mut made.applied).await;
        let lists = self.read_back_all(&mut made.applied, operation).await;
        let changes = made.applied.iter().map(|one| one.in_short(&lists));
        ChangesView {
            changes: changes.collect(),
            stopped: made.stopped.map(|(change, problem)| NotChanged {
                name: change.name().as_str().to_owned(),
                problem,
            }),
            of: made.of,
            not_restorable,
            undo,
            lists,
        }
    }

    /// Lets a change be made that the user agreed to. What cannot be undone is for good.
    fn allow(&self, change: &Change, approval: &Approval) -> Result<(), Problem> {
        let connection = self.records.connection(change.connection)?;
        approval.allow_write(&connection)?;
        let before = self.saved.get(change.connection, change.name().as_str())?;
        match change.inverse(before.as_ref()) {
            Some(_) => Ok(()),
            None => approval.allow_for_good(&connection),
        }
    }

    async fn apply(&self, change: Change, operation: &Operation<'_>) -> Result<Applied, Problem> {
        if operation.is_cancelled() {
            return Err(Problem::Cancelled);
        }
        let runner = ChangeRunner::open(self, change.connection, operation).await?;
        runner.run(change).await
    }

    /// The list of each tenant after changes to it; none where nothing reached the server, or when the reading is
    /// cancelled.
    async fn read_back_all(&self, applied: &mut [Applied], operation: &str) -> Vec<SecretListView> {
        let mut lists: Vec<SecretListView> = Vec::new();
        for one in applied.iter_mut().rev() {
            let connection = one.change.connection;
            let is_read = lists
                .iter()
                .any(|list| list.connection == connection.to_string());
            if is_read || matches!(one.result, SendResult::NotSent { .. }) {
                continue;
            }
            lists.extend(match one.list.take() {
                Some(list) => Some(list),
                None => self.read_back(connection, operation).await,
            });
        }
        lists
    }

    /// The list after a change; none when the reading is cancelled.
    pub(super) async fn read_back(
        &self,
        connection: ConnectionId,
        operation: &str,
    ) -> Option<SecretListView> {
        let read = self.lists.read(connection, operation);
        self.operations.run(operation, read).await.ok()
    }

    /// Offers to undo all of the changes that can be undone, the last first. Gives what stands for it.
    async fn offer_to_undo(&self, applied: &mut [Applied]) -> Option<String> {
        let not_restorable = not_restorable(applied);
        let inverses = applied
            .iter_mut()
            .rev()
            .filter_map(|one| one.inverse.take());
        let inverses: Vec<Change> = inverses.collect();
        let unowned = applied.iter_mut().flat_map(|one| one.unowned.drain(..));
        let unowned = unowned.collect();
        if inverses.is_empty() {
            self.credentials.delete_unowned(unowned).await;
            return None;
        }
        Some(self.offer_undo(inverses, not_restorable, unowned).await)
    }
}
