//! A word as the program would get it, and which parts of it are certain.

use std::fmt;
use std::ops::Range;

use zeroize::Zeroizing;

/// Something that the text alone does not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Open {
    /// A variable the text gives no value to, by its name.
    Variable(String),
    /// The output of a program.
    CommandOutput,
    /// The content of a file the text does not write, by the name of the file.
    File(String),
    /// What a person types when the script asks for it.
    Typed,
}

/// A fault of the spelling that was mended to read the word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mend {
    /// This opening quote has no closing one.
    UnclosedQuote(char),
    /// The quotes are those of a word processor.
    TypographicQuotes,
}

/// Where a part of a word comes from. What has no origin is written there, without quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Origin {
    Quoted,
    Filled(String),
    Computed,
    Open(Open),
}

#[derive(Clone)]
struct Span {
    range: Range<usize>,
    origin: Origin,
}

/// One word of a command: what the shell makes of it. What only running it would tell is there as written.
#[derive(Clone, Default)]
pub struct Word {
    text: Zeroizing<String>,
    spans: Vec<Span>,
    mends: Vec<Mend>,
}

impl fmt::Debug for Word {
    /// Never the text, which may be a password.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Word(…)")
    }
}

impl Word {
    /// A word that stands there as it is.
    pub fn literal(text: &str) -> Self {
        Self {
            text: Zeroizing::new(text.to_owned()),
            ..Self::default()
        }
    }

    /// What the shell makes of the word, open parts as written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text, if nothing in it is open.
    pub fn known(&self) -> Option<&str> {
        self.open().next().is_none().then_some(self.text.as_str())
    }

    /// What is open in it, in order.
    pub fn open(&self) -> impl Iterator<Item = &Open> {
        self.spans.iter().filter_map(|span| match &span.origin {
            Origin::Open(open) => Some(open),
            _ => None,
        })
    }

    /// The variable that the word is, if it is just one without a value.
    pub fn whole_variable(&self) -> Option<&str> {
        self.spans.iter().find_map(|span| match &span.origin {
            Origin::Open(Open::Variable(name)) if span.range == (0..self.text.len()) => {
                Some(name.as_str())
            }
            _ => None,
        })
    }

    /// The variables whose values were filled in, in order.
    pub fn filled(&self) -> impl Iterator<Item = &str> {
        self.spans.iter().filter_map(|span| match &span.origin {
            Origin::Filled(name) => Some(name.as_str()),
            _ => None,
        })
    }

    /// Whether the output of a command was worked out for it.
    pub fn is_computed(&self) -> bool {
        self.spans
            .iter()
            .any(|span| span.origin == Origin::Computed)
    }

    /// What was mended to read it.
    pub fn mends(&self) -> &[Mend] {
        &self.mends
    }

    /// Whether the byte at this place of the text stood in quotes or came from elsewhere, so that it is no syntax.
    pub fn is_protected(&self, at: usize) -> bool {
        self.spans.iter().any(|span| span.range.contains(&at))
    }

    /// The same word without the text it starts with.
    pub fn without(&self, prefix: &str) -> Option<Self> {
        self.text
            .starts_with(prefix)
            .then(|| self.slice(prefix.len()..self.text.len()))
    }

    /// A part of the word, by bytes of its text.
    ///
    /// # Panics
    /// If the range does not lie on boundaries of characters.
    pub fn slice(&self, range: Range<usize>) -> Self {
        let spans = self.spans.iter().filter_map(|span| {
            let start = span.range.start.clamp(range.start, range.end);
            let end = span.range.end.clamp(range.start, range.end);
            let is_typed = span.range.is_empty() && start == span.range.start;
            (start < end || is_typed).then(|| Span {
                range: start - range.start..end - range.start,
                origin: span.origin.clone(),
            })
        });
        Self {
            text: Zeroizing::new(self.text[range.clone()].to_owned()),
            spans: spans.collect(),
            mends: self.mends.clone(),
        }
    }

    /// The word without one line end behind it, as programs read a line.
    pub fn without_line_end(&self) -> Self {
        let text = self.text();
        let line = text.strip_suffix('\n').unwrap_or(text);
        self.slice(0..line.strip_suffix('\r').unwrap_or(line).len())
    }

    /// The word with another one behind it.
    pub fn followed_by(mut self, other: &Self) -> Self {
        self.push_word(other);
        self
    }

