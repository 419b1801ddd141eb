//! Service keys on their way in: dropped, pasted or chosen, read, shown with what was noticed, and then saved.
//!
//! They do not pass the web view: the window gets a stand-in, and the client secret stays in memory here.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use ai_core::service_key::{self, Credential, Diagnostic, Reading};
use ai_core::{Client, ServiceKey};
use jiff::Timestamp;
use pull_secret::Handle;
use records::{ConnectionId, ConnectionRecord, Records};
use request::{authority, displayable_line};
use vault::SecretKind;

use crate::Problem;
use crate::connections::Connections;
use crate::shared::ids;
use crate::shared::sync::lock;
use crate::view::{
    AddConnection, AddedConnection, CertificateView, ReadingRef, ReadingView, SameTenant,
    ServiceKeyView, UsableKey,
};

/// Service keys that were read and wait to be saved.
pub(crate) struct PendingServiceKeys {
    records: Records,
    readings: Mutex<HashMap<String, Arc<Vec<Reading>>>>,
}

impl PendingServiceKeys {
    pub(crate) fn new(records: Records) -> Self {
        Self {
            records,
            readings: Mutex::default(),
        }
    }

    fn get(&self, reading: &str) -> Option<Arc<Vec<Reading>>> {
        lock(&self.readings).get(reading).cloned()
    }

    fn remove(&self, reading: &str) {
        lock(&self.readings).remove(reading);
    }

    /// Keeps service keys until one is saved or all are discarded.
    pub(crate) fn keep(&self, found: Vec<Reading>) -> ReadingView {
        let reading = ids::handle().to_string();
        let keys = found.iter().map(|one| self.key_view(one)).collect();
        lock(&self.readings).insert(reading.clone(), Arc::new(found));
        ReadingView { reading, keys }
    }

    fn key_view(&self, reading: &Reading) -> ServiceKeyView {
        ServiceKeyView {
            label: reading.label.as_deref().map(displayable_line),
            doctor: displayable_lines(&reading.lines),
            usable: reading
                .key
                .as_ref()
                .map(|key| self.usable_key(key, reading.label.as_deref())),
        }
    }

    fn usable_key(&self, key: &ServiceKey, label: Option<&str>) -> UsableKey {
        let connections = self.records.connections().unwrap_or_default();
        let known = connections.iter().find(|known| is_same_key(known, key));
        let known = known.or_else(|| connections.iter().find(|known| is_same_tenant(known, key)));
        UsableKey {
            suggested_name: suggested_name(key, label, known, &connections),
            token_url: key.token_url.clone(),
            api_url: key.api_url.clone(),
            client_id: displayable_line(&key.client_id),
            certificate: match &key.credential {
                Credential::Secret(_) => None,
                Credential::Certificate(certificate) => {
                    CertificateView::of(&certificate.chain, Timestamp::now())
                }
            },
            region: service_key::region(&key.api_url).map(str::to_owned),
            same_tenant: known.map(|known| SameTenant {
                connection: known.id.to_string(),
                name: known.name.clone(),
                production: known.production,
                same_client: is_same_key(known, key),
            }),
        }
    }
}

impl Connections {
    /// Forgets a service key that was read and is not to be saved.
    ///
    /// # Errors
    /// None.
    pub async fn discard_service_key(
        &self,
        ReadingRef { reading }: ReadingRef,
    ) -> Result<(), Problem> {
        self.pending.remove(&reading);
        Ok(())
    }

