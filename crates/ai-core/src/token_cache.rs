//! The access token of a connection: asked for once, however many callers wait for it, and kept in memory alone.

use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;
use parking_lot::{Mutex, MutexGuard};

use crate::{AccessToken, Failure, MeaningCode};

/// The token and how often one was asked for.
#[derive(Default)]
pub(crate) struct TokenCache {
    /// The token at hand. Never held while one is asked for, so that it can be looked at meanwhile.
    token: Mutex<Option<AccessToken>>,
    /// Held by the one who asks, with why the last request failed, for those who waited for it.
    asking: tokio::sync::Mutex<Option<Failure>>,
    /// How the token server refused the last request, if it did.
    refusal: Mutex<Option<TokenRefusal>>,
    /// Counts the answers of the token server. Read without the lock, to tell whether one came while waiting for it.
    answers: AtomicU64,
}

/// How the token server refused a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TokenRefusal {
    /// The HTTP status, from 400 to 499.
    pub status: u16,
    /// What the response means.
    pub meaning: MeaningCode,
}

/// A token on its way.
pub(crate) type TokenFuture<'a> =
    Pin<Box<dyn Future<Output = Result<AccessToken, Failure>> + Send + 'a>>;

impl TokenCache {
    /// Gives the token at hand or asks for one. Of all callers who find none, one asks and the others get its answer,
    /// a refusal too. `ask` is awaited under a lock, which a caller that is cancelled frees. `changed` is called when
    /// there is a new token, or another refusal than before.
    pub(crate) async fn get(
        &self,
        now: fn() -> Timestamp,
        ask: impl Future<Output = Result<AccessToken, Failure>>,
        changed: impl FnOnce(),
    ) -> Result<AccessToken, Failure> {
        let before = self.answers.load(Ordering::Acquire);
        let mut failure = self.asking.lock().await;
        if let Some(token) = self.peek().filter(|token| token.is_fresh(now())) {
            return Ok(token);
        }
        let answered_meanwhile = self.answers.load(Ordering::Acquire) != before;
        if let Some(failure) = failure.as_ref().filter(|_| answered_meanwhile) {
            return Err(failure.clone());
        }
        self.settle(ask.await, &mut failure, changed)
    }

    /// Asks for a token though there may be one. The one at hand stays until another has come.
    pub(crate) async fn renew(
        &self,
        ask: impl Future<Output = Result<AccessToken, Failure>>,
        changed: impl FnOnce(),
    ) -> Result<AccessToken, Failure> {
        let mut failure = self.asking.lock().await;
        self.settle(ask.await, &mut failure, changed)
    }

    fn settle(
        &self,
        result: Result<AccessToken, Failure>,
        failure: &mut Option<Failure>,
        changed: impl FnOnce(),
    ) -> Result<AccessToken, Failure> {
        self.answers.fetch_add(1, Ordering::AcqRel);
        *failure = result.as_ref().err().cloned();
        let refusal = failure.as_ref().and_then(TokenRefusal::of);
        let before = std::mem::replace(&mut *self.refusal.lock(), refusal);
        if let Ok(token) = &result {
            *self.held() = Some(token.clone());
        }
        if result.is_ok() || before != refusal {
            changed();
        }
        result
    }

    /// Drops the token if it is still the one that was refused; another caller may have renewed it already. Gives
    /// whether it was dropped.
    pub(crate) fn drop_refused(&self, refused: &AccessToken) -> bool {
        let mut held = self.held();
        let same = |token: &AccessToken| token.secret.open() == refused.secret.open();
        held.take_if(|token| same(token)).is_some()
    }

    /// Drops the token, so that the next call asks for one.
    pub(crate) fn clear(&self) {
        *self.held() = None;
    }

    /// How the token server refused the last request, if it did.
    pub(crate) fn refusal(&self) -> Option<TokenRefusal> {
        *self.refusal.lock()
    }

    /// The token at hand.
    pub(crate) fn peek(&self) -> Option<AccessToken> {
        self.held().clone()
    }

    fn held(&self) -> MutexGuard<'_, Option<AccessToken>> {
        self.token.lock()
    }
}

impl TokenRefusal {
    /// `None` for a redirect or a web page too: another server answered.
    fn of(failure: &Failure) -> Option<Self> {
        let Failure::Refused {
            problem, meaning, ..
        } = failure
        else {
            return None;
        };
        let refusal = Self {
            status: problem.status,
            meaning: meaning.code,
        };
        (400..500).contains(&problem.status).then_some(refusal)
    }
}
