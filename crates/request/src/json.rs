//! JSON as a tree that keeps the order of its members, may hold slots, and may hold JSON inside a string.

use std::fmt;

use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::Number;

use crate::{Slot, Text};

/// A JSON value in which texts may have slots for secrets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "camelCase")]
pub enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string.
    String(Text),
    /// An array.
    Array(Vec<Json>),
    /// An object; its members in the order they are written.
    Object(Vec<(Text, Json)>),
    /// JSON written into a JSON string, as in `{"data":"{\"auths\":{}}"}`.
    Embedded(Box<Json>),
}

impl Json {
    /// Makes a string of any text.
    pub fn string(text: impl Into<Text>) -> Self {
        Self::String(text.into())
    }

    /// Makes an object of its members.
    pub fn object<K: Into<Text>>(members: impl IntoIterator<Item = (K, Json)>) -> Self {
        Self::Object(
            members
                .into_iter()
                .map(|(key, value)| (key.into(), value))
                .collect(),
        )
    }

    /// Makes a string that holds a JSON document.
    pub fn embedded(inner: Json) -> Self {
        Self::Embedded(Box::new(inner))
    }

    /// Reads JSON text, keeping the order of members and members that occur twice. `None` if it is no JSON.
    ///
    /// serde_json stops at 128 levels, so a hostile text cannot exhaust the stack.
    pub fn parse(text: &str) -> Option<Self> {
        serde_json::from_str::<Parsed>(text)
            .ok()
            .map(|parsed| parsed.0)
    }

    /// Where a text that is no JSON stops being some, in bytes.
    pub(crate) fn fault(text: &str) -> usize {
        let Err(error) = serde_json::from_str::<Parsed>(text) else {
            return text.len();
        };
        let before = text
            .split_inclusive('\n')
            .take(error.line().saturating_sub(1));
        let line = before.map(str::len).sum::<usize>();
        (line + error.column().saturating_sub(1)).min(text.len())
    }

    /// The slots, in the order they are written.
    pub fn slots(&self) -> Vec<Slot> {
        match self {
            Self::Null | Self::Bool(_) | Self::Number(_) => Vec::new(),
            Self::String(text) => text.slots(),
            Self::Array(items) => items.iter().flat_map(Self::slots).collect(),
            Self::Object(members) => members
                .iter()
                .flat_map(|(key, value)| key.slots().into_iter().chain(value.slots()))
                .collect(),
            Self::Embedded(inner) => inner.slots(),
        }
    }

    /// Adds the texts that stand in it as values in plain sight, and the names of what has values of its own.
    pub(crate) fn literals<'t>(&'t self, literals: &mut Vec<&'t str>) {
        match self {
            Self::Null | Self::Bool(_) | Self::Number(_) => {}
            Self::String(text) => text.literals(literals),
            Self::Array(items) => items.iter().for_each(|item| item.literals(literals)),
            Self::Object(members) => members.iter().for_each(|(name, value)| {
                if matches!(value, Self::Object(_)) {
                    name.literals(literals);
                }
                value.literals(literals);
            }),
            Self::Embedded(inner) => inner.literals(literals),
        }
    }

    /// The innermost document embedded in this one, first come first; `None` if there is none.
    pub(crate) fn innermost(&self) -> Option<&Self> {
        match self {
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::String(_) => None,
            Self::Array(items) => items.iter().find_map(Self::innermost),
            Self::Object(members) => members.iter().find_map(|(_, value)| value.innermost()),
            Self::Embedded(inner) => inner.innermost().or(Some(inner)),
        }
    }

    /// The value of the member of that name; the last one counts, as every reader of these bodies has it.
    pub fn member(&self, name: &str) -> Option<&Self> {
        let Self::Object(members) = self else {
            return None;
        };
        let found = members.iter().rfind(|(key, _)| key.plain() == name);
        found.map(|(_, value)| value)
    }

    /// Changes the members of that name and leaves the others, and what is no object, as they are.
    #[must_use]
    pub fn map_member(self, name: &str, change: impl Fn(Self) -> Self) -> Self {
        let Self::Object(members) = self else {
            return self;
        };
        let members = members
            .into_iter()
            .map(|(key, value)| match key.plain() == name {
                true => (key, change(value)),
                false => (key, value),
            });
        Self::Object(members.collect())
    }

    /// The characters of a string, without what stands in slots; `None` for any other value.
    pub fn plain(&self) -> Option<String> {
        match self {
            Self::String(text) => Some(text.plain()),
            _ => None,
        }
    }
}

