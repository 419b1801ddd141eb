//! What holds for any input: round trips, agreement with what is written, and no panic.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail with the test")]

#[path = "any_bytes/dockerconfigjson.rs"]
mod dockerconfigjson;
#[path = "any_bytes/image_reference.rs"]
mod image_reference;

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use pasted_text::placeholder::unfilled;
use proptest::prelude::*;
use pull_secret::import::LeftOut;
use pull_secret::{
    Document, Draft, Handle, ImageReference, Import, Keyring, Pattern, PullSecret, RegistryDraft,
    Secret, SecretName, Target, apply, auth, document, import, lint, verdicts,
};
use reference_readers::{auth_field, docker_cli};

type Entry = (String, String, String);

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn what_is_written_is_read_back_by_kubelet_and_docker(entries in entries()) {
        let text = written(&entries);
        prop_assert_eq!(read(&Document::read(text.as_bytes()).unwrap()), by_key(&entries));
        let config = docker_cli::read(text.as_bytes()).unwrap();
        prop_assert_eq!(read(&Document { entries: config.entries }), by_key(&entries));
    }

    #[test]
    fn an_auth_field_is_read_back(username in "[^:]*", password in any::<String>()) {
        let field = auth_field::encode(username.as_bytes(), password.as_bytes());
        let read = auth::decode(&field).unwrap();
        prop_assert_eq!(read.username, username.as_bytes());
        prop_assert_eq!(&**read.password, password.as_bytes());
    }

    #[test]
    fn whatever_is_imported_is_decoded_from_the_document_written_of_it(entries in entries()) {
        prop_assume!(!entries.iter().any(is_of_a_template));
        for text in wrappings(&entries) {
            let found = import(text.as_bytes()).unwrap();
            let imported = imported(&found);
            let (registries, others): (Vec<Entry>, Vec<Entry>) =
                entries.iter().cloned().partition(|(key, ..)| may_be_a_registry(key));
            let expected: Vec<Entry> = registries.into_iter().map(filled_in).collect();
            prop_assert_eq!(by_key(&imported), by_key(&expected));
            for (key, ..) in &others {
                let left_out = LeftOut::NotARegistry { registry_key: key.clone() };
                prop_assert!(found.left_out.contains(&left_out));
            }
            let document = Document::read(written(&imported).as_bytes()).unwrap();
            prop_assert_eq!(read(&document), by_key(&imported));
        }
    }

    #[test]
    fn a_draft_that_can_be_sent_is_sent_as_typed(entries in entries()) {
        let (draft, _) = draft(&entries, Vec::new());
        let typed: Vec<&str> = draft.registries.iter().map(|r| &*r.registry_key).collect();
        if let Ok(secret) = PullSecret::parse(&draft) {
            let sent: Vec<&str> = secret.credentials.iter().map(|c| &*c.registry_key).collect();
            prop_assert_eq!(sent, typed);
        }
    }

    #[test]
    fn readers_never_panic_on_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        look_at(&bytes);
    }

    #[test]
    fn readers_never_panic_on_mangled_documents(
        entries in entries(),
        cuts in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
    ) {
        for text in wrappings(&entries) {
            let mut bytes = text.into_bytes();
            for (at, byte) in &cuts {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            look_at(&bytes);
        }
    }

    #[test]
    fn command_lines_never_panic(text in "(docker login|curl|kubectl create secret docker-registry|echo) [-a-z $%'\"`\\\\^|<>@{}()=:;&#\n]{0,60}") {
        look_at(text.as_bytes());
    }

    #[test]
    fn lint_and_its_fixes_never_panic(
        entries in proptest::collection::vec((key(), any::<String>(), any::<String>()), 0..4),
        images in proptest::collection::vec(image(), 0..3),
        name in any::<String>(),
    ) {
        let (mut draft, passwords) = draft(&entries, images);
        draft.name = name;
        for finding in lint(&draft, &passwords, 1_790_000_000) {
            if let Some(fix) = &finding.fix {
                apply(&draft, fix);
            }
        }
        verdicts(&draft);
    }

    #[test]
    fn a_name_parsed_is_the_name_written(name in "[a-z0-9._-]{0,8}") {
        if let Ok(parsed) = SecretName::parse(&name) {
            prop_assert_eq!(parsed.as_str(), &*name);
        }
    }

    #[test]
    fn a_normalised_image_is_its_own_normal_form(text in image()) {
        image_reference::holds(text.as_bytes());
    }

    #[test]
    fn an_image_is_served_by_its_own_domain(text in image()) {
        if let Ok(image) = ImageReference::parse(&text)
            && !image.domain().is_empty()
            && !image.domain().starts_with('[')
        {
            let keyring = Keyring::new([[(image.domain(), ())]]);
            let selection = keyring.select(&Target::of_image(&image));
            prop_assert!(selection.rule.is_some(), "{}", image);
        }
    }
}

fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let entry = (key(), "[^:\\x00]{1,12}", "\\PC{1,20}");
    proptest::collection::vec(entry, 1..5).prop_map(|entries| {
        let keys: BTreeMap<String, Entry> = entries
            .into_iter()
            .map(|entry| (entry.0.clone(), entry))
            .collect();
        keys.into_values().collect()
    })
}

fn key() -> impl Strategy<Value = String> {
    prop_oneof![
        "(https://|http://|)[a-z0-9*.-]{1,12}(:[0-9]{1,4}|)(/[a-z0-9]{0,4}){0,3}",
        "[ -~]{1,12}",
    ]
}

fn image() -> impl Strategy<Value = String> {
    "([a-zA-Z0-9.-]{1,8}(:[0-9]{1,4}|)/|)[a-z0-9]{1,4}([._/-][a-z0-9]{1,4}){0,3}(:[a-zA-Z0-9]{1,4}|)"
}

fn written(entries: &[Entry]) -> String {
    document::write(
        entries
            .iter()
            .map(|(key, user, pass)| (&**key, &**user, &**pass)),
    )
}

/// The same entries as a document, a request body, a Secret, base64, and with `auth` fields.
/// A key with white space that the kubelet drops is a line of prose, not a registry.
fn may_be_a_registry(key: &str) -> bool {
    Pattern::of_key(key).is_some() || !key.contains(char::is_whitespace)
}

/// Values that somebody else has to fill in are left empty.
fn filled_in((key, username, password): Entry) -> Entry {
    let value = |text: String| match unfilled(&text) {
        Some(_) => String::new(),
        None => text,
    };
    (key, value(username), value(password))
}

/// A text with one of these is refused as a template.
fn is_of_a_template((key, username, password): &Entry) -> bool {
    unfilled(key).is_some()
        || [key, username, password]
            .iter()
            .any(|text| text.contains("{{") || text.contains("{%"))
}

fn wrappings(entries: &[Entry]) -> Vec<String> {
    let document = written(entries);
    let body = serde_json::json!({"name": "team", "data": {".dockerconfigjson": document}});
    let secret = serde_json::json!({
        "apiVersion": "v1", "kind": "Secret", "stringData": {".dockerconfigjson": document},
    });
    let encoded = STANDARD.encode(&document);
    let yaml = format!("# a comment\nkind: Secret\ndata:\n  .dockerconfigjson: {encoded}\n");
    let auths: serde_json::Map<String, serde_json::Value> = entries
        .iter()
        .map(|(key, user, pass)| {
            let field = auth_field::encode(user.as_bytes(), pass.as_bytes());
            (key.clone(), serde_json::json!({"auth": field}))
        })
        .collect();
    let with_auth = serde_json::json!({"auths": auths});
    let wrapped = [
        body.to_string(),
        secret.to_string(),
        yaml,
        encoded,
        with_auth.to_string(),
    ];
    [vec![document], wrapped.into()].concat()
}

fn read(document: &Document) -> BTreeMap<String, (String, String)> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    document
        .entries
        .iter()
        .map(|(key, entry)| (key.clone(), (text(&entry.username), text(&entry.password))))
        .collect()
}

fn by_key(entries: &[Entry]) -> BTreeMap<String, (String, String)> {
    entries
        .iter()
        .cloned()
        .map(|(key, user, pass)| (key, (user, pass)))
        .collect()
}

fn imported(found: &Import) -> Vec<Entry> {
    let entries = found.credentials.iter().map(|credential| {
        let password = credential.password.as_ref().map_or("", Secret::open);
        (
            credential.registry_key.clone(),
            credential.username.clone(),
            password.to_owned(),
        )
    });
    entries.collect()
}

fn draft(entries: &[Entry], images: Vec<String>) -> (Draft, BTreeMap<Handle, Secret>) {
    let mut passwords = BTreeMap::new();
    let registries = entries
        .iter()
        .zip(1..)
        .map(|((key, username, password), number)| {
            let handle = Handle::from_bytes([number; 16]);
            passwords.insert(handle, Secret::new(password.clone()));
            RegistryDraft {
                preset: None,
                registry_key: key.clone(),
                username: username.clone(),
                password: Some(handle),
                ..RegistryDraft::default()
            }
        });
    let registries = registries.collect();
    (
        Draft {
            name: "team".to_owned(),
            registries,
            images,
        },
        passwords,
    )
}

fn look_at(bytes: &[u8]) {
    dockerconfigjson::holds(bytes);
    image_reference::holds(bytes);
    let _ = import(bytes);
    let _ = auth::decode(&String::from_utf8_lossy(bytes));
}
