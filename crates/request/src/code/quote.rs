//! Quoting of texts for languages with backslashes.

/// Puts a text between `quote`s. `escape` writes a character as the language escapes it: controls, and all beyond ASCII
/// that is no letter or digit, since such characters can hide or turn round what stands beside them.
pub(crate) fn quoted(text: &str, quote: char, escape: fn(u32) -> String) -> String {
    let mut literal = String::from(quote);
    for character in text.chars() {
        match character {
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            '\\' => literal.push_str("\\\\"),
            _ if character == quote => literal.extend(['\\', quote]),
            ' '..='~' => literal.push(character),
            _ if character.is_alphanumeric() => literal.push(character),
            _ => literal.push_str(&escape(character.into())),
        }
    }
    literal.push(quote);
    literal
}

/// As Python and Go escape a character.
pub(crate) fn in_four_or_eight_digits(code: u32) -> String {
    match code {
        ..=0xffff => format!("\\u{code:04x}"),
        _ => format!("\\U{code:08x}"),
    }
}

/// As JavaScript escapes a character.
pub(crate) fn in_braces(code: u32) -> String {
    format!("\\u{{{code:x}}}")
}
