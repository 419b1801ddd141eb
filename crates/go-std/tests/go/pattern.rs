//! Patterns match as a plain description of them says, and as Go's own rows do.

use go_std::pattern::{BadPattern, matches};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 2048, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn stars_and_question_marks_stop_at_a_slash(pattern in r"[ab*?/é]{0,8}", name in r"[ab/é]{0,10}") {
        let expected = describes(&chars(&pattern), &chars(&name));
        prop_assert_eq!(matches(pattern.as_bytes(), name.as_bytes()), Ok(expected));
    }

    #[test]
    fn a_name_with_each_character_escaped_matches_itself_alone(name in r"[a*?\[\]\\/é^-]{0,8}", other in r"[a*?/]{0,8}") {
        let pattern: String = name.chars().map(|c| format!("\\{c}")).collect();
        prop_assert_eq!(matches(pattern.as_bytes(), name.as_bytes()), Ok(true));
        prop_assert_eq!(matches(pattern.as_bytes(), other.as_bytes()), Ok(name == other));
    }

    #[test]
    fn a_class_holds_what_its_ranges_hold(low in any_letter(), high in any_letter(), name in any_letter()) {
        let holds = (low..=high).contains(&name);
        for (pattern, expected) in [(format!("[{low}-{high}]"), holds), (format!("[^{low}-{high}]"), !holds)] {
            let name = name.to_string();
            prop_assert_eq!(matches(pattern.as_bytes(), name.as_bytes()), Ok(expected), "{}", pattern);
        }
    }
}

#[test]
fn a_flaw_counts_only_if_matching_gets_there() {
    for (pattern, name, expected) in [
        ("a[", "a", Err(BadPattern)),
        ("a[", "", Err(BadPattern)),
        ("b*[", "a", Ok(false)),
        ("a*[", "a", Err(BadPattern)),
        ("a\\", "a", Err(BadPattern)),
        ("[^]", "a", Err(BadPattern)),
        ("[a-]", "a", Err(BadPattern)),
        ("[\u{e9}", "\u{e9}", Err(BadPattern)),
    ] {
        assert_eq!(
            matches(pattern.as_bytes(), name.as_bytes()),
            expected,
            "{pattern} {name}"
        );
    }
}

#[test]
fn bytes_that_are_no_utf_8_are_one_character_each() {
    assert_eq!(matches(b"?", b"\xff"), Ok(true));
    assert_eq!(matches(b"??", b"\xff\xfe"), Ok(true));
    assert_eq!(matches(b"?", b"\xff\xfe"), Ok(false));
    assert_eq!(matches(b"[\xff]", b"\xff"), Err(BadPattern));
    assert_eq!(matches(b"\xff*", b"\xff\xfe"), Ok(true));
}

#[test]
fn a_star_alone_matches_one_level_of_names() {
    for (name, expected) in [
        ("", true),
        ("a", true),
        ("a.b:1", true),
        ("a/b", false),
        ("/", false),
    ] {
        assert_eq!(matches(b"*", name.as_bytes()), Ok(expected), "{name}");
        assert_eq!(matches(b"***", name.as_bytes()), Ok(expected), "{name}");
    }
}

fn any_letter() -> impl Strategy<Value = char> {
    prop::char::range('a', 'z')
}

fn chars(text: &str) -> Vec<char> {
    text.chars().collect()
}

/// What the documentation of `path.Match` says, without a thought for time.
fn describes(pattern: &[char], name: &[char]) -> bool {
    match (pattern.split_first(), name.split_first()) {
        (None, None) => true,
        (Some(('*', rest)), _) => {
            let here = describes(rest, name);
            here || matches!(name.split_first(), Some((first, after)) if *first != '/' && describes(pattern, after))
        }
        (Some(('?', rest)), Some((first, after))) => *first != '/' && describes(rest, after),
        (Some((one, rest)), Some((first, after))) => one == first && describes(rest, after),
        _ => false,
    }
}
