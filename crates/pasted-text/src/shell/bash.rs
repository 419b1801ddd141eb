//! Commands as bash, zsh and the POSIX shell read them.

mod word;

use super::heredoc;
use super::syntax::{Cursor, DEEPEST, Function, Input, RawCommand, RawWord, Unclosed};
pub(super) use word::expand_next;
use word::word;

/// Words that a command may follow.
const KEYWORDS: [&str; 16] = [
    "if", "then", "else", "elif", "fi", "do", "done", "while", "until", "for", "case", "esac", "!",
    "{", "}", "time",
];

/// Reads commands up to the end, or to the `)` that ends a `$(…)`; with `one_line`, up to the end of the first line
/// that holds a complete command.
pub(super) fn commands(
    cursor: &mut Cursor<'_>,
    is_inside: bool,
    one_line: bool,
) -> Result<Vec<RawCommand>, Unclosed> {
    let mut reader = Reader::new(cursor);
    while let Some(next) = reader.cursor.peek() {
        if is_inside && next == ')' {
            break;
        }
        let was_line_end = next == '\n';
        reader.step(next)?;
        if one_line && was_line_end && !reader.commands.is_empty() && !reader.current.is_piped_to {
            break;
        }
    }
    reader.end_command(false);
    Ok(reader.commands)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Redirect {
    HereText,
    Heredoc { strip_tabs: bool },
    FileIn,
    FileOut,
    Other,
}

struct Reader<'c, 't> {
    cursor: &'c mut Cursor<'t>,
    commands: Vec<RawCommand>,
    current: RawCommand,
    /// Those of the line, whose texts follow it: which command, and up to which line.
    heredocs: Vec<(usize, heredoc::Heredoc)>,
    redirect: Option<Redirect>,
    /// How many `if`, `case` and loops are open.
    blocks: usize,
    /// Whether the command follows `&&` or `||`.
    is_after_condition: bool,
}

impl<'c, 't> Reader<'c, 't> {
    fn new(cursor: &'c mut Cursor<'t>) -> Self {
        Self {
            cursor,
            commands: Vec::new(),
            current: RawCommand::default(),
            heredocs: Vec::new(),
            redirect: None,
            blocks: 0,
            is_after_condition: false,
        }
    }

    fn step(&mut self, next: char) -> Result<(), Unclosed> {
        let continues = matches!(next, '\n' | '\r' | '^') && !self.current.words.is_empty();
        if self.cursor.take_continuation('\\')
            || (continues && self.heredocs.is_empty() && self.cursor.take_broken_line(&['^']))
        {
            return Ok(());
        }
        match next {
            '\n' => {
                self.cursor.bump();
                self.end_line()?;
            }
            '(' if self.takes_function_head() => self.function()?,
            '{' if self.names_function() => {
                self.cursor.bump();
                self.function()?;
            }
            ';' | '(' | ')' => {
                self.cursor.bump();
                self.end_command(false);
            }
            '&' if self.cursor.rest().starts_with("&>") => self.redirect(),
            '&' => {
                let signs = self.cursor.take_while(|c| c == '&');
                self.end_command(false);
                self.is_after_condition = signs.len() > 1;
            }
            '|' => {
                let is_or = self.cursor.take("||");
                if !is_or {
                    self.cursor.bump();
                    self.cursor.take("&");
                }
                self.end_command(!is_or);
                self.is_after_condition = is_or;
            }
            '<' if self.cursor.rest().starts_with("<(") => self.word()?,
            '<' if self.cursor.is_at_placeholder() => self.word()?,
            '<' | '>' => self.redirect(),
            '#' => self.cursor.skip_line(),
            '{' if self.starts_command() && self.cursor.skip_document() => {}
            c if c.is_whitespace() || c == '\u{feff}' => {
                self.cursor.bump();
            }
            _ => self.word()?,
        }
        Ok(())
    }

    /// Whether `function name` stands before.
    fn names_function(&self) -> bool {
        let [keyword, _] = &self.current.words[..] else {
            return false;
        };
        keyword.plain() == Some("function")
    }

    /// Takes `() {` behind the name of a function, with or without `function` in front of it.
    fn takes_function_head(&mut self) -> bool {
        let is_named = self.current.words.len() == 1 || self.names_function();
        let head = self.cursor.rest().strip_prefix('(');
        let head = head.and_then(|rest| rest.trim_start_matches(' ').strip_prefix(')'));
        let body = head.and_then(|rest| rest.trim_start().strip_prefix('{'));
        let Some(body) = body.filter(|_| is_named) else {
            return false;
        };
        self.cursor.at = self.cursor.text.len() - body.len();
        true
    }

    /// Reads the body of a function up to the bracket that ends it.
    fn function(&mut self) -> Result<(), Unclosed> {
        let start = self.cursor.at;
        let name = self.current.words.last().and_then(RawWord::plain);
        let name = name.unwrap_or_default().to_owned();
        self.current = RawCommand::default();
        self.cursor.depth += 1;
        if self.cursor.depth > DEEPEST {
            return Err(Unclosed { at: start });
        }
        let mut inside = Reader::new(self.cursor);
        while let Some(next) = inside.cursor.peek() {
            let is_end = next == '}' && inside.starts_command() && inside.blocks == 0;
            if is_end {
                inside.cursor.bump();
                break;
            }
            inside.step(next)?;
        }
        inside.end_command(false);
        let body = inside.commands;
        self.cursor.depth -= 1;
        self.commands.push(RawCommand {
            defines: Some(Function { name, body }),
            ..RawCommand::default()
        });
        Ok(())
    }

    fn starts_command(&self) -> bool {
        self.current.words.is_empty() && self.redirect.is_none()
    }

    fn redirect(&mut self) {
        let signs = self
            .cursor
            .take_while(|c| matches!(c, '<' | '>' | '&' | '|'));
        self.redirect = Some(match signs {
            "<<<" => Redirect::HereText,
            "<<" => Redirect::Heredoc {
                strip_tabs: self.cursor.take("-"),
            },
            "<" => Redirect::FileIn,
            ">" | ">>" | ">|" | "&>" => Redirect::FileOut,
            _ => Redirect::Other,
        });
    }

    fn word(&mut self) -> Result<(), Unclosed> {
        let start = self.cursor.at;
        let word = word(self.cursor)?;
        if self.cursor.at == start {
            self.cursor.bump();
            return Ok(());
        }
        let is_descriptor = self.cursor.rest().starts_with(['<', '>'])
            && !self.cursor.rest().starts_with("<(")
            && word
                .plain()
                .is_some_and(|text| text.bytes().all(|b| b.is_ascii_digit()));
        if is_descriptor {
            return self.skip_descriptor();
        }
        match self.redirect.take() {
            Some(Redirect::HereText) => self.current.input = Some(Input::Text(word)),
            Some(Redirect::FileIn) => self.current.input = Some(Input::File(word)),
            Some(Redirect::FileOut) => self.current.output = Some(word),
            Some(Redirect::Heredoc { strip_tabs }) => {
                let heredoc = heredoc::Heredoc::new(&word, strip_tabs);
                self.heredocs.push((self.commands.len(), heredoc));
            }
            Some(Redirect::Other) => {}
            None if self.starts_command() && is_keyword(&word) => self.keyword(&word),
            None => self.current.words.push(word),
        }
        Ok(())
    }

    fn keyword(&mut self, word: &RawWord) {
        match word.unquoted_start() {
            "if" | "while" | "until" | "case" | "for" => self.blocks += 1,
            "fi" | "done" | "esac" => self.blocks = self.blocks.saturating_sub(1),
            _ => {}
        }
        // What is gone through names no program. The patterns of a `case` may follow on the same line.
        let line = self.cursor.rest().split('\n').next().unwrap_or_default();
        match (word.unquoted_start(), line.find(" in ")) {
            ("case", Some(at)) => self.cursor.at += at + " in ".len(),
            ("case" | "for", _) => {
                self.cursor.take_while(|c| !matches!(c, '\n' | ';'));
            }
            _ => {}
        }
    }

    /// `2>file`, `2>&1`: what is read or written there does not matter.
    fn skip_descriptor(&mut self) -> Result<(), Unclosed> {
        self.cursor
            .take_while(|c| matches!(c, '<' | '>' | '&' | '|'));
        self.cursor.take_while(|c| c == ' ');
        word(self.cursor).map(drop)
    }

    fn end_command(&mut self, is_pipe: bool) {
        self.redirect = None;
        let is_empty = self.current.words.is_empty()
            && self.current.input.is_none()
            && self.current.output.is_none();
        // A pipe may be continued on the next line.
        let stays_piped = is_empty && self.current.is_piped_to;
        let mut command = std::mem::take(&mut self.current);
        command.is_conditional = self.blocks > 0 || self.is_after_condition;
        self.is_after_condition = false;
        command.is_line_mended = std::mem::take(&mut self.cursor.mended_line);
        if !is_empty {
            self.commands.push(command);
        }
        self.current.is_piped_to = is_pipe || stays_piped;
    }

    fn end_line(&mut self) -> Result<(), Unclosed> {
        self.end_command(false);
        for (command, heredoc) in std::mem::take(&mut self.heredocs) {
            let body = heredoc.read(self.cursor)?;
            if let Some(command) = self.commands.get_mut(command) {
                command.input = Some(Input::Text(body));
            }
        }
        Ok(())
    }
}

fn is_keyword(word: &RawWord) -> bool {
    KEYWORDS.contains(&word.unquoted_start()) && word.pieces.len() == 1
}
