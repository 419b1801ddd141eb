//! Finds the key in what holds it. Each wrapping is a row of [`WRAPPINGS`], in a file of its own once it needs more than
//! a line.

use serde_json::{Map, Value};
use zeroize::Zeroize;

use super::field::Fields;
use super::{Field, Remark, ServiceKeyError};

/// The deepest nesting that is looked into.
const DEEPEST: usize = 8;

/// A way to hold a key: gives the object that is the key, if the document is held so.
type Wrapping = fn(&Map<String, Value>) -> Option<&Map<String, Value>>;

const WRAPPINGS: &[(Wrapping, Option<Remark>)] =
    &[(flat, None), (credentials, Some(Remark::Unwrapped))];

/// The key itself, and whether it was unwrapped. What fits no wrapping is taken as the key, so that what it lacks is
/// named.
pub(super) fn unwrap(document: &Map<String, Value>) -> (&Map<String, Value>, Vec<Remark>) {
    let found = WRAPPINGS
        .iter()
        .find_map(|(open, remark)| Some((open(document)?, remark.clone())));
    let (members, remark) = found.unwrap_or((document, None));
    (members, remark.into_iter().collect())
}

/// The key alone, as BTP and `cf` up to version 7 give it out.
fn flat(document: &Map<String, Value>) -> Option<&Map<String, Value>> {
    Fields(document).get(Field::ClientId).map(|_| document)
}

/// `{"credentials":{…}}`, as the cockpit and `cf` version 8 give it out.
fn credentials(document: &Map<String, Value>) -> Option<&Map<String, Value>> {
    document.get("credentials")?.as_object()
}

/// A parsed document whose texts are wiped when it is dropped, since one of them is the secret.
pub(super) struct Wiped(Value);

impl Wiped {
    pub(super) fn parse(text: &str) -> Result<Self, ServiceKeyError> {
        let text = text.trim_start_matches('\u{feff}');
        if depth(text) > DEEPEST {
            return Err(ServiceKeyError::TooDeep);
        }
        match serde_json::from_str(text) {
            Ok(document) => Ok(Self(document)),
            // serde_json's texts repeat the value they stumble over: only its place is taken.
            Err(error) => Err(ServiceKeyError::NotJson {
                line: error.line(),
                column: error.column(),
            }),
        }
    }

    /// The object it is. Other JSON lacks every field, the first of them being the client id.
    pub(super) fn object(&self) -> Result<&Map<String, Value>, ServiceKeyError> {
        self.0.as_object().ok_or(ServiceKeyError::MissingField {
            field: Field::ClientId,
        })
    }
}

impl Drop for Wiped {
    fn drop(&mut self) {
        wipe(&mut self.0);
    }
}

fn wipe(value: &mut Value) {
    match value {
        Value::String(text) => text.zeroize(),
        Value::Array(items) => items.iter_mut().for_each(wipe),
        Value::Object(members) => members.values_mut().for_each(wipe),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// How deep brackets nest outside of strings. Counted before parsing, which a hostile text could make costly.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest, mut in_string, mut escaped) = (0_usize, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => depth += 1,
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}
