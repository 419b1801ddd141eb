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
