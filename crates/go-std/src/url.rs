//! Go's `net/url.Parse` and `net.SplitHostPort`, as far as registry keys and server addresses need them.

use std::net::Ipv6Addr;

/// What is left of a URL once user info, query and fragment are checked and dropped.
///
/// Host and path are bytes: `%ff` decodes to one that is no UTF-8.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Url {
    /// Host and port as they stand, decoded.
    pub host: Vec<u8>,
    /// The path, percent-decoded; empty if there is none.
    pub path: Vec<u8>,
}

/// Reads a URL reference with any scheme or none. `None` where Go reports an error.
pub fn parse(text: &[u8]) -> Option<Url> {
    let (reference, fragment) = cut(text, b'#');
    let url = parse_reference(reference)?;
    unescape(fragment, Part::Other)?;
    Some(url)
}

/// Splits host and port as `net.SplitHostPort`; without a well-formed port the host stays whole.
pub fn split_port(host: &[u8]) -> (&[u8], &[u8]) {
    let (name, port) = split_host_port(host).unwrap_or((host, b""));
    (name, port)
}

fn parse_reference(text: &[u8]) -> Option<Url> {
    if text.iter().any(u8::is_ascii_control) {
        return None;
    }
    if text == b"*" {
        return Some(Url {
            host: Vec::new(),
            path: b"*".to_vec(),
        });
    }
    let (scheme, rest) = split_scheme(text)?;
    let (rest, _query) = cut(rest, b'?');
    if !rest.starts_with(b"/") {
        return parse_rootless(scheme, rest);
    }
    let has_authority = rest.starts_with(b"//") && (scheme.is_some() || !rest.starts_with(b"///"));
    let (authority, path) = if has_authority {
        split_authority(rest)
    } else {
        (&b""[..], rest)
    };
    let host = parse_authority(scheme, authority)?;
    Some(Url {
        host,
        path: unescape(path, Part::Other)?,
    })
}

fn parse_rootless(scheme: Option<&[u8]>, rest: &[u8]) -> Option<Url> {
    // After a scheme this is opaque (RFC 3986 § 3): neither host nor path.
    if scheme.is_some() {
        return Some(Url {
            host: Vec::new(),
            path: Vec::new(),
        });
    }
    let (segment, _) = cut(rest, b'/');
    if segment.contains(&b':') {
        return None;
    }
    Some(Url {
        host: Vec::new(),
        path: unescape(rest, Part::Other)?,
    })
}

/// The scheme, if there is one, and what follows. `None` for a colon with nothing before it.
fn split_scheme(text: &[u8]) -> Option<(Option<&[u8]>, &[u8])> {
    for (at, &byte) in text.iter().enumerate() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' => {}
            b'0'..=b'9' | b'+' | b'-' | b'.' if at > 0 => {}
            b':' if at == 0 => return None,
            b':' => return Some((Some(&text[..at]), &text[at + 1..])),
            _ => return Some((None, text)),
        }
    }
    Some((None, text))
}

fn split_authority(rest: &[u8]) -> (&[u8], &[u8]) {
    let rest = &rest[2..];
    let end = rest.iter().position(|&b| b == b'/').unwrap_or(rest.len());
    rest.split_at(end)
}

fn parse_authority(scheme: Option<&[u8]>, authority: &[u8]) -> Option<Vec<u8>> {
    let Some(at) = authority.iter().rposition(|&b| b == b'@') else {
        return parse_host(scheme, authority);
    };
    let host = parse_host(scheme, &authority[at + 1..])?;
    let user_info = &authority[..at];
    let (user, password) = cut(user_info, b':');
    unescape(user, Part::Other)?;
    unescape(password, Part::Other)?;
    user_info.iter().all(|&b| is_user_info(b)).then_some(host)
}

fn is_user_info(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._:~!$&'()*+,;=%@".contains(&byte)
}

fn parse_host(scheme: Option<&[u8]>, host: &[u8]) -> Option<Vec<u8>> {
    match host.iter().rposition(|&b| b == b'[') {
        Some(0) => return parse_bracketed_host(host),
        Some(_) => return None,
        None => {}
    }
    let colon = if is_web(scheme) {
        host.iter().position(|&b| b == b':')
    } else {
        host.iter().rposition(|&b| b == b':')
    };
    if colon.is_some_and(|colon| !is_optional_port(&host[colon..])) {
        return None;
    }
    unescape(host, Part::Host)
}

