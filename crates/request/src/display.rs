//! Makes someone else's text safe to look at.

/// The first `longest` bytes of a text, with characters made visible that could hide or turn round others: controls,
/// and the directional marks of Unicode Annex 9. Line ends and tabs stay.
pub fn displayable(text: &str, longest: usize) -> String {
    let end = text.floor_char_boundary(longest);
    let mut shown = String::with_capacity(end);
    for character in text[..end].chars() {
        if is_treacherous(character) {
            shown.extend(character.escape_unicode());
        } else {
            shown.push(character);
        }
    }
    if end < text.len() {
        shown.push('…');
    }
    shown
}

/// The same for a text that is shown in one line, as a name is: line ends and tabs become visible too.
pub fn displayable_line(text: &str) -> String {
    let visible = displayable(text, LONGEST_LINE);
    visible.replace('\n', "\\u{a}").replace('\t', "\\u{9}")
}

/// The most of a text in one line, in bytes.
const LONGEST_LINE: usize = 1024;

fn is_treacherous(character: char) -> bool {
    match character {
        '\n' | '\t' => false,
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => true,
        '\u{61c}' | '\u{feff}' => true,
        _ => character.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_turn_the_text_round_become_visible() {
        assert_eq!(displayable("ok\u{202e}on\u{7}", 100), "ok\\u{202e}on\\u{7}");
    }

    #[test]
    fn a_name_hides_neither_a_line_end_nor_a_mark() {
        assert_eq!(
            displayable_line("a\nb\tc\u{202e}d"),
            "a\\u{a}b\\u{9}c\\u{202e}d"
        );
        assert_eq!(displayable_line("ünïcode 名前"), "ünïcode 名前");
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        assert_eq!(displayable("aüü", 2), "a…");
    }
}
