//! Finds passwords that were typed into JSON as text, and puts masks in their place.

use std::ops::Range;

use pull_secret::{Handle, Secret};
use request::Written;
use zeroize::Zeroizing;

/// Members whose values are secrets, in a `.dockerconfigjson`.
const SECRETS: [&str; 4] = ["password", "auth", "identitytoken", "registrytoken"];

/// Puts a mask in the place of each secret that stands in the text as characters. `passwords` are the secrets of the
/// masks that are there already; new ones are added. Gives `None` if the text is no JSON, in which nothing can be found.
pub(crate) fn sealed(
    text: &str,
    passwords: &mut Vec<Handle>,
    mut stage: impl FnMut(Secret) -> Handle,
) -> Option<Zeroizing<String>> {
    is_json(text).then_some(())?;
    let mut typed = secrets(text, &|at| at);
    typed.sort_by_key(|found| found.0.start);
    let mut sealed = Zeroizing::new(String::with_capacity(text.len() + 64 * typed.len()));
    let mut from = 0;
    for (place, secret) in typed {
        sealed.push_str(&text[from..place.start]);
        passwords.push(stage(Secret::new(secret.to_string())));
        sealed.push_str(&Written::mask(passwords.len() - 1));
        from = place.end;
    }
    sealed.push_str(&text[from..]);
    Some(sealed)
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

type Found = (Range<usize>, Zeroizing<String>);

/// The secrets in a document, with their places in the whole text; `place` leads from the document to it.
fn secrets(document: &str, place: &dyn Fn(usize) -> usize) -> Vec<Found> {
    let mut scan = Scan {
        text: document,
        at: 0,
        strings: Vec::new(),
    };
    scan.value(None);
    let mut found = Vec::new();
    for (key, range) in scan.strings {
        let (value, places) = decoded(&document[range.clone()]);
        let at = |inner: usize| place(range.start + places[inner]);
        // What is left of a broken mask is no password; whoever reads the text will say so.
        let secret = key.is_some_and(|key| SECRETS.contains(&key.as_str()));
        if secret && !value.is_empty() && !value.contains(['⟦', '⟧', '•']) {
            found.push((at(0)..place(range.end), value));
        } else if value.trim_start().starts_with(['{', '[']) && is_json(&value) {
            found.extend(secrets(&value, &at));
        }
    }
    found
}

/// Walks over a text that is JSON and notes each string value with the key it belongs to.
struct Scan<'a> {
    text: &'a str,
    at: usize,
    /// Keys, and the places of the characters between the quotes.
    strings: Vec<(Option<Zeroizing<String>>, Range<usize>)>,
}

impl Scan<'_> {
    fn value(&mut self, key: Option<Zeroizing<String>>) {
        match self.peek() {
            Some(b'{') => self.members(true),
            Some(b'[') => self.members(false),
            Some(b'"') => {
                let range = self.string();
                self.strings.push((key, range));
            }
            _ => self.skip(|byte| !matches!(byte, b',' | b']' | b'}')),
        }
    }

    fn members(&mut self, keyed: bool) {
        self.at += 1;
        while let Some(byte) = self.peek() {
            match byte {
                b'}' | b']' => {
                    self.at += 1;
                    return;
                }
                b',' => self.at += 1,
                _ if keyed => {
                    let key = self.string();
                    let key = decoded(&self.text[key]).0;
                    // The colon.
                    self.peek();
                    self.at += 1;
                    self.value(Some(key));
                }
                _ => self.value(None),
            }
        }
    }

    /// The place between the quotes; the walk goes on after them.
    fn string(&mut self) -> Range<usize> {
        let bytes = self.text.as_bytes();
        let start = self.at + 1;
        let mut end = start;
        while end < bytes.len() && bytes[end] != b'"' {
            end += if bytes[end] == b'\\' { 2 } else { 1 };
        }
        self.at = end + 1;
        start..end
    }

    /// The next byte that is no blank.
    fn peek(&mut self) -> Option<u8> {
        self.skip(|byte| byte.is_ascii_whitespace());
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip(&mut self, over: impl Fn(u8) -> bool) {
        let rest = self.text.as_bytes()[self.at.min(self.text.len())..].iter();
        self.at += rest.take_while(|byte| over(**byte)).count();
    }
}

/// What the inside of a JSON string says, and for each of its bytes, and for its end, where it stood.
fn decoded(escaped: &str) -> (Zeroizing<String>, Vec<usize>) {
    let quoted = Zeroizing::new(format!("\"{escaped}\""));
    let text = Zeroizing::new(serde_json::from_str::<String>(&quoted).unwrap_or_default());
    let mut places = Vec::with_capacity(text.len() + 1);
    let mut at = 0;
    for character in text.chars() {
        places.extend(std::iter::repeat_n(at, character.len_utf8()));
        at += written_length(&escaped[at..], character);
    }
    places.push(escaped.len());
    (text, places)
}

/// How many bytes a character takes as it was written: itself, an escape, or two for a pair of surrogates.
fn written_length(escaped: &str, character: char) -> usize {
    match escaped.as_bytes() {
        [b'\\', b'u', ..] if character.len_utf16() == 2 => 12,
        [b'\\', b'u', ..] => 6,
        [b'\\', ..] => 2,
        _ => character.len_utf8(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_typed_into_the_inner_document_is_sealed_and_nothing_else_moves() {
        let inner = r#"{"auths":{"ghcr.io":{"username":"an\"na","password":"p\"\\ü\u0041"}}}"#;
        let outer = serde_json::json!({"name": "team", "data": {".dockerconfigjson": inner}});
        let (text, secrets) = seal(&outer.to_string());
        assert_eq!(secrets, ["p\"\\üA"]);
        let escaped = serde_json::to_string(r#"p\"\\ü\u0041"#).unwrap();
        let escaped = &escaped[1..escaped.len() - 1];
        let wanted = outer.to_string().replace(escaped, "⟦••••••••⟧");
        assert_eq!(text, wanted);
    }

    #[test]
    fn every_kind_of_secret_is_sealed_wherever_it_stands() {
        let text =
            r#"{ "data" : {"auths": [{"auth":"YTpi"},{"identitytoken":"x","password":""}]} }"#;
        let (text, secrets) = seal(text);
        assert_eq!(secrets, ["YTpi", "x"]);
        assert_eq!(
            text,
            r#"{ "data" : {"auths": [{"auth":"⟦••••••••⟧"},{"identitytoken":"⟦•••••••• 2⟧","password":""}]} }"#
        );
    }

    #[test]
    fn what_is_sealed_already_stays_and_no_json_is_left_alone() {
        let text = r#"{"password":"⟦••••••••⟧"}"#;
        assert_eq!(seal(text), (text.to_owned(), Vec::new()));
        assert_eq!(sealed("{", &mut Vec::new(), |_| handle()), None);
    }

    fn seal(text: &str) -> (String, Vec<String>) {
        let mut secrets = Vec::new();
        let mut passwords = Vec::new();
        let sealed = sealed(text, &mut passwords, |secret| {
            secrets.push(secret.open().to_owned());
            handle()
        });
        (sealed.unwrap().to_string(), secrets)
    }

    fn handle() -> Handle {
        Handle::from_bytes([7; 16])
    }
}
