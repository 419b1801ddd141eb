//! Values that a PowerShell script writes down: texts, tables, lists, and the conversions that need no running.

use zeroize::Zeroizing;

use super::quotes::{DOUBLE, SINGLE, dollar, quoted};
use super::{commands, enter, here_string};
use crate::shell::syntax::{Cursor, Expression, RawWord, Unclosed};

/// Takes the name of a variable with its `$`: `$name`, `${name}`, `$env:NAME`.
///
/// The scopes `global:`, `script:` and the like are left out of it.
pub(super) fn variable_name(cursor: &mut Cursor<'_>) -> Option<String> {
    let after = cursor.rest().strip_prefix('$')?;
    let (name, length) = match after.strip_prefix('{') {
        Some(inside) => {
            let end = inside.bytes().take(256).position(|b| b == b'}')?;
            (inside.get(..end)?, end + 3)
        }
        None => {
            let name = bare_name(after);
            (name, name.len() + 1)
        }
    };
    let starts = name.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    if !starts {
        return None;
    }
    cursor.at += length;
    let scope = name.split_once(':');
    Some(match scope {
        Some((scope, name)) if !scope.eq_ignore_ascii_case("env") => name.to_owned(),
        _ => name.to_owned(),
    })
}

fn bare_name(text: &str) -> &str {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let end = |text: &str| text.find(|c| !is_name(c)).unwrap_or(text.len());
    let first = end(text);
    let scope = &text[..first];
    let scopes = ["env", "global", "script", "local", "private", "using"];
    let is_scope = scopes.iter().any(|name| scope.eq_ignore_ascii_case(name));
    match text[first..].strip_prefix(':') {
        Some(after) if is_scope => &text[..first + 1 + end(after)],
        _ => scope,
    }
}

/// Takes `$name =`, with or without a type before it, and gives the name.
pub(super) fn assigned_variable(cursor: &mut Cursor<'_>) -> Option<String> {
    let start = cursor.at;
    let name = skip_types(cursor).then(|| variable_name(cursor)).flatten();
    cursor.take_while(|c| c == ' ' || c == '\t');
    let assigns = cursor.rest().starts_with('=') && !cursor.rest().starts_with("==");
    match name.filter(|_| assigns) {
        Some(name) => {
            cursor.bump();
            Some(name)
        }
        None => {
            cursor.at = start;
            None
        }
    }
}

/// Skips `[string]` and the like before a variable.
fn skip_types(cursor: &mut Cursor<'_>) -> bool {
    while cursor.peek() == Some('[') {
        cursor.take_while(|c| c == '[' || c == '.' || c.is_ascii_alphanumeric());
        if cursor.take_while(|c| c == ']').is_empty() {
            return false;
        }
    }
    cursor.peek() == Some('$')
}

/// Whether a value comes next, and no program.
pub(super) fn starts_here(cursor: &Cursor<'_>) -> bool {
    let mut signs = cursor.rest().chars();
    match signs.next() {
        Some(c) if SINGLE.contains(&c) || DOUBLE.contains(&c) => true,
        Some('@') => matches!(signs.next(), Some('{' | '(')) || here_string::starts_here(cursor),
        Some('$' | '(') => true,
        Some('[') => cursor.rest().bytes().take(256).any(|b| b == b']'),
        _ => false,
    }
}

/// Reads what is assigned: a value, or the output of a program, up to the end of the statement.
pub(super) fn right_side(cursor: &mut Cursor<'_>) -> Result<Expression, Unclosed> {
    blanks(cursor);
    let start = cursor.at;
    if !starts_here(cursor) {
        return pipeline(cursor, start);
    }
    let mut value = read(cursor)?;
    blanks(cursor);
    while cursor.peek() == Some('|') && !cursor.rest().starts_with("||") {
        cursor.bump();
        blanks_and_lines(cursor);
        let filter = cursor.take_while(|c| c.is_ascii_alphanumeric() || c == '-');
        let converts = filter.eq_ignore_ascii_case("ConvertTo-Json");
        let passes = filter.eq_ignore_ascii_case("Out-String");
        cursor.take_while(|c| !matches!(c, '|' | '\n' | ';' | ')' | '}'));
        value = match (converts, passes) {
            (true, _) => Expression::ToJson(Box::new(value)),
            (_, true) => value,
            _ => unknown(cursor, start),
        };
    }
    Ok(value)
}

