//! Words of bash: quotes, escapes, and what is filled in.

use std::collections::BTreeMap;

use zeroize::Zeroizing;

use super::commands;
use crate::shell::syntax::{Cursor, DEEPEST, Default, Piece, RawWord, Unclosed};
use crate::shell::typographic;
use crate::shell::word::Mend;

/// Reads one word, up to a blank or an operator outside of quotes.
pub(super) fn word(cursor: &mut Cursor<'_>) -> Result<RawWord, Unclosed> {
    let mut word = RawWord::default();
    while let Some(next) = cursor.peek() {
        match next {
            '\\' if cursor.take_continuation('\\') => break,
            '\\' => {
                cursor.bump();
                // At the end of the text, the line that it continues was not copied along.
                let escaped = cursor.bump();
                escaped.into_iter().for_each(|c| word.push_char(c, true));
            }
            '\'' => single_quoted(cursor, &mut word)?,
            '"' => double_quoted(cursor, &mut word)?,
            '$' if cursor.rest().starts_with("$'") => ansi_quoted(cursor, &mut word)?,
            '$' if cursor.rest().starts_with("$\"") => {
                cursor.bump();
                double_quoted(cursor, &mut word)?;
            }
            '$' => dollar(cursor, &mut word, false)?,
            '`' => backticks(cursor, &mut word, false)?,
            '<' if cursor.take("<(") => {
                substitution(cursor, &mut word, "<(", false)?;
            }
            '<' if cursor.is_at_placeholder() => {
                let placeholder = cursor.take_placeholder().unwrap_or_default();
                word.push_text(placeholder, true);
            }
            ';' | '&' | '|' | '<' | '>' | '(' | ')' => break,
            c if c.is_whitespace() => break,
            _ if typographic::take_quoted(cursor, &mut word) => {}
            c => {
                cursor.bump();
                word.push_char(c, false);
            }
        }
    }
    Ok(word)
}

fn single_quoted(cursor: &mut Cursor<'_>, word: &mut RawWord) -> Result<(), Unclosed> {
    let opened = cursor.at;
    cursor.bump();
    let (end, is_mended) = cursor.closing(opened, '\'')?;
    word.push_text(&cursor.text[cursor.at..end], true);
    cursor.at = end;
    end_quote(cursor, word, is_mended.then_some('\''));
    Ok(())
}

fn end_quote(cursor: &mut Cursor<'_>, word: &mut RawWord, mended: Option<char>) {
    match mended {
        Some(quote) => word.mends.push(Mend::UnclosedQuote(quote)),
        None => drop(cursor.bump()),
    }
}

fn double_quoted(cursor: &mut Cursor<'_>, word: &mut RawWord) -> Result<(), Unclosed> {
    let opened = cursor.at;
    cursor.bump();
    word.push_text("", true);
    let limit = cursor.closings.get(&opened).copied();
    let start = cursor.at;
    while limit.is_none_or(|limit| cursor.at < limit) {
        match cursor.peek() {
            None => return Err(Unclosed { at: opened }),
            Some('"') if limit.is_none() => {
                cursor.quotes.push((opened, cursor.at));
                break;
            }
            Some(_) => expand_next(cursor, word, '"')?,
        }
    }
    debug_assert!(cursor.at >= start);
    end_quote(cursor, word, limit.map(|_| '"'));
    Ok(())
}

/// Takes the next character, escape or expansion of a text in which variables are filled in.
pub(in crate::shell) fn expand_next(
    cursor: &mut Cursor<'_>,
    word: &mut RawWord,
    quote: char,
) -> Result<(), Unclosed> {
    match cursor.peek() {
        Some('\\') => {
            cursor.bump();
            match cursor.peek() {
                Some(c) if matches!(c, '\\' | '$' | '`') || c == quote => {
                    cursor.bump();
                    word.push_char(c, true);
                }
                Some('\n') => drop(cursor.bump()),
                Some('\r') if cursor.take("\r\n") => {}
                _ => word.push_char('\\', true),
            }
        }
        Some('$') => dollar(cursor, word, true)?,
        Some('`') => backticks(cursor, word, true)?,
        Some(other) => {
            cursor.bump();
            word.push_char(other, true);
        }
        None => {}
    }
    Ok(())
}

