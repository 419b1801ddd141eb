//! Commands as cmd.exe reads them, and their words as the C runtime of a program does.

use zeroize::Zeroizing;

use super::syntax::{Cursor, Piece, RawCommand, RawWord, Unclosed};
use super::typographic;
use super::word::Mend;

/// Reads commands up to the end; with `one_line`, up to the end of the first line that holds a complete command.
pub(super) fn commands(
    cursor: &mut Cursor<'_>,
    one_line: bool,
) -> Result<Vec<RawCommand>, Unclosed> {
    let delayed = cursor
        .text
        .to_ascii_lowercase()
        .contains("enabledelayedexpansion");
    let mut reader = Reader {
        cursor,
        delayed,
        commands: Vec::new(),
        current: RawCommand::default(),
        redirects: None,
        blocks: 0,
        is_after_condition: false,
        has_jumped: false,
    };
    while let Some(next) = reader.cursor.peek() {
        reader.step(next)?;
        if one_line && next == '\n' && !reader.commands.is_empty() {
            break;
        }
    }
    reader.end_command(false);
    Ok(reader.commands)
}

struct Reader<'c, 't> {
    cursor: &'c mut Cursor<'t>,
    /// Whether `!NAME!` is a variable.
    delayed: bool,
    commands: Vec<RawCommand>,
    current: RawCommand,
    /// Whether the next word is the file of a redirection, which writes it or not.
    redirects: Option<bool>,
    /// How many brackets are open.
    blocks: usize,
    /// Whether the line started with a condition.
    is_after_condition: bool,
    /// Whether a condition decides where the script goes on, so that any line behind it may not run.
    has_jumped: bool,
}

impl Reader<'_, '_> {
    fn step(&mut self, next: char) -> Result<(), Unclosed> {
        if self.cursor.take_continuation('^') {
            self.add_to_tail(" ");
            return Ok(());
        }
        let continues = matches!(next, '\n' | '\r' | '\\' | '`') && !self.current.words.is_empty();
        if continues && self.cursor.take_broken_line(&['\\', '`']) {
            return Ok(());
        }
        match next {
            '\n' => {
                self.cursor.bump();
                self.end_command(false);
                self.is_after_condition = false;
            }
            '&' => {
                self.cursor.take_while(|c| c == '&');
                self.end_command(false);
            }
            '|' => {
                let is_or = self.cursor.take("||");
                if !is_or {
                    self.cursor.bump();
                }
                self.end_command(!is_or);
            }
            '<' if self.cursor.is_at_placeholder() => self.word()?,
            '<' | '>' => {
                self.redirects = Some(next == '>');
                self.cursor.take_while(|c| matches!(c, '<' | '>' | '&'));
            }
            '@' | '(' | ')' if self.current.words.is_empty() => {
                self.cursor.bump();
                match next {
                    '(' => self.blocks += 1,
                    ')' => self.blocks = self.blocks.saturating_sub(1),
                    _ => {}
                }
            }
            '\r' if self.cursor.rest().starts_with("\r\n") => drop(self.cursor.bump()),
            c if c.is_whitespace() => {
                self.cursor.bump();
                let mut buffer = [0; 4];
                self.add_to_tail(c.encode_utf8(&mut buffer));
            }
            '{' if self.current.words.is_empty() && self.cursor.skip_document() => {}
            _ => self.word()?,
        }
        Ok(())
    }

    /// Blanks behind the first one after the name of the program belong to what it takes as it is.
    fn add_to_tail(&mut self, text: &str) {
        match &mut self.current.tail {
            _ if self.redirects.is_some() => {}
            Some(tail) => tail.push_text(text, false),
            None if !self.current.words.is_empty() => self.current.tail = Some(RawWord::default()),
            None => {}
        }
    }

    fn word(&mut self) -> Result<(), Unclosed> {
        let (word, mut as_is) = self.read_word()?;
        if let Some(writes) = self.redirects.take() {
            if writes {
                self.current.output = Some(word);
            }
            return Ok(());
        }
        let name = word.plain().unwrap_or_default();
        let is_comment = name.eq_ignore_ascii_case("rem") || name.starts_with("::");
        if self.current.words.is_empty() && is_comment {
            self.cursor.skip_line();
            return Ok(());
        }
        if self.current.words.is_empty() && name.eq_ignore_ascii_case("if") {
            return self.condition();
        }
        if self.current.words.is_empty() && name.eq_ignore_ascii_case("else") {
            self.is_after_condition = true;
            return Ok(());
        }
        if self.current.words.is_empty() && name.eq_ignore_ascii_case("for") {
            self.loop_head();
            return Ok(());
        }
        let is_jump = self.current.words.is_empty() && name.eq_ignore_ascii_case("goto");
        self.has_jumped |= is_jump && (self.is_after_condition || self.blocks > 0);
        if let Some(tail) = &mut self.current.tail {
            tail.pieces.append(&mut as_is.pieces);
        }
        self.current.words.push(word);
        Ok(())
    }

