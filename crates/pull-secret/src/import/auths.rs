//! Docker's `config.json`, podman's `auth.json` and the older `.dockercfg`: entries by registry key.

use std::collections::BTreeMap;

use pasted_text::{Object, Value};

use super::entry::{self, field, members};
use super::helper::is_helper_name;
use super::{
    AskHelper, Format, Found, ImportError, LeftOut, Part, Repair, RepairKind, helm_values, json,
    search,
};
use go_std::json::means_field;

/// Keys under which docker keeps the tokens of its device login.
const DEVICE_LOGIN: [&str; 2] = [
    "https://index.docker.io/v1/access-token",
    "https://index.docker.io/v1/refresh-token",
];

/// The fields by which a document with entries is known.
const CONFIG_FIELDS: [&str; 3] = ["auths", "credsStore", "credHelpers"];

/// Whether it is a document with `auths`, `credsStore` or `credHelpers`.
pub(super) fn is_config(root: &Value) -> bool {
    members(Some(root)).any(|(name, _)| CONFIG_FIELDS.iter().any(|field| means_field(name, field)))
}

/// Reads a document with `auths`, `credsStore` or `credHelpers`.
pub(super) fn import_config(root: &Value, found: &mut Found) -> Result<Format, ImportError> {
    let auths = field(root, "auths");
    match auths.and_then(Value::text) {
        Some(text) => {
            let inner = json::read(text)
                .map_err(|_| ImportError::NoCredential)?
                .value;
            note(
                RepairKind::AuthsIsText,
                "\"auths\": \"{…}\"",
                "\"auths\": {…}",
                found,
            );
            // The whole document may stand there once more.
            let entries = field(&inner, "auths").unwrap_or(&inner);
            import_entries(root, Some(entries), found)
        }
        None => match auths.and_then(Value::list) {
            Some(items) => import_list(items, found),
            None => import_entries(root, auths, found),
        },
    }
}

/// Reads `auths` that is a list: of objects by registry key, or of logins that name their registry.
fn import_list(items: &[Value], found: &mut Found) -> Result<Format, ImportError> {
    note(
        RepairKind::AuthsIsList,
        "\"auths\": […]",
        "\"auths\": {…}",
        found,
    );
    for item in items {
        if import_dockercfg(item, found).is_err() {
            helm_values::import_below(item, found)?;
        }
    }
    Ok(Format::DockerConfig)
}

fn import_entries(
    root: &Value,
    entries: Option<&Value>,
    found: &mut Found,
) -> Result<Format, ImportError> {
    let helpers = Helpers::of(root);
    let mut keys = Vec::new();
    let mut asked: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (key, value) in members(entries) {
        keys.push(key);
        if DEVICE_LOGIN.contains(&key) {
            found.left_out.push(LeftOut::DeviceLogin {
                registry_key: key.to_owned(),
            });
            continue;
        }
        match helpers.of_key(key) {
            Some(helper) if !has_login(value) => {
                asked.entry(helper).or_default().push(key.to_owned());
            }
            _ => entry::import(key, value, found),
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
    if is_empty || !members(Some(root)).all(|(key, entry)| is_named_entry(key, entry)) {
        return Err(ImportError::Unrecognised);
    }
    members(Some(root)).for_each(|(key, value)| entry::import(key, value, found));
    Ok(Format::Dockercfg)
}

/// Reads the value of `.dockerconfigjson`, in which the entries may lack their `auths`.
pub(super) fn import_value(root: &Value, found: &mut Found) -> Result<(), ImportError> {
    if is_config(root) {
        return import_config(root, found).map(drop);
    }
    if import_dockercfg(root, found).is_err() {
        return search::import(root, found).map(drop);
    }
    note(RepairKind::AuthsMissing, "{…}", "{\"auths\": {…}}", found);
    Ok(())
}

/// Notes what was mended about a document.
pub(super) fn note(kind: RepairKind, before: &str, after: &str, found: &mut Found) {
    found.repairs.push(Repair {
        kind,
        part: Part::Document,
        registry_key: None,
        before: before.to_owned(),
        after: after.to_owned(),
    });
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

fn has_login(entry: &Value) -> bool {
    ["username", "password", "auth"].iter().any(|name| {
        field(entry, name)
            .and_then(Value::scalar)
            .is_some_and(|text| !text.is_empty())
    })
}

/// Whether an entry stands under a name that can be a registry: a host, not a word of some configuration.
fn is_named_entry(key: &str, entry: &Value) -> bool {
    let fields = [
        "username",
        "password",
        "auth",
        "email",
        "identitytoken",
        "registrytoken",
    ];
    let mut names = members(Some(entry)).map(|(name, _)| name);
    key.contains(['.', ':', '$', '<', '{', '/'])
        && names.any(|name| fields.iter().any(|field| means_field(name, field)))
}

/// Only podman writes `docker.io` and keys with a path, and it writes nothing beside `auths`.
fn looks_like_podman(root: &Value, keys: &[&str]) -> bool {
    let only_auths = root.object().is_some_and(|members| members.len() == 1);
    let is_podman_key = |key: &&str| {
        *key == "docker.io" || (!key.starts_with("http") && key.trim_end_matches('/').contains('/'))
    };
    only_auths && keys.iter().any(is_podman_key)
}
