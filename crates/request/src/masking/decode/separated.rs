//! Text with the same short separator between all of its characters: `s.e.c`, `"s","e","c"`.

use std::ops::ControlFlow;

use super::{BREAK, Take};

/// The longest separator, in characters.
const LONGEST: usize = 4;
/// The fewest characters of a separated text.
const FEWEST: usize = 6;

/// Hands on the separated texts, without their separators.
pub(super) fn each(text: &[u8], take: &mut Take<'_>) -> ControlFlow<()> {
    // Two characters that are no letter, with one character between them, are needed at least.
    if !text
        .windows(3)
        .any(|three| !three[0].is_ascii_alphanumeric() && !three[2].is_ascii_alphanumeric())
    {
        return ControlFlow::Continue(());
    }
    let characters: Vec<char> = String::from_utf8_lossy(text).chars().collect();
    for length in 1..=LONGEST {
        let joined = joined(&characters, length);
        if !joined.is_empty() {
            take(joined)?;
        }
    }
    ControlFlow::Continue(())
}

fn joined(characters: &[char], length: usize) -> Vec<u8> {
    let mut joined = String::new();
    let mut at = 0;
    while at + length + 1 < characters.len() {
        let count = repeats(characters, at, length);
        if count < FEWEST {
            at += 1;
            continue;
        }
        let last = at + (count - 1) * (length + 1);
        joined.extend(characters[at..=last].iter().step_by(length + 1));
        joined.push(char::from(BREAK));
        at = last + 1;
    }
    joined.into_bytes()
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
