//! Makes someone else's text safe to look at.

/// The first `longest` bytes of a text, with characters made visible that could hide or turn round others: controls,
/// and the directional marks of Unicode Annex 9. Line ends and tabs stay.
pub fn displayable(text: &str, longest: usize) -> String {
    let end = text.floor_char_boundary(longest);
    let mut shown = String::with_capacity(end);
    for character in text[..end].chars() {
        if is_deceptive(character) {
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

fn is_deceptive(character: char) -> bool {
    match character {
        '\n' | '\t' => false,
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => true,
        '\u{61c}' | '\u{feff}' => true,
        // Characters without a shape of their own, in which a text can be hidden.
        '\u{ad}' | '\u{34f}' | '\u{180e}' | '\u{e0000}'..='\u{e007f}' => true,
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
    fn characters_that_hide_or_turn_round_a_text_become_visible_and_letters_stay() {
        for hidden in [
            '\u{0}',
            '\u{1b}',
            '\u{7f}',
            '\u{85}',
            '\r',
            '\u{ad}',
            '\u{200b}',
            '\u{200d}',
            '\u{200e}',
            '\u{2028}',
            '\u{202a}',
            '\u{202e}',
            '\u{2060}',
            '\u{2066}',
            '\u{206f}',
            '\u{61c}',
            '\u{feff}',
            '\u{180e}',
            '\u{34f}',
            '\u{e0041}',
        ] {
            let shown = displayable(&format!("a{hidden}b"), 100);
            assert_eq!(shown, format!("a{}b", hidden.escape_unicode()));
        }
        for text in [
            "a b",
            "a\nb\tc",
            "é ß 名前 עברית",
            "👩 🇩🇪",
            "“quoted” – …",
            "•",
        ] {
            assert_eq!(displayable(text, 100), text);
        }
    }

    #[test]
    fn a_text_of_just_the_length_is_whole() {
        for (text, longest, shown) in [
            ("abc", 3, "abc"),
            ("abc", 2, "ab…"),
            ("", 0, ""),
            ("é", 1, "…"),
            ("aé", 3, "aé"),
        ] {
            assert_eq!(displayable(text, longest), shown);
        }
        let long = "x".repeat(LONGEST_LINE + 1);
        assert_eq!(displayable_line(&long).chars().count(), LONGEST_LINE + 1);
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        assert_eq!(displayable("aüü", 2), "a…");
    }
}
