//! A server that says exactly what a test wants, byte for byte, and remembers every byte it was sent.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

/// What arrived in one request.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    pub method: String,
    pub target: String,
    /// The head as it came, line by line.
    pub head: String,
    pub body: String,
}

/// What the server does next.
pub enum Act {
    /// Sends this and reads on.
    Say(Vec<u8>),
    /// The same after a while.
    SayLate(Duration, Vec<u8>),
    /// Sends this, then the same piece again and again, with a pause in between.
    Repeat {
        first: Vec<u8>,
        piece: Vec<u8>,
        pause: Duration,
    },
    /// Says nothing for ever.
    Hang,
    /// Sends this and hangs up.
    Leave(Vec<u8>),
}

/// A server that sends prepared bytes, until it is dropped.
pub struct Raw {
    pub host: String,
    seen: Arc<Mutex<String>>,
    connections: Arc<Mutex<usize>>,
    task: JoinHandle<()>,
}

type Answer = dyn Fn(&Asked) -> Act + Send + Sync;

impl Raw {
    /// Starts on `address`, such as `127.0.0.1`, at a free port.
    pub async fn start(
        address: &str,
        tls: Option<TlsAcceptor>,
        answer: impl Fn(&Asked) -> Act + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind((address, 0)).await.unwrap();
        Self::on(listener, tls, Arc::new(answer))
    }

    fn on(listener: TcpListener, tls: Option<TlsAcceptor>, answer: Arc<Answer>) -> Self {
        let host = listener.local_addr().unwrap().to_string();
        let seen = Arc::new(Mutex::new(String::new()));
        let connections = Arc::new(Mutex::new(0));
        let (log, count) = (Arc::clone(&seen), Arc::clone(&connections));
        let task = tokio::spawn(async move {
            loop {
                let Ok((stream, _)) = listener.accept().await else {
                    continue;
                };
                // Small answers must not wait for each other on the way.
                stream.set_nodelay(true).unwrap();
                *count.lock().unwrap() += 1;
                let (tls, log, answer) = (tls.clone(), Arc::clone(&log), Arc::clone(&answer));
                tokio::spawn(async move {
                    match tls {
                        None => serve(stream, &log, &*answer).await,
                        Some(tls) => {
                            if let Ok(stream) = tls.accept(stream).await {
                                serve(stream, &log, &*answer).await;
                            }
                        }
                    }
                });
            }
        });
        Self {
            host,
            seen,
            connections,
            task,
        }
    }

    pub fn port(&self) -> u16 {
        self.host.rsplit_once(':').unwrap().1.parse().unwrap()
    }

    /// All it was ever sent, as text.
    pub fn seen(&self) -> String {
        self.seen.lock().unwrap().clone()
    }

    /// How often somebody connected.
    pub fn connections(&self) -> usize {
        *self.connections.lock().unwrap()
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// An answer with its length.
pub fn say(status: u16, headers: &[(&str, &str)], body: &str) -> Act {
    Act::Say(bytes(status, headers, body))
}

/// The bytes of an answer with its length.
pub fn bytes(status: u16, headers: &[(&str, &str)], body: &str) -> Vec<u8> {
    let mut text = format!("HTTP/1.1 {status} X\r\nContent-Length: {}\r\n", body.len());
    for (name, value) in headers {
        text += &format!("{name}: {value}\r\n");
    }
    format!("{text}\r\n{body}").into_bytes()
}

async fn serve(stream: impl AsyncRead + AsyncWrite, log: &Mutex<String>, answer: &Answer) {
    let (mut reader, mut writer) = tokio::io::split(Box::pin(stream));
    let mut buffer = Vec::new();
    while let Some(asked) = read(&mut reader, &mut buffer, log).await {
        if asked.method == "TLS" {
            let _ = send(&mut writer, b"HTTP/1.1 400 X\r\n\r\n", false).await;
            return;
        }
        let head_only = asked.method == "HEAD";
        let done = match answer(&asked) {
            Act::Say(bytes) => send(&mut writer, &bytes, head_only).await,
            Act::SayLate(late, bytes) => {
                tokio::time::sleep(late).await;
                send(&mut writer, &bytes, head_only).await
            }
            Act::Leave(bytes) => {
                let _ = send(&mut writer, &bytes, head_only).await;
                let _ = writer.shutdown().await;
                return;
            }
            Act::Hang => std::future::pending().await,
            Act::Repeat {
                first,
                piece,
                pause,
            } => {
                let mut sent = send(&mut writer, &first, false).await;
                while sent.is_ok() {
                    tokio::time::sleep(pause).await;
                    sent = send(&mut writer, &piece, false).await;
                }
                sent
            }
        };
        if done.is_err() {
            return;
        }
    }
}

async fn send(
    writer: &mut (impl AsyncWrite + Unpin),
    bytes: &[u8],
    head_only: bool,
) -> std::io::Result<()> {
    let end = bytes
        .windows(4)
        .position(|window| window == b"\r\n\r\n")
        .map(|at| at + 4);
    let bytes = &bytes[..end.filter(|_| head_only).unwrap_or(bytes.len())];
    writer.write_all(bytes).await?;
    writer.flush().await
}

async fn read(
    reader: &mut (impl AsyncRead + Unpin),
    buffer: &mut Vec<u8>,
    log: &Mutex<String>,
) -> Option<Asked> {
    loop {
        if let Some((asked, used)) = parse(buffer) {
            buffer.drain(..used);
            return Some(asked);
        }
        let mut piece = [0; 4096];
        let count = reader
            .read(&mut piece)
            .await
            .ok()
            .filter(|&count| count > 0)?;
        log.lock()
            .unwrap()
            .push_str(&String::from_utf8_lossy(&piece[..count]));
        buffer.extend_from_slice(&piece[..count]);
        // A TLS greeting where none is spoken: any text will do to say so.
        if buffer[0] == 0x16 {
            return Some(Asked {
                method: "TLS".to_owned(),
                ..Asked::default()
            });
        }
    }
}

fn parse(buffer: &[u8]) -> Option<(Asked, usize)> {
    let end = buffer.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    let head = String::from_utf8_lossy(&buffer[..end]).into_owned();
    let length = |line: &str| {
        line.to_lowercase()
            .strip_prefix("content-length:")?
            .trim()
            .parse()
            .ok()
    };
    let length: usize = head.lines().find_map(length).unwrap_or(0);
    let body = buffer.get(end..end + length)?;
    let mut words = head.split(' ');
    let asked = Asked {
        method: words.next()?.to_owned(),
        target: words.next()?.to_owned(),
        body: String::from_utf8_lossy(body).into_owned(),
        head,
    };
    Some((asked, end + length))
}
