//! The parts of Go's standard library that decide how a pull secret is read, as the kubelet has them.
//!
//! Where Go releases differ, this is the behaviour of Go 1.27.

pub(crate) mod json;
pub(crate) mod pattern;
pub(crate) mod url;
