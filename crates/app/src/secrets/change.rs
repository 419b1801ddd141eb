//! Writes: registering, replacing and deleting, each read back, each with what undoes it.

use ai_core::{
    Client, Created, Deleted, Exchange, Failure, MeaningCode, Operation, Outcome, Replaced,
    is_effect_unknown,
};
use pull_secret::{Draft, Handle, PullSecret, SecretName};
use records::{ConnectionId, ConnectionRecord};
use request::{Sent, TransportError, Written};

use crate::Problem;
use crate::activity::recorded::{Recorded, draw_all};
use crate::activity::reporter::Reporter;
use crate::compose::preview::sendable;
use crate::compose::raw_body::sendable_written;
use crate::secrets::Secrets;
use crate::secrets::undo::Undo;
use crate::shared::ids::parse_id;
use crate::shared::saved_secrets::Known;
use crate::view::{
    Approval, Kept, Listed, Purpose, SecretCall, SecretListView, SendResult, Sending, SentView,
    Side,
};

impl Secrets {
    /// Registers or replaces a pull secret, keeps its passwords where it was asked for, and reads the list back.
    ///
    /// # Errors
    /// [`Problem::NotSendable`] when lint finds an error, [`Problem::Cancelled`], and what kept the call from being
    /// made. What the server said is no error: see [`SendResult`].
    pub async fn send(&self, sending: Sending) -> Result<SentView, Problem> {
        let id = parse_id(&sending.connection)?;
        let (content, draft) = match &sending.written {
            None => (
                Content::Form(sendable(&sending.draft, &self.vault)?),
                sending.draft.clone(),
            ),
            Some(body) => {
                let sendable = sendable_written(sending.purpose, &sending.draft, body)?;
                let (name, written) = (sendable.name, sendable.written);
                (Content::Written { name, written }, sendable.draft)
            }
        };
        let write = Write::open(self, id, &sending.approval, &sending.operation).await?;
        match sending.purpose {
            Purpose::Create => write.create(&content, &draft, &[], sending.remember).await,
            Purpose::Replace => write.replace(&content, &draft, &[], sending.remember).await,
        }
    }

    /// Deletes a pull secret.
    ///
    /// # Errors
    /// As [`Secrets::send`].
    pub async fn delete_secret(&self, call: SecretCall) -> Result<SentView, Problem> {
        let id = parse_id(&call.connection)?;
        Write::open(self, id, &call.approval, &call.operation)
            .await?
            .delete(&call.name)
            .await
    }
}

/// What a write sends.
pub(crate) enum Content {
    /// What a form says.
    Form(PullSecret),
    /// What somebody wrote in its place.
    Written {
        /// The secret it is about.
        name: SecretName,
        /// The body.
        written: Written,
    },
}

/// A write under way on one connection.
pub(crate) struct Write<'a> {
    secrets: &'a Secrets,
    connection: ConnectionRecord,
    client: Client,
    approval: &'a Approval,
    operation: &'a str,
}

/// What a write did, before the list was read back.
struct Done {
    result: SendResult,
    exchanges: Vec<Exchange>,
    /// The list, where it was read back to learn the result.
    list: Option<SecretListView>,
}

/// What is known of a write that was given up, if the list does not tell.
const UNSETTLED: SendResult = SendResult::Unsettled {
    problem: Problem::Cancelled,
};

impl<'a> Write<'a> {
    /// Begins a write that the user agreed to.
    ///
    /// # Errors
    /// [`Problem::ApprovalWanted`], and why there is no client.
    pub(crate) async fn open(
        secrets: &'a Secrets,
        id: ConnectionId,
        approval: &'a Approval,
        operation: &'a str,
    ) -> Result<Self, Problem> {
        approval.allow_write(&secrets.records.connection(id)?)?;
        let (connection, client) = secrets.tenants.client(id).await?;
        Ok(Self {
            secrets,
            connection,
            client,
            approval,
            operation,
        })
    }

    /// Registers. `in_keychain` names the passwords of the draft that rest there already.
    pub(crate) async fn create(
        self,
        content: &Content,
        draft: &Draft,
        in_keychain: &[Handle],
        remember: bool,
    ) -> Result<SentView, Problem> {
        let reporter = self.reporter();
        let call = self.ask_create(content, &reporter);
        let done = self
            .run(&reporter, &draft.name, call, created, create_given_up)
            .await?;
        let undo = Undo::Delete {
            connection: self.connection.id,
            name: draft.name.clone(),
        };
        self.finish_kept(done, draft, in_keychain, remember, Some(undo))
            .await
    }

