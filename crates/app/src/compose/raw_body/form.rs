//! A written body and the form: what the form can hold of it, and which of its values are those of fields.

use pull_secret::{Draft, FieldPath};
use request::{Json, Part, Slot, Text};

use crate::shared::registry_drafts::{DATA_KEY, registries_of};
use crate::view::Purpose;

/// What the form can hold of a written body.
pub(super) fn draft_of(json: &Json, purpose: Purpose, form: &Draft) -> Draft {
    let name = match purpose {
        Purpose::Create => json
            .member("name")
            .and_then(Json::plain)
            .unwrap_or_default(),
        Purpose::Replace => form.name.clone(),
    };
    Draft {
        name,
        registries: registries_of(json, &form.registries),
        images: form.images.clone(),
    }
}

/// Notes which values are those of fields of the form, so that they can be found again in a record.
pub(super) fn noted(json: Json) -> Json {
    let named = json.map_member("name", |name| place(name, FieldPath::Name));
    named.map_member("data", |data| {
        data.map_member(DATA_KEY, |document| match document {
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

#[cfg(test)]
mod tests {
    use pull_secret::{Handle, RegistryDraft};
    use request::{RawJson, SlotKind};

    use super::*;

    #[test]
    fn values_that_are_fields_of_the_form_are_marked_and_no_others() {
        let json = noted(body(
            r#"{"auths":{"quay.io":{"username":"bert"},"ghcr.io":{"email":"x","password":"MASK"}},"x":"y"}"#,
        ));
        let mut places = Vec::new();
        collect(&json, &mut places);
        let [first, second] = [0, 1].map(|registry| {
            (
                FieldPath::RegistryKey { registry },
                FieldPath::Username { registry },
                FieldPath::Password { registry },
            )
        });
        let expected = [FieldPath::Name, first.0, first.1, second.0, second.2];
        assert_eq!(places, expected);
    }

    #[test]
    fn marking_changes_nothing_of_what_is_said() {
        for text in [
            "[]",
            "null",
            r#"{"name":1,"data":[]}"#,
            r#"{"data":{".dockerconfigjson":"no json"}}"#,
        ] {
            let json = Json::parse(text).unwrap();
            assert_eq!(noted(json.clone()), json, "{text}");
        }
    }

    #[test]
    fn the_form_holds_what_the_body_says_and_keeps_its_images_and_presets() {
        let form = Draft {
            name: "old".to_owned(),
            registries: vec![RegistryDraft {
                registry_key: "ghcr.io".to_owned(),
                preset: Some("other".to_owned()),
                ..RegistryDraft::default()
            }],
            images: vec!["ghcr.io/acme/train:1".to_owned()],
        };
        let json = body(r#"{"auths":{"ghcr.io":{"username":"anna","password":"MASK"}}}"#);
        for (purpose, name) in [(Purpose::Create, "team"), (Purpose::Replace, "old")] {
            let expected = Draft {
                name: name.to_owned(),
                registries: vec![RegistryDraft {
                    username: "anna".to_owned(),
                    password: Some(slot().handle),
                    ..form.registries[0].clone()
                }],
                images: form.images.clone(),
            };
            assert_eq!(draft_of(&json, purpose, &form), expected);
        }
    }

    fn body(document: &str) -> Json {
        let document = document.replace("MASK", &RawJson::mask(0));
        let document = serde_json::to_string(&document).unwrap();
        let text = format!(r#"{{"name":"team","data":{{".dockerconfigjson":{document}}}}}"#);
        RawJson::read(&text, &[slot()]).unwrap().json().clone()
    }

    fn slot() -> Slot {
        Slot {
            secret: SlotKind::RegistryPassword,
            handle: Handle::from_bytes([7; 16]),
            place: None,
        }
    }

    fn collect(json: &Json, places: &mut Vec<FieldPath>) {
        match json {
            Json::String(text) => places.extend(text.0.iter().filter_map(place_of)),
            Json::Array(items) => items.iter().for_each(|item| collect(item, places)),
            Json::Object(members) => members.iter().for_each(|(key, value)| {
                places.extend(key.0.iter().filter_map(place_of));
                collect(value, places);
            }),
            Json::Embedded(inner) => collect(inner, places),
            Json::Null | Json::Bool(_) | Json::Number(_) => {}
        }
    }

    fn place_of(part: &Part) -> Option<FieldPath> {
        match part {
            Part::Literal { place, .. } => *place,
            Part::Slot(slot) => slot.place,
            Part::Base64 { .. } => None,
        }
    }
}
