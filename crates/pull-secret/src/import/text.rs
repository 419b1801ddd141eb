//! From bytes to text, and base64 around all of it.

use pasted_text::{Encoding, base64_text, decode};
use zeroize::Zeroizing;

use super::{Found, ImportError, Taken};

/// Decodes a text, and notes what it was.
pub(super) fn decode_text(
    bytes: &[u8],
    found: &mut Found,
) -> Result<Zeroizing<String>, ImportError> {
    let decoded = decode(bytes).ok_or(ImportError::NotText)?;
    match decoded.encoding {
        Encoding::Utf8 => {}
        Encoding::Utf16 => found.taken.push(Taken::FromUtf16),
        Encoding::SingleByte => found.taken.push(Taken::FromSingleByte),
    }
    if decoded.had_mark {
        found.taken.push(Taken::WithoutByteOrderMark);
    }
    Ok(decoded.text)
}

/// The text inside base64, if there is one that could be imported.
pub(super) fn unwrap_base64(text: &str) -> Option<Zeroizing<String>> {
    let inside = base64_text::unwrap(text)?.text;
    inside.contains([':', '{']).then_some(inside)
}
