//! A tenant's calls, each with all it takes: a token, a replay after a 401, waits, and settled answers.

use std::error::Error;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use jiff::Timestamp;
use pull_secret::{Handle, PullSecret, Secret, SecretName};
use request::{Body, RawJson, Request, Transport};

use crate::api_call::ApiCall;
use crate::pull_secrets;
use crate::token_cache::{TokenCache, TokenRefusal};
use crate::{
    AccessToken, CallObserver, Created, Deleted, Endpoint, Operation, Outcome, PullSecretList,
    Quota, Replaced, RetryPolicy, TenantInfo,
};

/// Opens secrets by their handles, for one call each.
pub trait OpenSecrets: Send + Sync {
    /// Gives the secret that a handle stands for.
    fn open(&self, handle: Handle) -> SecretFuture<'_>;
}

/// A secret on its way.
pub type SecretFuture<'a> = Pin<Box<dyn Future<Output = Result<Secret, OpenError>> + Send + 'a>>;

/// Why a secret could not be opened, in the terms of its keeper.
pub type OpenError = Arc<dyn Error + Send + Sync>;

/// The client of one connection. Clones share its token.
#[derive(Clone)]
pub struct Client {
    pub(crate) transport: Transport,
    pub(crate) endpoint: Endpoint,
    pub(crate) secrets: Arc<dyn OpenSecrets>,
    pub(crate) token: Arc<TokenCache>,
    pub(crate) retry_policy: RetryPolicy,
    pub(crate) now: fn() -> Timestamp,
}

impl Client {
    /// Makes a client with the usual retry policy and the clock of this computer.
    pub fn new(transport: Transport, endpoint: Endpoint, secrets: Arc<dyn OpenSecrets>) -> Self {
        Self {
            transport,
            endpoint,
            secrets,
            token: Arc::default(),
            retry_policy: RetryPolicy::default(),
            now: Timestamp::now,
        }
    }

    /// The same client with another retry policy.
    #[must_use]
    pub fn with_retry_policy(self, retry_policy: RetryPolicy) -> Self {
        Self {
            retry_policy,
            ..self
        }
    }

    /// The same client with another clock.
    #[must_use]
    pub fn with_clock(self, now: fn() -> Timestamp) -> Self {
        Self { now, ..self }
    }

    /// Where its calls go: what requests are built with for a preview.
    pub fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// The token at hand, fresh or not; `None` before the first call.
    pub fn cached_token(&self) -> Option<AccessToken> {
        self.token.peek()
    }

    /// How the token server refused the last request for a token, if it did.
    pub fn token_refusal(&self) -> Option<TokenRefusal> {
        self.token.refusal()
    }

    /// Forgets the token, so that the next call asks for one.
    pub fn drop_token(&self) {
        self.token.clear();
    }

    /// Gets a token, or the one at hand while it is fresh.
    pub async fn token(&self, observer: &dyn CallObserver) -> Outcome<AccessToken> {
        let mut call = ApiCall::new(self, observer);
        let result = call.token().await;
        call.end(result)
    }

    /// Asks for a new token. The one at hand stays until it has come.
    pub async fn renew_token(&self, observer: &dyn CallObserver) -> Outcome<AccessToken> {
        let mut call = ApiCall::new(self, observer);
        let result = call.renew_token().await;
        call.end(result)
    }

    /// Lists the pull secrets, page by page.
    pub async fn list(&self, observer: &dyn CallObserver) -> Outcome<PullSecretList> {
        let mut call = ApiCall::new(self, observer);
        let result = call.list().await;
        call.end(result)
    }

    /// Asks whether there is a pull secret of that name.
    pub async fn get(&self, name: &SecretName, observer: &dyn CallObserver) -> Outcome<bool> {
        let mut call = ApiCall::new(self, observer);
        let result = call.get(name).await;
        call.end(result)
    }

    /// Asks for the quota.
    pub async fn quota(&self, observer: &dyn CallObserver) -> Outcome<Quota> {
        let mut call = ApiCall::new(self, observer);
        let result = call.quota().await;
        call.end(result)
    }

    /// Asks the tenant about itself; `None` if the server does not tell, which is no fault.
    pub async fn tenant(&self, observer: &dyn CallObserver) -> Outcome<Option<TenantInfo>> {
        let mut call = ApiCall::new(self, observer);
        let result = call.tenant().await;
        call.end(result)
    }

    /// Asks again what was asked before with an operation that reads: at this tenant, with its own token.
    pub async fn resend(
        &self,
        operation: Operation,
        before: &Request,
        observer: &dyn CallObserver,
    ) -> Outcome<()> {
        let mut call = ApiCall::new(self, observer);
        let result = call.resend(operation, before).await;
        call.end(result)
    }

    /// Creates a pull secret. Looks the name up first, and settles an answer that was lost.
    pub async fn create(
        &self,
        secret: &PullSecret,
        observer: &dyn CallObserver,
    ) -> Outcome<Created> {
        let request = pull_secrets::create(&self.endpoint, secret);
        self.create_with(&secret.name, request, observer).await
    }

    /// The same with a body that somebody wrote; `name` is the one that stands in it.
    pub async fn create_raw(
        &self,
        name: &SecretName,
        written: RawJson,
        observer: &dyn CallObserver,
    ) -> Outcome<Created> {
        let request = pull_secrets::create_raw(&self.endpoint, written);
        self.create_with(name, request, observer).await
    }

    async fn create_with(
        &self,
        name: &SecretName,
        request: Request,
        observer: &dyn CallObserver,
    ) -> Outcome<Created> {
        let mut call = ApiCall::new(self, observer);
        let result = call.create(name, request).await;
        call.end(result)
    }

    /// Replaces all credentials of a pull secret. Repeated if the answer is lost, since that does no harm.
    pub async fn replace(
        &self,
        secret: &PullSecret,
        observer: &dyn CallObserver,
    ) -> Outcome<Replaced> {
        let body = pull_secrets::replacement_body(secret);
        self.replace_with(&secret.name, body, observer).await
    }

    /// The same with a body that somebody wrote.
    pub async fn replace_raw(
        &self,
        name: &SecretName,
        written: RawJson,
        observer: &dyn CallObserver,
    ) -> Outcome<Replaced> {
        self.replace_with(name, Body::RawJson(written), observer)
            .await
    }

    async fn replace_with(
        &self,
        name: &SecretName,
        body: Body,
        observer: &dyn CallObserver,
    ) -> Outcome<Replaced> {
        let mut call = ApiCall::new(self, observer);
        let result = call.replace(name, body).await;
        call.end(result)
    }

    /// Deletes a pull secret. Repeated if the answer is lost; gone by then means deleted.
    pub async fn delete(&self, name: &SecretName, observer: &dyn CallObserver) -> Outcome<Deleted> {
        let mut call = ApiCall::new(self, observer);
        let result = call.delete(name).await;
        call.end(result)
    }
}
