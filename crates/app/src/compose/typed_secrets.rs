//! Finds passwords that were typed into JSON as text, and puts masks in their place.
//!
//! Names are read as Go reads them, so that what the cluster takes for a password is one here. In an entry with a
//! username only the members that are known to be public stay in sight: an unknown one may be a password under a
//! misspelt name. Nothing is lost by that, since what is masked is sent as it was typed. What may hold a password and
//! cannot be masked is refused.

mod scan;

use std::ops::Range;

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use pull_secret::document::folded_name;
use pull_secret::{Handle, Secret, is_secret_text};
use request::RawJson;
use zeroize::Zeroizing;

use scan::{Kind, Position, Scan};

/// Members whose values are secrets, by their whole name.
const SECRETS: [&str; 5] = ["auth", "pass", "secret", "httpheaders", "authheader"];
/// Members whose values are secrets, by a part of their name.
const PARTS_OF_SECRETS: [&str; 10] = [
    "password",
    "passwd",
    "passwort",
    "passphrase",
    "pwd",
    "token",
    "credential",
    "apikey",
    "privatekey",
    "authorization",
];
/// Members of an entry of `auths` that are no secret.
const PUBLIC: [&str; 3] = ["username", "email", "serveraddress"];
/// How many texts in one another are looked into.
const DEEPEST: usize = 8;

/// Why a text cannot be masked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MaskingError {
    /// It is no JSON, in which nothing can be found.
    NoJson,
    /// A value may hold a secret that cannot be found in it or that no mask can stand for.
    Hidden {
        /// Where it starts, in bytes.
        at: usize,
    },
}

/// Puts a mask in the place of each secret that stands in the text as characters. `passwords` are the secrets of the
/// masks that are there already; new ones are added. A username is a secret if it looks like one and is none of those that
/// were `confirmed`, or if it is one of the passwords: `known` gives the handle of a text that is one of them already.
///
/// # Errors
/// [`MaskingError`]; nothing is added then.
pub(crate) fn mask_secrets(
    text: &str,
    passwords: &mut Vec<Handle>,
    confirmed: &[&str],
    known: impl Fn(&str) -> Option<Handle>,
    mut stage: impl FnMut(Secret) -> Handle,
) -> Result<Zeroizing<String>, MaskingError> {
    if !is_json(text) {
        return Err(MaskingError::NoJson);
    }
    let mut typed = secrets(text, &|at| at, 0)?;
    typed.usernames.retain(|(_, text)| {
        looks_secret(text, confirmed)
            || known(text).is_some()
            || typed.passwords.iter().any(|it| it.1 == *text)
    });
    let mut typed = [typed.passwords, typed.usernames].concat();
    typed.sort_by_key(|found| found.0.start);
    let mut staged: Vec<(Zeroizing<String>, Handle)> = Vec::new();
    let mut masked = Zeroizing::new(String::with_capacity(text.len() + 64 * typed.len()));
    let mut from = 0;
    for (place, secret) in typed {
        masked.push_str(&text[from..place.start]);
        let same = staged.iter().find(|(text, _)| *text == secret);
        let handle = same.map(|(_, handle)| *handle).or_else(|| known(&secret));
        let handle = handle.unwrap_or_else(|| stage(Secret::new(secret.to_string())));
        passwords.push(handle);
        staged.push((secret, handle));
        masked.push_str(&RawJson::mask(passwords.len() - 1));
        from = place.end;
    }
    masked.push_str(&text[from..]);
    Ok(masked)
}

/// Whether no secret stands in the text as characters, apart from `confirmed` usernames.
pub(crate) fn is_all_masked(text: &str, confirmed: &[&str]) -> bool {
    is_json(text)
        && secrets(text, &|at| at, 0).is_ok_and(|typed| {
            let is_secret = |(_, text): &Found| looks_secret(text, confirmed);
            typed.passwords.is_empty() && !typed.usernames.iter().any(is_secret)
        })
}

