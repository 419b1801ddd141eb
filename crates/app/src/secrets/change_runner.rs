//! Makes one change: sends it, and writes down what is known of the secret then.

use ai_core::{
    Client, Created, Deleted, Exchange, Failure, MeaningCode, Operation, Outcome, Replaced,
    is_effect_unknown,
};
use pull_secret::{Handle, SecretName};
use records::{ConnectionId, ConnectionRecord};
use request::{Sent, TransportError};

use crate::Problem;
use crate::activity::recorded::{Recorded, render_all};
use crate::activity::reporter::Reporter;
use crate::compose::sendable::Content;
use crate::problem::from_ai_core::problem_of;
use crate::secrets::Secrets;
use crate::secrets::change::{Action, Change, Entry};
use crate::secrets::deletions::RestoreObserver;
use crate::shared::operations;
use crate::view::{
    ChangedSecret, Listed, PasswordStorage, SecretListView, SendResult, SentView, Side,
};

/// What is known of a change that was given up, if the list does not tell.
const OUTCOME_UNKNOWN: SendResult = SendResult::OutcomeUnknown {
    problem: Problem::Cancelled,
};

/// Makes changes to one tenant within one long call.
pub(super) struct ChangeRunner<'a> {
    secrets: &'a Secrets,
    connection: ConnectionRecord,
    client: Client,
    operation: &'a operations::Operation<'a>,
}

/// What a change did.
pub(super) struct Applied {
    pub(super) change: Change,
    pub(super) result: SendResult,
    exchanges: Vec<Exchange>,
    /// The list, where it was read back to learn the result.
    pub(super) list: Option<SecretListView>,
    storage: PasswordStorage,
    /// What undoes it, if it changed the tenant and can be undone.
    pub(super) inverse: Option<Change>,
    /// Passwords in the keychain that nothing but the inverse needs.
    pub(super) unowned: Vec<Handle>,
}

impl<'a> ChangeRunner<'a> {
    /// Begins to change a tenant.
    ///
    /// # Errors
    /// Why there is no client for it.
    pub(super) async fn open(
        secrets: &'a Secrets,
        connection: ConnectionId,
        operation: &'a operations::Operation<'a>,
    ) -> Result<Self, Problem> {
        let (connection, client) = secrets.tenants.client(connection).await?;
        Ok(Self {
            secrets,
            connection,
            client,
            operation,
        })
    }

    /// Makes the change.
    ///
    /// # Errors
    /// [`Problem::Cancelled`] if it was given up before it can have arrived, [`Problem::NotSaved`].
    pub(super) async fn run(&self, change: Change) -> Result<Applied, Problem> {
        let before = self
            .secrets
            .saved
            .get(self.connection.id, change.name().as_str())?;
        let deletion = change.deletion();
        let mut applied = match before.is_none() && self.is_restored(&change).await {
            true => Applied::restored_before(change),
            false => {
                let sent = self.send(change).await;
                let result = sent.as_ref().ok().map(|applied| &applied.result);
                self.secrets.note_restore_result(deletion, result);
                sent?
            }
        };
        if !applied.result.changed_the_tenant() {
            return Ok(applied);
        }
        applied.inverse = applied.change.inverse(before.as_ref());
        let is_there = !matches!(applied.change.action, Action::Delete(_));
        let states = &self.secrets.lists.states;
        states.note_changed(self.connection.id, applied.change.name().as_str(), is_there);
        match &applied.change.action {
            Action::Create(entry) => {
                let saved = self.save(entry, &entry.in_keychain).await;
                (applied.storage, applied.unowned) = saved;
                if !matches!(applied.storage, PasswordStorage::Failed { .. }) {
                    self.secrets.lists.forget_deletion(entry.deletion);
                }
            }
            Action::Replace(entry) => {
                let mut in_keychain = before.map(|known| known.in_keychain).unwrap_or_default();
                in_keychain.extend(&entry.in_keychain);
                (applied.storage, applied.unowned) = self.save(entry, &in_keychain).await;
            }
            Action::Delete(name) => {
                let inverse = applied.inverse.as_mut();
                let id = self.connection.id;
                applied.unowned = self.secrets.forget_deleted(id, name, inverse, before);
            }
        }
        Ok(applied)
    }

    /// Whether the tenant has a deleted secret again, since an undo that was interrupted had registered it.
    async fn is_restored(&self, change: &Change) -> bool {
        if !self.secrets.undos.sent.contain(change) {
            return false;
        }
        let list = self
            .secrets
            .read_back(self.connection.id, self.operation.id())
            .await;
        listed_in(list.as_ref(), change.name().as_str()) == Listed::Yes
    }

