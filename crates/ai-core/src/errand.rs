//! One errand of a client: sends requests, gets a token when one is needed, renews it once, and waits as told.
//!
//! It decides what every operation has in common. What an answer means for one of them is decided in
//! [`operations`](crate::operations) and [`create`](crate::create).

use std::time::{Duration, Instant};

use jiff::Timestamp;
use request::{Received, Request, Response, Secrets, Sent, SlotKind, TransportError};

use crate::pull_secrets::{has_error, is_page};
use crate::retry_after::retry_after;
use crate::service_key::certificate;
use crate::token_cache::Asking;
use crate::{
    AccessToken, ApiProblem, Client, Endpoint, Exchange, Failure, Meaning, Operation, Outcome,
    Progress, Proof, Shape, Waiting, token,
};

/// The most of a body that is read, in bytes.
const LARGEST_BODY: usize = 1024 * 1024;
/// The most of a token server's body that is read, in bytes.
const LARGEST_TOKEN_BODY: usize = 64 * 1024;

pub(crate) struct Errand<'a> {
    client: &'a Client,
    progress: &'a dyn Progress,
    exchanges: Vec<Exchange>,
    /// How many waits there were: what was known before a wait may have changed.
    pub(crate) waits: u32,
    /// Whether an attempt was lost or ended in the server's trouble, so that a write may have been carried out.
    pub(crate) uncertain: bool,
}

/// An answer with what was read of it.
pub(crate) struct Answered<T> {
    pub(crate) operation: Operation,
    pub(crate) reading: T,
    /// The token that came with it.
    given: token::Given,
    pub(crate) kept: Response,
    pub(crate) retry_after: Option<Duration>,
}

impl<'a> Errand<'a> {
    pub(crate) fn new(client: &'a Client, progress: &'a dyn Progress) -> Self {
        Self {
            client,
            progress,
            exchanges: Vec::new(),
            waits: 0,
            uncertain: false,
        }
    }

    pub(crate) fn end<T>(self, result: Result<T, Failure>) -> Outcome<T> {
        Outcome {
            exchanges: self.exchanges,
            result,
        }
    }

