//! Docker's `config.json`, podman's `auth.json` and the older `.dockercfg`: entries by registry key.

use std::collections::BTreeMap;

use pasted_text::{Object, Value};
use zeroize::Zeroizing;

use super::helper::is_helper_name;
use super::{AskHelper, Format, Found, ImportError, ImportedCredential, LeftOut, Taken};
use crate::Secret;
use crate::auth;
use crate::go::json::means_field;

/// Keys under which docker keeps the tokens of its device login.
const DEVICE_LOGIN: [&str; 2] = [
    "https://index.docker.io/v1/access-token",
    "https://index.docker.io/v1/refresh-token",
];

/// Reads a document with `auths`, `credsStore` or `credHelpers`.
pub(super) fn import_config(root: &Value, found: &mut Found) -> Result<Format, ImportError> {
    let helpers = Helpers::of(root);
    let mut keys = Vec::new();
    let mut asked: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (key, entry) in members(field(root, "auths")) {
        keys.push(key);
        if DEVICE_LOGIN.contains(&key) {
            found.left_out.push(LeftOut::DeviceLogin {
                registry_key: key.to_owned(),
            });
            continue;
        }
        match helpers.of_key(key) {
            Some(helper) if !has_login(entry) => {
                asked.entry(helper).or_default().push(key.to_owned());
            }
            _ => import_entry(key, entry, found),
        }
    }
    for (key, helper) in &helpers.of_single_keys {
        if !keys.contains(key) {
            asked.entry(helper).or_default().push((*key).to_owned());
        }
    }
    if let Some(store) = helpers.of_all
        && keys.is_empty()
    {
        asked.entry(store).or_default();
    }
    for (helper, registry_keys) in asked {
        match is_helper_name(helper) {
            true => found.helpers.push(AskHelper {
                helper: helper.to_owned(),
                registry_keys,
            }),
            false => found.left_out.push(LeftOut::HelperName),
        }
    }
    Ok(if looks_like_podman(root, &keys) {
        Format::PodmanAuth
    } else {
        Format::DockerConfig
    })
}

/// Reads entries by registry key without `auths` around them.
pub(super) fn import_dockercfg(root: &Value, found: &mut Found) -> Result<Format, ImportError> {
    let is_empty = root.object().is_none_or(Object::is_empty);
    if is_empty || !members(Some(root)).all(|(_, entry)| looks_like_entry(entry)) {
        return Err(ImportError::Unrecognised);
    }
    members(Some(root)).for_each(|(key, entry)| import_entry(key, entry, found));
    Ok(Format::Dockercfg)
}

/// Which helper keeps the credential of which key (docker/cli `getConfiguredCredentialStore`).
struct Helpers<'j> {
    of_all: Option<&'j str>,
    of_single_keys: Vec<(&'j str, &'j str)>,
}

impl<'j> Helpers<'j> {
    fn of(root: &'j Value) -> Self {
        let single = members(field(root, "credHelpers"));
        let named = |helper: &&str| !helper.is_empty();
        Self {
            of_all: field(root, "credsStore")
                .and_then(Value::text)
                .filter(named),
            of_single_keys: single
                .filter_map(|(key, helper)| Some((key, helper.text().filter(named)?)))
                .collect(),
        }
    }

    fn of_key(&self, key: &str) -> Option<&'j str> {
        let single = self
            .of_single_keys
            .iter()
            .find(|(single, _)| *single == key);
        single.map(|&(_, helper)| helper).or(self.of_all)
    }
}

/// Reads one entry as the kubelet would, and says what it would ignore.
fn import_entry(key: &str, entry: &Value, found: &mut Found) {
    let registry_key = key.to_owned();
    if !matches!(entry, Value::Object(_) | Value::Null) {
        found
            .left_out
            .push(LeftOut::EntryUnreadable { registry_key });
        return;
    }
    let text = |name| field(entry, name).and_then(Value::text).unwrap_or_default();
    let (username, password, auth) = (text("username"), text("password"), text("auth"));
    let has_token = !text("identitytoken").is_empty() || !text("registrytoken").is_empty();
    if !text("email").is_empty() {
        found.left_out.push(LeftOut::Email {
            registry_key: registry_key.clone(),
        });
    }
    let (read_username, read_password) = match auth {
        "" => (
            username.as_bytes().to_vec(),
            Zeroizing::new(password.as_bytes().to_vec()),
        ),
        auth => match auth::decode(auth) {
            Ok(read) => (read.username, read.password),
            Err(_) => {
                found
                    .left_out
                    .push(LeftOut::AuthUnreadable { registry_key });
                return;
            }
        },
    };
    // After `az acr login` docker keeps a token beside an `auth` with an empty password.
    if has_token && read_password.is_empty() {
        found.left_out.push(LeftOut::Token { registry_key });
        return;
    }
    if has_token {
        found.left_out.push(LeftOut::Token {
            registry_key: registry_key.clone(),
        });
    }
    if read_username.is_empty() && read_password.is_empty() {
        found.left_out.push(LeftOut::EmptyEntry { registry_key });
        return;
    }
    let contradicts = |field: &str, read: &[u8]| !field.is_empty() && field.as_bytes() != read;
    if contradicts(username, &read_username) || contradicts(password, &read_password) {
        found.taken.push(Taken::AuthBeforeFields {
            registry_key: registry_key.clone(),
        });
    }
    let texts = (
        String::from_utf8(read_username),
        Secret::from_utf8(read_password.to_vec()),
    );
    match texts {
        (Ok(username), Ok(password)) => found.credentials.push(ImportedCredential {
            registry_key,
            username,
            password: Some(password),
            secret_name: None,
        }),
        _ => found.left_out.push(LeftOut::NotText { registry_key }),
    }
}

fn has_login(entry: &Value) -> bool {
    ["username", "password", "auth"].iter().any(|name| {
        field(entry, name)
            .and_then(Value::text)
            .is_some_and(|text| !text.is_empty())
    })
}

fn looks_like_entry(entry: &Value) -> bool {
    let fields = [
        "username",
        "password",
        "auth",
        "email",
        "identitytoken",
        "registrytoken",
    ];
    let mut names = members(Some(entry)).map(|(name, _)| name);
    names.any(|name| fields.iter().any(|field| means_field(name, field)))
}

/// Only podman writes `docker.io` and keys with a path, and it writes nothing beside `auths`.
fn looks_like_podman(root: &Value, keys: &[&str]) -> bool {
    let only_auths = root.object().is_some_and(|members| members.len() == 1);
    let is_podman_key = |key: &&str| {
        *key == "docker.io" || (!key.starts_with("http") && key.trim_end_matches('/').contains('/'))
    };
    only_auths && keys.iter().any(is_podman_key)
}

fn members(value: Option<&Value>) -> impl Iterator<Item = (&str, &Value)> {
    let object = value.and_then(Value::object);
    object.into_iter().flat_map(Object::iter)
}

/// The field of this name, whose case does not matter; of several the last, as Go takes it.
fn field<'j>(value: &'j Value, name: &str) -> Option<&'j Value> {
    members(Some(value))
        .filter(|(member, _)| means_field(member, name))
        .last()
        .map(|(_, value)| value)
}
