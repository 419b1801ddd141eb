//! The bytes of a request. They hold secrets, are wiped when dropped, and can be neither copied nor printed.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use pull_secret::FieldPath;
use zeroize::Zeroizing;

use crate::Token;
use crate::render::Sink;

/// Bytes for the wire, in chunks, so that none is copied while it grows.
#[derive(Default)]
pub struct Wire(Vec<Zeroizing<Vec<u8>>>);

impl Wire {
    /// The bytes in one piece of exactly their length.
    pub fn into_bytes(self) -> Zeroizing<Vec<u8>> {
        let length = self.0.iter().map(|chunk| chunk.len()).sum();
        let mut bytes = Zeroizing::new(Vec::with_capacity(length));
        self.0
            .iter()
            .for_each(|chunk| bytes.extend_from_slice(chunk));
        bytes
    }

    pub(crate) fn push(&mut self, text: &str) {
        self.0.push(Zeroizing::new(text.as_bytes().to_vec()));
    }
}

impl Sink for Wire {
    fn write(&mut self, text: &str, _token: Token, _place: Option<FieldPath>) {
        self.push(text);
    }

    fn write_base64(
        &mut self,
        inner: Self,
        _token: Token,
        encode: impl Fn(&str) -> Zeroizing<String>,
    ) {
        let text = Zeroizing::new(STANDARD.encode(&*inner.into_bytes()));
        self.push(&encode(&text));
    }
}
