//! The SAP AI Core API: asking and reading.
//!
//! Every call is a [`Request`](request::Request) that a pure function builds, so a preview and the wire show one value.
//! [`Client`] sends them: it gets a token when one is needed, replays once after a 401, waits as the server says, and
//! settles an answer that was lost. What an answer means is data ([`Meaning`]); its words are the window's matter.
#![forbid(unsafe_code)]

mod answer;
mod api_call;
mod claims;
mod client;
pub mod code;
mod create;
mod endpoint;
mod exchange;
mod failure;
mod meaning;
mod operations;
mod parsed;
mod problem;
pub mod pull_secrets;
pub mod quota;
mod retry_after;
mod retry_policy;
pub mod service_key;
mod template_snippet;
pub mod tenant;
pub mod token;
mod token_cache;

pub use answer::{Created, Deleted, PullSecretList, Replaced, UnknownOutcome};
pub use claims::Claims;
pub use client::{Client, OpenError, OpenSecrets, SecretFuture};
pub use endpoint::{ClientAuth, Endpoint};
pub use exchange::{Exchange, Operation, Outcome, is_effect_unknown};
pub use failure::Failure;
pub use meaning::{Meaning, MeaningCode, Tone};
pub use problem::{ApiProblem, Shape};
pub use quota::Quota;
pub use retry_policy::{CallObserver, RetryPolicy, Waiting};
pub use service_key::{ServiceKey, ServiceKeyError};
pub use template_snippet::{serving_snippet, workflow_snippet};
pub use tenant::TenantInfo;
pub use token::AccessToken;
pub use token_cache::TokenRefusal;
