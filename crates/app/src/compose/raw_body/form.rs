//! A written body and the form: what the form can hold of it, and which of its values are those of fields.

use pull_secret::{Draft, FieldPath, RegistryDraft};
use request::{Json, Part, Slot, Text};

use super::DATA;
use super::members::{MapMember, member, plain, text_of};
use crate::compose::document_edit::preset_of;
use crate::view::Purpose;

/// What the form can hold of a written body.
pub(super) fn draft_of(json: &Json, purpose: Purpose, form: &Draft) -> Draft {
    let name = match purpose {
        Purpose::Create => member(json, "name").and_then(text_of).unwrap_or_default(),
        Purpose::Replace => form.name.clone(),
    };
    let document = member(json, "data").and_then(|data| member(data, DATA));
    let auths = match document {
        Some(Json::Embedded(document)) => member(document, "auths"),
        _ => None,
    };
    let registries = match auths {
        Some(Json::Object(entries)) => entries
            .iter()
            .map(|(key, entry)| registry(&plain(key), entry, form))
            .collect(),
        _ => Vec::new(),
    };
    Draft {
        name,
        registries,
        images: form.images.clone(),
    }
}

fn registry(key: &str, entry: &Json, form: &Draft) -> RegistryDraft {
    let before = form.registries.iter().find(|one| one.registry_key == key);
    let password = match member(entry, "password") {
        Some(Json::String(Text(parts))) => match parts.as_slice() {
            [Part::Slot(slot)] => Some(slot.handle),
            _ => None,
        },
        _ => None,
    };
    RegistryDraft {
        preset: preset_of(key, before),
        username: member(entry, "username")
            .and_then(text_of)
            .unwrap_or_default(),
        password,
        registry_key: key.to_owned(),
    }
}

/// Notes which values are those of fields of the form, so that they can be found again in a record.
pub(super) fn noted(json: Json) -> Json {
    let named = json.map_member("name", |name| place(name, FieldPath::Name));
    named.map_member("data", |data| {
        data.map_member(DATA, |document| match document {
            Json::Embedded(document) => Json::embedded(document.map_member("auths", note_auths)),
            other => other,
        })
    })
}

fn note_auths(auths: Json) -> Json {
    let Json::Object(entries) = auths else {
        return auths;
    };
    let entries = entries.into_iter().enumerate();
    let entries = entries.map(|(registry, (key, entry))| {
        let entry = entry
            .map_member("username", |value| {
                place(value, FieldPath::Username { registry })
            })
            .map_member("password", |value| {
                place(value, FieldPath::Password { registry })
            });
        (placed(key, FieldPath::RegistryKey { registry }), entry)
    });
    Json::Object(entries.collect())
}

fn place(json: Json, place: FieldPath) -> Json {
    match json {
        Json::String(text) => Json::String(placed(text, place)),
        other => other,
    }
}

fn placed(text: Text, place: FieldPath) -> Text {
    let parts = text.0.into_iter().map(|part| match part {
        Part::Literal { text, .. } => Part::Literal {
            text,
            place: Some(place),
        },
        Part::Slot(slot) => Part::Slot(Slot {
            place: Some(place),
            ..slot
        }),
        other => other,
    });
    Text(parts.collect())
}
