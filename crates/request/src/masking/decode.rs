//! One decoding step: everything that a text may stand for if its writer encoded it once.
//!
//! Decoders that work on a whole text give the whole text; those that find encoded stretches give what the stretches
//! stand for, with [`BREAK`] between them. Nothing here knows secrets.

mod base;
mod escapes;
mod numbers;
mod separated;

use std::borrow::Cow;
use std::ops::ControlFlow;

pub(super) use escapes::{unescaped, unescaped_json};

/// Stands between two stretches that do not belong together. No UTF-8 has it, so no secret does.
pub(super) const BREAK: u8 = 0xff;

/// The fewest bytes of an encoded stretch that are looked at: the shortest secret that is looked for has six.
const SHORTEST: usize = 8;

/// Takes a decoded text; breaks off when it has seen enough.
pub(super) type Take<'t> = dyn FnMut(Vec<u8>) -> ControlFlow<()> + 't;

/// Hands on all that a text decodes to in one step, the text read from its end to its start aside.
pub(super) fn each(text: &[u8], take: &mut Take<'_>) -> ControlFlow<()> {
    decode(text, take)?;
    match without_invisible(text) {
        Cow::Owned(visible) => {
            decode(&visible, take)?;
            take(visible)
        }
        Cow::Borrowed(_) => ControlFlow::Continue(()),
    }
}

fn decode(text: &[u8], take: &mut Take<'_>) -> ControlFlow<()> {
    escapes::each(text, take)?;
    base::base32(text, take)?;
    numbers::lists(text, take)?;
    separated::each(text, take)?;
    base::base64(text, take)?;
    let tight = without_blanks(text);
    if matches!(tight, Cow::Owned(_)) {
        base::base64(&tight, take)?;
    }
    numbers::hex(&tight, take)
}

/// A text from its end to its start, character by character where it is UTF-8.
pub(super) fn reversed(text: &[u8]) -> Vec<u8> {
    let mut reversed = Vec::with_capacity(text.len());
    for chunk in chunks_from_the_end(text) {
        reversed.extend_from_slice(chunk);
    }
    reversed
}

fn chunks_from_the_end(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut end = text.len();
    std::iter::from_fn(move || {
        let last = end.checked_sub(1)?;
        let start = (end.saturating_sub(4)..=last)
            .rev()
            .find(|start| !is_continuation(text[*start]))
            .filter(|start| std::str::from_utf8(&text[*start..end]).is_ok())
            .unwrap_or(last);
        let chunk = &text[start..end];
        end = start;
        Some(chunk)
    })
}

fn is_continuation(byte: u8) -> bool {
    byte & 0xc0 == 0x80
}

/// The text without characters that take no room, and without NUL, which makes UTF-16 of ASCII.
pub(super) fn without_invisible(text: &[u8]) -> Cow<'_, [u8]> {
    if !text
        .iter()
        .any(|byte| matches!(byte, 0 | 0xc2 | 0xcd | 0xd8 | 0xe1 | 0xe2 | 0xef | 0xf3))
    {
        return Cow::Borrowed(text);
    }
    let mut visible = Vec::with_capacity(text.len());
    for chunk in text.utf8_chunks() {
        let mut bytes = [0; 4];
        for character in chunk.valid().chars().filter(|c| !is_invisible(*c)) {
            visible.extend_from_slice(character.encode_utf8(&mut bytes).as_bytes());
        }
        visible.extend_from_slice(chunk.invalid());
    }
    match visible.len() == text.len() {
        true => Cow::Borrowed(text),
        false => Cow::Owned(visible),
    }
}

/// Characters without width: Unicode's default ignorables, as far as they have been used to hide text.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\0' | '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// The text without blanks and line ends.
pub(super) fn without_blanks(text: &[u8]) -> Cow<'_, [u8]> {
    match text.iter().any(u8::is_ascii_whitespace) {
        true => text
            .iter()
            .copied()
            .filter(|byte| !byte.is_ascii_whitespace())
            .collect::<Vec<_>>()
            .into(),
        false => Cow::Borrowed(text),
    }
}

/// The stretches of bytes that can be part of a text, or `None` if there is none that could hold a further encoding.
/// What a decoder makes of bytes that were never encoded is noise, of which little remains.
pub(super) fn readable(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut readable = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at <= bytes.len() {
        let length = character_length(&bytes[at..]);
        if length == 0 {
            if at - start >= SHORTEST {
                readable.extend_from_slice(&bytes[start..at]);
                readable.push(BREAK);
            }
            start = at + 1;
        }
        at += length.max(1);
    }
    (!readable.is_empty()).then_some(readable)
}

/// How many bytes the first character takes in UTF-8; 0 if there is none, or a break.
fn character_length(bytes: &[u8]) -> usize {
    let (length, rest) = match bytes {
        [BREAK, ..] | [] => return 0,
        [0x00..=0x7f, ..] => return 1,
        [0xc2..=0xdf, rest @ ..] => (2, rest),
        [0xe0..=0xef, rest @ ..] => (3, rest),
        [0xf0..=0xf4, rest @ ..] => (4, rest),
        _ => return 0,
    };
    let follows = rest
        .iter()
        .take(length - 1)
        .filter(|byte| is_continuation(**byte));
    if follows.count() == length - 1 {
        length
    } else {
        0
    }
}
