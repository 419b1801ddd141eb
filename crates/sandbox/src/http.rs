//! HTTP/1.1 over one connection: reading requests. Written by hand, since no proper server keeps the
//! bytes that it read, and none can be made to misbehave as the faults of tests need it.

use std::io;

use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::controls::{Delivery, Stream};

/// Most bytes of a request; more ends the connection.
const LONGEST_REQUEST: usize = 16 * 1024 * 1024;
const MOST_HEADERS: usize = 256;
const PIECE: usize = 16 * 1024;

const BAD_REQUEST: &[u8] =
    b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

/// A request, read whole.
pub(crate) struct IncomingRequest {
    pub(crate) method: String,
    pub(crate) target: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) head: Vec<u8>,
    pub(crate) body: Vec<u8>,
    pub(crate) wire: Vec<u8>,
}

/// Request line and headers, read.
struct Head {
    length: usize,
    method: String,
    target: String,
    headers: Vec<(String, String)>,
}

/// One connection from a client.
pub(crate) struct Connection {
    stream: Stream,
    unread: Vec<u8>,
}

impl Connection {
    pub(crate) fn new(stream: Stream) -> Self {
        Self {
            stream,
            unread: Vec::new(),
        }
    }

    /// The next request; `None` when the client has closed between two. What is no request is
    /// answered 400, as a client that tries TLS first needs it.
    pub(crate) async fn next(&mut self) -> io::Result<Option<IncomingRequest>> {
        let next = self.read().await;
        if next
            .as_ref()
            .is_err_and(|error| error.kind() == io::ErrorKind::InvalidData)
        {
            self.stream.write_all(BAD_REQUEST).await?;
        }
        next
    }

    async fn read(&mut self) -> io::Result<Option<IncomingRequest>> {
        let Some(Head {
            length,
            method,
            target,
            headers,
        }) = self.read_head().await?
        else {
            return Ok(None);
        };
        let wanted = |name: &str| {
            value(&headers, name)
                .unwrap_or_default()
                .to_ascii_lowercase()
        };
        if wanted("expect") == "100-continue" {
            self.stream
                .write_all(b"HTTP/1.1 100 Continue\r\n\r\n")
                .await?;
        }
        let (end, body) = if wanted("transfer-encoding") == "chunked" {
            self.read_chunks(length).await?
        } else {
            let end = length + bounded(wanted("content-length").parse().unwrap_or(0))?;
            self.fill_to(end).await?;
            (end, self.unread[length..end].to_vec())
        };
        let wire: Vec<u8> = self.unread.drain(..end).collect();
        let head = wire[..length].to_vec();
        Ok(Some(IncomingRequest {
            method,
            target,
            headers,
            head,
            body,
            wire,
        }))
    }

    /// Sends an answer; says whether the connection can serve another request.
    pub(crate) async fn send(
        &mut self,
        answer: Delivery,
        to: &IncomingRequest,
    ) -> io::Result<bool> {
        answer.send(&mut self.stream, to).await
    }

    async fn read_head(&mut self) -> io::Result<Option<Head>> {
        loop {
            if let Some(head) = Head::parse(&self.unread)? {
                return Ok(Some(head));
            }
            if !self.read_more().await? {
                return if self.unread.is_empty() {
                    Ok(None)
                } else {
                    Err(cut_off())
                };
            }
        }
    }

    /// Reads a chunked body that starts at `at`; gives its end and its content.
    async fn read_chunks(&mut self, mut at: usize) -> io::Result<(usize, Vec<u8>)> {
        let mut body = Vec::new();
        loop {
            let line = self.line(at).await?;
            let size = chunk_size(&self.unread[at..line])?;
            at = line + 2;
            if size == 0 {
                return Ok((self.after_trailers(at).await?, body));
            }
            self.fill_to(at + size + 2).await?;
            body.extend_from_slice(&self.unread[at..at + size]);
            at += size + 2;
        }
    }

    async fn after_trailers(&mut self, mut at: usize) -> io::Result<usize> {
        loop {
            let line = self.line(at).await?;
            if line == at {
                return Ok(line + 2);
            }
            at = line + 2;
        }
    }

    /// Where the line that starts at `from` ends.
    async fn line(&mut self, from: usize) -> io::Result<usize> {
        loop {
            if let Some(at) = position(&self.unread[from..], b"\r\n") {
                return Ok(from + at);
            }
            self.fill_to(self.unread.len() + 1).await?;
        }
    }

    async fn fill_to(&mut self, length: usize) -> io::Result<()> {
        while self.unread.len() < length {
            if !self.read_more().await? {
                return Err(cut_off());
            }
        }
        Ok(())
    }

    async fn read_more(&mut self) -> io::Result<bool> {
        if self.unread.len() > LONGEST_REQUEST {
            return Err(malformed());
        }
        self.unread.reserve(PIECE);
        Ok(self.stream.read_buf(&mut self.unread).await? > 0)
    }
}

impl IncomingRequest {
    /// Whether the client asked for the connection to be closed afterwards.
    pub(crate) fn ends_connection(&self) -> bool {
        value(&self.headers, "connection").is_some_and(|value| value.eq_ignore_ascii_case("close"))
    }
}

impl Head {
    /// `None` when it is good so far and not whole yet.
    fn parse(bytes: &[u8]) -> io::Result<Option<Self>> {
        let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
        let mut request = httparse::Request::new(&mut headers);
        let status = request.parse(bytes).map_err(|_| malformed())?;
        let httparse::Status::Complete(length) = status else {
            return Ok(None);
        };
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let header = |header: &httparse::Header<'_>| (header.name.to_owned(), text(header.value));
        Ok(Some(Self {
            length,
            method: request.method.unwrap_or_default().to_owned(),
            target: request.path.unwrap_or_default().to_owned(),
            headers: request.headers.iter().map(header).collect(),
        }))
    }
}

/// The number before any `;`, in hexadecimal.
fn chunk_size(line: &[u8]) -> io::Result<usize> {
    let line = std::str::from_utf8(line).map_err(|_| malformed())?;
    let size = line.split(';').next().unwrap_or_default().trim();
    bounded(usize::from_str_radix(size, 16).map_err(|_| malformed())?)
}

fn bounded(size: usize) -> io::Result<usize> {
    if size > LONGEST_REQUEST {
        Err(malformed())
    } else {
        Ok(size)
    }
}

/// The first header of this name, in any case.
pub(crate) fn value<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers
        .iter()
        .find(|(key, _)| key.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.as_str())
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}

fn malformed() -> io::Error {
    io::ErrorKind::InvalidData.into()
}

fn cut_off() -> io::Error {
    io::ErrorKind::UnexpectedEof.into()
}
