//! The application: what it holds, how it starts, and the small things a person can do.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use jiff::Timestamp;
use pull_secret::{Handle, Preset, Secret, presets};
use records::{Opening, Records, RecordsError};
use request::Environment;
use thiserror::Error;
use vault::Vault;

use crate::Problem;
use crate::compose::credential_import::Imports;
use crate::compose::preview_updates::Updates;
use crate::connections::service_keys::Readings;
use crate::secrets::check_results::CheckedForms;
use crate::secrets::undo::Undos;
use crate::shared::clipboard::{STAYS, SecretClipboard};
use crate::shared::desktop::Desktop;
use crate::shared::events::{Ear, Events};
use crate::shared::network::Net;
use crate::shared::operations::Operations;
use crate::shared::practice_tenant::Practice;
use crate::shared::saved_secrets::SessionPasswords;
use crate::shared::sync::lock;
use crate::shared::tenant_clients::Tenants;
use crate::system::help;
use crate::view::{
    CopyText, Event, HandleRef, HelpTopic, HostView, KeychainState, Notice, OperationRef,
    Preferences, PreviewView, SecretName, Snippets, StartView,
};

/// The first page does not wait longer for a keychain that does not answer.
const LONGEST_AT_START: Duration = Duration::from_secs(2);

/// The application. One method per row of the table of commands, and a few for what only Rust sees.
pub struct App {
    pub(crate) records: Records,
    pub(crate) vault: Vault,
    pub(crate) desktop: Arc<dyn Desktop>,
    pub(crate) net: Net,
    pub(crate) events: Arc<Events>,
    pub(crate) clipboard: SecretClipboard,
    pub(crate) operations: Operations,
    pub(crate) imports: Imports,
    pub(crate) readings: Readings,
    pub(crate) tenants: Tenants,
    pub(crate) practice: Practice,
    pub(crate) session: SessionPasswords,
    pub(crate) undos: Undos,
    pub(crate) checked: CheckedForms,
    pub(crate) previews: Updates<PreviewView>,
    /// Handles that the last run left unsettled.
    pub(crate) left_over: Vec<Handle>,
    folder: PathBuf,
    preferences: Mutex<Preferences>,
    notices: Mutex<Vec<Notice>>,
}

/// The application cannot start.
#[derive(Debug, Error)]
pub enum OpenError {
    /// The records cannot be opened.
    #[error("the records cannot be opened")]
    Records(#[from] RecordsError),
}

impl App {
    /// Opens the application on the records in the folder, with the keychain of this computer.
    ///
    /// # Errors
    /// [`OpenError`]; a damaged file of records is none, see [`Notice`].
    pub fn open(
        folder: &Path,
        preferences: Preferences,
        notices: Vec<Notice>,
        desktop: Arc<dyn Desktop>,
    ) -> Result<Self, OpenError> {
        Self::with_vault(
            folder,
            preferences,
            notices,
            desktop,
            Vault::with_os_keychain(),
        )
    }

    /// Opens it with another vault.
    ///
    /// # Errors
    /// As [`App::open`].
    pub fn with_vault(
        folder: &Path,
        preferences: Preferences,
        mut notices: Vec<Notice>,
        desktop: Arc<dyn Desktop>,
        vault: Vault,
    ) -> Result<Self, OpenError> {
        let (records, opening) = Records::open(folder, Timestamp::now())?;
        let left_over = match opening {
            // What nothing points to as far as this version sees, a newer one may need.
            Opening::ReadOnly { .. } => Vec::new(),
            _ => records
                .unsettled()?
                .iter()
                .map(|left| left.handle)
                .collect(),
        };
        notices.extend(notice(opening));
        let environment = Environment::read(|name| desktop.variable(name));
        let net = Net::open(&preferences.network, environment);
        let events = Arc::new(Events::default());
        Ok(Self {
            records,
            vault,
            clipboard: SecretClipboard::new(Arc::clone(&desktop), Arc::clone(&events), STAYS),
            desktop,
            net,
            events,
            operations: Operations::default(),
            imports: Imports::default(),
            readings: Readings::default(),
            tenants: Tenants::default(),
            practice: Practice::default(),
            session: SessionPasswords::default(),
            undos: Undos::default(),
            checked: CheckedForms::default(),
            previews: Updates::default(),
            left_over,
            folder: folder.to_owned(),
            preferences: Mutex::new(preferences),
            notices: Mutex::new(notices),
        })
    }

    /// Lets a copied secret stay on the clipboard for that long.
    #[must_use]
    pub fn clearing_the_clipboard_after(mut self, stays: Duration) -> Self {
        self.clipboard.stay(stays);
        self
    }

    /// Gives the window all it needs for its first page, and tidies up after an interrupted run.
    ///
    /// # Errors
    /// [`Problem::NotSaved`] when the records cannot be read.
    pub async fn start(&self, (): ()) -> Result<StartView, Problem> {
        let asked = tokio::time::timeout(LONGEST_AT_START, self.vault.state()).await;
        let keychain = asked.map_or(KeychainState::NotAnswering, Into::into);
        match self.tidy_keychain(keychain).await {
            Ok(tidied) => self.note_tidied(tidied),
            Err(problem) => log::error!("the keychain is not tidied: {problem:?}"),
        }
        self.prune_activity();
        let preferences = lock(&self.preferences).clone();
        self.note_used(preferences.connection.as_deref());
        Ok(StartView {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            preferences,
            connections: self.connections()?,
            keychain,
            notices: self.notices().clone(),
            records_folder: self.folder.display().to_string(),
        })
    }

