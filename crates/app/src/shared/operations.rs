//! Long calls that can be cancelled by the id the window gave them.

use std::collections::HashMap;
use std::future::Future;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use tokio::sync::Notify;

use crate::Problem;
use crate::shared::sync::lock;

/// The long calls under way.
#[derive(Default)]
pub(crate) struct Operations(Mutex<HashMap<String, Arc<Cancellation>>>);

/// Whether a call was cancelled, and what wakes it then.
#[derive(Default)]
struct Cancellation {
    requested: AtomicBool,
    wake: Notify,
}

/// A long call under way, made of one step or several. It can be cancelled until it is dropped.
pub(crate) struct Operation<'a> {
    operations: &'a Operations,
    id: &'a str,
    cancellation: Arc<Cancellation>,
}

impl Operations {
    /// Begins a call of several steps.
    pub(crate) fn begin<'a>(&'a self, id: &'a str) -> Operation<'a> {
        let cancellation = Arc::<Cancellation>::default();
        lock(&self.0).insert(id.to_owned(), Arc::clone(&cancellation));
        Operation {
            operations: self,
            id,
            cancellation,
        }
    }

    /// Runs a call of one step until it ends or is cancelled; a cancelled one is dropped where it stands.
    pub(crate) async fn run<T>(
        &self,
        id: &str,
        call: impl Future<Output = Result<T, Problem>>,
    ) -> Result<T, Problem> {
        self.begin(id).run(call).await
    }

    /// Cancels the call. One that has ended, or was never there, is left in peace.
    pub(crate) fn cancel(&self, id: &str) {
        if let Some(call) = lock(&self.0).get(id) {
            call.requested.store(true, Ordering::Relaxed);
            call.wake.notify_one();
        }
    }
}

impl Operation<'_> {
    /// The id the window gave it.
    pub(crate) fn id(&self) -> &str {
        self.id
    }

    /// Whether it was cancelled, while a step was running or between two.
    pub(crate) fn is_cancelled(&self) -> bool {
        self.cancellation.requested.load(Ordering::Relaxed)
    }

    /// Runs a step until it ends or the call is cancelled; a cancelled one is dropped where it stands. After that no
    /// step is begun.
    pub(crate) async fn run<T>(
        &self,
        step: impl Future<Output = Result<T, Problem>>,
    ) -> Result<T, Problem> {
        if self.is_cancelled() {
            return Err(Problem::Cancelled);
        }
        tokio::select! {
            biased;
            result = step => result,
            () = self.cancellation.wake.notified() => Err(Problem::Cancelled),
        }
    }
}

impl Drop for Operation<'_> {
    fn drop(&mut self) {
        let mut calls = lock(&self.operations.0);
        // The id may stand for a later call by now.
        let is_own = |call: &Arc<Cancellation>| Arc::ptr_eq(call, &self.cancellation);
        if calls.get(self.id).is_some_and(is_own) {
            calls.remove(self.id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_cancelled_call_ends_at_once_and_leaves_no_trace() {
        let operations = Operations::default();
        let call = operations.run("a", std::future::pending::<Result<(), Problem>>());
        let cancel = async { operations.cancel("a") };
        assert_eq!(tokio::join!(call, cancel).0, Err(Problem::Cancelled));
        assert!(lock(&operations.0).is_empty());
    }

    #[tokio::test]
    async fn a_call_that_was_cancelled_between_two_steps_begins_no_further_one() {
        let operations = Operations::default();
        for _ in 0..64 {
            let call = operations.begin("a");
            assert_eq!(call.run(async { Ok(1) }).await, Ok(1));
            operations.cancel("a");
            let mut has_begun = false;
            let step = async {
                has_begun = true;
                Ok(2)
            };
            assert_eq!(call.run(step).await, Err(Problem::Cancelled));
            assert!(!has_begun && call.is_cancelled());
        }
    }

    #[tokio::test]
    async fn what_has_ended_counts_even_if_it_is_cancelled_in_that_moment() {
        let operations = Operations::default();
        for _ in 0..64 {
            let step = async {
                operations.cancel("a");
                Ok(7)
            };
            assert_eq!(operations.run("a", step).await, Ok(7));
        }
    }

    #[tokio::test]
    async fn a_later_call_of_the_same_id_outlives_the_end_of_the_earlier_one() {
        let operations = Operations::default();
        let earlier = operations.begin("a");
        let later = operations.begin("a");
        drop(earlier);
        operations.cancel("a");
        assert!(later.is_cancelled());
        let step = later.run(async { Ok(()) });
        assert_eq!(step.await, Err(Problem::Cancelled));
        drop(later);
        assert!(lock(&operations.0).is_empty());
    }

    #[tokio::test]
    async fn cancelling_one_call_leaves_the_others_running() {
        let operations = Operations::default();
        let other = operations.run("b", async { Ok(7) });
        operations.cancel("a");
        assert_eq!(other.await, Ok(7));
    }
}