/// `$'…'` with its escapes.
fn ansi_quoted(cursor: &mut Cursor<'_>, word: &mut RawWord) -> Result<(), Unclosed> {
    cursor.bump();
    let opened = cursor.at;
    cursor.bump();
    word.push_text("", true);
    loop {
        match cursor.bump().ok_or(Unclosed { at: opened })? {
            '\'' => return Ok(()),
            '\\' => ansi_escape(cursor, word),
            other => word.push_char(other, true),
        }
    }
}

fn ansi_escape(cursor: &mut Cursor<'_>, word: &mut RawWord) {
    let number = |cursor: &mut Cursor<'_>, radix: u32, most: usize| {
        let mut left = most;
        let digits: String = cursor
            .rest()
            .chars()
            .take_while(|c| {
                left = left.saturating_sub(usize::from(c.is_digit(radix)));
                c.is_digit(radix)
            })
            .take(most)
            .collect();
        cursor.at += digits.len();
        u32::from_str_radix(&digits, radix).ok()
    };
    let escaped = match cursor.bump() {
        Some('n') => Some('\n'),
        Some('t') => Some('\t'),
        Some('r') => Some('\r'),
        Some('a') => Some('\u{7}'),
        Some('b') => Some('\u{8}'),
        Some('e' | 'E') => Some('\u{1b}'),
        Some('f') => Some('\u{c}'),
        Some('v') => Some('\u{b}'),
        Some('x') => number(cursor, 16, 2).and_then(char::from_u32),
        Some('u') => number(cursor, 16, 4).and_then(char::from_u32),
        Some('U') => number(cursor, 16, 8).and_then(char::from_u32),
        Some(digit @ '0'..='7') => {
            cursor.at -= digit.len_utf8();
            number(cursor, 8, 3).and_then(char::from_u32)
        }
        Some(other @ ('\\' | '\'' | '"' | '?')) => Some(other),
        Some(other) => {
            word.push_char('\\', true);
            Some(other)
        }
        None => None,
    };
    if let Some(escaped) = escaped {
        word.push_char(escaped, true);
    }
}

/// `$NAME`, `${…}`, `$(…)`; a `$` before anything else is just that.
fn dollar(cursor: &mut Cursor<'_>, word: &mut RawWord, quoted: bool) -> Result<(), Unclosed> {
    let start = cursor.at;
    if cursor.take("$((") {
        return arithmetic(cursor, word, start);
    }
    if cursor.take("$(") {
        return substitution(cursor, word, "$(", quoted);
    }
    if cursor.take("${") {
        return braced(cursor, word, start, quoted);
    }
    cursor.bump();
    let name = match cursor.peek() {
        Some(c) if c.is_ascii_alphabetic() || c == '_' => {
            cursor.take_while(|c| c.is_ascii_alphanumeric() || c == '_')
        }
        Some(c) if c.is_ascii_digit() || matches!(c, '@' | '*' | '#' | '?' | '-' | '$' | '!') => {
            cursor.bump();
            &cursor.text[cursor.at - 1..cursor.at]
        }
        _ => {
            word.push_char('$', quoted);
            return Ok(());
        }
    };
    word.pieces.push(Piece::Variable {
        name: name.to_owned(),
        default: None,
        written: Zeroizing::new(cursor.text[start..cursor.at].to_owned()),
        quoted,
    });
    Ok(())
}

fn arithmetic(cursor: &mut Cursor<'_>, word: &mut RawWord, start: usize) -> Result<(), Unclosed> {
    let end = cursor.rest().find("))").ok_or(Unclosed { at: start })?;
    cursor.at += end + 2;
    push_unknown(cursor, word, start, None);
    Ok(())
}

fn push_unknown(cursor: &Cursor<'_>, word: &mut RawWord, start: usize, name: Option<&str>) {
    word.pieces.push(Piece::Unknown {
        name: name.map(str::to_owned),
        written: Zeroizing::new(cursor.text[start..cursor.at].to_owned()),
    });
}

