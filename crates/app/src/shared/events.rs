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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn an_event_goes_to_the_page_that_subscribed_last() {
        let events = Events::default();
        events.emit(Event::Recorded { activity: 1 });
        let (first, second) = (received(&events), received(&events));
        events.emit(Event::Recorded { activity: 2 });
        assert!(lock(&first).is_empty());
        assert_eq!(*lock(&second), [2]);
    }

    /// What a page that subscribes now gets.
    fn received(events: &Events) -> Arc<Mutex<Vec<i64>>> {
        let received = Arc::<Mutex<Vec<i64>>>::default();
        let of_page = Arc::clone(&received);
        events.subscribe(Box::new(move |event| match event {
            Event::Recorded { activity } => lock(&of_page).push(activity),
            _ => panic!("another event"),
        }));
        received
    }
}
