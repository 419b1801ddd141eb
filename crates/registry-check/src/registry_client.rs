//! Sends the requests to one registry and its token server, and keeps what came of each as evidence.
//!
//! Every password that serves this registry, and every token it gave, is masked in all that it says.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use parking_lot::Mutex;
use pull_secret::presets::Failure;
use pull_secret::{Handle, Secret};
use request::{
    BodyEnd, InFlight, Received, Request, Response, Secrets, Transport, TransportError, Url,
};
use tokio::time::sleep;

use crate::address::NetworkZone;
use crate::digests::Digests;
use crate::endpoint::Endpoint;
use crate::host_policy::HostPolicy;
use crate::redirect::{address, hop, next_hop, without_query};
use crate::step_result::StepResult;
use crate::{Code, Exchange, Limits, OpenSecret, Purpose};
use crate::{server_error, token};

/// The largest manifest containerd takes (`MaxManifestSize`).
pub(crate) const LARGEST_MANIFEST: usize = 4 * 1048 * 1048;
/// The largest answer of a token server.
pub(crate) const LARGEST_TOKEN: usize = 64 * 1024;
/// How many bytes of an error's body are read.
pub(crate) const LARGEST_ERROR: usize = 16 * 1024;
/// The largest head of an answer.
const LARGEST_HEAD: usize = 64 * 1024;
/// How much of a body is kept as evidence.
const KEPT: usize = 16 * 1024;
/// How many redirects are followed.
const HOPS: usize = 3;
/// How often containerd asks a server that answers 408 or 429.
const TRIES: usize = 5;

/// Sends the requests of one check and records each exchange.
pub(crate) struct RegistryClient<'a> {
    pub(crate) transport: &'a Transport,
    pub(crate) host_policy: &'a HostPolicy,
    pub(crate) passwords: &'a dyn OpenSecret,
    pub(crate) limits: &'a Limits,
    /// A person agreed to plain http for this registry.
    pub(crate) plain_agreed: bool,
    /// The secrets this registry was given, and the tokens it gave.
    pub(crate) opened: Mutex<Vec<(Handle, Secret)>>,
}

/// A response whose exchange is recorded already.
pub(crate) struct RecordedResponse {
    /// All of it, masked.
    pub(crate) answer: Response,
    /// How its body ended, also where that is withheld.
    pub(crate) end: BodyEnd,
    /// The tokens that came with it.
    pub(crate) token_fields: Option<token::TokenFields>,
    /// What the body is known by, if it is to be had by its digest.
    pub(crate) digests: Option<Digests>,
    /// As it is kept.
    pub(crate) exchange: Arc<Exchange>,
}

/// An answer reached over redirects, with all that was asked on the way.
pub(crate) struct Followed {
    pub(crate) recorded: RecordedResponse,
    pub(crate) exchanges: Vec<Arc<Exchange>>,
}

