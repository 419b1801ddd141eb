//! Files of environment variables: `.env`, a shell's `export`, PowerShell's `$env:`, `set`, a list of docker compose.
//!
//! Nothing is filled in: `$` stays `$`, which is what stands in a client secret.

use pasted_text::{Object, Value, lenient_json};
use zeroize::Zeroizing;

/// How many variables are taken from one text.
const MOST: usize = 200;

/// The variables of a text whose names matter here; `None` if there are none.
pub(super) fn variables(text: &str) -> Option<Object> {
    let mut variables = Object::default();
    let mut at = 0;
    while at < text.len() && variables.len() < MOST {
        let line = line_at(text, at);
        let next = match assignment(line) {
            Some((name, value_at)) => {
                let (value, end) = value(text, at + value_at);
                variables.push(name, Value::Text(value));
                end
            }
            None => at + line.len(),
        };
        at = next + line_at(text, next).len() + 1;
    }
    (!variables.is_empty()).then_some(variables)
}

fn line_at(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    &rest[..rest.find('\n').unwrap_or(rest.len())]
}

/// The name that a line gives a value to, and where in the line that value starts.
fn assignment(line: &str) -> Option<(&str, usize)> {
    let sign = line.find('=')?;
    let mut name = line[..sign].trim();
    for before in [
        "- ",
        "export ",
        "set ",
        "ENV ",
        "declare -x ",
        "$env:",
        "$Env:",
        "\"",
        "'",
    ] {
        name = name.strip_prefix(before).unwrap_or(name).trim_start();
    }
    let matters = name == "VCAP_SERVICES" || name.starts_with("AICORE_");
    let is_name = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let behind = &line[sign + 1..];
    let blanks = behind.len() - behind.trim_start().len();
    (matters && is_name).then_some((name, sign + 1 + blanks))
}

/// The value that starts here, and where it ends.
fn value(text: &str, start: usize) -> (Zeroizing<String>, usize) {
    let rest = &text[start..];
    let quoted = match rest.chars().next() {
        Some('\'') => single(rest),
        Some('"') if !is_bare_json(&rest[1..]) => double(rest),
        Some('"') => bare_json(text, start + 1).map(|(value, end)| (value, end - start)),
        Some('{' | '[') => bare_json(text, start).map(|(value, end)| (value, end - start)),
        _ => None,
    };
    let (value, length) = quoted.unwrap_or_else(|| plain(line_at(text, start)));
    (value, start + length)
}

/// `'…'`, over several lines too, with `'\''` for a quote.
fn single(rest: &str) -> Option<(Zeroizing<String>, usize)> {
    let mut value = String::new();
    let mut at = 1;
    loop {
        let end = at + rest[at..].find('\'')?;
        value.push_str(&rest[at..end]);
        at = end + 1;
        match rest[at..].strip_prefix("\\''") {
            Some(_) => {
                value.push('\'');
                at += 3;
            }
            None => return Some((Zeroizing::new(value), at)),
        }
    }
}

/// `"…"`, over several lines too, with a backslash before what it protects.
fn double(rest: &str) -> Option<(Zeroizing<String>, usize)> {
    let mut value = String::new();
    let mut signs = rest.char_indices().skip(1);
    while let Some((at, sign)) = signs.next() {
        match sign {
            '"' => return Some((Zeroizing::new(value), at + 1)),
            '\\' => match signs.next()?.1 {
                sign @ ('"' | '\\' | '$' | '`') => value.push(sign),
                'n' => value.push_str("\\n"),
                '\n' => {}
                other => value.extend(['\\', other]),
            },
            other => value.push(other),
        }
    }
    None
}

/// Whether JSON follows whose own quotes are not protected.
fn is_bare_json(text: &str) -> bool {
    let inside = text.trim_start().strip_prefix('{');
    inside.is_some_and(|inside| inside.trim_start().starts_with('"'))
}

fn bare_json(text: &str, start: usize) -> Option<(Zeroizing<String>, usize)> {
    let end = lenient_json::read(text, start).ok()?.end;
    Some((Zeroizing::new(text[start..end].to_owned()), end))
}

/// The rest of the line, without a comment.
fn plain(line: &str) -> (Zeroizing<String>, usize) {
    let value = line.split(" #").next().unwrap_or_default().trim();
    let value = value.trim_end_matches(['"', '\'']);
    (Zeroizing::new(value.to_owned()), line.len())
}
