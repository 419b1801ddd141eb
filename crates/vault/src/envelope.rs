//! One secret as one line of ASCII, cut into items that every OS holds.
//!
//! ASCII on one line, since KWallet replaced bytes from 128 on, and a GNOME keyring without a password cuts a secret
//! off at its first newline. Items of at most 2400 characters, since Windows holds 2560 bytes in one.
//!
//! An envelope is `pp2.` and, in URL-safe base64 without padding: version, kind, length, SHA-256, bytes. The hash is over
//! the handle, the kind and the bytes, so that an item copied to another place counts as damaged. It stays within the
//! keychain; outside it would help whoever guesses. The first form, `pp1.`, bound neither handle nor kind; it is read, and
//! replaced when it is met.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use pull_secret::{Handle, Secret};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::KeychainError;

/// The longest secret that is kept, in bytes. A longer one can be used, but only in this session.
pub const LONGEST_SECRET: usize = 64 * 1024;

/// The most items beside the head that one secret needs.
pub(crate) const MOST_CHUNKS: usize =
    (MARK.len() + base64_length(HEADER + LONGEST_SECRET)).div_ceil(ITEM);

const ITEM: usize = 2400;
const MARK: &str = "pp2.";
const HEAD_MARK: &str = "pp2h.";
const FIRST_MARK: &str = "pp1.";
const FIRST_HEAD_MARK: &str = "pp1h.1.";
const HEADER: usize = 1 + 1 + 4 + 32;

/// What a secret is for. It is opened for that alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecretKind {
    /// The password of a registry credential.
    RegistryPassword,
    /// The secret part of a service key: a client secret or a private key.
    ServiceKey,
}

/// How an envelope was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Bound to no place.
    First,
    /// Bound to its handle and kind.
    Second,
}

impl Form {
    pub(crate) const ALL: [Self; 2] = [Self::First, Self::Second];

    /// The id of the item that holds a chunk. Each form has its own, so that one takes the place of the other with the
    /// writing of the head.
    pub(crate) fn chunk_id(self, handle: Handle, chunk: usize) -> String {
        match self {
            Self::First => format!("{handle}-{chunk}"),
            Self::Second => format!("{handle}-2-{chunk}"),
        }
    }
}

/// Wraps a secret into one line, for one handle.
///
/// # Errors
/// [`KeychainError::TooLong`] above [`LONGEST_SECRET`].
pub(crate) fn seal(
    secret: &Secret,
    handle: Handle,
    kind: SecretKind,
) -> Result<Zeroizing<String>, KeychainError> {
    let text = secret.open().as_bytes();
    if text.len() > LONGEST_SECRET {
        return Err(KeychainError::TooLong { bytes: text.len() });
    }
    // Reserved in full, since a vector that grows leaves copies behind.
    let mut raw = Zeroizing::new(Vec::with_capacity(HEADER + text.len()));
    raw.extend_from_slice(&*header(text, handle, kind));
    raw.extend_from_slice(text);

    let mut line = Zeroizing::new(String::with_capacity(MARK.len() + base64_length(raw.len())));
    line.push_str(MARK);
    URL_SAFE_NO_PAD.encode_string(&*raw, &mut line);
    Ok(line)
}

/// Unwraps what [`seal`] made for that handle and kind, or what the first form holds.
///
/// # Errors
/// [`KeychainError::Damaged`] if a single character is not as it was written, or if it was written for another place.
pub(crate) fn unseal(
    line: &str,
    handle: Handle,
    kind: SecretKind,
) -> Result<(Secret, Form), KeychainError> {
    let (form, encoded) = match line.strip_prefix(MARK) {
        Some(encoded) => (Form::Second, encoded),
        None => (
            Form::First,
            line.strip_prefix(FIRST_MARK)
                .ok_or(KeychainError::Damaged)?,
        ),
    };
    let mut raw = Zeroizing::new(Vec::with_capacity(encoded.len()));
    URL_SAFE_NO_PAD
        .decode_vec(encoded, &mut raw)
        .map_err(|_| KeychainError::Damaged)?;
    let (found, text) = raw.split_at_checked(HEADER).ok_or(KeychainError::Damaged)?;
    let expected = match form {
        Form::First => first_header(text),
        Form::Second => header(text, handle, kind),
    };
    if found != *expected {
        return Err(KeychainError::Damaged);
    }
    let secret = Secret::from_utf8(text.to_vec()).map_err(|_| KeychainError::Damaged)?;
    Ok((secret, form))
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
    let head = format!("{HEAD_MARK}{}.{}", chunks.len(), line.len());
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
        /// How it was written.
        form: Form,
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
    if head.starts_with(MARK) || head.starts_with(FIRST_MARK) {
        return Ok(Head::Whole);
    }
    read_cut(head).ok_or(KeychainError::Damaged)
}

