//! The switches of a running tenant, turned by tests.

use parking_lot::Mutex;

use crate::switches::Switches;

/// Holds the switches of a running tenant.
#[derive(Debug)]
pub struct SwitchBoard(Mutex<Switches>);

impl SwitchBoard {
    pub(crate) fn new(switches: Switches) -> Self {
        Self(Mutex::new(switches))
    }

    /// The switches as they are now.
    pub fn get(&self) -> Switches {
        self.0.lock().clone()
    }

    /// Replaces every switch, so that none of earlier ones stays.
    pub fn set(&self, switches: Switches) {
        *self.0.lock() = switches;
    }

    /// Turns some switches and leaves the others.
    pub fn change(&self, turn: impl FnOnce(&mut Switches)) {
        turn(&mut self.0.lock());
    }
}
