//! The way by which the application tells the window what it did not ask for.

use std::sync::Mutex;

use crate::shared::sync::lock;
use crate::view::{Event, Step};

/// Takes an event to the window.
pub type EventListener = Box<dyn Fn(Event) + Send + Sync>;

/// Where events go: to the window that subscribed last, or nowhere yet.
#[derive(Default)]
pub(crate) struct Events(Mutex<Option<EventListener>>);

impl Events {
    /// Sends events there from now on. A page that was loaded again subscribes anew.
    pub(crate) fn subscribe(&self, listener: EventListener) {
        *lock(&self.0) = Some(listener);
    }

    pub(crate) fn emit(&self, event: Event) {
        if let Some(listener) = &*lock(&self.0) {
            listener(event);
        }
    }

    pub(crate) fn progress(&self, operation: &str, step: Step) {
        self.emit(Event::Progress {
            operation: operation.to_owned(),
            step,
        });
    }
}
