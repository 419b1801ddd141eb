//! The computer the application runs on: its browser, its clipboard, its keychain.

pub(crate) mod help;
