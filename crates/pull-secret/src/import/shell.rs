//! Command lines taken apart as bash, PowerShell or cmd would, without running or filling in anything.

use zeroize::Zeroizing;

use super::ImportError;

/// Whose quoting applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Quoting {
    Bash,
    PowerShell,
    Cmd,
}

/// One command of a line, with what the pipe brings it.
#[derive(Debug, Default)]
pub(super) struct Command {
    pub(super) words: Vec<Word>,
    /// It gets the output of the command before it.
    pub(super) is_piped_to: bool,
    /// It gets a text by `<<<`.
    pub(super) here_text: Option<Word>,
    /// It reads a file by `<`.
    pub(super) reads_file: bool,
}

/// One word of a command.
#[derive(Clone, Debug, Default)]
pub(super) struct Word {
    /// The word; what the shell would fill in stands there as written.
    pub(super) text: Zeroizing<String>,
    /// What the shell would fill in.
    pub(super) open: Option<Open>,
}

/// Something in a word that only running it would tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Open {
    Variable,
    CommandOutput,
}

impl Word {
    /// The same word without its first characters.
    pub(super) fn without(&self, prefix: &str) -> Option<Self> {
        let text = self.text.strip_prefix(prefix)?.to_owned();
        Some(Self {
            text: Zeroizing::new(text),
            open: self.open,
        })
    }
}

/// The commands of a text.
///
/// # Errors
/// [`ImportError::UnclosedQuote`].
pub(super) fn commands(text: &str) -> Result<Vec<Command>, ImportError> {
    let quoting = quoting_of(text);
    let mut reader = Reader {
        quoting,
        rest: text,
        commands: vec![Command::default()],
        word: None,
        next_is: Redirect::None,
    };
    while !reader.rest.is_empty() {
        reader.step()?;
    }
    reader.end_word();
    Ok(reader.commands)
}

/// The name of the variable, if the text is just that: `$NAME`, `${NAME}`, `$env:NAME`, `%NAME%`.
pub(super) fn whole_variable(text: &str) -> Option<&str> {
    let name = text
        .strip_prefix("$env:")
        .or_else(|| text.strip_prefix("${")?.strip_suffix('}'))
        .or_else(|| text.strip_prefix('%')?.strip_suffix('%'))
        .or_else(|| text.strip_prefix('$'))?;
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    let starts = |b: u8| b.is_ascii_alphabetic() || b == b'_';
    (name.bytes().next().is_some_and(starts) && name.bytes().all(allowed)).then_some(name)
}

/// Tells the shell by what only it writes.
fn quoting_of(text: &str) -> Quoting {
    let start = text.trim_start();
    let has_line_ending = |sign: char| {
        text.lines().any(|line| {
            line.trim_end_matches('\r')
                .trim_end_matches(' ')
                .ends_with(sign)
        })
    };
    let is_powershell = start.starts_with("PS ")
        || text.contains("$env:")
        || text.contains("@'")
        || text.contains("Write-Output")
        || has_line_ending('`');
    let is_drive = start.get(1..3) == Some(":\\");
    if is_powershell {
        Quoting::PowerShell
    } else if is_drive || has_line_ending('^') || has_cmd_variable(text) {
        Quoting::Cmd
    } else {
        Quoting::Bash
    }
}

/// `%NAME%`, where bash would have two percent signs.
fn has_cmd_variable(text: &str) -> bool {
    let mut parts = text.split('%').skip(1);
    parts.next().is_some_and(|name| {
        name.len() > 1 && name.bytes().all(|b| b.is_ascii_uppercase() || b == b'_')
    }) && text.matches('%').count() >= 2
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Redirect {
    None,
    HereText,
    FileIn,
    FileOut,
}

struct Reader<'t> {
    quoting: Quoting,
    rest: &'t str,
    commands: Vec<Command>,
    word: Option<Word>,
    next_is: Redirect,
}