    /// Saves a service key that was read: as a new connection, or as the new key of the one that is to be updated. A
    /// connection with the same client on the same API gets the new key instead of a twin. A key that replaces another is
    /// tried first, unless the user wants it untested; the key before it can be put back until the application ends.
    ///
    /// # Errors
    /// [`Problem::ConnectionNameUnusable`], or why the keychain did not take the client secret; the reading waits on.
    pub async fn add_connection(&self, add: AddConnection) -> Result<AddedConnection, Problem> {
        let readings = self.pending.get(&add.reading).ok_or(Problem::Gone)?;
        let reading = readings.get(add.key).ok_or(Problem::Gone)?;
        let key = reading.key.as_ref().ok_or(Problem::Gone)?;
        let known = self.to_be_updated(key, add.update.as_deref())?;
        let name = self.usable_name(&add.name, known.as_ref().map(|known| known.id))?;
        let mut connection = match &known {
            Some(known) => known.clone(),
            None => new_connection(&self.records.connections()?),
        };
        connection.name = name;
        connection.production = add.production;
        connection.doctor = serde_json::to_value(&reading.lines).ok();
        put_key(&mut connection, key);
        let secret = self.vault.stage(key.credential.secret().clone());
        let replaces = known.as_ref().is_some_and(|known| self.has_key(known));
        let client = match replaces && !add.untested {
            true => self.try_key(&connection, secret, &add.operation).await,
            false => Ok(None),
        };
        let client = match client {
            Ok(client) => client,
            Err(problem) => {
                self.vault.drop_staged(secret);
                return Ok(AddedConnection::KeyFailed { problem });
            }
        };
        connection.client_secret = self.store_client_secret(secret, add.remember).await?;
        self.save_key(&connection, known, secret, client).await?;
        self.pending.remove(&add.reading);
        Ok(AddedConnection::Saved {
            connection: Box::new(self.views.view(connection)),
        })
    }

    /// Gives the handle in the keychain; `None` if the secret stays in memory, since it is not to be remembered.
    async fn store_client_secret(
        &self,
        secret: Handle,
        remember: bool,
    ) -> Result<Option<Handle>, Problem> {
        if !remember {
            return Ok(None);
        }
        let kept = self.credentials.store(secret, SecretKind::ServiceKey).await;
        kept.inspect_err(|_| self.vault.drop_staged(secret))?;
        Ok(Some(secret))
    }

    /// Saves a connection with its new key, and keeps the key before it for as long as it can be put back.
    async fn save_key(
        &self,
        connection: &ConnectionRecord,
        before: Option<ConnectionRecord>,
        secret: Handle,
        client: Option<Client>,
    ) -> Result<(), Problem> {
        match &before {
            None => self.records.add_connection(connection)?,
            Some(_) => drop(self.records.update_connection(connection)?),
        }
        let is_kept = connection.client_secret.is_some();
        if is_kept {
            self.vault.drop_staged(secret);
        }
        let session_secret = (!is_kept).then_some(secret);
        let session_before = self.states.renew(connection.id, session_secret, client);
        if let Some(record) = before {
            self.records.remove_connection_check(record.id)?;
            self.keep_previous(record, session_before).await;
        }
        Ok(())
    }

    /// The connection that gets the key: the one that was chosen, or one with the same client.
    fn to_be_updated(
        &self,
        key: &ServiceKey,
        chosen: Option<&str>,
    ) -> Result<Option<ConnectionRecord>, Problem> {
        let connections = self.records.connections()?;
        let Some(chosen) = chosen else {
            return Ok(connections
                .into_iter()
                .find(|known| is_same_key(known, key)));
        };
        let known = connections
            .into_iter()
            .find(|known| known.id.to_string() == chosen && !known.practice);
        known.map(Some).ok_or(Problem::Gone)
    }
}

/// Gives the connection the addresses, client and certificate of the key.
fn put_key(connection: &mut ConnectionRecord, key: &ServiceKey) {
    connection.token_url.clone_from(&key.token_url);
    connection.api_url.clone_from(&key.api_url);
    connection.client_id.clone_from(&key.client_id);
    connection.identity_zone.clone_from(&key.identity_zone);
    connection.identity_zone_id = key.identity_zone_id.clone().unwrap_or_default();
    connection.certificate = match &key.credential {
        Credential::Secret(_) => None,
        Credential::Certificate(certificate) => Some(certificate.chain.clone()),
    };
}

fn is_same_key(known: &ConnectionRecord, key: &ServiceKey) -> bool {
    !known.practice && known.client_id == key.client_id && known.api_url == key.api_url
}

/// The same tenant of the same API: by its id where both tell one, else by its token server.
fn is_same_tenant(known: &ConnectionRecord, key: &ServiceKey) -> bool {
    let zone = key.identity_zone_id.as_deref().unwrap_or_default();
    let is_same_zone = match zone.is_empty() || known.identity_zone_id.is_empty() {
        true => known.token_url == key.token_url,
        false => known.identity_zone_id == zone,
    };
    !known.practice && known.api_url == key.api_url && is_same_zone
}

