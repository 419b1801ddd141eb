//! What checks said, kept with the pull secret they are about: at once if it is known as it was checked, else until it
//! is registered that way.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use pull_secret::Draft;
use records::{ConnectionId, PullSecretRecord, Records, SecretChecks};

use crate::Problem;
use crate::shared::Services;
use crate::shared::saved_secrets::SavedSecrets;
use crate::shared::sync::lock;
use crate::view::{CheckLine, CheckView};

/// What checks said: in the records for saved secrets, in memory for forms that are not registered yet.
pub(crate) struct CheckResults {
    records: Records,
    saved: Arc<SavedSecrets>,
    /// Forms that were checked and what came of it, by the secret they are for, until the application ends.
    forms: Mutex<HashMap<(ConnectionId, String), (Draft, SecretChecks)>>,
}

impl CheckResults {
    pub(crate) fn new(services: &Services) -> Self {
        Self {
            records: services.records.clone(),
            saved: Arc::clone(&services.saved),
            forms: Mutex::default(),
        }
    }

    /// Keeps what checks said of a form.
    pub(crate) fn put(
        &self,
        connection: ConnectionId,
        draft: &Draft,
        view: &CheckView,
    ) -> Result<(), Problem> {
        let checks = without_exchanges(view);
        let place = (connection, draft.name.clone());
        lock(&self.forms).insert(place, (draft.clone(), checks.clone()));
        let record = self.records.pull_secret(connection, &draft.name)?;
        if let Some(record) = record.filter(|record| self.is_of(record, draft)) {
            self.records.put_pull_secret(&PullSecretRecord {
                checks: Some(checks),
                ..record
            })?;
        }
        Ok(())
    }

    /// What the last checks of just this form said, if there were any.
    pub(crate) fn of(&self, connection: ConnectionId, draft: &Draft) -> Option<SecretChecks> {
        let place = (connection, draft.name.clone());
        if let Some((checked, checks)) = lock(&self.forms).get(&place) {
            return proves_the_same(checked, draft).then(|| checks.clone());
        }
        let record = self.records.pull_secret(connection, &draft.name).ok()??;
        let is_same = self.is_of(&record, draft);
        record.checks.filter(|_| is_same)
    }

    /// Whether checks of a saved secret hold for the form.
    fn is_of(&self, record: &PullSecretRecord, draft: &Draft) -> bool {
        let known = self.saved.with_session(record.clone());
        proves_the_same(&known.draft, draft)
    }
}

/// The exchanges are found among the activities; a record with all of them would be long.
fn without_exchanges(view: &CheckView) -> SecretChecks {
    let lines = view.lines.iter().map(|line| CheckLine {
        evidence: Vec::new(),
        ..line.clone()
    });
    SecretChecks {
        checked_at: view.checked_at,
        result: serde_json::to_value(lines.collect::<Vec<_>>()).unwrap_or_default(),
    }
}

/// Whether checks of the one form hold for the other: the same credentials in the same order, for the same images.
fn proves_the_same(one: &Draft, other: &Draft) -> bool {
    let credentials = |draft: &Draft| {
        let all = draft.registries.iter();
        all.map(|it| (it.registry_key.clone(), it.sent_username(), it.password))
            .collect::<Vec<_>>()
    };
    credentials(one) == credentials(other) && images(one) == images(other)
}

/// The images that were named, as they are checked.
fn images(draft: &Draft) -> Vec<&str> {
    let images = draft.images.iter().map(|image| image.trim());
    images.filter(|image| !image.is_empty()).collect()
}
