//! One call of a client: sends its requests, gets a token when one is needed, renews it once, and waits as the server
//! asks.
//!
//! It decides what every operation has in common. What an answer means for one of them is decided in
//! [`operations`](crate::operations) and [`create`](crate::create).

mod reply;

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use request::{
    InFlight, Received, Request, Response, Secrets, Sent, SlotKind, TransportError, authority,
};

pub(crate) use reply::Reply;
use reply::is_busy;

use crate::exchange::is_effect_unknown;
use crate::parsed::Parsed;
use crate::retry_after::retry_after;
use crate::service_key::certificate;
use crate::token_cache::TokenFuture;
use crate::{
    AccessToken, CallObserver, Client, ClientAuth, Endpoint, Exchange, Failure, Meaning,
    MeaningCode, Operation, Outcome, Tone, Waiting, token,
};

/// The most of a body that is read, in bytes.
const LARGEST_BODY: usize = 1024 * 1024;
/// The most of a token server's body that is read, in bytes.
const LARGEST_TOKEN_BODY: usize = 64 * 1024;

pub(crate) struct ApiCall<'a> {
    client: &'a Client,
    observer: &'a dyn CallObserver,
    exchanges: Vec<Exchange>,
    /// How many waits there were: what was known before a wait may have changed.
    pub(crate) waits: u32,
    /// Whether an attempt was lost or ended in the server's trouble, so that a write may have been carried out.
    pub(crate) uncertain: bool,
}

