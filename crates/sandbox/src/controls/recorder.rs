//! What arrived, byte by byte. It judges nothing: tests compare it with what they meant to send.

use std::collections::VecDeque;

use parking_lot::Mutex;
use tokio::sync::Notify;

use crate::request::{RecordedRequest, Service};

/// Requests kept; the oldest go first, so that a tenant left running does not fill the memory.
const KEPT: usize = 20_000;

/// Keeps every request that arrived, unless [`Settings::record`](crate::Settings::record) is off.
#[derive(Debug)]
pub struct Recorder {
    on: bool,
    requests: Mutex<VecDeque<RecordedRequest>>,
    arrived: Notify,
}

impl Recorder {
    pub(crate) fn new(on: bool) -> Self {
        Self {
            on,
            requests: Mutex::default(),
            arrived: Notify::new(),
        }
    }

    /// All kept requests, the oldest first.
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.requests.lock().iter().cloned().collect()
    }

    /// The kept requests to one of the servers, the oldest first.
    pub fn requests_to(&self, service: Service) -> Vec<RecordedRequest> {
        self.requests()
            .into_iter()
            .filter(|request| request.service == service)
            .collect()
    }

    /// Forgets every request so far.
    pub fn clear(&self) {
        self.requests.lock().clear();
    }

    /// Waits until a request that satisfies `wanted` has arrived, or returns at once if one is kept.
    pub async fn wait_for(&self, wanted: impl Fn(&RecordedRequest) -> bool) -> RecordedRequest {
        loop {
            let arrived = self.arrived.notified();
            tokio::pin!(arrived);
            // Registered before the look, so that nothing slips in between.
            arrived.as_mut().enable();
            if let Some(found) = self.requests.lock().iter().find(|request| wanted(request)) {
                return found.clone();
            }
            arrived.await;
        }
    }

    pub(crate) fn keep(&self, request: &RecordedRequest) {
        if !self.on {
            return;
        }
        let mut requests = self.requests.lock();
        if requests.len() == KEPT {
            requests.pop_front();
        }
        requests.push_back(request.clone());
        self.arrived.notify_waiters();
    }
}
