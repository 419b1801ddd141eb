//! What this computer knows of a pull secret, as a form that can be sent again.

use std::collections::HashMap;
use std::sync::Mutex;

use jiff::Timestamp;
use pull_secret::{Draft, Handle, PullSecret, RegistryDraft};
use records::{ConnectionId, CredentialRecord, PullSecretRecord, Records, SecretChecks};

use crate::Problem;
use crate::shared::sync::lock;
use crate::view::{LastCheck, SecretRow, Side};

/// Passwords and hidden usernames that are in memory until the application ends, by the secret and the index of the
/// credential in it.
#[derive(Default)]
pub(crate) struct SessionPasswords(Mutex<HashMap<SecretId, InSession>>);

/// A pull secret of a connection.
type SecretId = (ConnectionId, String);
/// For each credential of a secret, in order, what of it is in memory only.
type InSession = Vec<CredentialInSession>;

/// What of a credential is in memory only.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct CredentialInSession {
    password: Option<Handle>,
    hidden_username: Option<Handle>,
}

impl CredentialInSession {
    fn handles(self) -> impl Iterator<Item = Handle> {
        self.password.into_iter().chain(self.hidden_username)
    }
}

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
            .any(|held| held.handles().any(|handle| handle == password))
    }

    /// Forgets those of a whole connection, and gives them.
    pub(crate) fn remove_all(&self, of: ConnectionId) -> Vec<Handle> {
        let mut passwords = lock(&self.0);
        let removed = passwords.extract_if(|(connection, _), _| *connection == of);
        removed
            .flat_map(|(_, held)| held.into_iter().flat_map(CredentialInSession::handles))
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
    /// Which of its passwords and hidden usernames are in the keychain.
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
        let is_kept = |handle| self.in_keychain.contains(&handle);
        let registries = &self.draft.registries;
        let has_password = |registry: &RegistryDraft| registry.password.is_some();
        registries.iter().all(has_password)
            && registries
                .iter()
                .flat_map(RegistryDraft::secrets)
                .all(is_kept)
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
            .flat_map(CredentialRecord::secrets)
            .collect();
        let registries = secret
            .registries
            .into_iter()
            .enumerate()
            .map(|(place, registry)| {
                let in_session = session.get(place).copied().unwrap_or_default();
                RegistryDraft {
                    preset: registry.preset,
                    registry_key: registry.registry_key,
                    username: registry.username,
                    username_kind: registry.username_kind,
                    hidden_username: registry.hidden_username.or(in_session.hidden_username),
                    password: registry.password.or(in_session.password),
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
        let kept = |handle: Option<Handle>| handle.filter(|handle| in_keychain.contains(handle));
        let in_session = |handle: Option<Handle>| handle.filter(|it| !in_keychain.contains(it));
        let registries = draft.registries.iter().map(|registry| CredentialRecord {
            preset: registry.preset.clone(),
            registry_key: registry.registry_key.clone(),
            username: registry.username.clone(),
            username_kind: registry.username_kind,
            hidden_username: kept(registry.hidden_username),
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
        let session = draft.registries.iter().map(|registry| CredentialInSession {
            password: in_session(registry.password),
            hidden_username: in_session(registry.hidden_username),
        });
        self.session.put(connection, &draft.name, session.collect());
        Ok(superseded)
    }
}
