//! Whatever is saved and removed in whatever order: a password that something points to is never pending for deletion,
//! and one that nothing points to any more always is. The first would lose it, the second would leave it in the keychain.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use pull_secret::{Handle, UsernameKind};
use records::{
    ConnectionRecord, CredentialRecord, DeletedSecretRecord, DeletionId, DraftKey, DraftRecord,
    PendingHandle, PullSecretRecord, Records, RecordsError,
};
use tempfile::TempDir;

use crate::support;

/// What can point to a handle, by the number of its connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Owner {
    Connection(u8),
    PullSecret(u8, &'static str),
    Draft(u8, &'static str),
    /// A deletion of the secret of this name that can be undone.
    Deletion(u8, &'static str),
}

#[derive(Clone, Debug)]
enum Step {
    /// The keychain item is about to be written.
    Begin(Handle),
    /// The keychain item is deleted.
    Settle(Handle),
    /// Saves the owner with these handles; of a connection the first alone.
    Put(Owner, Vec<Handle>),
    Remove(Owner),
    /// The application ends and starts again.
    Restart,
}

/// Opens them as soon as nobody has their lock: a program that another test starts has it for a moment, too.
fn open(folder: &Path) -> Records {
    let end = Instant::now() + Duration::from_secs(10);
    loop {
        match Records::open(folder, Timestamp::UNIX_EPOCH) {
            Err(RecordsError::InUse) if Instant::now() < end => std::thread::yield_now(),
            opened => return opened.unwrap().0,
        }
    }
}

/// What the records should hold.
#[derive(Default)]
struct Model {
    owners: BTreeMap<Owner, BTreeSet<Handle>>,
    pending: BTreeSet<Handle>,
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn a_password_is_pending_exactly_while_nothing_points_to_it(steps in vec(step(), 1..40)) {
        let folder = TempDir::new().unwrap();
        let open = || open(folder.path());
        let mut records = Some(open());
        let mut model = Model::default();
        for step in &steps {
            if matches!(step, Step::Restart) {
                drop(records.take());
                records = Some(open());
            }
            let records = records.as_ref().unwrap();
            let freed = take(records, step).map(BTreeSet::from_iter);
            prop_assert_eq!(freed.ok(), model.take(step), "{:?}", step);
            prop_assert_eq!(records.pending_handles().unwrap(), model.pending(), "{:?}", step);
        }
    }
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => handle().prop_map(Step::Begin),
        1 => handle().prop_map(Step::Settle),
        8 => (owner(), vec(handle(), 0..4)).prop_map(|(owner, handles)| Step::Put(owner, handles)),
        3 => owner().prop_map(Step::Remove),
        1 => Just(Step::Restart),
    ]
}

fn owner() -> impl Strategy<Value = Owner> {
    let name = prop_oneof![Just("a"), Just("b")];
    prop_oneof![
        2 => (1..3_u8).prop_map(Owner::Connection),
        2 => (1..3_u8, name.clone()).prop_map(|(of, name)| Owner::PullSecret(of, name)),
        2 => (1..3_u8, name.clone()).prop_map(|(of, name)| Owner::Draft(of, name)),
        2 => (1..3_u8, name).prop_map(|(of, name)| Owner::Deletion(of, name)),
    ]
}

fn handle() -> impl Strategy<Value = Handle> {
    (1..5_u8).prop_map(|number| Handle::from_bytes([number; 16]))
}

/// Does the step; gives the handles that nothing points to any more because of it.
fn take(records: &Records, step: &Step) -> Result<Vec<Handle>, RecordsError> {
    let nothing = |()| Vec::new();
    match step {
        Step::Begin(handle) => records.add_pending_handle(*handle).map(nothing),
        Step::Settle(handle) => records.remove_pending_handle(*handle).map(nothing),
        Step::Put(Owner::Connection(number), handles) => {
            let connection = ConnectionRecord {
                client_secret: handles.first().copied(),
                ..support::connection(*number, Timestamp::UNIX_EPOCH)
            };
            match records.add_connection(&connection) {
                Err(RecordsError::AlreadyThere) => records.update_connection(&connection),
                added => added.map(nothing),
            }
        }
        Step::Put(Owner::PullSecret(of, name), handles) => {
            records.put_pull_secret(&pull_secret(*of, name, handles))
        }
        Step::Put(Owner::Draft(of, name), handles) => records.put_draft(&DraftRecord {
            key: draft_key(*of, name),
            form: serde_json::Value::Null,
            passwords: handles.clone(),
            changed_at: Timestamp::UNIX_EPOCH,
        }),
        Step::Put(Owner::Deletion(of, name), handles) => {
            let deleted = DeletedSecretRecord {
                id: deletion(*of, name),
                connection: support::connection(*of, Timestamp::UNIX_EPOCH).id,
                secret: serde_json::Value::Null,
                passwords: handles.clone(),
                deleted_at: Timestamp::UNIX_EPOCH,
                restore_sent: false,
            };
            records.move_to_deleted(name, &deleted)
        }
        Step::Remove(Owner::Connection(number)) => {
            records.remove_connection(support::connection(*number, Timestamp::UNIX_EPOCH).id)
        }
        Step::Remove(Owner::PullSecret(of, name)) => {
            let of = support::connection(*of, Timestamp::UNIX_EPOCH).id;
            records.remove_pull_secret(of, name)
        }
        Step::Remove(Owner::Deletion(of, name)) => records.remove_deleted([deletion(*of, name)]),
        Step::Remove(Owner::Draft(of, name)) => records.remove_draft(&draft_key(*of, name)),
        Step::Restart => Ok(Vec::new()),
    }
}

fn pull_secret(of: u8, name: &str, passwords: &[Handle]) -> PullSecretRecord {
    let credential = |(place, handle): (usize, &Handle)| CredentialRecord {
        preset: None,
        registry_key: "ghcr.io".to_owned(),
        username: String::new(),
        username_kind: UsernameKind::Typed,
        hidden_username: (place % 2 == 1).then_some(*handle),
        password: (place % 2 == 0).then_some(*handle),
    };
    PullSecretRecord {
        connection: support::connection(of, Timestamp::UNIX_EPOCH).id,
        name: name.to_owned(),
        registries: passwords.iter().enumerate().map(credential).collect(),
        images: Vec::new(),
        changed_at: Timestamp::UNIX_EPOCH,
        checks: None,
    }
}

fn deletion(of: u8, name: &str) -> DeletionId {
    let mut bytes = [of; 16];
    bytes[0] = name.as_bytes()[0];
    DeletionId::from(Handle::from_bytes(bytes))
}

fn draft_key(of: u8, name: &str) -> DraftKey {
    DraftKey {
        connection: support::connection(of, Timestamp::UNIX_EPOCH).id,
        purpose: "create".to_owned(),
        name: name.to_owned(),
    }
}

impl Owner {
    fn connection(self) -> u8 {
        match self {
            Self::Connection(of)
            | Self::PullSecret(of, _)
            | Self::Draft(of, _)
            | Self::Deletion(of, _) => of,
        }
    }
}

impl Model {
    /// Does the step; `None` where the records refuse it, since there is no such connection.
    fn take(&mut self, step: &Step) -> Option<BTreeSet<Handle>> {
        match step {
            Step::Begin(handle) => {
                self.pending.insert(*handle);
            }
            Step::Settle(handle) => {
                self.pending.remove(handle);
            }
            Step::Put(owner, handles) => return self.put(*owner, handles),
            Step::Remove(owner) => return self.remove(*owner),
            Step::Restart => {}
        }
        Some(BTreeSet::new())
    }

    fn put(&mut self, owner: Owner, handles: &[Handle]) -> Option<BTreeSet<Handle>> {
        let is_connection = matches!(owner, Owner::Connection(_));
        if !is_connection && !self.has_connection(owner) {
            return None;
        }
        let most = if is_connection { 1 } else { handles.len() };
        let now: BTreeSet<Handle> = handles.iter().take(most).copied().collect();
        let before = match owner {
            Owner::Deletion(..) if self.owners.contains_key(&owner) => return None,
            Owner::Deletion(of, name) => {
                self.owners.insert(owner, now.clone());
                self.owners.remove(&Owner::PullSecret(of, name))
            }
            _ => self.owners.insert(owner, now.clone()),
        };
        // A draft is saved at each pause of typing: while its passwords are the same, nothing else is touched.
        let is_draft = matches!(owner, Owner::Draft(..));
        if is_draft
            && handles.len() == now.len()
            && before.as_ref().unwrap_or(&BTreeSet::new()) == &now
        {
            return Some(BTreeSet::new());
        }
        Some(self.resolve(before.into_iter().flatten().chain(now)))
    }

    fn remove(&mut self, owner: Owner) -> Option<BTreeSet<Handle>> {
        let with_all = matches!(owner, Owner::Connection(_));
        if with_all && !self.has_connection(owner) {
            return None;
        }
        let mut freed = Vec::new();
        self.owners.retain(|one, handles| {
            let goes = *one == owner || with_all && one.connection() == owner.connection();
            if goes {
                freed.extend(handles.iter().copied());
            }
            !goes
        });
        Some(self.resolve(freed))
    }

    fn resolve(&mut self, handles: impl IntoIterator<Item = Handle>) -> BTreeSet<Handle> {
        let (owned, free): (BTreeSet<_>, BTreeSet<_>) = handles
            .into_iter()
            .partition(|handle| self.is_owned(handle));
        self.pending.retain(|handle| !owned.contains(handle));
        self.pending.extend(&free);
        free
    }

    fn has_connection(&self, owner: Owner) -> bool {
        self.owners
            .contains_key(&Owner::Connection(owner.connection()))
    }

    fn is_owned(&self, handle: &Handle) -> bool {
        self.owners.values().any(|handles| handles.contains(handle))
    }

    fn pending(&self) -> Vec<PendingHandle> {
        let pending = self.pending.iter().map(|handle| PendingHandle {
            handle: *handle,
            owned: self.is_owned(handle),
        });
        pending.collect()
    }
}
