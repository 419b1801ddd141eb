//! A line that names a value: whatever the value is, it comes back as it was written.

use pasted_text::setting::{separator, split, without_marks};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn a_value_comes_back_from_every_notation(value in "[!-~ß]{1,20}") {
        // A value in quotes of its own is the same as one that the notation quotes.
        prop_assume!(!value.starts_with(['"', '\'', '`']));
        for line in [
            format!("Password={value}"),
            format!("  Password = {value}  "),
            format!("- Password: {value}"),
            format!("> Password:{value}"),
            format!("@Password = {value}"),
            format!("Password\t{value}"),
            format!("* **Password:** {value}"),
            format!("\"Password\": \"{value}\","),
            format!("Password: `{value}`"),
        ] {
            prop_assert_eq!(parts(&line), Some(("Password", &*value)), "{}", line);
        }
        if !value.contains('|') {
            let line = format!("| Password | {value} |");
            prop_assert_eq!(parts(&line), Some(("Password", &*value)), "{}", line);
        }
    }

    #[test]
    fn any_line_is_split_within_its_bounds(line in "\\PC{0,40}") {
        if let Some((label, value)) = parts(&line) {
            prop_assert!(line.contains(label) && line.contains(value));
        }
    }
}

#[test]
fn what_belongs_to_the_notation_is_taken_off_and_nothing_else() {
    for (line, label, value) in [
        ("pw = 'a b'", "pw", "a b"),
        ("pw: \"a\\\"b\"", "pw", "a\\\"b"),
        ("pw: abc,", "pw", "abc,"),
        ("pw: 'abc',", "pw", "abc"),
        ("pw=abc|", "pw", "abc|"),
        ("| pw | abc||", "pw", "abc"),
        ("pw: **abc", "pw", "**abc"),
        ("**pw**: abc", "pw", "abc"),
        ("pw: \"", "pw", "\""),
        ("pw:", "pw", ""),
        ("= abc", "", "abc"),
    ] {
        assert_eq!(parts(line), Some((label, value)), "{line}");
    }
    assert_eq!(parts("no sign at all"), None);
}

fn parts(line: &str) -> Option<(&str, &str)> {
    let line = without_marks(line);
    separator(line).map(|at| split(line, at))
}
