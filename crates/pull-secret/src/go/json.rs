//! JSON as Go's `encoding/json` reads it, kept as a flat tape.
//!
//! Repeated names, lone surrogates and bytes that are no UTF-8 are accepted as Go accepts them. Depth
//! is limited as in Go, and neither reading nor dropping a document recurses.

use thiserror::Error;

/// How deep Go lets a document nest.
const DEEPEST: usize = 10_000;

/// A JSON document in the order of its text.
pub(crate) struct Json {
    nodes: Vec<Node>,
    /// Where the document ends in the text.
    pub(crate) end: usize,
}

/// Why a text is no JSON, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum JsonError {
    /// The byte at this offset may not stand there.
    #[error("unexpected byte at {at}")]
    Unexpected {
        /// The offset of the byte.
        at: usize,
    },
    /// The text ends too early.
    #[error("the text ends too early")]
    End,
    /// More levels than Go reads.
    #[error("nested too deep at {at}")]
    TooDeep {
        /// The offset of the level.
        at: usize,
    },
}

enum Node {
    Null,
    Bool,
    Number,
    Text(String),
    /// Its members end before this node.
    Array(usize),
    /// Its members, each a text and a value, end before this node.
    Object(usize),
}

/// One value of a document.
#[derive(Clone, Copy)]
pub(crate) struct Value<'j> {
    nodes: &'j [Node],
    at: usize,
}

/// What a value is.
#[derive(Clone, Copy)]
pub(crate) enum Kind<'j> {
    Null,
    Bool,
    Number,
    Text(&'j str),
    Array(Items<'j>),
    Object(Members<'j>),
}

impl Json {
    /// Reads a text that is one JSON document and nothing more.
    pub(crate) fn read(text: &[u8]) -> Result<Self, JsonError> {
        let document = Self::read_first(text)?;
        let rest = skip_blanks(text, document.end);
        if rest < text.len() {
            return Err(JsonError::Unexpected { at: rest });
        }
        Ok(document)
    }

    /// Reads the first JSON document of a text and leaves the rest alone.
    pub(crate) fn read_first(text: &[u8]) -> Result<Self, JsonError> {
        let mut reader = Reader {
            text,
            at: 0,
            nodes: Vec::new(),
            open: Vec::new(),
        };
        reader.read_document()?;
        Ok(Self {
            nodes: reader.nodes,
            end: reader.at,
        })
    }

    /// The outermost value.
    pub(crate) fn root(&self) -> Value<'_> {
        Value {
            nodes: &self.nodes,
            at: 0,
        }
    }
}

impl<'j> Value<'j> {
    /// What the value is.
    pub(crate) fn kind(self) -> Kind<'j> {
        match &self.nodes[self.at] {
            Node::Null => Kind::Null,
            Node::Bool => Kind::Bool,
            Node::Number => Kind::Number,
            Node::Text(text) => Kind::Text(text),
            Node::Array(end) => Kind::Array(Items(self.inside(*end))),
            Node::Object(end) => Kind::Object(Members(self.inside(*end))),
        }
    }

    /// The text, if it is one.
    pub(crate) fn text(self) -> Option<&'j str> {
        match self.kind() {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The members, if it is an object.
    pub(crate) fn members(self) -> Option<Members<'j>> {
        match self.kind() {
            Kind::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The last member whose name is just this, if it is an object.
    pub(crate) fn member(self, name: &str) -> Option<Value<'j>> {
        self.members()?
            .filter(|(member, _)| *member == name)
            .last()
            .map(|(_, value)| value)
    }

    fn inside(self, end: usize) -> Inside<'j> {
        Inside {
            nodes: self.nodes,
            at: self.at + 1,
            end,
        }
    }
}

#[derive(Clone, Copy)]
struct Inside<'j> {
    nodes: &'j [Node],
    at: usize,
    end: usize,
}

