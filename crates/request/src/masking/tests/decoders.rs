//! A reader that knows the spellings of the tests and nothing of the product: it undoes them with other libraries, or by
//! hand.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

/// Whether a text, or a word of it, decodes to something that holds the secret.
pub(super) fn finds(text: &str, secret: &str, steps: usize) -> bool {
    if text.contains(secret) {
        return true;
    }
    if steps == 0 || text.len() > 64 * 1024 {
        return false;
    }
    decodings(text)
        .iter()
        .any(|decoded| finds(decoded, secret, steps - 1))
}

fn decodings(text: &str) -> Vec<String> {
    let as_text = |bytes: Vec<u8>| String::from_utf8(bytes).ok();
    let lines = text.replace("\r\n", "");
    let decodings = [
        serde_json::from_str(&format!("\"{text}\"")).ok(),
        text.contains('%')
            .then(|| {
                percent_encoding::percent_decode_str(text)
                    .decode_utf8()
                    .ok()
            })
            .flatten()
            .map(Into::into),
        STANDARD.decode(&lines).ok().and_then(as_text),
        URL_SAFE_NO_PAD.decode(text).ok().and_then(as_text),
        hex(&text.replace(':', "")).and_then(as_text),
        hex(&text.replace("\\x", ""))
            .filter(|_| text.starts_with("\\x"))
            .and_then(as_text),
        list(text).and_then(as_text),
        entities(text),
        quoted_printable(text).and_then(as_text),
        Some(text.chars().rev().collect()).filter(|_| text.len() < 4096),
    ];
    decodings
        .into_iter()
        .flatten()
        .filter(|decoded| decoded != text)
        .collect()
}

fn hex(digits: &str) -> Option<Vec<u8>> {
    let pairs = digits.as_bytes().chunks(2);
    pairs
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect()
}

fn list(text: &str) -> Option<Vec<u8>> {
    let inside = text.strip_prefix('[')?.strip_suffix(']')?;
    inside
        .split(", ")
        .map(|number| number.parse().ok())
        .collect()
}

fn entities(text: &str) -> Option<String> {
    let mut decoded = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        let (entity, after) = after.split_once(';')?;
        let character = match entity {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            number => char::from_u32(number.strip_prefix('#')?.parse().ok()?)?,
        };
        decoded.push_str(before);
        decoded.push(character);
        rest = after;
    }
    Some(decoded + rest)
}

fn quoted_printable(text: &str) -> Option<Vec<u8>> {
    let mut parts = text.split('=');
    let mut decoded = parts.next()?.as_bytes().to_vec();
    for part in parts {
        decoded.push(u8::from_str_radix(part.get(..2)?, 16).ok()?);
        decoded.extend(part[2..].bytes());
    }
    Some(decoded)
}
