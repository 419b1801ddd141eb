//! Commands as written, before anything is filled in: what the readers of all shells have in common.

use std::collections::BTreeMap;
use std::ops::Range;

use zeroize::Zeroizing;

use super::word::Mend;

/// How deep a command may stand in another one's `$(…)`.
pub(super) const DEEPEST: usize = 16;

/// How many bytes may be searched for the ends of documents in quotes, in one text.
const MOST_SCANNED: usize = 8 * 1024 * 1024;

/// One command of a script.
#[derive(Clone, std::default::Default)]
pub(super) struct RawCommand {
    pub(super) words: Vec<RawWord>,
    /// The variable that gets the value, as in PowerShell's `$name = …`.
    pub(super) assigns: Option<String>,
    /// The value that stands in place of a program and its words.
    pub(super) value: Option<Expression>,
    /// It gets the output of the command before it.
    pub(super) is_piped_to: bool,
    pub(super) input: Option<Input>,
    /// The file that gets its output.
    pub(super) output: Option<RawWord>,
    /// What follows the name of the program, for cmd's `set` and `echo`, which take it as it is.
    pub(super) tail: Option<RawWord>,
    /// A sign that continues a line was missing, or not the right one.
    pub(super) is_line_mended: bool,
    /// Whether it depends on a condition, so that it may not run.
    pub(super) is_conditional: bool,
    /// The function that it defines, which it does not run.
    pub(super) defines: Option<Function>,
}

/// A function of bash.
#[derive(Clone)]
pub(super) struct Function {
    pub(super) name: String,
    pub(super) body: Vec<RawCommand>,
}

/// What a command reads.
#[derive(Clone)]
pub(super) enum Input {
    /// A here-document or here-string.
    Text(RawWord),
    File(RawWord),
}

/// One word as written.
#[derive(Clone, std::default::Default)]
pub(super) struct RawWord {
    pub(super) pieces: Vec<Piece>,
    pub(super) mends: Vec<Mend>,
}

#[derive(Clone)]
pub(super) enum Piece {
    Text {
        text: Zeroizing<String>,
        quoted: bool,
    },
    Variable {
        name: String,
        /// The value in the absence of one: `${NAME:-value}`.
        default: Option<Default>,
        written: Zeroizing<String>,
        quoted: bool,
    },
    /// `$(…)`.
    Output {
        commands: Vec<RawCommand>,
        written: Zeroizing<String>,
        quoted: bool,
    },
    /// A value of PowerShell's.
    Value(Box<Expression>),
    /// What is not worked out here, such as `${NAME%suffix}`.
    Unknown {
        /// The variable it is made of, if it is one.
        name: Option<String>,
        written: Zeroizing<String>,
    },
}

/// What is taken for a variable that has no value.
#[derive(Clone)]
pub(super) struct Default {
    pub(super) value: RawWord,
    /// Whether it counts for an empty value too: `:-` and not `-`.
    pub(super) for_empty: bool,
    /// Whether the variable gets it as its value: `${NAME:=default}`.
    pub(super) is_assigned: bool,
}

/// A value that a PowerShell script writes down.
#[derive(Clone)]
pub(super) enum Expression {
    Word(RawWord),
    Table(Vec<(RawWord, Expression)>),
    List(Vec<Expression>),
    /// Texts one behind the other: `+`.
    Joined(Vec<Expression>),
    /// `'…{0}…' -f …`.
    Formatted(Box<Expression>, Vec<Expression>),
    ToJson(Box<Expression>),
    ToBase64(Box<Expression>),
    FromBase64(Box<Expression>),
    Pipeline {
        commands: Vec<RawCommand>,
        written: Zeroizing<String>,
    },
    Unknown(Zeroizing<String>),
}

impl RawWord {
    pub(super) fn push_char(&mut self, character: char, quoted: bool) {
        let mut buffer = [0; 4];
        self.push_text(character.encode_utf8(&mut buffer), quoted);
    }

    pub(super) fn push_text(&mut self, added: &str, quoted: bool) {
        match self.pieces.last_mut() {
            Some(Piece::Text { text, quoted: same }) if *same == quoted => text.push_str(added),
            _ => self.pieces.push(Piece::Text {
                text: Zeroizing::new(added.to_owned()),
                quoted,
            }),
        }
    }

    /// The text, if the word is nothing but one.
    pub(super) fn plain(&self) -> Option<&str> {
        match &self.pieces[..] {
            [Piece::Text { text, .. }] => Some(text),
            _ => None,
        }
    }

    /// The variable that the word is, if it is just one.
    pub(super) fn variable(&self) -> Option<&str> {
        match &self.pieces[..] {
            [Piece::Variable { name, .. }] => Some(name),
            _ => None,
        }
    }