impl<'a> ApiCall<'a> {
    pub(crate) fn new(client: &'a Client, observer: &'a dyn CallObserver) -> Self {
        Self {
            client,
            observer,
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
        self.client.retry_policy.attempts
    }

    /// Asks until there is an answer to go by, at most as often as patience allows. For requests that may be repeated.
    pub(crate) async fn send_with_retries<T>(
        &mut self,
        operation: Operation,
        request: &Arc<Request>,
        read: impl Fn(&Parsed<'_>) -> Option<T>,
    ) -> Result<Reply<T>, Failure> {
        let mut attempt = 1;
        loop {
            let last = attempt >= self.attempts();
            match self.send_with_token(operation, request, &read).await {
                // A token that did not come was asked for as often as patience allows already.
                Err(Failure::NoAnswer {
                    operation: unanswered,
                    error,
                }) if unanswered == operation && !last && may_repeat(operation, &error) => {
                    self.pause(operation, attempt).await;
                }
                Ok(reply) if is_gateway_error(&reply.response) && !last => {
                    self.pause(operation, attempt).await;
                }
                Ok(reply) if is_busy(&reply.response) => {
                    self.wait_before_retry(reply, attempt).await?;
                }
                result => return result,
            }
            attempt += 1;
        }
    }

    /// Asks once, and once more with a new token if the one at hand is refused.
    pub(crate) async fn send_with_token<T>(
        &mut self,
        operation: Operation,
        request: &Arc<Request>,
        read: impl Fn(&Parsed<'_>) -> Option<T>,
    ) -> Result<Reply<T>, Failure> {
        if operation == Operation::Token {
            return self.send(operation, request, None, &read).await;
        }
        let token = self.token().await?;
        let reply = self.send(operation, request, Some(&token), &read).await?;
        if reply.status() != 401 {
            return Ok(reply);
        }
        if self.client.token.drop_refused(&token) {
            self.observer.on_token_changed();
        }
        let renewed = self.token().await?;
        self.send(operation, request, Some(&renewed), &read).await
    }

    /// Gets a token, or the one at hand while it is fresh. Boxed, since asking for one is an errand like any other.
    pub(crate) fn token(&mut self) -> TokenFuture<'_> {
        let (client, observer) = (self.client, self.observer);
        let changed = || observer.on_token_changed();
        Box::pin(client.token.get(client.now, self.fetch_token(), changed))
    }

    /// Asks for a token though there may be one, which stays at hand if no other comes.
    pub(crate) async fn renew_token(&mut self) -> Result<AccessToken, Failure> {
        let (client, observer) = (self.client, self.observer);
        let changed = || observer.on_token_changed();
        client.token.renew(self.fetch_token(), changed).await
    }

    async fn fetch_token(&mut self) -> Result<AccessToken, Failure> {
        let now = self.client.now;
        self.ensure_valid_certificate(now())?;
        let request = Arc::new(token::access_token_request(self.endpoint()));
        let read = |parsed: &Parsed<'_>| token::parse_token(parsed, now());
        let reply = self
            .send_with_retries(Operation::Token, &request, read)
            .await?;
        reply.success()
    }

    /// TLS fails late and darkly with a certificate that is over, so it is not tried.
    fn ensure_valid_certificate(&self, now: Timestamp) -> Result<(), Failure> {
        let ClientAuth::Certificate(identity) = &self.endpoint().client_auth else {
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
    pub(crate) async fn wait_before_retry<T>(
        &mut self,
        reply: Reply<T>,
        attempt: u32,
    ) -> Result<(), Failure> {
        let retry_policy = self.client.retry_policy;
        let wait = reply
            .retry_after
            .unwrap_or_else(|| retry_policy.pause(attempt));
        if attempt >= retry_policy.attempts || wait > retry_policy.longest_wait {
            return Err(reply.not_now());
        }
        self.wait(reply.operation, attempt, wait).await;
        Ok(())
    }

    async fn pause(&mut self, operation: Operation, attempt: u32) {
        self.wait(operation, attempt, self.client.retry_policy.pause(attempt))
            .await;
    }

    async fn wait(&mut self, operation: Operation, attempt: u32, wait: Duration) {
        let until = (self.client.now)()
            .saturating_add(wait)
            .unwrap_or_else(|_| (self.client.now)());
        let (attempt, of) = (attempt + 1, self.attempts());
        self.waits += 1;
        self.observer.on_waiting(&Waiting {
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
        request: &Arc<Request>,
        token: Option<&AccessToken>,
        read: impl Fn(&Parsed<'_>) -> Option<T>,
    ) -> Result<Reply<T>, Failure> {
        let secrets = self.open_secrets(request, token).await?;
        self.observer.on_sending(operation);
        let in_flight = InFlightCall {
            observer: self.observer,
            in_flight: Some(self.in_flight(operation, request)),
        };
        let cap = largest_body(operation);
        let received = self.client.transport.send(request, &secrets, cap).await;
        let in_flight = in_flight.ended();
        let received = match received {
            Ok(received) => received,
            Err(error) => {
                self.note(in_flight.failed(error.clone()));
                return Err(Failure::NoAnswer { operation, error });
            }
        };
        let (response, received_token) = keep(operation, received);
        let reply = self.answered(operation, response, received_token, read);
        let (response, meaning) = (Arc::clone(&reply.response), reply.meaning.clone());
        self.note(in_flight.answered(response, meaning));
        Ok(reply)
    }

    fn in_flight(&self, operation: Operation, request: &Arc<Request>) -> InFlight<Operation> {
        let route = self.client.transport.route(&request.url.base);
        let attempt = self.next_attempt(operation, request);
        let now = (self.client.now)();
        InFlight::start(operation, Arc::clone(request), route, now, attempt)
    }

    /// Reads a response, once: what it holds, what it reports, and what it means.
    fn answered<T>(
        &self,
        operation: Operation,
        response: Response,
        received_token: token::ReceivedToken,
        read: impl Fn(&Parsed<'_>) -> Option<T>,
    ) -> Reply<T> {
        let parsed = Parsed::new(&response, received_token);
        let content = read(&parsed);
        let meaning = Meaning::of(operation, &parsed, content.is_some());
        let problem = parsed.problem;
        Reply {
            operation,
            content,
            problem,
            meaning,
            retry_after: retry_after(&response, (self.client.now)()),
            response: Arc::new(response),
        }
    }

    /// Corrects what the last response to a write means, once more is known than it says.
    pub(crate) fn correct(&mut self, operation: Operation, code: MeaningCode, tone: Tone) {
        let mut exchanges = self.exchanges.iter_mut();
        if let Some(exchange) = exchanges.rfind(|exchange| exchange.purpose == operation)
            && let request::Outcome::Answered { meaning, .. } = &mut exchange.outcome
            && meaning.code != code
        {
            (meaning.code, meaning.tone) = (code, tone);
            self.observer.corrected(exchange);
        }
    }

    fn note(&mut self, mut exchange: Exchange) {
        if exchange.purpose != Operation::Token {
            self.uncertain |= is_effect_unknown(&exchange);
        }
        exchange.record = self.observer.on_exchange(&exchange);
        self.exchanges.push(exchange);
    }

    fn next_attempt(&self, operation: Operation, request: &Request) -> u32 {
        let same =
            |exchange: &&Exchange| exchange.purpose == operation && *exchange.request == *request;
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
}

/// A call under way. One that is given up, by dropping its future, is told all the same.
struct InFlightCall<'a> {
    observer: &'a dyn CallObserver,
    in_flight: Option<InFlight<Operation>>,
}

impl InFlightCall<'_> {
    #[expect(
        clippy::expect_used,
        reason = "it is taken here alone, and this consumes it"
    )]
    fn ended(mut self) -> InFlight<Operation> {
        self.in_flight.take().expect("a call that has not ended")
    }
}

impl Drop for InFlightCall<'_> {
    fn drop(&mut self) {
        if let Some(in_flight) = self.in_flight.take() {
            let host = authority(&in_flight.request().url.base).to_owned();
            self.observer
                .on_exchange(&in_flight.failed(TransportError::Cancelled { host }));
        }
    }
}

fn largest_body(operation: Operation) -> usize {
    match operation {
        Operation::Token => LARGEST_TOKEN_BODY,
        _ => LARGEST_BODY,
    }
}

fn keep(operation: Operation, received: Received) -> (Response, token::ReceivedToken) {
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

fn is_gateway_error(response: &Response) -> bool {
    matches!(response.status, 408 | 502 | 504)
}