impl RegistryClient<'_> {
    /// Sends a request once.
    ///
    /// # Errors
    /// What there is to say if no answer comes.
    pub(crate) async fn send(
        &self,
        purpose: Purpose,
        request: &Request,
        cap: usize,
    ) -> Result<RecordedResponse, StepResult> {
        self.send_attempt(purpose, request, 1, cap).await
    }

    /// Asks a registry, again where containerd would ask again (`retryRequest` in its `resolver.go`).
    ///
    /// # Errors
    /// What there is to say if no answer comes.
    pub(crate) async fn send_with_retries(
        &self,
        purpose: Purpose,
        request: &Request,
        cap: usize,
    ) -> Result<RecordedResponse, StepResult> {
        let mut before = 0;
        for tries in 1.. {
            let attempt = u32::try_from(tries).unwrap_or(u32::MAX);
            let recorded = self.send_attempt(purpose, request, attempt, cap).await?;
            let Some(pause) = self.pause(&recorded.answer, before, tries) else {
                return Ok(recorded);
            };
            before = recorded.answer.status;
            sleep(pause).await;
        }
        unreachable!("the last try returns")
    }

    /// Asks a registry and follows where it leads, without credentials, to https hosts in places it may name.
    ///
    /// # Errors
    /// What there is to say if no answer comes.
    pub(crate) async fn send_following_redirects(
        &self,
        purpose: Purpose,
        request: &Request,
        from: (&Endpoint, NetworkZone),
        cap: usize,
    ) -> Result<Followed, StepResult> {
        let mut recorded = self.send_with_retries(purpose, request, cap).await?;
        let mut exchanges = vec![Arc::clone(&recorded.exchange)];
        let mut at = address(&request.url);
        for _ in 0..HOPS {
            let Some(next) = next_hop(&recorded.answer, at.as_ref()) else {
                break;
            };
            if !self.may_lead_to(&next, from).await {
                break;
            }
            let hop = hop(request, &next);
            let shown = without_query(hop.clone(), &next);
            let in_flight = self.in_flight(purpose, shown, 1);
            let sent = self.send_as(in_flight, &hop, cap).await;
            recorded = sent.map_err(|result| result.seen_before(&exchanges))?;
            exchanges.push(Arc::clone(&recorded.exchange));
            at = Some(next);
        }
        Ok(Followed {
            recorded,
            exchanges,
        })
    }

    /// Opens a password before it is needed: the registry may know it from before, and must not have it repeated here.
    pub(crate) fn preload_password(&self, handle: Handle) {
        let _ = self.open(handle);
    }

    /// Keeps a token under a new handle, to be sent and to be masked.
    pub(crate) fn store_token(&self, token: Secret) -> Handle {
        let handle = Handle::random();
        self.opened().push((handle, token));
        handle
    }

    /// How long to wait before asking again; `None` if the answer stands.
    fn pause(&self, response: &Response, before: u16, tries: usize) -> Option<Duration> {
        let again = match response.status {
            408 | 429 => tries < TRIES,
            500 | 503 | 504 => before != response.status && tries < TRIES,
            _ => false,
        };
        let asked = server_error::Limits::read(response).retry_after;
        let pause = asked.unwrap_or(self.limits.pause);
        (again && pause <= self.limits.longest_pause).then_some(pause)
    }

    async fn may_lead_to(
        &self,
        next: &url::Url,
        (registry, zone): (&Endpoint, NetworkZone),
    ) -> bool {
        let Some(host) = next.host_str() else {
            return false;
        };
        let plain_here = registry.is_plain() && host == registry.host();
        let safe = next.scheme() == "https" || (next.scheme() == "http" && plain_here);
        let is_anonymous = next.username().is_empty() && next.password().is_none();
        let own = host == registry.host();
        safe && is_anonymous && (own || self.host_policy.allow(host, zone).await.is_ok())
    }

    async fn send_attempt(
        &self,
        purpose: Purpose,
        request: &Request,
        attempt: u32,
        cap: usize,
    ) -> Result<RecordedResponse, StepResult> {
        let in_flight = self.in_flight(purpose, request.clone(), attempt);
        self.send_as(in_flight, request, cap).await
    }

    /// Starts the clock of a request. `shown` is what is kept of it.
    fn in_flight(&self, purpose: Purpose, shown: Request, attempt: u32) -> InFlight<Purpose> {
        let route = self.transport.route(&shown.url.base);
        InFlight::start(purpose, Arc::new(shown), route, Timestamp::now(), attempt)
    }

    async fn send_as(
        &self,
        in_flight: InFlight<Purpose>,
        request: &Request,
        cap: usize,
    ) -> Result<RecordedResponse, StepResult> {
        let secrets = self.secrets_for(request);
        let received = match self.plain_agreed {
            true => {
                self.transport
                    .send_even_in_plain(request, &secrets, cap)
                    .await
            }
            false => self.transport.send(request, &secrets, cap).await,
        };
        match received.and_then(limit_head) {
            Ok(received) => Ok(recorded(in_flight, received)),
            Err(error) => {
                let exchange = Arc::new(in_flight.failed(error.clone()));
                Err(StepResult::unanswered(&error, &exchange))
            }
        }
    }

    /// The secrets that a request has slots for, and no other.
    fn secrets_for(&self, request: &Request) -> Secrets {
        let slots = request.slots();
        slots
            .iter()
            .filter_map(|slot| Some((slot.handle, self.open(slot.handle)?)))
            .collect()
    }

    fn open(&self, handle: Handle) -> Option<Secret> {
        let mut opened = self.opened();
        if let Some((_, secret)) = opened.iter().find(|(other, _)| *other == handle) {
            return Some(secret.clone());
        }
        let secret = self.passwords.open(handle)?;
        self.transport.opened().learn(&secret);
        opened.push((handle, secret.clone()));
        Some(secret)
    }

    fn opened(&self) -> parking_lot::MutexGuard<'_, Vec<(Handle, Secret)>> {
        self.opened.lock()
    }
}

