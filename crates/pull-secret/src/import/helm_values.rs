//! The values of a Helm chart, and configurations like them: an object with a registry, a username and a password.

use pasted_text::{Object, Value};

use super::entry::{members, number_kept, push_login};
use super::{ForeignText, Format, Found, ImportError, LeftOut, Part, variables};
use crate::Secret;
use crate::registry_key::DOCKER_HUB_KEY;

const USERNAMES: [&str; 4] = ["username", "user", "dockerusername", "registryusername"];
const PASSWORDS: [&str; 6] = [
    "password",
    "pass",
    "token",
    "dockerpassword",
    "registrypassword",
    "accesstoken",
];
/// Names that a registry has even where nothing around it says so.
const REGISTRIES: [&str; 7] = [
    "registry",
    "registryurl",
    "registryserver",
    "dockerserver",
    "dockerregistry",
    "imageregistry",
    "loginserver",
];
/// Names that only mean a registry below a name that speaks of one: a database has a host, too.
const SERVERS: [&str; 5] = ["server", "host", "url", "address", "hostname"];
/// Parts of names that speak of a registry.
const TOPICS: [&str; 6] = [
    "registr",
    "image",
    "docker",
    "pullsecret",
    "pull-secret",
    "regcred",
];

/// The deepest nesting that is looked into.
const DEEPEST: usize = 12;

/// Takes the credentials that are clear; `None` if there are none and nothing speaks of one.
pub(super) fn import(root: &Value, found: &mut Found) -> Result<Option<Format>, ImportError> {
    let mut search = Search {
        found,
        is_topic_met: false,
        taken: 0,
    };
    search.walk(root, false, 0);
    match (search.taken, search.is_topic_met) {
        (0, true) => Err(ImportError::Foreign(ForeignText::HelmValues)),
        (0, false) => Ok(None),
        _ => Ok(Some(Format::HelmValues)),
    }
}

/// The same below a name that speaks of registries.
pub(super) fn import_below(value: &Value, found: &mut Found) -> Result<(), ImportError> {
    let mut search = Search {
        found,
        is_topic_met: true,
        taken: 0,
    };
    search.walk(value, true, 0);
    Ok(())
}

struct Search<'f> {
    found: &'f mut Found,
    /// Whether there is a login below a name that speaks of registries.
    is_topic_met: bool,
    taken: usize,
}

impl Search<'_> {
    fn walk(&mut self, value: &Value, is_topic: bool, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        if self.take(value, is_topic) {
            return;
        }
        if let Some(environment) = environment(value) {
            self.taken += variables::import(&environment, false, self.found);
        }
        for (name, inside) in members(Some(value)) {
            let name = plain(name);
            let is_topic = is_topic || TOPICS.iter().any(|topic| name.contains(topic));
            self.walk(inside, is_topic, depth + 1);
        }
        for item in value.list().unwrap_or_default() {
            self.walk(item, is_topic, depth + 1);
        }
    }

    /// Takes an object that is a login of a registry.
    fn take(&mut self, value: &Value, is_topic: bool) -> bool {
        let (Some(username), Some(password)) = (named(value, &USERNAMES), named(value, &PASSWORDS))
        else {
            return false;
        };
        let registry =
            named(value, &REGISTRIES).or_else(|| named(value, &SERVERS).filter(|_| is_topic));
        self.is_topic_met |= is_topic || registry.is_some();
        let Some(registry_key) = registry
            .and_then(Value::scalar)
            .filter(|key| is_registry(key))
        else {
            return false;
        };
        let (Some(username_text), Some(password_text)) = (username.scalar(), password.scalar())
        else {
            return false;
        };
        if username_text.is_empty() || password_text.is_empty() {
            return false;
        }
        for (value, part) in [(username, Part::Username), (password, Part::Password)] {
            if let Value::Literal(written) = value {
                number_kept(registry_key, part, written, self.found);
            }
        }
        if named(value, &["email"]).is_some() {
            self.found.left_out.push(LeftOut::Email {
                registry_key: registry_key.to_owned(),
            });
        }
        let before = self.found.credentials.len();
        push_login(
            registry_key.to_owned(),
            username_text.to_owned(),
            Some(Secret::new(password_text.to_owned())),
            self.found,
        );
        self.taken += self.found.credentials.len() - before;
        true
    }
}

/// Variables: the members of an object, a list of `NAME=value`, a list of objects with `name` and `value`.
fn environment(value: &Value) -> Option<Object> {
    let variable = |item: &Value| match item.text() {
        Some(text) => {
            let (name, value) = text.split_once('=')?;
            Some((name.to_owned(), Value::of_text(value)))
        }
        None => {
            let name = item.member("name")?.text()?;
            Some((name.to_owned(), item.member("value")?.clone()))
        }
    };
    match value {
        Value::Object(members) => Some(members.clone()),
        Value::List(items) => Some(items.iter().filter_map(variable).collect()),
        Value::Null | Value::Literal(_) | Value::Text(_) => None,
    }
}

/// A host with a dot or a port, or Docker Hub's address.
pub(super) fn is_registry(text: &str) -> bool {
    text == DOCKER_HUB_KEY || (text.contains(['.', ':']) && !text.contains(char::is_whitespace))
}

fn named<'v>(value: &'v Value, names: &[&str]) -> Option<&'v Value> {
    members(Some(value)).find_map(|(name, value)| names.contains(&&*plain(name)).then_some(value))
}

fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| !matches!(c, '-' | '_'))
        .flat_map(char::to_lowercase)
        .collect()
}