/// The output of programs, up to the end of the statement.
fn pipeline(cursor: &mut Cursor<'_>, start: usize) -> Result<Expression, Unclosed> {
    enter(cursor, start)?;
    let commands = commands(cursor, Some(')'), true)?;
    cursor.depth -= 1;
    let written = cursor.text[start..cursor.at].trim_end();
    Ok(Expression::Pipeline {
        commands,
        written: Zeroizing::new(written.to_owned()),
    })
}

fn unknown(cursor: &Cursor<'_>, start: usize) -> Expression {
    Expression::Unknown(Zeroizing::new(cursor.text[start..cursor.at].to_owned()))
}

fn blanks(cursor: &mut Cursor<'_>) {
    loop {
        cursor.take_while(|c| c == ' ' || c == '\t' || c == '\r');
        if !cursor.take_continuation('`') {
            return;
        }
    }
}

fn blanks_and_lines(cursor: &mut Cursor<'_>) {
    loop {
        cursor.take_while(char::is_whitespace);
        match cursor.peek() {
            Some('#') => cursor.skip_line(),
            Some('`') if cursor.take_continuation('`') => {}
            _ => return,
        }
    }
}

/// Reads a value with the operators behind it.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Result<Expression, Unclosed> {
    let start = cursor.at;
    enter(cursor, start)?;
    let mut parts = vec![operand(cursor)?];
    loop {
        let before = cursor.at;
        blanks(cursor);
        if cursor.peek() == Some('+') {
            cursor.bump();
            blanks_and_lines(cursor);
            parts.push(operand(cursor)?);
        } else if cursor
            .rest()
            .get(..2)
            .is_some_and(|character| character.eq_ignore_ascii_case("-f"))
        {
            cursor.at += 2;
            let format = join(std::mem::take(&mut parts));
            parts = vec![Expression::Formatted(Box::new(format), list(cursor)?)];
        } else {
            cursor.at = before;
            break;
        }
    }
    cursor.depth -= 1;
    Ok(join(parts))
}

fn join(mut parts: Vec<Expression>) -> Expression {
    match parts.len() {
        1 => parts.remove(0),
        _ => Expression::Joined(parts),
    }
}

/// Values with commas between them.
fn list(cursor: &mut Cursor<'_>) -> Result<Vec<Expression>, Unclosed> {
    let mut items = Vec::new();
    loop {
        blanks_and_lines(cursor);
        items.push(operand(cursor)?);
        blanks(cursor);
        if !cursor.take(",") {
            return Ok(items);
        }
    }
}

fn operand(cursor: &mut Cursor<'_>) -> Result<Expression, Unclosed> {
    let start = cursor.at;
    let mut word = RawWord::default();
    match cursor.peek() {
        Some('@') if here_string::starts_here(cursor) => here_string::read(cursor, &mut word)?,
        Some('@') if cursor.take("@{") => return table(cursor, start),
        Some('@') if cursor.take("@(") => return items(cursor, start),
        Some('[') => return typed(cursor, start),
        Some('(') => return group(cursor, start),
        Some('$') => dollar(cursor, &mut word, true)?,
        Some(c) if SINGLE.contains(&c) || DOUBLE.contains(&c) => quoted(cursor, &mut word)?,
        _ => {
            let bare = cursor.take_while(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-'));
            word.push_text(bare, false);
        }
    }
    if skip_members(cursor)? {
        return Ok(unknown(cursor, start));
    }
    Ok(Expression::Word(word))
}

/// Skips `.name`, `.name(…)` and `[…]` behind a value, and tells whether there were any. A `.ToString()` and a
/// `.Trim()` change nothing that matters.
pub(super) fn skip_members(cursor: &mut Cursor<'_>) -> Result<bool, Unclosed> {
    let mut skipped = false;
    loop {
        let rest = cursor.rest();
        if rest.starts_with('.') && rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            cursor.bump();
            let name = cursor.take_while(|c| c.is_ascii_alphanumeric() || c == '_');
            let is_call = cursor.take("(");
            if is_call {
                arguments(cursor)?;
            }
            skipped |= !(is_call && ["ToString", "Trim"].contains(&name));
        } else if rest.starts_with('[') {
            let end = rest.find([']', '\n']).map_or(rest.len(), |end| end + 1);
            cursor.at += end;
            skipped = true;
        } else {
            return Ok(skipped);
        }
    }
}

/// Reads the arguments of a call up to its bracket.
fn arguments(cursor: &mut Cursor<'_>) -> Result<Vec<Expression>, Unclosed> {
    let mut items = Vec::new();
    loop {
        blanks_and_lines(cursor);
        if cursor.take(")") || cursor.peek().is_none() {
            return Ok(items);
        }
        let before = cursor.at;
        items.push(read(cursor)?);
        blanks_and_lines(cursor);
        if !cursor.take(",") && cursor.at == before {
            cursor.bump();
        }
    }
}

