//! JSON escaped inside JSON, its quotes lost: what programs make of a document that is a value for them.

use zeroize::Zeroizing;

/// The text inside an escaped one, with or without the quotes around it; `None` if nothing is escaped.
pub fn unescaped(text: &str) -> Option<Zeroizing<String>> {
    if !text.contains("\\\"") {
        return None;
    }
    let trimmed = text.trim();
    let inside = trimmed
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    let mut plain = String::with_capacity(text.len());
    let mut signs = inside.unwrap_or(trimmed).chars();
    while let Some(character) = signs.next() {
        match character {
            '\\' => plain.extend(unescaped_sign(signs.next())),
            other => plain.push(other),
        }
    }
    Some(Zeroizing::new(plain))
}

fn unescaped_sign(character: Option<char>) -> Option<char> {
    match character? {
        'n' => Some('\n'),
        'r' => Some('\r'),
        't' => Some('\t'),
        other => Some(other),
    }
}
