//! Base64 around a text: either alphabet, padded or not, broken into lines, with the header lines of `certutil`.

use base64::Engine;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use zeroize::Zeroizing;

use crate::decode::{Encoding, decode};

/// Which characters stand for the last two of the 64 values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alphabet {
    /// `+` and `/`; also what uses neither.
    Standard,
    /// `-` and `_`, which Go's `StdEncoding` refuses.
    UrlSafe,
}

/// What was inside base64.
#[derive(Clone, Debug)]
pub struct Unwrapped {
    /// The decoded text; valid UTF-8.
    pub text: Zeroizing<String>,
    /// The alphabet it was written in.
    pub alphabet: Alphabet,
    /// Whether blanks stand in it, which Go's decoder refuses; line ends it skips.
    pub has_blanks: bool,
    /// Whether `-----BEGIN …-----` stood around it, as `certutil -encode` and `openssl` write it.
    pub has_header: bool,
    /// Whether the text inside was UTF-16, as PowerShell's `Unicode` encoding makes it.
    pub was_utf16: bool,
}

/// The text inside base64; `None` if it is not base64, or what is inside is not a text.
pub fn unwrap(text: &str) -> Option<Unwrapped> {
    let text = text.trim();
    let body = without_header(text);
    let joined = joined(body.unwrap_or(text))?;
    let (bytes, alphabet) = decode_joined(&joined)?;
    let decoded = decode(&bytes).filter(|decoded| decoded.encoding != Encoding::SingleByte)?;
    Some(Unwrapped {
        text: decoded.text,
        alphabet,
        has_blanks: body.unwrap_or(text).trim().contains([' ', '\t']),
        has_header: body.is_some(),
        was_utf16: decoded.encoding == Encoding::Utf16,
    })
}

/// The bytes inside base64 of either alphabet, whatever its padding; `None` if it is not base64.
pub fn unwrap_bytes(text: &str) -> Option<(Zeroizing<Vec<u8>>, Alphabet)> {
    decode_joined(&joined(text)?)
}

/// The text without blanks and line ends; `None` for what cannot be base64.
fn joined(text: &str) -> Option<Zeroizing<String>> {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b"+/-_=".contains(&b);
    if !text.bytes().all(|b| allowed(b) || b.is_ascii_whitespace()) {
        return None;
    }
    let joined: Zeroizing<String> = Zeroizing::new(text.split_ascii_whitespace().collect());
    let unpadded = joined.trim_end_matches('=');
    let is_whole = !unpadded.is_empty() && joined.len() - unpadded.len() <= 2;
    is_whole.then(|| Zeroizing::new(unpadded.to_owned()))
}

fn decode_joined(joined: &str) -> Option<(Zeroizing<Vec<u8>>, Alphabet)> {
    let is_url_safe = joined.contains(['-', '_']);
    let (engine, alphabet) = match is_url_safe {
        true => (&URL_SAFE_ENGINE, Alphabet::UrlSafe),
        false => (&STANDARD_ENGINE, Alphabet::Standard),
    };
    let bytes = engine.decode(joined.as_bytes()).ok()?;
    Some((Zeroizing::new(bytes), alphabet))
}

const CONFIG: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_allow_trailing_bits(true)
    .with_decode_padding_mode(DecodePaddingMode::RequireNone);
const STANDARD_ENGINE: GeneralPurpose = GeneralPurpose::new(&STANDARD, CONFIG);
const URL_SAFE_ENGINE: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, CONFIG);

/// What stands between the lines `-----BEGIN …-----` and `-----END …-----`, if they are the first and the last.
fn without_header(text: &str) -> Option<&str> {
    let (first, rest) = text.split_once('\n')?;
    let (body, last) = rest.rsplit_once('\n')?;
    let is_mark = |line: &str, start: &str| {
        let line = line.trim();
        line.starts_with(start) && line.ends_with("-----")
    };
    (is_mark(first, "-----BEGIN") && is_mark(last, "-----END")).then_some(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inside(text: &str) -> Option<String> {
        unwrap(text).map(|unwrapped| (*unwrapped.text).clone())
    }

    #[test]
    fn either_alphabet_is_read_padded_or_not_in_one_line_or_many() {
        for text in [
            "eyJhIjoifn5-Pz8_In0=",
            "eyJhIjoifn5-Pz8_In0",
            "eyJhIjoifn5+Pz8/In0=",
            "eyJhIjoi\r\nfn5+Pz8/\r\nIn0=\r\n",
            "  eyJhIjoi fn5+ Pz8/ In0=",
            "-----BEGIN CERTIFICATE-----\r\neyJhIjoifn5+\r\nPz8/In0=\r\n-----END CERTIFICATE-----\r\n",
        ] {
            assert_eq!(inside(text).as_deref(), Some(r#"{"a":"~~~???"}"#), "{text}");
        }
    }

    #[test]
    fn what_was_odd_about_it_is_told() {
        let unwrapped = unwrap("eyJhIjoifn5-Pz8_In0").unwrap();
        assert_eq!(unwrapped.alphabet, Alphabet::UrlSafe);
        assert!(!unwrapped.has_blanks && !unwrapped.has_header && !unwrapped.was_utf16);
        assert!(unwrap("eyJh IjoxfQ==").unwrap().has_blanks);
        assert!(!unwrap("eyJh\r\nIjoxfQ==\n").unwrap().has_blanks);
        assert!(unwrap("ewAiAGEAIgA6ADEAfQA=").unwrap().was_utf16);
    }

    #[test]
    fn what_is_not_base64_of_a_text_is_left_alone() {
        for text in [
            "",
            "=",
            "a",
            "user:password",
            "eyJh{",
            "eyJhIjoxfQ===",
            "ey=JhIjoxfQ",
            "eyJhIjoi-n5+Pz8/",
            "-----BEGIN CERTIFICATE-----\nMIIEXw==\n-----END CERTIFICATE-----",
        ] {
            assert_eq!(inside(text), None, "{text}");
        }
    }
}
