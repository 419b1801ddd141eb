//! Programs whose output can be worked out from their words: `echo`, `printf`, `cat`, `base64` and their like.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::evaluate::{Session, Value, text_of, typed, unknown};
use super::json;
use super::word::{Open, Word};
use super::{Command, Shell};
use crate::base64_text;

/// Works out what a command prints; open where only running it would tell, `None` for a command whose output is of no
/// use to another one.
pub(super) fn output(
    session: &mut Session,
    command: &Command,
    tail: Option<&Word>,
    input: Option<Value>,
) -> Option<Value> {
    let (program, words) = command.program();
    let read = |input: Option<Value>| input.as_ref().map(text_of);
    let printed = match (session.shell, &*program) {
        (Shell::Cmd, "echo") => line(tail.cloned().unwrap_or_default()),
        (Shell::PowerShell, "echo" | "write-output" | "write-host") => line(joined(words)),
        (_, "echo") => echo(words),
        (_, "printf") => printf(words),
        (Shell::Bash, "cat") | (_, "type" | "cat" | "gc" | "get-content") => {
            return Some(Value::Word(cat(session, words, read(input))));
        }
        (_, "tee" | "out-string" | "out-file" | "set-content" | "sponge") => {
            let value = flag_value(words, "-value");
            value.or_else(|| read(input))?
        }
        (_, "convertto-json") => json::of_value(&input?),
        (_, "read-host" | "get-credential") => typed(),
        (_, "base64") => base64(words, &file_or_input(session, words, read(input))?),
        (_, "openssl") if is_openssl_base64(words) => base64(words, &read(input)?),
        (_, "tr") => delete_line_ends(words, &read(input)?)?,
        (_, "bash" | "sh" | "zsh" | "dash" | "eval" | "cmd" | "powershell" | "pwsh") => {
            nested(session, &program, words, tail);
            return None;
        }
        _ => unknown(&format!("$({program} …)"), Open::CommandOutput),
    };
    Some(Value::Word(printed))
}

/// The file that a command writes what it prints to, without a `>`.
pub(super) fn written_file(command: &Command) -> Option<Word> {
    let (program, words) = command.program();
    let named = |flag| flag_value(words, flag);
    match &*program {
        "tee" | "sponge" | "out-file" | "set-content" => {
            named("-filepath").or_else(|| named("-path")).or_else(|| {
                words
                    .iter()
                    .find(|word| !word.text().starts_with('-'))
                    .cloned()
            })
        }
        _ => None,
    }
}

fn flag_value(words: &[Word], flag: &str) -> Option<Word> {
    let at = words
        .iter()
        .position(|word| word.text().eq_ignore_ascii_case(flag))?;
    words.get(at + 1).cloned()
}

/// Runs a script that another shell is given.
fn nested(session: &mut Session, program: &str, words: &[Word], tail: Option<&Word>) {
    let is_flag = |word: &&Word| {
        let text = word.text().to_ascii_lowercase();
        text.starts_with('-') && (text.ends_with('c') || text == "-command")
    };
    let behind_flag = || {
        let at = words.iter().position(|word| is_flag(&word))?;
        let after = &words[at + 1..];
        match program {
            "powershell" | "pwsh" => Some(joined(after)),
            _ => after.first().cloned(),
        }
    };
    let (script, shell) = match program {
        "eval" => (Some(joined(words)), Shell::Bash),
        "cmd" => (
            words
                .iter()
                .position(|word| word.text().eq_ignore_ascii_case("/c"))
                .map(|at| tail.cloned().unwrap_or_else(|| joined(&words[at + 1..])))
                .map(|script| without_switch(&script)),
            Shell::Cmd,
        ),
        "powershell" | "pwsh" => (behind_flag(), Shell::PowerShell),
        _ => (behind_flag(), Shell::Bash),
    };
    if let Some(script) = script {
        session.nested(script.text(), shell);
    }
}