impl<'j> Inside<'j> {
    fn next_value(&mut self) -> Option<Value<'j>> {
        if self.at >= self.end {
            return None;
        }
        let value = Value {
            nodes: self.nodes,
            at: self.at,
        };
        self.at = match &self.nodes[self.at] {
            Node::Array(end) | Node::Object(end) => *end,
            _ => self.at + 1,
        };
        Some(value)
    }
}

/// The values of an array.
#[derive(Clone, Copy)]
pub(crate) struct Items<'j>(Inside<'j>);

impl<'j> Iterator for Items<'j> {
    type Item = Value<'j>;

    fn next(&mut self) -> Option<Value<'j>> {
        self.0.next_value()
    }
}

/// The members of an object, repeated names included.
#[derive(Clone, Copy)]
pub(crate) struct Members<'j>(Inside<'j>);

impl<'j> Iterator for Members<'j> {
    type Item = (&'j str, Value<'j>);

    fn next(&mut self) -> Option<(&'j str, Value<'j>)> {
        let name = self.0.next_value()?.text()?;
        Some((name, self.0.next_value()?))
    }
}

/// Tells whether a name in a document means this field: Go folds case by Unicode's simple folding.
///
/// The field is given in ASCII. Only two other characters fold into ASCII: `ſ` and the Kelvin sign.
pub(crate) fn means_field(name: &str, field: &str) -> bool {
    let folded = name.chars().map(|c| match c {
        'ſ' => 's',
        '\u{212a}' => 'k',
        c => c.to_ascii_lowercase(),
    });
    folded.eq(field.chars().map(|c| c.to_ascii_lowercase()))
}

struct Reader<'t> {
    text: &'t [u8],
    at: usize,
    nodes: Vec<Node>,
    /// The arrays and objects that are still open, as indices of nodes.
    open: Vec<usize>,
}

