//! What a person can do with Pullpass, a method each. No Tauri.

mod activity;
mod app;
mod causes;
mod checks;
mod compose;
mod connections;
mod contract;
mod credential_helper;
mod desktop;
mod document_edit;
mod draw;
mod events;
mod failures;
mod help;
mod imports;
mod keep_passwords;
mod known;
mod network;
mod operations;
mod practice;
mod problem;
mod random;
mod readings;
mod recognise;
mod reporter;
mod secret_list;
mod tenants;
mod tidy;
mod undo;
pub mod view;
mod write;

pub use app::{App, OpenError};
pub use desktop::{BoxFuture, Desktop, DesktopError};
pub use events::Ear;
pub use problem::Problem;
pub use view::{Notice, Preferences};
