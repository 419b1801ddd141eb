//! A keychain in memory that fails on order, so that tests need none of the OS.

use std::any::Any;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::io;
use std::sync::Arc;
use std::time::Duration;

use keyring::api::{Credential, CredentialApi, CredentialStoreApi};
use keyring::{CredentialStore, Entry, Error, Result};
use parking_lot::{Condvar, Mutex, MutexGuard};

use crate::platform::{Failure, Platform, UnlockFuture};
use crate::{Deadlines, KeychainError, Vault};

/// A keychain in memory; a clone is the same keychain. It starts unlocked, empty and without a fault.
#[derive(Clone, Default)]
pub struct FakeKeychain(Arc<Shared>);

/// How a keychain can fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The store cannot be started.
    Absent,
    /// The keychain is locked and says so.
    Locked,
    /// The keychain is locked but does not say so: it shows no items.
    HidesItems,
    /// Calls block until [`FakeKeychain::recover`].
    Hangs,
    /// Each call takes so long.
    Delays(Duration),
    /// Calls fail as after a restart of the keychain's process, until a new store is started.
    Stale,
    /// Every write and read is refused.
    Refuses,
    /// The platform's store panics, as a faulty driver might.
    Panics,
    /// Each item is there twice.
    Doubles,
    /// Windows holds 2560 bytes in one item.
    HoldsAtMost2560Bytes,
    /// KWallet replaces what is not ASCII.
    HoldsAsciiOnly,
    /// A GNOME keyring without a password ends a secret at its first newline.
    CutsAtNewline,
    /// The last character of an item is lost.
    Truncates,
    /// The last character of an item comes back as another one.
    Garbles,
    /// The person closes the question to unlock.
    IsDismissed,
    /// The person leaves the question to unlock open.
    IsLeftOpen,
}

impl FakeKeychain {
    /// An empty keychain.
    pub fn new() -> Self {
        Self::default()
    }

    /// A vault over this keychain, with the usual deadlines.
    pub fn vault(&self) -> Vault {
        self.vault_within(Deadlines::default())
    }

    /// A vault over this keychain, with deadlines short enough to wait for.
    pub fn vault_within(&self, deadlines: Deadlines) -> Vault {
        Vault::new(Arc::new(self.clone()), deadlines)
    }

    /// From now on it fails so, beside the faults it has.
    pub fn fail(&self, fault: Fault) {
        self.0.state().faults.push(fault);
    }

    /// The call after `calls` good ones fails so, and the one after that does not.
    pub fn fail_once_after(&self, calls: usize, fault: Fault) {
        let mut state = self.0.state();
        state.script.clear();
        state.script.extend(std::iter::repeat_n(None, calls));
        state.script.push_back(Some(fault));
    }

    /// Ends every fault; calls that hang go on.
    pub fn recover(&self) {
        let mut state = self.0.state();
        state.faults.clear();
        state.script.clear();
        self.0.recovered.notify_all();
    }

    /// What it holds: id and text.
    pub fn items(&self) -> BTreeMap<String, String> {
        let text = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).into_owned();
        self.0
            .state()
            .items
            .iter()
            .map(|(id, bytes)| (id.clone(), text(bytes)))
            .collect()
    }

    /// Puts an item there, past all faults.
    pub fn put(&self, id: &str, text: &str) {
        self.0
            .state()
            .items
            .insert(id.to_owned(), text.as_bytes().to_vec());
    }

    /// How many stores were started.
    pub fn starts(&self) -> usize {
        self.0.state().starts
    }
}

impl Platform for FakeKeychain {
    fn store(&self) -> Result<Arc<CredentialStore>> {
        let mut state = self.0.state();
        if state.has(Fault::Absent) {
            return Err(Error::PlatformFailure(Box::new(ScriptedError(
                KeychainError::Absent,
            ))));
        }
        state.starts += 1;
        state.faults.retain(|fault| *fault != Fault::Stale);
        Ok(Arc::new(Store(self.0.clone())))
    }

    fn modifiers(&self) -> HashMap<&'static str, &'static str> {
        HashMap::new()
    }

    fn read_failure(&self, error: &Error) -> Failure {
        let (Error::PlatformFailure(cause) | Error::NoStorageAccess(cause)) = error else {
            return Failure::Keychain(KeychainError::Refused);
        };
        cause
            .downcast_ref::<ScriptedError>()
            .map_or(Failure::StoreIsStale, |said| Failure::Keychain(said.0))
    }

    fn is_locked(&self) -> UnlockFuture<bool> {
        let state = self.0.state();
        let answer = if state.has(Fault::Absent) {
            Err(KeychainError::Absent)
        } else {
            Ok(state.has(Fault::Locked))
        };
        Box::pin(std::future::ready(answer))
    }

    fn unlock(&self) -> UnlockFuture<()> {
        let mut state = self.0.state();
        if state.has(Fault::IsLeftOpen) {
            return Box::pin(std::future::pending());
        }
        if state.has(Fault::IsDismissed) {
            return Box::pin(std::future::ready(Err(KeychainError::Dismissed)));
        }
        state.faults.retain(|fault| *fault != Fault::Locked);
        Box::pin(std::future::ready(Ok(())))
    }
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    recovered: Condvar,
}