fn is_web(scheme: Option<&[u8]>) -> bool {
    scheme.is_some_and(|s| s.eq_ignore_ascii_case(b"http") || s.eq_ignore_ascii_case(b"https"))
}

fn parse_bracketed_host(host: &[u8]) -> Option<Vec<u8>> {
    let close = host.iter().rposition(|&b| b == b']')?;
    let port = &host[close + 1..];
    if !is_optional_port(port) {
        return None;
    }
    let name = &host[1..close];
    let zone = name
        .windows(3)
        .position(|w| w == b"%25")
        .unwrap_or(name.len());
    let mut address = unescape(&name[..zone], Part::Host)?;
    address.extend(unescape(&name[zone..], Part::Zone)?);
    is_ipv6(&address).then(|| [b"[", &*address, b"]", port].concat())
}

/// As `netip.ParseAddr`, where an address without a zone has to stand alone.
fn is_ipv6(address: &[u8]) -> bool {
    let (number, zone) = cut(address, b'%');
    let zone_missing = number.len() < address.len() && zone.is_empty();
    let number = std::str::from_utf8(number)
        .ok()
        .and_then(|text| text.parse::<Ipv6Addr>().ok());
    number.is_some() && !zone_missing
}

fn is_optional_port(port: &[u8]) -> bool {
    match port.split_first() {
        None => true,
        Some((b':', digits)) => digits.iter().all(u8::is_ascii_digit),
        Some(_) => false,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Host,
    Zone,
    Other,
}

/// Decodes `%xx`; in hosts and zones it also refuses what may not stand there.
fn unescape(text: &[u8], part: Part) -> Option<Vec<u8>> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((&byte, after)) = rest.split_first() {
        if byte != b'%' {
            if part != Part::Other && byte.is_ascii() && !is_host_byte(byte) {
                return None;
            }
            decoded.push(byte);
            rest = after;
            continue;
        }
        let value = hex(*after.first()?)? << 4 | hex(*after.get(1)?)?;
        let allowed = match part {
            Part::Host => value >= 0x80 || value == b'%',
            Part::Zone => value == b'%' || value == b' ' || is_host_byte(value),
            Part::Other => true,
        };
        if !allowed {
            return None;
        }
        decoded.push(value);
        rest = &after[2..];
    }
    Some(decoded)
}

fn is_host_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:[]<>\"".contains(&byte)
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|value| u8::try_from(value).ok())
}

fn cut(text: &[u8], separator: u8) -> (&[u8], &[u8]) {
    match text.iter().position(|&b| b == separator) {
        Some(at) => (&text[..at], &text[at + 1..]),
        None => (text, b""),
    }
}

fn split_host_port(host: &[u8]) -> Option<(&[u8], &[u8])> {
    let colon = host.iter().rposition(|&b| b == b':')?;
    let (name, after_brackets) = if host[0] == b'[' {
        let close = host.iter().position(|&b| b == b']')?;
        if close + 1 != colon {
            return None;
        }
        (&host[1..close], close + 1)
    } else {
        if host[..colon].contains(&b':') {
            return None;
        }
        (&host[..colon], 0)
    };
    let first_open = usize::from(host[0] == b'[');
    let stray = host[first_open..].contains(&b'[') || host[after_brackets..].contains(&b']');
    (!stray).then(|| (name, &host[colon + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_may_stand_behind_an_address_in_brackets() {
        let url = parse(b"https://[fe80::1%25eth0]:5000/x").unwrap();
        assert_eq!(url.host, b"[fe80::1%eth0]:5000");
        assert_eq!(split_port(&url.host), (&b"fe80::1%eth0"[..], &b"5000"[..]));
        assert_eq!(parse(b"https://[fe80::1%25]:5000/x"), None);
    }

    #[test]
    fn an_address_of_version_4_may_not_stand_in_brackets() {
        assert_eq!(parse(b"https://[10.0.0.1]/x"), None);
    }

    #[test]
    fn a_second_colon_makes_no_host_of_a_web_address() {
        assert_eq!(parse(b"https://quay.io:1:2"), None);
        assert!(parse(b"ftp://quay.io:1:2").is_some());
    }
}