    /// Skips what a loop goes through.
    fn loop_head(&mut self) {
        self.is_after_condition = true;
        let line = self.cursor.rest().lines().next().unwrap_or_default();
        let head = line.to_ascii_lowercase().find(" do ");
        self.cursor.at += head.map_or(0, |at| at + " do ".len());
    }

    /// One word as the program gets it, and as it is.
    fn read_word(&mut self) -> Result<(RawWord, RawWord), Unclosed> {
        let mut word = RawWord::default();
        let mut as_is = RawWord::default();
        let mut reader = WordReader {
            cursor: self.cursor,
            delayed: self.delayed,
            word: &mut word,
            as_is: &mut as_is,
        };
        reader.read()?;
        Ok((word, as_is))
    }

    /// Skips what stands between `if` and the command that depends on it.
    fn condition(&mut self) -> Result<(), Unclosed> {
        self.is_after_condition = true;
        let mut operands = 0;
        while operands < 2 {
            self.cursor.take_while(|c| c == ' ' || c == '\t');
            if self.cursor.peek().is_none_or(|c| matches!(c, '\r' | '\n')) {
                break;
            }
            let start = self.cursor.at;
            self.read_word()?;
            let written = self.cursor.text[start..self.cursor.at].to_ascii_lowercase();
            operands += match &*written {
                "not" | "==" | "equ" | "neq" | "lss" | "leq" | "gtr" | "geq" => 0,
                flag if flag.starts_with('/') => 0,
                "exist" | "defined" | "errorlevel" | "cmdextversion" => 1,
                compared if !compared.starts_with("==") && compared.contains("==") => {
                    // The second operand may stand behind a blank.
                    2 - usize::from(compared.ends_with("=="))
                }
                _ => 1,
            };
        }
        Ok(())
    }

    fn end_command(&mut self, is_pipe: bool) {
        self.redirects = None;
        let mut command = std::mem::take(&mut self.current);
        command.is_line_mended = std::mem::take(&mut self.cursor.mended_line);
        command.is_conditional = self.blocks > 0 || self.is_after_condition || self.has_jumped;
        if !command.words.is_empty() {
            self.commands.push(command);
        }
        self.current.is_piped_to = is_pipe;
    }
}

/// Reads one word twice: as the program gets it, and as `set` and `echo` take it, with its quotes.
struct WordReader<'c, 't> {
    cursor: &'c mut Cursor<'t>,
    delayed: bool,
    word: &'c mut RawWord,
    as_is: &'c mut RawWord,
}

impl WordReader<'_, '_> {
    fn read(&mut self) -> Result<(), Unclosed> {
        let first = self.cursor.at;
        while let Some(next) = self.cursor.peek() {
            match next {
                '^' if self.cursor.take_continuation('^') => break,
                '^' => {
                    self.cursor.bump();
                    let escaped = self.cursor.bump();
                    escaped.into_iter().for_each(|c| self.push(c, true));
                }
                '"' => self.quoted()?,
                '\\' => self.backslashes(false),
                '%' | '!' => self.variable(false),
                '<' if self.cursor.is_at_placeholder() => {
                    let placeholder = self.cursor.take_placeholder().unwrap_or_default();
                    placeholder.chars().for_each(|c| self.push(c, true));
                }
                '&' | '|' | '<' | '>' => break,
                // `echo.` and `echo:` are common; a bracket only ends a block.
                ')' if self.cursor.at == first => break,
                c if c.is_whitespace() => break,
                _ if typographic::take_quoted(self.cursor, self.word) => {
                    self.as_is.pieces.clone_from(&self.word.pieces);
                }
                c => {
                    self.cursor.bump();
                    self.push(c, false);
                }
            }
        }
        if self.cursor.at == first {
            self.cursor.bump();
        }
        Ok(())
    }

