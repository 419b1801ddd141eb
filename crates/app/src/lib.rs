//! What a person can do with Pullpass, a method each. No Tauri.

mod contract;
mod desktop;
mod events;
mod operations;
mod problem;
pub mod view;

pub use desktop::{BoxFuture, Desktop, DesktopError};
pub use events::Ear;
pub use problem::Problem;
pub use view::{Notice, Preferences};
