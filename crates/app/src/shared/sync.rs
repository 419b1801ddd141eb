//! Locks of plain data.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Takes the lock. A holder that panicked left plain data behind, which is as good as before.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
