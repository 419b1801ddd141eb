//! `.dockerconfigjson` as go-containerregistry reads it: Knative's tag resolution and Argo's look-up of
//! entry points.
//!
//! Source: go-containerregistry `pkg/authn/authn.go` and `pkg/authn/kubernetes/keychain.go`.

use std::collections::BTreeMap;
use std::fmt;

use go_std::json::{Json, Kind, Value, means_field};
use go_std::unmarshal::{self, object};
use pull_secret::{DocumentError, auth};
use zeroize::Zeroizing;

/// One entry, with the tokens that only this reader uses.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct SecondEntry {
    /// The username, perhaps from `auth`; Go strings need not be UTF-8.
    pub username: Vec<u8>,
    /// The password, perhaps from `auth`.
    pub password: Zeroizing<Vec<u8>>,
    /// `identitytoken`: an OAuth refresh token.
    pub identity_token: Zeroizing<String>,
    /// `registrytoken`: sent as a bearer token as it is.
    pub registry_token: Zeroizing<String>,
}

/// How this reader logs in with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoginKind {
    /// With username and password.
    Basic,
    /// Not at all: the entry is empty.
    Empty,
    /// With the refresh token.
    IdentityToken,
    /// With the bearer token.
    RegistryToken,
}

impl SecondEntry {
    /// How the entry is used: the bearer token goes before the refresh token, that before the password.
    pub fn login(&self) -> LoginKind {
        if !self.registry_token.is_empty() {
            LoginKind::RegistryToken
        } else if !self.identity_token.is_empty() {
            LoginKind::IdentityToken
        } else if self.username.is_empty() && self.password.is_empty() {
            LoginKind::Empty
        } else {
            LoginKind::Basic
        }
    }
}

impl fmt::Debug for SecondEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecondEntry({:?})", self.login())
    }
}

/// Reads `.dockerconfigjson` into what earlier secrets have left: this reader keeps one map for all.
///
/// # Errors
/// [`DocumentError`].
pub fn read_into(
    auths: &mut BTreeMap<String, SecondEntry>,
    text: &[u8],
) -> Result<(), DocumentError> {
    let json = Json::read(text).map_err(DocumentError::Json)?;
    for (name, value) in object(json.root(), "the document")? {
        if means_field(name, "auths") {
            read_auths(auths, value)?;
        }
    }
    Ok(())
}

/// Reads the older `.dockercfg` into what earlier secrets have left.
///
/// # Errors
/// [`DocumentError`].
pub fn read_dockercfg_into(
    auths: &mut BTreeMap<String, SecondEntry>,
    text: &[u8],
) -> Result<(), DocumentError> {
    let json = Json::read(text).map_err(DocumentError::Json)?;
    read_auths(auths, json.root())
}

fn read_auths(
    auths: &mut BTreeMap<String, SecondEntry>,
    value: Value<'_>,
) -> Result<(), DocumentError> {
    if matches!(value.kind(), Kind::Null) {
        auths.clear();
    }
    for (key, value) in object(value, "auths")? {
        auths.insert(key.to_owned(), read_entry(value, key)?);
    }
    Ok(())
}

fn read_entry(value: Value<'_>, registry_key: &str) -> Result<SecondEntry, DocumentError> {
    let [username, password, auth, identity, registry] = unmarshal::texts(
        value,
        [
            "username",
            "password",
            "auth",
            "identitytoken",
            "registrytoken",
        ],
    )?;
    let mut entry = SecondEntry {
        username: username.as_bytes().to_vec(),
        password: Zeroizing::new(password.as_bytes().to_vec()),
        identity_token: Zeroizing::new(identity.to_owned()),
        registry_token: Zeroizing::new(registry.to_owned()),
    };
    if !auth.is_empty() {
        let registry_key = registry_key.to_owned();
        let read = auth::decode(auth).map_err(|error| DocumentError::Auth {
            registry_key,
            error,
        })?;
        entry.username = read.username;
        entry.password = read.password;
    }
    Ok(entry)
}