    /// Replaces all credentials.
    pub(crate) async fn replace(
        self,
        content: &Content,
        draft: &Draft,
        in_keychain: &[Handle],
        remember: bool,
    ) -> Result<SentView, Problem> {
        let before = self.secrets.saved.get(self.connection.id, &draft.name)?;
        self.allow(before.as_ref())?;
        let mut at_rest = before
            .as_ref()
            .map(|known| known.in_keychain.clone())
            .unwrap_or_default();
        at_rest.extend(in_keychain);
        let reporter = self.reporter();
        let call = self.ask_replace(content, &reporter);
        // Names alone come back: the list cannot tell which credentials are there.
        let given_up = |_: &[Exchange], _| UNSETTLED;
        let done = self
            .run(&reporter, &draft.name, call, replaced, given_up)
            .await?;
        let undo = before.filter(Known::restorable).map(|known| Undo::Replace {
            connection: self.connection.id,
            known,
        });
        self.finish_kept(done, draft, &at_rest, remember, undo)
            .await
    }

    /// Deletes, and forgets what is known of it, but for its passwords as long as it can be undone.
    pub(crate) async fn delete(self, name: &str) -> Result<SentView, Problem> {
        let id = self.connection.id;
        let parsed = SecretName::parse(name).map_err(|_| Problem::NotSendable)?;
        let before = self.secrets.saved.get(id, name)?;
        self.allow(before.as_ref())?;
        let reporter = self.reporter();
        let call = self.client.delete(&parsed, &reporter);
        let done = self
            .run(&reporter, name, call, deleted, delete_given_up)
            .await?;
        if !matches!(done.result, SendResult::Deleted { .. }) {
            return self
                .finish(done, name, Kept::Nothing, None, Vec::new())
                .await;
        }
        let unowned = self.secrets.saved.remove(id, name);
        let undo = before.filter(Known::restorable).map(|known| Undo::Create {
            connection: id,
            known,
        });
        self.finish(done, name, Kept::Nothing, undo, unowned).await
    }

    /// Lets what was there before be overwritten or deleted. Unless it can be put back, that is for good.
    fn allow(&self, before: Option<&Known>) -> Result<(), Problem> {
        match before.is_some_and(Known::restorable) {
            true => Ok(()),
            false => self.approval.allow_for_good(&self.connection),
        }
    }

    async fn ask_create(&self, content: &Content, reporter: &Reporter<'_>) -> Outcome<Created> {
        match content {
            Content::Form(secret) => self.client.create(secret, reporter).await,
            Content::Written { name, written } => {
                let written = written.clone();
                self.client.create_written(name, written, reporter).await
            }
        }
    }

    async fn ask_replace(&self, content: &Content, reporter: &Reporter<'_>) -> Outcome<Replaced> {
        match content {
            Content::Form(secret) => self.client.replace(secret, reporter).await,
            Content::Written { name, written } => {
                let written = written.clone();
                self.client.replace_written(name, written, reporter).await
            }
        }
    }

