//! Kubernetes Secrets: single, in a `List`, or several in one text; and what other manifests hold of them.

use pasted_text::base64_text::{self, Alphabet};
use pasted_text::placeholder::unfilled;
use pasted_text::{Value, lenient_json};
use zeroize::Zeroizing;

use super::auths::note;
use super::entry::{left_out_of, members, push_login};
use super::kubelet::{self, Original};
use super::{
    ForeignText, Format, Found, ImportError, KubeletVerdict, LeftOut, Part, RepairKind, Taken,
    auths, json, kustomization, search, templates,
};
use crate::Secret;

/// How many Secrets that manifests refer to are named.
const MOST_NAMES: usize = 10;

/// Reads all pull secrets among the manifests, as deep as a `List` in a `List`.
pub(super) fn import_all(manifests: &[Value], found: &mut Found) -> Result<Format, ImportError> {
    let mut format = Format::KubernetesSecret;
    for manifest in manifests {
        format = import_manifest(manifest, found)?.unwrap_or(format);
    }
    if manifests
        .iter()
        .all(|manifest| manifest.member("kind").is_none())
    {
        return search::import_all(manifests, found);
    }
    let is_unreadable = |one: &LeftOut| matches!(one, LeftOut::SecretUnreadable { .. });
    if found.is_empty() && found.left_out.iter().any(is_unreadable) {
        return Err(ImportError::NoCredential);
    }
    Ok(format)
}

/// Reads one manifest; gives the format if it is another one than a Secret.
fn import_manifest(manifest: &Value, found: &mut Found) -> Result<Option<Format>, ImportError> {
    match manifest.member("kind").and_then(Value::text) {
        Some("Secret") => {
            found.secret_name = None;
            import_secret(manifest, found)?;
            found.secret_name = None;
            Ok(None)
        }
        Some("List" | "SecretList") => {
            let items = manifest.member("items").and_then(Value::list);
            for item in items.ok_or(ImportError::NoCredential)? {
                import_manifest(item, found)?;
            }
            Ok(None)
        }
        Some("Kustomization") => kustomization::import(manifest, found).map(Some),
        Some(kind) => {
            import_other(manifest, kind, found);
            Ok(None)
        }
        None => Ok(None),
    }
}

/// A manifest of another kind: known as one without values, or one that may hold a document somewhere.
fn import_other(manifest: &Value, kind: &str, found: &mut Found) {
    let foreign = templates::of_manifest(manifest, kind);
    let is_foreign = foreign.is_some();
    let foreign = foreign.or_else(|| references(manifest));
    found.foreign = found.foreign.take().or(foreign);
    if is_foreign || search::import(manifest, found).is_err() {
        found.left_out.push(LeftOut::OtherDocument {
            document_kind: kind.to_owned(),
        });
    }
}

/// The Secrets that a manifest refers to; `None` if it refers to none.
fn references(manifest: &Value) -> Option<ForeignText> {
    let mut names = Vec::new();
    collect_references(manifest, 0, &mut names);
    names.dedup();
    (!names.is_empty()).then_some(ForeignText::SecretReference { names })
}

fn collect_references(value: &Value, depth: usize, names: &mut Vec<String>) {
    if depth > 24 || names.len() >= MOST_NAMES {
        return;
    }
    for (name, inside) in members(Some(value)) {
        let named = match name {
            "secretName" => inside.text(),
            "secretRef" | "secretKeyRef" | "imagePullSecrets" => {
                let first = inside.list().and_then(|items| items.first());
                let reference = first.unwrap_or(inside);
                reference.member("name").and_then(Value::text)
            }
            _ => None,
        };
        match named.filter(|name| !name.is_empty()) {
            Some(name) => names.push(name.to_owned()),
            None => collect_references(inside, depth + 1, names),
        }
    }
    for item in value.list().unwrap_or_default() {
        collect_references(item, depth + 1, names);
    }
}

