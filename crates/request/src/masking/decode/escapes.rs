//! Escapes of single characters: backslashes of every language, percent, entities of web pages, quoted-printable.

mod entities;

use std::ops::ControlFlow;

use super::Take;
use entities::{ENTITIES, MOST_LETTERS};

/// What an escape of a byte above ASCII stands for: a byte (Go, C, URLs) or a character (JavaScript, Python).
#[derive(Clone, Copy, PartialEq, Eq)]
enum High {
    Byte,
    Character,
}

/// A family of escapes. Each is undone for itself: what looks like an escape of another family may be none.
#[derive(Clone, Copy)]
enum Family {
    Backslash,
    Percent,
    Entity,
}

/// Hands on the text unescaped in each way.
pub(super) fn each(text: &[u8], take: &mut Take<'_>) -> ControlFlow<()> {
    for family in [Family::Backslash, Family::Percent, Family::Entity] {
        let mut reader = Reader::new(text, family, High::Byte);
        if let Some(plain) = reader.read() {
            take(plain)?;
        }
        if reader.high
            && let Some(plain) = Reader::new(text, family, High::Character).read()
        {
            take(plain)?;
        }
        if reader.letters
            && let Some(plain) = without_backslashes(text)
        {
            take(plain)?;
        }
    }
    for plain in [quoted_printable(text), without_doubled_quotes(text)] {
        plain.map_or(ControlFlow::Continue(()), &mut *take)?;
    }
    ControlFlow::Continue(())
}

/// The text with its escapes undone once, family by family; those that it has none of give nothing.
pub(in crate::masking) fn unescaped(text: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let families = [Family::Backslash, Family::Percent, Family::Entity];
    let read = move |family| Reader::new(text, family, High::Byte).read();
    let others = [quoted_printable(text), without_doubled_quotes(text)];
    families
        .into_iter()
        .filter_map(read)
        .chain(others.into_iter().flatten())
}

/// The text with the escapes of JSON strings undone once; `None` if it has none.
pub(in crate::masking) fn unescaped_json(text: &[u8]) -> Option<Vec<u8>> {
    Reader::new(text, Family::Backslash, High::Byte).read()
}

/// The text with quoted-printable undone (RFC 2045 § 6.7); `None` if it has none.
fn quoted_printable(text: &[u8]) -> Option<Vec<u8>> {
    if !text.contains(&b'=') {
        return None;
    }
    let mut plain = Vec::with_capacity(text.len());
    let mut at = 0;
    let mut found = false;
    while at < text.len() {
        let rest = &text[at..];
        let (byte, length) = match rest {
            [b'=', high, low, ..] if is_hex(*high) && is_hex(*low) => {
                (Some(digit(*high) << 4 | digit(*low)), 3)
            }
            [b'=', b'\r', b'\n', ..] => (None, 3),
            [b'=', b'\n', ..] => (None, 2),
            [byte, ..] => (Some(*byte), 1),
            [] => break,
        };
        found |= length > 1;
        plain.extend(byte);
        at += length;
    }
    found.then_some(plain)
}

/// Quotes as a shell, SQL, YAML and CSV escape them: `'\''` and `'"'"'`, or doubled.
fn without_doubled_quotes(text: &[u8]) -> Option<Vec<u8>> {
    let is_doubled = |two: &[u8]| matches!(two, b"''" | b"\"\"" | b"'\\" | b"'\"");
    if !text.windows(2).any(is_doubled) {
        return None;
    }
    let mut plain = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        let rest = &text[at..];
        let length = match rest {
            rest if rest.starts_with(b"'\\''") => 4,
            rest if rest.starts_with(b"'\"'\"'") => 5,
            [b'\'', b'\'', ..] | [b'"', b'"', ..] => 2,
            _ => 1,
        };
        plain.push(*byte);
        at += length;
    }
    (plain.len() < text.len()).then_some(plain)
}

/// Each backslash is left out and what follows it stays, as in quoted strings of headers (RFC 9110 § 5.6.4).
fn without_backslashes(text: &[u8]) -> Option<Vec<u8>> {
    let mut plain = Vec::with_capacity(text.len());
    let mut bytes = text.iter();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' => plain.extend(bytes.next()),
            byte => plain.push(*byte),
        }
    }
    (plain.len() < text.len()).then_some(plain)
}

