//! The wiring of the application: makes the services and the features on them. No feature knows it.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use pull_secret::Handle;
use records::{OpenOutcome, Records, RecordsError};
use thiserror::Error;
use vault::Vault;

use crate::activity::Activity;
use crate::activity::log::ActivityLog;
use crate::compose::Compose;
use crate::compose::code::CodeSnippets;
use crate::compose::credential_import::{CredentialImports, PendingImports};
use crate::connections::Connections;
use crate::connections::connection_views::ConnectionViews;
use crate::connections::pasted_texts::PastedTexts;
use crate::connections::service_keys::PendingServiceKeys;
use crate::connections::tenant_status::TenantStatus;
use crate::secrets::Secrets;
use crate::secrets::check_results::CheckResults;
use crate::secrets::checks::Checks;
use crate::secrets::deletions;
use crate::shared::Services;
use crate::shared::clipboard::SecretClipboard;
use crate::shared::desktop::Desktop;
use crate::shared::practice_tenant::PracticeTenant;
use crate::system::System;
use crate::view::{Notice, Preferences};

/// The application: its features, each with the commands that [`for_each_command`](crate::for_each_command) lists.
pub struct App {
    /// The computer it runs on.
    pub system: System,
    /// Texts and files that people give.
    pub pasted: PastedTexts,
    /// Service keys read, saved, tested and exported.
    pub connections: Connections,
    /// How their tenants are.
    pub tenants: TenantStatus,
    /// The pull secrets of a tenant.
    pub secrets: Secrets,
    /// Checks of images against their registries, and their results.
    pub checks: Checks,
    /// The form of a pull secret.
    pub compose: Compose,
    /// Credentials that are taken into it.
    pub imports: CredentialImports,
    /// Requests written as programs, shown and saved.
    pub code: CodeSnippets,
    /// What was sent and what came back.
    pub activity: Activity,
    clipboard: SecretClipboard,
    practice: Arc<PracticeTenant>,
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
    /// [`OpenError`]. A damaged file of records is not an error: see [`Notice`].
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
        let orphans = orphans(&records, &opening, Timestamp::now())?;
        notices.extend(notice(opening));
        let services = Services::new(records, vault, desktop, preferences, orphans);
        let log = Arc::new(ActivityLog::new(&services));
        let views = ConnectionViews::new(&services);
        let service_keys = Arc::new(PendingServiceKeys::new(services.records.clone()));
        let imports = Arc::new(PendingImports::default());
        let results = Arc::new(CheckResults::new(&services));
        Ok(Self {
            system: System::new(&services, &log, &views, folder, notices),
            pasted: PastedTexts::new(&services, &service_keys, &imports),
            connections: Connections::new(&services, &log, &views, &service_keys),
            tenants: TenantStatus::new(&services, &log, &views),
            secrets: Secrets::open(&services, &log, &results)?,
            checks: Checks::new(&services, &log, &results),
            compose: Compose::new(&services),
            imports: CredentialImports::new(&services, &imports),
            code: CodeSnippets::new(&services, &log),
            activity: Activity::new(&services, &log),
            clipboard: services.clipboard,
            practice: services.practice,
        })
    }

    /// Lets a copied secret stay on the clipboard for that long.
    #[must_use]
    pub fn clearing_the_clipboard_after(self, stays: Duration) -> Self {
        self.clipboard.stay(stays);
        self
    }

    /// Takes a copied secret off the clipboard, saves what is being typed, lets go of what only undoing needed, and stops the practice tenant.
    /// Called when the application ends.
    pub async fn close(&self) {
        self.clipboard.clear().await;
        self.compose.close().await;
        self.secrets.close().await;
        self.connections.close().await;
        self.practice.stop().await;
    }
}

/// The handles that the last run did not resolve, and those that only deletions need which cannot be undone any more.
fn orphans(
    records: &Records,
    opening: &OpenOutcome,
    now: Timestamp,
) -> Result<Vec<Handle>, RecordsError> {
    // What nothing points to as far as this version sees, a newer one may need.
    if matches!(opening, OpenOutcome::ReadOnly { .. }) {
        return Ok(Vec::new());
    }
    deletions::remove_expired(records, now)?;
    let left = records.pending_handles()?;
    Ok(left.iter().map(|left| left.handle).collect())
}

fn notice(opening: OpenOutcome) -> Option<Notice> {
    match opening {
        OpenOutcome::Fresh | OpenOutcome::Fine => None,
        OpenOutcome::Restored { aside } => Some(Notice::RecordsRestored {
            aside: aside.display().to_string(),
        }),
        OpenOutcome::StartedAnew { aside } => Some(Notice::RecordsStartedAnew {
            aside: aside.display().to_string(),
        }),
        OpenOutcome::ReadOnly { .. } => Some(Notice::RecordsReadOnly),
    }
}
