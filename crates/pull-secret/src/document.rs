//! `.dockerconfigjson`, as it is written.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// Writes the document for entries of registry key, username and password, in their order.
///
/// The form is `{"auths":{KEY:{"username":U,"password":P}}}`; `auth` is left out, since the kubelet
/// prefers it and it could only contradict the other two.
pub fn write<'a>(entries: impl Iterator<Item = (&'a str, &'a str, &'a str)>) -> String {
    let document = Written {
        auths: Auths(entries.collect()),
    };
    serde_json::to_string(&document).unwrap_or_default()
}

#[derive(Serialize)]
struct Written<'a> {
    auths: Auths<'a>,
}

struct Auths<'a>(Vec<(&'a str, &'a str, &'a str)>);

#[derive(Serialize)]
struct Entry<'a> {
    username: &'a str,
    password: &'a str,
}

impl Serialize for Auths<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for &(key, username, password) in &self.0 {
            map.serialize_entry(key, &Entry { username, password })?;
        }
        map.end()
    }
}
