//! JSON as people have it: with comments, last commas, single or smart quotes, names without quotes, lines broken inside
//! a value, the last brace lost. Strict JSON is read as it is.
//!
//! Reading is linear in the text, bounded in depth, and does not fail in any other way than by [`Fault`].

mod quotes;

use zeroize::Zeroizing;

use crate::value::{Object, Value};
use quotes::Quote;

/// How deep a document may nest. Keys nest far less; other documents that hold one may nest more.
const DEEPEST: usize = 64;

/// One document of a text.
#[derive(Clone, Debug)]
pub struct Document {
    /// The value, with repeated names kept.
    pub value: Value,
    /// Where it ends in the text.
    pub end: usize,
    /// Whether strict JSON would have refused it.
    pub is_lenient: bool,
    /// Whether the text ended before the last brace.
    pub is_truncated: bool,
}

/// Why there is no document, and where in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A character that may not stand there.
    Unexpected {
        /// Its offset in bytes.
        at: usize,
    },
    /// More levels than are read.
    TooDeep {
        /// The offset in bytes of the level that is too many.
        at: usize,
    },
}

/// Reads the document that starts at this place (an offset in bytes) and leaves the rest of the text alone.
///
/// # Errors
/// [`Fault`], with its place.
pub fn read(text: &str, start: usize) -> Result<Document, Fault> {
    let mut reader = Reader::at(text, start);
    let value = reader.value(0)?;
    Ok(Document {
        value,
        end: reader.at,
        is_lenient: reader.is_lenient || reader.is_truncated,
        is_truncated: reader.is_truncated,
    })
}

impl Fault {
    /// Its offset in bytes.
    pub fn at(self) -> usize {
        match self {
            Self::Unexpected { at } | Self::TooDeep { at } => at,
        }
    }
}

/// Where the first sign stands that is neither blank nor comment.
pub fn beginning(text: &str) -> usize {
    let mut reader = Reader::at(text, 0);
    reader.skip_blanks();
    reader.at
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    is_lenient: bool,
    is_truncated: bool,
}

impl<'t> Reader<'t> {
    fn at(text: &'t str, at: usize) -> Self {
        Self {
            text,
            at,
            is_lenient: false,
            is_truncated: false,
        }
    }

