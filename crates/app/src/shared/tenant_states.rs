//! What is in memory of each connection's tenant: its client, what it said last, and a client secret of this session.

use std::collections::{BTreeSet, HashMap};
use std::sync::Mutex;

use ai_core::{AccessToken, Client, Quota};
use jiff::Timestamp;
use pull_secret::Handle;
use records::ConnectionId;

use crate::Problem;
use crate::shared::permissions::{ObservedRights, Verb};
use crate::shared::sync::lock;
use crate::view::TenantReading;

/// What is in memory of each connection's tenant.
#[derive(Default)]
pub(crate) struct TenantStates(Mutex<HashMap<ConnectionId, TenantState>>);

#[derive(Default, Clone)]
struct TenantState {
    client: Option<Client>,
    quota: Option<Quota>,
    list: Option<LastList>,
    reading: Option<TenantReading>,
    /// What the server said of its rights since its token was asked for.
    observed: ObservedRights,
    /// The client secret of a connection whose key is not in the keychain.
    session_secret: Option<Handle>,
}

/// The pull secrets of a tenant as they were listed last, corrected by what was changed from here since.
#[derive(Clone)]
pub(crate) struct LastList {
    /// The secret names that the tenant listed.
    pub(crate) names: BTreeSet<String>,
    /// How many entries the tenant listed without a name.
    pub(crate) nameless: usize,
    /// When the tenant was read.
    pub(crate) read_at: Timestamp,
}

impl TenantStates {
    /// The list that was read last, if one was read since the connection got its key.
    pub(crate) fn list(&self, id: ConnectionId) -> Option<LastList> {
        lock(&self.0).get(&id)?.list.clone()
    }

    pub(crate) fn note_list(&self, id: ConnectionId, list: LastList) {
        lock(&self.0).entry(id).or_default().list = Some(list);
    }

    /// Notes that the tenant holds a secret of this name now, or none any more.
    pub(crate) fn note_changed(&self, id: ConnectionId, name: &str, is_there: bool) {
        let mut tenants = lock(&self.0);
        let tenant = tenants.get_mut(&id);
        let Some(list) = tenant.and_then(|tenant| tenant.list.as_mut()) else {
            return;
        };
        match is_there {
            true => list.names.insert(name.to_owned()),
            false => list.names.remove(name),
        };
    }

    pub(crate) fn quota(&self, id: ConnectionId) -> Option<Quota> {
        lock(&self.0).get(&id)?.quota
    }

    pub(crate) fn note_quota(&self, id: ConnectionId, quota: Option<Quota>) {
        lock(&self.0).entry(id).or_default().quota = quota;
    }

    pub(crate) fn reading(&self, id: ConnectionId) -> Option<TenantReading> {
        lock(&self.0).get(&id)?.reading.clone()
    }

    pub(crate) fn note_reading(&self, id: ConnectionId, reading: TenantReading) {
        lock(&self.0).entry(id).or_default().reading = Some(reading);
    }

    pub(crate) fn observed(&self, id: ConnectionId) -> ObservedRights {
        lock(&self.0)
            .get(&id)
            .map(|tenant| tenant.observed.clone())
            .unwrap_or_default()
    }

    /// Notes what the server said of a right. Gives whether that is new.
    pub(crate) fn note_observed(&self, id: ConnectionId, verb: Verb, allowed: bool) -> bool {
        let mut tenants = lock(&self.0);
        let observed = &mut tenants.entry(id).or_default().observed;
        observed.insert(verb, allowed) != Some(allowed)
    }

    /// Another token may be allowed something else.
    pub(crate) fn forget_observed(&self, id: ConnectionId) {
        if let Some(tenant) = lock(&self.0).get_mut(&id) {
            tenant.observed.clear();
        }
    }

    pub(crate) fn session_secret(&self, id: ConnectionId) -> Option<Handle> {
        lock(&self.0).get(&id)?.session_secret
    }

    /// The connection has another key from now on, and `client` if there is one for it already. Gives the client secret
    /// of this session that the key before had.
    pub(crate) fn renew(
        &self,
        id: ConnectionId,
        session_secret: Option<Handle>,
        client: Option<Client>,
    ) -> Option<Handle> {
        let tenant = TenantState {
            session_secret,
            client,
            ..TenantState::default()
        };
        lock(&self.0).insert(id, tenant)?.session_secret
    }

    pub(crate) fn forget(&self, id: ConnectionId) -> Option<Handle> {
        lock(&self.0).remove(&id)?.session_secret
    }

    /// The network is reached in another way now: every client starts afresh.
    pub(crate) fn drop_clients(&self) {
        lock(&self.0)
            .values_mut()
            .for_each(|tenant| tenant.client = None);
    }

    /// The network is reached in another way now for this connection: its client starts afresh.
    pub(crate) fn drop_client(&self, id: ConnectionId) {
        if let Some(tenant) = lock(&self.0).get_mut(&id) {
            tenant.client = None;
        }
    }

    /// The token that is in memory, valid or not.
    pub(crate) fn token(&self, id: ConnectionId) -> Option<AccessToken> {
        self.client(id)?.cached_token()
    }

    /// The client there is.
    pub(crate) fn client(&self, id: ConnectionId) -> Option<Client> {
        lock(&self.0).get(&id)?.client.clone()
    }

    /// The client there is if it fits, else one that is made now. Callers at the same time get the same, and so one token.
    pub(crate) fn fitting_client(
        &self,
        id: ConnectionId,
        fits: impl FnOnce(&Client) -> bool,
        make: impl FnOnce() -> Result<Client, Problem>,
    ) -> Result<Client, Problem> {
        let mut tenants = lock(&self.0);
        let client = &mut tenants.entry(id).or_default().client;
        let fitting = match client.take().filter(|client| fits(client)) {
            Some(fitting) => fitting,
            None => make()?,
        };
        Ok(client.insert(fitting).clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_right_is_new_once_and_again_when_it_changes_or_the_token_does() {
        let (states, one, other) = (TenantStates::default(), id(1), id(2));
        assert!(states.note_observed(one, Verb::Create, true));
        assert!(!states.note_observed(one, Verb::Create, true));
        assert!(states.note_observed(one, Verb::Create, false));
        assert!(states.note_observed(other, Verb::Create, false));
        states.forget_observed(one);
        assert!(states.observed(one).is_empty());
        assert!(states.note_observed(one, Verb::Create, false));
        assert_eq!(
            states.observed(other),
            ObservedRights::from([(Verb::Create, false)])
        );
    }

    #[test]
    fn a_new_key_keeps_nothing_of_the_old_one() {
        let (states, one) = (TenantStates::default(), id(1));
        let (old, new) = (Handle::from_bytes([3; 16]), Handle::from_bytes([4; 16]));
        assert_eq!(states.renew(one, Some(old), None), None);
        states.note_quota(
            one,
            Some(Quota {
                max: 50,
                used: None,
            }),
        );
        states.note_observed(one, Verb::Read, true);
        assert_eq!(states.session_secret(one), Some(old));
        assert_eq!(states.renew(one, Some(new), None), Some(old));
        assert_eq!(
            (states.quota(one), states.session_secret(one)),
            (None, Some(new))
        );
        assert!(states.observed(one).is_empty());
        assert_eq!(states.forget(one), Some(new));
        assert_eq!(
            (states.forget(one), states.session_secret(one)),
            (None, None)
        );
    }

    fn id(number: u8) -> ConnectionId {
        ConnectionId::from_bytes([number; 16])
    }
}
