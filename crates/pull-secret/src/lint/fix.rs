//! Applying a fix to a draft.

use super::exposed::{registry_of, takes_token_as_username};
use crate::{Draft, FieldPath, Fix, FixAction, RegistryDraft, Secret, UsernameKind, presets};

/// The draft with the fix applied.
///
/// A change to a password comes back unchanged: it is carried out where passwords are kept, by
/// [`PasswordEdit::apply`](crate::PasswordEdit::apply) and [`take_secret`]. So does a fix whose place is not there any more.
pub fn apply(draft: &Draft, fix: &Fix) -> Draft {
    let mut fixed = draft.clone();
    match &fix.replacement {
        FixAction::SetText { text } => {
            if let Some(value) = value_at(&mut fixed, fix.place) {
                value.clone_from(text);
            }
            set_username_kind(&mut fixed, fix.place, UsernameKind::Typed);
        }
        FixAction::ConfirmUsername => {
            set_username_kind(&mut fixed, fix.place, UsernameKind::Confirmed);
        }
        FixAction::EditPassword { .. } | FixAction::MoveToPassword => {}
        FixAction::UseRegistry {
            preset,
            registry_key,
        } => {
            if let FieldPath::RegistryKey { registry } = fix.place
                && let Some(registry) = fixed.registries.get_mut(registry)
            {
                *registry = with_registry(registry.clone(), preset.clone(), registry_key);
            }
        }
        FixAction::AddRegistry {
            preset,
            registry_key,
        } => {
            let empty = RegistryDraft::default();
            let added = with_registry(empty, preset.clone(), registry_key);
            fixed.registries.push(added);
        }
        FixAction::RemoveRegistry => remove_registry(&mut fixed, fix.place),
        FixAction::RemoveImage => {
            if let FieldPath::Image { image } = fix.place
                && image < fixed.images.len()
            {
                fixed.images.remove(image);
            }
        }
    }
    fixed
}

fn set_username_kind(draft: &mut Draft, place: FieldPath, kind: UsernameKind) {
    if let FieldPath::Username { registry } = place
        && let Some(registry) = draft.registries.get_mut(registry)
    {
        registry.username_kind = kind;
    }
}

/// The credential for another registry: the username that only the one before wants goes, any other stays.
fn with_registry(before: RegistryDraft, id: Option<String>, registry_key: &str) -> RegistryDraft {
    let username_of = |id: &Option<String>| {
        let preset = id.as_deref().and_then(presets::preset);
        preset.and_then(|preset| preset.username.clone())
    };
    let is_typed = username_of(&before.preset).as_ref() != Some(&before.username);
    let typed = if is_typed {
        before.username
    } else {
        String::new()
    };
    let settled = username_of(&id);
    RegistryDraft {
        hidden_username: match settled {
            Some(_) => None,
            None => before.hidden_username,
        },
        username_kind: match settled {
            Some(_) => UsernameKind::Typed,
            None => before.username_kind,
        },
        username: settled.unwrap_or(typed),
        preset: id,
        registry_key: registry_key.to_owned(),
        password: before.password,
    }
}

/// Takes the secret out of a field that shows what it contains. Gives the registry whose password it is meant as, and
/// the secret; the field is empty then. `None` if there is no such registry, or no text. A username stays the secret
/// where the registry takes it as both.
pub fn take_secret(draft: &mut Draft, place: FieldPath) -> Option<(usize, Secret)> {
    let registry = registry_of(draft, place)?;
    let text = value_at(draft, place).filter(|text| !text.is_empty())?;
    let secret = Secret::new(std::mem::take(text).trim().to_owned());
    if takes_token_as_username(draft, place) {
        set_username_kind(draft, place, UsernameKind::Password);
    }
    Some((registry, secret))
}

/// The text of a field; `None` for a password or a place that is not there.
pub(super) fn text_at(draft: &Draft, place: FieldPath) -> Option<&str> {
    match place {
        FieldPath::Name => Some(&draft.name),
        FieldPath::RegistryKey { registry } => draft
            .registries
            .get(registry)
            .map(|registry| &*registry.registry_key),
        FieldPath::Username { registry } => draft
            .registries
            .get(registry)
            .map(|registry| &*registry.username),
        FieldPath::Image { image } => draft.images.get(image).map(|image| &**image),
        FieldPath::Password { .. } | FieldPath::Document => None,
    }
}

/// As [`text_at`], to be changed.
pub(super) fn value_at(draft: &mut Draft, place: FieldPath) -> Option<&mut String> {
    match place {
        FieldPath::Name => Some(&mut draft.name),
        FieldPath::RegistryKey { registry } => draft
            .registries
            .get_mut(registry)
            .map(|registry| &mut registry.registry_key),
        FieldPath::Username { registry } => draft
            .registries
            .get_mut(registry)
            .map(|registry| &mut registry.username),
        FieldPath::Image { image } => draft.images.get_mut(image),
        FieldPath::Password { .. } | FieldPath::Document => None,
    }
}

fn remove_registry(draft: &mut Draft, place: FieldPath) {
    let registry = match place {
        FieldPath::RegistryKey { registry }
        | FieldPath::Username { registry }
        | FieldPath::Password { registry } => registry,
        FieldPath::Name | FieldPath::Image { .. } | FieldPath::Document => return,
    };
    if registry < draft.registries.len() {
        draft.registries.remove(registry);
    }
}
