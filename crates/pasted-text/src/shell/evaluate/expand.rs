//! Words with their variables and commands filled in.

use super::{Session, Value, spend, text_of};
use crate::shell::Shell;
use crate::shell::syntax::{DEEPEST, Default, Piece, RawCommand, RawWord};
use crate::shell::word::{Open, Word};

impl Session {
    /// A word in one piece, as in an assignment.
    pub(in crate::shell) fn whole(&mut self, source: &RawWord) -> Word {
        let mut word = mended(source);
        for piece in &source.pieces {
            self.push(piece, &mut word);
        }
        word
    }

    /// The words that one word becomes: what is filled in outside of quotes is split at its blanks.
    pub(super) fn expand(&mut self, source: &RawWord, words: &mut Vec<Word>) {
        let mut word = mended(source);
        let mut is_there = false;
        for piece in &source.pieces {
            let mut part = Word::default();
            self.push(piece, &mut part);
            let may_split =
                self.splits && self.shell == Shell::Bash && is_unquoted_expansion(piece);
            if !may_split || part.known().is_none() {
                is_there |= !may_split || part.known() != Some("");
                word.push_word(&part);
                continue;
            }
            let text = part.text();
            let mut fields = fields(text).peekable();
            if text.starts_with(char::is_whitespace) && is_there {
                words.push(std::mem::take(&mut word));
                is_there = false;
            }
            while let Some(field) = fields.next() {
                word.push_word(&part.slice(field));
                is_there = true;
                if fields.peek().is_some() || text.ends_with(char::is_whitespace) {
                    words.push(std::mem::take(&mut word));
                    is_there = false;
                }
            }
        }
        if is_there {
            words.push(word);
        }
    }

    fn push(&mut self, piece: &Piece, word: &mut Word) {
        match piece {
            Piece::Text { text, quoted } => word.push_text(text, *quoted),
            Piece::Variable {
                name,
                default,
                written,
                ..
            } => self.push_variable(name, default.as_ref(), written, word),
            Piece::Output {
                commands, written, ..
            } => match self.inside(commands) {
                Some(mut output) => {
                    output.trim_line_ends();
                    word.push_computed(&output);
                }
                None => word.push_open(written, Open::CommandOutput),
            },
            Piece::Value(expression) => {
                let value = self.evaluate(expression);
                word.push_word(&text_of(&value));
            }
            Piece::Unknown { name, written } => {
                let open = name.clone().map_or(Open::CommandOutput, Open::Variable);
                word.push_open(written, open);
            }
        }
    }

    pub(super) fn push_variable(
        &mut self,
        name: &str,
        default: Option<&Default>,
        written: &str,
        word: &mut Word,
    ) {
        let key = self.key(name);
        let is_empty =
            |value: &Value| matches!(value, Value::Word(word) if word.known() == Some(""));
        let set = self.variables.get(&key);
        let replaces = |set: &Value, default: &Default| default.for_empty && is_empty(set);
        let value = match (set, default) {
            (Some(set), default) if default.is_none_or(|default| !replaces(set, default)) => {
                spend(&mut self.budget, set).then(|| text_of(set))
            }
            (_, Some(default)) => Some(self.default(name, default)),
            (_, None) => None,
        };
        match value {
            Some(value) => word.push_filled(name, &value),
            None => {
                let name = name.strip_prefix("env:").unwrap_or(name);
                word.push_open(written, Open::Variable(name.to_owned()));
            }
        }
    }

    /// The value that stands in for a variable; with `:=` the variable has it from then on.
    fn default(&mut self, name: &str, default: &Default) -> Word {
        let value = self.whole(&default.value);
        if default.is_assigned {
            self.assign(name, Value::Word(value.clone()));
        }
        value
    }

    /// What the commands of a `$(…)` print, if that can be worked out.
    fn inside(&mut self, commands: &[RawCommand]) -> Option<Word> {
        if self.depth > DEEPEST {
            return None;
        }
        self.depth += 1;
        let outside = std::mem::take(&mut self.commands);
        let changes_outside = self.before_change.len();
        let printed = self.run(commands);
        for (key, before) in self.before_change.drain(changes_outside..).rev() {
            match before {
                Some(before) => self.variables.insert(key, before),
                None => self.variables.remove(&key),
            };
        }
        self.commands = outside;
        self.depth -= 1;
        printed.as_ref().map(text_of)
    }
}

fn mended(source: &RawWord) -> Word {
    let mut word = Word::default();
    source.mends.iter().for_each(|&mend| word.add_mend(mend));
    word
}

fn is_unquoted_expansion(piece: &Piece) -> bool {
    match piece {
        Piece::Variable { quoted, .. } | Piece::Output { quoted, .. } => !quoted,
        Piece::Text { .. } | Piece::Value(_) | Piece::Unknown { .. } => false,
    }
}

/// Where the words of a text are.
fn fields(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    text.split_ascii_whitespace().map(|field| {
        let start = field.as_ptr() as usize - text.as_ptr() as usize;
        start..start + field.len()
    })
}