    /// Takes the ear of the window for what it did not ask for.
    pub fn subscribe(&self, ear: Ear) {
        self.events.subscribe(ear);
    }

    /// A file is dragged over the window.
    pub fn drag_entered(&self) {
        self.events.tell(Event::DragEntered);
    }

    /// It is not over the window any more.
    pub fn drag_left(&self) {
        self.events.tell(Event::DragLeft);
    }

    /// Keeps the choices.
    ///
    /// # Errors
    /// [`Problem::ProxyMalformed`], [`Problem::CertificatesUnreadable`]: nothing is changed then.
    /// [`Problem::NotSaved`]; they hold for this session all the same.
    pub async fn set_preferences(&self, preferences: Preferences) -> Result<(), Problem> {
        if lock(&self.preferences).network != preferences.network {
            self.net.change(&preferences.network)?;
            self.tenants.drop_clients();
            // Their tokens went with them.
            for connection in self.records.connections()? {
                self.tell_connection(connection.id);
            }
        }
        if lock(&self.preferences).connection != preferences.connection {
            self.note_used(preferences.connection.as_deref());
        }
        *lock(&self.preferences) = preferences.clone();
        self.desktop
            .save_preferences(&preferences)
            .map_err(|_| Problem::NotSaved)
    }

    /// Asks the keychain how it stands.
    ///
    /// # Errors
    /// None.
    pub async fn keychain_state(&self, (): ()) -> Result<KeychainState, Problem> {
        Ok(self.vault.state().await.into())
    }

    /// Lets the keychain ask the user to unlock it.
    ///
    /// # Errors
    /// What the keychain said: dismissed, absent, not answering.
    pub async fn unlock_keychain(&self, (): ()) -> Result<KeychainState, Problem> {
        self.vault.unlock().await?;
        self.keychain_state(()).await
    }

    /// Holds a secret in memory until it is sent or discarded.
    pub fn stage_secret(&self, secret: Secret) -> pull_secret::Handle {
        self.vault.stage(secret)
    }

    /// Forgets a secret that was typed and not used.
    ///
    /// # Errors
    /// None.
    pub async fn discard_secret(&self, HandleRef { handle }: HandleRef) -> Result<(), Problem> {
        // A secret that was sent may have no other place for its password.
        if !self.session.hold(handle) {
            self.vault.drop_staged(handle);
        }
        Ok(())
    }

    /// The registries the form offers.
    ///
    /// # Errors
    /// None.
    pub async fn presets(&self, (): ()) -> Result<Vec<Preset>, Problem> {
        Ok(presets().to_vec())
    }

    /// The lines that name a pull secret in a template.
    ///
    /// # Errors
    /// [`Problem::NotSendable`] for a name that AI Core would not take.
    pub async fn snippets(&self, SecretName { name }: SecretName) -> Result<Snippets, Problem> {
        let name = pull_secret::SecretName::parse(&name).map_err(|_| Problem::NotSendable)?;
        Ok(Snippets {
            workflow: ai_core::workflow_snippet(&name),
            serving: ai_core::serving_snippet(&name),
        })
    }

    /// Puts text that is no secret on the clipboard.
    ///
    /// # Errors
    /// [`Problem::ClipboardUnavailable`].
    pub async fn copy_text(&self, CopyText { text }: CopyText) -> Result<(), Problem> {
        self.desktop
            .copy(&text)
            .map_err(|_| Problem::ClipboardUnavailable)
    }

    /// Opens a page of help in the browser.
    ///
    /// # Errors
    /// [`Problem::BrowserUnavailable`], with the address to open by hand.
    pub async fn open_help(&self, topic: HelpTopic) -> Result<(), Problem> {
        let Some(url) = help::address(&topic) else {
            return Err(Problem::Gone);
        };
        self.desktop
            .open_page(url)
            .map_err(|_| Problem::BrowserUnavailable {
                url: url.to_owned(),
            })
    }

    /// Every host that was contacted, and why.
    ///
    /// # Errors
    /// [`Problem::NotSaved`] when the records cannot be read.
    pub async fn hosts(&self, (): ()) -> Result<Vec<HostView>, Problem> {
        let hosts = self.records.hosts()?;
        let view = |host| {
            let mut view = HostView::of(host)?;
            view.route = self.route_to_host(&view.host, view.purpose);
            Some(view)
        };
        Ok(hosts.into_iter().filter_map(view).collect())
    }

    /// Cancels a long call.
    ///
    /// # Errors
    /// None.
    pub async fn cancel(&self, OperationRef { operation }: OperationRef) -> Result<(), Problem> {
        self.operations.cancel(&operation);
        Ok(())
    }

    /// A page that is loaded again gets told once how it stands.
    fn note_tidied(&self, tidied: Option<Notice>) {
        let mut notices = self.notices();
        notices.retain(|notice| !matches!(notice, Notice::KeychainNotTidied { .. }));
        notices.extend(tidied);
    }

    /// Whether the user wants new passwords in the keychain.
    pub(crate) fn remembers(&self) -> bool {
        lock(&self.preferences).remember
    }

    pub(crate) fn notices(&self) -> MutexGuard<'_, Vec<Notice>> {
        lock(&self.notices)
    }
}

fn notice(opening: Opening) -> Option<Notice> {
    match opening {
        Opening::Fresh | Opening::Fine => None,
        Opening::Restored { aside } => Some(Notice::RecordsRestored {
            aside: aside.display().to_string(),
        }),
        Opening::StartedAnew { aside } => Some(Notice::RecordsStartedAnew {
            aside: aside.display().to_string(),
        }),
        Opening::ReadOnly { .. } => Some(Notice::RecordsReadOnly),
    }
}
