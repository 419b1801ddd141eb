//! What this computer knows of the pull secrets of a tenant; the tenant itself gives their names alone.

use jiff::Timestamp;
use pull_secret::{Handle, UsernameKind};
use rusqlite::{Connection, Row, Transaction, params};

use crate::column::{Text, Time};
use crate::pending_handles::resolve;
use crate::{ConnectionId, Records, RecordsError};

/// A pull secret as this computer knows it.
#[derive(Debug, Clone, PartialEq)]
pub struct PullSecretRecord {
    /// The connection whose tenant holds it.
    pub connection: ConnectionId,
    /// The secret name.
    pub name: String,
    /// Its registry credentials, in order.
    pub registries: Vec<CredentialRecord>,
    /// The images it is meant for, in order.
    pub images: Vec<String>,
    /// When it was changed from here last.
    pub changed_at: Timestamp,
    /// The results of its last checks; `None` if it was never checked.
    pub checks: Option<SecretChecks>,
}

/// A registry credential as this computer knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CredentialRecord {
    /// The preset it was made from.
    pub preset: Option<String>,
    /// The key of `auths`.
    pub registry_key: String,
    /// The username; empty if a secret stands for it.
    pub username: String,
    /// How the username is treated.
    pub username_kind: UsernameKind,
    /// The username in the keychain, if it looks like a secret.
    pub hidden_username: Option<Handle>,
    /// The password in the keychain; none where it is not remembered.
    pub password: Option<Handle>,
}

impl CredentialRecord {
    /// Its secrets in the keychain.
    pub fn secrets(&self) -> impl Iterator<Item = Handle> + use<> {
        self.password.into_iter().chain(self.hidden_username)
    }
}

/// The results of the checks of a pull secret.
#[derive(Debug, Clone, PartialEq)]
pub struct SecretChecks {
    /// When the last of them ended.
    pub checked_at: Timestamp,
    /// What, as the checks write it.
    pub result: serde_json::Value,
}

impl Records {
    /// Every known secret of a connection, by name.
    ///
    /// # Errors
    /// [`RecordsError`]
    pub fn pull_secrets(&self, of: ConnectionId) -> Result<Vec<PullSecretRecord>, RecordsError> {
        self.read(|database| {
            let mut rows = database
                .prepare_cached("SELECT * FROM known_secrets WHERE connection = ? ORDER BY name")?;
            let secrets = rows.query_map([Text(of)], read_secret)?;
            secrets
                .map(|secret| with_lists(database, secret?))
                .collect()
        })
    }

    /// How many secrets of a connection are known.
    ///
    /// # Errors
    /// [`RecordsError`]
    pub fn count_pull_secrets(&self, of: ConnectionId) -> Result<u32, RecordsError> {
        self.read(|database| {
            database
                .prepare_cached("SELECT COUNT(*) FROM known_secrets WHERE connection = ?")?
                .query_row([Text(of)], |row| row.get(0))
        })
    }

    /// One known secret; `None` if this computer knows nothing of it.
    ///
    /// # Errors
    /// [`RecordsError`]
    pub fn pull_secret(
        &self,
        of: ConnectionId,
        name: &str,
    ) -> Result<Option<PullSecretRecord>, RecordsError> {
        let found = self.read(|database| {
            let mut row = database
                .prepare_cached("SELECT * FROM known_secrets WHERE connection = ? AND name = ?")?;
            let secret = row.query_row(params![Text(of), name], read_secret)?;
            with_lists(database, secret)
        });
        match found {
            Err(RecordsError::NotFound) => Ok(None),
            other => other.map(Some),
        }
    }

    /// Saves what is known of a secret, in the place of what was; gives the passwords that nothing points to any more,
    /// now pending handles. The passwords it points to are settled.
    ///
    /// # Errors
    /// [`RecordsError::NotFound`] if there is no such connection.
    pub fn put_pull_secret(&self, secret: &PullSecretRecord) -> Result<Vec<Handle>, RecordsError> {
        self.write(|transaction| {
            let before = delete(transaction, secret.connection, &secret.name)?;
            insert(transaction, secret)?;
            let now = secret.registries.iter().flat_map(CredentialRecord::secrets);
            resolve(transaction, before.into_iter().chain(now))
        })
    }

    /// Puts a handle in the place of the username of a credential, by its position, unless the credential was changed
    /// since it was read. Gives the handle back then, now pending; else it is settled.
    ///
    /// # Errors
    /// [`RecordsError`]
    pub fn hide_username(
        &self,
        secret: &PullSecretRecord,
        position: usize,
        handle: Handle,
    ) -> Result<Vec<Handle>, RecordsError> {
        let Some(registry) = secret.registries.get(position) else {
            return Err(RecordsError::NotFound);
        };
        self.write(|transaction| {
            transaction
                .prepare_cached(
                    "UPDATE known_registries SET username = '', hidden_username = ?5
                     WHERE connection = ?1 AND secret = ?2 AND position = ?3 AND username = ?4",
                )?
                .execute(params![
                    Text(secret.connection),
                    secret.name,
                    i64::try_from(position).unwrap_or(i64::MAX),
                    registry.username,
                    Text(handle),
                ])?;
            resolve(transaction, [handle])
        })
    }

