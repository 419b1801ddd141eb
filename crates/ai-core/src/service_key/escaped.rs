//! JSON escaped inside JSON, base64 around all: what programs make of a key that is a value for them.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use zeroize::Zeroizing;

/// The text inside an escaped one, with or without the quotes around it; `None` if nothing is escaped.
pub(super) fn unescaped(text: &str) -> Option<String> {
    if !text.contains("\\\"") {
        return None;
    }
    let trimmed = text.trim();
    let inside = trimmed
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    let mut plain = String::with_capacity(text.len());
    let mut signs = inside.unwrap_or(trimmed).chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => plain.extend(unescaped_sign(signs.next())),
            other => plain.push(other),
        }
    }
    Some(plain)
}

fn unescaped_sign(sign: Option<char>) -> Option<char> {
    match sign? {
        'n' => Some('\n'),
        'r' => Some('\r'),
        't' => Some('\t'),
        other => Some(other),
    }
}

/// The text inside base64, broken into lines or not; `None` if it is none.
pub(super) fn from_base64(text: &str) -> Option<Zeroizing<String>> {
    let allowed =
        |b: u8| b.is_ascii_alphanumeric() || b"+/=".contains(&b) || b.is_ascii_whitespace();
    if text.trim().is_empty() || !text.bytes().all(allowed) {
        return None;
    }
    let joined: Zeroizing<String> = Zeroizing::new(text.split_ascii_whitespace().collect());
    let engine = if joined.ends_with('=') {
        STANDARD
    } else {
        STANDARD_NO_PAD
    };
    let decoded = Zeroizing::new(engine.decode(joined.as_bytes()).ok()?);
    std::str::from_utf8(&decoded)
        .ok()
        .map(|text| Zeroizing::new(text.to_owned()))
}
