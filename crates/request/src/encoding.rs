//! The encodings a text goes through on its way into a request, from the innermost to the outermost.

use std::fmt::Write;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use zeroize::Zeroizing;

/// How a value is encoded where it is put into a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// The inside of a JSON string (RFC 8259 § 7): escapes what must be and nothing else.
    JsonString,
    /// A name or value of a form: all but unreserved characters percent-encoded, so that no reader can differ over
    /// `+` and blanks.
    Form,
    /// A path: slashes stay.
    Path,
    /// A name or value of a query: `$` stays, as in `$top`.
    Query,
}

/// Encodings in layers; the last pushed is the innermost and comes first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Encodings(Vec<Encoding>);

/// RFC 3986 § 2.3.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');
const IN_PATH: &AsciiSet = &RESERVED.remove(b'/').remove(b':').remove(b'@');
const IN_QUERY: &AsciiSet = &RESERVED.remove(b'$').remove(b'/').remove(b':');

impl Encodings {
    /// Encodes a text through all layers. The result and every step on the way are wiped when dropped.
    pub fn encode(&self, text: &str) -> Zeroizing<String> {
        let start = Zeroizing::new(text.to_owned());
        self.0
            .iter()
            .rev()
            .fold(start, |text, encoding| encoding.encode(&text))
    }

    /// So many JSON strings, one inside the other.
    pub(crate) fn strings(layers: usize) -> Self {
        Self(vec![Encoding::JsonString; layers])
    }

    pub(crate) fn with(&self, inner: Encoding) -> Self {
        let mut layers = self.0.clone();
        layers.push(inner);
        Self(layers)
    }
}

impl From<Encoding> for Encodings {
    fn from(encoding: Encoding) -> Self {
        Self(vec![encoding])
    }
}

impl Encoding {
    /// Encodes a text. The result is wiped when dropped.
    pub fn encode(self, text: &str) -> Zeroizing<String> {
        match self {
            Self::JsonString => json_string(text),
            Self::Form => percent(text, RESERVED),
            Self::Path => percent(text, IN_PATH),
            Self::Query => percent(text, IN_QUERY),
        }
    }
}

fn json_string(text: &str) -> Zeroizing<String> {
    // The longest escape is six characters; a text that grew would leave copies of a secret behind.
    let mut escaped = Zeroizing::new(String::with_capacity(text.len() * 6));
    for character in text.chars() {
        match character {
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\t' => escaped.push_str("\\t"),
            '\u{8}' => escaped.push_str("\\b"),
            '\u{c}' => escaped.push_str("\\f"),
            control if control < ' ' => {
                // Writing to a String cannot fail.
                let _ = write!(escaped, "\\u{:04x}", u32::from(control));
            }
            other => escaped.push(other),
        }
    }
    escaped
}

fn percent(text: &str, set: &'static AsciiSet) -> Zeroizing<String> {
    let mut encoded = Zeroizing::new(String::with_capacity(text.len() * 3));
    encoded.extend(utf8_percent_encode(text, set));
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    const NASTY: &str = "a \"q\" \\ $V `x` ! %41 + & = \n\r\t\u{0}\u{1f}\u{7f} ü 🔑 \u{2028} '";

    #[test]
    fn a_json_string_reads_back_as_it_was() {
        let text = format!("\"{}\"", *Encoding::JsonString.encode(NASTY));
        assert_eq!(serde_json::from_str::<String>(&text).unwrap(), NASTY);
        assert_eq!(text, serde_json::to_string(NASTY).unwrap());
    }

    #[test]
    fn json_inside_json_reads_back_in_two_steps() {
        let twice = Encodings::from(Encoding::JsonString).with(Encoding::JsonString);
        let outer = format!("\"\\\"{}\\\"\"", *twice.encode(NASTY));
        let inner: String = serde_json::from_str(&outer).unwrap();
        assert_eq!(serde_json::from_str::<String>(&inner).unwrap(), NASTY);
    }

    #[test]
    fn a_form_value_reads_back_whatever_the_reader_makes_of_plus_and_blank() {
        let encoded = Encoding::Form.encode(NASTY);
        assert!(!encoded.contains([' ', '+', '&', '=', '$', '!', '|']));
        let read = percent_encoding::percent_decode_str(&encoded)
            .decode_utf8()
            .unwrap();
        assert_eq!(read, NASTY);
    }

    #[test]
    fn a_path_keeps_its_slashes_and_a_query_its_dollar() {
        assert_eq!(*Encoding::Path.encode("/v2/a b/ü"), "/v2/a%20b/%C3%BC");
        assert_eq!(*Encoding::Query.encode("$top"), "$top");
    }
}