/// The name of the same key's connection, else the tenant's subdomain, with a number if it is taken.
fn suggested_name(
    key: &ServiceKey,
    label: Option<&str>,
    known: Option<&ConnectionRecord>,
    connections: &[ConnectionRecord],
) -> String {
    if let Some(known) = known.filter(|known| is_same_key(known, key)) {
        return known.name.clone();
    }
    let zone = key.identity_zone.clone();
    let base = zone
        .or_else(|| label.map(str::to_owned))
        .unwrap_or_else(|| first_label(&key.token_url));
    free_name(&displayable_line(&base), connections)
}

/// The lines of the doctor, whose values stand in the key as somebody wrote them.
fn displayable_lines(lines: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut lines = lines.to_vec();
    for line in &mut lines {
        let values = line.fields.values_mut();
        values.for_each(|value| *value = displayable_line(value));
    }
    lines
}

/// The name, with a number if one of the connections has it.
pub(crate) fn free_name(base: &str, connections: &[ConnectionRecord]) -> String {
    let is_taken = |name: &str| {
        connections
            .iter()
            .any(|other| other.name.to_lowercase() == name.to_lowercase())
    };
    let numbered = (2..).map(|number| format!("{base} {number}"));
    let mut names = std::iter::once(base.to_owned()).chain(numbered);
    names
        .find(|name| !is_taken(name))
        .unwrap_or_else(|| base.to_owned())
}

pub(crate) fn new_connection(others: &[ConnectionRecord]) -> ConnectionRecord {
    ConnectionRecord {
        colour: free_colour(others),
        position: i64::try_from(others.len()).unwrap_or(i64::MAX),
        ..ConnectionRecord::empty(ConnectionId::from(ids::handle()), Timestamp::now())
    }
}

/// The first colour that no other connection has, in an order in which neighbours can be told apart at a glance.
fn free_colour(others: &[ConnectionRecord]) -> u8 {
    const BLUE_ORANGE_GREEN_PURPLE_PINK_TEAL_RED_GREY: [u8; 8] = [4, 0, 6, 3, 2, 5, 1, 7];
    let order = BLUE_ORANGE_GREEN_PURPLE_PINK_TEAL_RED_GREY;
    let is_free = |colour: &u8| {
        let has_it = |other: &ConnectionRecord| !other.practice && other.colour == *colour;
        !others.iter().any(has_it)
    };
    order
        .into_iter()
        .find(is_free)
        .unwrap_or(order[others.len() % order.len()])
}

fn first_label(url: &str) -> String {
    let host = authority(url);
    host.split(['.', ':']).next().unwrap_or(host).to_owned()
}

#[cfg(test)]
mod tests {
    use ai_core::service_key::DiagnosticCode;

    use super::*;

