//! The `auth` field of a registry credential: base64 of `username:password`.
//!
//! It is read as the kubelet and go-containerregistry read it.

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use thiserror::Error;
use zeroize::Zeroizing;

/// Username and password as bytes, since base64 may hold what is no UTF-8.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct UserPassword {
    /// What stands before the first colon.
    pub username: Vec<u8>,
    /// What stands behind it.
    pub password: Zeroizing<Vec<u8>>,
}

/// Why an `auth` field cannot be read. It fails the whole document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AuthError {
    /// It is not base64 as this reader wants it.
    #[error("not base64")]
    NotBase64,
    /// There is no colon in it.
    #[error("no colon between username and password")]
    NoColon,
}

/// Reads the field as the kubelet and go-containerregistry do (`decodeDockerConfigFieldAuth`).
///
/// Padded or not is decided by its end; line ends are skipped anywhere, blanks are not; nothing is
/// trimmed from the password.
///
/// # Errors
/// [`AuthError::NotBase64`] or [`AuthError::NoColon`].
pub fn decode(field: &str) -> Result<UserPassword, AuthError> {
    let engine = if field.trim().ends_with('=') {
        &PADDED
    } else {
        &UNPADDED
    };
    split(&decode_base64(engine, field)?)
}

const PADDED: GeneralPurpose = engine(DecodePaddingMode::RequireCanonical);
const UNPADDED: GeneralPurpose = engine(DecodePaddingMode::RequireNone);

const fn engine(padding: DecodePaddingMode) -> GeneralPurpose {
    // Go does not look at the spare bits of the last character.
    let config = GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(padding);
    GeneralPurpose::new(&STANDARD, config)
}

fn decode_base64(engine: &GeneralPurpose, field: &str) -> Result<Zeroizing<Vec<u8>>, AuthError> {
    let is_line_end = |b: &u8| matches!(b, b'\r' | b'\n');
    let joined: Zeroizing<Vec<u8>> =
        Zeroizing::new(field.bytes().filter(|b| !is_line_end(b)).collect());
    engine
        .decode(&*joined)
        .map(Zeroizing::new)
        .map_err(|_| AuthError::NotBase64)
}

fn split(decoded: &[u8]) -> Result<UserPassword, AuthError> {
    let colon = decoded
        .iter()
        .position(|&b| b == b':')
        .ok_or(AuthError::NoColon)?;
    Ok(UserPassword {
        username: decoded[..colon].to_vec(),
        password: Zeroizing::new(decoded[colon + 1..].to_vec()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kubelet_reads_it_padded_or_not() {
        for field in [
            "Zm9vOmJhcg==",
            "Zm9vOmJhcg",
            "Zm9v\nOmJhcg==\r\n",
            "Zm9vOmJhch",
        ] {
            let read = decode(field).unwrap();
            assert_eq!(
                (&*read.username, &**read.password),
                (&b"foo"[..], &b"bar"[..]),
                "{field}"
            );
        }
        for field in [
            "Zm9vOmJhcg=",
            "Zm9v OmJhcg==",
            " Zm9vOmJhcg==",
            "Zm9vOmJh-_8=",
        ] {
            assert_eq!(decode(field).err(), Some(AuthError::NotBase64), "{field}");
        }
    }
}