    /// Whether a secret is known with this password, or hidden username, in the keychain.
    ///
    /// # Errors
    /// [`RecordsError`]
    pub fn knows_password(&self, handle: Handle) -> Result<bool, RecordsError> {
        self.read(|database| {
            database
                .prepare_cached(
                    "SELECT 1 FROM known_registries WHERE password = ?1 OR hidden_username = ?1",
                )?
                .exists([Text(handle)])
        })
    }

    /// Forgets a secret, if it is known; gives the passwords that nothing points to any more, now pending
    /// handles.
    ///
    /// # Errors
    /// [`RecordsError`]
    pub fn remove_pull_secret(
        &self,
        of: ConnectionId,
        name: &str,
    ) -> Result<Vec<Handle>, RecordsError> {
        self.write(|transaction| {
            let before = delete(transaction, of, name)?;
            resolve(transaction, before)
        })
    }
}

/// Deletes with all its lists, and gives the passwords it pointed to.
pub(crate) fn delete(
    transaction: &Transaction<'_>,
    of: ConnectionId,
    name: &str,
) -> rusqlite::Result<Vec<Handle>> {
    let registries = registries(transaction, of, name)?;
    transaction
        .prepare_cached("DELETE FROM known_secrets WHERE connection = ? AND name = ?")?
        .execute(params![Text(of), name])?;
    Ok(registries
        .into_iter()
        .flat_map(|registry| registry.secrets())
        .collect())
}

fn insert(transaction: &Transaction<'_>, secret: &PullSecretRecord) -> rusqlite::Result<()> {
    // The column `expires_on` is left empty: no release has filled it.
    transaction
        .prepare_cached("INSERT INTO known_secrets VALUES (?, ?, ?, NULL, ?, ?)")?
        .execute(params![
            Text(secret.connection),
            secret.name,
            Time(secret.changed_at),
            secret.checks.as_ref().map(|checks| Text(&checks.result)),
            secret.checks.as_ref().map(|checks| Time(checks.checked_at)),
        ])?;
    let mut registries = transaction
        .prepare_cached("INSERT INTO known_registries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
    for (position, registry) in (0_i64..).zip(&secret.registries) {
        registries.execute(params![
            Text(secret.connection),
            secret.name,
            position,
            registry.preset,
            registry.registry_key,
            registry.username,
            registry.password.map(Text),
            name_of(registry.username_kind),
            registry.hidden_username.map(Text),
        ])?;
    }
    let mut images = transaction.prepare_cached("INSERT INTO known_images VALUES (?, ?, ?, ?)")?;
    for (position, image) in (0_i64..).zip(&secret.images) {
        images.execute(params![
            Text(secret.connection),
            secret.name,
            position,
            image
        ])?;
    }
    Ok(())
}

fn read_secret(row: &Row<'_>) -> rusqlite::Result<PullSecretRecord> {
    let result = row.get::<_, Option<Text<_>>>("checks")?;
    let checked_at = row.get::<_, Option<Time>>("checked_at")?;
    Ok(PullSecretRecord {
        connection: row.get::<_, Text<_>>("connection")?.0,
        name: row.get("name")?,
        registries: Vec::new(),
        images: Vec::new(),
        changed_at: row.get::<_, Time>("changed_at")?.0,
        checks: result.zip(checked_at).map(|(result, at)| SecretChecks {
            checked_at: at.0,
            result: result.0,
        }),
    })
}

fn with_lists(
    database: &Connection,
    secret: PullSecretRecord,
) -> rusqlite::Result<PullSecretRecord> {
    Ok(PullSecretRecord {
        registries: registries(database, secret.connection, &secret.name)?,
        images: images(database, secret.connection, &secret.name)?,
        ..secret
    })
}

fn registries(
    database: &Connection,
    of: ConnectionId,
    name: &str,
) -> rusqlite::Result<Vec<CredentialRecord>> {
    let mut rows = database.prepare_cached(
        "SELECT * FROM known_registries WHERE connection = ? AND secret = ? ORDER BY position",
    )?;
    rows.query_map(params![Text(of), name], |row| {
        Ok(CredentialRecord {
            preset: row.get("preset")?,
            registry_key: row.get("registry_key")?,
            username: row.get("username")?,
            username_kind: kind_named(&row.get::<_, String>("username_kind")?),
            hidden_username: handle(row, "hidden_username")?,
            password: handle(row, "password")?,
        })
    })?
    .collect()
}

fn handle(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<Handle>> {
    let handle = row.get::<_, Option<Text<_>>>(column)?;
    Ok(handle.map(|handle| handle.0))
}

fn name_of(kind: UsernameKind) -> &'static str {
    match kind {
        UsernameKind::Typed => "typed",
        UsernameKind::Confirmed => "confirmed",
        UsernameKind::Password => "password",
    }
}

fn kind_named(name: &str) -> UsernameKind {
    match name {
        "confirmed" => UsernameKind::Confirmed,
        "password" => UsernameKind::Password,
        _ => UsernameKind::Typed,
    }
}

fn images(database: &Connection, of: ConnectionId, name: &str) -> rusqlite::Result<Vec<String>> {
    let mut rows = database.prepare_cached(
        "SELECT image FROM known_images WHERE connection = ? AND secret = ? ORDER BY position",
    )?;
    rows.query_map(params![Text(of), name], |row| row.get(0))?
        .collect()
}