    async fn send(&self, change: Change) -> Result<Applied, Problem> {
        let reporter = self
            .secrets
            .log
            .reporter(&self.connection, self.operation.id());
        let name = change.name();
        let (result, exchanges, list) = match &change.action {
            Action::Create(entry) => {
                let records = &self.secrets.records;
                let observer = RestoreObserver::new(&reporter, records, entry.deletion);
                let call = self.create(entry, &observer);
                self.attempt(&reporter, name, call, created, create_given_up)
                    .await?
            }
            Action::Replace(entry) => {
                let call = self.replace(entry, &reporter);
                // Names alone come back: the list cannot tell which credentials are there.
                let given_up = |_: &[Exchange], _| OUTCOME_UNKNOWN;
                self.attempt(&reporter, name, call, replaced, given_up)
                    .await?
            }
            Action::Delete(name) => {
                let call = self.client.delete(name, &reporter);
                self.attempt(&reporter, name, call, deleted, delete_given_up)
                    .await?
            }
        };
        Ok(Applied {
            change,
            result,
            exchanges,
            list,
            storage: PasswordStorage::Nothing,
            inverse: None,
            unowned: Vec::new(),
        })
    }

    async fn create(&self, entry: &Entry, observer: &RestoreObserver<'_>) -> Outcome<Created> {
        match entry.sendable.content() {
            Content::Form(secret) => self.client.create(secret, observer).await,
            Content::RawJson { name, written } => {
                let written = written.clone();
                self.client.create_raw(name, written, observer).await
            }
        }
    }

    async fn replace(&self, entry: &Entry, reporter: &Reporter<'_>) -> Outcome<Replaced> {
        match entry.sendable.content() {
            Content::Form(secret) => self.client.replace(secret, reporter).await,
            Content::RawJson { name, written } => {
                let written = written.clone();
                self.client.replace_raw(name, written, reporter).await
            }
        }
    }

    /// Makes the call. Only this part can be cancelled: what comes after it is quick and has to happen. A write that
    /// may have arrived before it was given up is looked for in the list.
    async fn attempt<T>(
        &self,
        reporter: &Reporter<'_>,
        name: &SecretName,
        call: impl Future<Output = Outcome<T>>,
        read: impl FnOnce(T) -> SendResult,
        given_up: impl FnOnce(&[Exchange], Listed) -> SendResult,
    ) -> Result<(SendResult, Vec<Exchange>, Option<SecretListView>), Problem> {
        let call = async { Ok(call.await) };
        let outcome = match self.operation.run(call).await {
            Err(Problem::Cancelled) if reporter.observed().iter().any(may_have_arrived) => {
                let id = self.connection.id;
                let list = self.secrets.read_back(id, self.operation.id()).await;
                let exchanges = reporter.observed();
                let result = given_up(&exchanges, listed_in(list.as_ref(), name.as_str()));
                return Ok((result, exchanges, list));
            }
            ended => ended?,
        };
        let result = match outcome.result {
            Ok(answer) => read(answer),
            Err(failure) => self.failed(&failure),
        };
        Ok((result, outcome.exchanges, None))
    }

    fn failed(&self, failure: &Failure) -> SendResult {
        let problem = problem_of(failure, self.client.endpoint());
        match failure {
            Failure::SecretNotOpened { .. } | Failure::CertificateUnusable { .. } => {
                SendResult::NotSent { problem }
            }
            Failure::NoAnswer { operation, error } if never_arrived(*operation, error) => {
                SendResult::NotSent { problem }
            }
            Failure::NoAnswer { .. } | Failure::Unreadable { .. } => {
                SendResult::OutcomeUnknown { problem }
            }
            Failure::Refused { .. } | Failure::Busy { .. } => SendResult::Refused { problem },
        }
    }

    /// Keeps the passwords where it was asked for, and writes down what is known of the secret. Gives where they are
    /// now, and those that nothing points to any more.
    async fn save(&self, entry: &Entry, in_keychain: &[Handle]) -> (PasswordStorage, Vec<Handle>) {
        let draft = entry.sendable.remembered();
        let credentials = &self.secrets.credentials;
        let keeping = credentials.store_passwords(draft, in_keychain, entry.remember);
        let (kept, at_rest) = keeping.await;
        // The tenant has it, whether it can be written down here or not.
        match self.secrets.save(self.connection.id, draft, &at_rest) {
            Ok(superseded) => (kept, superseded),
            Err(problem) => (PasswordStorage::Failed { problem }, Vec::new()),
        }
    }
}

