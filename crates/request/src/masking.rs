//! Keeps secrets out of what is kept and shown of other people's answers.
//!
//! A server can send back what it was sent, in any spelling. So an answer is searched after it was decoded, string by
//! string, and one rule holds for all spellings: a string that holds something that decodes to a secret is masked as a
//! whole. A secret that stands in it as it is gives way to dots alone. The secrets are all those that were opened since
//! the start, whatever call they were for.

mod common;
mod decode;
mod fingerprints;
mod search;
mod spellings;
mod tree;
mod words;

use std::fmt;
use std::sync::Arc;

use parking_lot::{RwLock, RwLockReadGuard};
use pull_secret::Secret;

use crate::{Json, Mask, Request, Secrets};
use common::Field;
use fingerprints::Fingerprints;
use search::{Budget, End, holds};

const DOTS: &str = Mask::DOTS;

/// Knows again every secret that was opened since the start, so that no answer brings one back.
///
/// It keeps keyed hashes, from which no secret can be read. Clones share what they know.
#[derive(Clone, Default)]
pub struct OpenedSecrets(Arc<RwLock<Fingerprints>>);

impl fmt::Debug for OpenedSecrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OpenedSecrets(••••••••)")
    }
}

impl OpenedSecrets {
    /// Learns a secret: from now on it is masked in every answer.
    pub fn learn(&self, secret: &Secret) {
        self.learn_beside(secret, &[]);
    }

    /// Learns the secrets of a call.
    pub(crate) fn learn_all(&self, secrets: &Secrets, request: &Request) {
        let plain = request.literals();
        // `anna:` before the password of a Basic header is a username too.
        let plain: Vec<_> = plain
            .iter()
            .map(|text| text.trim_end_matches(':'))
            .collect();
        secrets
            .iter()
            .for_each(|secret| self.learn_beside(secret, &plain));
    }

    fn learn_beside(&self, secret: &Secret, plain: &[&str]) {
        let mut known = self.0.write();
        known.learn(secret.open(), plain);
    }

    /// Masks an answer of so many bytes.
    pub(crate) fn masker(&self, length: usize) -> Masker<'_> {
        Masker {
            known: self.0.read(),
            budget: Budget::of(length),
        }
    }
}

/// Masks one answer by the secrets that are known while it lives.
pub(crate) struct Masker<'o> {
    known: RwLockReadGuard<'o, Fingerprints>,
    budget: Budget,
}

impl Masker<'_> {
    /// Masks the body of an answer; `cut` if it is not all that was sent.
    pub(crate) fn body(&self, body: &[u8], cut: bool) -> String {
        let text = String::from_utf8_lossy(body);
        if self.known.is_empty() {
            return text.into_owned();
        }
        let end = if cut { End::Cut } else { End::Whole };
        let json = if cut { None } else { Json::parse(&text) };
        match json {
            Some(json) => self.json(&text, json),
            None if matches!(text, std::borrow::Cow::Owned(_)) && self.holds(body, end) => {
                DOTS.to_owned()
            }
            None => self.text(&text, Field::Word, end),
        }
    }

    /// Masks a header: its name and its value. Those whose purpose is to carry a credential are masked in any case.
    pub(crate) fn header(&self, name: &str, value: &str) -> (String, String) {
        let value = match carries_credential(name) {
            true => DOTS.to_owned(),
            false => self.text(value, Field::of(name), End::Whole),
        };
        (self.text(name, Field::Word, End::Whole), value)
    }

    /// Masks a text on its own, such as the reason phrase.
    pub(crate) fn line(&self, text: &str) -> String {
        self.text(text, Field::Word, End::Whole)
    }

    fn text(&self, text: &str, field: Field, end: End) -> String {
        if common::shown_in(&self.known, text, field) {
            return DOTS.to_owned();
        }
        if !self.holds(text.as_bytes(), end) {
            return text.to_owned();
        }
        match self.in_place(text, end) {
            Some(masked) if !self.holds(masked.as_bytes(), end) => masked,
            _ => DOTS.to_owned(),
        }
    }

    fn holds(&self, text: &[u8], end: End) -> bool {
        holds(&self.known, text, end, &self.budget)
    }

    /// Puts dots where whole secrets stand as they are; `None` if there are parts of some.
    fn in_place(&self, text: &str, end: End) -> Option<String> {
        let mut masked = String::with_capacity(text.len());
        let mut from = 0;
        for range in self.known.found_in(text.as_bytes())? {
            // A part of a spelling may start or end within a character.
            let start = text.floor_char_boundary(range.start).max(from);
            masked.push_str(&text[from..start]);
            masked.push_str(DOTS);
            from = text.ceil_char_boundary(range.end);
        }
        masked.push_str(&text[from..]);
        let start = match end {
            End::Cut => self.known.start_at_end_of(masked.as_bytes()),
            End::Whole => None,
        };
        if let Some(length) = start {
            masked.truncate(masked.floor_char_boundary(masked.len() - length));
            masked.push_str(DOTS);
        }
        Some(masked)
    }
}

/// Headers that are made to carry a credential or stand for a login.
fn carries_credential(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let known = [
        "set-cookie",
        "set-cookie2",
        "cookie",
        "authorization",
        "proxy-authorization",
        "authentication-info",
        "proxy-authentication-info",
    ];
    known.contains(&&*name)
        || [
            "token", "api-key", "apikey", "secret", "password", "session",
        ]
        .iter()
        .any(|part| name.contains(part))
}

#[cfg(test)]
mod tests;
