//! What stands in quotes, behind a backtick, or for a variable.

use zeroize::Zeroizing;

use super::super::syntax::{Cursor, Expression, Piece, RawWord, Unclosed};
use super::super::word::Mend;
use super::{commands, enter, expression};

/// Quotes that PowerShell takes for `'` and `"`, curled ones included.
pub(super) const SINGLE: [char; 5] = ['\'', '‘', '’', '‚', '‛'];
pub(super) const DOUBLE: [char; 4] = ['"', '“', '”', '„'];

pub(super) fn escape(cursor: &mut Cursor<'_>, word: &mut RawWord) {
    cursor.bump();
    let Some(escaped) = cursor.bump() else { return };
    let character = match escaped {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        'e' => '\u{1b}',
        'f' => '\u{c}',
        'v' => '\u{b}',
        other => other,
    };
    word.push_char(character, true);
}

pub(super) fn quoted(cursor: &mut Cursor<'_>, word: &mut RawWord) -> Result<(), Unclosed> {
    let opened = cursor.at;
    let Some(quote) = cursor.bump() else {
        return Ok(());
    };
    word.push_text("", true);
    let family: &[char] = match SINGLE.contains(&quote) {
        true => &SINGLE,
        false => &DOUBLE,
    };
    let is_double = DOUBLE.contains(&quote);
    if !is_double && quote == '\'' && !cursor.closings.contains_key(&opened) {
        // Only to find a document that another text follows.
        let start = cursor.at;
        if cursor.closing(opened, quote).is_err() {
            return Err(Unclosed { at: opened });
        }
        cursor.at = start;
    }
    let limit = cursor.closings.get(&opened).copied();
    while limit.is_none_or(|limit| cursor.at < limit) {
        let Some(next) = cursor.peek() else {
            return Err(Unclosed { at: opened });
        };
        match next {
            c if family.contains(&c) && limit.is_none() => {
                cursor.bump();
                // A doubled quote is one.
                match cursor.peek().filter(|c| family.contains(c)) {
                    Some(doubled) => {
                        cursor.bump();
                        word.push_char(doubled, true);
                    }
                    None => {
                        cursor.quotes.push((opened, cursor.at - c.len_utf8()));
                        return Ok(());
                    }
                }
            }
            // Written for curl.exe, where a quote needs a backslash.
            '\\' if is_double && is_quote_for_program(cursor) => {
                cursor.bump();
                cursor.bump();
                word.push_char('"', true);
            }
            _ if is_double => expand_next(cursor, word)?,
            other => {
                cursor.bump();
                word.push_char(other, true);
            }
        }
    }
    word.mends.push(Mend::UnclosedQuote(quote));
    Ok(())
}

/// Whether `\"` comes next and the text goes on behind it.
fn is_quote_for_program(cursor: &Cursor<'_>) -> bool {
    let Some(after) = cursor.rest().strip_prefix("\\\"") else {
        return false;
    };
    let next = after.chars().next();
    next.is_some_and(|c| !c.is_whitespace() && !matches!(c, '|' | ';' | ')'))
}

/// Takes the next character, escape or expansion of a text in double quotes.
pub(super) fn expand_next(cursor: &mut Cursor<'_>, word: &mut RawWord) -> Result<(), Unclosed> {
    match cursor.peek() {
        Some('`') => escape(cursor, word),
        Some('$') => dollar(cursor, word, true)?,
        Some(other) => {
            cursor.bump();
            word.push_char(other, true);
        }
        None => {}
    }
    Ok(())
}

/// `$NAME`, `${NAME}`, `$env:NAME`, `$(…)`; a `$` before anything else is just that.
pub(super) fn dollar(
    cursor: &mut Cursor<'_>,
    word: &mut RawWord,
    quoted: bool,
) -> Result<(), Unclosed> {
    let start = cursor.at;
    if cursor.take("$(") {
        enter(cursor, start)?;
        let commands = commands(cursor, Some(')'), false)?;
        cursor.depth -= 1;
        if !cursor.take(")") {
            return Err(Unclosed { at: start });
        }
        let value = Expression::Pipeline {
            commands,
            written: Zeroizing::new(cursor.text[start..cursor.at].to_owned()),
        };
        word.pieces.push(Piece::Value(Box::new(value)));
        return Ok(());
    }
    let Some(name) = expression::variable_name(cursor) else {
        cursor.bump();
        word.push_char('$', quoted);
        return Ok(());
    };
    let written = Zeroizing::new(cursor.text[start..cursor.at].to_owned());
    // Outside of quotes, members belong to the variable.
    let has_member = !quoted
        && (cursor.rest().starts_with('[')
            || (cursor.rest().starts_with('.')
                && cursor.rest()[1..].starts_with(|c: char| c.is_ascii_alphabetic())));
    if has_member && word.pieces.is_empty() {
        expression::skip_members(cursor)?;
        word.pieces.push(Piece::Unknown {
            name: Some(name),
            written: Zeroizing::new(cursor.text[start..cursor.at].to_owned()),
        });
        return Ok(());
    }
    word.pieces.push(Piece::Variable {
        name,
        default: None,
        written,
        quoted: true,
    });
    Ok(())
}