/// `@(…)`.
fn items(cursor: &mut Cursor<'_>, start: usize) -> Result<Expression, Unclosed> {
    enter(cursor, start)?;
    let items = arguments(cursor)?;
    cursor.depth -= 1;
    Ok(Expression::List(items))
}

/// `(…)`: a value, or the output of programs.
fn group(cursor: &mut Cursor<'_>, start: usize) -> Result<Expression, Unclosed> {
    cursor.bump();
    enter(cursor, start)?;
    blanks_and_lines(cursor);
    let value = right_side(cursor)?;
    blanks_and_lines(cursor);
    cursor.depth -= 1;
    if !cursor.take(")") {
        return Err(Unclosed { at: start });
    }
    if skip_members(cursor)? {
        return Ok(unknown(cursor, start));
    }
    Ok(value)
}

/// `@{ name = value; … }`.
fn table(cursor: &mut Cursor<'_>, start: usize) -> Result<Expression, Unclosed> {
    enter(cursor, start)?;
    let mut rows = Vec::new();
    loop {
        cursor.take_while(|c| c.is_whitespace() || c == ';');
        blanks_and_lines(cursor);
        match cursor.peek() {
            None => return Err(Unclosed { at: start }),
            Some('}') => break,
            Some(';') => continue,
            Some(_) => {}
        }
        let before = cursor.at;
        let name = key(cursor)?;
        blanks(cursor);
        if cursor.take("=") {
            blanks_and_lines(cursor);
            let value = value_of_row(cursor)?;
            rows.push((name, value));
        }
        if cursor.at == before {
            cursor.bump();
        }
    }
    cursor.bump();
    cursor.depth -= 1;
    Ok(Expression::Table(rows))
}

fn value_of_row(cursor: &mut Cursor<'_>) -> Result<Expression, Unclosed> {
    let start = cursor.at;
    let value = match starts_here(cursor) {
        true => right_side(cursor)?,
        false => operand(cursor)?,
    };
    blanks(cursor);
    let ends = matches!(cursor.peek(), None | Some('\n' | ';' | '}' | '#'));
    if !ends {
        // More than is read here: it belongs to the value, which is not known then.
        cursor.take_while(|c| !matches!(c, '\n' | ';' | '}'));
        return Ok(unknown(cursor, start));
    }
    Ok(value)
}

fn key(cursor: &mut Cursor<'_>) -> Result<RawWord, Unclosed> {
    let mut word = RawWord::default();
    match cursor.peek() {
        Some(c) if SINGLE.contains(&c) || DOUBLE.contains(&c) => quoted(cursor, &mut word)?,
        Some('$') => dollar(cursor, &mut word, true)?,
        _ => {
            let bare = cursor.take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
            word.push_text(bare, false);
        }
    }
    Ok(word)
}

/// `[Type]value`, `[Type]::Method(…)`.
fn typed(cursor: &mut Cursor<'_>, start: usize) -> Result<Expression, Unclosed> {
    let name = cursor.take_while(|c| c != ']' && c != '\n');
    cursor.take("]");
    if !cursor.take("::") {
        return match starts_here(cursor) {
            true => operand(cursor),
            false => Ok(unknown(cursor, start)),
        };
    }
    let path = cursor.take_while(|c| c.is_ascii_alphanumeric() || c == '.');
    if !cursor.take("(") {
        return Ok(unknown(cursor, start));
    }
    let mut arguments = arguments(cursor)?;
    let path = path.to_ascii_lowercase();
    let is_text = ["utf8", "ascii", "default"]
        .iter()
        .any(|name| path.starts_with(&format!("{name}.")));
    let is_of = |part: &str| name.to_ascii_lowercase().ends_with(part);
    let single = (arguments.len() == 1).then(|| Box::new(arguments.remove(0)));
    let value = match (path.rsplit('.').next(), single) {
        (Some("tobase64string"), Some(inner)) if is_of("convert") => Expression::ToBase64(inner),
        (Some("frombase64string"), Some(inner)) if is_of("convert") => {
            Expression::FromBase64(inner)
        }
        (Some("getbytes" | "getstring"), Some(inner)) if is_of("encoding") && is_text => *inner,
        _ => unknown(cursor, start),
    };
    if skip_members(cursor)? {
        return Ok(unknown(cursor, start));
    }
    Ok(value)
}
