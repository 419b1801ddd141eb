//! A tenant's calls, each with all it takes: a token, a replay after a 401, waits, and settled answers.

use std::error::Error;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use jiff::Timestamp;
use pull_secret::{Handle, PullSecret, Secret, SecretName};
use request::{Body, Request, Transport, Written};

use crate::errand::Errand;
use crate::pull_secrets;
use crate::token_cache::TokenCache;
use crate::{
    AccessToken, Created, Deleted, Endpoint, Operation, Outcome, Patience, Progress,
    PullSecretList, Quota, Replaced, Tenant,
};

/// Opens secrets by their handles, for one call each.
pub trait OpenSecrets: Send + Sync {
    /// Gives the secret that a handle stands for.
    fn open(&self, handle: Handle) -> Opening<'_>;
}

/// A secret on its way.
pub type Opening<'a> = Pin<Box<dyn Future<Output = Result<Secret, OpenError>> + Send + 'a>>;

/// Why a secret could not be opened, in the terms of its keeper.
pub type OpenError = Arc<dyn Error + Send + Sync>;

/// The client of one connection. Clones share its token.
#[derive(Clone)]
pub struct Client {
    pub(crate) transport: Transport,
    pub(crate) endpoint: Endpoint,
    pub(crate) secrets: Arc<dyn OpenSecrets>,
    pub(crate) token: Arc<TokenCache>,
    pub(crate) patience: Patience,
    pub(crate) now: fn() -> Timestamp,
}

impl Client {
    /// Makes a client with the usual patience and the clock of this computer.
    pub fn new(transport: Transport, endpoint: Endpoint, secrets: Arc<dyn OpenSecrets>) -> Self {
        Self {
            transport,
            endpoint,
            secrets,
            token: Arc::default(),
            patience: Patience::default(),
            now: Timestamp::now,
        }
    }

    /// The same client with another patience.
    #[must_use]
    pub fn with_patience(self, patience: Patience) -> Self {
        Self { patience, ..self }
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
    pub fn token_at_hand(&self) -> Option<AccessToken> {
        self.token.peek()
    }

    /// Forgets the token, so that the next call asks for one.
    pub fn drop_token(&self) {
        self.token.clear();
    }

    /// Gets a token, or the one at hand while it is fresh.
    pub async fn token(&self, progress: &dyn Progress) -> Outcome<AccessToken> {
        let mut errand = Errand::new(self, progress);
        let result = errand.token().await;
        errand.end(result)
    }

    /// Asks for a new token. The one at hand stays until it has come.
    pub async fn renew_token(&self, progress: &dyn Progress) -> Outcome<AccessToken> {
        let mut errand = Errand::new(self, progress);
        let result = errand.renew_token().await;
        errand.end(result)
    }

    /// Lists the pull secrets, page by page.
    pub async fn list(&self, progress: &dyn Progress) -> Outcome<PullSecretList> {
        let mut errand = Errand::new(self, progress);
        let result = errand.list().await;
        errand.end(result)
    }

    /// Asks whether there is a pull secret of that name.
    pub async fn get(&self, name: &SecretName, progress: &dyn Progress) -> Outcome<bool> {
        let mut errand = Errand::new(self, progress);
        let result = errand.get(name).await;
        errand.end(result)
    }

    /// Asks for the quota.
    pub async fn quota(&self, progress: &dyn Progress) -> Outcome<Quota> {
        let mut errand = Errand::new(self, progress);
        let result = errand.quota().await;
        errand.end(result)
    }

    /// Asks the tenant about itself; `None` if the server does not tell, which is no fault.
    pub async fn tenant(&self, progress: &dyn Progress) -> Outcome<Option<Tenant>> {
        let mut errand = Errand::new(self, progress);
        let result = errand.tenant().await;
        errand.end(result)
    }

    /// Asks again what was asked before with an operation that reads: at this tenant, with its own token.
    pub async fn again(
        &self,
        operation: Operation,
        before: &Request,
        progress: &dyn Progress,
    ) -> Outcome<()> {
        let mut errand = Errand::new(self, progress);
        let result = errand.again(operation, before).await;
        errand.end(result)
    }

    /// Creates a pull secret. Looks the name up first, and settles an answer that was lost.
    pub async fn create(&self, secret: &PullSecret, progress: &dyn Progress) -> Outcome<Created> {
        let request = pull_secrets::create(&self.endpoint, secret);
        self.create_with(&secret.name, request, progress).await
    }

    /// The same with a body that somebody wrote; `name` is the one that stands in it.
    pub async fn create_written(
        &self,
        name: &SecretName,
        written: Written,
        progress: &dyn Progress,
    ) -> Outcome<Created> {
        let request = pull_secrets::create_written(&self.endpoint, written);
        self.create_with(name, request, progress).await
    }

    async fn create_with(
        &self,
        name: &SecretName,
        request: Request,
        progress: &dyn Progress,
    ) -> Outcome<Created> {
        let mut errand = Errand::new(self, progress);
        let result = errand.create(name, request).await;
        errand.end(result)
    }

    /// Replaces all credentials of a pull secret. Repeated if the answer is lost, since that does no harm.
    pub async fn replace(&self, secret: &PullSecret, progress: &dyn Progress) -> Outcome<Replaced> {
        let body = pull_secrets::replacement_body(secret);
        self.replace_with(&secret.name, body, progress).await
    }

    /// The same with a body that somebody wrote.
    pub async fn replace_written(
        &self,
        name: &SecretName,
        written: Written,
        progress: &dyn Progress,
    ) -> Outcome<Replaced> {
        self.replace_with(name, Body::Written(written), progress)
            .await
    }

    async fn replace_with(
        &self,
        name: &SecretName,
        body: Body,
        progress: &dyn Progress,
    ) -> Outcome<Replaced> {
        let mut errand = Errand::new(self, progress);
        let result = errand.replace(name, body).await;
        errand.end(result)
    }

    /// Deletes a pull secret. Repeated if the answer is lost; gone by then means deleted.
    pub async fn delete(&self, name: &SecretName, progress: &dyn Progress) -> Outcome<Deleted> {
        let mut errand = Errand::new(self, progress);
        let result = errand.delete(name).await;
        errand.end(result)
    }
}
