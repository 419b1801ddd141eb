//! Go's `path/filepath.Match`, as on Linux.

/// The pattern is not well-formed: an open class, or an escape at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadPattern;

/// Tells whether the whole name fits the pattern of `*`, `?`, `[a-z]` and `\x`.
///
/// # Errors
/// [`BadPattern`], though only if matching gets as far as the flaw.
pub fn matches(mut pattern: &[u8], mut name: &[u8]) -> Result<bool, BadPattern> {
    while !pattern.is_empty() {
        let (star, chunk, rest) = next_chunk(pattern);
        pattern = rest;
        if star && chunk.is_empty() {
            return Ok(!name.contains(&b'/'));
        }
        match match_from(chunk, name, star, pattern.is_empty())? {
            Some(after) => name = after,
            None => return Ok(false),
        }
    }
    Ok(name.is_empty())
}

/// Finds the first place where the chunk fits: here, or behind a star anywhere before the next `/`.
fn match_from<'n>(
    chunk: &[u8],
    name: &'n [u8],
    star: bool,
    is_last: bool,
) -> Result<Option<&'n [u8]>, BadPattern> {
    let fits = |after: &[u8]| after.is_empty() || !is_last;
    if let Some(after) = match_chunk(chunk, name)?.filter(|after| fits(after)) {
        return Ok(Some(after));
    }
    if !star {
        return Ok(None);
    }
    let reach = name.iter().position(|&b| b == b'/').unwrap_or(name.len());
    for start in 1..=reach {
        if let Some(after) = match_chunk(chunk, &name[start..])?.filter(|after| fits(after)) {
            return Ok(Some(after));
        }
    }
    Ok(None)
}

/// Splits off leading stars and the text up to the next star outside a class.
fn next_chunk(pattern: &[u8]) -> (bool, &[u8], &[u8]) {
    let stars = pattern.iter().take_while(|&&b| b == b'*').count();
    let pattern = &pattern[stars..];
    let mut in_class = false;
    let mut at = 0;
    while at < pattern.len() {
        match pattern[at] {
            b'\\' => at += 1,
            b'[' => in_class = true,
            b']' => in_class = false,
            b'*' if !in_class => break,
            _ => {}
        }
        at += 1;
    }
    let (chunk, rest) = pattern.split_at(at.min(pattern.len()));
    (stars > 0, chunk, rest)
}

/// Matches a chunk without stars at the start of the name and gives what is left of the name.
fn match_chunk<'n>(mut chunk: &[u8], mut name: &'n [u8]) -> Result<Option<&'n [u8]>, BadPattern> {
    let mut failed = false;
    while let Some((&first, after)) = chunk.split_first() {
        failed = failed || name.is_empty();
        match first {
            b'[' => {
                let (class, rest) = read_class(after)?;
                chunk = rest;
                if !failed {
                    let (character, length) = decode(name);
                    name = &name[length..];
                    failed = !class.holds(character);
                }
            }
            b'?' => {
                chunk = after;
                if !failed {
                    failed = name[0] == b'/';
                    name = &name[decode(name).1..];
                }
            }
            _ => {
                let (literal, rest) = match first {
                    b'\\' => after.split_first().ok_or(BadPattern)?,
                    _ => (&chunk[0], after),
                };
                chunk = rest;
                if !failed {
                    failed = *literal != name[0];
                    name = &name[1..];
                }
            }
        }
    }
    Ok((!failed).then_some(name))
}

struct Class {
    negated: bool,
    ranges: Vec<(char, char)>,
}

impl Class {
    fn holds(&self, character: char) -> bool {
        let found = self
            .ranges
            .iter()
            .any(|&(low, high)| low <= character && character <= high);
        found != self.negated
    }
}

/// Reads a class, its opening bracket already taken.
fn read_class(text: &[u8]) -> Result<(Class, &[u8]), BadPattern> {
    let negated = text.first() == Some(&b'^');
    let mut text = &text[usize::from(negated)..];
    let mut ranges = Vec::new();
    while ranges.is_empty() || text.first() != Some(&b']') {
        let (low, rest) = read_class_character(text)?;
        let (high, rest) = match rest.strip_prefix(b"-") {
            Some(rest) => read_class_character(rest)?,
            None => (low, rest),
        };
        ranges.push((low, high));
        text = rest;
    }
    Ok((Class { negated, ranges }, &text[1..]))
}

fn read_class_character(text: &[u8]) -> Result<(char, &[u8]), BadPattern> {
    if matches!(text.first(), None | Some(b'-' | b']')) {
        return Err(BadPattern);
    }
    let text = text.strip_prefix(b"\\").unwrap_or(text);
    if text.is_empty() {
        return Err(BadPattern);
    }
    let (character, length) = decode(text);
    let broken = character == char::REPLACEMENT_CHARACTER && length == 1;
    if broken || text.len() == length {
        return Err(BadPattern);
    }
    Ok((character, &text[length..]))
}

/// The first character and its length; U+FFFD of length 1 for bytes that are no UTF-8.
fn decode(text: &[u8]) -> (char, usize) {
    let start = &text[..text.len().min(4)];
    let valid = match std::str::from_utf8(start) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&start[..error.valid_up_to()]).unwrap_or_default(),
    };
    match valid.chars().next() {
        Some(character) => (character, character.len_utf8()),
        None => (char::REPLACEMENT_CHARACTER, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_of_go_s_own_test_hold() {
        for (pattern, name, expected) in [
            ("abc", "abc", Ok(true)),
            ("*", "abc", Ok(true)),
            ("*c", "abc", Ok(true)),
            ("a*", "a", Ok(true)),
            ("a*", "ab/c", Ok(false)),
            ("a*/b", "abc/b", Ok(true)),
            ("a*/b", "a/c/b", Ok(false)),
            ("a*b*c*d*e*/f", "axbxcxdxe/f", Ok(true)),
            ("a*b*c*d*e*/f", "axbxcxdxe/xxx/f", Ok(false)),
            ("a*b?c*x", "abxbbxdbxebxczzx", Ok(true)),
            ("a*b?c*x", "abxbbxdbxebxczzy", Ok(false)),
            ("ab[c]", "abc", Ok(true)),
            ("ab[e-g]", "abc", Ok(false)),
            ("ab[^c]", "abc", Ok(false)),
            ("ab[^e-g]", "abc", Ok(true)),
            ("a\\*b", "a*b", Ok(true)),
            ("a\\*b", "ab", Ok(false)),
            ("a?b", "a☺b", Ok(true)),
            ("a[^a]b", "a☺b", Ok(true)),
            ("a???b", "a☺b", Ok(false)),
            ("[a-ζ]*", "α", Ok(true)),
            ("*[a-ζ]", "A", Ok(false)),
            ("a?b", "a/b", Ok(false)),
            ("[\\]a]", "]", Ok(true)),
            ("[\\-x]", "-", Ok(true)),
            ("[x\\-]", "z", Ok(false)),
            ("[]a]", "]", Err(BadPattern)),
            ("[-]", "-", Err(BadPattern)),
            ("[x-]", "x", Err(BadPattern)),
            ("[a-b-c]", "a", Err(BadPattern)),
            ("[", "a", Err(BadPattern)),
            ("[^bc", "a", Err(BadPattern)),
            ("a[", "ab", Err(BadPattern)),
            ("a[", "x", Err(BadPattern)),
            ("a/b[", "x", Err(BadPattern)),
            ("*x", "xxx", Ok(true)),
        ] {
            assert_eq!(
                matches(pattern.as_bytes(), name.as_bytes()),
                expected,
                "{pattern} {name}"
            );
        }
    }
}
