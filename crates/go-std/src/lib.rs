//! The parts of Go's standard library that decide how a pull secret is read, as the kubelet has them.
//!
//! Where Go releases differ, this is the behaviour of Go 1.27. What a registry key or a document means is the matter
//! of `pull-secret`.
#![forbid(unsafe_code)]

pub mod json;
pub mod pattern;
pub mod unmarshal;
pub mod url;
