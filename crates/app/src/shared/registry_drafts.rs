//! Registry credentials of the form, made of what is read elsewhere: a body that was sent or written, an edited document,
//! an import. One rule says which preset they get.

use pull_secret::{Handle, Pattern, RegistryDraft, Username, UsernameKind, presets};
use request::{Json, Part, Text};

/// The member of `data` that holds the document of a pull secret.
pub(crate) const DATA_KEY: &str = ".dockerconfigjson";

/// A registry credential of the form. A preset stays while its registry key does; without one it is that of the key.
pub(crate) fn registry_draft(
    registry_key: String,
    username: Username,
    password: Option<Handle>,
    before: &[RegistryDraft],
) -> RegistryDraft {
    let same_key = before
        .iter()
        .find(|registry| registry.registry_key == registry_key);
    let chosen = same_key.and_then(|registry| registry.preset.clone());
    let is_unchanged = |registry: &&RegistryDraft| registry.sent_username() == username;
    let confirmed = same_key.filter(is_unchanged).map(|it| it.username_kind);
    let hidden_username = match username {
        Username::Hidden(handle) => Some(handle),
        Username::Text(_) | Username::Password => None,
    };
    let (username, username_kind) = match username {
        Username::Text(text) => (text, confirmed.unwrap_or_default()),
        Username::Password => (String::new(), UsernameKind::Password),
        Username::Hidden(_) => (String::new(), UsernameKind::Typed),
    };
    RegistryDraft {
        preset: chosen.or_else(|| preset_of_key(&registry_key)),
        registry_key,
        username,
        username_kind,
        hidden_username,
        password,
    }
}

/// The registry credentials of the body of a write, in the order of its document; `before` are those of the form that
/// it belongs to. A value that is no string, or a password that is not exactly one slot, is left out.
pub(crate) fn registries_of(body: &Json, before: &[RegistryDraft]) -> Vec<RegistryDraft> {
    let document = body.member("data").and_then(|data| data.member(DATA_KEY));
    let auths = match document {
        Some(Json::Embedded(document)) => document.member("auths"),
        _ => None,
    };
    let Some(Json::Object(entries)) = auths else {
        return Vec::new();
    };
    let registry = |(key, entry): &(Text, Json)| {
        let password = entry.member("password").and_then(slot);
        let username = match entry.member("username").and_then(slot) {
            Some(handle) if Some(handle) == password => Username::Password,
            Some(handle) => Username::Hidden(handle),
            None => {
                let text = entry.member("username").and_then(Json::plain);
                Username::Text(text.unwrap_or_default())
            }
        };
        registry_draft(key.plain(), username, password, before)
    };
    entries.iter().map(registry).collect()
}

fn slot(value: &Json) -> Option<Handle> {
    match value {
        Json::String(Text(parts)) => match parts.as_slice() {
            [Part::Slot(slot)] => Some(slot.handle),
            _ => None,
        },
        _ => None,
    }
}

/// The id of the preset whose registry a key is for.
fn preset_of_key(registry_key: &str) -> Option<String> {
    let pattern = Pattern::of_key(registry_key)?;
    presets::preset_of_host(&pattern.host()).map(|preset| preset.id.clone())
}

#[cfg(test)]
mod tests {
    use request::{Slot, SlotKind};

    use super::*;

    fn draft(registry_key: &str, preset: Option<&str>) -> RegistryDraft {
        RegistryDraft {
            registry_key: registry_key.to_owned(),
            preset: preset.map(str::to_owned),
            ..RegistryDraft::default()
        }
    }

    fn body(auths: Json) -> Json {
        let document = Json::object([("auths", auths)]);
        Json::object([("data", Json::object([(DATA_KEY, Json::embedded(document))]))])
    }

    fn masked(byte: u8) -> Json {
        Json::String(Text::slot(Slot {
            secret: SlotKind::RegistryPassword,
            handle: Handle::from_bytes([byte; 16]),
            place: None,
        }))
    }

    #[test]
    fn a_chosen_preset_stays_with_its_key_and_another_key_gets_its_own() {
        let before = [
            draft("ghcr.io", Some("docker-hub")),
            draft("quay.io", None),
            draft("ghcr.io", Some("ghcr")),
        ];
        for (key, preset) in [
            ("ghcr.io", Some("docker-hub")),
            ("quay.io", Some("quay")),
            ("https://index.docker.io/v1/", Some("docker-hub")),
            ("https://ghcr.io", Some("ghcr")),
            ("registry.invalid", None),
            ("", None),
        ] {
            let made = registry_draft(key.to_owned(), Username::Text(String::new()), None, &before);
            assert_eq!(made.preset.as_deref(), preset, "{key}");
            assert_eq!(made.registry_key, key);
        }
    }

    #[test]
    fn the_credentials_of_a_body_come_in_its_order_with_their_passwords() {
        let entry = |username, password| {
            Json::object([("username", Json::string(username)), ("password", password)])
        };
        let auths = Json::object([
            ("quay.io", entry("b", masked(2))),
            ("ghcr.io", entry("a", masked(1))),
        ]);
        let found = registries_of(&body(auths), &[draft("quay.io", Some("docker-hub"))]);
        let expected = [
            RegistryDraft {
                username: "b".to_owned(),
                password: Some(Handle::from_bytes([2; 16])),
                ..draft("quay.io", Some("docker-hub"))
            },
            RegistryDraft {
                username: "a".to_owned(),
                password: Some(Handle::from_bytes([1; 16])),
                ..draft("ghcr.io", Some("ghcr"))
            },
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_password_that_is_more_or_less_than_a_slot_is_left_out() {
        for password in [
            Json::Null,
            Json::string("typed"),
            Json::String(Text::default()),
            Json::String(Text::from("before").then(match masked(1) {
                Json::String(text) => text,
                other => panic!("{other:?}"),
            })),
        ] {
            let auths = Json::object([("ghcr.io", Json::object([("password", password.clone())]))]);
            let found = registries_of(&body(auths), &[]);
            assert_eq!(found, [draft("ghcr.io", Some("ghcr"))], "{password:?}");
        }
    }

    #[test]
    fn a_body_of_another_form_has_no_credentials() {
        let plain_text = Json::object([("data", Json::object([(DATA_KEY, Json::string("{}"))]))]);
        for other in [
            Json::Null,
            Json::object([("name", Json::string("acme"))]),
            plain_text,
            body(Json::Array(vec![Json::Null])),
            body(Json::Null),
        ] {
            assert_eq!(registries_of(&other, &[]), [], "{other:?}");
        }
    }
}
