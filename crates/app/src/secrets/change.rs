//! A change to one pull secret of a tenant, as a value that knows what undoes it.

use pull_secret::{Handle, SecretName};
use records::{ConnectionId, DeletionId};

use crate::compose::sendable::Sendable;
use crate::shared::saved_secrets::SavedSecret;

/// A change to one pull secret.
#[derive(Debug, Clone)]
pub(super) struct Change {
    pub(super) connection: ConnectionId,
    pub(super) action: Action,
}

/// What a change does.
#[derive(Debug, Clone)]
pub(super) enum Action {
    /// Registers a secret that the tenant does not have.
    Create(Entry),
    /// Replaces all credentials of one that is there.
    Replace(Entry),
    /// Deletes the secret of this name.
    Delete(SecretName),
}

/// A pull secret as it is sent, and where its passwords go.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) sendable: Sendable,
    /// Those of its passwords that are in the keychain already.
    pub(super) in_keychain: Vec<Handle>,
    /// Whether the others go there too.
    pub(super) remember: bool,
    /// The deletion that registering it undoes, if the records have it.
    pub(super) deletion: Option<DeletionId>,
}

impl Entry {
    /// A secret as it was saved; `None` if not all of its passwords are at hand.
    pub(super) fn of_saved(saved: &SavedSecret) -> Option<Self> {
        Some(Self {
            sendable: Sendable::of_saved(&saved.draft)?,
            in_keychain: saved.in_keychain.clone(),
            remember: saved.kept(),
            deletion: None,
        })
    }
}

impl Change {
    /// The secret that is changed.
    pub(super) fn name(&self) -> &SecretName {
        match &self.action {
            Action::Create(entry) | Action::Replace(entry) => entry.sendable.name(),
            Action::Delete(name) => name,
        }
    }

    /// The deletion that this undoes, if the records have it.
    pub(super) fn deletion(&self) -> Option<DeletionId> {
        match &self.action {
            Action::Create(entry) => entry.deletion,
            Action::Replace(_) | Action::Delete(_) => None,
        }
    }

    /// What undoes this change, given what was known of the secret before; `None` if that cannot be put back.
    pub(super) fn inverse(&self, before: Option<&SavedSecret>) -> Option<Self> {
        let saved = || before.and_then(Entry::of_saved);
        let action = match &self.action {
            Action::Create(entry) => Action::Delete(entry.sendable.name().clone()),
            Action::Replace(_) => Action::Replace(saved()?),
            Action::Delete(_) => Action::Create(saved()?),
        };
        Some(Self {
            connection: self.connection,
            action,
        })
    }
}

#[cfg(test)]
pub(super) mod tests {
    use jiff::Timestamp;
    use pull_secret::{Draft, RegistryDraft};

    use super::*;

    pub(in crate::secrets) const PASSWORD: Handle = Handle::from_bytes([7; 16]);

    #[test]
    fn a_change_undone_twice_is_the_change_again() {
        let before = known(Some(PASSWORD));
        for action in [
            Action::Create(Entry::of_saved(&before).unwrap()),
            Action::Replace(Entry::of_saved(&before).unwrap()),
            Action::Delete(SecretName::parse("team-images").unwrap()),
        ] {
            let change = Change {
                connection: ConnectionId::from(PASSWORD),
                action,
            };
            let inverse = change.inverse(Some(&before)).unwrap();
            let again = inverse.inverse(Some(&before)).unwrap();
            assert_eq!(format!("{again:?}"), format!("{change:?}"));
        }
    }

    #[test]
    fn what_cannot_be_put_back_has_no_inverse() {
        let delete = Change {
            connection: ConnectionId::from(PASSWORD),
            action: Action::Delete(SecretName::parse("team-images").unwrap()),
        };
        assert!(delete.inverse(None).is_none());
        assert!(delete.inverse(Some(&known(None))).is_none());
    }

    /// A secret with one password, if that is at hand.
    pub(in crate::secrets) fn known(password: Option<Handle>) -> SavedSecret {
        SavedSecret {
            draft: Draft {
                name: "team-images".to_owned(),
                registries: vec![RegistryDraft {
                    preset: None,
                    registry_key: "ghcr.io".to_owned(),
                    username: "anna".to_owned(),
                    password,
                    ..RegistryDraft::default()
                }],
                images: Vec::new(),
            },
            in_keychain: password.into_iter().collect(),
            changed_at: Timestamp::UNIX_EPOCH,
            last_check: None,
        }
    }
}
