//! Creating a pull secret, and settling what became of it.
//!
//! A duplicate is answered like a success, nothing can be read back, and answers get lost. So the name is looked up
//! before, and again after every answer that tells nothing. Where somebody else may have taken the name in the
//! meantime, the outcome is that it cannot be told: never a claim that may be false.

use std::sync::Arc;

use pull_secret::SecretName;
use request::{Request, Sent};

use crate::api_call::{ApiCall, Reply};
use crate::{Created, Failure, MeaningCode, Operation, UnknownOutcome};

impl ApiCall<'_> {
    pub(crate) async fn create(
        &mut self,
        name: &SecretName,
        request: Request,
    ) -> Result<Created, Failure> {
        let created = Creation::begin(self, name, request).await?.run().await?;
        if let Some((code, tone)) = created.meaning() {
            self.correct(Operation::Create, code, tone);
        }
        Ok(created)
    }

    /// Whether the name is taken before anything is sent. A list can lag behind, and so can a name's own address after a
    /// deletion: only both together say that it is there.
    async fn presence_before(&mut self, name: &SecretName) -> Result<Presence, Failure> {
        match self.get(name).await {
            Ok(false) => Ok(Presence::Absent),
            Ok(true) if self.lists(name).await.is_ok_and(|listed| listed) => Ok(Presence::There),
            Ok(true) => Ok(Presence::Unclear),
            Err(failure) if can_still_create(&failure) => Ok(Presence::Unclear),
            Err(failure) => Err(failure),
        }
    }

    /// Whether the name is there after something was sent: one witness is enough.
    async fn presence_after(&mut self, name: &SecretName) -> Presence {
        match self.get(name).await {
            Ok(true) => Presence::There,
            Ok(false) => match self.lists(name).await {
                Ok(true) => Presence::There,
                Ok(false) => Presence::Absent,
                Err(_) => Presence::Unclear,
            },
            Err(_) => Presence::Unclear,
        }
    }

    async fn lists(&mut self, name: &SecretName) -> Result<bool, Failure> {
        let listed = self.list().await?;
        Ok(listed.names.iter().any(|other| other == name.as_str()))
    }
}

/// What is known of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Presence {
    There,
    Absent,
    /// It could not be asked, or the answers disagree.
    Unclear,
}

/// Why an answer tells nothing about the effect.
enum CreateFailure {
    /// No response arrived, so the effect is not known.
    Lost(Failure),
    /// The server reports an error of its own, or asks to wait.
    Reply(Box<Reply<()>>),
}

struct Creation<'e, 'a> {
    call: &'e mut ApiCall<'a>,
    name: &'e SecretName,
    request: Arc<Request>,
    /// The name before anything was sent.
    before: Presence,
    /// Whether the answer to the attempt before got lost.
    lost: bool,
    /// Whether an attempt got an answer that told nothing, so that time went by.
    had_failure: bool,
    /// How many waits there had been when the name was last looked up and not there.
    waits: u32,
}

impl<'e, 'a> Creation<'e, 'a> {
    async fn begin(
        call: &'e mut ApiCall<'a>,
        name: &'e SecretName,
        request: Request,
    ) -> Result<Self, Failure> {
        let before = call.presence_before(name).await?;
        let waits = call.waits;
        Ok(Self {
            call,
            name,
            request: Arc::new(request),
            before,
            lost: false,
            had_failure: false,
            waits,
        })
    }

    async fn run(mut self) -> Result<Created, Failure> {
        let mut attempt = 1;
        loop {
            match self.attempt(attempt).await {
                Ok(Some(created)) => return Ok(created),
                Ok(None) => attempt += 1,
                Err(failure) => return self.give_up(failure),
            }
        }
    }

    /// Sends the request once and goes by what the response means. `None` if it has to be sent again.
    async fn attempt(&mut self, attempt: u32) -> Result<Option<Created>, Failure> {
        let reply = self
            .call
            .send_with_token(Operation::Create, &self.request, |_| Some(()))
            .await;
        let create_failure = match reply {
            Ok(reply) => match (reply.status(), reply.code()) {
                (409, _) => return self.conflict(reply).await.map(Some),
                (408 | 425 | 429 | 500..=599, _) => CreateFailure::Reply(Box::new(reply)),
                (_, MeaningCode::Created) => return Ok(Some(self.accepted())),
                (_, MeaningCode::CreatedSilently) => return Ok(Some(self.accepted_silently())),
                (_, MeaningCode::NameTaken) => return Ok(Some(self.name_taken())),
                // A body that was cut off is no word of the server, nor is a page somebody put in its place.
                (200..=299, MeaningCode::WebPage | MeaningCode::ResponseCutOff) => {
                    CreateFailure::Reply(Box::new(reply))
                }
                _ => return self.refused(reply).await.map(Some),
            },
            Err(failure) if may_have_arrived(&failure) => CreateFailure::Lost(failure),
            Err(failure) => return Err(failure),
        };
        self.after(create_failure, attempt).await
    }

