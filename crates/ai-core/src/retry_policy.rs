//! How long to wait and how often to ask, and how the one who waits hears of it.

use std::time::Duration;

use jiff::Timestamp;

use crate::{Exchange, Operation};

/// How often to ask and how long to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    /// How often a request is sent at most.
    pub attempts: u32,
    /// The pause after the first attempt where the server names none; doubled after the next.
    pub first_pause: Duration,
    /// The longest wait that the server can ask for.
    pub longest_wait: Duration,
}

impl Default for RetryPolicy {
    /// SAP's advice for its token server and three attempts; a minute at most, as a person is waiting.
    fn default() -> Self {
        Self {
            attempts: 3,
            first_pause: Duration::from_millis(300),
            longest_wait: Duration::from_secs(60),
        }
    }
}

impl RetryPolicy {
    /// The pause after an attempt where the server names none.
    pub(crate) fn pause(&self, attempt: u32) -> Duration {
        self.first_pause
            .saturating_mul(2_u32.saturating_pow(attempt.saturating_sub(1)))
    }
}

/// A wait before the next attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// What will be asked again.
    pub operation: Operation,
    /// When the next attempt starts.
    pub until: Timestamp,
    /// Which attempt comes then.
    pub attempt: u32,
    /// How many there are at most.
    pub of: u32,
}

/// Hears of an errand while it is under way. An errand that is cancelled, by dropping its future, has told all it sent.
pub trait CallObserver: Send + Sync {
    /// A request is about to be sent.
    fn on_sending(&self, _operation: Operation) {}

    /// An attempt ended. Gives the number of its record, if one is kept.
    fn on_exchange(&self, _exchange: &Exchange) -> Option<i64> {
        None
    }

    /// An attempt turned out to mean something else than its response says: it has another meaning from now on.
    fn corrected(&self, _exchange: &Exchange) {}

    /// There is another token at hand now, or none any more, or the token server refused one.
    fn on_token_changed(&self) {}

    /// Called before each wait between two attempts.
    fn on_waiting(&self, _waiting: &Waiting) {}
}

/// An observer that ignores everything.
impl CallObserver for () {}
