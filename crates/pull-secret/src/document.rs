//! `.dockerconfigjson`, read as the kubelet reads it, and written.
//!
//! Source: Kubernetes `pkg/credentialprovider/config.go` and Go's `encoding/json`.

use std::collections::HashMap;
use std::fmt;

use go_std::json::{Json, Kind, Value, folded, means_field};
pub use go_std::json::{JsonError, line_and_column};
use go_std::unmarshal::{self, WrongType, check_text_map, object};
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use thiserror::Error;
use zeroize::Zeroizing;

use crate::auth::{self, AuthError, UserPassword};

/// What the kubelet has read of one secret: entries by registry key, each key once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Registry key and entry, in the order in which the keys first stand in the text.
    pub entries: Vec<(String, Entry)>,
}

/// One registry credential as the kubelet has read it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// The username. Empty makes containerd pull anonymously.
    pub username: Vec<u8>,
    /// The password, in bytes: Go does not check for UTF-8.
    pub password: Zeroizing<Vec<u8>>,
    /// Carried along and used by nobody.
    pub email: String,
}

/// Why the kubelet cannot read a document; then it pulls no image of the pod.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DocumentError {
    /// The text is no JSON.
    #[error("not JSON")]
    Json(#[source] JsonError),
    /// A field the reader knows has the wrong type.
    #[error("{field} has the wrong type")]
    WrongType {
        /// The name of the field, as Go's struct tag has it.
        field: &'static str,
    },
    /// An entry's `auth` cannot be decoded.
    #[error("the auth field of {registry_key} cannot be read")]
    Auth {
        /// The key of the entry.
        registry_key: String,
        /// What is wrong with it.
        #[source]
        error: AuthError,
    },
}

impl From<WrongType> for DocumentError {
    fn from(WrongType { field }: WrongType) -> Self {
        Self::WrongType { field }
    }
}

/// The parts of a Kubernetes Secret that make it a pull secret; data that is absent is empty.
#[derive(Clone, Copy, Debug)]
pub struct KubernetesSecret<'d> {
    /// The `type` of the Kubernetes Secret.
    pub secret_type: &'d str,
    /// The value of `.dockerconfigjson`, decoded.
    pub dockerconfigjson: &'d [u8],
    /// The value of `.dockercfg`, decoded.
    pub dockercfg: &'d [u8],
}

impl KubernetesSecret<'_> {
    /// Tells whether the kubelet reads `.dockerconfigjson` of it.
    pub fn has_dockerconfigjson(&self) -> bool {
        self.secret_type == "kubernetes.io/dockerconfigjson" && !self.dockerconfigjson.is_empty()
    }

    /// Tells whether the kubelet reads `.dockercfg` of it.
    pub fn has_dockercfg(&self) -> bool {
        self.secret_type == "kubernetes.io/dockercfg" && !self.dockercfg.is_empty()
    }
}

impl Document {
    /// Reads a secret of a pod; `None` if its type and data do not make it a pull secret.
    ///
    /// # Errors
    /// [`DocumentError`]; then the kubelet pulls no image of the pod.
    pub fn of_secret(secret: &KubernetesSecret<'_>) -> Result<Option<Self>, DocumentError> {
        if secret.has_dockerconfigjson() {
            Self::read(secret.dockerconfigjson).map(Some)
        } else if secret.has_dockercfg() {
            Self::read_dockercfg(secret.dockercfg).map(Some)
        } else {
            Ok(None)
        }
    }

    /// Reads the value of `.dockerconfigjson`.
    ///
    /// # Errors
    /// [`DocumentError`], as soon as anything is wrong anywhere.
    pub fn read(text: &[u8]) -> Result<Self, DocumentError> {
        let json = Json::read(text).map_err(DocumentError::Json)?;
        let mut auths = Auths::default();
        for (name, value) in object(json.root(), "the document")? {
            if means_field(name, "auths") {
                read_auths(value, &mut auths)?;
            } else if means_field(name, "HttpHeaders") {
                check_text_map(value, "HttpHeaders")?;
            }
        }
        Ok(Self {
            entries: auths.entries,
        })
    }

    /// Reads the value of the older `.dockercfg`: the map without the `auths` around it.
    ///
    /// # Errors
    /// [`DocumentError`], as soon as anything is wrong anywhere.
    pub fn read_dockercfg(text: &[u8]) -> Result<Self, DocumentError> {
        let json = Json::read(text).map_err(DocumentError::Json)?;
        let mut auths = Auths::default();
        read_auths(json.root(), &mut auths)?;
        Ok(Self {
            entries: auths.entries,
        })
    }
}

