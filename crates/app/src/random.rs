//! Names for things that live as long as this process, and handles.

use pull_secret::Handle;

/// A random handle, which also serves as an id.
///
/// # Panics
/// When the operating system has no randomness to give; nothing here works then.
#[expect(
    clippy::expect_used,
    reason = "without randomness no id is safe to hand out"
)]
pub(crate) fn handle() -> Handle {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).expect("the operating system gives randomness");
    Handle::from_bytes(bytes)
}