    pub(crate) fn endpoint(&self) -> &'a Endpoint {
        &self.client.endpoint
    }

    pub(crate) fn attempts(&self) -> u32 {
        self.client.patience.attempts
    }

    /// Asks until there is an answer to go by, at most as often as patience allows. For requests that may be repeated.
    pub(crate) async fn ask<T>(
        &mut self,
        operation: Operation,
        request: &Request,
        read: impl Fn(&Response) -> T,
    ) -> Result<Answered<T>, Failure> {
        let mut attempt = 1;
        loop {
            let last = attempt >= self.attempts();
            match self.ask_once(operation, request, &read).await {
                // A token that did not come was asked for as often as patience allows already.
                Err(Failure::NoAnswer {
                    operation: unanswered,
                    error,
                }) if unanswered == operation && !last && may_repeat(operation, &error) => {
                    self.pause(operation, attempt).await;
                }
                Ok(answered) if is_trouble_in_between(&answered.kept) && !last => {
                    self.pause(operation, attempt).await;
                }
                Ok(answered) if is_busy(&answered.kept) => {
                    self.wait_as_told(answered, attempt).await?;
                }
                result => return result,
            }
            attempt += 1;
        }
    }

    /// Asks once, and once more with a new token if the one at hand is refused.
    pub(crate) async fn ask_once<T>(
        &mut self,
        operation: Operation,
        request: &Request,
        read: impl Fn(&Response) -> T,
    ) -> Result<Answered<T>, Failure> {
        if operation == Operation::Token {
            return self.send(operation, request, None, &read).await;
        }
        let token = self.token().await?;
        let answered = self.send(operation, request, Some(&token), &read).await?;
        if answered.kept.status != 401 {
            return Ok(answered);
        }
        if self.client.token.drop_refused(&token) {
            self.progress.token_changed();
        }
        let renewed = self.token().await?;
        self.send(operation, request, Some(&renewed), &read).await
    }

    /// Gets a token, or the one at hand while it is fresh. Boxed, since asking for one is an errand like any other.
    pub(crate) fn token(&mut self) -> Asking<'_> {
        let (client, progress) = (self.client, self.progress);
        let changed = || progress.token_changed();
        Box::pin(client.token.get(client.now, self.ask_token(), changed))
    }

    /// Asks for a token though there may be one, which stays at hand if no other comes.
    pub(crate) async fn renew_token(&mut self) -> Result<AccessToken, Failure> {
        let (client, progress) = (self.client, self.progress);
        let changed = || progress.token_changed();
        client.token.renew(self.ask_token(), changed).await
    }

    async fn ask_token(&mut self) -> Result<AccessToken, Failure> {
        let now = self.client.now;
        self.ensure_valid_certificate(now())?;
        let request = token::ask_token(self.endpoint());
        let mut answered = self.ask(Operation::Token, &request, |_| ()).await?;
        let given = answered.given.take();
        let reading = token::token_given(given, &answered.kept, now());
        answered.with(reading).expect_reading()
    }

    /// TLS fails late and darkly with a certificate that is over, so it is not tried.
    fn ensure_valid_certificate(&self, now: Timestamp) -> Result<(), Failure> {
        let Proof::Certificate(identity) = &self.endpoint().proof else {
            return Ok(());
        };
        let faults = certificate::inspect(&identity.chain, None, now).faults;
        match faults.into_iter().find(|fault| fault.is_error()) {
            Some(fault) => Err(Failure::CertificateUnusable { fault }),
            None => Ok(()),
        }
    }

    /// Waits as long as the server asks, or as usual if it does not say.
    ///
    /// # Errors
    /// [`Failure::Busy`] or [`Failure::Refused`] if it was the last attempt, or if it asks for more than a minute.
    pub(crate) async fn wait_as_told<T>(
        &mut self,
        answered: Answered<T>,
        attempt: u32,
    ) -> Result<(), Failure> {
        let patience = self.client.patience;
        let wait = answered
            .retry_after
            .unwrap_or_else(|| patience.pause(attempt));
        if attempt >= patience.attempts || wait > patience.longest_wait {
            return Err(answered.not_now());
        }
        self.wait(answered.operation, attempt, wait).await;
        Ok(())
    }

    async fn pause(&mut self, operation: Operation, attempt: u32) {
        self.wait(operation, attempt, self.client.patience.pause(attempt))
            .await;
    }

    async fn wait(&mut self, operation: Operation, attempt: u32, wait: Duration) {
        let until = (self.client.now)()
            .saturating_add(wait)
            .unwrap_or_else(|_| (self.client.now)());
        let (attempt, of) = (attempt + 1, self.attempts());
        self.waits += 1;
        self.progress.waiting(&Waiting {
            operation,
            until,
            attempt,
            of,
        });
        tokio::time::sleep(wait).await;
    }

    async fn send<T>(
        &mut self,
        operation: Operation,
        request: &Request,
        token: Option<&AccessToken>,
        read: impl Fn(&Response) -> T,
    ) -> Result<Answered<T>, Failure> {
        let secrets = self.open_secrets(request, token).await?;
        self.progress.sending(operation);
        let (sent_at, start) = ((self.client.now)(), Instant::now());
        let cap = if operation == Operation::Token {
            LARGEST_TOKEN_BODY
        } else {
            LARGEST_BODY
        };
        let under_way = UnderWay {
            progress: self.progress,
            exchange: Some(self.given_up(operation, request, sent_at)),
            start,
        };
        let answer = self.client.transport.send(request, &secrets, cap).await;
        under_way.has_ended();
        let answer = answer.map(|received| keep(operation, received));
        self.record(operation, request, sent_at, start.elapsed(), &answer);
        let (kept, given) = answer.map_err(|error| Failure::NoAnswer { operation, error })?;
        let retry_after = retry_after(&kept, (self.client.now)());
        Ok(Answered {
            operation,
            reading: read(&kept),
            given,
            kept,
            retry_after,
        })
    }

    /// What is told of a call if it is given up before it ends.
    fn given_up(&self, operation: Operation, request: &Request, sent_at: Timestamp) -> Exchange {
        Exchange {
            operation,
            request: request.clone(),
            route: self.client.transport.route(&request.url.base),
            sent_at,
            duration: Duration::ZERO,
            answer: Err(TransportError::GivenUp {
                host: crate::endpoint::host(&request.url.base).to_owned(),
            }),
            attempt: self.next_attempt(operation, request),
            record: None,
        }
    }

    fn next_attempt(&self, operation: Operation, request: &Request) -> u32 {
        let same =
            |exchange: &&Exchange| exchange.operation == operation && exchange.request == *request;
        let before = self.exchanges.iter().filter(same).count();
        u32::try_from(before + 1).unwrap_or(u32::MAX)
    }

    async fn open_secrets(
        &self,
        request: &Request,
        token: Option<&AccessToken>,
    ) -> Result<Secrets, Failure> {
        let mut secrets = Secrets::default();
        let written = request.slots().into_iter();
        let written = written.map(|slot| (slot.secret, slot.handle));
        let identity = request.identity.iter();
        let identity = identity.map(|identity| (SlotKind::PrivateKey, identity.key));
        for (kind, handle) in written.chain(identity) {
            let secret = match (kind, token) {
                (SlotKind::AccessToken, Some(token)) => Ok(token.secret.clone()),
                _ => self.client.secrets.open(handle).await,
            };
            let failure = |reason| Failure::SecretNotOpened {
                secret: kind,
                reason,
            };
            secrets.insert(handle, secret.map_err(failure)?);
        }
        Ok(secrets)
    }

    fn record(
        &mut self,
        operation: Operation,
        request: &Request,
        sent_at: Timestamp,
        duration: Duration,
        answer: &Result<(Response, token::Given), TransportError>,
    ) {
        let answer = match answer {
            Ok((response, _)) => Ok(response.clone()),
            Err(error) => Err(error.clone()),
        };
        if operation != Operation::Token {
            self.uncertain |= leaves_uncertain(&answer);
        }
        let attempt = self.next_attempt(operation, request);
        let mut exchange = Exchange {
            operation,
            request: request.clone(),
            route: self.client.transport.route(&request.url.base),
            sent_at,
            duration,
            answer,
            attempt,
            record: None,
        };
        exchange.record = self.progress.exchanged(&exchange);
        self.exchanges.push(exchange);
    }
}