impl Entry {
    /// Reads one entry of `auths`.
    ///
    /// # Errors
    /// [`DocumentError`].
    pub fn read(text: &[u8]) -> Result<Self, DocumentError> {
        let json = Json::read(text).map_err(DocumentError::Json)?;
        read_entry(json.root(), "")
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let username = String::from_utf8_lossy(&self.username);
        f.debug_struct("Entry")
            .field("username", &username)
            .finish_non_exhaustive()
    }
}

/// Tells whether Kubernetes lets a Secret with this value be created: any JSON object, or `null`.
///
/// Source: `ValidateSecret` in Kubernetes `pkg/apis/core/validation`.
pub fn api_server_accepts(text: &[u8]) -> bool {
    Json::read(text).is_ok_and(|json| matches!(json.root().kind(), Kind::Object(_) | Kind::Null))
}

/// Writes the document for entries of registry key, username and password, in their order.
///
/// The form is `{"auths":{KEY:{"username":U,"password":P}}}`; `auth` is left out, since the kubelet
/// prefers it and it could only contradict the other two.
pub fn write<'a>(entries: impl IntoIterator<Item = (&'a str, &'a str, &'a str)>) -> String {
    let document = Written {
        auths: WrittenAuths(entries.into_iter().collect()),
    };
    #[expect(
        clippy::expect_used,
        reason = "texts and maps with text keys can always be written"
    )]
    serde_json::to_string(&document).expect("a document of texts can be written")
}

/// The entries of `auths`, where a later one replaces an earlier one of the same key.
#[derive(Default)]
struct Auths {
    entries: Vec<(String, Entry)>,
    places: HashMap<String, usize>,
}

impl Auths {
    fn set(&mut self, key: &str, entry: Entry) {
        match self.places.get(key) {
            Some(&place) => self.entries[place].1 = entry,
            None => {
                self.places.insert(key.to_owned(), self.entries.len());
                self.entries.push((key.to_owned(), entry));
            }
        }
    }
}

fn read_auths(value: Value<'_>, auths: &mut Auths) -> Result<(), DocumentError> {
    match value.kind() {
        // Go sets a map to nil: what an earlier `auths` held is gone.
        Kind::Null => *auths = Auths::default(),
        Kind::Object(members) => {
            for (key, value) in members {
                auths.set(key, read_entry(value, key)?);
            }
        }
        _ => return Err(WrongType { field: "auths" }.into()),
    }
    Ok(())
}

fn read_entry(value: Value<'_>, registry_key: &str) -> Result<Entry, DocumentError> {
    let [username, password, email, auth] =
        unmarshal::texts(value, ["username", "password", "email", "auth"])?;
    let UserPassword { username, password } = match auth {
        "" => UserPassword {
            username: username.as_bytes().to_vec(),
            password: Zeroizing::new(password.as_bytes().to_vec()),
        },
        auth => auth::decode(auth).map_err(|error| DocumentError::Auth {
            registry_key: registry_key.to_owned(),
            error,
        })?,
    };
    Ok(Entry {
        username,
        password,
        email: email.to_owned(),
    })
}

#[derive(Serialize)]
struct Written<'a> {
    auths: WrittenAuths<'a>,
}

struct WrittenAuths<'a>(Vec<(&'a str, &'a str, &'a str)>);

#[derive(Serialize)]
struct WrittenEntry<'a> {
    username: &'a str,
    password: &'a str,
}

impl Serialize for WrittenAuths<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for &(key, username, password) in &self.0 {
            map.serialize_entry(key, &WrittenEntry { username, password })?;
        }
        map.end()
    }
}

/// The name of a member as Go's readers compare it: `Password`, `PASSWORD` and `paſsword` are one.
pub fn folded_name(name: &str) -> String {
    folded(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_what_the_kubelet_reads() {
        let text = write([("ghcr.io", "anna", "p\"\\\n€"), ("quay.io", "r$b", "x")]);
        let document = Document::read(text.as_bytes()).unwrap();
        let read: Vec<(&str, &[u8], &[u8])> = document
            .entries
            .iter()
            .map(|(key, entry)| (&**key, &*entry.username, &**entry.password))
            .collect();
        let first = ("ghcr.io", &b"anna"[..], "p\"\\\n€".as_bytes());
        assert_eq!(read, [first, ("quay.io", b"r$b", b"x")]);
    }

    #[test]
    fn a_later_auths_of_null_empties_the_document() {
        let document = Document::read(br#"{"auths":{"a":{}},"AUTHS":null}"#).unwrap();
        assert_eq!(document.entries, []);
    }

    #[test]
    fn an_entry_shows_no_password_in_debug_output() {
        let entry = Entry::read(br#"{"username":"anna","password":"fake"}"#).unwrap();
        assert_eq!(format!("{entry:?}"), r#"Entry { username: "anna", .. }"#);
    }
}
