//! From bytes to text: UTF-8, UTF-16 with or without its mark, and what old consoles write.

use zeroize::Zeroizing;

/// What the bytes were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte-order mark.
    Utf8,
    /// UTF-16, as PowerShell's `>` and Notepad's *Unicode* write it.
    Utf16,
    /// One byte a character, as old Windows consoles write it. Which code page it was is unknown, so that only ASCII
    /// characters are certain.
    SingleByte,
}

/// A text and what it was made of.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// The text, without byte-order marks at its start and at the start of lines.
    pub text: Zeroizing<String>,
    /// What the bytes were.
    pub encoding: Encoding,
    /// Whether a byte-order mark of UTF-8 was dropped, at the start or where two files were joined.
    pub had_mark: bool,
}

/// Decodes a text; `None` for what is not text.
///
/// NUL bytes at the end are dropped, since clipboards add them. Any other NUL means that it is not UTF-8 text.
pub fn decode(bytes: &[u8]) -> Option<Decoded> {
    let (text, encoding) = match bytes {
        [0xff, 0xfe, rest @ ..] => (utf16(rest, u16::from_le_bytes)?, Encoding::Utf16),
        [0xfe, 0xff, rest @ ..] => (utf16(rest, u16::from_be_bytes)?, Encoding::Utf16),
        [0, first, ..] if *first != 0 => (utf16(bytes, u16::from_be_bytes)?, Encoding::Utf16),
        [first, 0, second, ..] if *first != 0 && *second != 0 => {
            (utf16(bytes, u16::from_le_bytes)?, Encoding::Utf16)
        }
        [] => (String::new(), Encoding::Utf8),
        all => bytewise(without_last_nuls(all)?)?,
    };
    let text = Zeroizing::new(text);
    let unmarked = without_marks(&text);
    Some(Decoded {
        had_mark: unmarked.len() < text.len() && encoding == Encoding::Utf8,
        text: unmarked,
        encoding,
    })
}

/// Marks stand where a file started that was joined to another one. Elsewhere it may be part of a value.
fn without_marks(text: &str) -> Zeroizing<String> {
    let lines = text.split_inclusive('\n');
    let unmarked: String = lines
        .map(|line| line.trim_start_matches('\u{feff}'))
        .collect();
    Zeroizing::new(unmarked)
}

fn bytewise(bytes: &[u8]) -> Option<(String, Encoding)> {
    if bytes.contains(&0) {
        return None;
    }
    Some(match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), Encoding::Utf8),
        Err(_) => {
            let text = bytes.iter().copied().map(char::from).collect();
            (text, Encoding::SingleByte)
        }
    })
}

/// `None` if there is nothing else.
fn without_last_nuls(bytes: &[u8]) -> Option<&[u8]> {
    let last = bytes.iter().rposition(|&byte| byte != 0)?;
    Some(&bytes[..=last])
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    let units = pairs.iter().map(|&pair| unit(pair));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.ok()
        .map(|text| text.trim_end_matches('\0').to_owned())
        .filter(|text| !text.contains('\0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_16_is_read_with_and_without_its_mark() {
        let units = |text: &str, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            text.encode_utf16().flat_map(bytes).collect()
        };
        for bytes in [
            units("\u{feff}{é€", u16::to_le_bytes),
            units("\u{feff}{é€", u16::to_be_bytes),
            units("{é€", u16::to_le_bytes),
            units("{é€", u16::to_be_bytes),
            units("{é€\0", u16::to_le_bytes),
        ] {
            let decoded = decode(&bytes).unwrap();
            assert_eq!(&*decoded.text, "{é€");
            assert_eq!(decoded.encoding, Encoding::Utf16);
            assert!(!decoded.had_mark);
        }
        assert!(decode(&units("{}", u16::to_le_bytes)[..3]).is_none());
        assert!(decode(&[0xff, 0xfe, 0x00, 0xd8]).is_none());
    }

    #[test]
    fn a_mark_of_utf_8_is_dropped_at_the_start_and_where_files_were_joined() {
        let decoded = decode("\u{feff}a\n\u{feff}b\u{feff}".as_bytes()).unwrap();
        assert_eq!((&**decoded.text, decoded.had_mark), ("a\nb\u{feff}", true));
        assert!(!decode(b"ab").unwrap().had_mark);
    }

    #[test]
    fn what_is_not_utf_8_is_read_byte_by_byte_and_said_to_be() {
        let decoded = decode(b"Schl\xfcssel").unwrap();
        assert_eq!(&*decoded.text, "Schlüssel");
        assert_eq!(decoded.encoding, Encoding::SingleByte);
    }

    #[test]
    fn nul_bytes_are_dropped_at_the_end_alone() {
        assert_eq!(&*decode(b"ab\0\0").unwrap().text, "ab");
        assert!(decode(b"abc\0d").is_none());
        assert_eq!(&*decode(b"").unwrap().text, "");
        assert!(decode(b"\0\0").is_none());
        assert_eq!(&*decode(b"a\0").unwrap().text, "a");
    }
}
