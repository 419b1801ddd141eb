//! Connections: service keys read and saved, tested, looked over, and their access tokens.

pub(crate) mod access_token;
pub(crate) mod connection_check;
pub(crate) mod connection_file;
pub(crate) mod dropped_text;
pub(crate) mod key_doctor;
pub(crate) mod key_files;
pub(crate) mod overview;
pub(crate) mod saved_connections;
pub(crate) mod service_keys;
