//! How an answer goes out: as it should, or as [`faults`](super::faults) order it.

use std::io;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::stream::Stream;
use crate::answer::Answer;
use crate::delivery::encode;
use crate::http::IncomingRequest;

/// An answer, and what becomes of it on its way.
pub(crate) enum Delivery {
    /// The whole answer, without a fault.
    Whole(Answer),
    /// Half of the body, then the end.
    Truncated(Answer),
    /// A byte at a time.
    Drip(Answer, Duration),
    /// A JSON body without an end.
    Endless,
    /// Not at all: the connection is reset.
    Reset,
    /// Not at all: the connection stays open.
    Hang,
}

impl Delivery {
    /// Sends; says whether the connection can serve another request.
    pub(crate) async fn send(self, stream: &mut Stream, to: &IncomingRequest) -> io::Result<bool> {
        match self {
            Self::Whole(answer) => return answer.send(stream, to).await,
            Self::Truncated(answer) => {
                let bytes = encode(&answer, to, true);
                let kept = bytes.len() - answer.body.len().div_ceil(2);
                stream.write_all(&bytes[..kept]).await?;
            }
            Self::Drip(answer, pause) => drip(stream, &encode(&answer, to, true), pause).await?,
            Self::Endless => send_endless(stream).await?,
            Self::Reset => stream.tcp().set_zero_linger()?,
            Self::Hang => await_end(stream).await?,
        }
        Ok(false)
    }
}

async fn drip(stream: &mut Stream, bytes: &[u8], pause: Duration) -> io::Result<()> {
    stream.tcp().set_nodelay(true)?;
    for byte in bytes {
        tokio::time::sleep(pause).await;
        stream.write_all(std::slice::from_ref(byte)).await?;
    }
    Ok(())
}

/// Sends until the client has had enough.
async fn send_endless(stream: &mut Stream) -> io::Result<()> {
    let head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(b"1\r\n[\r\n").await?;
    let chunk = [b"1000\r\n".as_slice(), &b"0,".repeat(0x800), b"\r\n"].concat();
    loop {
        stream.write_all(&chunk).await?;
    }
}

async fn await_end(stream: &mut Stream) -> io::Result<()> {
    while stream.read(&mut [0; 1024]).await? > 0 {}
    Ok(())
}
