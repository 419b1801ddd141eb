//! Commands as PowerShell reads them.

mod expression;
mod here_string;
mod quotes;

use zeroize::Zeroizing;

use super::syntax::{Cursor, DEEPEST, Expression, Piece, RawCommand, RawWord, Unclosed};
use quotes::{DOUBLE, SINGLE, dollar, escape, quoted};

/// Reads commands up to the end, or to the `)` or `}` that ends a block; with `one_line`, up to the end of the first line
/// that holds a complete command.
pub(super) fn commands(
    cursor: &mut Cursor<'_>,
    until: Option<char>,
    one_line: bool,
) -> Result<Vec<RawCommand>, Unclosed> {
    let mut reader = Reader {
        cursor,
        commands: Vec::new(),
        current: RawCommand::default(),
        writes: false,
        calls: false,
        blocks: 0,
    };
    while let Some(next) = reader.cursor.peek() {
        if Some(next) == until {
            break;
        }
        reader.step(next)?;
        let is_complete = !reader.commands.is_empty() && !reader.current.is_piped_to;
        if one_line && next == '\n' && is_complete {
            break;
        }
    }
    reader.end_command(false);
    Ok(reader.commands)
}

struct Reader<'c, 't> {
    cursor: &'c mut Cursor<'t>,
    commands: Vec<RawCommand>,
    current: RawCommand,
    /// The next word is the file that gets the output.
    writes: bool,
    /// The next word is a program, quoted or not.
    calls: bool,
    /// How many blocks behind conditions are open.
    blocks: usize,
}

impl Reader<'_, '_> {
    fn step(&mut self, next: char) -> Result<(), Unclosed> {
        if self.cursor.take_continuation('`') {
            return Ok(());
        }
        let continues = matches!(next, '\n' | '\r' | '\\' | '^') && !self.current.words.is_empty();
        if continues && self.cursor.take_broken_line(&['\\', '^']) {
            return Ok(());
        }
        let starts = self.current.words.is_empty() && self.current.value.is_none();
        match next {
            '\n' if starts && self.current.is_piped_to => drop(self.cursor.bump()),
            '\n' | ';' | '}' | ')' => {
                self.cursor.bump();
                self.end_command(false);
                self.blocks = self.blocks.saturating_sub(usize::from(next == '}'));
            }
            _ if starts && !self.calls && self.takes_condition() => self.blocks += 1,
            '{' if starts && self.cursor.skip_document() => {}
            '{' if starts => drop(self.cursor.bump()),
            '&' => {
                self.cursor.take_while(|c| c == '&');
                // At its start it calls the program that follows.
                match starts {
                    true => self.calls = true,
                    false => self.end_command(false),
                }
            }
            '|' => {
                let is_or = self.cursor.take("||");
                if !is_or {
                    self.cursor.bump();
                }
                self.end_command(!is_or);
            }
            '#' => self.cursor.skip_line(),
            '<' if self.cursor.take("<#") => {
                let end = self.cursor.rest().find("#>");
                self.cursor.at = end.map_or(self.cursor.text.len(), |end| self.cursor.at + end + 2);
            }
            '>' => {
                self.cursor.take_while(|c| c == '>');
                let stays = self.cursor.take("&1") || self.cursor.take("&2");
                self.writes = !stays;
            }
            c if c.is_whitespace() => drop(self.cursor.bump()),
            _ if starts && !self.current.is_piped_to && !self.calls && self.statement()? => {}
            _ => self.word()?,
        }
        Ok(())
    }

    /// Takes the line of a value that a condition chooses: `$name = if (…) {…} else {…}`.
    fn takes_conditional_value(&mut self) -> Option<Zeroizing<String>> {
        let rest = self.cursor.rest();
        let after = rest.trim_start_matches([' ', '\t']);
        let is_conditional = ["if ", "if(", "switch ", "switch("].iter().any(|keyword| {
            after
                .get(..keyword.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(keyword))
        });
        if !is_conditional {
            return None;
        }
        let end = rest.find('\n').unwrap_or(rest.len());
        self.cursor.at += end;
        Some(Zeroizing::new(rest[..end].to_owned()))
    }

    /// Takes `if (…) {` and its like, up to the block that depends on it.
    fn takes_condition(&mut self) -> bool {
        const KEYWORDS: [&str; 8] = [
            "if", "elseif", "else", "while", "foreach", "for", "try", "catch",
        ];
        let rest = self.cursor.rest();
        let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        let keyword = &rest[..rest.find(|c| !is_letter(c)).unwrap_or(rest.len())];
        if !KEYWORDS.contains(&&*keyword.to_ascii_lowercase()) {
            return false;
        }
        let after = rest[keyword.len()..].trim_start();
        let after = &after[brackets_length(after)..];
        let Some(block) = after.trim_start().strip_prefix('{') else {
            return false;
        };
        self.cursor.at = self.cursor.text.len() - block.len();
        true
    }

