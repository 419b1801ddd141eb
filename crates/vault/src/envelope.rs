//! One secret as one line of ASCII, cut into items that every OS holds.
//!
//! ASCII on one line, since KWallet replaced bytes from 128 on, and a GNOME keyring without a password cuts a secret
//! off at its first newline. Items of at most 2400 characters, since Windows holds 2560 bytes in one.
//!
//! An envelope is `pp1.` and, in URL-safe base64 without padding: version, kind, length, SHA-256, bytes. The hash stays
//! within the keychain; outside it would help whoever guesses.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use pull_secret::Secret;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::KeychainError;

/// The longest secret that is kept, in bytes. A longer one can be used, but only in this session.
pub const LONGEST_KEPT: usize = 64 * 1024;

/// The most items beside the head that one secret needs.
pub(crate) const MOST_CHUNKS: usize =
    (MARK.len() + base64_length(HEADER + LONGEST_KEPT)).div_ceil(ITEM);

const ITEM: usize = 2400;
const MARK: &str = "pp1.";
const HEAD_MARK: &str = "pp1h.";
/// Handles are never written twice, so chunks of two writings cannot mix and the first generation is the only one.
const GENERATION: &str = "1";
const VERSION: u8 = 1;
const KIND_TEXT: u8 = 1;
const HEADER: usize = 1 + 1 + 4 + 32;

/// Wraps a secret into one line.
///
/// # Errors
/// [`KeychainError::TooLong`] above [`LONGEST_KEPT`].
pub(crate) fn seal(secret: &Secret) -> Result<Zeroizing<String>, KeychainError> {
    let text = secret.open().as_bytes();
    if text.len() > LONGEST_KEPT {
        return Err(KeychainError::TooLong { bytes: text.len() });
    }
    // Reserved in full, since a vector that grows leaves copies behind.
    let mut raw = Zeroizing::new(Vec::with_capacity(HEADER + text.len()));
    raw.extend_from_slice(&*header(text));
    raw.extend_from_slice(text);

    let mut line = Zeroizing::new(String::with_capacity(MARK.len() + base64_length(raw.len())));
    line.push_str(MARK);
    URL_SAFE_NO_PAD.encode_string(&*raw, &mut line);
    Ok(line)
}

/// Unwraps what [`seal`] made.
///
/// # Errors
/// [`KeychainError::Damaged`] if a single character is not as it was written.
pub(crate) fn unseal(line: &str) -> Result<Secret, KeychainError> {
    let encoded = line.strip_prefix(MARK).ok_or(KeychainError::Damaged)?;
    let mut raw = Zeroizing::new(Vec::with_capacity(encoded.len()));
    URL_SAFE_NO_PAD
        .decode_vec(encoded, &mut raw)
        .map_err(|_| KeychainError::Damaged)?;
    let (found, text) = raw.split_at_checked(HEADER).ok_or(KeychainError::Damaged)?;
    if found != *header(text) {
        return Err(KeychainError::Damaged);
    }
    Secret::from_utf8(text.to_vec()).map_err(|_| KeychainError::Damaged)
}

/// An envelope as items: the head, which stands under the handle itself, and the chunks beside it.
pub(crate) struct Items<'a> {
    pub(crate) head: Zeroizing<String>,
    pub(crate) chunks: Vec<&'a str>,
}

/// Cuts an envelope; a short one is its own head and has no chunks.
pub(crate) fn cut(line: &str) -> Items<'_> {
    if line.len() <= ITEM {
        return Items {
            head: Zeroizing::new(line.to_owned()),
            chunks: Vec::new(),
        };
    }
    // Base64 has no character of more than one byte, so any cut is between characters.
    let chunks: Vec<&str> = (0..line.len())
        .step_by(ITEM)
        .map(|at| &line[at..line.len().min(at + ITEM)])
        .collect();
    let head = format!("{HEAD_MARK}{GENERATION}.{}.{}", chunks.len(), line.len());
    Items {
        head: Zeroizing::new(head),
        chunks,
    }
}

/// What a head says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Head {
    /// It is the envelope.
    Whole,
    /// The envelope is cut.
    Cut {
        /// Into so many chunks.
        count: usize,
        /// Of so many characters together.
        total: usize,
    },
}

/// Reads a head.
///
/// # Errors
/// [`KeychainError::Damaged`] for what [`cut`] cannot have made.
pub(crate) fn read_head(head: &str) -> Result<Head, KeychainError> {
    if head.starts_with(MARK) {
        return Ok(Head::Whole);
    }
    read_cut(head).ok_or(KeychainError::Damaged)
}

fn read_cut(head: &str) -> Option<Head> {
    let (count, total) = head
        .strip_prefix(HEAD_MARK)?
        .strip_prefix(GENERATION)?
        .strip_prefix('.')?
        .split_once('.')?;
    let (count, total) = (count.parse().ok()?, total.parse::<usize>().ok()?);
    let agrees = count == total.div_ceil(ITEM) && count <= MOST_CHUNKS;
    agrees.then_some(Head::Cut { count, total })
}

