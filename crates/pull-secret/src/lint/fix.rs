//! Applying a fix to a draft.

use crate::{Draft, FieldPath, Fix, FixAction};

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
            if let FieldPath::Image { image } = fix.place
                && image < fixed.images.len()
            {
                fixed.images.remove(image);
            }
        }
    }
    fixed
}

fn value_at(draft: &mut Draft, place: FieldPath) -> Option<&mut String> {
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
