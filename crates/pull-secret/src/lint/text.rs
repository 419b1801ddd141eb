//! Accidents that can happen to any typed or pasted text: blanks, quotes, variables, placeholders.

/// What happened to a text. The first that fits is the one to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Accident {
    /// Blanks, tabs or line ends around it.
    Blanks,
    /// A byte-order mark or another sign without width.
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

/// Looks for an accident. Nothing is said about an empty text.
pub(super) fn accident(text: &str) -> Option<Accident> {
    [
        (has_outer_blanks(text), Accident::Blanks),
        (text.contains(is_invisible), Accident::Invisible),
        (unquoted(text).is_some(), Accident::Quotes),
        (is_variable(text), Accident::Variable),
        (is_placeholder(text), Accident::Placeholder),
        (is_mask(text), Accident::Mask),
    ]
    .into_iter()
    .find_map(|(happened, accident)| happened.then_some(accident))
}

/// The text without what the accident brought along; `None` where the right text cannot be known.
pub(super) fn mended(text: &str, accident: Accident) -> Option<String> {
    match accident {
        Accident::Blanks => Some(trimmed(text).to_owned()),
        Accident::Invisible => Some(text.replace(is_invisible, "")),
        Accident::Quotes => unquoted(text).map(str::to_owned),
        Accident::Variable | Accident::Placeholder | Accident::Mask => None,
    }
}

/// The text without blanks, line ends and NULs at both ends.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\0')
}

/// Signs that nobody sees: byte-order mark, zero-width spaces and joiners, direction marks, soft hyphen.
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
