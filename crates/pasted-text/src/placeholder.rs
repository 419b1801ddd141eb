//! What documentation, scripts and consoles put where a value belongs.

/// Whether a text stands in for a value.
pub fn is_placeholder(value: &str) -> bool {
    let upper = value.to_ascii_uppercase();
    is_in_brackets(value)
        || is_variable(value)
        || ["YOUR_", "YOUR-", "YOUR "]
            .iter()
            .any(|start| upper.starts_with(start))
        || ["CHANGEME", "CHANGE_ME", "REDACTED"].contains(&&*upper)
        || value
            .chars()
            .all(|c| matches!(c, '*' | '•' | '.' | '…' | 'x' | 'X'))
}

/// `<…>`, `[PRIVATE DATA HIDDEN]` as `cf` prints it, `{{…}}` of Postman, `((…))` of Concourse.
fn is_in_brackets(value: &str) -> bool {
    [("<", ">"), ("[", "]"), ("{{", "}}"), ("((", "))")]
        .iter()
        .any(|(open, close)| value.starts_with(open) && value.ends_with(close))
}

/// `$NAME`, `${…}`, `$(…)`, `$env:NAME`, `%NAME%`.
fn is_variable(value: &str) -> bool {
    let is_name = |text: &str| {
        let allowed = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_';
        !text.is_empty() && text.bytes().all(allowed)
    };
    let inside = |open: &str, close: &str| {
        value
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
    };
    inside("${", "}").is_some()
        || inside("$(", ")").is_some()
        || value.to_ascii_lowercase().starts_with("$env:")
        || inside("%", "%").is_some_and(is_name)
        || value.strip_prefix('$').is_some_and(is_name)
}