/// Username and password of a Secret that says which registry they are for: by Tekton's annotation, or as a repository of
/// Argo CD that is one.
fn import_basic_auth(secret: &Value, found: &mut Found) -> bool {
    let value = |name: &str| {
        let plain = secret
            .member("stringData")
            .and_then(|group| group.member(name));
        let encoded = secret.member("data").and_then(|group| group.member(name));
        let decoded = encoded
            .and_then(Value::text)
            .and_then(base64_text::unwrap_bytes);
        let decoded = decoded.and_then(|(bytes, _)| String::from_utf8(bytes.to_vec()).ok());
        plain
            .and_then(Value::scalar)
            .map(|text| Zeroizing::new(text.to_owned()))
            .or(decoded.map(Zeroizing::new))
    };
    let metadata = secret.member("metadata");
    let annotations = members(metadata.and_then(|metadata| metadata.member("annotations")));
    let mut of_tekton = annotations.filter(|(name, _)| name.starts_with("tekton.dev/docker-"));
    let annotated = of_tekton
        .next()
        .and_then(|(_, value)| value.text().map(str::to_owned));
    let is_oci = value("enableOCI").is_some_and(|text| *text == "true");
    let registry = annotated.or_else(|| value("url").filter(|_| is_oci).map(|url| url.to_string()));
    let (Some(registry), Some(username), Some(password)) =
        (registry, value("username"), value("password"))
    else {
        return false;
    };
    let registry = registry.trim_start_matches("oci://").to_owned();
    let password = Secret::new(password.to_string());
    push_login(registry, username.to_string(), Some(password), found);
    true
}

fn import_secret(secret: &Value, found: &mut Found) -> Result<(), ImportError> {
    let metadata = secret.member("metadata");
    let name = metadata.and_then(|metadata| metadata.member("name"));
    let name = name.and_then(Value::text).unwrap_or_default();
    if secret.member("sops").is_some() {
        found.foreign = Some(ForeignText::Sops);
        return Ok(());
    }
    let value = |group: &str, key: &str| secret.member(group)?.member(key)?.text();
    found.secret_name = Some(name.to_owned()).filter(|name| !name.is_empty());
    let mut pull_secret = import_nested(secret, found)?;
    for (key, is_legacy) in [(".dockerconfigjson", false), (".dockercfg", true)] {
        let plain = value("stringData", key);
        let encoded = value("data", key);
        let Some(text) = plain.or(encoded) else {
            continue;
        };
        if plain.is_some() && encoded.is_some() {
            found.taken.push(Taken::StringDataBeforeData);
        }
        pull_secret = true;
        if let Some(unfilled) = unfilled(text).filter(|_| !text.trim_start().starts_with('{')) {
            found.left_out.push(left_out_of(unfilled, Part::Document));
            continue;
        }
        if is_of_service_account(secret) {
            found.left_out.push(LeftOut::ClusterInternal {
                name: name.to_owned(),
            });
            continue;
        }
        let secret_type = secret
            .member("type")
            .and_then(Value::text)
            .unwrap_or_default();
        let verdict = kubelet::of_secret(&Original {
            secret_type,
            is_legacy,
            encoded,
            plain,
        });
        // Without name and type it is a part of a manifest, of which nothing can be said.
        found.judge(verdict.filter(|_| metadata.is_some() || !secret_type.is_empty()));
        note_type(secret_type, is_legacy, found);
        if import_value(text, plain.is_none(), is_legacy, found).is_err() {
            found.left_out.push(LeftOut::SecretUnreadable {
                name: name.to_owned(),
            });
        }
    }
    if pull_secret || import_under_other_key(secret, found) {
        found.set_name(name);
    } else if !import_basic_auth(secret, found) {
        found.left_out.push(LeftOut::OtherSecret {
            name: name.to_owned(),
        });
    }
    Ok(())
}

/// A document that stands there as an object, which Kubernetes refuses.
fn import_nested(secret: &Value, found: &mut Found) -> Result<bool, ImportError> {
    let groups = ["stringData", "data"]
        .iter()
        .filter_map(|group| secret.member(group));
    let mut documents = groups.filter_map(|group| group.member(".dockerconfigjson"));
    let Some(document) = documents.find(|document| document.object().is_some()) else {
        return Ok(false);
    };
    found.taken.push(Taken::FromNestedObject);
    found.judge(Some(KubeletVerdict::NotStored));
    auths::import_value(document, found)?;
    Ok(true)
}

