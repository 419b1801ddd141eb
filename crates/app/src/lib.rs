//! What a person can do with Pullpass, a method each. No Tauri.

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

pub use app::{App, OpenError};
pub use connections::dropped_text::{Classified, classify};
pub use connections::overview::AT_ONCE;
pub use problem::Problem;
pub use shared::desktop::{BoxFuture, Desktop, DesktopError};
pub use shared::events::Ear;
pub use vault::LONGEST_KEPT as LONGEST_SECRET;
pub use view::{Notice, Preferences};
