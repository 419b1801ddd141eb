//! Text with the same short separator between all of its characters: `s.e.c`, `"s","e","c"`.

use std::ops::ControlFlow;

use super::{BREAK, Take};

/// The longest separator, in characters.
const LONGEST: usize = 4;
/// The fewest characters of a separated text.
const FEWEST: usize = 6;

/// Hands on the separated texts, without their separators.
pub(super) fn each(text: &[u8], take: &mut Take<'_>) -> ControlFlow<()> {
    let lengths = 1..=LONGEST;
    // Where all characters have one byte, few places are worth a closer look.
    let may_be = |length: &usize| !text.is_ascii() || has_period(text, length + 1);
    let lengths: Vec<_> = lengths.filter(may_be).collect();
    if lengths.is_empty() {
        return ControlFlow::Continue(());
    }
    let characters: Vec<char> = String::from_utf8_lossy(text).chars().collect();
    for length in lengths {
        let joined = joined(&characters, length);
        if !joined.is_empty() {
            take(joined)?;
        }
    }
    ControlFlow::Continue(())
}

/// Whether a byte that is no letter or digit comes again in this distance, as often as between the fewest characters.
fn has_period(text: &[u8], period: usize) -> bool {
    let last = (FEWEST - 2) * period;
    let Some(starts) = text.len().checked_sub(last) else {
        return false;
    };
    (0..starts).any(|start| {
        let byte = text[start];
        byte == text[start + period]
            && !byte.is_ascii_alphanumeric()
            && (2..FEWEST - 1).all(|times| text[start + times * period] == byte)
    })
}

fn joined(characters: &[char], length: usize) -> Vec<u8> {
    let mut joined = Vec::new();
    let mut at = 0;
    while at + length + 1 < characters.len() {
        let count = repeats(characters, at, length);
        if count < FEWEST {
            at += 1;
            continue;
        }
        let last = at + (count - 1) * (length + 1);
        let run: String = characters[at..=last].iter().step_by(length + 1).collect();
        joined.extend_from_slice(run.as_bytes());
        joined.push(BREAK);
        at = last + 1;
    }
    joined
}

/// How many characters stand in a row with the same separator between each two.
fn repeats(characters: &[char], start: usize, length: usize) -> usize {
    let separator = &characters[start + 1..=start + length];
    if separator
        .iter()
        .any(|character| character.is_alphanumeric())
    {
        return 1;
    }
    let rest = characters[start + 1..].chunks_exact(length + 1);
    1 + rest
        .take_while(|chunk| chunk[..length] == *separator)
        .count()
}