    fn value(&mut self, depth: usize) -> Result<Value, Fault> {
        if depth > DEEPEST {
            return Err(Fault::TooDeep { at: self.at });
        }
        self.skip_blanks();
        match self.peek() {
            Some('{') => self.object(depth),
            Some('[') => self.array(depth),
            Some(character) => match Quote::opened_by(character) {
                Some(quote) => self
                    .string(quote)
                    .map(|text| Value::Text(Zeroizing::new(text))),
                None => self.word(),
            },
            None => Err(self.fault()),
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value, Fault> {
        let mut members = Object::default();
        self.take('{');
        loop {
            if self.is_over('}') {
                return Ok(Value::Object(members));
            }
            let name = self.name()?;
            self.skip_blanks();
            self.expect(':')?;
            let value = self.value(depth + 1)?;
            members.push(name, value);
            self.separator('}')?;
        }
    }

    fn array(&mut self, depth: usize) -> Result<Value, Fault> {
        let mut items = Vec::new();
        self.take('[');
        loop {
            if self.is_over(']') {
                return Ok(Value::List(items));
            }
            items.push(self.value(depth + 1)?);
            self.separator(']')?;
        }
    }

    /// Whether the object or array ends here; its closing sign is taken. The end of the text closes what is open.
    fn is_over(&mut self, closing: char) -> bool {
        self.skip_blanks();
        if self.at == self.text.len() {
            self.is_truncated = true;
            return true;
        }
        self.take(closing)
    }

    /// The comma between two members. A line end in its place is a comma that was lost; one before the closing sign is
    /// one too many.
    fn separator(&mut self, closing: char) -> Result<(), Fault> {
        let before = self.at;
        self.skip_blanks();
        if self.take(',') {
            self.skip_blanks();
            self.is_lenient |= self.peek() == Some(closing);
            return Ok(());
        }
        if self.peek().is_none_or(|character| character == closing) {
            return Ok(());
        }
        let has_line_end = self.text[before..self.at].contains('\n');
        self.is_lenient = true;
        if has_line_end {
            Ok(())
        } else {
            Err(self.fault())
        }
    }

    fn name(&mut self) -> Result<String, Fault> {
        if let Some(quote) = self.peek().and_then(Quote::opened_by) {
            return self.string(quote);
        }
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '$' | '.');
        let name: String = self.rest().chars().take_while(|c| is_name(*c)).collect();
        if name.is_empty() {
            return Err(self.fault());
        }
        self.at += name.len();
        self.is_lenient = true;
        Ok(name)
    }

    fn string(&mut self, quote: Quote) -> Result<String, Fault> {
        let opened = self.at;
        self.next();
        self.is_lenient |= quote != Quote::Double;
        let mut text = String::new();
        loop {
            match self.next() {
                None => return Err(Fault::Unexpected { at: opened }),
                Some('\\') => self.escape(&mut text),
                Some(character) if quote.is_closed_by(character) => return Ok(text),
                Some(character) => {
                    self.is_lenient |= character < ' ';
                    text.push(character);
                }
            }
        }
    }

    /// What follows a backslash. What JSON does not know stays as it stands there.
    fn escape(&mut self, text: &mut String) {
        match self.next() {
            Some('n') => text.push('\n'),
            Some('r') => text.push('\r'),
            Some('t') => text.push('\t'),
            Some('b') => text.push('\u{8}'),
            Some('f') => text.push('\u{c}'),
            Some('u') => {
                let point = self.code_point();
                self.is_lenient |= point.is_none();
                text.push(point.unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            Some(character @ ('"' | '\\' | '/')) => text.push(character),
            Some('\'') => {
                self.is_lenient = true;
                text.push('\'');
            }
            Some('\n') => self.is_lenient = true,
            Some(character) => {
                self.is_lenient = true;
                text.extend(['\\', character]);
            }
            None => {}
        }
    }

    /// The character that the digits behind `\u` stand for; `None` if they are no digits or half of a pair.
    fn code_point(&mut self) -> Option<char> {
        let first = self.unit()?;
        if !(0xd800..0xdc00).contains(&first) || !self.rest().starts_with("\\u") {
            return char::from_u32(first.into());
        }
        let before = self.at;
        self.at += 2;
        let pair = self.unit().map(|second| [first, second]);
        let decoded = pair.and_then(|pair| char::decode_utf16(pair).next()?.ok());
        if decoded.is_none() {
            self.at = before;
        }
        decoded
    }

    fn unit(&mut self) -> Option<u16> {
        let digits = self.text.get(self.at..self.at + 4)?;
        // The parser of the standard library takes a sign before the digits.
        let unit = u16::from_str_radix(digits, 16).ok();
        let unit = unit.filter(|_| !digits.starts_with('+'))?;
        self.at += 4;
        Some(unit)
    }

    /// A number, or one of the words that JSON, Python and JavaScript have.
    fn word(&mut self) -> Result<Value, Fault> {
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.' | '_');
        let rest = self.rest();
        let word = &rest[..rest.find(|c| !is_part(c)).unwrap_or(rest.len())];
        let value = match word {
            "null" => Value::Null,
            "true" | "false" => literal(word),
            "None" | "undefined" | "True" | "False" => {
                self.is_lenient = true;
                match word {
                    "True" | "False" => literal(&word.to_ascii_lowercase()),
                    _ => Value::Null,
                }
            }
            number if is_number(number) => {
                self.is_lenient |= !is_strict_number(number);
                literal(number)
            }
            _ => return Err(self.fault()),
        };
        self.at += word.len();
        Ok(value)
    }

    /// Blanks of every kind, and comments.
    fn skip_blanks(&mut self) {
        loop {
            let rest = self.rest();
            let is_blank = |c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}');
            let trimmed = rest.trim_start_matches(is_blank);
            let blanks = &rest[..rest.len() - trimmed.len()];
            self.is_lenient |= blanks.contains(|c| !matches!(c, ' ' | '\t' | '\n' | '\r'));
            self.at += blanks.len();
            let length = comment(trimmed);
            if length == 0 {
                return;
            }
            self.is_lenient = true;
            self.at += length;
        }
    }

    fn expect(&mut self, character: char) -> Result<(), Fault> {
        if self.take(character) {
            Ok(())
        } else {
            Err(self.fault())
        }
    }

    fn take(&mut self, character: char) -> bool {
        let is_there = self.peek() == Some(character);
        if is_there {
            self.at += character.len_utf8();
        }
        is_there
    }

    fn next(&mut self) -> Option<char> {
        let character = self.peek()?;
        self.at += character.len_utf8();
        Some(character)
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn fault(&self) -> Fault {
        Fault::Unexpected { at: self.at }
    }
}

fn literal(word: &str) -> Value {
    Value::Literal(Zeroizing::new(word.to_owned()))
}

/// Whether a word is a number of JSON, or one that starts with zeros, as people's numbers do.
fn is_number(word: &str) -> bool {
    let digits = word.strip_prefix('-').unwrap_or(word);
    let starts = digits.bytes().next().is_some_and(|b| b.is_ascii_digit());
    starts && digits.parse::<f64>().is_ok()
}

/// Whether JSON has a number written so (RFC 8259 § 6).
fn is_strict_number(word: &str) -> bool {
    let digits = word.strip_prefix('-').unwrap_or(word);
    let (digits, exponent) = match digits.split_once(['e', 'E']) {
        Some((digits, exponent)) => (
            digits,
            exponent.strip_prefix(['+', '-']).unwrap_or(exponent),
        ),
        None => (digits, "0"),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let is_whole = whole == "0" || (are_digits(whole) && !whole.starts_with('0'));
    is_whole && are_digits(fraction) && are_digits(exponent)
}

/// How long the comment is that a text starts with.
fn comment(text: &str) -> usize {
    if text.starts_with("//") || text.starts_with('#') {
        return text.find('\n').unwrap_or(text.len());
    }
    match text.strip_prefix("/*") {
        Some(inside) => inside.find("*/").map_or(text.len(), |end| end + 4),
        None => 0,
    }
}
