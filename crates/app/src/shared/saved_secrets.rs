//! What this computer knows of a pull secret, as a form that can be sent again.

use std::collections::HashMap;
use std::sync::Mutex;

use jiff::Timestamp;
use pull_secret::{Draft, Handle, PullSecret, RegistryDraft};
use records::{ConnectionId, CredentialRecord, PullSecretRecord, Records, SecretChecks};

use crate::Problem;
use crate::shared::sync::lock;
use crate::view::{LastCheck, SecretRow, Side};

/// Passwords that are in memory until the application ends, by the secret and the index of the credential in it.
#[derive(Default)]
pub(crate) struct SessionPasswords(Mutex<HashMap<SecretId, InSession>>);

/// A pull secret of a connection.
type SecretId = (ConnectionId, String);
/// For each credential of a secret, in order, its password if that is in memory only.
type InSession = Vec<Option<Handle>>;

impl SessionPasswords {
    fn of(&self, connection: ConnectionId, name: &str) -> InSession {
        lock(&self.0)
            .get(&(connection, name.to_owned()))
            .cloned()
            .unwrap_or_default()
    }

    /// Notes the passwords of a secret that are not in the keychain.
    pub(crate) fn put(&self, connection: ConnectionId, name: &str, passwords: InSession) {
        lock(&self.0).insert((connection, name.to_owned()), passwords);
    }

    /// Whether the password is one of them.
    pub(crate) fn hold(&self, password: Handle) -> bool {
        lock(&self.0)
            .values()
            .flatten()
            .any(|held| *held == Some(password))
    }

    /// Forgets those of a whole connection, and gives them.
    pub(crate) fn remove_all(&self, of: ConnectionId) -> Vec<Handle> {
        let mut passwords = lock(&self.0);
        let removed = passwords.extract_if(|(connection, _), _| *connection == of);
        removed
            .flat_map(|(_, held)| held.into_iter().flatten())
            .collect()
    }

    /// Forgets the passwords of one pull secret.
    pub(crate) fn remove(&self, connection: ConnectionId, name: &str) {
        lock(&self.0).remove(&(connection, name.to_owned()));
    }
}

/// What is known of a secret, with every password that is at hand.
#[derive(Debug, Clone)]
pub(crate) struct SavedSecret {
    /// The form that makes it.
    pub(crate) draft: Draft,
    /// Which of its passwords are in the keychain.
    pub(crate) in_keychain: Vec<Handle>,
    /// When it was last changed from here.
    pub(crate) changed_at: Timestamp,
    /// What its last checks said.
    pub(crate) last_check: Option<LastCheck>,
}

impl SavedSecret {
    /// Whether every password is at hand, so that it can be sent again.
    pub(crate) fn restorable(&self) -> bool {
        PullSecret::parse(&self.draft).is_ok()
    }

    /// Whether every password is in the keychain.
    pub(crate) fn kept(&self) -> bool {
        self.draft.registries.iter().all(|registry| {
            registry
                .password
                .is_some_and(|password| self.in_keychain.contains(&password))
        })
    }

    pub(crate) fn row(self, side: Side) -> SecretRow {
        SecretRow {
            name: self.draft.name.clone(),
            side,
            changed_at: Some(self.changed_at),
            restorable: self.restorable(),
            kept: self.kept(),
            last_check: self.last_check,
            draft: self.draft,
        }
    }
}

/// What this computer knows of the pull secrets of connections.
pub(crate) struct SavedSecrets {
    pub(crate) records: Records,
    pub(crate) session: SessionPasswords,
}

impl SavedSecrets {
    pub(crate) fn new(records: Records) -> Self {
        Self {
            records,
            session: SessionPasswords::default(),
        }
    }

    /// What is known of all secrets of a connection.
    pub(crate) fn all(&self, connection: ConnectionId) -> Result<Vec<SavedSecret>, Problem> {
        let known = self.records.pull_secrets(connection)?;
        Ok(known
            .into_iter()
            .map(|secret| self.with_session(secret))
            .collect())
    }

    /// What is known of one secret.
    pub(crate) fn get(
        &self,
        connection: ConnectionId,
        name: &str,
    ) -> Result<Option<SavedSecret>, Problem> {
        let known = self.records.pull_secret(connection, name)?;
        Ok(known.map(|secret| self.with_session(secret)))
    }

    /// A saved secret with the passwords of this session.
    pub(crate) fn with_session(&self, secret: PullSecretRecord) -> SavedSecret {
        let session = self.session.of(secret.connection, &secret.name);
        let in_keychain = secret
            .registries
            .iter()
            .filter_map(|registry| registry.password)
            .collect();
        let registries = secret
            .registries
            .into_iter()
            .enumerate()
            .map(|(place, registry)| {
                let in_session = session.get(place).copied().flatten();
                RegistryDraft {
                    preset: registry.preset,
                    registry_key: registry.registry_key,
                    username: registry.username,
                    username_kind: registry.username_kind,
                    password: registry.password.or(in_session),
                }
            });
        SavedSecret {
            draft: Draft {
                name: secret.name,
                registries: registries.collect(),
                images: secret.images,
            },
            in_keychain,
            changed_at: secret.changed_at,
            last_check: secret.checks.and_then(LastCheck::of),
        }
    }

    /// Whether a password is still kept: in this session, or in the keychain for a secret that is known.
    pub(crate) fn hold(&self, password: Handle) -> bool {
        self.session.hold(password) || self.records.knows_password(password).unwrap_or(false)
    }

    /// Forgets what is known of a secret. Gives the passwords that nothing points to any more; they are noted.
    pub(crate) fn remove(&self, connection: ConnectionId, name: &str) -> Vec<Handle> {
        self.session.remove(connection, name);
        match self.records.remove_pull_secret(connection, name) {
            Ok(unowned) => unowned,
            Err(error) => {
                // It shows as gone from the tenant, which is true.
                log::error!("a secret stays in the records: {error}");
                Vec::new()
            }
        }
    }

    /// Writes down what is known of a secret now, `checks` with it. Gives the passwords that nothing points to any more; they are noted.
    pub(crate) fn save(
        &self,
        connection: ConnectionId,
        draft: &Draft,
        in_keychain: &[Handle],
        checks: Option<SecretChecks>,
    ) -> Result<Vec<Handle>, Problem> {
        let kept =
            |password: Option<Handle>| password.filter(|password| in_keychain.contains(password));
        let registries = draft.registries.iter().map(|registry| CredentialRecord {
            preset: registry.preset.clone(),
            registry_key: registry.registry_key.clone(),
            username: registry.username.clone(),
            username_kind: registry.username_kind,
            password: kept(registry.password),
        });
        let superseded = self.records.put_pull_secret(&PullSecretRecord {
            connection,
            name: draft.name.clone(),
            registries: registries.collect(),
            images: draft
                .images
                .iter()
                .filter(|image| !image.trim().is_empty())
                .cloned()
                .collect(),
            changed_at: Timestamp::now(),
            checks,
        })?;
        let passwords = draft.registries.iter().map(|registry| registry.password);
        let in_session =
            passwords.map(|password| password.filter(|password| !in_keychain.contains(password)));
        self.session
            .put(connection, &draft.name, in_session.collect());
        Ok(superseded)
    }
}
