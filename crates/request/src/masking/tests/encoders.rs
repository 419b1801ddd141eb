//! How servers, proxies and languages spell a text: what the tests hide secrets with. Shares nothing with the decoders.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};

/// The name of a spelling, and how it is made.
pub(super) type Encoder = (&'static str, fn(&str) -> String);

/// Encodings that nest: what they give can be encoded again.
#[rustfmt::skip]
pub(super) const NESTING: &[Encoder] = &[
    ("JSON", |t| inside_quotes(&serde_json::to_string(t).unwrap())),
    ("JSON as Go writes it", json_go),
    ("JSON as .NET writes it", json_dotnet),
    ("JSON, every character escaped", |t| units(t).map(|u| format!("\\u{u:04x}")).collect()),
    ("percent", |t| percent(t, |b| b.is_ascii_alphanumeric() || b"-._~".contains(&b))),
    ("percent of every byte", |t| percent(t, |_| false)),
    ("base64", |t| STANDARD.encode(t)),
    ("base64 for URLs, no padding", |t| URL_SAFE_NO_PAD.encode(t)),
    ("base64 with line breaks", |t| wrapped(&STANDARD.encode(t), 76, "\r\n")),
    ("hex", |t| bytes(t, "", |b| format!("{b:02x}"))),
    ("hex with colons", |t| bytes(t, ":", |b| format!("{b:02X}"))),
    ("list of bytes", |t| format!("[{}]", bytes(t, ", ", |b| b.to_string()))),
    ("entities of special characters", html_special),
    ("numeric entities", |t| t.chars().map(|c| format!("&#{};", u32::from(c))).collect()),
    ("backslash x", |t| bytes(t, "", |b| format!("\\x{b:02x}"))),
    ("quoted-printable", quoted_printable),
    ("reversed", |t| t.chars().rev().collect()),
];

/// Further spellings, each on its own.
#[rustfmt::skip]
pub(super) const SINGLE: &[Encoder] = &[
    ("as it is", str::to_owned),
    ("JSON as Java writes it", |t| inside_quotes(&serde_json::to_string(t).unwrap()).replace('/', "\\/").replace('=', "\\u003d").replace('\'', "\\u0027")),
    ("JSON in ASCII, large digits", |t| ascii_units(t, |u| format!("\\u{u:04X}"))),
    ("JSON in ASCII, small digits", |t| ascii_units(t, |u| format!("\\u{u:04x}"))),
    ("JSON, every character escaped, large digits", |t| units(t).map(|u| format!("\\u{u:04X}")).collect()),
    ("Java's repeated u", |t| units(t).map(|u| format!("\\uuu{u:04x}")).collect()),
    ("JavaScript's braces", |t| t.chars().map(|c| format!("\\u{{{:x}}}", u32::from(c))).collect()),
    ("Python's long escapes", |t| t.chars().map(|c| format!("\\U{:08x}", u32::from(c))).collect()),
    ("octal escapes", |t| bytes(t, "", |b| format!("\\{b:03o}"))),
    ("octal escapes of what is not ASCII", |t| t.bytes().map(|b| if b.is_ascii() && b != b'\\' { char::from(b).to_string() } else { format!("\\{b:03o}") }).collect()),
    ("Go's quotes", |t| inside_quotes(&format!("{t:?}"))),
    ("quoted pairs", |t| t.chars().map(|c| format!("\\{c}")).collect()),
    ("shell quotes", |t| t.replace('\'', "'\\''")),
    ("percent, small digits", |t| percent(t, |b| b.is_ascii_alphanumeric()).to_lowercase_escapes()),
    ("percent, blanks as plus", |t| percent(t, |b| b.is_ascii_alphanumeric() || b == b' ').replace(' ', "+")),
    ("percent of units", |t| units(t).map(|u| format!("%u{u:04X}")).collect()),
    ("base64 without padding", |t| STANDARD_NO_PAD.encode(t)),
    ("base64 for URLs", |t| URL_SAFE.encode(t)),
    ("base64 behind one byte", |t| STANDARD.encode(format!("a{t}"))),
    ("base64 behind two bytes", |t| STANDARD.encode(format!("ab{t}!"))),
    ("base64 of a pair", |t| STANDARD.encode(format!("anna:{t}"))),
    ("base64 glued to a word", |t| format!("got{}", STANDARD.encode(t))),
    ("base64 glued to two letters", |t| format!("xy{}zz", STANDARD_NO_PAD.encode(t))),
    ("base64 in lines of 4", |t| wrapped(&STANDARD.encode(t), 4, "\n")),
    ("base64 in indented lines", |t| wrapped(&STANDARD.encode(t), 16, "\n    ")),
    ("base64 with blanks", |t| wrapped(&STANDARD.encode(t), 8, " ")),
    ("base64 of IMAP", |t| STANDARD_NO_PAD.encode(t).replace('/', ",")),
    ("base64 of UTF-16", |t| STANDARD.encode(utf16(t, u16::to_le_bytes))),
    ("base64 of UTF-16, big end first", |t| STANDARD.encode(utf16(t, u16::to_be_bytes))),
    ("base64 of bytes in hex", |t| STANDARD.encode(bytes(t, " ", |b| format!("{b:02x}")))),
    ("data URL", |t| format!("data:text/plain;base64,{}", STANDARD.encode(t))),
    ("base32", |t| base32(t)),
    ("base32, small letters", |t| base32(t).to_lowercase()),
    ("hex, large digits", |t| bytes(t, "", |b| format!("{b:02X}"))),
    ("hex with dashes", |t| bytes(t, "-", |b| format!("{b:02x}"))),
    ("hex with blanks", |t| bytes(t, " ", |b| format!("{b:02x}"))),
    ("hex with 0x", |t| format!("0x{}", bytes(t, "", |b| format!("{b:02x}")))),
    ("hex bytes with 0x", |t| bytes(t, ", ", |b| format!("0x{b:02x}"))),
    ("hex bytes with 0x, blanks", |t| bytes(t, " ", |b| format!("0x{b:02X}"))),
    ("hex with percent", |t| bytes(t, "", |b| format!("%{b:02x}"))),
    ("hex with equals", |t| bytes(t, "", |b| format!("={b:02X}"))),
    ("hex glued to hex", |t| format!("abc{}", bytes(t, "", |b| format!("{b:02x}")))),
    ("hex in lines", |t| wrapped(&bytes(t, "", |b| format!("{b:02x}")), 32, "\n")),
    ("hex of UTF-16", |t| utf16(t, u16::to_le_bytes).iter().map(|b| format!("{b:02x}")).collect()),
    ("hex as an assembler writes it", |t| bytes(t, ", ", |b| format!("{b:02x}h"))),
    ("bytes without blanks", |t| bytes(t, ",", |b| b.to_string())),
    ("bytes with blanks alone", |t| bytes(t, " ", |b| b.to_string())),
    ("bytes in braces", |t| format!("{{{}}}", bytes(t, ", ", |b| b.to_string()))),
    ("bytes with signs", |t| format!("[{}]", bytes(t, ", ", |b| b.cast_signed().to_string()))),
    ("bytes in lines", |t| bytes(t, ",\n  ", |b| b.to_string())),
    ("bytes in hex without a prefix", |t| format!("[{}]", bytes(t, ", ", |b| format!("{b:x}")))),
    ("bytes in octal", |t| bytes(t, " ", |b| format!("{b:o}"))),
    ("bytes in binary", |t| bytes(t, " ", |b| format!("{b:08b}"))),
    ("bytes by number", |t| format!("{{{}}}", t.bytes().enumerate().map(|(i, b)| format!("\"{i}\":{b}")).collect::<Vec<_>>().join(","))),
    ("code points", |t| t.chars().map(|c| u32::from(c).to_string()).collect::<Vec<_>>().join(",")),
    ("code points in Unicode's way", |t| t.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect::<Vec<_>>().join(" ")),
    ("hexadecimal entities", |t| t.chars().map(|c| format!("&#x{:X};", u32::from(c))).collect()),
    ("padded entities", |t| t.chars().map(|c| format!("&#{:07};", u32::from(c))).collect()),
    ("entities without semicolons", |t| t.chars().map(|c| format!("&#{}", u32::from(c))).collect()),
    ("entities of all punctuation", html_punctuation),
    ("base64, then reversed", |t| STANDARD.encode(t).chars().rev().collect()),
    ("hex, then reversed", |t| bytes(t, "", |b| format!("{b:02x}")).chars().rev().collect()),
    ("reversed, then base64", |t| STANDARD.encode(t.chars().rev().collect::<String>())),
    ("quoted-printable of every byte", |t| bytes(t, "", |b| format!("={b:02X}"))),
    ("quoted-printable in lines", |t| wrapped(&bytes(t, "", |b| format!("={b:02X}")), 72, "=\r\n")),
    ("with zero-width spaces", |t| between(t, "\u{200b}")),
    ("with joiners", |t| between(t, "\u{200d}")),
    ("with soft hyphens", |t| between(t, "\u{ad}")),
    ("with byte order marks", |t| between(t, "\u{feff}")),
    ("with variation selectors", |t| between(t, "\u{fe0f}")),
    ("base64 with zero-width spaces", |t| between(&STANDARD.encode(t), "\u{200b}")),
    ("characters with dots", |t| between(t, ".")),
    ("characters with blanks", |t| between(t, " ")),
    ("characters with dashes", |t| between(t, " - ")),
    ("characters in quotes", |t| between(t, "','")),
    ("characters a line each", |t| between(t, "\n")),
    ("NUL between", |t| between(t, "\0")),
    ("rotated by 13", rot13),
    ("UTF-8 taken for Latin-1", |t| t.bytes().map(char::from).collect()),
    ("Basic", |t| format!("Basic {}", STANDARD.encode(format!("u:{t}")))),
];

trait LowerEscapes {
    fn to_lowercase_escapes(self) -> String;
}

impl LowerEscapes for String {
    fn to_lowercase_escapes(self) -> String {
        let mut parts = self.split('%');
        let mut text = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            text.extend(["%", &part[..2].to_lowercase(), &part[2..]]);
        }
        text
    }
}