struct Reader<'t> {
    text: &'t [u8],
    family: Family,
    high_is: High,
    plain: Vec<u8>,
    /// Whether there was an escape of a byte above ASCII.
    high: bool,
    /// Whether a backslash stood before a letter or digit, which may mean just that.
    letters: bool,
}

impl<'t> Reader<'t> {
    fn new(text: &'t [u8], family: Family, high_is: High) -> Self {
        Self {
            text,
            family,
            high_is,
            plain: Vec::new(),
            high: false,
            letters: false,
        }
    }

    fn read(&mut self) -> Option<Vec<u8>> {
        let mark = match self.family {
            Family::Backslash => b'\\',
            Family::Percent => b'%',
            Family::Entity => b'&',
        };
        let mut at = 0;
        let mut found = false;
        while let Some(next) = self.text[at..].iter().position(|byte| *byte == mark) {
            if self.plain.is_empty() {
                self.plain.reserve(self.text.len());
            }
            self.plain.extend_from_slice(&self.text[at..at + next]);
            at += next;
            let length = match self.family {
                Family::Backslash => self.backslash(at),
                Family::Percent => self.percent(at),
                Family::Entity => self.entity(at),
            };
            found |= length > 0;
            if length == 0 {
                self.plain.push(mark);
            }
            at += length.max(1);
        }
        self.plain
            .extend_from_slice(self.text.get(at..).unwrap_or_default());
        found.then(|| std::mem::take(&mut self.plain))
    }

    /// How many bytes were read; none if it is no escape.
    fn backslash(&mut self, at: usize) -> usize {
        let text = self.text;
        let rest = &text[at + 1..];
        let Some(kind) = rest.first() else { return 0 };
        self.letters |= kind.is_ascii_alphanumeric();
        match kind {
            b'u' => self.unicode(at),
            b'U' => match hex_value(rest, 1, 8) {
                Some(value) => self.character(value, 10),
                None => self.byte(b'U', 2),
            },
            b'x' => self.hex_escape(rest),
            b'0'..=b'7' => self.octal(rest),
            b'\n' => 2,
            b'\r' if rest.get(1) == Some(&b'\n') => 3,
            byte => self.byte(control(*byte), 2),
        }
    }

    /// `\u0041`, `\u{41}`, pairs of surrogates, and Java's `\uuu0041`.
    fn unicode(&mut self, at: usize) -> usize {
        let rest = &self.text[at + 1..];
        let marks = rest.iter().take_while(|byte| **byte == b'u').count();
        if rest.get(marks) == Some(&b'{')
            && let Some((value, digits)) = braced(&rest[marks..])
        {
            return self.character(value, 1 + marks + digits);
        }
        let Some(unit) = hex_value(rest, marks, 4) else {
            return self.byte(b'u', 2);
        };
        let length = 1 + marks + 4;
        let low = self.text.get(at + length..).unwrap_or_default();
        let low = low.strip_prefix(b"\\").unwrap_or_default();
        let low_marks = low.iter().take_while(|byte| **byte == b'u').count();
        let low = if low_marks > 0 {
            hex_value(low, low_marks, 4)
        } else {
            None
        };
        self.utf16(unit, low, length, 1 + low_marks + 4)
    }

    fn hex_escape(&mut self, rest: &[u8]) -> usize {
        if let Some((value, digits)) = braced(rest.get(1..).unwrap_or_default()) {
            return self.character(value, 2 + digits);
        }
        match (hex_value(rest, 1, 2), hex_value(rest, 1, 1)) {
            (Some(value), _) => self.escaped_byte(value, 4),
            (None, Some(value)) => self.escaped_byte(value, 3),
            (None, None) => self.byte(b'x', 2),
        }
    }

    fn octal(&mut self, rest: &[u8]) -> usize {
        let digits = rest
            .iter()
            .take(3)
            .take_while(|byte| matches!(byte, b'0'..=b'7'));
        let digits = digits.count();
        let value = |digits: usize| {
            let digits = rest[..digits].iter();
            digits.fold(0, |value, byte| value * 8 + u32::from(byte - b'0'))
        };
        match value(digits) {
            0..=0xff => self.escaped_byte(value(digits), 1 + digits),
            _ => self.escaped_byte(value(digits - 1), digits),
        }
    }