impl Applied {
    /// The registration of a secret that an undo that was interrupted had registered.
    fn restored_before(change: Change) -> Self {
        Self {
            change,
            result: SendResult::Registered { answer_lost: true },
            exchanges: Vec::new(),
            list: None,
            storage: PasswordStorage::Nothing,
            inverse: None,
            unowned: Vec::new(),
        }
    }

    /// As one of several changes.
    pub(super) fn in_short(&self, lists: &[SecretListView]) -> ChangedSecret {
        let name = self.change.name().as_str().to_owned();
        let connection = self.change.connection.to_string();
        let list = lists.iter().find(|list| list.connection == connection);
        ChangedSecret {
            connection,
            listed: listed_in(list, &name),
            name,
            result: self.result.clone(),
            storage: self.storage.clone(),
        }
    }

    /// As the only one, with all that was sent.
    pub(super) fn in_full(self, list: Option<SecretListView>, undo: Option<String>) -> SentView {
        let writes = |exchange: &&Exchange| exchange.purpose.is_write();
        let main = self.exchanges.iter().rfind(writes);
        let mut exchanges = render_all(&self.exchanges);
        exchanges.extend(list.iter().flat_map(|list| list.exchanges.clone()));
        SentView {
            main: main.map(|exchange| Recorded::from(exchange).render()),
            listed: listed_in(list.as_ref(), self.change.name().as_str()),
            result: self.result,
            storage: self.storage,
            undo,
            exchanges,
            list,
        }
    }
}

fn created(created: Created) -> SendResult {
    match created {
        Created::Registered => SendResult::Registered { answer_lost: false },
        Created::RegisteredAnswerLost => SendResult::Registered { answer_lost: true },
        Created::NameTaken => SendResult::NameTaken,
        Created::QuotaFull { quota, .. } => SendResult::QuotaFull { max: quota.max },
        Created::Unknown(unknown) => SendResult::OutcomeUnknown {
            problem: unknown.into(),
        },
    }
}

fn replaced(replaced: Replaced) -> SendResult {
    match replaced {
        Replaced::Replaced => SendResult::Replaced,
        Replaced::NotThere => SendResult::NotFound,
        Replaced::Unknown(unknown) => SendResult::OutcomeUnknown {
            problem: unknown.into(),
        },
    }
}

fn deleted(deleted: Deleted) -> SendResult {
    match deleted {
        Deleted::Deleted => SendResult::Deleted { gone_before: false },
        Deleted::GoneBefore => SendResult::Deleted { gone_before: true },
        Deleted::Unknown(unknown) => SendResult::OutcomeUnknown {
            problem: unknown.into(),
        },
    }
}

/// Whether a write cannot have reached the server: it was not sent, or what went before it got no answer.
fn never_arrived(operation: Operation, error: &TransportError) -> bool {
    !operation.is_write() || error.sent() == Sent::No
}

/// Whether an attempt was one of a write whose effect is not known.
fn may_have_arrived(exchange: &Exchange) -> bool {
    exchange.purpose.is_write() && is_effect_unknown(exchange)
}

/// There now and not before: it arrived. There is no telling whether what is not there will arrive yet.
fn create_given_up(exchanges: &[Exchange], listed: Listed) -> SendResult {
    let absent = |exchange: &Exchange| {
        let meaning = exchange.meaning().map(|meaning| meaning.code);
        exchange.purpose == Operation::Get && meaning == Some(MeaningCode::NotThere)
    };
    match listed {
        Listed::Yes if exchanges.iter().any(absent) => SendResult::Registered { answer_lost: true },
        Listed::Yes | Listed::No | Listed::NotRead => OUTCOME_UNKNOWN,
    }
}

fn delete_given_up(_: &[Exchange], listed: Listed) -> SendResult {
    match listed {
        Listed::No => SendResult::Deleted { gone_before: false },
        Listed::Yes | Listed::NotRead => OUTCOME_UNKNOWN,
    }
}

fn listed_in(list: Option<&SecretListView>, name: &str) -> Listed {
    let Some(list) = list.filter(|list| list.problem.is_none()) else {
        return Listed::NotRead;
    };
    let there = |side| matches!(side, Side::Both | Side::TenantOnly);
    match list
        .rows
        .iter()
        .any(|row| row.name == name && there(row.side))
    {
        true => Listed::Yes,
        false => Listed::No,
    }
}