fn units(text: &str) -> impl Iterator<Item = u16> {
    text.encode_utf16()
}

fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

fn bytes(text: &str, between: &str, one: impl Fn(u8) -> String) -> String {
    text.bytes().map(one).collect::<Vec<_>>().join(between)
}

fn percent(text: &str, stays: impl Fn(u8) -> bool) -> String {
    let one = |byte| match stays(byte) {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    };
    text.bytes().map(one).collect()
}

fn between(text: &str, separator: &str) -> String {
    text.chars()
        .map(String::from)
        .collect::<Vec<_>>()
        .join(separator)
}

fn wrapped(text: &str, width: usize, end: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let lines = characters
        .chunks(width)
        .map(|line| line.iter().collect::<String>());
    lines.collect::<Vec<_>>().join(end)
}

fn inside_quotes(quoted: &str) -> String {
    quoted[1..quoted.len() - 1].to_owned()
}

fn ascii_units(text: &str, escape: impl Fn(u16) -> String) -> String {
    let json = inside_quotes(&serde_json::to_string(text).unwrap());
    let one = |character: char| match character.is_ascii() {
        true => character.to_string(),
        false => units(&character.to_string()).map(&escape).collect(),
    };
    json.chars().map(one).collect()
}

/// Go's `encoding/json` escapes what could end a script.
fn json_go(text: &str) -> String {
    let json = inside_quotes(&serde_json::to_string(text).unwrap());
    let escaped = json
        .replace('&', "\\u0026")
        .replace('<', "\\u003c")
        .replace('>', "\\u003e");
    escaped
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

/// .NET's `System.Text.Json` escapes more, and all that is not ASCII.
fn json_dotnet(text: &str) -> String {
    let one = |unit: u16| match u8::try_from(unit).map(char::from) {
        Ok('\\') => "\\\\".to_owned(),
        Ok('\n') => "\\n".to_owned(),
        Ok('"' | '&' | '\'' | '+' | '<' | '>' | '`' | '\0'..'\x20' | '\x7f'..) | Err(_) => {
            format!("\\u{unit:04X}")
        }
        Ok(character) => character.to_string(),
    };
    units(text).map(one).collect()
}

fn html_special(text: &str) -> String {
    let escaped = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    escaped.replace('"', "&quot;").replace('\'', "&#39;")
}

fn html_punctuation(text: &str) -> String {
    let one = |character| match character {
        '&' => "&amp;".to_owned(),
        '$' => "&dollar;".to_owned(),
        '%' => "&percnt;".to_owned(),
        '/' => "&sol;".to_owned(),
        '+' => "&plus;".to_owned(),
        '=' => "&equals;".to_owned(),
        '-' => "&hyphen;".to_owned(),
        ':' => "&colon;".to_owned(),
        'ü' => "&uuml;".to_owned(),
        'ß' => "&szlig;".to_owned(),
        other => other.to_string(),
    };
    text.chars().map(one).collect()
}

fn quoted_printable(text: &str) -> String {
    let one = |byte: u8| match byte {
        b' '..=b'~' if byte != b'=' => char::from(byte).to_string(),
        other => format!("={other:02X}"),
    };
    text.bytes().map(one).collect()
}

fn rot13(text: &str) -> String {
    let one = |character: char| match character {
        'a'..='m' | 'A'..='M' => char::from_u32(u32::from(character) + 13).unwrap(),
        'n'..='z' | 'N'..='Z' => char::from_u32(u32::from(character) - 13).unwrap(),
        other => other,
    };
    text.chars().map(one).collect()
}

fn base32(text: &str) -> String {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let bits: Vec<u8> = text
        .bytes()
        .flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1))
        .collect();
    let value = |bits: &[u8]| {
        (0..5).fold(0, |value, at| {
            value << 1 | bits.get(at).copied().unwrap_or(0)
        })
    };
    bits.chunks(5)
        .map(|bits| char::from(ALPHABET[usize::from(value(bits))]))
        .collect()
}
