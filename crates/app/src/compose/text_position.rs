//! Where a byte is in a text, as an editor counts.

/// Line and column of a byte, counted from 1; the column in characters.
pub(super) fn line_and_column(text: &[u8], at: usize) -> (usize, usize) {
    let before = &text[..at.min(text.len())];
    let mut lines = before.split(|byte| *byte == b'\n');
    let last = lines.next_back().unwrap_or_default();
    // A byte inside a character belongs to the column where that begins.
    let is_inside = text.get(at).is_some_and(|byte| is_continuation(*byte));
    let characters = last.iter().filter(|byte| !is_continuation(**byte)).count();
    (lines.count() + 1, characters + usize::from(!is_inside))
}

/// Whether a byte of UTF-8 goes on with a character.
fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_characters_and_lines_end_at_a_line_feed() {
        let text = "{\n \"ü\": x".as_bytes();
        for (at, position) in [
            (0, (1, 1)),
            (1, (1, 2)),
            (2, (2, 1)),
            (4, (2, 3)),
            (5, (2, 3)),
            (6, (2, 4)),
            (text.len(), (2, 8)),
            (text.len() + 9, (2, 8)),
        ] {
            assert_eq!(line_and_column(text, at), position, "{at}");
        }
    }
}