    /// The word as a text of JSON, in quotes.
    pub fn to_json(&self) -> Self {
        let mut json = Self::default();
        super::json::push_text(self, &mut json);
        json
    }

    /// The text with each open part replaced by `mark` of its place among [`open`](Self::open), so that a document
    /// can be read around it.
    pub fn marked(&self, mark: impl Fn(usize) -> String) -> Zeroizing<String> {
        let mut marked = Zeroizing::new(String::with_capacity(self.text.len()));
        let mut at = 0;
        let open = self
            .spans
            .iter()
            .filter(|span| matches!(span.origin, Origin::Open(_)));
        for (place, span) in open.enumerate() {
            marked.push_str(self.text.get(at..span.range.start).unwrap_or_default());
            marked.push_str(&mark(place));
            at = span.range.end.max(at);
        }
        marked.push_str(&self.text[at..]);
        marked
    }
}

impl Word {
    pub(super) fn push_text(&mut self, text: &str, quoted: bool) {
        let start = self.text.len();
        self.text.push_str(text);
        if quoted {
            self.add_span(start, Origin::Quoted);
        }
    }

    pub(super) fn push_open(&mut self, written: &str, open: Open) {
        let start = self.text.len();
        self.text.push_str(written);
        let end = self.text.len();
        // An open part may have no text of its own, such as the answer to a prompt.
        self.spans.push(Span {
            range: start..end,
            origin: Origin::Open(open),
        });
    }

    /// Appends the value of a variable.
    pub(super) fn push_filled(&mut self, name: &str, value: &Self) {
        self.push_from(value, Origin::Filled(name.to_owned()));
    }

    /// Appends the output of a command that was worked out.
    pub(super) fn push_computed(&mut self, output: &Self) {
        self.push_from(output, Origin::Computed);
    }

    /// Appends another word as it is.
    pub(super) fn push_word(&mut self, other: &Self) {
        let start = self.text.len();
        self.text.push_str(&other.text);
        let spans = other.spans.iter().map(|span| Span {
            range: span.range.start + start..span.range.end + start,
            origin: span.origin.clone(),
        });
        self.spans.extend(spans);
        for &mend in &other.mends {
            self.add_mend(mend);
        }
    }

    pub(super) fn add_mend(&mut self, mend: Mend) {
        if !self.mends.contains(&mend) {
            self.mends.push(mend);
        }
    }

    /// Each part as `(text, what is open)`, in order.
    pub(super) fn parts(&self) -> Vec<(&str, Option<&Open>)> {
        let mut parts = Vec::new();
        let mut at = 0;
        for span in &self.spans {
            let Origin::Open(open) = &span.origin else {
                continue;
            };
            parts.push((
                self.text.get(at..span.range.start).unwrap_or_default(),
                None,
            ));
            parts.push((&self.text[span.range.clone()], Some(open)));
            at = span.range.end.max(at);
        }
        parts.push((&self.text[at..], None));
        parts.retain(|(text, open)| !text.is_empty() || open.is_some());
        parts
    }

    /// What it takes of the room for values that are filled in.
    pub(super) fn size(&self) -> usize {
        1 + self.text.len() + 32 * self.spans.len()
    }

    /// Cuts line ends off, as `$(…)` does.
    pub(super) fn trim_line_ends(&mut self) {
        let length = self.text.trim_end_matches(['\n', '\r']).len();
        let open_end = self.spans.iter().filter_map(|span| match span.origin {
            Origin::Open(_) => Some(span.range.end),
            _ => None,
        });
        let length = length.max(open_end.max().unwrap_or(0));
        *self = self.slice(0..length);
    }

    fn push_from(&mut self, value: &Self, origin: Origin) {
        let start = self.text.len();
        self.text.push_str(&value.text);
        self.add_span(start, origin);
        let inner = value.spans.iter().filter(|span| {
            matches!(
                span.origin,
                Origin::Open(_) | Origin::Computed | Origin::Filled(_)
            )
        });
        let inner = inner.map(|span| Span {
            range: span.range.start + start..span.range.end + start,
            origin: span.origin.clone(),
        });
        self.spans.extend(inner.collect::<Vec<_>>());
    }

    fn add_span(&mut self, start: usize, origin: Origin) {
        let end = self.text.len();
        if start < end {
            self.spans.push(Span {
                range: start..end,
                origin,
            });
        }
    }
}
