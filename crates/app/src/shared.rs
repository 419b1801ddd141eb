//! What several features use: the records, keychain and clients of a tenant, the network, events. Knows no feature.

pub(crate) mod clipboard;
pub(crate) mod desktop;
pub(crate) mod events;
pub(crate) mod files;
pub(crate) mod ids;
pub(crate) mod network;
pub(crate) mod operations;
pub(crate) mod permissions;
pub(crate) mod practice_tenant;
pub(crate) mod reconcile;
pub(crate) mod routes;
pub(crate) mod saved_secrets;
pub(crate) mod sync;
pub(crate) mod tenant_clients;
