//! Failures on order: which request, and what happens to it instead of a proper answer.

use std::collections::VecDeque;
use std::time::Duration;

use parking_lot::Mutex;
use serde::{Deserialize, Serialize};

use super::echo::Spelling;
use crate::answer::Answer;
use crate::request::{RecordedRequest, Service};

/// What happens to a request that a [`Fault`] fits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Action {
    /// What would have happened anyway; of use with [`Fault::delayed`].
    Proceed,
    /// The connection is reset, and nothing was done.
    ResetBefore,
    /// The request is carried out, then the connection is reset: the answer is lost.
    ResetAfter,
    /// This answer, and nothing was done.
    Instead(Answer),
    /// The request is carried out, but this is the answer.
    Afterwards(Answer),
    /// Carried out; the answer stops half-way, although its length was announced.
    Truncated,
    /// Nothing is done; a 200 whose JSON body never ends.
    Endless,
    /// Nothing is done; a 200 with a JSON body of this many bytes.
    Oversized {
        /// Size of the body.
        bytes: usize,
    },
    /// Carried out; the answer comes one byte at a time.
    Drip {
        /// Pause before each byte.
        millis: u64,
    },
    /// Nothing is done and nothing answered until the other side gives up.
    Hang,
    /// Carried out; the answer carries this many headers of a hundred bytes on top of its own.
    HeaderBomb {
        /// How many headers of a hundred bytes.
        headers: usize,
    },
    /// Nothing is done; an error that repeats the credentials of the request, in a body, a header and a cookie.
    Echo {
        /// The HTTP status of the error.
        status: u16,
        /// How they are spelled.
        spelling: Spelling,
    },
    /// Carried out; the answer's body is compressed, asked for or not.
    Gzip {
        /// Blanks put after the body before compression: many make a bomb.
        padding: usize,
    },
}

/// A failure on order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Fault {
    /// Only requests to this server.
    #[serde(default)]
    service: Option<Service>,
    /// Only requests with this method.
    #[serde(default)]
    method: Option<String>,
    /// Only requests whose path and query contain this text.
    #[serde(default)]
    path_contains: Option<String>,
    /// Time before anything happens.
    #[serde(default)]
    delay_millis: u64,
    /// What happens to a request that matches.
    action: Action,
}

impl Fault {
    /// A fault for every request; narrow it with [`to`](Self::to), [`method`](Self::method) and
    /// [`path`](Self::path).
    pub fn new(action: Action) -> Self {
        Self {
            service: None,
            method: None,
            path_contains: None,
            delay_millis: 0,
            action,
        }
    }

    /// Latency and nothing else.
    pub fn latency(delay: Duration) -> Self {
        Self::new(Action::Proceed).delayed(delay)
    }

    /// Given instead of the proper answer, and nothing is done.
    pub fn answer(answer: Answer) -> Self {
        Self::new(Action::Instead(answer))
    }

    /// Only for requests to this server.
    pub fn to(mut self, service: Service) -> Self {
        self.service = Some(service);
        self
    }

    /// Only for requests with this method.
    pub fn method(mut self, method: &str) -> Self {
        self.method = Some(method.to_owned());
        self
    }

    /// Only for requests whose path and query contain `part`.
    pub fn path(mut self, part: &str) -> Self {
        self.path_contains = Some(part.to_owned());
        self
    }

    /// Waits first, to the millisecond.
    pub fn delayed(mut self, delay: Duration) -> Self {
        self.delay_millis = delay.as_millis().try_into().unwrap_or(u64::MAX);
        self
    }

    pub(crate) fn delay(&self) -> Duration {
        Duration::from_millis(self.delay_millis)
    }

    pub(crate) fn into_action(self) -> Action {
        self.action
    }

    fn fits(&self, request: &RecordedRequest) -> bool {
        self.service
            .is_none_or(|service| service == request.service)
            && self
                .method
                .as_ref()
                .is_none_or(|method| *method == request.method)
            && self
                .path_contains
                .as_ref()
                .is_none_or(|part| request.target.contains(part))
    }
}

/// The failures on order: a queue, each served once, and those that stay.
#[derive(Debug, Default)]
pub struct Faults {
    once: Mutex<VecDeque<Fault>>,
    always: Mutex<Vec<Fault>>,
}

impl Faults {
    /// Orders a fault for the next request that it fits, after those ordered before.
    pub fn push(&self, fault: Fault) {
        self.once.lock().push_back(fault);
    }

    /// Orders a fault for every request that it fits and that no queued fault fits.
    pub fn always(&self, fault: Fault) {
        self.always.lock().push(fault);
    }

    /// Cancels every failure that was ordered.
    pub fn clear(&self) {
        self.once.lock().clear();
        self.always.lock().clear();
    }

    /// How many queued faults still wait for their request.
    pub fn waiting(&self) -> usize {
        self.once.lock().len()
    }

    pub(crate) fn take(&self, request: &RecordedRequest) -> Option<Fault> {
        let mut once = self.once.lock();
        if let Some(at) = once.iter().position(|fault| fault.fits(request)) {
            return once.remove(at);
        }
        self.always
            .lock()
            .iter()
            .find(|fault| fault.fits(request))
            .cloned()
    }
}
