//! Invented identifiers and secrets. Practice data: unpredictable, never reused elsewhere.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// A version 4 UUID.
pub(crate) fn uuid() -> String {
    let mut bytes: [u8; 16] = bytes();
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex = hex(&bytes);
    format!(
        "{}-{}-{}-{}-{}",
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..]
    )
}

/// A client secret in the form of today's service keys: `<uuid>$<43 base64url>=`.
pub(crate) fn client_secret() -> String {
    format!("{}${}=", uuid(), base64url(&bytes::<32>()))
}

/// A registry password: 24 base64url characters.
pub(crate) fn password() -> String {
    base64url(&bytes::<18>())
}

/// Something that looks like a JWT's signature.
pub(crate) fn signature() -> String {
    base64url(&bytes::<32>())
}

/// Unpadded base64 in the alphabet for URLs.
pub(crate) fn base64url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Two lower-case hexadecimal digits for each byte.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[expect(
    clippy::expect_used,
    reason = "an OS without randomness cannot run the practice tenant"
)]
fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}
