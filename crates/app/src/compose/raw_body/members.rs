//! The members of a JSON object, found by name.

use request::{Json, Part, Text};

/// Changes one member of an object and leaves the others.
pub(super) trait MapMember {
    fn map_member(self, name: &str, change: impl Fn(Json) -> Json) -> Json;
}

impl MapMember for Json {
    fn map_member(self, name: &str, change: impl Fn(Json) -> Json) -> Json {
        let Json::Object(members) = self else {
            return self;
        };
        let members = members
            .into_iter()
            .map(|(key, value)| match plain(&key) == name {
                true => (key, change(value)),
                false => (key, value),
            });
        Json::Object(members.collect())
    }
}

/// The last member of that name counts, as every reader of JSON here has it.
pub(super) fn member<'j>(json: &'j Json, name: &str) -> Option<&'j Json> {
    let Json::Object(members) = json else {
        return None;
    };
    let found = members.iter().rfind(|(key, _)| plain(key) == name);
    found.map(|(_, value)| value)
}

pub(super) fn text_of(json: &Json) -> Option<String> {
    match json {
        Json::String(text) => Some(plain(text)),
        _ => None,
    }
}

pub(super) fn plain(text: &Text) -> String {
    let literal = text.0.iter().map(|part| match part {
        Part::Literal { text, .. } => text.as_str(),
        Part::Slot(_) | Part::Base64 { .. } => "",
    });
    literal.collect()
}
