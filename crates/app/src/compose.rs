//! The form of a pull secret: filled from pasted text, edited as JSON, previewed, and written as code.

pub(crate) mod code;
mod credential_helper;
pub(crate) mod credential_import;
mod document_edit;
mod drafts;
mod offers;
mod preview;
mod preview_call;
mod preview_diff;
mod preview_updates;
mod raw_body;
pub(crate) mod sendable;
mod staging;
mod typed_secrets;

use std::sync::Arc;

use records::Records;
use vault::Vault;

use crate::compose::preview_updates::Updates;
use crate::shared::Services;
use crate::shared::drafts::Drafts;
use crate::shared::hidden_usernames::HiddenUsernames;
use crate::shared::routes::Routes;
use crate::shared::saved_secrets::SavedSecrets;
use crate::view::PreviewView;

/// The form while it is filled in.
pub struct Compose {
    records: Records,
    vault: Vault,
    routes: Arc<Routes>,
    saved: Arc<SavedSecrets>,
    drafts: Arc<Drafts>,
    usernames: Arc<HiddenUsernames>,
    previews: Updates<PreviewView>,
}

impl Compose {
    pub(crate) fn new(services: &Services) -> Self {
        Self {
            records: services.records.clone(),
            vault: services.vault.clone(),
            routes: Arc::clone(&services.routes),
            saved: Arc::clone(&services.saved),
            drafts: Arc::clone(&services.drafts),
            usernames: Arc::clone(&services.usernames),
            previews: Updates::default(),
        }
    }
}
