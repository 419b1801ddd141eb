//! Walks over a text that is JSON and notes each value with the name it belongs to, and where it stands.

use std::ops::Range;

use zeroize::Zeroizing;

use pull_secret::document::folded_name;

/// The values of a document, in the order of the text.
pub(super) struct Scan<'a> {
    text: &'a str,
    at: usize,
    pub(super) values: Vec<Value>,
    pub(super) objects: Vec<Object>,
}

/// A value that holds no others.
pub(super) struct Value {
    pub(super) position: Position,
    pub(super) kind: Kind,
    /// Of a string, what stands between the quotes.
    pub(super) range: Range<usize>,
}

/// The kind of a value. `null`, `true` and `false` cannot contain a secret, so they are left out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    String,
    Number,
    /// A member whose name cannot be read.
    Unreadable,
}

/// Where a value stands. The items of an array stand where the array stands.
#[derive(Clone, Default)]
pub(super) struct Position {
    pub(super) name: Option<Zeroizing<String>>,
    /// The object that it is a member of.
    pub(super) object: Option<usize>,
}

/// An object of the text, and whether it looks like a credential.
pub(super) struct Object {
    pub(super) position: Position,
    /// Whether it has a member that Go would take for a username.
    pub(super) has_username: bool,
}

impl<'a> Scan<'a> {
    /// Scans a text that is JSON.
    pub(super) fn of(text: &'a str) -> Self {
        let mut scan = Self {
            text,
            at: 0,
            values: Vec::new(),
            objects: Vec::new(),
        };
        scan.value(&Position::default());
        scan
    }

    fn value(&mut self, position: &Position) {
        match self.peek() {
            Some(b'{') => self.object(position),
            Some(b'[') => self.array(position),
            Some(b'"') => {
                let range = self.string();
                self.note(position, Kind::String, range);
            }
            first => {
                let start = self.at;
                self.skip(|byte| !matches!(byte, b',' | b']' | b'}'));
                if first.is_some_and(|byte| byte == b'-' || byte.is_ascii_digit()) {
                    self.note(position, Kind::Number, start..self.at);
                }
            }
        }
    }

    fn note(&mut self, position: &Position, kind: Kind, range: Range<usize>) {
        self.values.push(Value {
            position: position.clone(),
            kind,
            range,
        });
    }

    fn array(&mut self, position: &Position) {
        self.at += 1;
        while let Some(byte) = self.peek() {
            match byte {
                b']' => {
                    self.at += 1;
                    return;
                }
                b',' => self.at += 1,
                _ => self.value(position),
            }
        }
    }

    fn object(&mut self, position: &Position) {
        let object = self.objects.len();
        self.objects.push(Object {
            position: position.clone(),
            has_username: false,
        });
        self.at += 1;
        while let Some(byte) = self.peek() {
            match byte {
                b'}' => {
                    self.at += 1;
                    return;
                }
                b',' => self.at += 1,
                _ => self.member(object),
            }
        }
    }

    fn member(&mut self, object: usize) {
        let range = self.string();
        let name = decoded(&self.text[range.clone()]).map(|(name, _)| name);
        if name.is_none() {
            self.note(&Position::default(), Kind::Unreadable, range);
        }
        let is_username = name
            .as_ref()
            .is_some_and(|name| folded_name(name) == "username");
        self.objects[object].has_username |= is_username;
        // The colon.
        self.peek();
        self.at += 1;
        self.value(&Position {
            name,
            object: Some(object),
        });
    }

    /// The place between the quotes; the walk goes on after them.
    fn string(&mut self) -> Range<usize> {
        let bytes = self.text.as_bytes();
        let start = self.at + 1;
        let mut end = start;
        while end < bytes.len() && bytes[end] != b'"' {
            end += if bytes[end] == b'\\' { 2 } else { 1 };
        }
        self.at = end + 1;
        start..end
    }

    /// The next byte that is no blank.
    fn peek(&mut self) -> Option<u8> {
        self.skip(|byte| byte.is_ascii_whitespace());
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip(&mut self, over: impl Fn(u8) -> bool) {
        let rest = self.text.as_bytes()[self.at.min(self.text.len())..].iter();
        self.at += rest.take_while(|byte| over(**byte)).count();
    }
}

/// What the inside of a JSON string says, and for each of its bytes, and for its end, where it stood. `None` if it
/// names half a pair of surrogates, which is no text.
pub(super) fn decoded(escaped: &str) -> Option<(Zeroizing<String>, Vec<usize>)> {
    let quoted = Zeroizing::new(format!("\"{escaped}\""));
    let text = Zeroizing::new(serde_json::from_str::<String>(&quoted).ok()?);
    let mut places = Vec::with_capacity(text.len() + 1);
    let mut at = 0;
    for character in text.chars() {
        places.extend(std::iter::repeat_n(at, character.len_utf8()));
        at += written_length(&escaped[at..], character);
    }
    places.push(escaped.len());
    Some((text, places))
}

/// How many bytes a character takes as it was written: itself, an escape, or two for a pair of surrogates.
fn written_length(escaped: &str, character: char) -> usize {
    match escaped.as_bytes() {
        [b'\\', b'u', ..] if character.len_utf16() == 2 => 12,
        [b'\\', b'u', ..] => 6,
        [b'\\', ..] => 2,
        _ => character.len_utf8(),
    }
}
