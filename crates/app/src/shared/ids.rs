//! Names for things that live as long as this process, handles, and the ids of connections as the window writes them.

use pull_secret::Handle;
use records::ConnectionId;

use crate::Problem;

/// A random handle, which also serves as an id.
pub(crate) fn handle() -> Handle {
    Handle::random()
}

/// A random number, each as likely as the others.
pub(crate) fn number() -> u16 {
    u16::from_le_bytes(bytes())
}

/// The id in the window's text.
pub(crate) fn parse_id(text: &str) -> Result<ConnectionId, Problem> {
    text.parse().map_err(|_| Problem::Gone)
}

/// # Panics
/// When the operating system has no randomness to give; nothing here works then.
#[expect(
    clippy::expect_used,
    reason = "without randomness no id is safe to hand out"
)]
fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives randomness");
    bytes
}
