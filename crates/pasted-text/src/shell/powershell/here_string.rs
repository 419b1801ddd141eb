//! Texts of PowerShell over several lines.

use zeroize::Zeroizing;

use super::super::syntax::{Cursor, RawWord, Unclosed};
use super::quotes::{DOUBLE, SINGLE, expand_next};

/// Whether a here-string begins at the cursor.
pub(super) fn starts_here(cursor: &Cursor<'_>) -> bool {
    let Some(after) = cursor.rest().strip_prefix('@') else {
        return false;
    };
    let mut signs = after.chars();
    let is_quote = signs
        .next()
        .is_some_and(|c| SINGLE.contains(&c) || DOUBLE.contains(&c));
    let line = signs.as_str().lines().next().unwrap_or_default();
    is_quote && line.trim().is_empty()
}

/// A text over several lines, between `@'` and `'@`, or `@"` and `"@`.
pub(super) fn read(cursor: &mut Cursor<'_>, word: &mut RawWord) -> Result<(), Unclosed> {
    let opened = cursor.at;
    cursor.bump();
    let quote = cursor.bump().unwrap_or_default();
    cursor.skip_line();
    cursor.bump();
    let start = cursor.at;
    let mut end = None;
    for line in cursor.rest().split_inclusive('\n') {
        let trimmed = line.trim_start();
        let mut signs = trimmed.chars();
        let closes = signs.next() == Some(quote) && signs.next() == Some('@');
        if closes {
            end = Some(cursor.at);
            cursor.at += line.len() - signs.as_str().len();
            break;
        }
        cursor.at += line.len();
    }
    let end = end.ok_or(Unclosed { at: opened })?;
    let text = &cursor.text[start..end];
    let text = text.strip_suffix('\n').unwrap_or(text);
    let text = Zeroizing::new(
        text.strip_suffix('\r')
            .unwrap_or(text)
            .replace("\r\n", "\n"),
    );
    word.push_text("", true);
    if SINGLE.contains(&quote) {
        word.push_text(&text, true);
        return Ok(());
    }
    let closings = Default::default();
    let mut inner = Cursor::new(&text, &closings);
    inner.depth = cursor.depth;
    while inner.peek().is_some() {
        expand_next(&mut inner, word).map_err(|_| Unclosed { at: opened })?;
    }
    Ok(())
}