    fn reporter(&self) -> Reporter<'_> {
        self.secrets.log.reporter(&self.connection, self.operation)
    }

    /// Makes the call. Only this part can be cancelled: what comes after it is quick and has to happen. A write that
    /// may have arrived before it was given up is looked for in the list.
    async fn run<T>(
        &self,
        reporter: &Reporter<'_>,
        name: &str,
        call: impl Future<Output = Outcome<T>>,
        read: impl FnOnce(T) -> SendResult,
        given_up: impl FnOnce(&[Exchange], Listed) -> SendResult,
    ) -> Result<Done, Problem> {
        let call = async { Ok(call.await) };
        let outcome = match self.secrets.operations.run(self.operation, call).await {
            Err(Problem::Cancelled) if reporter.heard().iter().any(may_have_arrived) => {
                let list = self.read_back(&UNSETTLED).await;
                let exchanges = reporter.heard();
                return Ok(Done {
                    result: given_up(&exchanges, listed_in(list.as_ref(), name)),
                    exchanges,
                    list,
                });
            }
            ended => ended?,
        };
        let result = match outcome.result {
            Ok(answer) => read(answer),
            Err(failure) => self.failed(&failure),
        };
        Ok(Done {
            result,
            exchanges: outcome.exchanges,
            list: None,
        })
    }

    fn failed(&self, failure: &Failure) -> SendResult {
        let problem = crate::problem::from_ai_core::problem_of(failure, self.client.endpoint());
        match failure {
            Failure::SecretNotOpened { .. } | Failure::CertificateUnusable { .. } => {
                SendResult::NotSent { problem }
            }
            Failure::NoAnswer { operation, error } if never_arrived(*operation, error) => {
                SendResult::NotSent { problem }
            }
            Failure::NoAnswer { .. } | Failure::Unreadable { .. } => {
                SendResult::Unsettled { problem }
            }
            Failure::Refused { .. } | Failure::Busy { .. } => SendResult::Refused { problem },
        }
    }

    async fn finish_kept(
        self,
        done: Done,
        draft: &Draft,
        in_keychain: &[Handle],
        remember: bool,
        undo: Option<Undo>,
    ) -> Result<SentView, Problem> {
        if !matches!(
            done.result,
            SendResult::Registered { .. } | SendResult::Replaced
        ) {
            return self
                .finish(done, &draft.name, Kept::Nothing, None, Vec::new())
                .await;
        }
        let (kept, at_rest) = self
            .secrets
            .credentials
            .keep_passwords(draft, in_keychain, remember)
            .await;
        // The tenant has it, whether it can be written down here or not.
        let (kept, superseded) = match self.secrets.save(self.connection.id, draft, &at_rest) {
            Ok(superseded) => (kept, superseded),
            Err(problem) => (Kept::NotKept { problem }, Vec::new()),
        };
        self.finish(done, &draft.name, kept, undo, superseded).await
    }

    /// Reads the list back and tells all of it. `unowned` are passwords that only the undoing still needs.
    async fn finish(
        self,
        done: Done,
        name: &str,
        kept: Kept,
        undo: Option<Undo>,
        unowned: Vec<Handle>,
    ) -> Result<SentView, Problem> {
        let main = done
            .exchanges
            .iter()
            .rfind(|exchange| exchange.purpose.is_write());
        let main = main.map(|exchange| Recorded::from(exchange).draw());
        let mut exchanges = draw_all(&done.exchanges);
        let list = match done.list {
            Some(list) => Some(list),
            None => self.read_back(&done.result).await,
        };
        let listed = listed_in(list.as_ref(), name);
        exchanges.extend(list.iter().flat_map(|list| list.exchanges.clone()));
        let undo = match undo {
            Some(undo) => Some(self.secrets.offer_undo(undo, unowned).await),
            None => {
                self.secrets.credentials.forget_unowned(unowned).await;
                None
            }
        };
        Ok(SentView {
            result: done.result,
            listed,
            kept,
            undo,
            main,
            exchanges,
            list,
        })
    }

    /// The list after a write; none after one that did not reach the server, or when the reading is cancelled.
    async fn read_back(&self, result: &SendResult) -> Option<SecretListView> {
        if matches!(result, SendResult::NotSent { .. }) {
            return None;
        }
        let read = self.secrets.lists.read(self.connection.id, self.operation);
        self.secrets.operations.run(self.operation, read).await.ok()
    }
}

fn created(created: Created) -> SendResult {
    match created {
        Created::Registered => SendResult::Registered { answer_lost: false },
        Created::RegisteredAnswerLost => SendResult::Registered { answer_lost: true },
        Created::NameTaken => SendResult::NameTaken,
        Created::QuotaFull { quota, .. } => SendResult::QuotaFull { max: quota.max },
        Created::Unsettled(unsettled) => SendResult::Unsettled {
            problem: unsettled.into(),
        },
    }
}

fn replaced(replaced: Replaced) -> SendResult {
    match replaced {
        Replaced::Replaced => SendResult::Replaced,
        Replaced::NotThere => SendResult::NotFound,
        Replaced::Unsettled(unsettled) => SendResult::Unsettled {
            problem: unsettled.into(),
        },
    }
}

fn deleted(deleted: Deleted) -> SendResult {
    match deleted {
        Deleted::Deleted => SendResult::Deleted { gone_before: false },
        Deleted::GoneBefore => SendResult::Deleted { gone_before: true },
        Deleted::Unsettled(unsettled) => SendResult::Unsettled {
            problem: unsettled.into(),
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
        Listed::Yes | Listed::No | Listed::NotRead => UNSETTLED,
    }
}

fn delete_given_up(_: &[Exchange], listed: Listed) -> SendResult {
    match listed {
        Listed::No => SendResult::Deleted { gone_before: false },
        Listed::Yes | Listed::NotRead => UNSETTLED,
    }
}

fn listed_in(list: Option<&SecretListView>, name: &str) -> Listed {
    let Some(list) = list.filter(|list| list.read_at.is_some()) else {
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