/// A document under another key, such as `config.json`, which the kubelet does not look at.
fn import_under_other_key(secret: &Value, found: &mut Found) -> bool {
    let groups = [("stringData", false), ("data", true)];
    let mut is_found = false;
    for (group, is_encoded) in groups {
        for text in members(secret.member(group)).filter_map(|(_, value)| value.text()) {
            let inside = base64_text::unwrap(text).filter(|_| is_encoded);
            let text = inside.as_ref().map_or(text, |inside| &inside.text);
            let Some(document) = json::read(text)
                .ok()
                .filter(|document| auths::is_config(&document.value))
            else {
                continue;
            };
            is_found |= auths::import_config(&document.value, found).is_ok();
        }
    }
    if is_found {
        let secret_type = secret
            .member("type")
            .and_then(Value::text)
            .unwrap_or("Opaque");
        note_type(secret_type, false, found);
        found.judge(Some(KubeletVerdict::TypeIgnored {
            secret_type: secret_type.to_owned(),
        }));
    }
    is_found
}

/// Whether OpenShift made it for a service account: a login of the registry inside the cluster.
fn is_of_service_account(secret: &Value) -> bool {
    let annotations = secret
        .member("metadata")
        .and_then(|metadata| metadata.member("annotations"));
    members(annotations).any(|(name, _)| {
        name == "openshift.io/token-secret.name"
            || name == "openshift.io/internal-registry-auth-token.service-account"
    })
}

fn note_type(secret_type: &str, is_legacy: bool, found: &mut Found) {
    let right = match is_legacy {
        true => "kubernetes.io/dockercfg",
        false => "kubernetes.io/dockerconfigjson",
    };
    // Without a type it is a part of a manifest as often as not.
    if !secret_type.is_empty() && secret_type != right {
        note(
            RepairKind::SecretType,
            &format!("type: {secret_type}"),
            &format!("type: {right}"),
            found,
        );
    }
}

/// Reads the value of `.dockerconfigjson` or `.dockercfg`, whatever was done to it once too often or too little.
fn import_value(
    text: &str,
    is_encoded: bool,
    is_legacy: bool,
    found: &mut Found,
) -> Result<(), ImportError> {
    let text = unwrapped(text, is_encoded, found);
    let document = json::read(&text).map_err(|_| ImportError::NoCredential)?;
    let value = inner(document, found)?;
    match is_legacy && !auths::is_config(&value) {
        true => auths::import_dockercfg(&value, found).map(drop),
        false => auths::import_value(&value, found),
    }
}

/// A document that was escaped into a text once more.
fn inner(document: lenient_json::Document, found: &mut Found) -> Result<Value, ImportError> {
    if document.is_lenient {
        found.taken.push(Taken::FromLooseJson);
    }
    let Some(text) = document.value.text() else {
        return Ok(document.value);
    };
    found.taken.push(Taken::FromEscapedTwice);
    let inner = json::read(text).map_err(|_| ImportError::NoCredential)?;
    Ok(inner.value)
}

/// The text of a value: out of its base64, and of what is wrong around it.
fn unwrapped(text: &str, is_encoded: bool, found: &mut Found) -> Zeroizing<String> {
    let mut text = Zeroizing::new(text.trim().to_owned());
    if let Some(inside) = unquoted(&text)
        .filter(|inside| inside.starts_with('{') || base64_text::unwrap(inside).is_some())
    {
        note(RepairKind::QuotesInBlockText, "\"…\"", "…", found);
        text = Zeroizing::new(inside.to_owned());
    }
    let mut layers = 0;
    while let Some(inside) = base64_text::unwrap(&text).filter(|_| layers < 3) {
        if layers == 0 && is_encoded && inside.has_blanks {
            note(RepairKind::FoldedBase64, "data: >-", "data: |-", found);
        }
        if layers == 0 && is_encoded && inside.alphabet == Alphabet::UrlSafe {
            note(RepairKind::DataAlphabet, "- _", "+ /", found);
        }
        text = inside.text;
        layers += 1;
    }
    match (is_encoded, layers) {
        (true, 0) => note(
            RepairKind::TextInsteadOfBase64,
            "data:",
            "stringData:",
            found,
        ),
        (true, 1) | (false, 0) => {}
        (false, 1) => note(RepairKind::InnerFromBase64, "stringData:", "data:", found),
        _ => note(RepairKind::EncodedTwice, "base64 × 2", "base64", found),
    }
    text
}

fn unquoted(text: &str) -> Option<&str> {
    ['"', '\'']
        .iter()
        .find_map(|&quote| text.strip_prefix(quote)?.strip_suffix(quote))
}
