//! Work that is done once and shared: whoever asks second waits for the first.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use parking_lot::Mutex;
use tokio::sync::OnceCell;

/// Values by key, each made once.
pub(crate) struct OnceMap<K, V>(Mutex<HashMap<K, Arc<OnceCell<V>>>>);

impl<K, V> Default for OnceMap<K, V> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Eq + Hash, V: Clone> OnceMap<K, V> {
    /// The value of this key. If whoever makes it gives up, the next who waits makes it.
    pub(crate) async fn get_or_make<F: Future<Output = V>>(
        &self,
        key: K,
        make: impl FnOnce() -> F,
    ) -> V {
        let cell = {
            let mut once_map = self.0.lock();
            Arc::clone(once_map.entry(key).or_default())
        };
        cell.get_or_init(make).await.clone()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use tokio::sync::Notify;

    use super::*;

    #[tokio::test]
    async fn whoever_asks_at_the_same_time_gets_what_is_made_once_for_the_key() {
        let (map, made) = (OnceMap::default(), AtomicUsize::new(0));
        let ask = |key: &'static str| {
            map.get_or_make(key, || async {
                tokio::task::yield_now().await;
                made.fetch_add(1, Ordering::Relaxed)
            })
        };
        let (first, second, other) = tokio::join!(ask("a"), ask("a"), ask("b"));
        assert_eq!(first, second);
        assert_ne!(first, other);
        assert_eq!(ask("a").await, first);
        assert_eq!(made.into_inner(), 2);
    }

    #[tokio::test]
    async fn if_the_first_gives_up_the_next_one_makes_it() {
        let (map, begun) = (OnceMap::default(), Notify::new());
        let given_up = map.get_or_make("a", || async {
            begun.notify_one();
            std::future::pending::<u8>().await
        });
        tokio::select! {
            _ = given_up => panic!("it never ends"),
            () = begun.notified() => {}
        }
        assert_eq!(map.get_or_make("a", || async { 7 }).await, 7);
        assert_eq!(map.get_or_make("a", || async { 8 }).await, 7);
    }
}
