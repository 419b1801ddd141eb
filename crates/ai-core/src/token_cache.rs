//! The access token of a connection: asked for once, however many callers wait for it, and kept in memory alone.

use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;
use tokio::sync::Mutex;

use crate::{AccessToken, Failure};

/// The token and how often one was asked for.
#[derive(Default)]
pub(crate) struct TokenCache {
    state: Mutex<State>,
    /// Counts the answers of the token server. Read without the lock, to tell whether one came while waiting for it.
    answers: AtomicU64,
}

/// A token on its way.
pub(crate) type Asking<'a> =
    Pin<Box<dyn Future<Output = Result<AccessToken, Failure>> + Send + 'a>>;

#[derive(Default)]
struct State {
    token: Option<AccessToken>,
    /// Why the last request for one failed, for those who waited for it.
    failure: Option<Failure>,
}

impl TokenCache {
    /// Gives the token at hand or asks for one. Of all callers who find none, one asks and the others get its answer,
    /// a refusal too. `ask` is awaited under a lock, which a caller that is cancelled frees.
    pub(crate) async fn get(
        &self,
        now: fn() -> Timestamp,
        ask: impl Future<Output = Result<AccessToken, Failure>>,
    ) -> Result<AccessToken, Failure> {
        let before = self.answers.load(Ordering::Acquire);
        let mut state = self.state.lock().await;
        if let Some(token) = state.token.as_ref().filter(|token| token.is_fresh(now())) {
            return Ok(token.clone());
        }
        let answered_meanwhile = self.answers.load(Ordering::Acquire) != before;
        if let Some(failure) = state.failure.as_ref().filter(|_| answered_meanwhile) {
            return Err(failure.clone());
        }
        let result = ask.await;
        self.answers.fetch_add(1, Ordering::AcqRel);
        state.token = result.as_ref().ok().cloned();
        state.failure = result.as_ref().err().cloned();
        result
    }

    /// Drops the token if it is still the one that was refused; another caller may have renewed it already.
    pub(crate) async fn drop_refused(&self, refused: &AccessToken) {
        let mut state = self.state.lock().await;
        let same = |token: &AccessToken| token.secret.open() == refused.secret.open();
        if state.token.as_ref().is_some_and(same) {
            state.token = None;
        }
    }

    /// Drops the token, so that the next call asks for one.
    pub(crate) async fn clear(&self) {
        *self.state.lock().await = State::default();
    }

    /// The token at hand, if nobody is just asking for one.
    pub(crate) fn peek(&self) -> Option<AccessToken> {
        self.state.try_lock().ok()?.token.clone()
    }
}
