//! Logins among variables: `REGISTRY_USER`, `REGISTRY_PASSWORD` and `REGISTRY_URL` belong together by what their names
//! start with.

use pasted_text::{Object, Value};

use super::entry::push_login;
use super::helm_values::is_registry;
use super::{Found, LeftOut};
use crate::Secret;

const USERNAMES: [&str; 4] = ["USERNAME", "USER_NAME", "USER", "LOGIN"];
const PASSWORDS: [&str; 6] = ["PASSWORD", "PASSWD", "PASS", "PWD", "TOKEN", "PAT"];
/// What the name of the registry itself ends with. The last one is the start of the names alone, as in `CI_REGISTRY`.
const REGISTRIES: [&str; 8] = [
    "LOGIN_SERVER",
    "REGISTRY",
    "SERVER",
    "HOSTNAME",
    "HOST",
    "URL",
    "ADDRESS",
    "",
];
/// Words of names that speak of a registry: by their starts, and whole.
const TOPICS: [&str; 10] = [
    "REGISTR",
    "DOCKER",
    "IMAGE",
    "CONTAINER",
    "HARBOR",
    "QUAY",
    "GHCR",
    "ARTIFACTORY",
    "JFROG",
    "NEXUS",
];
const SHORT_TOPICS: [&str; 5] = ["ACR", "ECR", "GCR", "GAR", "CR"];
/// The most variables that are looked at together.
const MOST: usize = 500;

/// Takes the logins of registries among variables, and says how many there are.
///
/// `is_topic` tells that something around them speaks of registries, so that names need not.
pub(super) fn import(variables: &Object, is_topic: bool, found: &mut Found) -> usize {
    if variables.len() > MOST {
        return 0;
    }
    let named: Vec<(String, &Value)> = variables
        .iter()
        .map(|(name, value)| (plain(name), value))
        .collect();
    let mut taken = 0;
    for (start, username) in ending(&named, &USERNAMES) {
        let Some((_, password)) = ending(&named, &PASSWORDS).find(|(other, _)| *other == start)
        else {
            continue;
        };
        let speaks_of_registry = speaks_of_registry(start);
        let registry = registry(&named, start, is_topic || speaks_of_registry);
        if registry.is_some() || speaks_of_registry {
            taken += usize::from(take(username, password, registry, found));
        }
    }
    taken
}

fn speaks_of_registry(start: &str) -> bool {
    let is_topic = |word: &str| {
        TOPICS.iter().any(|topic| word.starts_with(topic)) || SHORT_TOPICS.contains(&word)
    };
    start == "CI_DEPLOY" || start.split('_').any(is_topic)
}

fn take(username: &str, password: &str, registry: Option<&str>, found: &mut Found) -> bool {
    let before = found.credentials.len();
    push_login(
        registry.unwrap_or_default().to_owned(),
        username.to_owned(),
        Some(Secret::new(password.to_owned())),
        found,
    );
    let is_useful =
        |one: &super::ImportedCredential| one.password.is_some() || !one.registry_key.is_empty();
    if !found.credentials.last().is_some_and(is_useful) {
        found.credentials.truncate(before);
    }
    let is_taken = found.credentials.len() > before;
    if is_taken && registry.is_none() {
        found.left_out.push(LeftOut::Registry);
    }
    is_taken
}

/// The names that end so, each by what it starts with, and their values.
fn ending<'n>(
    named: &'n [(String, &'n Value)],
    ends: &'n [&str],
) -> impl Iterator<Item = (&'n str, &'n str)> {
    named.iter().filter_map(|(name, value)| {
        let start = ends.iter().find_map(|end| name.strip_suffix(end))?;
        let start = match start {
            "" => "",
            start => start.strip_suffix('_')?,
        };
        let value = value.scalar().filter(|value| !value.is_empty())?;
        Some((start, value))
    })
}

/// The registry that belongs to a login: by the same start, or the only one of all the variables.
fn registry<'n>(named: &'n [(String, &'n Value)], start: &str, is_topic: bool) -> Option<&'n str> {
    let value = |name: &str| {
        let (_, value) = named.iter().find(|(other, _)| other == name)?;
        value.scalar().filter(|value| is_host(value))
    };
    let own = REGISTRIES.iter().find_map(|end| {
        let speaks_of_registry = is_topic || *end == "REGISTRY" || *end == "LOGIN_SERVER";
        match (start, *end) {
            ("", "") => None,
            ("", end) => value(end).filter(|_| speaks_of_registry),
            (start, "") => value(start),
            (start, end) => value(&format!("{start}_{end}")).filter(|_| speaks_of_registry),
        }
    });
    let mut all = named
        .iter()
        .filter(|(name, _)| {
            [
                "REGISTRY",
                "REGISTRY_URL",
                "REGISTRY_SERVER",
                "REGISTRY_HOST",
            ]
            .iter()
            .any(|end| name.ends_with(end))
        })
        .filter_map(|(_, value)| value.scalar().filter(|value| is_host(value)));
    own.or_else(|| match (all.next(), all.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    })
}

/// A registry, or a variable that stands for one.
fn is_host(value: &str) -> bool {
    // `DOCKER_HOST` is the address of a daemon, not of a registry.
    let is_other_scheme = value.contains("://") && !value.starts_with("http");
    (is_registry(value) && !is_other_scheme) || value.contains('$')
}

/// `registryUser`, `registry-user` and `Registry user` as `REGISTRY_USER`.
fn plain(name: &str) -> String {
    let mut plain = String::with_capacity(name.len() + 4);
    let mut was_lower = false;
    for character in name.chars() {
        if character.is_ascii_uppercase() && was_lower {
            plain.push('_');
        }
        was_lower = character.is_ascii_lowercase();
        match character {
            '-' | '.' | ' ' | '_' => plain.push('_'),
            other => plain.extend(other.to_uppercase()),
        }
    }
    plain
}
