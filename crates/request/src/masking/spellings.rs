//! The byte strings that mean a secret once all encodings around it are undone.
//!
//! A decoder reads a text without knowing where in it a secret starts, so it also changes what looks like an escape in
//! the secret itself; each secret is therefore looked for as the decoders would leave it, too.

use zeroize::Zeroizing;

use super::decode;

/// A spelling. It is as secret as the secret.
pub(super) type Spelling = Zeroizing<Vec<u8>>;

/// How often the decoders may have changed what stands in the secret itself.
const MOST_STEPS: usize = 3;
/// How many ways of that are looked for.
const MOST_SPELLINGS: usize = 12;

/// All spellings of a secret, each once, the secret itself first.
pub(super) fn spellings(secret: &str) -> Vec<Spelling> {
    let mut spellings = vec![Zeroizing::new(secret.as_bytes().to_vec())];
    let mut add = |spelling: Vec<u8>| {
        let spelling = Zeroizing::new(spelling);
        if !spelling.is_empty() && !spellings.contains(&spelling) {
            spellings.push(spelling);
        }
    };
    let reversed = Zeroizing::new(decode::reversed(secret.as_bytes()));
    for start in [secret.as_bytes(), &reversed, &rotated(secret)] {
        for read in as_decoders_leave_it(start) {
            add(decode::without_blanks(&decode::without_invisible(&read)).into_owned());
            add(decode::without_invisible(&read).into_owned());
            add(decode::reversed(&read));
            add(read.to_vec());
        }
    }
    other_character_sets(secret).into_iter().for_each(&mut add);
    spellings
}

fn as_decoders_leave_it(start: &[u8]) -> Vec<Spelling> {
    let mut left = vec![Zeroizing::new(start.to_vec())];
    let mut from = 0;
    for _step in 0..MOST_STEPS {
        let to = left.len();
        for at in from..to {
            let next: Vec<_> = decode::unescaped(&left[at]).map(Zeroizing::new).collect();
            for next in next {
                if left.len() < MOST_SPELLINGS && !left.contains(&next) {
                    left.push(next);
                }
            }
        }
        from = to;
    }
    left
}

/// UTF-16 in both orders, Latin-1, and UTF-8 that was taken for Latin-1 and encoded again.
fn other_character_sets(secret: &str) -> Vec<Vec<u8>> {
    let units = || secret.encode_utf16();
    let mut sets = vec![
        units().flat_map(u16::to_le_bytes).collect(),
        units().flat_map(u16::to_be_bytes).collect(),
    ];
    if !secret.is_ascii() {
        let twice: String = secret.bytes().map(char::from).collect();
        sets.push(twice.into_bytes());
        let latin = secret
            .chars()
            .map(|character| u8::try_from(u32::from(character)));
        sets.extend(latin.collect::<Result<Vec<u8>, _>>().ok());
    }
    sets
}

/// ROT13, which hides a text from a glance.
fn rotated(secret: &str) -> Spelling {
    let rotate = |byte: u8| match byte {
        b'a'..=b'z' => (byte - b'a' + 13) % 26 + b'a',
        b'A'..=b'Z' => (byte - b'A' + 13) % 26 + b'A',
        other => other,
    };
    Zeroizing::new(secret.bytes().map(rotate).collect())
}
