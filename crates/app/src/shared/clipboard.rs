//! A secret on the clipboard: put there marked as one, and taken off again after a while and at the end, unless
//! something else was copied meanwhile.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::Timestamp;
use pull_secret::Secret;
use zeroize::Zeroizing;

use crate::Problem;
use crate::shared::desktop::Desktop;
use crate::shared::events::Events;
use crate::shared::sync::lock;
use crate::view::Event;

/// How long a secret stays on the clipboard.
const STAYS: Duration = Duration::from_secs(30);

/// The secret that is on the clipboard, if one is. Clones share it.
#[derive(Clone)]
pub(crate) struct SecretClipboard {
    desktop: Arc<dyn Desktop>,
    events: Arc<Events>,
    stays: Arc<Mutex<Duration>>,
    held: Arc<Mutex<Option<Held>>>,
}

struct Held {
    secret: Secret,
    until: Timestamp,
}

impl SecretClipboard {
    pub(crate) fn new(desktop: Arc<dyn Desktop>, events: Arc<Events>) -> Self {
        Self {
            desktop,
            events,
            stays: Arc::new(Mutex::new(STAYS)),
            held: Arc::default(),
        }
    }

    /// Lets secrets stay as long as this from now on.
    pub(crate) fn stay(&self, stays: Duration) {
        *lock(&self.stays) = stays;
    }

    /// Puts a secret on the clipboard. Gives when it goes.
    ///
    /// # Errors
    /// [`Problem::ClipboardUnavailable`].
    pub(crate) fn put(&self, secret: Secret) -> Result<Timestamp, Problem> {
        self.desktop
            .copy_secret(&secret)
            .map_err(|_| Problem::ClipboardUnavailable)?;
        let stays = *lock(&self.stays);
        let until = Timestamp::now() + stays;
        *lock(&self.held) = Some(Held { secret, until });
        let clipboard = self.clone();
        tokio::spawn(async move {
            tokio::time::sleep(stays).await;
            clipboard.clear_what_is_due(until).await;
        });
        Ok(until)
    }

    /// Takes it off now, if it is there.
    pub(crate) async fn clear(&self) {
        let held = lock(&self.held).take();
        if let Some(held) = held {
            self.take_off(held.secret).await;
        }
    }

    /// A secret that was copied later has a time of its own.
    async fn clear_what_is_due(&self, until: Timestamp) {
        let due = lock(&self.held).take_if(|held| held.until == until);
        if let Some(held) = due {
            self.take_off(held.secret).await;
        }
    }

    /// Reading can take seconds when the program that copied last does not answer.
    async fn take_off(&self, secret: Secret) {
        let desktop = Arc::clone(&self.desktop);
        let done = tokio::task::spawn_blocking(move || {
            let found = desktop.clipboard_text().map(Zeroizing::new);
            let ours = found.is_some_and(|found| *found == secret.open());
            if ours {
                desktop.clear_clipboard();
            }
            !ours
        });
        if let Ok(overwritten) = done.await {
            self.events.emit(Event::ClipboardCleared { overwritten });
        }
    }
}
