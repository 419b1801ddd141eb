//! AI Core's rule for the name of a pull secret.
//!
//! The described expression `^[a-z0-9](?:_?[a-z0-9\.\-]+)*[a-z0-9]$` doubles the time of a
//! backtracking engine with every character or two, so the same rule stands here as one pass.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;

/// The shortest name AI Core accepts, in characters.
pub const SHORTEST: usize = 2;
/// The longest name AI Core accepts, in characters.
pub const LONGEST: usize = 63;

/// A name that AI Core accepts for a pull secret. It cannot be changed afterwards.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct SecretName(String);

impl SecretName {
    /// Takes a name as AI Core's API description allows it (`AI_CORE_API.yaml`, 2 to 63 characters).
    ///
    /// # Errors
    /// The first broken rule, in the order of [`SecretNameError`].
    pub fn parse(text: &str) -> Result<Self, SecretNameError> {
        check_length(text)?;
        check_characters(text)?;
        check_ends(text)?;
        check_underscores(text)?;
        Ok(Self(text.to_owned()))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Names that AI Core takes and others do not: worth a warning, never a refusal.
    pub fn warnings(&self) -> Vec<SecretNameWarning> {
        let mut warnings = Vec::new();
        if self.0.contains('_') {
            warnings.push(SecretNameWarning::Underscore);
        }
        if ["..", ".-", "-."].iter().any(|pair| self.0.contains(pair)) {
            warnings.push(SecretNameWarning::EmptyLabel);
        }
        warnings
    }
}

impl fmt::Display for SecretName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for SecretName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretName({})", self.0)
    }
}

impl From<SecretName> for String {
    fn from(name: SecretName) -> Self {
        name.0
    }
}

impl TryFrom<String> for SecretName {
    type Error = SecretNameError;

    fn try_from(text: String) -> Result<Self, SecretNameError> {
        Self::parse(&text)
    }
}

/// The rule that a text breaks, so that it can be no secret name.
#[derive(Debug, Error, Clone, Copy, PartialEq, Eq)]
pub enum SecretNameError {
    /// Fewer than two characters, or none.
    #[error("shorter than {SHORTEST} characters")]
    TooShort,
    /// More than 63 characters.
    #[error("longer than {LONGEST} characters")]
    TooLong,
    /// A character other than `a-z`, `0-9`, `.`, `_` and `-`.
    #[error("{character:?} is not allowed")]
    Character {
        /// The first such character.
        character: char,
    },
    /// The first character is no letter or digit.
    #[error("starts with {character:?}")]
    FirstCharacter {
        /// The character the name starts with.
        character: char,
    },
    /// The last character is no letter or digit.
    #[error("ends with {character:?}")]
    LastCharacter {
        /// The character the name ends with.
        character: char,
    },
    /// Two underscores in a row.
    #[error("holds two underscores in a row")]
    DoubleUnderscore,
    /// The last character but one is an underscore: `a_b`.
    #[error("the last character but one is an underscore")]
    UnderscoreBeforeLast,
}

/// What others refuse of a name that AI Core accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecretNameWarning {
    /// AI Launchpad and Kubernetes objects know no `_`.
    Underscore,
    /// Kubernetes objects know no `..`, `.-` and `-.` (DNS subdomain, RFC 1123).
    EmptyLabel,
}

fn check_length(text: &str) -> Result<(), SecretNameError> {
    // Counted only as far as needed: a pasted megabyte costs no more than a name.
    match text.chars().take(LONGEST + 1).count() {
        0..SHORTEST => Err(SecretNameError::TooShort),
        SHORTEST..=LONGEST => Ok(()),
        _ => Err(SecretNameError::TooLong),
    }
}

fn check_characters(text: &str) -> Result<(), SecretNameError> {
    let allowed = |c: char| is_letter_or_digit(c) || matches!(c, '.' | '_' | '-');
    match text.chars().find(|&c| !allowed(c)) {
        Some(character) => Err(SecretNameError::Character { character }),
        None => Ok(()),
    }
}

fn check_ends(text: &str) -> Result<(), SecretNameError> {
    let bad_end = |end: Option<char>| end.filter(|&c| !is_letter_or_digit(c));
    if let Some(character) = bad_end(text.chars().next()) {
        return Err(SecretNameError::FirstCharacter { character });
    }
    if let Some(character) = bad_end(text.chars().next_back()) {
        return Err(SecretNameError::LastCharacter { character });
    }
    Ok(())
}

fn check_underscores(text: &str) -> Result<(), SecretNameError> {
    if text.contains("__") {
        return Err(SecretNameError::DoubleUnderscore);
    }
    if text.chars().rev().nth(1) == Some('_') {
        return Err(SecretNameError::UnderscoreBeforeLast);
    }
    Ok(())
}

fn is_letter_or_digit(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_described_form_are_taken() {
        for name in [
            "a1",
            "a_bb",
            "a..b",
            "a.-b",
            "42",
            "team-images",
            &"a".repeat(63),
        ] {
            assert_eq!(
                SecretName::parse(name).map(String::from),
                Ok(name.to_owned())
            );
        }
    }

    #[test]
    fn a_refusal_names_the_broken_rule() {
        use SecretNameError::*;
        for (name, broken) in [
            ("", TooShort),
            ("a", TooShort),
            (&*"a".repeat(64), TooLong),
            ("A1", Character { character: 'A' }),
            ("a b", Character { character: ' ' }),
            ("grün", Character { character: 'ü' }),
            ("-a1", FirstCharacter { character: '-' }),
            ("a1.", LastCharacter { character: '.' }),
            ("a__bb", DoubleUnderscore),
            ("a_b", UnderscoreBeforeLast),
            ("a-_b", UnderscoreBeforeLast),
        ] {
            assert_eq!(SecretName::parse(name), Err(broken), "{name}");
        }
    }

    #[test]
    fn every_short_name_is_judged_as_the_described_expression_judges_it() {
        for length in 2..=5 {
            for name in words(&['a', '0', '_', '.', '-'], length) {
                let taken = SecretName::parse(&name).is_ok();
                assert_eq!(taken, described(name.as_bytes()), "{name}");
            }
        }
    }

    #[test]
    fn names_that_others_refuse_are_warned_about() {
        let warnings = |name| SecretName::parse(name).unwrap().warnings();
        assert_eq!(warnings("a_bb"), [SecretNameWarning::Underscore]);
        assert_eq!(warnings("a..b"), [SecretNameWarning::EmptyLabel]);
        assert_eq!(warnings("team-images"), []);
    }

    fn words(letters: &[char], length: usize) -> Vec<String> {
        (0..length).fold(vec![String::new()], |words, _| {
            words
                .iter()
                .flat_map(|word| letters.iter().map(move |c| format!("{word}{c}")))
                .collect()
        })
    }

    /// `^[a-z0-9](?:_?[a-z0-9\.\-]+)*[a-z0-9]$`, read literally by trying every split.
    fn described(name: &[u8]) -> bool {
        let end = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
        fn groups(middle: &[u8]) -> bool {
            if middle.is_empty() {
                return true;
            }
            let rest = middle.strip_prefix(b"_").unwrap_or(middle);
            let run = rest.iter().take_while(|&&b| b != b'_').count();
            (1..=run).any(|taken| groups(&rest[taken..]))
        }
        let [first, middle @ .., last] = name else {
            return false;
        };
        end(*first) && end(*last) && groups(middle)
    }
}
