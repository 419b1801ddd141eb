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
