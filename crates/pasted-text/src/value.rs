//! A value of JSON or YAML as a text has it: members in their order, numbers as they are written.
//!
//! Numbers are kept as texts because a password may look like one: `0123456789e10` read as a number is lost.

use std::collections::HashSet;
use std::fmt;

use zeroize::Zeroizing;

/// A value of JSON or YAML. Its texts are wiped when it is dropped, since one of them may be a secret.
#[derive(Clone, PartialEq, Eq)]
pub enum Value {
    /// `null`, and what YAML takes for it.
    Null,
    /// A number or a boolean, as it is written: without quotes.
    Literal(Zeroizing<String>),
    /// A string, unescaped.
    Text(Zeroizing<String>),
    /// A JSON array or a YAML sequence.
    List(Vec<Value>),
    /// A JSON object or a YAML mapping.
    Object(Object),
}

/// The members of an object in the order of the text. Repeated names are kept.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Object(Vec<(String, Value)>);

impl Value {
    /// Makes a string of a copy of `text`.
    pub fn of_text(text: &str) -> Self {
        Self::Text(Zeroizing::new(text.to_owned()))
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Null | Self::Literal(_) | Self::List(_) | Self::Object(_) => None,
        }
    }

    /// The text, or the number or boolean as it is written.
    pub fn scalar(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Literal(text) => Some(text),
            Self::Null | Self::List(_) | Self::Object(_) => None,
        }
    }

    /// The boolean, if it is written as JSON writes one.
    pub fn boolean(&self) -> Option<bool> {
        match self {
            Self::Literal(text) => text.parse().ok(),
            Self::Null | Self::Text(_) | Self::List(_) | Self::Object(_) => None,
        }
    }

    /// The members, if it is an object.
    pub fn object(&self) -> Option<&Object> {
        match self {
            Self::Object(members) => Some(members),
            Self::Null | Self::Literal(_) | Self::Text(_) | Self::List(_) => None,
        }
    }

    /// The items, if it is a list.
    pub fn list(&self) -> Option<&[Value]> {
        match self {
            Self::List(items) => Some(items),
            Self::Null | Self::Literal(_) | Self::Text(_) | Self::Object(_) => None,
        }
    }

    /// The member of this name, if it is an object that has one.
    pub fn member(&self, name: &str) -> Option<&Value> {
        self.object()?.get(name)
    }

    /// Whether a name is repeated in any object of it.
    pub fn has_repeated_name(&self) -> bool {
        match self {
            Self::Object(members) => {
                let mut names = HashSet::new();
                members
                    .iter()
                    .any(|(name, value)| !names.insert(name) || value.has_repeated_name())
            }
            Self::List(items) => items.iter().any(Self::has_repeated_name),
            Self::Null | Self::Literal(_) | Self::Text(_) => false,
        }
    }
}

impl Object {
    /// The last member of this name, as JSON readers take it.
    pub fn get(&self, name: &str) -> Option<&Value> {
        let mut last_first = self.0.iter().rev();
        last_first
            .find(|(member, _)| member == name)
            .map(|(_, value)| value)
    }

    /// Whether there is a member of this name.
    pub fn contains(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Name and value of each member, in the order of the text.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// The names, in the order of the text.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    /// The values, in the order of the text.
    pub fn values(&self) -> impl Iterator<Item = &Value> {
        self.0.iter().map(|(_, value)| value)
    }

    /// Adds a member behind the others.
    pub fn push(&mut self, name: impl Into<String>, value: Value) {
        self.0.push((name.into(), value));
    }

    /// Removes the members of this name.
    pub fn remove(&mut self, name: &str) {
        self.0.retain(|(member, _)| member != name);
    }

    /// How many members there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no member.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(String, Value)> for Object {
    fn from_iter<T: IntoIterator<Item = (String, Value)>>(members: T) -> Self {
        Self(members.into_iter().collect())
    }
}

impl Extend<(String, Value)> for Object {
    fn extend<T: IntoIterator<Item = (String, Value)>>(&mut self, members: T) {
        self.0.extend(members);
    }
}

/// Shows names and kinds, and no value.
impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("Null"),
            Self::Literal(_) => f.write_str("Literal"),
            Self::Text(_) => f.write_str("Text"),
            Self::List(items) => f.debug_list().entries(items).finish(),
            Self::Object(members) => members.fmt(f),
        }
    }
}

/// Shows names and kinds, and no value.
impl fmt::Debug for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_repeated_names_the_last_one_counts_and_all_are_kept() {
        let members: Object = [("a", "1"), ("b", "2"), ("a", "3")]
            .map(|(name, text)| (name.to_owned(), Value::of_text(text)))
            .into_iter()
            .collect();
        assert_eq!(members.get("a").and_then(Value::text), Some("3"));
        assert_eq!(members.names().collect::<Vec<_>>(), ["a", "b", "a"]);
        assert!(Value::Object(members).has_repeated_name());
    }

    #[test]
    fn no_value_is_shown_in_debug_output() {
        let mut members = Object::default();
        members.push("password", Value::of_text("fake"));
        let shown = format!("{:?}", Value::Object(members));
        assert_eq!(shown, r#"{"password": Text}"#);
    }
}
