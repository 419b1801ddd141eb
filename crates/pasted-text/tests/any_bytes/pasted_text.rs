//! What holds for any bytes that are pasted.

use ::pasted_text::{
    base64_text, decode, escaped, fence, html, lenient_json, mail, placeholder, yaml,
};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

/// No reader panics. What is put into base64 comes out of it, and a document ends within its text.
pub(crate) fn holds(bytes: &[u8]) {
    let Some(decoded) = decode(bytes) else { return };
    let text = decoded.text.as_str();
    for encoded in [STANDARD.encode(text), URL_SAFE_NO_PAD.encode(text)] {
        let bytes = base64_text::unwrap_bytes(&encoded).map(|(bytes, _)| bytes.to_vec());
        assert_eq!(bytes.unwrap_or_default(), text.as_bytes());
    }
    let _ = (
        base64_text::unwrap(text),
        yaml::documents(text),
        yaml::with_first_line_moved(text),
    );
    let _ = (
        escaped::unescaped(text),
        fence::bodies(text),
        html::to_text(text),
    );
    let _ = (
        mail::unquoted(text),
        mail::from_quoted_printable(text),
        placeholder::unfilled(text),
    );
    match lenient_json::read(text, 0) {
        Ok(document) => assert!(text.is_char_boundary(document.end)),
        Err(fault) => assert!(text.is_char_boundary(fault.at())),
    }
}
