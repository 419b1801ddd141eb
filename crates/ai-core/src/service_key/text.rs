//! From bytes to text: UTF-8, UTF-16 with or without its mark, and what old consoles write.

use zeroize::Zeroizing;

use super::layer::Layer;

/// What the bytes were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    /// As PowerShell's `>` and Notepad's *Unicode* write it.
    Utf16,
    /// One byte a character: the header line of `cf` on an old Windows console.
    Latin1,
}

impl Encoding {
    pub(super) fn layer(self) -> Option<Layer> {
        match self {
            Self::Utf8 => None,
            Self::Utf16 => Some(Layer::Utf16),
            Self::Latin1 => Some(Layer::Latin1),
        }
    }
}

/// The text, without a byte-order mark; `None` for what is no text.
pub(super) fn decode(bytes: &[u8]) -> Option<(Zeroizing<String>, Encoding)> {
    let (text, encoding) = match bytes {
        [0xff, 0xfe, rest @ ..] => (utf16(rest, u16::from_le_bytes)?, Encoding::Utf16),
        [0xfe, 0xff, rest @ ..] => (utf16(rest, u16::from_be_bytes)?, Encoding::Utf16),
        [0xef, 0xbb, 0xbf, rest @ ..] => {
            (std::str::from_utf8(rest).ok()?.to_owned(), Encoding::Utf8)
        }
        [0, first, ..] if *first != 0 => (utf16(bytes, u16::from_be_bytes)?, Encoding::Utf16),
        [first, 0, ..] if *first != 0 => (utf16(bytes, u16::from_le_bytes)?, Encoding::Utf16),
        all if all.contains(&0) => return None,
        all => match std::str::from_utf8(all) {
            Ok(text) => (text.to_owned(), Encoding::Utf8),
            Err(_) => (
                all.iter().copied().map(char::from).collect(),
                Encoding::Latin1,
            ),
        },
    };
    Some((Zeroizing::new(text), encoding))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|&pair| unit(pair)).collect();
    if !rest.is_empty() {
        return None;
    }
    String::from_utf16(&units).ok()
}
