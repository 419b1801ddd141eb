//! How the network is reached for one connection alone. What that says is the application's matter.

use rusqlite::{OptionalExtension, params};
use serde_json::Value;

use crate::column::Text;
use crate::{ConnectionId, Records, RecordsError};

impl Records {
    /// How the network is reached for a connection; `None` where it is as everywhere.
    ///
    /// # Errors
    /// [`RecordsError`]
    pub fn connection_network(&self, of: ConnectionId) -> Result<Option<Value>, RecordsError> {
        self.read(|database| {
            database
                .prepare_cached("SELECT network FROM connection_networks WHERE connection = ?")?
                .query_row([Text(of)], |row| row.get::<_, Text<Value>>(0))
                .optional()
                .map(|found| found.map(|text| text.0))
        })
    }

    /// Saves how the network is reached for a connection; `None`: as everywhere.
    ///
    /// # Errors
    /// [`RecordsError::NotFound`] if there is no such connection.
    pub fn put_connection_network(
        &self,
        of: ConnectionId,
        network: Option<&Value>,
    ) -> Result<(), RecordsError> {
        self.write(|transaction| {
            match network {
                Some(network) => transaction
                    .prepare_cached("INSERT OR REPLACE INTO connection_networks VALUES (?, ?)")?
                    .execute(params![Text(of), Text(network)]),
                None => transaction
                    .prepare_cached("DELETE FROM connection_networks WHERE connection = ?")?
                    .execute([Text(of)]),
            }
            .map(drop)
        })
    }
}
