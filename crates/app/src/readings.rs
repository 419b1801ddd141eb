//! Service keys on their way in: dropped, pasted or chosen, read, shown with what was noticed, and then saved.
//!
//! They do not pass the web view: the window gets a stand-in, and the client secret stays in memory here.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use ai_core::service_key::{self, Field, Reading, Remark};
use ai_core::{ServiceKey, ServiceKeyError};
use jiff::Timestamp;
use pull_secret::Handle;
use records::{ConnectionId, ConnectionRecord};

use crate::app::{App, lock};
use crate::view::{
    AddConnection, ConnectionView, Fields, KeyRemark, KeyRemarkCode, ReadingRef, ServiceKeyView,
};
use crate::{Problem, random};

/// Service keys that were read and wait to be saved.
#[derive(Default)]
pub(crate) struct Readings(Mutex<HashMap<String, Arc<ServiceKey>>>);

impl App {
    /// Forgets a service key that was read and is not to be saved.
    ///
    /// # Errors
    /// None.
    pub async fn discard_service_key(
        &self,
        ReadingRef { reading }: ReadingRef,
    ) -> Result<(), Problem> {
        lock(&self.readings.0).remove(&reading);
        Ok(())
    }

    /// Saves a service key that was read. A connection with the same client on the same API gets the new key instead
    /// of a twin.
    ///
    /// # Errors
    /// [`Problem::ConnectionNameUnusable`], or why the keychain did not take the client secret; the reading waits on.
    pub async fn add_connection(&self, add: AddConnection) -> Result<ConnectionView, Problem> {
        let key = lock(&self.readings.0)
            .get(&add.reading)
            .cloned()
            .ok_or(Problem::Gone)?;
        let known = self.known_connection(&key)?;
        let name = self.usable_name(&add.name, known.as_ref().map(|known| known.id))?;
        let client_secret = self.vault.stage(key.client_secret.clone());
        let kept = match add.remember {
            true => self.keep(client_secret).await.map(|()| Some(client_secret)),
            false => Ok(None),
        };
        let kept = kept.inspect_err(|_| self.vault.drop_staged(client_secret))?;
        let (connection, superseded) = self.save_connection(&key, known, |connection| {
            connection.name = name;
            connection.client_secret = kept;
            connection.production = add.production;
        })?;
        if kept.is_some() {
            self.vault.drop_staged(client_secret);
        }
        let session_secret = kept.is_none().then_some(client_secret);
        if let Some(before) = self.tenants.renew(connection.id, session_secret) {
            self.vault.drop_staged(before);
        }
        self.forget_all(superseded).await;
        lock(&self.readings.0).remove(&add.reading);
        Ok(self.connection_view(connection))
    }

    /// Gives the client secret that nothing points to any more as well.
    fn save_connection(
        &self,
        key: &ServiceKey,
        known: Option<ConnectionRecord>,
        choose: impl FnOnce(&mut ConnectionRecord),
    ) -> Result<(ConnectionRecord, Vec<Handle>), Problem> {
        let is_new = known.is_none();
        let others = self.records.connections()?.len();
        let mut connection = known.unwrap_or_else(|| new_connection(others));
        connection.token_url.clone_from(&key.token_url);
        connection.api_url.clone_from(&key.api_url);
        connection.client_id.clone_from(&key.client_id);
        connection.identity_zone.clone_from(&key.identity_zone);
        connection.identity_zone_id = key.identity_zone_id.clone().unwrap_or_default();
        choose(&mut connection);
        if is_new {
            self.records.add_connection(&connection)?;
            return Ok((connection, Vec::new()));
        }
        let superseded = self.records.update_connection(&connection)?;
        Ok((connection, superseded))
    }

    /// Reads a service key and keeps it until it is saved or discarded.
    pub(crate) fn read_service_key(&self, text: &str) -> Result<ServiceKeyView, Problem> {
        let Reading { key, remarks } = service_key::read(text)?;
        let reading = random::handle().to_string();
        let view = ServiceKeyView {
            reading: reading.clone(),
            suggested_name: self.suggested_name(&key)?,
            token_url: key.token_url.clone(),
            api_url: key.api_url.clone(),
            client_id: key.client_id.clone(),
            region: service_key::region(&key.api_url).map(str::to_owned),
            remarks: remarks.into_iter().map(Into::into).collect(),
            known_as: self.known_connection(&key)?.map(|known| known.name),
        };
        lock(&self.readings.0).insert(reading, Arc::new(key));
        Ok(view)
    }