    /// Reads an assignment, or a value at the start of a pipe; `false` if a program comes next.
    fn statement(&mut self) -> Result<bool, Unclosed> {
        if let Some(name) = expression::assigned_variable(self.cursor) {
            let value = match self.takes_conditional_value() {
                Some(written) => Expression::Unknown(written),
                None => expression::right_side(self.cursor)?,
            };
            self.current.assigns = Some(name);
            self.current.value = Some(value);
            self.end_command(false);
            return Ok(true);
        }
        if !expression::starts_here(self.cursor) {
            return Ok(false);
        }
        let value = expression::read(self.cursor)?;
        self.current.value = Some(value);
        Ok(true)
    }

    fn word(&mut self) -> Result<(), Unclosed> {
        let start = self.cursor.at;
        let word = word(self.cursor)?;
        if self.cursor.at == start {
            self.cursor.bump();
            return Ok(());
        }
        let is_stream = self.cursor.peek() == Some('>')
            && word.plain().is_some_and(|text| {
                text == "*" || (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()))
            });
        if is_stream {
            self.cursor.take_while(|c| c == '>');
            if !self.cursor.take("&1") {
                self.cursor.take_while(|c| c == ' ');
                self::word(self.cursor)?;
            }
        } else if std::mem::take(&mut self.writes) {
            self.current.output = Some(word);
        } else {
            self.current.words.push(word);
        }
        Ok(())
    }

    fn end_command(&mut self, is_pipe: bool) {
        self.writes = false;
        self.calls = false;
        let mut command = std::mem::take(&mut self.current);
        command.is_line_mended = std::mem::take(&mut self.cursor.mended_line);
        command.is_conditional = self.blocks > 0;
        if !command.words.is_empty() || command.value.is_some() {
            self.commands.push(command);
        }
        self.current.is_piped_to = is_pipe;
    }
}

/// The longest condition that is skipped, in bytes.
const LONGEST_CONDITION: usize = 500;

/// The length of the brackets that a text starts with, quotes in them skipped; 0 if it starts with none.
fn brackets_length(text: &str) -> usize {
    let (mut depth, mut quote) = (0_usize, None);
    for (at, character) in text.char_indices() {
        match (quote, character) {
            (Some(open), _) if character == open => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') if depth > 0 => quote = Some(character),
            (None, '(') => depth += 1,
            (None, ')') => depth = depth.saturating_sub(1),
            (None, _) => {}
        }
        if depth == 0 {
            return if at == 0 {
                0
            } else {
                at + character.len_utf8()
            };
        }
        if at > LONGEST_CONDITION {
            break;
        }
    }
    0
}

/// Reads one word of a command, up to a blank or an operator outside of quotes.
fn word(cursor: &mut Cursor<'_>) -> Result<RawWord, Unclosed> {
    let mut word = RawWord::default();
    let first = cursor.at;
    while let Some(next) = cursor.peek() {
        match next {
            '`' => {
                if cursor.take_continuation('`') {
                    break;
                }
                escape(cursor, &mut word);
            }
            '@' if cursor.at == first && here_string::starts_here(cursor) => {
                return here_string::read(cursor, &mut word).map(|()| word);
            }
            '@' | '(' if cursor.at == first && expression::starts_here(cursor) => {
                let value = expression::read(cursor)?;
                word.pieces.push(Piece::Value(Box::new(value)));
                return Ok(word);
            }
            c if SINGLE.contains(&c) || DOUBLE.contains(&c) => {
                let is_start = cursor.at == first;
                quoted(cursor, &mut word)?;
                // A word that starts with a quote ends with it.
                if is_start {
                    return Ok(word);
                }
            }
            '$' => dollar(cursor, &mut word, false)?,
            '{' if cursor.at == first => return block(cursor),
            '<' if cursor.is_at_placeholder() => {
                let placeholder = cursor.take_placeholder().unwrap_or_default();
                word.push_text(placeholder, true);
            }
            ';' | '|' | '&' | '(' | ')' | '{' | '}' | '<' | '>' => break,
            c if c.is_whitespace() => break,
            c => {
                cursor.bump();
                word.push_char(c, false);
            }
        }
    }
    Ok(word)
}

/// A script block, which is not looked into.
fn block(cursor: &mut Cursor<'_>) -> Result<RawWord, Unclosed> {
    let start = cursor.at;
    cursor.bump();
    enter(cursor, start)?;
    commands(cursor, Some('}'), false)?;
    cursor.depth -= 1;
    cursor.take("}");
    Ok(unknown(&cursor.text[start..cursor.at]))
}

fn unknown(written: &str) -> RawWord {
    RawWord {
        pieces: vec![Piece::Unknown {
            name: None,
            written: Zeroizing::new(written.to_owned()),
        }],
        ..RawWord::default()
    }
}

fn enter(cursor: &mut Cursor<'_>, start: usize) -> Result<(), Unclosed> {
    cursor.depth += 1;
    match cursor.depth > DEEPEST {
        true => Err(Unclosed { at: start }),
        false => Ok(()),
    }
}