/// What follows cmd's `/c`, without the quotes around all of it.
fn without_switch(script: &Word) -> Word {
    let text = script.text().trim_start();
    let text = text
        .strip_prefix("/c")
        .or_else(|| text.strip_prefix("/C"))
        .unwrap_or(text)
        .trim();
    let inner = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    Word::literal(inner.unwrap_or(text))
}

fn line(mut word: Word) -> Word {
    word.push_text("\n", true);
    word
}

fn joined(words: &[Word]) -> Word {
    let mut joined = Word::default();
    for (place, word) in words.iter().enumerate() {
        if place > 0 {
            joined.push_text(" ", true);
        }
        joined.push_word(word);
    }
    joined
}

/// `echo` with `-n`, `-e` and `-E`.
fn echo(words: &[Word]) -> Word {
    let is_flag = |word: &&Word| {
        let flags = word.text().strip_prefix('-').unwrap_or_default();
        !flags.is_empty() && flags.bytes().all(|b| b"neE".contains(&b))
    };
    let flags: Vec<&Word> = words.iter().take_while(is_flag).collect();
    let has = |flag: char| flags.iter().any(|word| word.text().contains(flag));
    let text = joined(&words[flags.len()..]);
    let text = if has('e') { unescaped(&text) } else { text };
    if has('n') { text } else { line(text) }
}

/// `printf` with `%s`, `%b` and `%%`; other formats are left open.
fn printf(words: &[Word]) -> Word {
    let words = match words.first() {
        Some(first) if first.text() == "--" => &words[1..],
        _ => words,
    };
    let Some((format, mut values)) = words.split_first() else {
        return Word::default();
    };
    let Some(format) = format.known() else {
        return unknown("$(printf …)", Open::CommandOutput);
    };
    let mut printed = Word::default();
    loop {
        let before = values.len();
        let Some(rest) = print_once(format, values, &mut printed) else {
            return unknown("$(printf …)", Open::CommandOutput);
        };
        values = rest;
        // The format is used again until all values are printed.
        if values.is_empty() || values.len() == before {
            return printed;
        }
    }
}

fn print_once<'w>(format: &str, mut values: &'w [Word], printed: &mut Word) -> Option<&'w [Word]> {
    let mut signs = format.chars();
    while let Some(symbol) = signs.next() {
        match symbol {
            '%' => match signs.next()? {
                '%' => printed.push_text("%", true),
                directive @ ('s' | 'b') => {
                    if let Some((value, rest)) = values.split_first() {
                        match directive {
                            'b' => printed.push_word(&unescaped(value)),
                            _ => printed.push_word(value),
                        }
                        values = rest;
                    }
                }
                _ => return None,
            },
            '\\' => push_escape(&mut signs, printed),
            other => push_char(printed, other),
        }
    }
    Some(values)
}

fn push_char(word: &mut Word, character: char) {
    let mut buffer = [0; 4];
    word.push_text(character.encode_utf8(&mut buffer), true);
}

fn push_escape(signs: &mut std::str::Chars<'_>, printed: &mut Word) {
    match signs.next() {
        Some('n') => printed.push_text("\n", true),
        Some('t') => printed.push_text("\t", true),
        Some('r') => printed.push_text("\r", true),
        Some(other @ ('\\' | '"' | '\'')) => push_char(printed, other),
        Some(other) => {
            printed.push_text("\\", true);
            push_char(printed, other);
        }
        None => printed.push_text("\\", true),
    }
}

/// A text with the escapes of `echo -e` worked out.
fn unescaped(word: &Word) -> Word {
    let mut plain = Word::default();
    for (text, open) in word.parts() {
        match open {
            Some(open) => plain.push_open(text, open.clone()),
            None => {
                let mut signs = text.chars();
                while let Some(symbol) = signs.next() {
                    match symbol {
                        '\\' => push_escape(&mut signs, &mut plain),
                        other => push_char(&mut plain, other),
                    }
                }
            }
        }
    }
    plain
}

