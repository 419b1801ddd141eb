//! Quotes that are never closed: where each was meant to end.

use std::collections::BTreeMap;

use super::syntax::Unclosed;

/// How many quotes of one text are mended.
const MOST_MENDED: usize = 8;

/// The length of the JSON document that a text starts with, its quotes protected by a backslash or not; `None` if it
/// does not end.
pub fn document_length(text: &str) -> Option<usize> {
    let is_escaped =
        text.starts_with("{\\\"") || text[1.min(text.len())..].trim_start().starts_with("\\\"");
    let (mut depth, mut in_text, mut skip) = (0_usize, false, false);
    let bytes = text.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            _ if skip => skip = false,
            b'\\' if is_escaped => {
                // `\"` ends a text and `\\\"` is a quote inside of one.
                let run = bytes[at..]
                    .iter()
                    .take(4)
                    .take_while(|&&b| b == b'\\')
                    .count();
                let starts_run = at == 0 || bytes[at - 1] != b'\\';
                if starts_run && run == 1 && bytes.get(at + 1) == Some(&b'"') {
                    in_text = !in_text;
                }
            }
            b'\\' if in_text => skip = true,
            b'"' if !is_escaped => in_text = !in_text,
            b'{' | b'[' if !in_text => depth += 1,
            b'}' | b']' if !in_text => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// Adds the end of one quote to those known, and tells whether there was one to add.
///
/// `quotes` are those that were read, by their places; the fault may lie in one of them, as every quote behind the
/// missing one changes its meaning.
pub(super) fn close(
    text: &str,
    unclosed: Unclosed,
    quotes: &[(usize, usize)],
    closings: &mut BTreeMap<usize, usize>,
) -> bool {
    if closings.len() >= MOST_MENDED {
        return false;
    }
    let swallowing = quotes
        .iter()
        .rev()
        .take(64)
        .find(|&&(open, close)| swallows_flag(&text[after(text, open)..close]));
    let at = match swallowing {
        Some(&(open, _)) if line_of(text, after(text, unclosed.at)).trim().is_empty() => open,
        _ => unclosed.at,
    };
    let Some(end) = end_of(text, after(text, at)) else {
        return false;
    };
    closings.insert(at, end).is_none()
}

/// Where the content of a quote starts.
fn after(text: &str, quote: usize) -> usize {
    quote + text[quote..].chars().next().map_or(0, char::len_utf8)
}

/// Whether a flag of a command stands in a text.
fn swallows_flag(text: &str) -> bool {
    boundary(text) < text.len()
}

fn line_of(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    rest.lines().next().unwrap_or_default()
}

/// Where the content that starts here was meant to end; `None` if that cannot be told.
fn end_of(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    let blanks = rest.len() - rest.trim_start().len();
    if rest[blanks..].starts_with(['{', '[']) {
        return document_length(&rest[blanks..]).map(|length| start + blanks + length);
    }
    let line = line_of(text, start);
    let content = line[..boundary(line)].trim_end();
    let mut words = content.split([' ', '\t']);
    let first = words.next().unwrap_or_default();
    // A password may hold blanks. Where only a registry follows it, it does not.
    words
        .all(is_host)
        .then_some(start + first.len())
        .filter(|_| !first.is_empty() || content.is_empty())
}

/// Where the next flag, operator or continuation of a line starts, with the blanks before it.
fn boundary(line: &str) -> usize {
    let bytes = line.as_bytes();
    let is_blank = |b: u8| b == b' ' || b == b'\t';
    let starts = (1..bytes.len()).find(|&at| {
        let after = &bytes[at..];
        let next = |place: usize| after.get(place).copied().unwrap_or(b' ');
        is_blank(bytes[at - 1])
            && match next(0) {
                b'-' => {
                    next(1).is_ascii_alphabetic()
                        || (next(1) == b'-' && next(2).is_ascii_alphabetic())
                }
                b'|' | b'>' => true,
                b'&' => next(1) == b'&',
                b'\\' | b'`' | b'^' => after[1..].trim_ascii().is_empty(),
                _ => false,
            }
    });
    starts.map_or(line.len(), |at| at - 1)
}

fn is_host(word: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b"-._:/".contains(&b);
    word.is_empty() || (word.contains('.') && word.bytes().all(allowed))
}