    fn known_connection(&self, key: &ServiceKey) -> Result<Option<ConnectionRecord>, Problem> {
        let same = |known: &ConnectionRecord| {
            !known.practice && known.client_id == key.client_id && known.api_url == key.api_url
        };
        Ok(self.records.connections()?.into_iter().find(same))
    }

    /// The name the connection has already, else the tenant's subdomain, with a number if it is taken.
    fn suggested_name(&self, key: &ServiceKey) -> Result<String, Problem> {
        if let Some(known) = self.known_connection(key)? {
            return Ok(known.name);
        }
        let base = key
            .identity_zone
            .clone()
            .unwrap_or_else(|| first_label(&key.token_url));
        let taken: Vec<String> = self
            .records
            .connections()?
            .into_iter()
            .map(|other| other.name.to_lowercase())
            .collect();
        let numbered = (2..).map(|number| format!("{base} {number}"));
        let free = std::iter::once(base.clone())
            .chain(numbered)
            .find(|name| !taken.contains(&name.to_lowercase()));
        Ok(free.unwrap_or(base))
    }
}

fn new_connection(others: usize) -> ConnectionRecord {
    ConnectionRecord {
        id: ConnectionId::from(random::handle()),
        name: String::new(),
        token_url: String::new(),
        api_url: String::new(),
        client_id: String::new(),
        identity_zone: None,
        identity_zone_id: String::new(),
        client_secret: None,
        colour: u8::try_from(others % 8).unwrap_or_default(),
        production: false,
        practice: false,
        added_at: Timestamp::now(),
        used_at: None,
        position: i64::try_from(others).unwrap_or(i64::MAX),
    }
}

fn first_label(url: &str) -> String {
    let host = crate::failures::host(url);
    host.split(['.', ':']).next().unwrap_or(&host).to_owned()
}

impl From<ServiceKeyError> for Problem {
    fn from(error: ServiceKeyError) -> Self {
        match error {
            ServiceKeyError::TooLarge { limit } => Self::TooLarge {
                limit: limit as u64,
            },
            ServiceKeyError::NotJson { line, column } => Self::NotJson { line, column },
            ServiceKeyError::TooDeep => Self::TooDeep,
            ServiceKeyError::MissingField { field } => Self::KeyFieldMissing {
                field: field.to_string(),
            },
            ServiceKeyError::OtherService { service } => Self::KeyOfOtherService {
                service: service.to_owned(),
            },
            ServiceKeyError::NotHttps { field, .. } => Self::KeyUrlNotHttps {
                field: field.to_string(),
            },
            ServiceKeyError::Malformed { field } => Self::KeyUrlMalformed {
                field: field.to_string(),
            },
            ServiceKeyError::Swapped => Self::KeyUrlsSwapped,
            ServiceKeyError::Placeholder { field } => Self::KeyPlaceholder {
                field: field.to_string(),
            },
            ServiceKeyError::WithCertificate => Self::KeyWithCertificate,
        }
    }
}

impl From<Remark> for KeyRemark {
    fn from(remark: Remark) -> Self {
        let mended = remark.is_mended();
        let at = |field: Field| vec![("field", field.to_string())];
        let (code, fields) = match remark {
            Remark::Unwrapped => (KeyRemarkCode::Unwrapped, vec![]),
            Remark::EndSlashes { field } => (KeyRemarkCode::EndSlashes, at(field)),
            Remark::KnownSuffix { field, suffix } => {
                let fields = vec![("field", field.to_string()), ("suffix", suffix.to_owned())];
                (KeyRemarkCode::KnownSuffix, fields)
            }
            Remark::Blanks { field } => (KeyRemarkCode::Blanks, at(field)),
            Remark::SecretForm => (KeyRemarkCode::SecretForm, vec![]),
            Remark::ClientIdForm => (KeyRemarkCode::ClientIdForm, vec![]),
            Remark::RegionsDiffer { token, api } => (
                KeyRemarkCode::RegionsDiffer,
                vec![("token", token), ("api", api.to_owned())],
            ),
            Remark::RegionUnknown => (KeyRemarkCode::RegionUnknown, vec![]),
            Remark::SecretPreferred => (KeyRemarkCode::SecretPreferred, vec![]),
        };
        let fields: Fields = fields
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect();
        Self {
            code,
            mended,
            fields,
        }
    }
}
