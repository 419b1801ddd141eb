//! Connections as a file, for another computer or a colleague: names, addresses, client ids, colours and marks. No
//! secret is in it; a connection that was read from such a file waits for its service key.

use std::path::Path;

use ai_core::service_key::Target;
use records::ConnectionRecord;
use request::displayable_line;
use serde::{Deserialize, Serialize};

use crate::Problem;
use crate::connections::Connections;
use crate::connections::service_keys::{free_name, new_connection};
use crate::shared::files::{file_name, read_file};
use crate::view::{ConnectionNetwork, ExportedConnections, ImportedConnections};

const FORMAT: &str = "pullpass-connections";
const VERSION: u32 = 1;
const SUGGESTED_NAME: &str = "pullpass-connections.json";

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ConnectionFile {
    format: String,
    version: u32,
    connections: Vec<Portable>,
}

/// A connection without its secret.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Portable {
    name: String,
    token_url: String,
    api_url: String,
    client_id: String,
    #[serde(default)]
    identity_zone: Option<String>,
    #[serde(default)]
    identity_zone_id: String,
    #[serde(default)]
    colour: u8,
    #[serde(default)]
    production: bool,
    #[serde(default)]
    network: ConnectionNetwork,
}

impl Connections {
    /// Writes all connections but the practice tenant to a file of the user's choice. `None` when dismissed.
    ///
    /// # Errors
    /// [`Problem::FileUnwritable`], [`Problem::NotSaved`] when the records cannot be read.
    pub async fn export_connections(&self, (): ()) -> Result<Option<ExportedConnections>, Problem> {
        let Some(file) = self.desktop.choose_target(SUGGESTED_NAME).await else {
            return Ok(None);
        };
        let connections = self.records.connections()?.into_iter();
        let connections = connections
            .filter(|connection| !connection.practice)
            .map(|connection| self.portable(connection))
            .collect::<Result<Vec<_>, _>>()?;
        let exported = ExportedConnections {
            file: file_name(&file),
            count: connections.len(),
        };
        let content = ConnectionFile {
            format: FORMAT.to_owned(),
            version: VERSION,
            connections,
        };
        write(&file, &content).await?;
        Ok(Some(exported))
    }

    /// Adds the connections of a file of the user's choice. `None` when dismissed. One that is here already is left as
    /// it is; the others wait for their service keys.
    ///
    /// # Errors
    /// [`Problem::NoConnectionFile`], or what is wrong with the file or one of its addresses: nothing is added then.
    pub async fn import_connections(&self, (): ()) -> Result<Option<ImportedConnections>, Problem> {
        let Some(file) = self.desktop.choose_file().await else {
            return Ok(None);
        };
        let content = read_file(&file).await?;
        let content: ConnectionFile =
            serde_json::from_slice(&content).map_err(|_| Problem::NoConnectionFile)?;
        if content.format != FORMAT || content.version != VERSION {
            return Err(Problem::NoConnectionFile);
        }
        let checked = content.connections.into_iter().map(check);
        let checked = checked.collect::<Result<Vec<_>, _>>()?;
        let mut imported = ImportedConnections {
            added: Vec::new(),
            known: 0,
        };
        for (connection, network) in checked {
            match self.add_imported(connection, network)? {
                Some(added) => imported.added.push(self.views.view(added)),
                None => imported.known += 1,
            }
        }
        Ok(Some(imported))
    }

    fn portable(&self, connection: ConnectionRecord) -> Result<Portable, Problem> {
        Ok(Portable {
            network: self.routes.own_network(connection.id)?,
            name: connection.name,
            token_url: connection.token_url,
            api_url: connection.api_url,
            client_id: connection.client_id,
            identity_zone: connection.identity_zone,
            identity_zone_id: connection.identity_zone_id,
            colour: connection.colour,
            production: connection.production,
        })
    }

    /// `None` if there is one with the same client on the same API.
    fn add_imported(
        &self,
        mut connection: ConnectionRecord,
        network: ConnectionNetwork,
    ) -> Result<Option<ConnectionRecord>, Problem> {
        let others = self.records.connections()?;
        let is_here = others.iter().any(|other| {
            other.client_id == connection.client_id && other.api_url == connection.api_url
        });
        if is_here {
            return Ok(None);
        }
        connection.name = free_name(&connection.name, &others);
        connection.position = i64::try_from(others.len()).unwrap_or(i64::MAX);
        self.records.add_connection(&connection)?;
        self.routes.set_own_network(connection.id, &network)?;
        Ok(Some(connection))
    }
}

/// Checks addresses and client id like those of a service key, and the network like one that was typed.
fn check(portable: Portable) -> Result<(ConnectionRecord, ConnectionNetwork), Problem> {
    let target = Target::validate(&portable.client_id, &portable.token_url, &portable.api_url);
    let target = target.ok_or_else(|| Problem::ImportedConnectionUnusable {
        name: portable.name.clone(),
    })?;
    let name = portable.name.trim();
    if name.is_empty() || displayable_line(name) != name {
        return Err(Problem::ConnectionNameUnusable);
    }
    portable.network.check()?;
    let connection = ConnectionRecord {
        name: name.to_owned(),
        token_url: target.token_url,
        api_url: target.api_url,
        client_id: target.client_id,
        identity_zone: portable.identity_zone,
        identity_zone_id: portable.identity_zone_id,
        colour: portable.colour % 8,
        production: portable.production,
        ..new_connection(&[])
    };
    Ok((connection, portable.network))
}

async fn write(file: &Path, content: &ConnectionFile) -> Result<(), Problem> {
    let unwritable = || Problem::FileUnwritable {
        file: file_name(file),
    };
    let text = serde_json::to_string_pretty(content).map_err(|_| unwritable())?;
    tokio::fs::write(file, text + "\n")
        .await
        .map_err(|_| unwritable())
}
