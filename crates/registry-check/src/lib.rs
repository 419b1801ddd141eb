//! Proves against the real registry that a cluster could pull an image with a credential.
//!
//! The way is containerd's, step by step, with an anonymous control beside it. What comes out is data: a [`Line`] for
//! each step of each image with a [`Verdict`], a [`Code`], fields and the exchanges it rests on. Sentences are the
//! matter of the window and the presets; where passwords rest is that of the vault.
//!
//! A check from this computer is no check from the cluster: private networks, lists of allowed addresses, proxies and
//! mirrors differ.
#![forbid(unsafe_code)]

mod address;
mod attempt;
mod cells;
mod challenge;
mod checker;
mod content;
mod cures;
mod desk;
mod digests;
mod endpoint;
mod guard;
mod image;
mod login;
mod manifest;
mod manifest_answer;
mod notes;
mod plan;
mod platform;
mod realm;
mod redirect;
mod registry;
mod said;
mod server_said;
mod serving;
mod token;
mod verdict;
mod wire;

pub use address::Reach;
pub use checker::Checker;
pub use plan::{Credential, Limits, OpenSecret, Plan};
pub use verdict::{Code, Consent, Cure, Exchange, Line, Purpose, Report, Step, Verdict};