    const KEY: &str = r#"{
        "clientid": "sb-1!b42|aicore!b540",
        "clientsecret": "fake-fake-fake-fake-fake-fake-fake$fake-fake=",
        "url": "https://acme.authentication.eu10.hana.ondemand.com",
        "identityzone": "acme",
        "identityzoneid": "zone-1",
        "serviceurls": { "AI_API_URL": "https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com" }
    }"#;

    #[test]
    fn a_free_name_has_the_first_number_that_no_connection_has_in_any_case() {
        for (names, base, expected) in [
            (&[][..], "acme", "acme"),
            (&["other"], "acme", "acme"),
            (&["acme"], "acme", "acme 2"),
            (&["ACME", "Acme 2"], "acme", "acme 3"),
            (&["acme", "acme 3"], "acme", "acme 2"),
            (&["ÄRGER"], "ärger", "ärger 2"),
        ] {
            let connections: Vec<_> = names.iter().map(|name| named(name)).collect();
            assert_eq!(free_name(base, &connections), expected, "{names:?}");
        }
    }

    #[test]
    fn a_key_is_named_after_its_connection_its_zone_its_label_or_its_token_server() {
        let same = ConnectionRecord {
            name: "my acme".to_owned(),
            ..of_key()
        };
        let another = named("another tenant");
        let mut key = key();
        let suggested = |key: &ServiceKey, label, known| {
            suggested_name(key, label, known, std::slice::from_ref(&same))
        };
        assert_eq!(suggested(&key, Some("label"), Some(&same)), "my acme");
        assert_eq!(suggested(&key, Some("label"), Some(&another)), "acme");
        key.identity_zone = None;
        assert_eq!(suggested(&key, Some("label"), None), "label");
        assert_eq!(suggested(&key, Some("bad\u{202e}"), None), "bad\\u{202e}");
        assert_eq!(suggested(&key, None, None), "acme");
        key.token_url = "http://127.0.0.1:4711".to_owned();
        assert_eq!(suggested(&key, None, None), "127");
    }

    #[test]
    fn the_same_key_is_the_same_client_on_the_same_api() {
        let (known, key) = (of_key(), key());
        assert!(is_same_key(&known, &key));
        for other in [
            ConnectionRecord {
                client_id: "sb-2".to_owned(),
                ..known.clone()
            },
            ConnectionRecord {
                api_url: "https://api.example".to_owned(),
                ..known.clone()
            },
            ConnectionRecord {
                practice: true,
                ..known.clone()
            },
        ] {
            assert!(!is_same_key(&other, &key), "{other:?}");
        }
        let renewed = ConnectionRecord {
            token_url: "https://other.example".to_owned(),
            ..known
        };
        assert!(is_same_key(&renewed, &key));
    }

    #[test]
    fn the_same_tenant_has_the_same_zone_or_where_none_is_known_the_same_token_server() {
        let (known, key) = (of_key(), key());
        let elsewhere = || "https://other.example".to_owned();
        for (other, same) in [
            (
                ConnectionRecord {
                    client_id: "sb-2".to_owned(),
                    ..known.clone()
                },
                true,
            ),
            (
                ConnectionRecord {
                    token_url: elsewhere(),
                    ..known.clone()
                },
                true,
            ),
            (
                ConnectionRecord {
                    identity_zone_id: "zone-2".to_owned(),
                    ..known.clone()
                },
                false,
            ),
            (
                ConnectionRecord {
                    identity_zone_id: String::new(),
                    ..known.clone()
                },
                true,
            ),
            (
                ConnectionRecord {
                    identity_zone_id: String::new(),
                    token_url: elsewhere(),
                    ..known.clone()
                },
                false,
            ),
            (
                ConnectionRecord {
                    api_url: elsewhere(),
                    ..known.clone()
                },
                false,
            ),
            (
                ConnectionRecord {
                    practice: true,
                    ..known.clone()
                },
                false,
            ),
        ] {
            assert_eq!(is_same_tenant(&other, &key), same, "{other:?}");
        }
    }

    #[test]
    fn values_of_a_key_are_shown_without_characters_that_hide_others() {
        let line = Diagnostic::new(
            DiagnosticCode::UrlNotHttps,
            [("host", "evil\u{202e}.example\n".to_owned())],
        );
        let shown = displayable_lines(std::slice::from_ref(&line));
        assert_eq!(shown[0].fields["host"], "evil\\u{202e}.example\\u{a}");
        assert_eq!(shown[0].code, line.code);
    }

    #[test]
    fn new_connections_have_colours_of_their_own_while_there_are_any() {
        let mut connections: Vec<ConnectionRecord> = Vec::new();
        for _ in 0..8 {
            connections.push(new_connection(&connections));
        }
        let colours: std::collections::BTreeSet<u8> =
            connections.iter().map(|one| one.colour).collect();
        assert_eq!(colours.len(), 8);
        connections.remove(2);
        assert!(
            !connections
                .iter()
                .any(|one| one.colour == new_connection(&connections).colour)
        );
        assert_ne!(new_connection(&[]).id, new_connection(&[]).id);
    }

    fn key() -> ServiceKey {
        service_key::read(KEY, Timestamp::UNIX_EPOCH).unwrap()
    }

    fn of_key() -> ConnectionRecord {
        let key = key();
        ConnectionRecord {
            token_url: key.token_url,
            api_url: key.api_url,
            client_id: key.client_id,
            identity_zone_id: key.identity_zone_id.unwrap_or_default(),
            ..new_connection(&[])
        }
    }

    fn named(name: &str) -> ConnectionRecord {
        ConnectionRecord {
            name: name.to_owned(),
            ..new_connection(&[])
        }
    }
}