    fn push(&mut self, character: char, quoted: bool) {
        self.word.push_char(character, quoted);
        self.as_is.push_char(character, quoted);
    }

    fn quoted(&mut self) -> Result<(), Unclosed> {
        let opened = self.cursor.at;
        let limit = self.cursor.closings.get(&opened).copied();
        self.cursor.bump();
        self.word.push_text("", true);
        self.as_is.push_char('"', true);
        // A quote ends with the line, but a document over several lines is meant as one.
        let is_document = self.cursor.rest().trim_start().starts_with('{');
        while limit.is_none_or(|limit| self.cursor.at < limit) {
            match self.cursor.peek() {
                None => return Err(Unclosed { at: opened }),
                Some('\n') if limit.is_none() && !is_document => {
                    return Err(Unclosed { at: opened });
                }
                Some('"') if limit.is_none() => {
                    self.cursor.bump();
                    self.as_is.push_char('"', true);
                    // A doubled quote inside of quotes is one.
                    if self.cursor.peek() != Some('"') {
                        self.cursor.quotes.push((opened, self.cursor.at - 1));
                        return Ok(());
                    }
                    self.cursor.bump();
                    self.push('"', true);
                }
                Some('\\') => self.backslashes(true),
                Some('%' | '!') => self.variable(true),
                Some(other) => {
                    self.cursor.bump();
                    self.push(other, true);
                }
            }
        }
        self.word.mends.push(Mend::UnclosedQuote('"'));
        Ok(())
    }

    /// Before a quote, two backslashes are one and a single one protects it; anywhere else they are what they are.
    fn backslashes(&mut self, quoted: bool) {
        let run = self.cursor.take_while(|c| c == '\\');
        self.as_is.push_text(run, quoted);
        if self.cursor.peek() != Some('"') {
            return self.word.push_text(run, quoted);
        }
        self.word.push_text(&run[..run.len() / 2], quoted);
        if run.len() % 2 == 1 {
            self.cursor.bump();
            self.push('"', true);
        }
    }

    /// `%NAME%`, `!NAME!`, `%1`; a lone sign is just that.
    fn variable(&mut self, quoted: bool) {
        let start = self.cursor.at;
        if let Some(name) = self.parameter() {
            return self.push_variable(name, start);
        }
        let symbol = self.cursor.bump().unwrap_or_default();
        let is_variable = symbol == '%' || self.delayed;
        let name = self.cursor.rest();
        let end = name
            .bytes()
            .take(256)
            .position(|b| !(b.is_ascii_alphanumeric() || b"_()-.".contains(&b)));
        let name = &name[..end.unwrap_or(0)];
        let has_end = self.cursor.rest()[name.len()..].starts_with(symbol);
        if !is_variable || name.is_empty() || !has_end {
            return self.push(symbol, quoted);
        }
        self.cursor.at += name.len() + symbol.len_utf8();
        self.push_variable(name.to_owned(), start);
    }

    /// Takes a parameter of the script or of a loop that is a whole value: `%1`, `%~1`, `%*`, `%%i`. Inside of other text
    /// it is as often a part of a password.
    fn parameter(&mut self) -> Option<String> {
        let rest = self.cursor.rest().strip_prefix('%')?;
        let is_value = self.word.is_blank() || self.word.ends_with('=');
        if !is_value && !rest.starts_with('~') {
            return None;
        }
        let is_loop = rest.starts_with('%');
        let name = rest.trim_start_matches(['%', '~']);
        let first = name.chars().next()?;
        let is_name = match is_loop {
            true => first.is_ascii_alphabetic(),
            false => first.is_ascii_digit() || first == '*',
        };
        let ends = name[first.len_utf8()..].chars().next();
        let is_whole = ends.is_none_or(|c| c.is_whitespace() || matches!(c, '"' | '&' | '|' | ')'));
        if !is_name || !is_whole {
            return None;
        }
        self.cursor.at += 1 + rest.len() - name.len() + first.len_utf8();
        Some(first.to_string())
    }

    fn push_variable(&mut self, name: String, start: usize) {
        let piece = Piece::Variable {
            name,
            default: None,
            written: Zeroizing::new(self.cursor.text[start..self.cursor.at].to_owned()),
            quoted: true,
        };
        self.word.pieces.push(piece.clone());
        self.as_is.pieces.push(piece);
    }
}