fn header(text: &[u8]) -> Zeroizing<[u8; HEADER]> {
    let mut header = Zeroizing::new([0; HEADER]);
    header[0] = VERSION;
    header[1] = KIND_TEXT;
    // As 64 bits whose upper half is zero: the lengths that are kept fit into 32.
    header[2..6].copy_from_slice(&(text.len() as u64).to_be_bytes()[4..]);
    header[6..].copy_from_slice(&Sha256::digest(text));
    header
}

const fn base64_length(bytes: usize) -> usize {
    (bytes * 4).div_ceil(3)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_envelope_reads_the_same_in_every_version_of_the_program() {
        let line = seal(&secret("hunter2")).unwrap();
        let hash = "9S-9MrKzuG_4jvbEkGKChfSCrxXdyylUH5S89Saj9sc";
        let raw = URL_SAFE_NO_PAD
            .decode(line.strip_prefix("pp1.").unwrap())
            .unwrap();
        assert_eq!(raw[..6], [1, 1, 0, 0, 0, 7]);
        assert_eq!(URL_SAFE_NO_PAD.encode(&raw[6..38]), hash);
        assert_eq!(&raw[38..], b"hunter2");
    }

    #[test]
    fn the_longest_secret_fits_and_one_byte_more_is_refused() {
        let longest = "x".repeat(LONGEST_KEPT);
        let line = seal(&secret(&longest)).unwrap();
        let items = cut(&line);
        assert_eq!((items.chunks.len(), MOST_CHUNKS), (37, 37));
        assert_eq!(&*items.head, "pp1h.1.37.87436");
        assert_eq!(unseal(&line).unwrap().open(), longest);

        let refused = seal(&secret(&format!("{longest}x")));
        assert_eq!(
            refused,
            Err(KeychainError::TooLong {
                bytes: LONGEST_KEPT + 1
            })
        );
    }

    #[test]
    fn a_head_that_was_never_written_is_refused() {
        for head in [
            "",
            "pp2.AAAA",
            "pp1h.",
            "pp1h.1.2",
            "pp1h.1.1.2401",
            "pp1h.2.2.2401",
            "pp1h.1.38.91200",
            "pp1h.1.-1.5",
            "pp1h.1.99999999999999999999.1",
            "hunter2",
        ] {
            assert_eq!(read_head(head), Err(KeychainError::Damaged), "{head}");
        }
    }

    #[test]
    fn text_that_is_no_envelope_is_refused() {
        for line in ["", "pp1.", "pp1", "pp1.AQ", "pp1.????", "hunter2"] {
            assert_eq!(
                unseal(line).map(drop),
                Err(KeychainError::Damaged),
                "{line}"
            );
        }
    }

    proptest! {
        #[test]
        fn any_text_comes_out_as_it_went_in(text in any_text()) {
            let line = seal(&secret(&text)).unwrap();
            prop_assert!(line.bytes().all(|byte| byte.is_ascii_graphic()));
            let out = unseal(&joined(&cut(&line))).unwrap();
            prop_assert_eq!(out.open(), text);
        }

        #[test]
        fn every_item_is_within_what_windows_holds(text in any_text()) {
            let line = seal(&secret(&text)).unwrap();
            let items = cut(&line);
            prop_assert!(items.chunks.iter().chain([&items.head.as_str()]).all(|item| item.len() <= 2400));
            let expected = match items.chunks.len() {
                0 => Head::Whole,
                count => Head::Cut { count, total: line.len() },
            };
            prop_assert_eq!(read_head(&items.head), Ok(expected));
        }

        #[test]
        fn one_damaged_character_is_noticed(
            text in any_text(),
            place in any::<prop::sample::Index>(),
            other in "[ -~]",
        ) {
            let line = seal(&secret(&text)).unwrap();
            let at = place.index(line.len());
            prop_assume!(line[at..=at] != other);
            let damaged = format!("{}{other}{}", &line[..at], &line[at + 1..]);
            prop_assert_eq!(unseal(&damaged).map(drop), Err(KeychainError::Damaged));
        }

        #[test]
        fn a_lost_or_a_further_character_is_noticed(text in any_text(), place in any::<prop::sample::Index>()) {
            let line = seal(&secret(&text)).unwrap();
            let at = place.index(line.len());
            let shorter = format!("{}{}", &line[..at], &line[at + 1..]);
            let longer = format!("{}A{}", &line[..at], &line[at..]);
            prop_assert_eq!(unseal(&line[..at]).map(drop), Err(KeychainError::Damaged));
            prop_assert_eq!(unseal(&shorter).map(drop), Err(KeychainError::Damaged));
            prop_assert_eq!(unseal(&longer).map(drop), Err(KeychainError::Damaged));
        }
    }

    /// Short texts, long ones, and those of any character; each within what is kept.
    fn any_text() -> impl Strategy<Value = String> {
        prop_oneof![
            ".{0,40}",
            "(?s).{0,2000}",
            (0..=LONGEST_KEPT, "[ -~\n]").prop_map(|(times, text)| text.repeat(times)),
        ]
    }

    fn joined(items: &Items<'_>) -> String {
        match items.chunks.len() {
            0 => items.head.to_string(),
            _ => items.chunks.concat(),
        }
    }

    fn secret(text: &str) -> Secret {
        Secret::new(text.to_owned())
    }
}
