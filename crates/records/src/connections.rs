//! Connections: saved service keys, their client secrets elsewhere.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use pull_secret::{Handle, NotAHandle};
use rusqlite::{Connection, Row, Transaction, named_params, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::column::{Text, Time, handles};
use crate::pending_handles::resolve;
use crate::{Records, RecordsError, deleted_secrets, drafts, practice};

/// Names a connection: random, and never used twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ConnectionId(Handle);

impl ConnectionId {
    /// Makes an id of 16 random bytes; randomness is the caller's matter.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(Handle::from_bytes(bytes))
    }
}

impl fmt::Display for ConnectionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for ConnectionId {
    type Err = NotAHandle;

    fn from_str(text: &str) -> Result<Self, NotAHandle> {
        text.parse().map(Self)
    }
}

impl From<Handle> for ConnectionId {
    fn from(handle: Handle) -> Self {
        Self(handle)
    }
}

/// A connection as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConnectionRecord {
    /// Random, and the same for as long as the connection is saved.
    pub id: ConnectionId,
    /// What the user calls it.
    pub name: String,
    /// Where tokens are asked for.
    pub token_url: String,
    /// The base of the AI Core API, without a version.
    pub api_url: String,
    /// The client of the service key.
    pub client_id: String,
    /// The tenant's subdomain, if the service key tells.
    pub identity_zone: Option<String>,
    /// The id of the tenant (`identityzoneid`), a UUID; empty if the key has none.
    pub identity_zone_id: String,
    /// The client secret in the keychain, or the private key of the certificate; none where it is kept for this session
    /// only.
    pub client_secret: Option<Handle>,
    /// The certificate chain as PEM, where the client has one in place of a client secret.
    pub certificate: Option<String>,
    /// The number of its colour.
    pub colour: u8,
    /// Whether a write asks first.
    pub production: bool,
    /// Whether it leads to the practice tenant.
    pub practice: bool,
    /// What the key doctor said of its service key, as the caller gave it.
    pub doctor: Option<Value>,
    /// When it was saved.
    pub added_at: Timestamp,
    /// When it was chosen last.
    pub used_at: Option<Timestamp>,
    /// Its place among the others.
    pub position: i64,
}

impl ConnectionRecord {
    /// A connection without a name, servers and secrets: what its fields are before they are filled in.
    pub const fn empty(id: ConnectionId, added_at: Timestamp) -> Self {
        Self {
            id,
            name: String::new(),
            token_url: String::new(),
            api_url: String::new(),
            client_id: String::new(),
            identity_zone: None,
            identity_zone_id: String::new(),
            client_secret: None,
            colour: 0,
            production: false,
            practice: false,
            doctor: None,
            certificate: None,
            added_at,
            used_at: None,
            position: 0,
        }
    }
}

impl Records {
    /// Every connection, by position.
    ///
    /// # Errors
    /// [`RecordsError`]
    pub fn connections(&self) -> Result<Vec<ConnectionRecord>, RecordsError> {
        self.read(|database| {
            let mut rows =
                database.prepare_cached("SELECT * FROM connections ORDER BY position, added_at")?;
            rows.query_map([], read_connection)?.collect()
        })
    }

    /// One connection.
    ///
    /// # Errors
    /// [`RecordsError::NotFound`]
    pub fn connection(&self, id: ConnectionId) -> Result<ConnectionRecord, RecordsError> {
        self.read(|database| {
            let mut row = database.prepare_cached("SELECT * FROM connections WHERE id = ?")?;
            row.query_row([Text(id)], read_connection)
        })
    }

    /// Saves a new connection and settles its client secret.
    ///
    /// # Errors
    /// [`RecordsError::AlreadyThere`] if the id is taken.
    pub fn add_connection(&self, connection: &ConnectionRecord) -> Result<(), RecordsError> {
        self.write(|transaction| {
            write(transaction, INSERT, connection)?;
            resolve(transaction, connection.client_secret)?;
            Ok(())
        })
    }

    /// Saves a changed connection; gives the client secret that nothing points to any more, now a
    /// pending handle.
    ///
    /// # Errors
    /// [`RecordsError::NotFound`]
    pub fn update_connection(
        &self,
        connection: &ConnectionRecord,
    ) -> Result<Vec<Handle>, RecordsError> {
        self.write(|transaction| {
            let before = client_secret(transaction, connection.id)?;
            write(transaction, UPDATE, connection)?;
            resolve(
                transaction,
                before.into_iter().chain(connection.client_secret),
            )
        })
    }

    /// Puts connections into this order: each gets its place in the list.
    ///
    /// # Errors
    /// [`RecordsError::NotFound`] if one of them is not there; then nothing is changed.
    pub fn order_connections(&self, order: &[ConnectionId]) -> Result<(), RecordsError> {
        self.write(|transaction| {
            let mut row = transaction.prepare_cached(
                "UPDATE connections SET position = ?2 WHERE id = ?1 RETURNING id",
            )?;
            for (id, position) in order.iter().zip(0_i64..) {
                row.query_row(params![Text(*id), position], |_| Ok(()))?;
            }
            Ok(())
        })
    }

