//! Reads a text byte by byte onto the tape, as Go's scanner accepts it. It does not recurse.

use super::{DEEPEST, JsonError, Node};

/// A text on its way onto the tape.
pub(super) struct Reader<'t> {
    text: &'t [u8],
    pub(super) at: usize,
    pub(super) nodes: Vec<Node>,
    /// The arrays and objects that are still open, as indices of nodes.
    open: Vec<usize>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t [u8]) -> Self {
        Self {
            text,
            at: 0,
            nodes: Vec::new(),
            open: Vec::new(),
        }
    }

    pub(super) fn read_document(&mut self) -> Result<(), JsonError> {
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

/// The first place from here on that is no blank.
pub(super) fn skip_blanks(text: &[u8], at: usize) -> usize {
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