/// Plain JSON text as a tree. [`Json`] itself reads and writes the tagged form that tells slots from strings.
struct Parsed(Json);

impl<'de> Deserialize<'de> for Parsed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader).map(Self)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Number::from_f64(value).map_or(Json::Null, Json::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::string(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut items = Vec::new();
        while let Some(Parsed(item)) = access.next_element()? {
            items.push(item);
        }
        Ok(Json::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Json, A::Error> {
        let mut members = Vec::new();
        while let Some((key, Parsed(value))) = access.next_entry::<String, Parsed>()? {
            members.push((key.into(), value));
        }
        Ok(Json::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use pull_secret::Handle;

    use super::*;
    use crate::{Part, SlotKind};

    #[test]
    fn members_keep_their_order_and_their_doubles() {
        let json = Json::parse(r#"{"b":1,"a":[null,true],"b":"x"}"#).unwrap();
        assert_eq!(
            json,
            Json::object([
                ("b", Json::Number(1.into())),
                ("a", Json::Array(vec![Json::Null, Json::Bool(true)])),
                ("b", Json::string("x")),
            ])
        );
    }

    #[test]
    fn a_tree_deeper_than_128_levels_is_no_json_to_us() {
        assert_eq!(Json::parse(&"[".repeat(100_000)), None);
    }

    #[test]
    fn the_innermost_document_is_found_below_two_layers() {
        let inner = Json::object([("auths", Json::Null)]);
        let twice = Json::embedded(Json::object([("x", Json::embedded(inner.clone()))]));
        assert_eq!(twice.innermost(), Some(&inner));
    }

    fn number(value: u8) -> Json {
        Json::Number(value.into())
    }

    #[test]
    fn of_two_members_of_one_name_the_last_is_read() {
        let json = Json::parse(r#"{"a":1,"b":2,"a":3}"#).unwrap();
        for (name, value) in [
            ("a", Some(number(3))),
            ("b", Some(number(2))),
            ("A", None),
            ("", None),
        ] {
            assert_eq!(json.member(name), value.as_ref(), "{name}");
        }
        for other in [Json::Null, Json::string("a"), Json::Array(vec![json])] {
            assert_eq!(other.member("a"), None, "{other:?}");
        }
    }

    #[test]
    fn a_change_reaches_every_member_of_the_name_and_nothing_else() {
        let json = Json::parse(r#"{"a":1,"b":{"a":2},"a":3}"#).unwrap();
        let changed = json.map_member("a", |_| Json::Null);
        let expected = Json::parse(r#"{"a":null,"b":{"a":2},"a":null}"#).unwrap();
        assert_eq!(changed, expected);
        let array = Json::Array(vec![expected]);
        assert_eq!(array.clone().map_member("a", |_| number(9)), array);
    }

    #[test]
    fn a_string_is_read_without_its_secrets() {
        let slot = Slot {
            secret: SlotKind::RegistryPassword,
            handle: Handle::from_bytes([7; 16]),
            place: None,
        };
        let base64 = Text(vec![Part::Base64 {
            inner: Text::slot(slot),
        }]);
        let text = Text::from("user:").then(Text::slot(slot)).then(base64);
        assert_eq!(Json::String(text).plain().as_deref(), Some("user:"));
        assert_eq!(Json::string("").plain().as_deref(), Some(""));
        for other in [Json::Null, number(1), Json::embedded(Json::string("x"))] {
            assert_eq!(other.plain(), None, "{other:?}");
        }
    }
}
