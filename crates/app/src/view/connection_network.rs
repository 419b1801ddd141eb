//! How the network is reached for one connection alone, and connections as a file.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ConnectionView, ProxyChoice};

/// How the network is reached for one connection alone; what is absent is as the preferences have it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ConnectionNetwork {
    /// The proxy; none to use the one of the preferences.
    pub proxy: Option<ProxyChoice>,
    /// Certificates of authorities to trust as well, as PEM.
    pub authorities: Option<String>,
    /// Whether the authorities that the environment names are trusted in place of those of this computer.
    pub environment_authorities: Option<bool>,
}

/// Says how the network is reached for one connection.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetConnectionNetwork {
    /// The id of the connection.
    pub connection: String,
    /// The settings of this connection.
    pub network: ConnectionNetwork,
}

/// Connections were written to a file.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportedConnections {
    /// The name of the file, without its folder.
    pub file: String,
    /// How many connections the file contains.
    pub count: usize,
}

/// Connections were read from a file.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportedConnections {
    /// Those that are new here; each waits for its service key.
    pub added: Vec<ConnectionView>,
    /// How many of them were here already, and were left as they are.
    pub known: usize,
}
