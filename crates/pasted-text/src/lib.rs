//! Texts as people paste them: decoded, unwrapped, and read as lenient JSON or bounded YAML.
//!
//! It knows neither pull secrets nor service keys; both readers stand on it, so that a text is decoded and unwrapped in
//! one way. Nothing is run and nothing is fetched. Every reader is bounded in time and memory, and what it gives is wiped
//! from memory when it is dropped.

pub mod base64_text;
pub mod decode;
pub mod escaped;
pub mod fence;
pub mod html;
pub mod lenient_json;
pub mod mail;
pub mod placeholder;
pub mod setting;
pub mod shell;
pub mod transcript;
pub mod value;
pub mod yaml;

pub use decode::{Decoded, Encoding, decode};
pub use value::{Object, Value};

/// The largest text that is looked at, in bytes.
pub const LARGEST_TEXT: usize = 1024 * 1024;
