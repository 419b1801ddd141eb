//! What the tenant holds: its pull secrets in order of creation, and its quota. Passwords stay in
//! memory; nothing here is ever written to a disk.

use std::fmt;
use std::time::{Duration, Instant};

use parking_lot::Mutex;

use crate::switches::ListLag;

/// The tenant's pull secrets and quota.
#[derive(Debug)]
pub struct FakeTenant(Mutex<TenantContents>);

#[derive(Debug)]
struct TenantContents {
    secrets: Vec<StoredSecret>,
    max_count: usize,
    unnoticed: Vec<Change>,
}

struct StoredSecret {
    name: String,
    dockerconfigjson: String,
}

/// A change that the list does not show yet.
#[derive(Debug)]
struct Change {
    name: String,
    was_there: bool,
    lists_left: u32,
    until: Instant,
}

/// What came of a creation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Created {
    Now,
    NameTaken,
    QuotaUsedUp,
}

impl FakeTenant {
    pub(crate) fn new(presets: Vec<(String, String)>, max_count: usize) -> Self {
        let secrets = presets.into_iter().map(StoredSecret::from).collect();
        Self(Mutex::new(TenantContents {
            secrets,
            max_count,
            unnoticed: Vec::new(),
        }))
    }

    /// The names in the tenant, in order of creation; list lag does not apply.
    pub fn names(&self) -> Vec<String> {
        self.0.lock().names()
    }

    /// The `.dockerconfigjson` text of a secret, as it is stored.
    pub fn secret(&self, name: &str) -> Option<String> {
        let contents = self.0.lock();
        let at = contents.position(name)?;
        Some(contents.secrets[at].dockerconfigjson.clone())
    }

    /// Puts somebody else's secret there, beyond quota and name rule; replaces one of this name.
    pub fn add_foreign(&self, name: &str, dockerconfigjson: &str) {
        let mut contents = self.0.lock();
        contents.remove(name);
        contents.secrets.push(StoredSecret::from((
            name.to_owned(),
            dockerconfigjson.to_owned(),
        )));
    }

    /// Takes a secret away, as somebody else would; says whether it was there.
    pub fn remove(&self, name: &str) -> bool {
        self.0.lock().remove(name)
    }

    /// Sets the quota; 0 means that pull secrets are disabled.
    pub fn set_max_count(&self, max_count: usize) {
        self.0.lock().max_count = max_count;
    }

    /// The quota of pull secrets.
    pub fn max_count(&self) -> usize {
        self.0.lock().max_count
    }

    pub(crate) fn create(&self, name: &str, dockerconfigjson: &str, lag: ListLag) -> Created {
        let mut contents = self.0.lock();
        if contents.position(name).is_some() {
            return Created::NameTaken;
        }
        if contents.secrets.len() >= contents.max_count {
            return Created::QuotaUsedUp;
        }
        contents.secrets.push(StoredSecret::from((
            name.to_owned(),
            dockerconfigjson.to_owned(),
        )));
        contents.leave_unnoticed(name, false, lag);
        Created::Now
    }

    /// Replaces the text of a secret; says whether there is one of this name.
    pub(crate) fn replace(&self, name: &str, dockerconfigjson: &str) -> bool {
        let mut contents = self.0.lock();
        let Some(at) = contents.position(name) else {
            return false;
        };
        contents.secrets[at].dockerconfigjson = dockerconfigjson.to_owned();
        true
    }

    pub(crate) fn delete(&self, name: &str, lag: ListLag) -> bool {
        let mut contents = self.0.lock();
        let was_there = contents.remove(name);
        if was_there {
            contents.leave_unnoticed(name, true, lag);
        }
        was_there
    }

    /// The names as one list request shows them, lag included.
    pub(crate) fn list(&self) -> Vec<String> {
        let mut contents = self.0.lock();
        let mut names = contents.names();
        contents.unnoticed.retain(Change::is_unnoticed);
        for change in contents.unnoticed.iter_mut().rev() {
            change.lists_left = change.lists_left.saturating_sub(1);
            names.retain(|name| *name != change.name);
            if change.was_there {
                names.push(change.name.clone());
            }
        }
        names
    }
}

impl TenantContents {
    fn names(&self) -> Vec<String> {
        self.secrets
            .iter()
            .map(|secret| secret.name.clone())
            .collect()
    }

    fn position(&self, name: &str) -> Option<usize> {
        self.secrets.iter().position(|secret| secret.name == name)
    }

    fn remove(&mut self, name: &str) -> bool {
        let at = self.position(name);
        at.map(|at| self.secrets.remove(at)).is_some()
    }

    fn leave_unnoticed(&mut self, name: &str, was_there: bool, lag: ListLag) {
        let (lists_left, millis) = match lag {
            ListLag::None => return,
            ListLag::Requests { count } => (count, 0),
            ListLag::Millis { count } => (0, count),
        };
        let until = Instant::now() + Duration::from_millis(millis);
        self.unnoticed.push(Change {
            name: name.to_owned(),
            was_there,
            lists_left,
            until,
        });
    }
}

impl Change {
    fn is_unnoticed(&self) -> bool {
        self.lists_left > 0 || Instant::now() < self.until
    }
}

/// Without the text: it holds what a person typed.
impl fmt::Debug for StoredSecret {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "StoredSecret({})", self.name)
    }
}

impl From<(String, String)> for StoredSecret {
    fn from((name, dockerconfigjson): (String, String)) -> Self {
        Self {
            name,
            dockerconfigjson,
        }
    }
}
