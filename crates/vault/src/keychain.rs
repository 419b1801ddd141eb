//! The OS keychain on a thread of its own, with a deadline for whoever waits.
//!
//! A call into a keychain may block for ever: the daemon is stopped, a question stays open. It blocks its thread then
//! and nothing else. That thread is left behind and another one started; when too many are left behind, the keychain
//! counts as not answering until one of them returns.

use std::sync::{Arc, mpsc};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use tokio::sync::{Mutex, oneshot};
use tokio::time::timeout;
use zeroize::Zeroizing;

use crate::KeychainError;
use crate::platform::Platform;
use crate::store::Store;

/// How long a keychain may take.
#[derive(Debug, Clone, Copy)]
pub struct Deadlines {
    /// For starting, and for one item.
    pub answer: Duration,
    /// For a person who was asked to unlock it.
    pub unlock: Duration,
}

impl Default for Deadlines {
    fn default() -> Self {
        Self {
            answer: Duration::from_secs(10),
            unlock: Duration::from_secs(120),
        }
    }
}

const MOST_STUCK_THREADS: usize = 3;

/// The items of the OS keychain.
pub(crate) struct Keychain {
    platform: Arc<dyn Platform>,
    deadlines: Deadlines,
    // One call at a time, so that a deadline counts from where the call starts and none stands behind a stuck one.
    threads: Mutex<Threads>,
}

impl Keychain {
    pub(crate) fn new(platform: Arc<dyn Platform>, deadlines: Deadlines) -> Self {
        Self {
            platform,
            deadlines,
            threads: Mutex::default(),
        }
    }

    /// The text of an item.
    pub(crate) async fn read(&self, id: String) -> Result<Zeroizing<String>, KeychainError> {
        self.call(self.deadlines.answer, move |store| store.read(&id))
            .await
    }

    /// Writes an item, in place of an earlier one of the same id.
    pub(crate) async fn write(
        &self,
        id: String,
        text: Zeroizing<String>,
    ) -> Result<(), KeychainError> {
        self.call(self.deadlines.answer, move |store| store.write(&id, &text))
            .await
    }

    /// Deletes an item; one that is not there is deleted already.
    pub(crate) async fn delete(&self, id: String) -> Result<(), KeychainError> {
        self.call(self.deadlines.answer, move |store| store.delete(&id))
            .await
    }

    /// Refuses where the OS would ask the person, who asked for nothing.
    pub(crate) async fn ensure_unlocked(&self) -> Result<(), KeychainError> {
        match timeout(self.deadlines.answer, self.platform.is_locked()).await {
            Ok(Ok(false)) => Ok(()),
            Ok(Ok(true)) => Err(KeychainError::Locked),
            Ok(Err(error)) => Err(error),
            Err(_) => Err(KeychainError::NotAnswering),
        }
    }

    /// Makes the OS ask the person. Dropping the future ends the waiting, not the question.
    pub(crate) async fn unlock(&self) -> Result<(), KeychainError> {
        timeout(self.deadlines.unlock, self.platform.unlock())
            .await
            .map_err(|_| KeychainError::NotAnswering)?
    }

    async fn call<T: Send + 'static>(
        &self,
        deadline: Duration,
        act: impl FnOnce(&mut Store) -> Result<T, KeychainError> + Send + 'static,
    ) -> Result<T, KeychainError> {
        let mut threads = self.threads.lock().await;
        let answer = threads.submit(&self.platform, act)?;
        match timeout(deadline, answer).await {
            Ok(Ok(answer)) => answer,
            // The store panicked and took its thread along.
            Ok(Err(_)) => {
                threads.current = None;
                Err(KeychainError::Refused)
            }
            Err(_) => {
                threads.leave_behind();
                Err(KeychainError::NotAnswering)
            }
        }
    }
}

#[derive(Default)]
struct Threads {
    current: Option<Thread>,
    stuck: Vec<JoinHandle<()>>,
}

impl Threads {
    fn submit<T: Send + 'static>(
        &mut self,
        platform: &Arc<dyn Platform>,
        act: impl FnOnce(&mut Store) -> Result<T, KeychainError> + Send + 'static,
    ) -> Result<oneshot::Receiver<Result<T, KeychainError>>, KeychainError> {
        self.stuck.retain(|thread| !thread.is_finished());
        if self.stuck.len() >= MOST_STUCK_THREADS {
            return Err(KeychainError::NotAnswering);
        }
        let (sender, receiver) = oneshot::channel();
        let job: Job = Box::new(move |store| {
            // Whoever asked may have gone while the thread was busy.
            if !sender.is_closed() {
                // An answer that comes late comes back from here, and is wiped as it is dropped.
                drop(sender.send(act(store)));
            }
        });
        self.running(platform)?
            .jobs
            .send(job)
            .map_err(|_| KeychainError::Refused)?;
        Ok(receiver)
    }

    fn running(&mut self, platform: &Arc<dyn Platform>) -> Result<&Thread, KeychainError> {
        let current = self
            .current
            .take()
            .filter(|thread| !thread.thread.is_finished());
        let thread = match current {
            Some(thread) => thread,
            None => Thread::start(platform.clone())?,
        };
        Ok(self.current.insert(thread))
    }

    fn leave_behind(&mut self) {
        self.stuck
            .extend(self.current.take().map(|thread| thread.thread));
    }
}

type Job = Box<dyn FnOnce(&mut Store) + Send>;

struct Thread {
    jobs: mpsc::Sender<Job>,
    thread: JoinHandle<()>,
}

impl Thread {
    fn start(platform: Arc<dyn Platform>) -> Result<Self, KeychainError> {
        let (jobs, queue) = mpsc::channel::<Job>();
        let work = move || {
            let mut store = Store::new(platform);
            queue.into_iter().for_each(|job| job(&mut store));
        };
        let thread = thread::Builder::new()
            .name("keychain".to_owned())
            .spawn(work);
        Ok(Self {
            jobs,
            thread: thread.map_err(|_| KeychainError::Refused)?,
        })
    }
}
