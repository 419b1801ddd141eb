//! Base64 and base32, wherever they start in a text: in each alignment, with and without padding.

use std::ops::ControlFlow;

use super::{BREAK, SHORTEST, Take};

/// No character of the alphabet.
const NONE: u8 = 0xff;

/// The standard alphabet, the one for URLs, and that of IMAP (RFC 4648 § 4 and § 5, RFC 3501 § 5.1.3) at once: the
/// same character never means two things.
const BASE64: [u8; 256] = {
    let mut table = alphabet(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
    table[b'-' as usize] = 62;
    table[b'_' as usize] = 63;
    table[b',' as usize] = 63;
    table
};

/// RFC 4648 § 6, in either case.
const BASE32: [u8; 256] = {
    let mut table = alphabet(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
    let mut letter = b'a';
    while letter <= b'z' {
        table[letter as usize] = letter - b'a';
        letter += 1;
    }
    table
};

const fn alphabet(characters: &[u8]) -> [u8; 256] {
    let mut table = [NONE; 256];
    let mut value = 0;
    while value < characters.len() {
        table[characters[value] as usize] = value as u8;
        value += 1;
    }
    table
}

/// Hands on what the stretches of base64 in a text without blanks stand for, once for each alignment.
pub(super) fn base64(text: &[u8], take: &mut Take<'_>) -> ControlFlow<()> {
    each_alignment(text, &BASE64, (4, 6, SHORTEST), take)
}

/// Hands on what the stretches of base32 in a text stand for, once for each alignment.
pub(super) fn base32(text: &[u8], take: &mut Take<'_>) -> ControlFlow<()> {
    each_alignment(text, &BASE32, (8, 5, SHORTEST + 2), take)
}

/// `group` characters of `bits` bits each make whole bytes; stretches below `shortest` are left alone.
fn each_alignment(
    text: &[u8],
    table: &[u8; 256],
    (group, bits, shortest): (usize, u32, usize),
    take: &mut Take<'_>,
) -> ControlFlow<()> {
    let stretches = stretches(text, table, shortest);
    if stretches.is_empty() {
        return ControlFlow::Continue(());
    }
    for skipped in 0..group {
        let mut bytes = Vec::with_capacity(text.len());
        for stretch in &stretches {
            decode(
                &stretch[skipped.min(stretch.len())..],
                table,
                bits,
                &mut bytes,
            );
            bytes.push(BREAK);
        }
        take(bytes)?;
    }
    ControlFlow::Continue(())
}

fn stretches<'t>(text: &'t [u8], table: &[u8; 256], shortest: usize) -> Vec<&'t [u8]> {
    text.split(|byte| table[usize::from(*byte)] == NONE)
        .filter(|stretch| stretch.len() >= shortest)
        .collect()
}

fn decode(stretch: &[u8], table: &[u8; 256], bits: u32, bytes: &mut Vec<u8>) {
    let (mut buffer, mut held) = (0u32, 0);
    for character in stretch {
        buffer = buffer << bits | u32::from(table[usize::from(*character)]);
        held += bits;
        if held >= 8 {
            held -= 8;
            bytes.push((buffer >> held & 0xff) as u8);
            buffer &= (1 << held) - 1;
        }
    }
}
