//! A password or client secret in memory, and the handle that stands for one.
//!
//! Where secrets rest is the vault's matter; here they are only held, opened by name, and wiped.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use ts_rs::TS;
use zeroize::Zeroizing;

/// A secret text, wiped from memory when dropped.
///
/// It can be read by [`Secret::open`] alone; it cannot be written by serde and its `Debug` output is a mask.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes the text as it is; nothing is trimmed.
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// Takes bytes that have to be UTF-8, since every place a secret goes to is text (JSON, RFC 8259 § 8.1).
    ///
    /// # Errors
    /// [`NotText`]; the bytes are wiped.
    pub fn from_utf8(bytes: Vec<u8>) -> Result<Self, NotText> {
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Self::new(text)),
            Err(error) => {
                drop(Zeroizing::new(error.into_bytes()));
                Err(NotText)
            }
        }
    }

    /// The text itself. Stands only where bytes are rendered, where the keychain is called, and where lint looks at a shape.
    pub fn open(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(••••••••)")
    }
}

/// The bytes of a secret are not UTF-8.
#[derive(Debug, Error, Clone, Copy, PartialEq, Eq)]
#[error("the secret is not UTF-8 text")]
pub struct NotText;

/// Stands for a secret wherever the secret itself must not be: 128 random bits, written as 32 lowercase hex characters.
///
/// A handle is also the name of the keychain item, so it carries no registry, user or tenant name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Handle([u8; 16]);

impl Handle {
    /// A new handle of the operating system's randomness.
    ///
    /// # Panics
    /// When the operating system has no randomness to give; nothing is safe to hand out then.
    #[cfg(feature = "random")]
    #[expect(
        clippy::expect_used,
        reason = "without randomness no handle is safe to hand out"
    )]
    pub fn random() -> Self {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).expect("the operating system gives randomness");
        Self(bytes)
    }

    /// Makes a handle of 16 bytes, which are random but in tests.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Handle({self})")
    }
}

impl From<Handle> for String {
    fn from(handle: Handle) -> Self {
        handle.to_string()
    }
}

impl TryFrom<String> for Handle {
    type Error = NotAHandle;

    fn try_from(text: String) -> Result<Self, NotAHandle> {
        text.parse()
    }
}

impl FromStr for Handle {
    type Err = NotAHandle;

    fn from_str(text: &str) -> Result<Self, NotAHandle> {
        let digits = text.as_bytes();
        if digits.len() != 32 {
            return Err(NotAHandle);
        }
        let mut bytes = [0; 16];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = hex_digit(pair[0])? << 4 | hex_digit(pair[1])?;
        }
        Ok(Self(bytes))
    }
}

/// The text is not 32 lowercase hex characters.
#[derive(Debug, Error, Clone, Copy, PartialEq, Eq)]
#[error("not a handle")]
pub struct NotAHandle;

fn hex_digit(digit: u8) -> Result<u8, NotAHandle> {
    match digit {
        b'0'..=b'9' => Ok(digit - b'0'),
        b'a'..=b'f' => Ok(digit - b'a' + 10),
        _ => Err(NotAHandle),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_shows_a_mask_of_fixed_length_in_debug_output() {
        let shown = format!("{:?}", Secret::new("hunter2".to_owned()));
        assert_eq!(shown, "Secret(••••••••)");
    }

    #[test]
    fn a_handle_survives_being_written_and_read() {
        let handle = Handle::from_bytes([0xa5; 16]);
        assert_eq!(handle.to_string().parse(), Ok(handle));
    }

    #[test]
    fn text_that_is_no_handle_is_refused() {
        for text in [
            "",
            "A5",
            "a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5aG",
            "a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5A5",
        ] {
            assert_eq!(text.parse::<Handle>(), Err(NotAHandle), "{text}");
        }
    }
}