    /// What the word starts with, without quotes.
    pub(super) fn unquoted_start(&self) -> &str {
        match self.pieces.first() {
            Some(Piece::Text {
                text,
                quoted: false,
            }) => text,
            _ => "",
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Whether the last sign of its text is this one.
    pub(super) fn ends_with(&self, symbol: char) -> bool {
        let mut pieces = self.pieces.iter().rev();
        let last =
            pieces.find(|piece| !matches!(piece, Piece::Text { text, .. } if text.is_empty()));
        matches!(last, Some(Piece::Text { text, .. }) if text.ends_with(symbol))
    }

    /// Whether nothing but an opening quote stands in it.
    pub(super) fn is_blank(&self) -> bool {
        let is_empty = |piece: &Piece| matches!(piece, Piece::Text { text, .. } if text.is_empty());
        self.pieces.iter().all(is_empty)
    }
}

/// A quote that no other one closes, by its place in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unclosed {
    pub(super) at: usize,
}

/// A text that is read from left to right.
pub(super) struct Cursor<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    /// Where quotes end that nothing closes: place of the quote to the end of its content.
    pub(super) closings: &'t BTreeMap<usize, usize>,
    /// The quotes read so far: place of the opening and of the closing one.
    pub(super) quotes: Vec<(usize, usize)>,
    pub(super) depth: usize,
    /// A line was continued that the shell would have ended.
    pub(super) mended_line: bool,
    /// Where documents are that programs have printed.
    pub(super) skipped: Vec<Range<usize>>,
    scanned: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str, closings: &'t BTreeMap<usize, usize>) -> Self {
        Self {
            text,
            at: 0,
            closings,
            quotes: Vec::new(),
            depth: 0,
            mended_line: false,
            skipped: Vec::new(),
            scanned: 0,
        }
    }

    pub(super) fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn bump(&mut self) -> Option<char> {
        let character = self.peek()?;
        self.at += character.len_utf8();
        Some(character)
    }

    /// Takes this text if it comes next.
    pub(super) fn take(&mut self, expected: &str) -> bool {
        let is_next = self.rest().starts_with(expected);
        if is_next {
            self.at += expected.len();
        }
        is_next
    }

    /// Takes characters as long as they are of a kind.
    pub(super) fn take_while(&mut self, allowed: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let end = rest.find(|c| !allowed(c)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    pub(super) fn skip_line(&mut self) {
        self.take_while(|c| c != '\n');
    }

    /// Takes a sign that continues the line, with the line end behind it.
    pub(super) fn take_continuation(&mut self, symbol: char) -> bool {
        let Some(after) = self.rest().strip_prefix(symbol) else {
            return false;
        };
        // Copied from a web page, blanks may be behind the sign.
        let line_end = after.trim_start_matches([' ', '\t', '\r', '\u{a0}']);
        let Some(rest) = line_end.strip_prefix('\n') else {
            return false;
        };
        self.mended_line |= after.starts_with([' ', '\t', '\u{a0}']);
        self.at = self.text.len() - rest.len();
        true
    }

    /// Takes a line end that a flag follows, with the sign of another shell before it or with none: the command goes on.
    pub(super) fn take_broken_line(&mut self, foreign: &[char]) -> bool {
        let rest = self.rest();
        let rest = rest.strip_prefix(foreign).unwrap_or(rest);
        let Some(after) = rest
            .trim_start_matches([' ', '\t', '\r'])
            .strip_prefix('\n')
        else {
            return false;
        };
        let flag = after.trim_start_matches([' ', '\t']);
        let name = flag.strip_prefix("--").unwrap_or_default();
        let continues = name.starts_with(|c: char| c.is_ascii_lowercase());
        if continues {
            self.mended_line = true;
            self.at = self.text.len() - flag.len();
        }
        continues
    }

    /// Takes `<your password>`: no shell is meant to read a file of that name.
    pub(super) fn take_placeholder(&mut self) -> Option<&'t str> {
        let inside = self.rest().strip_prefix('<')?;
        let allowed = |b: u8| b.is_ascii_alphanumeric() || b" _-./:".contains(&b);
        let length = inside.bytes().take(64).position(|b| !allowed(b))?;
        let name = &inside[..length];
        let after = inside[length..].strip_prefix('>')?;
        let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic()) && !name.ends_with(' ');
        let is_whole = after.is_empty() || after.starts_with(char::is_whitespace);
        let text = &self.rest()[..length + 2];
        (is_name && is_whole).then(|| {
            self.at += length + 2;
            text
        })
    }

    /// Whether [`take_placeholder`](Self::take_placeholder) would take something.
    pub(super) fn is_at_placeholder(&mut self) -> bool {
        let start = self.at;
        let taken = self.take_placeholder().is_some();
        self.at = start;
        taken
    }

    /// Takes a JSON document, which no shell would have been given: it is the answer of a program.
    pub(super) fn skip_document(&mut self) -> bool {
        let inside = self.rest().get(1..).unwrap_or_default().trim_start();
        if !inside.starts_with(['"', '\'']) || self.scanned > MOST_SCANNED {
            return false;
        }
        let length = super::mend::document_length(self.rest());
        self.scanned += length.unwrap_or(self.rest().len());
        if let Some(length) = length {
            self.skipped.push(self.at..self.at + length);
            self.at += length;
        }
        length.is_some()
    }

    /// The place of the sign that closes the quote opened at `opened`, whose content starts here; whether it was
    /// mended.
    pub(super) fn closing(
        &mut self,
        opened: usize,
        quote: char,
    ) -> Result<(usize, bool), Unclosed> {
        if let Some(&end) = self.closings.get(&opened) {
            return Ok((end, true));
        }
        let found = self.rest().find(quote);
        let end = self.at + found.ok_or(Unclosed { at: opened })?;
        if self.is_document_with_more_behind(end) {
            return Err(Unclosed { at: opened });
        }
        self.quotes.push((opened, end));
        Ok((end, false))
    }

    /// Whether a JSON document starts here, ends before `end`, and another text follows on a line of its own: then the
    /// quote found at `end` belongs to that text.
    fn is_document_with_more_behind(&mut self, end: usize) -> bool {
        if !self.rest().starts_with('{') || self.scanned > MOST_SCANNED {
            return false;
        }
        let Some(length) = super::mend::document_length(&self.text[self.at..end]) else {
            self.scanned += end - self.at;
            return false;
        };
        self.scanned += length;
        let after = self.text[self.at + length..end].trim_start_matches([' ', '\t', '\r']);
        after.starts_with('\n') && after.trim_start().starts_with(['{', '['])
    }
}