#[derive(Default)]
struct State {
    items: BTreeMap<String, Vec<u8>>,
    faults: Vec<Fault>,
    script: VecDeque<Option<Fault>>,
    starts: usize,
}

impl State {
    fn has(&self, fault: Fault) -> bool {
        self.faults.contains(&fault)
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock()
    }

    /// Meets the faults of a call, and gives the state to those calls that go on.
    fn enter(&self) -> Result<MutexGuard<'_, State>> {
        let mut state = self.state();
        let scripted = state.script.pop_front().flatten();
        let standing = state.faults.clone();
        for fault in standing.into_iter().chain(scripted) {
            state = self.meet(fault, state)?;
        }
        Ok(state)
    }

    fn meet<'a>(
        &'a self,
        fault: Fault,
        mut state: MutexGuard<'a, State>,
    ) -> Result<MutexGuard<'a, State>> {
        match fault {
            Fault::Locked => Err(Error::NoStorageAccess(Box::new(ScriptedError(
                KeychainError::Locked,
            )))),
            Fault::HidesItems => Err(Error::NoEntry),
            Fault::Refuses => Err(Error::PlatformFailure(Box::new(ScriptedError(
                KeychainError::Refused,
            )))),
            Fault::Stale => Err(Error::PlatformFailure(Box::new(io::Error::from(
                io::ErrorKind::BrokenPipe,
            )))),
            Fault::Hangs => {
                let hanging = |state: &mut State| state.has(Fault::Hangs);
                self.recovered.wait_while(&mut state, hanging);
                Ok(state)
            }
            Fault::Delays(time) => {
                drop(state);
                std::thread::sleep(time);
                Ok(self.state())
            }
            Fault::Panics => std::panic::resume_unwind(Box::new("ordered")),
            _ => Ok(state),
        }
    }
}

#[derive(Debug, thiserror::Error)]
#[error("said by the fake keychain")]
struct ScriptedError(KeychainError);

struct Store(Arc<Shared>);

impl CredentialStoreApi for Store {
    fn vendor(&self) -> String {
        "fake".to_owned()
    }

    fn id(&self) -> String {
        "fake".to_owned()
    }

    fn build(
        &self,
        _service: &str,
        user: &str,
        _modifiers: Option<&HashMap<&str, &str>>,
    ) -> Result<Entry> {
        Ok(Item::entry(&self.0, user, false))
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

struct Item {
    shared: Arc<Shared>,
    id: String,
    /// One of two under the same id, reached past the other.
    is_twin: bool,
}

impl Item {
    fn entry(shared: &Arc<Shared>, id: &str, is_twin: bool) -> Entry {
        let (shared, id) = (shared.clone(), id.to_owned());
        Entry::new_with_credential(Arc::new(Item {
            shared,
            id,
            is_twin,
        }))
    }

    /// Meets the faults of a call, and gives the state to a call that goes on.
    fn enter(&self) -> Result<MutexGuard<'_, State>> {
        let state = self.shared.enter()?;
        if !self.is_twin && state.has(Fault::Doubles) && state.items.contains_key(&self.id) {
            let twin = || Self::entry(&self.shared, &self.id, true);
            return Err(Error::Ambiguous(vec![twin(), twin()]));
        }
        Ok(state)
    }
}

impl CredentialApi for Item {
    fn set_secret(&self, secret: &[u8]) -> Result<()> {
        let mut state = self.enter()?;
        if state.has(Fault::HoldsAtMost2560Bytes) && secret.len() > 2560 {
            return Err(Error::TooLong("secret".to_owned(), 2560));
        }
        let held = as_held(secret, &state);
        state.items.insert(self.id.clone(), held);
        Ok(())
    }

    fn get_secret(&self) -> Result<Vec<u8>> {
        self.enter()?
            .items
            .get(&self.id)
            .cloned()
            .ok_or(Error::NoEntry)
    }

    fn delete_credential(&self) -> Result<()> {
        let removed = self.enter()?.items.remove(&self.id);
        if removed.is_some() || self.is_twin {
            Ok(())
        } else {
            Err(Error::NoEntry)
        }
    }

    fn get_credential(&self) -> Result<Option<Arc<Credential>>> {
        Ok(None)
    }

    fn get_specifiers(&self) -> Option<(String, String)> {
        None
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

fn as_held(secret: &[u8], state: &State) -> Vec<u8> {
    let mut held = secret.to_vec();
    if state.has(Fault::HoldsAsciiOnly) {
        held.iter_mut()
            .filter(|byte| !byte.is_ascii())
            .for_each(|byte| *byte = b'?');
    }
    if state.has(Fault::CutsAtNewline) {
        held = held
            .split(|byte| *byte == b'\n')
            .next()
            .unwrap_or_default()
            .to_vec();
    }
    if state.has(Fault::Truncates) {
        held.pop();
    }
    if state.has(Fault::Garbles)
        && let Some(last) = held.last_mut()
    {
        *last = if *last == b'A' { b'B' } else { b'A' };
    }
    held
}
