//! Long calls that can be cancelled by the id the window gave them.

use std::collections::HashMap;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard};

use tokio::sync::Notify;

use crate::Problem;

/// The long calls under way.
#[derive(Default)]
pub(crate) struct Operations(Mutex<HashMap<String, Arc<Notify>>>);

impl Operations {
    /// Runs the call until it ends or is cancelled; a cancelled one is dropped where it stands.
    pub(crate) async fn run<T>(
        &self,
        operation: &str,
        call: impl Future<Output = Result<T, Problem>>,
    ) -> Result<T, Problem> {
        let cancelled = Arc::new(Notify::new());
        self.lock()
            .insert(operation.to_owned(), Arc::clone(&cancelled));
        let ended = tokio::select! {
            result = call => result,
            () = cancelled.notified() => Err(Problem::Cancelled),
        };
        self.lock().remove(operation);
        ended
    }

    /// Cancels the call. One that has ended, or was never there, is left in peace.
    pub(crate) fn cancel(&self, operation: &str) {
        if let Some(call) = self.lock().get(operation) {
            call.notify_one();
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Arc<Notify>>> {
        self.0
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
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
        assert!(operations.lock().is_empty());
    }

    #[tokio::test]
    async fn cancelling_one_call_leaves_the_others_running() {
        let operations = Operations::default();
        let other = operations.run("b", async { Ok(7) });
        operations.cancel("a");
        assert_eq!(other.await, Ok(7));
    }
}
