//! A text in an e-mail: quoted lines, and the quoted-printable encoding of the message's source (RFC 2045 § 6.7).

/// The text without the `> ` that quotes its lines; `None` if none is quoted.
pub fn unquoted(text: &str) -> Option<String> {
    let is_quoted = text.lines().any(|line| line.starts_with('>'));
    is_quoted.then(|| {
        let lines: Vec<&str> = text.lines().map(unquoted_line).collect();
        lines.join("\n")
    })
}

fn unquoted_line(line: &str) -> &str {
    let mut line = line;
    while let Some(rest) = line.strip_prefix('>') {
        line = rest.strip_prefix(' ').unwrap_or(rest);
    }
    line
}

/// The text decoded from quoted-printable; `None` if it is not encoded so.
pub fn from_quoted_printable(text: &str) -> Option<String> {
    let text = match behind_header(text) {
        Some(body) => body,
        None if is_quoted_printable(text) => text,
        None => return None,
    };
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('=') {
        bytes.extend_from_slice(before.as_bytes());
        rest = match hex_byte(after) {
            Some(byte) => {
                bytes.push(byte);
                &after[2..]
            }
            None => without_line_end(after).unwrap_or_else(|| {
                bytes.push(b'=');
                after
            }),
        };
    }
    bytes.extend_from_slice(rest.as_bytes());
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// What follows the header that names the encoding.
fn behind_header(text: &str) -> Option<&str> {
    const HEADER: &str = "content-transfer-encoding: quoted-printable";
    let is_header = |line: &&str| line.trim().eq_ignore_ascii_case(HEADER);
    let rest = text
        .lines()
        .find(is_header)
        .and_then(|header| text.split_once(header))?
        .1;
    let end = rest.find("\n\n").or_else(|| rest.find("\r\n\r\n"))?;
    Some(&rest[end..])
}

/// In encoded text every `=` starts a byte or ends a line. A line of base64 can end so as well: PEM is no sign, and
/// without an encoded byte the text must be JSON, in which no plain line ends in `=`.
fn is_quoted_printable(text: &str) -> bool {
    let (mut has_byte, mut has_soft_break) = (false, false);
    for (at, _) in text.match_indices('=') {
        let after = &text[at + 1..];
        if hex_byte(after).is_some() {
            has_byte = true;
        } else if without_line_end(after).is_some() {
            has_soft_break = true;
        } else {
            return false;
        }
    }
    has_byte
        || (has_soft_break
            && text.contains('{')
            && text.contains('"')
            && !text.contains("-----BEGIN"))
}

fn hex_byte(text: &str) -> Option<u8> {
    let digits = text.get(..2)?;
    let is_upper_hex = |b: u8| b.is_ascii_digit() || (b'A'..=b'F').contains(&b);
    if !digits.bytes().all(is_upper_hex) {
        return None;
    }
    u8::from_str_radix(digits, 16).ok()
}

fn without_line_end(text: &str) -> Option<&str> {
    let text = text.trim_start_matches([' ', '\t']);
    text.strip_prefix("\r\n")
        .or_else(|| text.strip_prefix('\n'))
}
