//! `config.json` as the docker CLI reads it, where it differs from the kubelet.
//!
//! Source: docker/cli `cli/config/configfile/file.go`.

use std::collections::BTreeMap;

use go_std::json::{Json, JsonError, Kind, Value, means_field};
use go_std::unmarshal::{self, WrongType, check_text_map, object, text_or};
use pull_secret::document::Entry;
use thiserror::Error;
use zeroize::Zeroizing;

use crate::auth_field::{self, DockerAuthError};

/// Why docker cannot read a configuration.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ConfigError {
    /// The text is no JSON.
    #[error("not JSON")]
    Json(#[from] JsonError),
    /// A field that docker knows has the wrong type.
    #[error(transparent)]
    WrongType(#[from] WrongType),
    /// An entry's `auth` cannot be decoded.
    #[error("an auth field cannot be read")]
    Auth(#[from] DockerAuthError),
}

/// What docker has read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// Registry key and entry, in the order in which the keys first stand in the text.
    pub entries: Vec<(String, Entry)>,
    /// Tokens that stand beside an entry, by registry key.
    pub tokens: BTreeMap<String, Tokens>,
    /// The helper that keeps the credentials of all registries.
    pub creds_store: String,
    /// The helper for single registries.
    pub cred_helpers: BTreeMap<String, String>,
}

/// Tokens that the kubelet ignores.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Tokens {
    /// A refresh token, from which docker asks for access tokens.
    pub identity_token: Zeroizing<String>,
    /// A bearer token, sent as it is.
    pub registry_token: Zeroizing<String>,
}

impl std::fmt::Debug for Tokens {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tokens(••••••••)")
    }
}

/// Reads the first document of the text; text behind it does not matter, and no text is no config.
///
/// # Errors
/// [`ConfigError`], also for a wrong type in a field that only docker knows.
pub fn read(text: &[u8]) -> Result<Config, ConfigError> {
    let json = match Json::read_first(text) {
        Ok(json) => json,
        Err(JsonError::End) if text.iter().all(u8::is_ascii_whitespace) => {
            return Ok(Config::default());
        }
        Err(error) => return Err(error.into()),
    };
    let mut reader = Reader::default();
    for (name, value) in object(json.root(), "the document")? {
        reader.read_field(name, value)?;
    }
    reader.finish()
}

const TEXTS: [&str; 14] = [
    "psFormat",
    "imagesFormat",
    "networksFormat",
    "pluginsFormat",
    "volumesFormat",
    "statsFormat",
    "detachKeys",
    "serviceInspectFormat",
    "servicesFormat",
    "tasksFormat",
    "secretFormat",
    "configFormat",
    "nodesFormat",
    "currentContext",
];
const TEXT_LISTS: [&str; 2] = ["pruneFilters", "cliPluginsExtraDirs"];
const TEXT_MAPS: [&str; 3] = ["HttpHeaders", "aliases", "features"];
const PROXY_TEXTS: [&str; 5] = ["httpProxy", "httpsProxy", "noProxy", "ftpProxy", "allProxy"];

#[derive(Default)]
struct Reader {
    /// By registry key, in the order of the text; a later entry replaces an earlier one of the same key.
    entries: Vec<(String, Entry)>,
    tokens: BTreeMap<String, Tokens>,
    /// The `auth` fields, decoded only once the whole text is read.
    fields: BTreeMap<String, Zeroizing<String>>,
    creds_store: String,
    cred_helpers: BTreeMap<String, String>,
}

impl Reader {
    fn read_field(&mut self, name: &str, value: Value<'_>) -> Result<(), WrongType> {
        let among = |fields: &[&'static str]| {
            fields
                .iter()
                .copied()
                .find(|field| means_field(name, field))
        };
        if among(&["auths"]).is_some() {
            self.read_auths(value)
        } else if among(&["credsStore"]).is_some() {
            self.creds_store = text_or(value, &self.creds_store, "credsStore")?.to_owned();
            Ok(())
        } else if among(&["credHelpers"]).is_some() {
            self.read_cred_helpers(value)
        } else if let Some(field) = among(&TEXTS) {
            text_or(value, "", field).map(drop)
        } else if let Some(field) = among(&TEXT_MAPS) {
            check_text_map(value, field)
        } else if let Some(field) = among(&TEXT_LISTS) {
            check_text_list(value, field)
        } else if among(&["proxies"]).is_some() {
            object(value, "proxies")?.try_for_each(|(_, proxy)| check_proxy(proxy))
        } else if among(&["plugins"]).is_some() {
            object(value, "plugins")?.try_for_each(|(_, one)| check_text_map(one, "plugins"))
        } else {
            Ok(())
        }
    }

    fn read_auths(&mut self, value: Value<'_>) -> Result<(), WrongType> {
        if matches!(value.kind(), Kind::Null) {
            self.entries.clear();
            self.tokens.clear();
            self.fields.clear();
        }
        for (key, value) in object(value, "auths")? {
            self.read_entry(key, value)?;
        }
        Ok(())
    }

    fn read_entry(&mut self, key: &str, value: Value<'_>) -> Result<(), WrongType> {
        // Docker reads the address too, so it has to be a text.
        let [username, password, auth, identity, registry, _] = unmarshal::texts(
            value,
            [
                "username",
                "password",
                "auth",
                "identitytoken",
                "registrytoken",
                "serveraddress",
            ],
        )?;
        let entry = Entry {
            username: username.as_bytes().to_vec(),
            password: Zeroizing::new(password.as_bytes().to_vec()),
            email: String::new(),
        };
        match self.entries.iter_mut().find(|(earlier, _)| earlier == key) {
            Some((_, earlier)) => *earlier = entry,
            None => self.entries.push((key.to_owned(), entry)),
        }
        self.fields
            .insert(key.to_owned(), Zeroizing::new(auth.to_owned()));
        let tokens = Tokens {
            identity_token: Zeroizing::new(identity.to_owned()),
            registry_token: Zeroizing::new(registry.to_owned()),
        };
        self.tokens.insert(key.to_owned(), tokens);
        Ok(())
    }

    fn read_cred_helpers(&mut self, value: Value<'_>) -> Result<(), WrongType> {
        if matches!(value.kind(), Kind::Null) {
            self.cred_helpers.clear();
        }
        for (key, helper) in object(value, "credHelpers")? {
            let helper = text_or(helper, "", "credHelpers")?;
            self.cred_helpers.insert(key.to_owned(), helper.to_owned());
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Config, ConfigError> {
        for (key, entry) in &mut self.entries {
            let Some(field) = self.fields.get(key).filter(|field| !field.is_empty()) else {
                continue;
            };
            let read = auth_field::decode_as_docker(field)?;
            entry.username = read.username;
            entry.password = read.password;
        }
        self.tokens.retain(|_, tokens| *tokens != Tokens::default());
        Ok(Config {
            entries: self.entries,
            tokens: self.tokens,
            creds_store: self.creds_store,
            cred_helpers: self.cred_helpers,
        })
    }
}

fn check_text_list(value: Value<'_>, field: &'static str) -> Result<(), WrongType> {
    match value.kind() {
        Kind::Array(mut items) => items.try_for_each(|item| text_or(item, "", field).map(drop)),
        Kind::Null => Ok(()),
        _ => Err(WrongType { field }),
    }
}

fn check_proxy(proxy: Value<'_>) -> Result<(), WrongType> {
    for (name, value) in object(proxy, "proxies")? {
        if PROXY_TEXTS.iter().any(|field| means_field(name, field)) {
            text_or(value, "", "proxies")?;
        }
    }
    Ok(())
}
