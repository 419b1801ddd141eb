//! Notifies subscribers that a connection has changed.

use std::sync::OnceLock;

use records::ConnectionId;

type Subscriber = Box<dyn Fn(ConnectionId) + Send + Sync>;

/// Where it is said that a connection has another token, another right or another address.
#[derive(Default)]
pub(crate) struct ConnectionChanges(OnceLock<Subscriber>);

impl ConnectionChanges {
    /// Calls the subscriber for each change from now on. There is one; a second is not heard.
    pub(crate) fn subscribe(&self, subscriber: impl Fn(ConnectionId) + Send + Sync + 'static) {
        if self.0.set(Box::new(subscriber)).is_err() {
            log::error!("the changes of connections have a subscriber already");
        }
    }

    /// Says that a connection changed.
    pub(crate) fn announce(&self, id: ConnectionId) {
        if let Some(subscriber) = self.0.get() {
            subscriber(id);
        }
    }
}
