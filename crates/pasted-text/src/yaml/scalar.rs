//! What a scalar of YAML is: text, number, boolean or nothing, by the rules of go-yaml.

use granit_parser::{ScalarStyle, Tag};
use zeroize::Zeroizing;

use crate::value::Value;

/// The value of a scalar; one in quotes or with a tag, such as `!!str`, is always a text.
pub(super) fn resolve(text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Value {
    let owned = || Zeroizing::new(text.to_owned());
    if style != ScalarStyle::Plain || tag.is_some() {
        return Value::Text(owned());
    }
    if matches!(text, "" | "~" | "null" | "Null" | "NULL") {
        return Value::Null;
    }
    match is_boolean(text) || is_number(text) {
        true => Value::Literal(owned()),
        false => Value::Text(owned()),
    }
}

/// The words that YAML 1.1 takes for booleans, in the spellings that go-yaml has.
fn is_boolean(text: &str) -> bool {
    const WORDS: [&str; 6] = ["true", "false", "yes", "no", "on", "off"];
    if !text.is_ascii() {
        return false;
    }
    let is_one_case = text == text.to_ascii_lowercase()
        || text == text.to_ascii_uppercase()
        || text[1..] == text[1..].to_ascii_lowercase();
    is_one_case && WORDS.contains(&&*text.to_ascii_lowercase())
}

/// Decimal, `0x`, `0o`, `0b`, floats, with `_` between digits; `.inf` and `.nan`.
fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    if matches!(
        unsigned,
        ".inf" | ".Inf" | ".INF" | ".nan" | ".NaN" | ".NAN"
    ) {
        return true;
    }
    let plain = unsigned.replace('_', "");
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(digits) = plain.strip_prefix(prefix) {
            return !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix));
        }
    }
    let starts_with_digit = plain.trim_start_matches('.').bytes().next();
    starts_with_digit.is_some_and(|b| b.is_ascii_digit()) && plain.parse::<f64>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_scalar_is_what_go_yaml_takes_it_for() {
        let of = |text: &str| resolve(text, ScalarStyle::Plain, None);
        for text in [
            "1", "-1", "+1", "1.5", ".5", "1e3", "0x1F", "0o17", "007", "1_000", ".inf",
        ] {
            assert!(matches!(of(text), Value::Literal(_)), "{text}");
        }
        for text in ["true", "False", "YES", "on", "Off"] {
            assert!(matches!(of(text), Value::Literal(_)), "{text}");
        }
        for text in ["", "~", "null", "NULL"] {
            assert!(matches!(of(text), Value::Null), "{text}");
        }
        for text in [
            "1.2.3", "e3", "1e", "0xZ", "tRUE", "inf", "nan", "1a", "._", "-", "é",
        ] {
            assert!(matches!(of(text), Value::Text(_)), "{text}");
        }
    }
}
