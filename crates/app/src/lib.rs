//! What a person can do with Pullpass, a method each. No Tauri.

mod contract;
mod problem;
pub mod view;

pub use problem::Problem;
