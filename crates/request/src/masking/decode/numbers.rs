//! Text as numbers: hex without a gap, and lists of numbers in any notation with anything short between them.

use std::ops::ControlFlow;

use super::{BREAK, Take};

/// The fewest numbers of a list, as the shortest secret that is looked for has so many bytes.
const FEWEST: usize = 6;
/// The longest number, in digits: a byte in binary.
const LONGEST: usize = 8;
/// The longest text between two numbers of a list.
const LONGEST_GAP: usize = 10;

/// Hands on what the stretches of hex digits in a text without blanks stand for, once for each way to pair them.
pub(super) fn hex(text: &[u8], take: &mut Take<'_>) -> ControlFlow<()> {
    let stretches: Vec<_> = text
        .split(|byte| !byte.is_ascii_hexdigit())
        .filter(|stretch| stretch.len() >= 2 * FEWEST)
        .collect();
    if stretches.is_empty() {
        return ControlFlow::Continue(());
    }
    for skipped in 0..2 {
        let mut bytes = Vec::with_capacity(text.len() / 2);
        for stretch in &stretches {
            let pairs = stretch[skipped..].chunks_exact(2);
            bytes.extend(pairs.map(|pair| value(pair[0]) << 4 | value(pair[1])));
            bytes.push(BREAK);
        }
        take(bytes)?;
    }
    ControlFlow::Continue(())
}

/// Hands on what the lists of numbers in a text stand for, in each base, once as bytes and once as characters; of lists
/// of numbered numbers, as an array of bytes is in JavaScript's JSON, every other one too.
pub(super) fn lists(text: &[u8], take: &mut Take<'_>) -> ControlFlow<()> {
    let mut at = 0;
    while let Some(list) = next_list(text, &mut at) {
        let every_other = |from: usize| list.iter().skip(from).step_by(2).copied().collect();
        for numbers in [list.clone(), every_other(0), every_other(1)] {
            if numbers.len() >= FEWEST {
                spelled(&numbers, take)?;
            }
        }
    }
    ControlFlow::Continue(())
}

#[derive(Clone, Copy)]
struct Number<'t> {
    digits: &'t [u8],
    /// A minus before it: Java's bytes above 127 are negative.
    negative: bool,
}

/// The next list that is long enough. Reading goes on at `at`.
fn next_list<'t>(text: &'t [u8], at: &mut usize) -> Option<Vec<Number<'t>>> {
    let mut list = Vec::new();
    let mut end = *at;
    while *at < text.len() {
        if !text[*at].is_ascii_hexdigit() {
            *at += 1;
            continue;
        }
        let start = *at;
        let continues = list.is_empty() || is_gap(&text[end..start]);
        if !continues && list.len() >= FEWEST {
            return Some(list);
        }
        if !continues {
            list.clear();
        }
        let digits = digits_from(text, start);
        *at = digits.end;
        end = digits.end;
        match digits.len() {
            1..=LONGEST => list.push(Number {
                negative: is_negative(&text[..start]),
                digits: &text[digits],
            }),
            _ if list.len() >= FEWEST => return Some(list),
            _ => list.clear(),
        }
    }
    (list.len() >= FEWEST).then_some(list)
}

/// The digits of a number without the prefix of its base.
fn digits_from(text: &[u8], start: usize) -> std::ops::Range<usize> {
    let rest = &text[start..];
    let prefixed = match rest {
        [b'0', b'x' | b'X' | b'o' | b'O', digit, ..] => digit.is_ascii_hexdigit(),
        [b'0', b'b' | b'B', bits @ ..] => {
            bits.iter()
                .take_while(|bit| matches!(bit, b'0' | b'1'))
                .count()
                >= 7
        }
        _ => false,
    };
    let from = start + if prefixed { 2 } else { 0 };
    let digits = text[from..]
        .iter()
        .take_while(|byte| byte.is_ascii_hexdigit());
    from..from + digits.count()
}

fn is_gap(gap: &[u8]) -> bool {
    let fits = |byte: &u8| match byte {
        b'x' | b'X' | b'u' | b'U' | b'h' | b'H' | b'L' => true,
        byte => !byte.is_ascii_alphanumeric() && byte.is_ascii(),
    };
    !gap.is_empty() && gap.len() <= LONGEST_GAP && gap.iter().all(fits)
}

/// Whether a minus belongs to the number: one right behind another number parts the two.
fn is_negative(before: &[u8]) -> bool {
    match before {
        [.., byte, b'-'] => !byte.is_ascii_alphanumeric(),
        [b'-'] => true,
        _ => false,
    }
}

fn spelled(numbers: &[Number<'_>], take: &mut Take<'_>) -> ControlFlow<()> {
    for radix in [10, 16, 8, 2] {
        let values: Vec<_> = numbers.iter().map(|number| number.value(radix)).collect();
        if values.iter().flatten().count() < FEWEST {
            continue;
        }
        take(text_of(&values, 0xff))?;
        if values.iter().flatten().any(|value| *value > 0x7f) {
            take(text_of(&values, 0x7f))?;
        }
    }
    ControlFlow::Continue(())
}

impl Number<'_> {
    fn value(&self, radix: u32) -> Option<u32> {
        let digits = self.digits.iter();
        let value = digits.copied().try_fold(0u32, |value, digit| {
            let digit = char::from(digit).to_digit(radix)?;
            value.checked_mul(radix)?.checked_add(digit)
        })?;
        match (self.negative, value) {
            (true, 1..=0x80) => Some(0x100 - value),
            _ => char::from_u32(value).map(u32::from),
        }
    }
}

/// Values up to `highest_byte` as bytes, others as characters.
fn text_of(values: &[Option<u32>], highest_byte: u32) -> Vec<u8> {
    let mut text = Vec::with_capacity(values.len());
    for value in values {
        match value {
            Some(value) if *value <= highest_byte => text.push((*value & 0xff) as u8),
            Some(value) => {
                let character = char::from_u32(*value).unwrap_or(char::REPLACEMENT_CHARACTER);
                let mut bytes = [0; 4];
                text.extend_from_slice(character.encode_utf8(&mut bytes).as_bytes());
            }
            None => text.push(BREAK),
        }
    }
    text.push(BREAK);
    text
}

fn value(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        _ => digit.to_ascii_lowercase() - b'a' + 10,
    }
}
