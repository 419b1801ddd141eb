//! PEM (RFC 7468), taken as people have it: with line ends of any kind, with none, or with `\n` written out as two
//! characters, as variables and dotenv files do.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

/// How long a line is (RFC 7468 § 2).
const LINE: usize = 64;

/// What stands between a `BEGIN` and its `END`.
pub(super) struct Block<'a> {
    pub(super) label: &'a str,
    body: &'a str,
}

/// The blocks of a text; one that does not end is left out with all behind it.
pub(super) fn blocks(text: &str) -> impl Iterator<Item = Block<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (_, after) = rest.split_once("-----BEGIN ")?;
        let (label, after) = after.split_once("-----")?;
        let (body, after) = after.split_once(&format!("-----END {label}-----"))?;
        rest = after;
        Some(Block { label, body })
    })
}

impl Block<'_> {
    /// Whether it says so in the header of old OpenSSL keys (RFC 1421 § 4.6.1.1).
    pub(super) fn is_encrypted(&self) -> bool {
        self.label.starts_with("ENCRYPTED ") || self.body.contains("Proc-Type:")
    }

    /// The bytes; `None` if that is no Base64. They may be those of a key, so they are wiped.
    pub(super) fn der(&self) -> Option<Zeroizing<Vec<u8>>> {
        let body = without_line_ends(self.body);
        // Reserved in full, since a vector that grows leaves copies behind.
        let mut der = Zeroizing::new(Vec::with_capacity(body.len()));
        STANDARD.decode_vec(&*body, &mut der).ok()?;
        (!der.is_empty()).then_some(der)
    }
}

/// Writes a block as RFC 7468 has it.
pub(super) fn write(label: &str, der: &[u8]) -> Zeroizing<String> {
    let body = Zeroizing::new(STANDARD.encode(der));
    let lines = body.len().div_ceil(LINE);
    let room = body.len() + lines + 2 * label.len() + "-----BEGIN -----\n-----END -----\n".len();
    let mut text = Zeroizing::new(String::with_capacity(room));
    text.push_str("-----BEGIN ");
    text.push_str(label);
    text.push_str("-----\n");
    for at in (0..body.len()).step_by(LINE) {
        text.push_str(&body[at..body.len().min(at + LINE)]);
        text.push('\n');
    }
    text.push_str("-----END ");
    text.push_str(label);
    text.push_str("-----\n");
    text
}

fn without_line_ends(body: &str) -> Zeroizing<String> {
    let mut kept = Zeroizing::new(String::with_capacity(body.len()));
    let mut after_backslash = false;
    for c in body.chars() {
        let written_out = c == '\\' || (after_backslash && matches!(c, 'n' | 'r'));
        after_backslash = c == '\\';
        if !written_out && !c.is_whitespace() {
            kept.push(c);
        }
    }
    kept
}