    /// `%41` and the old `%u0041`.
    fn percent(&mut self, at: usize) -> usize {
        let rest = &self.text[at + 1..];
        if let Some(value) = hex_value(rest, 0, 2) {
            return self.escaped_byte(value, 3);
        }
        match rest.first() {
            Some(b'u' | b'U') => match hex_value(rest, 1, 4) {
                Some(unit) => {
                    let low = &rest[5..];
                    let low = low.starts_with(b"%u").then(|| hex_value(low, 2, 4));
                    self.utf16(unit, low.flatten(), 6, 6)
                }
                None => 0,
            },
            _ => 0,
        }
    }

    /// `&amp;`, `&#38;`, `&#x26;`; of the numbers without their semicolon too, as browsers read them.
    fn entity(&mut self, at: usize) -> usize {
        let rest = &self.text[at + 1..];
        if rest.first() == Some(&b'#') {
            return self.numbered_entity(rest);
        }
        let end = rest
            .iter()
            .take(MOST_LETTERS + 1)
            .position(|byte| *byte == b';');
        let Some(end) = end else { return 0 };
        match ENTITIES
            .iter()
            .find(|(name, _)| name.as_bytes() == &rest[..end])
        {
            Some((_, character)) => self.character(u32::from(*character), end + 2),
            None => 0,
        }
    }

    fn numbered_entity(&mut self, rest: &[u8]) -> usize {
        let (start, radix) = match rest.get(1) {
            Some(b'x' | b'X') => (2, 16),
            _ => (1, 10),
        };
        let digits = rest[start..].iter().take(12);
        let digits = digits
            .take_while(|byte| char::from(**byte).is_digit(radix))
            .count();
        let number = std::str::from_utf8(&rest[start..start + digits]);
        let number = number
            .ok()
            .and_then(|text| u32::from_str_radix(text, radix).ok());
        let Some(number) = number else { return 0 };
        let end = start + digits;
        let closed = usize::from(rest.get(end) == Some(&b';'));
        self.character(number, 1 + end + closed)
    }

    /// A unit of UTF-16, with the one after it if both make one character.
    fn utf16(&mut self, unit: u32, low: Option<u32>, length: usize, second: usize) -> usize {
        match (unit, low) {
            (0xd800..0xdc00, Some(low @ 0xdc00..0xe000)) => {
                let value = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
                self.character(value, length + second)
            }
            _ => self.character(unit, length),
        }
    }

    fn character(&mut self, value: u32, length: usize) -> usize {
        let character = char::from_u32(value).unwrap_or(char::REPLACEMENT_CHARACTER);
        let mut bytes = [0; 4];
        self.plain
            .extend_from_slice(character.encode_utf8(&mut bytes).as_bytes());
        length
    }

    fn escaped_byte(&mut self, value: u32, length: usize) -> usize {
        self.high |= value > 0x7f;
        match (u8::try_from(value), self.high_is) {
            (Ok(byte), High::Byte) => self.byte(byte, length),
            _ => self.character(value, length),
        }
    }

    fn byte(&mut self, byte: u8, length: usize) -> usize {
        self.plain.push(byte);
        length
    }
}

/// What a backslash makes of a character; most stay what they are.
fn control(letter: u8) -> u8 {
    match letter {
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'b' => 0x08,
        b'f' => 0x0c,
        b'v' => 0x0b,
        b'a' => 0x07,
        b'e' => 0x1b,
        other => other,
    }
}

/// The number in `{…}`, and how many bytes it takes.
fn braced(text: &[u8]) -> Option<(u32, usize)> {
    let inside = text.strip_prefix(b"{")?;
    let end = inside.iter().take(9).position(|byte| *byte == b'}')?;
    Some((hex_value(inside, 0, end)?, end + 2))
}

/// The value of so many hex digits from a place on.
fn hex_value(text: &[u8], from: usize, digits: usize) -> Option<u32> {
    let digits = text
        .get(from..from + digits)
        .filter(|digits| !digits.is_empty())?;
    digits.iter().try_fold(0u32, |value, byte| {
        is_hex(*byte).then(|| value << 4 | u32::from(digit(*byte)))
    })
}

fn is_hex(byte: u8) -> bool {
    byte.is_ascii_hexdigit()
}

fn digit(byte: u8) -> u8 {
    match byte {
        b'0'..=b'9' => byte - b'0',
        _ => byte.to_ascii_lowercase() - b'a' + 10,
    }
}