/// A call under way. One that is given up, by dropping its future, is told all the same.
struct UnderWay<'a> {
    progress: &'a dyn Progress,
    exchange: Option<Exchange>,
    start: Instant,
}

impl UnderWay<'_> {
    fn has_ended(mut self) {
        self.exchange = None;
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        if let Some(mut exchange) = self.exchange.take() {
            exchange.duration = self.start.elapsed();
            self.progress.exchanged(&exchange);
        }
    }
}

impl<T> Answered<T> {
    /// The same answer, read otherwise.
    fn with<U>(self, reading: U) -> Answered<U> {
        Answered {
            operation: self.operation,
            reading,
            given: self.given,
            kept: self.kept,
            retry_after: self.retry_after,
        }
    }

    /// What was read, if the server said yes.
    pub(crate) fn success(self) -> Result<T, Failure> {
        if self.kept.is_success() && !has_error(&self.kept) && !is_page(&self.kept) {
            return Ok(self.reading);
        }
        Err(self.refused())
    }

    pub(crate) fn refused(self) -> Failure {
        let meaning = Meaning::of(self.operation, &self.kept);
        Failure::Refused {
            operation: self.operation,
            problem: Box::new(self.problem()),
            meaning,
        }
    }

    pub(crate) fn problem(&self) -> ApiProblem {
        ApiProblem::read(&self.kept)
    }

    /// Whether the API says that there is no such thing; a page of a proxy says so of the address.
    pub(crate) fn is_not_there(&self) -> bool {
        self.kept.status == 404 && self.problem().shape != Shape::Page
    }

    /// The end of patience: with a server that asks for some, or with one that is in trouble.
    fn not_now(self) -> Failure {
        if !is_busy(&self.kept) {
            return self.refused();
        }
        let (operation, retry_after) = (self.operation, self.retry_after);
        let problem = Box::new(self.problem());
        Failure::Busy {
            operation,
            problem,
            retry_after,
        }
    }
}

impl<T> Answered<Option<T>> {
    /// What was read, if the server said yes and said it as described.
    pub(crate) fn expect_reading(self) -> Result<T, Failure> {
        let (operation, problem) = (self.operation, Box::new(self.problem()));
        self.success()?
            .ok_or(Failure::Unreadable { operation, problem })
    }
}

fn keep(operation: Operation, received: Received) -> (Response, token::Given) {
    match operation {
        Operation::Token => token::keep(received),
        _ => (received.keep(), None),
    }
}

/// A lost connection is worth another try; for a write, which a person waits to be sure of, a time-out is too.
fn may_repeat(operation: Operation, error: &TransportError) -> bool {
    let is_write = matches!(operation, Operation::Replace | Operation::Delete);
    match error {
        TransportError::ConnectionLost { .. } => true,
        TransportError::TimedOut { .. } => is_write && error.sent() == Sent::Maybe,
        _ => false,
    }
}

fn is_busy(response: &Response) -> bool {
    matches!(response.status, 429 | 503)
}

fn is_trouble_in_between(response: &Response) -> bool {
    matches!(response.status, 408 | 502 | 504)
}

fn leaves_uncertain(answer: &Result<Response, TransportError>) -> bool {
    match answer {
        Ok(response) => {
            let is_trouble = matches!(response.status, 408 | 500..=599);
            is_trouble || (response.is_success() && is_page(response))
        }
        Err(error) => error.sent() == Sent::Maybe,
    }
}
