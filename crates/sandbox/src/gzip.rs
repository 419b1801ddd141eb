//! Compression, for layers and for answers compressed on order.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

/// Compresses as well as gzip can.
#[expect(clippy::expect_used, reason = "writing to a Vec cannot fail")]
pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder
        .write_all(bytes)
        .and_then(|()| encoder.finish())
        .expect("memory takes every byte")
}