impl Reader<'_> {
    fn step(&mut self) -> Result<(), ImportError> {
        if self.continue_line() {
            self.end_word();
            return Ok(());
        }
        let Some(character) = self.rest.chars().next() else {
            return Ok(());
        };
        match character {
            '\n' | '\r' | ';' if self.quoting != Quoting::Cmd || character != ';' => {
                self.end_command(false);
                self.take(character);
            }
            '&' => {
                self.end_command(false);
                self.take('&');
            }
            '|' => {
                let is_or = self.rest.starts_with("||");
                self.end_command(!is_or);
                self.rest = &self.rest[if is_or { 2 } else { 1 }..];
            }
            '<' | '>' => self.redirect(),
            '#' if self.word.is_none() && self.quoting != Quoting::Cmd => {
                let end = self.rest.find('\n').unwrap_or(self.rest.len());
                self.rest = &self.rest[end..];
            }
            c if c.is_whitespace() => {
                self.end_word();
                self.take(c);
            }
            _ => self.word_part(character)?,
        }
        Ok(())
    }

    /// Skips a sign that continues the line, with the line end behind it.
    fn continue_line(&mut self) -> bool {
        let sign = match self.quoting {
            Quoting::Bash => '\\',
            Quoting::PowerShell => '`',
            Quoting::Cmd => '^',
        };
        let Some(behind) = self.rest.strip_prefix(sign) else {
            return false;
        };
        let behind = behind.trim_start_matches([' ', '\t', '\r']);
        // Copied from a web page, blanks may stand behind the sign.
        match behind.strip_prefix('\n') {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn redirect(&mut self) {
        self.end_word();
        let signs = self
            .rest
            .chars()
            .take_while(|c| matches!(c, '<' | '>'))
            .count();
        self.next_is = match &self.rest[..signs] {
            "<<<" => Redirect::HereText,
            "<" => Redirect::FileIn,
            _ => Redirect::FileOut,
        };
        self.rest = &self.rest[signs..];
    }

    fn word_part(&mut self, character: char) -> Result<(), ImportError> {
        match (self.quoting, character) {
            (Quoting::PowerShell, '@') if self.rest.starts_with("@'") => self.here_string("'@"),
            (Quoting::PowerShell, '@') if self.rest.starts_with("@\"") => self.here_string("\"@"),
            (Quoting::Bash, '$') if self.rest.starts_with("$'") => {
                self.take('$');
                self.take('\'');
                self.quoted('\'', true)
            }
            (Quoting::Bash | Quoting::PowerShell, '\'') => {
                self.take('\'');
                self.quoted('\'', false)
            }
            (_, '"') => {
                self.take('"');
                self.quoted('"', true)
            }
            (Quoting::Bash, '`') => self.substitution("`", "`"),
            (Quoting::Bash | Quoting::PowerShell, '$') => self.dollar(),
            (Quoting::Cmd, '%') => self.percent(),
            (Quoting::Bash, '\\') | (Quoting::PowerShell, '`') | (Quoting::Cmd, '^') => {
                self.take(character);
                let escaped = self.rest.chars().next();
                escaped.into_iter().for_each(|c| self.push(c));
                Ok(())
            }
            _ => {
                self.push(character);
                Ok(())
            }
        }
    }

    /// Reads to the closing quote, its opening one already taken.
    fn quoted(&mut self, quote: char, has_escapes: bool) -> Result<(), ImportError> {
        self.word.get_or_insert_default();
        while let Some(character) = self.rest.chars().next() {
            if character == quote {
                self.take(quote);
                // In PowerShell a doubled quote is one.
                if self.quoting == Quoting::PowerShell && self.rest.starts_with(quote) {
                    self.push(quote);
                    continue;
                }
                return Ok(());
            }
            match (self.quoting, character) {
                (Quoting::Bash, '\\') if has_escapes => self.escape_in_quotes(quote),
                (Quoting::PowerShell, '`') if has_escapes => {
                    self.take('`');
                    let escaped = self.rest.chars().next().ok_or(ImportError::UnclosedQuote)?;
                    self.take(escaped);
                    self.add(match escaped {
                        'n' => '\n',
                        'r' => '\r',
                        't' => '\t',
                        '0' => '\0',
                        other => other,
                    });
                }
                // cmd leaves quoting to the program, and the C runtime reads `\"` as a quote.
                (Quoting::Cmd, '\\') if self.rest.starts_with("\\\"") => {
                    self.take('\\');
                    self.push('"');
                }
                // A backslash before a quote, written for curl.exe.
                (Quoting::PowerShell, '\\') if self.rest.starts_with("\\\"") => {
                    self.take('\\');
                    self.push('"');
                }
                (Quoting::Bash | Quoting::PowerShell, '$') if has_escapes && quote == '"' => {
                    self.dollar()?;
                }
                (Quoting::Bash, '`') if has_escapes && quote == '"' => {
                    self.substitution("`", "`")?;
                }
                (Quoting::Cmd, '%') => self.percent()?,
                _ => self.push(character),
            }
        }
        Err(ImportError::UnclosedQuote)
    }

    fn escape_in_quotes(&mut self, quote: char) {
        self.take('\\');
        let Some(escaped) = self.rest.chars().next() else {
            return;
        };
        self.take(escaped);
        match (quote, escaped) {
            ('"', '"' | '\\' | '$' | '`') => self.add(escaped),
            ('"', '\n') => {}
            ('\'', 'n') => self.add('\n'),
            ('\'', 't') => self.add('\t'),
            ('\'', 'r') => self.add('\r'),
            ('\'', '\\' | '\'' | '"') => self.add(escaped),
            _ => {
                self.add('\\');
                self.add(escaped);
            }
        }
    }

    /// `$NAME`, `${…}`, `$(…)`, `$env:NAME`; a `$` before anything else is just that.
    fn dollar(&mut self) -> Result<(), ImportError> {
        if self.rest.starts_with("$(") {
            return self.substitution("$(", ")");
        }
        if self.rest.starts_with("${") {
            let end = self.rest.find('}').ok_or(ImportError::UnclosedQuote)?;
            return self.open_part(end + 1, Open::Variable);
        }
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | ':');
        let name = match self.quoting {
            Quoting::PowerShell => self.rest[1..].chars().take_while(|&c| is_name(c)).count(),
            Quoting::Bash | Quoting::Cmd => self.rest[1..]
                .chars()
                .take_while(|&c| is_name(c) && c != ':')
                .count(),
        };
        if name == 0 {
            self.push('$');
            return Ok(());
        }
        self.open_part(name + 1, Open::Variable)
    }

    fn percent(&mut self) -> Result<(), ImportError> {
        let name = self.rest[1..].find('%').map(|end| &self.rest[1..=end]);
        let is_name = |name: &&str| {
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        };
        match name.filter(is_name) {
            Some(name) => self.open_part(name.len() + 2, Open::Variable),
            None => {
                self.push('%');
                Ok(())
            }
        }
    }

    fn substitution(&mut self, open: &str, close: &str) -> Result<(), ImportError> {
        let inside = &self.rest[open.len()..];
        let end = inside.find(close).ok_or(ImportError::UnclosedQuote)?;
        self.open_part(open.len() + end + close.len(), Open::CommandOutput)
    }

    /// Keeps a part as written and remembers that it is open.
    fn open_part(&mut self, length: usize, open: Open) -> Result<(), ImportError> {
        let (part, rest) = self.rest.split_at(length);
        let word = self.word.get_or_insert_default();
        word.text.push_str(part);
        word.open = Some(open);
        self.rest = rest;
        Ok(())
    }

    /// PowerShell's text over several lines, between `@'` and `'@`.
    fn here_string(&mut self, close: &str) -> Result<(), ImportError> {
        let inside = self.rest[2..].trim_start_matches('\r');
        let inside = inside.strip_prefix('\n').unwrap_or(inside);
        let end = inside
            .find(&format!("\n{close}"))
            .ok_or(ImportError::UnclosedQuote)?;
        let text = inside[..end].trim_end_matches('\r');
        let word = self.word.get_or_insert_default();
        word.text.push_str(text);
        if close.starts_with('"') && text.contains('$') {
            word.open = Some(Open::Variable);
        }
        self.rest = &inside[end + 1 + close.len()..];
        Ok(())
    }

    /// Takes a character of the text into the word.
    fn push(&mut self, character: char) {
        self.take(character);
        self.add(character);
    }

    fn add(&mut self, character: char) {
        self.word.get_or_insert_default().text.push(character);
    }

    fn take(&mut self, character: char) {
        self.rest = self.rest.strip_prefix(character).unwrap_or(self.rest);
    }

    fn end_word(&mut self) {
        let Some(word) = self.word.take() else { return };
        let Some(command) = self.commands.last_mut() else {
            return;
        };
        match std::mem::replace(&mut self.next_is, Redirect::None) {
            Redirect::None => command.words.push(word),
            Redirect::HereText => command.here_text = Some(word),
            Redirect::FileIn => command.reads_file = true,
            Redirect::FileOut => {}
        }
    }

    fn end_command(&mut self, is_pipe: bool) {
        self.end_word();
        self.next_is = Redirect::None;
        let is_empty = self
            .commands
            .last()
            .is_some_and(|command| command.words.is_empty());
        if !is_empty {
            self.commands.push(Command::default());
        }
        if let Some(command) = self.commands.last_mut() {
            command.is_piped_to = is_pipe || (is_empty && command.is_piped_to);
        }
    }
}