/// The files that are named, or what comes in.
fn cat(session: &Session, words: &[Word], input: Option<Word>) -> Word {
    let is_file = |word: &&Word| !word.text().starts_with('-') || word.text() == "-";
    let files: Vec<&Word> = words.iter().filter(is_file).collect();
    let mut content = Word::default();
    for file in &files {
        match (file.text(), &input) {
            ("-" | "/dev/stdin", Some(input)) => content.push_word(input),
            _ => content.push_word(&session.file(file)),
        }
    }
    match input {
        Some(input) if files.is_empty() => input,
        _ => content,
    }
}

fn file_or_input(session: &Session, words: &[Word], input: Option<Word>) -> Option<Word> {
    let is_number = |word: &Word| word.text().bytes().all(|b| b.is_ascii_digit());
    let is_file = |word: &&Word| !word.text().starts_with('-') && !is_number(word);
    let file = words.iter().find(is_file);
    file.map(|file| session.file(file)).or(input)
}

fn is_openssl_base64(words: &[Word]) -> bool {
    let has = |flag: &str| words.iter().any(|word| word.text() == flag);
    has("base64") || has("-base64") || has("-a")
}

fn base64(words: &[Word], input: &Word) -> Word {
    let decodes = words.iter().any(|word| {
        let text = word.text();
        matches!(text, "-d" | "-D" | "--decode" | "-di")
    });
    match decodes {
        true => from_base64(input),
        false => to_base64(input),
    }
}

/// The text as base64 in one line; open if the text is.
pub(super) fn to_base64(word: &Word) -> Word {
    match word.known() {
        Some(text) => {
            let mut encoded = Word::default();
            encoded.push_text(&Zeroizing::new(STANDARD.encode(text)), true);
            encoded
        }
        None => still_open(word),
    }
}

/// The text inside of base64; open if that is no text.
pub(super) fn from_base64(word: &Word) -> Word {
    let Some(text) = word.known() else {
        return still_open(word);
    };
    let decoded = base64_text::unwrap_bytes(text);
    match decoded
        .as_ref()
        .map(|(bytes, _)| std::str::from_utf8(bytes))
    {
        Some(Ok(decoded)) => {
            let mut plain = Word::default();
            plain.push_text(decoded, true);
            plain
        }
        _ => unknown("$(base64 -d)", Open::CommandOutput),
    }
}

/// A value made of one that is open is open too.
fn still_open(word: &Word) -> Word {
    let open = word.open().next().cloned();
    unknown(word.text(), open.unwrap_or(Open::CommandOutput))
}

/// `tr -d '\n'`.
fn delete_line_ends(words: &[Word], input: &Word) -> Option<Word> {
    let [flag, set] = words else { return None };
    let deletes = matches!(flag.text(), "-d" | "--delete");
    let is_line_end = matches!(
        set.text(),
        "\\n" | "\n" | "\\r\\n" | "\\n\\r" | "\\r" | "[:space:]" | "\\012"
    );
    if !deletes || !is_line_end {
        return None;
    }
    let mut text = Word::default();
    for (part, open) in input.parts() {
        match open {
            Some(open) => text.push_open(part, open.clone()),
            None => part
                .split(['\n', '\r'])
                .for_each(|line| text.push_text(line, true)),
        }
    }
    Some(text)
}

/// PowerShell's `'…{0}…' -f …`.
pub(super) fn format(format: &Word, arguments: &[Word]) -> Word {
    let Some(format) = format.known() else {
        return still_open(format);
    };
    let mut text = Word::default();
    let mut rest = format;
    while let Some(at) = rest.find(['{', '}']) {
        text.push_text(&rest[..at], true);
        let after = &rest[at..];
        let doubled = after.starts_with("{{") || after.starts_with("}}");
        let place = after[1..].split('}').next().unwrap_or_default();
        let argument = place
            .parse::<usize>()
            .ok()
            .and_then(|place| arguments.get(place));
        rest = match argument {
            _ if doubled => {
                text.push_text(&after[..1], true);
                &after[2..]
            }
            Some(argument) => {
                text.push_word(argument);
                &after[place.len() + 2..]
            }
            None => return unknown("-f", Open::CommandOutput),
        };
    }
    text.push_text(rest, true);
    text
}
