//! What a Docker registry pull secret is and means. No clock, no file, no socket, no async.
#![forbid(unsafe_code)]

mod place;
mod secret;

pub use place::Place;
pub use secret::{Handle, NotAHandle, NotText, Secret};
