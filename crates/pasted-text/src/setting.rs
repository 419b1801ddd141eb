//! A setting on a line of its own, as files and people write it: `name = "value"`, `Label: value`, `| Label | value |`,
//! `Label<tab>value`, `@name = value`.
//!
//! What a label means, and which values count, is decided by the reader that asks.

/// The line without blanks around it and without the marks of lists, tables, quoted mail and `.http` files before it. The
/// two stars of a bold label stay.
pub fn without_marks(line: &str) -> &str {
    let mut rest = line.trim();
    loop {
        rest = rest.trim_start_matches(['|', '@', '-', '•', '>', ' ']);
        match rest.strip_prefix('*') {
            Some(after) if !after.starts_with('*') => rest = after,
            _ => return rest,
        }
    }
}

/// Where the label ends: the offset, in bytes, of the first sign that parts a label from its value.
pub fn separator(line: &str) -> Option<usize> {
    line.find(['=', ':', '|', '\t'])
}

/// Splits a line at its separator, a sign of one byte at `at`. Takes off what is around both and not part of them:
/// blanks, emphasis, the last bar of a row, and quotes with the comma behind them.
///
/// # Panics
/// If `at` is not the offset of a character of one byte.
pub fn split(line: &str, at: usize) -> (&str, &str) {
    let (label, rest) = line.split_at(at);
    let (sign, value) = rest.split_at(1);
    let value = match sign {
        "|" => value.trim_end().trim_end_matches('|'),
        _ => value,
    };
    let is_bold = label.trim().starts_with("**");
    let value = value.trim();
    let value = value
        .strip_prefix("**")
        .filter(|_| is_bold)
        .unwrap_or(value);
    let label = label.trim().trim_matches(['*', '"', '\'']).trim();
    (label, unquoted(value.trim()))
}

fn unquoted(value: &str) -> &str {
    let alone = value.strip_suffix(',').unwrap_or(value);
    ['"', '\'', '`']
        .iter()
        .find_map(|&quote| alone.strip_prefix(quote)?.strip_suffix(quote))
        .unwrap_or(value)
}
