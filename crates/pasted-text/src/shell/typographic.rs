//! Quotes that a word processor has curled.

use super::syntax::{Cursor, RawWord};
use super::word::Mend;

/// The quotes that open a text, with those that may close it.
const PAIRS: [(char, &[char]); 7] = [
    ('“', &['”', '“']),
    ('”', &['”', '“']),
    ('„', &['“', '”']),
    ('‘', &['’', '‘']),
    ('’', &['’']),
    ('‚', &['‘', '’']),
    ('«', &['»']),
];

/// Takes a text in curled quotes at the start of a word or behind a `=`, and notes it.
///
/// Inside of it nothing is filled in: no shell has read such quotes.
pub(super) fn take_quoted(cursor: &mut Cursor<'_>, word: &mut RawWord) -> bool {
    let is_start =
        word.is_empty() || word.unquoted_start().ends_with('=') && word.pieces.len() == 1;
    let Some(quote) = cursor.peek().filter(|c| !c.is_ascii() && is_start) else {
        return false;
    };
    let Some((_, closing)) = PAIRS.iter().find(|(open, _)| *open == quote) else {
        return false;
    };
    let inside = &cursor.rest()[quote.len_utf8()..];
    let line = inside.lines().next().unwrap_or_default();
    let Some(end) = line.find(*closing) else {
        return false;
    };
    word.push_text(&line[..end], true);
    word.mends.push(Mend::TypographicQuotes);
    cursor.at += quote.len_utf8() + end;
    cursor.bump();
    true
}
