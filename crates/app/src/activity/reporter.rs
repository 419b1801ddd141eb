//! Tells the window how a long call goes on, and keeps each exchange as it happens, so that a call that is cancelled
//! leaves no exchange unrecorded.

use std::sync::{Arc, Mutex};

use ai_core::{CallObserver, Exchange, Operation, Waiting};
use jiff::Timestamp;
use records::ConnectionRecord;

use crate::activity::log::ActivityLog;
use crate::shared::permissions;
use crate::shared::sync::lock;
use crate::view::Step;

/// Reports for one long call on one connection.
pub(crate) struct Reporter<'a> {
    log: &'a ActivityLog,
    connection: &'a ConnectionRecord,
    operation: &'a str,
    /// Every attempt so far, those that were given up too.
    observed: Mutex<Vec<Exchange>>,
}

impl<'a> Reporter<'a> {
    pub(super) fn new(
        log: &'a ActivityLog,
        connection: &'a ConnectionRecord,
        operation: &'a str,
    ) -> Self {
        Self {
            log,
            connection,
            operation,
            observed: Mutex::default(),
        }
    }

    /// Every attempt so far, those that were given up too.
    pub(crate) fn observed(&self) -> Vec<Exchange> {
        lock(&self.observed).clone()
    }
}

impl Reporter<'_> {
    fn note_permission(&self, exchange: &Exchange) {
        let id = self.connection.id;
        if let Some((verb, allowed)) = permissions::observed(exchange)
            && self.log.states.note_observed(id, verb, allowed)
        {
            self.log.changes.announce(id);
        }
    }
}

/// Whether both are the same attempt.
fn is_same(one: &Exchange, other: &Exchange) -> bool {
    match (one.response(), other.response()) {
        (Ok(one), Ok(other)) => Arc::ptr_eq(one, other),
        _ => false,
    }
}

impl CallObserver for Reporter<'_> {
    fn on_sending(&self, operation: Operation) {
        let step = Step::Sending { operation };
        self.log.events.progress(self.operation, step);
    }

    fn on_exchange(&self, exchange: &Exchange) -> Option<i64> {
        let record = self.log.record_exchange(self.connection, &exchange.into());
        lock(&self.observed).push(Exchange {
            record,
            ..exchange.clone()
        });
        self.note_permission(exchange);
        record
    }

    fn corrected(&self, exchange: &Exchange) {
        self.log.correct_exchange(self.connection, &exchange.into());
        let mut observed = lock(&self.observed);
        if let Some(before) = observed
            .iter_mut()
            .rfind(|before| is_same(before, exchange))
        {
            *before = exchange.clone();
        }
        drop(observed);
        self.note_permission(exchange);
    }

    fn on_token_changed(&self) {
        self.log.changes.announce(self.connection.id);
    }

    fn on_waiting(&self, waiting: &Waiting) {
        let left = waiting.until.duration_since(Timestamp::now());
        let step = Step::Waiting {
            seconds: u64::try_from(left.as_millis()).unwrap_or(0).div_ceil(1000),
            attempt: waiting.attempt,
            of: waiting.of,
        };
        self.log.events.progress(self.operation, step);
    }
}