impl Reader<'_> {
    fn read_document(&mut self) -> Result<(), JsonError> {
        loop {
            self.skip();
            let opened = self.read_value()?;
            if opened && !self.close_if_empty()? {
                self.read_name_in_object()?;
                continue;
            }
            if self.finish_values()? {
                return Ok(());
            }
        }
    }

    /// Reads a scalar, or opens an array or object and tells so.
    fn read_value(&mut self) -> Result<bool, JsonError> {
        match self.peek()? {
            b'{' => self.open_level(Node::Object(0)).map(|()| true),
            b'[' => self.open_level(Node::Array(0)).map(|()| true),
            b'"' => {
                let text = self.read_text()?;
                self.nodes.push(Node::Text(text));
                Ok(false)
            }
            b't' => self.read_word(b"true", Node::Bool),
            b'f' => self.read_word(b"false", Node::Bool),
            b'n' => self.read_word(b"null", Node::Null),
            b'-' | b'0'..=b'9' => self.read_number(),
            _ => Err(self.unexpected()),
        }
    }

    fn open_level(&mut self, node: Node) -> Result<(), JsonError> {
        if self.open.len() == DEEPEST {
            return Err(JsonError::TooDeep { at: self.at });
        }
        self.open.push(self.nodes.len());
        self.nodes.push(node);
        self.at += 1;
        self.skip();
        Ok(())
    }

    fn close_if_empty(&mut self) -> Result<bool, JsonError> {
        let closing = self.closing_byte();
        let empty = Some(self.peek()?) == closing;
        if empty {
            self.close_level();
        }
        Ok(empty)
    }

    /// After a value: closes levels as far as the text does. Tells whether the document is complete.
    fn finish_values(&mut self) -> Result<bool, JsonError> {
        while let Some(closing) = self.closing_byte() {
            self.skip();
            match self.peek()? {
                b',' => {
                    self.at += 1;
                    self.skip();
                    self.read_name_in_object()?;
                    return Ok(false);
                }
                byte if byte == closing => self.close_level(),
                _ => return Err(self.unexpected()),
            }
        }
        Ok(true)
    }

    fn read_name_in_object(&mut self) -> Result<(), JsonError> {
        if self.closing_byte() != Some(b'}') {
            return Ok(());
        }
        if self.peek()? != b'"' {
            return Err(self.unexpected());
        }
        let name = self.read_text()?;
        self.nodes.push(Node::Text(name));
        self.skip();
        if self.peek()? != b':' {
            return Err(self.unexpected());
        }
        self.at += 1;
        Ok(())
    }

    fn closing_byte(&self) -> Option<u8> {
        let &level = self.open.last()?;
        Some(if matches!(self.nodes[level], Node::Object(_)) {
            b'}'
        } else {
            b']'
        })
    }

    fn close_level(&mut self) {
        let end = self.nodes.len();
        if let Some(level) = self.open.pop()
            && let Node::Object(closed) | Node::Array(closed) = &mut self.nodes[level]
        {
            *closed = end;
        }
        self.at += 1;
    }

    fn read_word(&mut self, word: &[u8], node: Node) -> Result<bool, JsonError> {
        for &expected in word {
            if self.peek()? != expected {
                return Err(self.unexpected());
            }
            self.at += 1;
        }
        self.nodes.push(node);
        Ok(false)
    }

    fn read_number(&mut self) -> Result<bool, JsonError> {
        self.take_if(b"-");
        if !self.take_if(b"0") {
            self.read_digits()?;
        }
        if self.take_if(b".") {
            self.read_digits()?;
        }
        if self.take_if(b"eE") {
            self.take_if(b"+-");
            self.read_digits()?;
        }
        self.nodes.push(Node::Number);
        Ok(false)
    }

    fn read_digits(&mut self) -> Result<(), JsonError> {
        if !self.peek()?.is_ascii_digit() {
            return Err(self.unexpected());
        }
        while self.text.get(self.at).is_some_and(u8::is_ascii_digit) {
            self.at += 1;
        }
        Ok(())
    }

    fn take_if(&mut self, any_of: &[u8]) -> bool {
        let taken = self
            .text
            .get(self.at)
            .is_some_and(|byte| any_of.contains(byte));
        self.at += usize::from(taken);
        taken
    }

    fn read_text(&mut self) -> Result<String, JsonError> {
        self.at += 1;
        let mut text = String::new();
        loop {
            let plain = self.text[self.at..]
                .iter()
                .position(|&b| b == b'"' || b == b'\\' || b < b' ')
                .ok_or(JsonError::End)?;
            push_utf8(&mut text, &self.text[self.at..self.at + plain]);
            self.at += plain;
            match self.text[self.at] {
                b'"' => {
                    self.at += 1;
                    return Ok(text);
                }
                b'\\' => text.push(self.read_escape()?),
                _ => return Err(self.unexpected()),
            }
        }
    }

    fn read_escape(&mut self) -> Result<char, JsonError> {
        self.at += 1;
        let escape = self.peek()?;
        let character = match escape {
            b'"' | b'\\' | b'/' => char::from(escape),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.read_unicode_escape(),
            _ => return Err(self.unexpected()),
        };
        self.at += 1;
        Ok(character)
    }

    /// Reads `uXXXX`, and a second one if both make a pair. Half a pair becomes U+FFFD.
    fn read_unicode_escape(&mut self) -> Result<char, JsonError> {
        let unit = self.read_unit()?;
        let high = unit.wrapping_sub(0xd800);
        if high < 0x400 && self.text[self.at..].starts_with(b"\\u") {
            let before = self.at;
            self.at += 1;
            let low = self.read_unit()?.wrapping_sub(0xdc00);
            if low < 0x400 {
                let pair = 0x10000 + (high << 10) + low;
                return Ok(char::from_u32(pair).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            self.at = before;
        }
        Ok(char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn read_unit(&mut self) -> Result<u32, JsonError> {
        self.at += 1;
        let mut unit = 0;
        for _ in 0..4 {
            let digit = char::from(self.peek()?)
                .to_digit(16)
                .ok_or_else(|| self.unexpected())?;
            unit = unit << 4 | digit;
            self.at += 1;
        }
        Ok(unit)
    }

    fn skip(&mut self) {
        self.at = skip_blanks(self.text, self.at);
    }

    fn peek(&self) -> Result<u8, JsonError> {
        self.text.get(self.at).copied().ok_or(JsonError::End)
    }

    fn unexpected(&self) -> JsonError {
        JsonError::Unexpected { at: self.at }
    }
}

fn skip_blanks(text: &[u8], at: usize) -> usize {
    let blanks = text[at..]
        .iter()
        .take_while(|b| matches!(b, b' ' | b'\t' | b'\r' | b'\n'));
    at + blanks.count()
}

/// Adds bytes to a text; each byte that belongs to no character becomes U+FFFD, as in Go.
fn push_utf8(text: &mut String, mut bytes: &[u8]) {
    while !bytes.is_empty() {
        let error = match std::str::from_utf8(bytes) {
            Ok(valid) => return text.push_str(valid),
            Err(error) => error,
        };
        let (valid, rest) = bytes.split_at(error.valid_up_to());
        text.push_str(std::str::from_utf8(valid).unwrap_or_default());
        text.push(char::REPLACEMENT_CHARACTER);
        bytes = &rest[1..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_with_its_escapes_and_half_pairs() {
        assert_eq!(text(br#""a\u00e9\n\/""#), "aé\n/");
        assert_eq!(text(br#""\ud83d\ude00""#), "😀");
        assert_eq!(text(br#""\ud800\u0041""#), "\u{fffd}A");
        assert_eq!(
            text(b"\"\xff\xc3\xa9\xe2\x82\""),
            "\u{fffd}é\u{fffd}\u{fffd}"
        );
    }

    #[test]
    fn repeated_names_are_kept_in_order() {
        let json = Json::read(br#"{"a":1,"b":[{},[]],"a":{"c":null}}"#).unwrap();
        let names: Vec<&str> = json
            .root()
            .members()
            .unwrap()
            .map(|(name, _)| name)
            .collect();
        assert_eq!(names, ["a", "b", "a"]);
        assert!(json.root().member("a").unwrap().member("c").is_some());
    }

    #[test]
    fn what_go_refuses_is_refused() {
        for text in [
            "",
            " ",
            "{",
            "[",
            "{'a':1}",
            "{\"a\":1,}",
            "[1,]",
            "{} {}",
            "01",
            "1.",
            "-",
            "+1",
            ".5",
            "1e",
            "nul",
            "tru e",
            "\"\t\"",
            "\"\\x\"",
            "\"\\u12g4\"",
            "{\"a\" 1}",
            "{1:2}",
            "[1 2]",
            "// x\n{}",
            "\u{feff}{}",
            "NaN",
            "]",
            "{\"a\":}",
            "{,}",
            "\"",
            "\"\\",
        ] {
            assert!(Json::read(text.as_bytes()).is_err(), "{text}");
        }
    }

    #[test]
    fn a_document_as_deep_as_go_allows_is_read_and_one_level_more_is_not() {
        let nested = |levels: usize| [vec![b'['; levels], vec![b']'; levels]].concat();
        assert!(Json::read(&nested(DEEPEST)).is_ok());
        let at = DEEPEST;
        assert_eq!(
            Json::read(&nested(DEEPEST + 1)).err(),
            Some(JsonError::TooDeep { at })
        );
    }

    #[test]
    fn names_are_folded_as_go_folds_them() {
        assert!(means_field("AUTHS", "auths"));
        assert!(means_field("authſ", "auths"));
        assert!(means_field("\u{212a}ey", "key"));
        assert!(!means_field("auth", "auths"));
    }

    fn text(json: &[u8]) -> String {
        Json::read(json).unwrap().root().text().unwrap().to_owned()
    }
}
