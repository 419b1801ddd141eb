//! Kubernetes Secrets: single, in a `List`, or several in one text.

use super::{Format, Found, ImportError, LeftOut, Taken, auths, json};
use pasted_text::{Value, base64_text};

/// Reads all pull secrets among the manifests, as deep as a `List` in a `List`.
pub(super) fn import_all(manifests: &[Value], found: &mut Found) -> Result<Format, ImportError> {
    for manifest in manifests {
        import_manifest(manifest, found)?;
    }
    if manifests
        .iter()
        .all(|manifest| manifest.member("kind").is_none())
    {
        return Err(ImportError::Unrecognised);
    }
    Ok(Format::KubernetesSecret)
}

fn import_manifest(manifest: &Value, found: &mut Found) -> Result<(), ImportError> {
    match manifest.member("kind").and_then(Value::text) {
        Some("Secret") => import_secret(manifest, found),
        Some("List" | "SecretList") => {
            let items = manifest.member("items").and_then(Value::list);
            let items = items.ok_or(ImportError::NoCredential)?;
            items
                .iter()
                .try_for_each(|item| import_manifest(item, found))
        }
        Some(kind) => {
            found.left_out.push(LeftOut::OtherDocument {
                document_kind: kind.to_owned(),
            });
            Ok(())
        }
        None => Ok(()),
    }
}

fn import_secret(secret: &Value, found: &mut Found) -> Result<(), ImportError> {
    let name = secret
        .member("metadata")
        .and_then(|metadata| metadata.member("name"));
    let name = name.and_then(Value::text).unwrap_or_default();
    let value = |group: &str, key: &str| secret.member(group)?.member(key)?.text();
    let mut pull_secret = false;
    for (key, is_legacy) in [(".dockerconfigjson", false), (".dockercfg", true)] {
        let plain = value("stringData", key);
        let encoded = value("data", key);
        if plain.is_some() && encoded.is_some() {
            found.taken.push(Taken::StringDataBeforeData);
        }
        match (plain, encoded) {
            (Some(plain), _) => import_value(plain, is_legacy, found)?,
            (None, Some(encoded)) => {
                // Plain text under `data` is refused by Kubernetes; what is meant is clear.
                let decoded = base64_text::unwrap(encoded);
                let text = decoded.as_ref().map_or(encoded, |inside| &inside.text);
                import_value(text, is_legacy, found)?;
            }
            (None, None) => continue,
        }
        pull_secret = true;
    }
    if pull_secret {
        found.set_name(name);
    } else {
        found.left_out.push(LeftOut::OtherSecret {
            name: name.to_owned(),
        });
    }
    Ok(())
}

fn import_value(text: &str, is_legacy: bool, found: &mut Found) -> Result<(), ImportError> {
    let document = json::read(text).map_err(|_| ImportError::NoCredential)?;
    match is_legacy {
        true => auths::import_dockercfg(&document.value, found).map(drop),
        false => auths::import_config(&document.value, found).map(drop),
    }
}