    /// Looks whether it arrived all the same, and waits where the server asks for it.
    async fn after(
        &mut self,
        create_failure: CreateFailure,
        attempt: u32,
    ) -> Result<Option<Created>, Failure> {
        let presence = self.call.presence_after(self.name).await;
        match (presence, create_failure) {
            (Presence::There, _) => Ok(Some(self.found())),
            (Presence::Unclear, create_failure) => {
                Ok(Some(Created::Unknown(create_failure.into())))
            }
            (Presence::Absent, CreateFailure::Lost(_)) if attempt >= self.call.attempts() => {
                Ok(Some(Created::Unknown(UnknownOutcome::NotSeenYet)))
            }
            (Presence::Absent, CreateFailure::Lost(_)) => {
                self.lost = true;
                Ok(None)
            }
            (Presence::Absent, CreateFailure::Reply(reply)) => self.wait(*reply, attempt).await,
        }
    }

    /// A wait gives others time, so the name is looked up anew before the request is sent again.
    async fn wait(&mut self, reply: Reply<()>, attempt: u32) -> Result<Option<Created>, Failure> {
        if let Some(full) = self.quota_full(&reply).await {
            return Ok(Some(full));
        }
        self.call.wait_before_retry(reply, attempt).await?;
        self.had_failure = true;
        match self.call.presence_after(self.name).await {
            Presence::Absent => {
                self.lost = false;
                self.waits = self.call.waits;
                Ok(None)
            }
            Presence::There | Presence::Unclear => Ok(Some(self.found())),
        }
    }

    /// The server took it. If the name was there before, nothing was changed, whatever the words.
    fn accepted(&self) -> Created {
        match self.before {
            Presence::There => Created::NameTaken,
            Presence::Absent | Presence::Unclear => Created::Registered,
        }
    }

    fn accepted_silently(&self) -> Created {
        match self.before {
            Presence::There => Created::NameTaken,
            Presence::Absent => Created::Registered,
            Presence::Unclear => Created::Unknown(UnknownOutcome::Unconfirmed),
        }
    }

    /// The server says that the name exists: since before, or since our own attempt whose answer was lost.
    fn name_taken(&self) -> Created {
        match (self.before, self.lost, self.had_failure) {
            (Presence::There, _, _) | (_, false, false) => Created::NameTaken,
            (Presence::Absent, true, _) if self.waits == self.call.waits => {
                Created::RegisteredAnswerLost
            }
            _ => Created::Unknown(UnknownOutcome::OwnerUnknown),
        }
    }

    /// The name is found after an attempt that was not answered.
    fn found(&self) -> Created {
        match self.before {
            Presence::There => Created::NameTaken,
            Presence::Absent if self.waits == self.call.waits => Created::RegisteredAnswerLost,
            Presence::Absent | Presence::Unclear => Created::Unknown(UnknownOutcome::OwnerUnknown),
        }
    }

    /// A 409 may be about the name or about the quota, and what it says is not described.
    async fn conflict(&mut self, reply: Reply<()>) -> Result<Created, Failure> {
        if self.before == Presence::There {
            return Ok(Created::NameTaken);
        }
        if self.call.presence_after(self.name).await == Presence::There {
            return Ok(self.name_taken());
        }
        if let Some(full) = self.quota_full(&reply).await {
            return Ok(full);
        }
        // Not seen by a list that lags behind, perhaps, but by the server's own words.
        if reply.code() == MeaningCode::NameTaken {
            return Ok(self.name_taken());
        }
        Err(reply.refused())
    }

    async fn refused(&mut self, reply: Reply<()>) -> Result<Created, Failure> {
        match self.quota_full(&reply).await {
            Some(full) => Ok(full),
            None => Err(reply.refused()),
        }
    }

    /// How a full tenant refuses is not described; 400, 403, 409 and 429 are likely. The quota itself tells.
    async fn quota_full(&mut self, reply: &Reply<()>) -> Option<Created> {
        if !matches!(reply.status(), 400 | 403 | 409 | 429) {
            return None;
        }
        let quota = self
            .call
            .quota()
            .await
            .ok()
            .filter(|quota| quota.is_full())?;
        Some(Created::QuotaFull {
            quota,
            problem: reply.problem(),
        })
    }

    /// Nothing more can be asked. If an answer was lost before, that is all that can be said.
    fn give_up(self, failure: Failure) -> Result<Created, Failure> {
        match failure {
            Failure::Refused {
                operation: Operation::Create,
                ..
            } => Err(failure),
            _ if self.lost => Ok(Created::Unknown(failure.into())),
            _ => Err(failure),
        }
    }
}

impl From<CreateFailure> for UnknownOutcome {
    fn from(create_failure: CreateFailure) -> Self {
        match create_failure {
            CreateFailure::Lost(failure) => failure.into(),
            CreateFailure::Reply(reply) => Self::ServerFailed(reply.problem()),
        }
    }
}

/// Who may create need not be allowed to read.
fn can_still_create(failure: &Failure) -> bool {
    match failure {
        Failure::Refused {
            operation: Operation::Get,
            problem,
            ..
        } => problem.status != 401,
        Failure::Unreadable { operation, .. } => *operation == Operation::Get,
        _ => false,
    }
}

fn may_have_arrived(failure: &Failure) -> bool {
    match failure {
        Failure::NoAnswer {
            operation: Operation::Create,
            error,
        } => error.sent() == Sent::Maybe,
        _ => false,
    }
}
