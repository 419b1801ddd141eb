//! What a body is known by: its digests, in the two algorithms of the OCI image specification.

use std::fmt::Write;

use request::Received;
use sha2::{Sha256, Sha512};

/// The digests of a body, byte by byte as it came.
pub(crate) struct Digests {
    sha256: String,
    sha512: String,
}

impl Digests {
    /// Makes them of an answer.
    pub(crate) fn of(received: &Received) -> Self {
        Self {
            sha256: format!("sha256:{}", hex(&received.digest::<Sha256>())),
            sha512: format!("sha512:{}", hex(&received.digest::<Sha512>())),
        }
    }

    /// The digest in the algorithm of another one; `None` for what is no digest, such as a tag.
    pub(crate) fn like(&self, reference: &str) -> Option<&str> {
        match reference.split_once(':') {
            Some(("sha256", _)) => Some(&self.sha256),
            Some(("sha512", _)) => Some(&self.sha512),
            _ => None,
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}