impl RecordedResponse {
    /// The HTTP status.
    pub(crate) fn status(&self) -> u16 {
        self.answer.status
    }

    /// The answer as it is kept, which is what may be shown of it.
    pub(crate) fn response(&self) -> &Response {
        self.exchange.response().map_or(&self.answer, Arc::as_ref)
    }

    /// The host it leads to, if it leads anywhere.
    pub(crate) fn target(&self, from: &Url) -> Option<String> {
        let next = next_hop(self.response(), address(from).as_ref())?;
        Some(next.host_str().unwrap_or_default().to_owned())
    }

    /// What there is to say if the body did not come whole.
    pub(crate) fn cut(&self) -> Option<StepResult> {
        match &self.end {
            BodyEnd::CutOff { error } => Some(StepResult::unanswered(error, &self.exchange)),
            BodyEnd::Complete | BodyEnd::Capped | BodyEnd::Withheld => None,
        }
    }

    /// What there is to say about an answer that is the registry's trouble or somebody else's, whatever was asked.
    pub(crate) fn server_failure(&self, host: &str) -> Option<StepResult> {
        let limits = server_error::Limits::read(self.response());
        let result = match self.status() {
            407 => StepResult::not_provable(Code::ProxyAnswered)
                .with_general_remedy(Failure::ProxyBetween),
            408 | 429 => StepResult::not_provable(Code::RateLimited)
                .limited(&limits)
                .with_general_remedy(Failure::RateLimited),
            500.. => StepResult::not_provable(Code::ServerFailed),
            _ => return None,
        };
        Some(result.with("host", host).answered_by(&self.exchange))
    }
}

fn recorded(in_flight: InFlight<Purpose>, received: Received) -> RecordedResponse {
    let purpose = *in_flight.purpose();
    let digests = match purpose {
        Purpose::Manifest | Purpose::Configuration => Some(Digests::of(&received)),
        _ => None,
    };
    let asks_for_token = matches!(purpose, Purpose::Login | Purpose::AnonymousToken);
    let token_fields = match asks_for_token {
        true => token::TokenFields::take(&received),
        false => None,
    };
    let end = received.end().clone();
    // A success that cannot be read may hold a token nobody could find in it.
    let answer = match asks_for_token && token_fields.is_none() && received.is_success() {
        true => received.keep_head(),
        false => received.keep(),
    };
    let response = Arc::new(short(answer.clone()));
    RecordedResponse {
        exchange: Arc::new(in_flight.answered(response, ())),
        answer,
        end,
        token_fields,
        digests,
    }
}

fn limit_head(received: Received) -> Result<Received, TransportError> {
    match received.head_size() {
        ..=LARGEST_HEAD => Ok(received),
        _ => Err(TransportError::NotHttp {
            host: String::new(),
        }),
    }
}

/// Shortens the body, and takes the query off addresses it leads to: storage is opened by what stands there.
fn short(mut response: Response) -> Response {
    if response.body.len() > KEPT {
        response
            .body
            .truncate(response.body.floor_char_boundary(KEPT));
        response.end = BodyEnd::Capped;
    }
    for (name, value) in &mut response.headers {
        if name == "location"
            && let Some(query) = value.find('?')
        {
            value.replace_range(query + 1.., "…");
        }
    }
    response
}