fn looks_secret(username: &str, confirmed: &[&str]) -> bool {
    is_secret_text(username) && !confirmed.contains(&username)
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

type Found = (Range<usize>, Zeroizing<String>);

/// What stands in a text as characters, with its places.
#[derive(Default)]
struct Typed {
    passwords: Vec<Found>,
    /// No secrets by their names.
    usernames: Vec<Found>,
}

/// The secrets in a document, with their places in the whole text; `place` leads from the document to it.
fn secrets(
    document: &str,
    place: &dyn Fn(usize) -> usize,
    depth: usize,
) -> Result<Typed, MaskingError> {
    let scan = Scan::of(document);
    let mut found = Typed::default();
    for value in &scan.values {
        let hidden = MaskingError::Hidden {
            at: place(value.range.start),
        };
        let secret = is_secret(&scan, &value.position);
        match value.kind {
            Kind::Number if secret => return Err(hidden),
            Kind::Number => {}
            Kind::Unreadable => return Err(hidden),
            Kind::String => {
                let (text, places) = scan::decoded(&document[value.range.clone()]).ok_or(hidden)?;
                let at = |inner: usize| place(value.range.start + places[inner]);
                let whole = at(0)..place(value.range.end);
                match (secret, inside(&text)) {
                    (true, _) if is_masked(&text) => {}
                    (true, _) if text.is_empty() => {}
                    (true, _) => found.passwords.push((whole, text)),
                    (false, Inside::Json) if depth < DEEPEST => {
                        let inner = secrets(&text, &at, depth + 1)?;
                        found.passwords.extend(inner.passwords);
                        found.usernames.extend(inner.usernames);
                    }
                    (false, Inside::Base64(inner)) if depth < DEEPEST => {
                        // A mask stands for all of it: no place inside leads out of base64.
                        if secrets(&inner, &|at| at, depth + 1)
                            .map_or(true, |found| !found.passwords.is_empty())
                        {
                            found.passwords.push((whole, text));
                        }
                    }
                    (false, Inside::Nothing) if is_username(&value.position) => {
                        found.usernames.push((whole, text));
                    }
                    (false, Inside::Nothing) => {}
                    (false, _) => return Err(hidden),
                }
            }
        }
    }
    Ok(found)
}

fn is_username(position: &Position) -> bool {
    let name = position.name.as_ref();
    name.is_some_and(|name| folded_name(name) == "username")
}

/// What is left of a broken mask is not a password; the fault is reported when the text is read.
fn is_masked(text: &str) -> bool {
    text.contains(['⟦', '⟧', '•'])
}

/// Whether a value in this position is one that the cluster, or a reader who knows another format, takes for a secret.
fn is_secret(scan: &Scan, position: &Position) -> bool {
    let mut position = position;
    loop {
        let object = position.object.map(|object| &scan.objects[object]);
        if let Some(name) = &position.name {
            let name = Zeroizing::new(folded_name(name));
            let is_entry = object.is_some_and(|object| object.has_username);
            if names_secret(&name) || (is_entry && !PUBLIC.contains(&name.as_str())) {
                return true;
            }
        }
        match object {
            Some(object) => position = &object.position,
            None => return false,
        }
    }
}

fn names_secret(name: &str) -> bool {
    SECRETS.contains(&name) || PARTS_OF_SECRETS.iter().any(|part| name.contains(part))
}

/// What a text that is no secret itself may hold.
enum Inside {
    Nothing,
    Json,
    Base64(Zeroizing<String>),
    /// Something that talks of secrets and cannot be read.
    Unknown,
}

fn inside(text: &str) -> Inside {
    let is_document = |text: &str| text.trim_start().starts_with(['{', '[']);
    if is_document(text) && is_json(text) {
        return Inside::Json;
    }
    if let Some(inner) = base64_of(text).filter(|inner| is_document(inner)) {
        return Inside::Base64(inner);
    }
    let folded = Zeroizing::new(folded_name(text));
    let assigns = folded.contains([':', '=', '{']);
    let talks =
        PARTS_OF_SECRETS.iter().any(|part| folded.contains(part)) || folded.contains("auth");
    match (assigns && talks) || is_document(text) {
        true => Inside::Unknown,
        false => Inside::Nothing,
    }
}

/// Base64 in either alphabet, broken into lines or not, padded or not.
fn base64_of(text: &str) -> Option<Zeroizing<String>> {
    let config =
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let tight = text.chars().filter(|character| !character.is_whitespace());
    let tight = Zeroizing::new(tight.collect::<String>());
    let engines = [&alphabet::STANDARD, &alphabet::URL_SAFE];
    engines.into_iter().find_map(|alphabet| {
        let bytes = GeneralPurpose::new(alphabet, config)
            .decode(tight.as_bytes())
            .ok()?;
        String::from_utf8(bytes).ok().map(Zeroizing::new)
    })
}

#[cfg(test)]
mod tests;
