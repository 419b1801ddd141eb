//! The form while it is typed: what sending it would do, and what lint says of it.

use ai_core::{Endpoint, Operation, pull_secrets};
use jiff::Timestamp;
use pull_secret::{
    Code, Draft, FieldPath, FixAction, Handle, PasswordEdit, is_token_for_both, parse_and_lint,
    settled, take_secret, verdicts,
};
use request::Request;

use crate::Problem;
use crate::compose::Compose;
use crate::compose::document_edit::MASK;
use crate::shared::ids::{self, parse_id};
use crate::shared::staged::Staged;
use crate::shared::tenant_clients::endpoint;
use crate::view::{
    Composition, FixCall, PreviewCall, PreviewView, Purpose, RequestKind, RequestView, Update,
};

impl Compose {
    /// Tells the window of the request that sending the form would send, and what lint finds.
    ///
    /// # Errors
    /// [`Problem::Gone`] without the connection.
    pub async fn preview(&self, call: PreviewCall) -> Result<Update<PreviewView>, Problem> {
        let view = self.render_preview(&call.composition)?;
        Ok(self.previews.changes_since(call.since, view))
    }

    /// Draws that request, and says what lint finds.
    ///
    /// # Errors
    /// [`Problem::Gone`] without the connection.
    pub fn render_preview(&self, composition: &Composition) -> Result<PreviewView, Problem> {
        let connection = self
            .records
            .connection(parse_id(&composition.connection)?)?;
        // No secret is opened for a preview, so any handle stands as well for the client secret.
        let endpoint = endpoint(&connection, ids::handle());
        let now = Timestamp::now().as_second();
        let linted = parse_and_lint(&composition.draft, &Staged(&self.vault), now);
        let draft = &with_username_slots(linted.shown.draft);
        let request = request_as_typed(&endpoint, composition.purpose, draft);
        let kind = RequestKind::Api(match composition.purpose {
            Purpose::Create => Operation::Create,
            Purpose::Replace => Operation::Replace,
        });
        let mut findings = linted.findings;
        if connection.practice {
            // The practice tenant pulls on this computer.
            findings.retain(|finding| finding.code != Code::ImageHostPrivate);
        }
        Ok(PreviewView {
            request: self
                .routes
                .routed(RequestView::render(kind, &request), &connection),
            sendable: linted.secret.is_some(),
            verdicts: verdicts(draft),
            findings,
            masked: linted.shown.places,
        })
    }

    /// Applies the fix of a finding. A password is changed where it is, and gets a new handle.
    ///
    /// # Errors
    /// [`Problem::Gone`] when the password is not in memory any more.
    pub async fn apply_fix(&self, FixCall { draft, fix }: FixCall) -> Result<Draft, Problem> {
        match fix.replacement {
            FixAction::EditPassword { edit } => self.edit_password(draft, fix.place, edit),
            FixAction::MoveToPassword => self.move_to_password(draft, fix.place),
            FixAction::SetText { .. }
            | FixAction::ConfirmUsername
            | FixAction::UseRegistry { .. }
            | FixAction::AddRegistry { .. }
            | FixAction::RemoveRegistry
            | FixAction::RemoveImage => Ok(pull_secret::apply(&draft, &fix)),
        }
    }

    /// Takes usernames that are secrets out of the form: one that is the password of its credential, and a token that the
    /// registry takes as both. To be called when such a field is left.
    ///
    /// # Errors
    /// None.
    pub async fn settle_usernames(&self, draft: Draft) -> Result<Draft, Problem> {
        let mut settled = settled(&draft, &Staged(&self.vault));
        for registry in 0..settled.registries.len() {
            if is_token_for_both(&settled, registry) {
                settled = self.move_to_password(settled, FieldPath::Username { registry })?;
            }
        }
        Ok(settled)
    }

    fn edit_password(
        &self,
        mut draft: Draft,
        place: FieldPath,
        edit: PasswordEdit,
    ) -> Result<Draft, Problem> {
        let password = password_at(&mut draft, place).ok_or(Problem::Gone)?;
        let old = password
            .and_then(|handle| self.vault.staged(handle))
            .ok_or(Problem::Gone)?;
        *password = Some(self.vault.stage(edit.apply(&old)));
        Ok(draft)
    }

    fn move_to_password(&self, mut draft: Draft, place: FieldPath) -> Result<Draft, Problem> {
        let (registry, secret) = take_secret(&mut draft, place).ok_or(Problem::Gone)?;
        let registry = draft.registries.get_mut(registry).ok_or(Problem::Gone)?;
        registry.password = Some(self.vault.stage(secret));
        Ok(draft)
    }
}

/// What sending a form would send if it were complete.
pub(super) fn request_as_typed(endpoint: &Endpoint, purpose: Purpose, draft: &Draft) -> Request {
    match purpose {
        Purpose::Create => pull_secrets::create_as_typed(endpoint, draft),
        Purpose::Replace => pull_secrets::replace_as_typed(endpoint, draft),
    }
}

/// A masked draft in which a masked username is a slot, as in the request that is sent. No secret is opened for a
/// drawing, so any handle stands as well for one.
pub(super) fn with_username_slots(mut shown: Draft) -> Draft {
    for registry in &mut shown.registries {
        if registry.username == MASK {
            registry.username.clear();
            registry.hidden_username = Some(ids::handle());
        }
    }
    shown
}

fn password_at(draft: &mut Draft, place: FieldPath) -> Option<&mut Option<Handle>> {
    let FieldPath::Password { registry } = place else {
        return None;
    };
    Some(&mut draft.registries.get_mut(registry)?.password)
}