    /// Notes when a connection was chosen last.
    ///
    /// # Errors
    /// [`RecordsError::NotFound`]
    pub fn note_connection_used(
        &self,
        id: ConnectionId,
        at: Timestamp,
    ) -> Result<(), RecordsError> {
        self.write(|transaction| {
            transaction
                .prepare_cached("UPDATE connections SET used_at = ?2 WHERE id = ?1 RETURNING id")?
                .query_row(params![Text(id), Time(at)], |_| Ok(()))
        })
    }

    /// Removes a connection with all that is known of its secrets; gives the handles that nothing points to any more,
    /// now pending handles. Its activity stays, under the name it had.
    ///
    /// # Errors
    /// [`RecordsError::NotFound`]
    pub fn remove_connection(&self, id: ConnectionId) -> Result<Vec<Handle>, RecordsError> {
        self.write(|transaction| {
            let mut handles = passwords(transaction, id)?;
            handles.extend(client_secret(transaction, id)?);
            handles.extend(practice::registry_password(transaction, id)?);
            handles.extend(drafts::all_passwords(transaction, id)?);
            handles.extend(deleted_secrets::all_passwords(transaction, id)?);
            transaction
                .prepare_cached("DELETE FROM connections WHERE id = ?")?
                .execute([Text(id)])?;
            resolve(transaction, handles)
        })
    }
}

const INSERT: &str = "
    INSERT INTO connections (
        id, name, token_url, api_url, client_id, identity_zone, identity_zone_id, client_secret,
        colour, production, practice, doctor, certificate, added_at, used_at, position
    ) VALUES (
        :id, :name, :token_url, :api_url, :client_id, :identity_zone, :identity_zone_id, :client_secret,
        :colour, :production, :practice, :doctor, :certificate, :added_at, :used_at, :position
    )";

const UPDATE: &str = "
    UPDATE connections SET
        name = :name, token_url = :token_url, api_url = :api_url, client_id = :client_id,
        identity_zone = :identity_zone, identity_zone_id = :identity_zone_id,
        client_secret = :client_secret, colour = :colour, production = :production,
        practice = :practice, doctor = :doctor, certificate = :certificate, added_at = :added_at, used_at = :used_at, position = :position
    WHERE id = :id";

fn write(
    transaction: &Transaction<'_>,
    statement: &str,
    connection: &ConnectionRecord,
) -> rusqlite::Result<usize> {
    transaction
        .prepare_cached(statement)?
        .execute(named_params! {
            ":id": Text(connection.id),
            ":name": connection.name,
            ":token_url": connection.token_url,
            ":api_url": connection.api_url,
            ":client_id": connection.client_id,
            ":identity_zone": connection.identity_zone,
            ":identity_zone_id": connection.identity_zone_id,
            ":client_secret": connection.client_secret.map(Text),
            ":colour": connection.colour,
            ":production": connection.production,
            ":practice": connection.practice,
            ":doctor": connection.doctor.as_ref().map(Text),
            ":certificate": connection.certificate,
            ":added_at": Time(connection.added_at),
            ":used_at": connection.used_at.map(Time),
            ":position": connection.position,
        })
}

fn read_connection(row: &Row<'_>) -> rusqlite::Result<ConnectionRecord> {
    Ok(ConnectionRecord {
        id: row.get::<_, Text<_>>("id")?.0,
        name: row.get("name")?,
        token_url: row.get("token_url")?,
        api_url: row.get("api_url")?,
        client_id: row.get("client_id")?,
        identity_zone: row.get("identity_zone")?,
        identity_zone_id: row.get("identity_zone_id")?,
        client_secret: row
            .get::<_, Option<Text<_>>>("client_secret")?
            .map(|text| text.0),
        colour: row.get("colour")?,
        production: row.get("production")?,
        practice: row.get("practice")?,
        certificate: row.get("certificate")?,
        doctor: row.get::<_, Option<Text<_>>>("doctor")?.map(|text| text.0),
        added_at: row.get::<_, Time>("added_at")?.0,
        used_at: row.get::<_, Option<Time>>("used_at")?.map(|time| time.0),
        position: row.get("position")?,
    })
}

fn client_secret(database: &Connection, id: ConnectionId) -> rusqlite::Result<Option<Handle>> {
    let mut row = database.prepare_cached("SELECT client_secret FROM connections WHERE id = ?")?;
    row.query_row([Text(id)], |row| row.get::<_, Option<Text<_>>>(0))
        .map(|text| Some(text?.0))
}

/// The passwords and hidden usernames of all secrets of a connection.
fn passwords(database: &Connection, id: ConnectionId) -> rusqlite::Result<Vec<Handle>> {
    let query =
        "SELECT password FROM known_registries WHERE connection = ?1 AND password IS NOT NULL
         UNION ALL
         SELECT hidden_username FROM known_registries WHERE connection = ?1 AND hidden_username IS NOT NULL";
    handles(database, query, [Text(id)])
}
