//! Applying a fix to a draft.

use crate::{Draft, Fix, FixAction, Place};

/// The draft with the fix applied.
///
/// A change to a password comes back unchanged: it is carried out where passwords are kept, by
/// [`PasswordEdit::apply`](crate::PasswordEdit::apply). So does a fix whose place is not there any more.
pub fn apply(draft: &Draft, fix: &Fix) -> Draft {
    let mut fixed = draft.clone();
    match &fix.replacement {
        FixAction::SetText { text } => {
            if let Some(value) = value_at(&mut fixed, fix.place) {
                value.clone_from(text);
            }
        }
        FixAction::EditPassword { .. } => {}
        FixAction::RemoveRegistry => remove_registry(&mut fixed, fix.place),
        FixAction::RemoveImage => {
            if let Place::Image { image } = fix.place
                && image < fixed.images.len()
            {
                fixed.images.remove(image);
            }
        }
    }
    fixed
}

fn value_at(draft: &mut Draft, place: Place) -> Option<&mut String> {
    match place {
        Place::Name => Some(&mut draft.name),
        Place::RegistryKey { registry } => draft
            .registries
            .get_mut(registry)
            .map(|registry| &mut registry.registry_key),
        Place::Username { registry } => draft
            .registries
            .get_mut(registry)
            .map(|registry| &mut registry.username),
        Place::Image { image } => draft.images.get_mut(image),
        Place::Password { .. } | Place::Document => None,
    }
}

fn remove_registry(draft: &mut Draft, place: Place) {
    let registry = match place {
        Place::RegistryKey { registry }
        | Place::Username { registry }
        | Place::Password { registry } => registry,
        Place::Name | Place::Image { .. } | Place::Document => return,
    };
    if registry < draft.registries.len() {
        draft.registries.remove(registry);
    }
}
