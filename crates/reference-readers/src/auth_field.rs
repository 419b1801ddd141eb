//! The `auth` field of a registry credential as docker and containerd read it; they are stricter than the kubelet.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use pull_secret::auth::{self, AuthError, UserPassword};
use thiserror::Error;
use zeroize::Zeroizing;

/// Why docker cannot read the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DockerAuthError {
    /// It has no padding, or the kubelet cannot read it either.
    #[error(transparent)]
    Field(#[from] AuthError),
    /// There is nothing before the colon.
    #[error("no username")]
    NoUsername,
}

/// Reads the field as docker does: padded only, with a username, NULs around the password cut.
///
/// # Errors
/// [`DockerAuthError`].
pub fn decode_as_docker(field: &str) -> Result<UserPassword, DockerAuthError> {
    let read = decode_as_containerd(field)?;
    if read.username.is_empty() {
        return Err(DockerAuthError::NoUsername);
    }
    Ok(read)
}

/// Reads the field as containerd does (`ParseAuth`): padded only, NULs around the password cut.
///
/// # Errors
/// [`AuthError`].
pub fn decode_as_containerd(field: &str) -> Result<UserPassword, AuthError> {
    let characters = field.bytes().filter(|b| !matches!(b, b'\r' | b'\n'));
    if characters.count() % 4 != 0 {
        return Err(AuthError::NotBase64);
    }
    let read = auth::decode(field)?;
    let password = Zeroizing::new(without_nuls(&read.password).to_vec());
    Ok(UserPassword { password, ..read })
}

/// Writes the field as docker and the kubelet do. A colon in the username cannot be read back.
pub fn encode(username: &[u8], password: &[u8]) -> String {
    STANDARD.encode(Zeroizing::new([username, b":", password].concat()))
}

fn without_nuls(password: &[u8]) -> &[u8] {
    let kept = |b: &u8| *b != 0;
    let start = password.iter().position(kept).unwrap_or(password.len());
    let end = password
        .iter()
        .rposition(kept)
        .map_or(start, |last| last + 1);
    &password[start..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn docker_wants_padding_and_a_username() {
        assert_eq!(
            decode_as_docker("Zm9vOmJhcg").err(),
            Some(DockerAuthError::Field(AuthError::NotBase64))
        );
        assert_eq!(
            decode_as_docker("OmJhcg==").err(),
            Some(DockerAuthError::NoUsername)
        );
        let read = decode_as_docker("Zm9vOmJhcgA=").unwrap();
        assert_eq!(&**read.password, b"bar");
    }

    #[test]
    fn what_is_written_is_read_back() {
        let field = encode("üser".as_bytes(), b"pass:word");
        let read = auth::decode(&field).unwrap();
        assert_eq!(read.username, "üser".as_bytes());
        assert_eq!(&**read.password, b"pass:word");
    }
}
