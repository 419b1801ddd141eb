//! What a person can do with Pullpass, a folder for each feature. No Tauri.
//!
//! A feature is a struct that owns its state and takes the services of `shared` that it needs; [`App`] makes them and
//! nothing else. `contract` lists the commands of each.

mod activity;
mod app;
mod compose;
mod connections;
mod contract;
mod problem;
mod secrets;
mod shared;
mod system;
pub mod view;

pub use activity::Activity;
pub use app::{App, OpenError};
pub use compose::Compose;
pub use compose::code::CodeSnippets;
pub use compose::credential_import::CredentialImports;
pub use connections::Connections;
pub use connections::overview::AT_ONCE;
pub use connections::pasted_texts::{Classified, PastedTexts, classify};
pub use connections::tenant_status::TenantStatus;
pub use problem::Problem;
pub use secrets::Secrets;
pub use secrets::checks::Checks;
pub use shared::desktop::{BoxFuture, Desktop, DesktopError};
pub use shared::events::EventListener;
pub use system::System;
pub use vault::LONGEST_SECRET;
pub use view::{Notice, Preferences};