/// `${NAME}`, `${NAME:-default}`, or an operation that is not worked out.
fn braced(
    cursor: &mut Cursor<'_>,
    word: &mut RawWord,
    start: usize,
    quoted: bool,
) -> Result<(), Unclosed> {
    let name = cursor.take_while(|c| c.is_ascii_alphanumeric() || c == '_');
    let operators = [":-", "-", ":=", "="].iter();
    let operator = operators
        .filter(|_| !name.is_empty())
        .find(|operator| cursor.take(operator));
    let default = match operator {
        Some(operator) => Some(Default {
            value: default(cursor, start, quoted)?,
            for_empty: operator.starts_with(':'),
            is_assigned: operator.ends_with('='),
        }),
        None => None,
    };
    if !name.is_empty() && cursor.take("}") {
        word.pieces.push(Piece::Variable {
            name: name.to_owned(),
            default,
            written: Zeroizing::new(cursor.text[start..cursor.at].to_owned()),
            quoted,
        });
        return Ok(());
    }
    let end = cursor.rest().find('}').ok_or(Unclosed { at: start })?;
    cursor.at += end + 1;
    push_unknown(
        cursor,
        word,
        start,
        Some(name).filter(|name| !name.is_empty()),
    );
    Ok(())
}

fn default(cursor: &mut Cursor<'_>, start: usize, quoted: bool) -> Result<RawWord, Unclosed> {
    let mut value = RawWord::default();
    enter(cursor, start)?;
    loop {
        match cursor.peek() {
            None => return Err(Unclosed { at: start }),
            Some('}') => break,
            Some('\'') if !quoted => single_quoted(cursor, &mut value)?,
            Some('"') => double_quoted(cursor, &mut value)?,
            Some(_) => expand_next(cursor, &mut value, '}')?,
        }
    }
    cursor.depth -= 1;
    Ok(value)
}

fn enter(cursor: &mut Cursor<'_>, start: usize) -> Result<(), Unclosed> {
    cursor.depth += 1;
    match cursor.depth > DEEPEST {
        true => Err(Unclosed { at: start }),
        false => Ok(()),
    }
}

/// Reads the commands of `$(…)`, its opening sign already taken.
fn substitution(
    cursor: &mut Cursor<'_>,
    word: &mut RawWord,
    opening: &str,
    quoted: bool,
) -> Result<(), Unclosed> {
    let start = cursor.at - opening.len();
    enter(cursor, start)?;
    let commands = commands(cursor, true, false)?;
    cursor.depth -= 1;
    if !cursor.take(")") {
        return Err(Unclosed { at: start });
    }
    word.pieces.push(Piece::Output {
        commands,
        written: Zeroizing::new(cursor.text[start..cursor.at].to_owned()),
        quoted,
    });
    Ok(())
}

/// Backticks, inside of which a backslash protects `` ` ``, `\` and `$`.
fn backticks(cursor: &mut Cursor<'_>, word: &mut RawWord, quoted: bool) -> Result<(), Unclosed> {
    let start = cursor.at;
    cursor.bump();
    let mut inside = Zeroizing::new(String::new());
    loop {
        match cursor.bump().ok_or(Unclosed { at: start })? {
            '`' => break,
            '\\' => match cursor.peek() {
                Some(c @ ('`' | '\\' | '$')) => {
                    cursor.bump();
                    inside.push(c);
                }
                Some('"') if quoted => {
                    cursor.bump();
                    inside.push('"');
                }
                _ => inside.push('\\'),
            },
            other => inside.push(other),
        }
    }
    let closings = BTreeMap::new();
    let mut inner = Cursor::new(&inside, &closings);
    inner.depth = cursor.depth;
    enter(&mut inner, start)?;
    let commands = commands(&mut inner, false, false).map_err(|_| Unclosed { at: start })?;
    word.pieces.push(Piece::Output {
        commands,
        written: Zeroizing::new(cursor.text[start..cursor.at].to_owned()),
        quoted,
    });
    Ok(())
}
