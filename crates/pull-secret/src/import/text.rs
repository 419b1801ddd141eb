//! From bytes to text: UTF-8, UTF-16 with its mark, base64 around all of it.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use zeroize::Zeroizing;

use super::{Found, ImportError, Taken};

/// Reads UTF-8, with or without a byte-order mark, or UTF-16 with one.
pub(super) fn decode(bytes: &[u8], found: &mut Found) -> Result<Zeroizing<String>, ImportError> {
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes, found)?,
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes, found)?,
        [0xef, 0xbb, 0xbf, rest @ ..] => {
            found.taken.push(Taken::WithoutByteOrderMark);
            utf8(rest)?
        }
        all => utf8(all)?,
    };
    Ok(Zeroizing::new(text))
}

/// The text inside base64, if there is one that could be imported.
pub(super) fn unwrap_base64(text: &str) -> Option<Zeroizing<String>> {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b"+/=".contains(&b);
    if !text.bytes().all(|b| allowed(b) || b.is_ascii_whitespace()) {
        return None;
    }
    let joined: String = text.split_ascii_whitespace().collect();
    let engine = if joined.ends_with('=') {
        STANDARD
    } else {
        STANDARD_NO_PAD
    };
    let decoded = String::from_utf8(engine.decode(joined).ok()?)
        .ok()
        .map(Zeroizing::new)?;
    decoded.contains([':', '{']).then_some(decoded)
}

fn utf8(bytes: &[u8]) -> Result<String, ImportError> {
    std::str::from_utf8(bytes)
        .map(str::to_owned)
        .map_err(|_| ImportError::NotText)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, found: &mut Found) -> Result<String, ImportError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|&pair| unit(pair)).collect();
    found.taken.push(Taken::FromUtf16);
    if !rest.is_empty() {
        return Err(ImportError::NotText);
    }
    String::from_utf16(&units).map_err(|_| ImportError::NotText)
}
