//! Defects that any typed or pasted text can have: blanks, quotes, variables, placeholders.

/// What is wrong with a text. The first that fits is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Defect {
    /// Blanks, tabs or line ends around it.
    Blanks,
    /// A byte-order mark or another character without width.
    Invisible,
    /// Straight or typographic quotes around it.
    Quotes,
    /// A shell variable or substitution that was never filled in.
    Variable,
    /// An example value that was never replaced.
    Placeholder,
    /// Asterisks or bullets, copied from where the value was hidden.
    Mask,
}

/// Looks for a defect. An empty text has none.
pub(super) fn defect(text: &str) -> Option<Defect> {
    [
        (has_outer_blanks(text), Defect::Blanks),
        (text.contains(is_invisible), Defect::Invisible),
        (unquoted(text).is_some(), Defect::Quotes),
        (is_variable(text), Defect::Variable),
        (is_placeholder(text), Defect::Placeholder),
        (is_mask(text), Defect::Mask),
    ]
    .into_iter()
    .find_map(|(happened, defect)| happened.then_some(defect))
}

/// The text without its defect; `None` where the right text cannot be known.
pub(super) fn mended(text: &str, defect: Defect) -> Option<String> {
    match defect {
        Defect::Blanks => Some(trimmed(text).to_owned()),
        Defect::Invisible => Some(text.replace(is_invisible, "")),
        Defect::Quotes => unquoted(text).map(str::to_owned),
        Defect::Variable | Defect::Placeholder | Defect::Mask => None,
    }
}

/// The text without blanks, line ends and NULs at both ends.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\0')
}

/// Characters that nobody sees: byte-order mark, zero-width spaces and joiners, direction marks, soft hyphen.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{202a}'..='\u{202e}' | '\u{ad}')
}

/// The text inside one pair of quotes, straight or typographic.
pub(super) fn unquoted(text: &str) -> Option<&str> {
    const PAIRS: [(char, char); 9] = [
        ('"', '"'),
        ('\'', '\''),
        ('`', '`'),
        ('“', '”'),
        ('‘', '’'),
        ('„', '“'),
        ('‚', '‘'),
        ('«', '»'),
        ('”', '”'),
    ];
    PAIRS
        .iter()
        .find_map(|&(open, close)| text.strip_prefix(open)?.strip_suffix(close))
        .filter(|inner| !inner.is_empty())
}

fn has_outer_blanks(text: &str) -> bool {
    !text.is_empty() && trimmed(text).len() < text.len()
}

/// `$NAME`, `${…}`, `$(…)`, `$env:NAME`, `%NAME%`, `{{…}}`, backquotes: the whole text is one.
///
/// Lower case after `$` is no variable: `$oauthtoken` and `$app` are real usernames.
fn is_variable(text: &str) -> bool {
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_uppercase() || c == '_')
            && name
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
    };
    let inside = |open: &str, close: &str| {
        text.strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
            .filter(|s| !s.is_empty())
    };
    text.strip_prefix('$').is_some_and(is_name)
        || text
            .strip_prefix("$env:")
            .is_some_and(|name| !name.is_empty())
        || inside("%", "%").is_some_and(|name| !name.contains(['%', ' ']) && name.len() > 1)
        || inside("${", "}").is_some()
        || inside("$(", ")").is_some()
        || inside("{{", "}}").is_some()
}

/// Values of SAP's and Docker's examples, and the usual ways of writing "fill in here".
fn is_placeholder(text: &str) -> bool {
    const EXAMPLES: [&str; 9] = [
        "john",
        "docker-accesstoken-or-password",
        "your.private.registry",
        "changeme",
        "<token>",
        "username",
        "password",
        "registry.example.com/path",
        "myregistry.example",
    ];
    let lower = text.to_ascii_lowercase();
    let angled = text.starts_with('<') && text.ends_with('>') && text.len() > 2;
    let yours = ["your_", "your-", "my_registry", "<your"]
        .iter()
        .any(|s| lower.starts_with(s));
    angled || yours || EXAMPLES.contains(&&*lower)
}

fn is_mask(text: &str) -> bool {
    text.chars().count() >= 3
        && text
            .chars()
            .all(|c| matches!(c, '*' | '•' | '●' | '·' | '…'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_defect_is_found_and_mended_where_the_right_text_is_known() {
        for (text, found, right) in [
            (" a", Defect::Blanks, Some("a")),
            ("a\r\n", Defect::Blanks, Some("a")),
            ("a\0", Defect::Blanks, Some("a")),
            ("\u{a0}a b\u{a0}", Defect::Blanks, Some("a b")),
            ("\u{feff}a", Defect::Invisible, Some("a")),
            ("a\u{200b}b\u{ad}", Defect::Invisible, Some("ab")),
            ("\"a\"", Defect::Quotes, Some("a")),
            ("'a b'", Defect::Quotes, Some("a b")),
            ("„a“", Defect::Quotes, Some("a")),
            ("«a»", Defect::Quotes, Some("a")),
            ("`a`", Defect::Quotes, Some("a")),
            ("$TOKEN", Defect::Variable, None),
            ("$_X1", Defect::Variable, None),
            ("${token}", Defect::Variable, None),
            ("$(pass show x)", Defect::Variable, None),
            ("$env:token", Defect::Variable, None),
            ("%TOKEN%", Defect::Variable, None),
            ("{{ token }}", Defect::Variable, None),
            ("<token>", Defect::Placeholder, None),
            ("<anything here>", Defect::Placeholder, None),
            ("your-token", Defect::Placeholder, None),
            ("Changeme", Defect::Placeholder, None),
            ("***", Defect::Mask, None),
            ("••••••••", Defect::Mask, None),
        ] {
            assert_eq!(defect(text), Some(found), "{text}");
            assert_eq!(mended(text, found).as_deref(), right, "{text}");
        }
    }

    #[test]
    fn a_text_that_only_looks_odd_has_no_defect() {
        for text in [
            "",
            "a",
            "a b",
            "pa$$word",
            "$oauthtoken",
            "$app",
            "$",
            "$1",
            "100%",
            "%a b%",
            "%%",
            "%x%",
            "${}",
            "$()",
            "{{}}",
            "\"",
            "\"\"",
            "\"a",
            "a'",
            "it's",
            "<>",
            "a<b>",
            "**",
            "*a*",
            "user",
            "youra",
            "名前",
            "pass-word",
            "_json_key",
        ] {
            assert_eq!(defect(text), None, "{text}");
        }
    }

    #[test]
    fn the_first_defect_is_reported_and_the_next_one_after_it_is_mended() {
        let text = " \"\u{200b}$TOKEN\" ";
        let mut found = Vec::new();
        let mut rest = text.to_owned();
        while let Some(one) = defect(&rest) {
            found.push(one);
            match mended(&rest, one) {
                Some(right) => rest = right,
                None => break,
            }
        }
        assert_eq!(
            found,
            [
                Defect::Blanks,
                Defect::Invisible,
                Defect::Quotes,
                Defect::Variable
            ]
        );
    }
}
