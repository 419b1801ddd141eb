//! JSON as Go's `encoding/json` reads it, kept as a flat tape.
//!
//! Repeated names, lone surrogates and bytes that are no UTF-8 are accepted as Go accepts them. Depth
//! is limited as in Go, and neither reading nor dropping a document recurses.

mod reader;

use thiserror::Error;

use reader::{Reader, skip_blanks};

/// How deep Go lets a document nest.
const DEEPEST: usize = 10_000;

/// A JSON document in the order of its text.
pub struct Json {
    nodes: Vec<Node>,
    /// Where the document ends in the text.
    pub end: usize,
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

impl JsonError {
    /// Where in the text it was met: the offset in bytes.
    pub fn offset(self, text: impl AsRef<[u8]>) -> usize {
        match self {
            Self::Unexpected { at } | Self::TooDeep { at } => at,
            Self::End => text.as_ref().len(),
        }
    }

    /// The same as [`line_and_column`].
    pub fn line_and_column(self, text: impl AsRef<[u8]>) -> (usize, usize) {
        let text = text.as_ref();
        line_and_column(text, self.offset(text))
    }
}

/// Line and column of a byte of a text, as an editor counts: from 1, the column in characters.
pub fn line_and_column(text: &[u8], at: usize) -> (usize, usize) {
    let before = &text[..at.min(text.len())];
    let mut lines = before.split(|byte| *byte == b'\n');
    let last = lines.next_back().unwrap_or_default();
    // A byte inside a character belongs to the column where that begins.
    let is_inside = text.get(at).is_some_and(|byte| is_continuation(*byte));
    let characters = last.iter().filter(|byte| !is_continuation(**byte)).count();
    (lines.count() + 1, characters + usize::from(!is_inside))
}

/// Whether a byte of UTF-8 continues a character.
fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
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
pub struct Value<'j> {
    nodes: &'j [Node],
    at: usize,
}

/// What a value is.
#[derive(Clone, Copy)]
pub enum Kind<'j> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool,
    /// A number; its value is not kept.
    Number,
    /// A string, decoded.
    Text(&'j str),
    /// An array.
    Array(Items<'j>),
    /// An object.
    Object(Members<'j>),
}

impl Json {
    /// Reads a text that is one JSON document and nothing more.
    ///
    /// # Errors
    /// [`JsonError`].
    pub fn read(text: &[u8]) -> Result<Self, JsonError> {
        let document = Self::read_first(text)?;
        let rest = skip_blanks(text, document.end);
        if rest < text.len() {
            return Err(JsonError::Unexpected { at: rest });
        }
        Ok(document)
    }

    /// Reads the first JSON document of a text and leaves the rest alone.
    ///
    /// # Errors
    /// [`JsonError`].
    pub fn read_first(text: &[u8]) -> Result<Self, JsonError> {
        let mut reader = Reader::new(text);
        reader.read_document()?;
        Ok(Self {
            nodes: reader.nodes,
            end: reader.at,
        })
    }

    /// The outermost value of the document; its parts borrow from it.
    pub fn root(&self) -> Value<'_> {
        Value {
            nodes: &self.nodes,
            at: 0,
        }
    }
}

impl<'j> Value<'j> {
    /// What the value is.
    pub fn kind(self) -> Kind<'j> {
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
    pub fn text(self) -> Option<&'j str> {
        match self.kind() {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The members, if it is an object.
    pub fn members(self) -> Option<Members<'j>> {
        match self.kind() {
            Kind::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The last member whose name is just this, if it is an object.
    pub fn member(self, name: &str) -> Option<Value<'j>> {
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
pub struct Items<'j>(Inside<'j>);

impl<'j> Iterator for Items<'j> {
    type Item = Value<'j>;

    fn next(&mut self) -> Option<Value<'j>> {
        self.0.next_value()
    }
}

/// The members of an object, repeated names included.
#[derive(Clone, Copy)]
pub struct Members<'j>(Inside<'j>);

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
pub fn means_field(name: &str, field: &str) -> bool {
    folded(name).eq(field.chars().map(|c| c.to_ascii_lowercase()))
}

/// The characters of a name as Go folds them, which reads names without regard to case.
pub fn folded(name: &str) -> impl Iterator<Item = char> {
    name.chars().map(|c| match c {
        'ſ' => 's',
        '\u{212a}' => 'k',
        c => c.to_ascii_lowercase(),
    })
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

    #[test]
    fn columns_are_characters_and_lines_end_at_a_line_feed() {
        let text = "{\n \"ü\": x".as_bytes();
        for (at, position) in [
            (0, (1, 1)),
            (1, (1, 2)),
            (2, (2, 1)),
            (4, (2, 3)),
            (5, (2, 3)),
            (6, (2, 4)),
            (text.len(), (2, 8)),
            (text.len() + 9, (2, 8)),
        ] {
            assert_eq!(line_and_column(text, at), position, "{at}");
        }
    }

    fn text(json: &[u8]) -> String {
        Json::read(json).unwrap().root().text().unwrap().to_owned()
    }
}