fn read_cut(head: &str) -> Option<Head> {
    let (form, sizes) = match head.strip_prefix(HEAD_MARK) {
        Some(sizes) => (Form::Second, sizes),
        None => (Form::First, head.strip_prefix(FIRST_HEAD_MARK)?),
    };
    let (count, total) = sizes.split_once('.')?;
    let (count, total) = (count.parse().ok()?, total.parse::<usize>().ok()?);
    let agrees = count == total.div_ceil(ITEM) && count <= MOST_CHUNKS;
    agrees.then_some(Head::Cut { form, count, total })
}

fn header(text: &[u8], handle: Handle, kind: SecretKind) -> Zeroizing<[u8; HEADER]> {
    let kind = match kind {
        SecretKind::RegistryPassword => 1,
        SecretKind::ServiceKey => 2,
    };
    let place = Sha256::new()
        .chain_update(handle.to_string())
        .chain_update([kind]);
    head_of(2, kind, text, place)
}

fn first_header(text: &[u8]) -> Zeroizing<[u8; HEADER]> {
    head_of(1, 1, text, Sha256::new())
}

fn head_of(version: u8, kind: u8, text: &[u8], place: Sha256) -> Zeroizing<[u8; HEADER]> {
    let mut header = Zeroizing::new([0; HEADER]);
    header[0] = version;
    header[1] = kind;
    // As 64 bits whose upper half is zero: the lengths that are kept fit into 32.
    header[2..6].copy_from_slice(&(text.len() as u64).to_be_bytes()[4..]);
    header[6..].copy_from_slice(&place.chain_update(text).finalize());
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
        let line = sealed("hunter2");
        let raw = URL_SAFE_NO_PAD
            .decode(line.strip_prefix("pp2.").unwrap())
            .unwrap();
        assert_eq!(raw[..6], [2, 1, 0, 0, 0, 7]);
        let bound = format!("{}\u{1}hunter2", HERE);
        assert_eq!(raw[6..38], *Sha256::digest(bound));
        assert_eq!(&raw[38..], b"hunter2");
    }

    #[test]
    fn the_first_form_is_still_read() {
        let (secret, form) = unseal(&first_form("hunter2"), HERE, KIND).unwrap();
        assert_eq!((secret.open(), form), ("hunter2", Form::First));
        let cut = Head::Cut {
            form: Form::First,
            count: 2,
            total: 2401,
        };
        assert_eq!(read_head("pp1h.1.2.2401"), Ok(cut));
    }

    #[test]
    fn an_envelope_opens_only_at_its_place_and_for_what_it_is() {
        let line = sealed("hunter2");
        assert!(unseal(&line, HERE, KIND).is_ok());
        for (handle, kind) in [
            (Handle::from_bytes([2; 16]), KIND),
            (HERE, SecretKind::ServiceKey),
        ] {
            let opened = unseal(&line, handle, kind).map(drop);
            assert_eq!(opened, Err(KeychainError::Damaged));
        }
    }

    #[test]
    fn the_longest_secret_fits_and_one_byte_more_is_refused() {
        let longest = "x".repeat(LONGEST_SECRET);
        let line = sealed(&longest);
        let items = cut(&line);
        assert_eq!((items.chunks.len(), MOST_CHUNKS), (37, 37));
        assert_eq!(&*items.head, "pp2h.37.87436");
        let (opened, _) = unseal(&line, HERE, KIND).unwrap();
        assert_eq!(opened.open(), longest);

        let refused = seal(&secret(&format!("{longest}x")), HERE, KIND);
        assert_eq!(
            refused,
            Err(KeychainError::TooLong {
                bytes: LONGEST_SECRET + 1
            })
        );
    }

    #[test]
    fn a_head_that_was_never_written_is_refused() {
        for head in [
            "",
            "pp3.AAAA",
            "pp1h.",
            "pp2h.2",
            "pp2h.1.2401",
            "pp2h.38.91200",
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
        for line in [
            "", "pp1.", "pp2.", "pp1", "pp1.AQ", "pp2.AQ", "pp2.????", "hunter2",
        ] {
            assert_eq!(
                unseal(line, HERE, KIND).map(drop),
                Err(KeychainError::Damaged),
                "{line}"
            );
        }
    }

    proptest! {
        #[test]
        fn any_text_comes_out_as_it_went_in(text in any_text()) {
            let line = sealed(&text);
            prop_assert!(line.bytes().all(|byte| byte.is_ascii_graphic()));
            let (out, _) = unseal(&joined(&cut(&line)), HERE, KIND).unwrap();
            prop_assert_eq!(out.open(), text);
        }

        #[test]
        fn every_item_is_within_what_windows_holds(text in any_text()) {
            let line = sealed(&text);
            let items = cut(&line);
            prop_assert!(items.chunks.iter().chain([&items.head.as_str()]).all(|item| item.len() <= 2400));
            let expected = match items.chunks.len() {
                0 => Head::Whole,
                count => Head::Cut { form: Form::Second, count, total: line.len() },
            };
            prop_assert_eq!(read_head(&items.head), Ok(expected));
        }

        #[test]
        fn one_damaged_character_is_noticed(
            text in any_text(),
            place in any::<prop::sample::Index>(),
            other in "[ -~]",
        ) {
            let line = sealed(&text);
            let at = place.index(line.len());
            prop_assume!(line[at..=at] != other);
            let damaged = format!("{}{other}{}", &line[..at], &line[at + 1..]);
            prop_assert_eq!(unseal(&damaged, HERE, KIND).map(drop), Err(KeychainError::Damaged));
        }

        #[test]
        fn a_lost_or_a_further_character_is_noticed(text in any_text(), place in any::<prop::sample::Index>()) {
            let line = sealed(&text);
            let at = place.index(line.len());
            let shorter = format!("{}{}", &line[..at], &line[at + 1..]);
            let longer = format!("{}A{}", &line[..at], &line[at..]);
            prop_assert_eq!(unseal(&line[..at], HERE, KIND).map(drop), Err(KeychainError::Damaged));
            prop_assert_eq!(unseal(&shorter, HERE, KIND).map(drop), Err(KeychainError::Damaged));
            prop_assert_eq!(unseal(&longer, HERE, KIND).map(drop), Err(KeychainError::Damaged));
        }
    }

    /// Short texts, long ones, and those of any character; each within what is kept.
    fn any_text() -> impl Strategy<Value = String> {
        prop_oneof![
            ".{0,40}",
            "(?s).{0,2000}",
            (0..=LONGEST_SECRET, "[ -~\n]").prop_map(|(times, text)| text.repeat(times)),
        ]
    }

    fn joined(items: &Items<'_>) -> String {
        match items.chunks.len() {
            0 => items.head.to_string(),
            _ => items.chunks.concat(),
        }
    }

    const HERE: Handle = Handle::from_bytes([1; 16]);
    const KIND: SecretKind = SecretKind::RegistryPassword;

    fn sealed(text: &str) -> Zeroizing<String> {
        seal(&secret(text), HERE, KIND).unwrap()
    }

    fn first_form(text: &str) -> String {
        let raw = [&*first_header(text.as_bytes()), text.as_bytes()].concat();
        format!("pp1.{}", URL_SAFE_NO_PAD.encode(raw))
    }

    fn secret(text: &str) -> Secret {
        Secret::new(text.to_owned())
    }
}
