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
mod challenge;
mod checker;
mod content;
mod digests;
mod endpoint;
mod host_policy;
mod image_check;
mod login;
mod manifest;
mod manifest_response;
mod once_map;
mod plan;
mod platform;
mod realm;
mod redirect;
mod registry;
mod registry_client;
mod remedies;
mod result_sink;
mod server_error;
mod serving;
mod step_result;
mod token;
mod verdict;
mod wire;

pub use address::NetworkZone;
pub use checker::Checker;
pub use plan::{Credential, Limits, OpenSecret, Plan};
pub use verdict::{Code, Consent, Exchange, Line, Purpose, Remedy, Report, Step, Verdict};
