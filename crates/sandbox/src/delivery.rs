//! How an answer goes out.

use std::io;

use tokio::io::{AsyncWrite, AsyncWriteExt};

use crate::answer::Answer;
use crate::http::{IncomingRequest, value};

impl Answer {
    /// Sends; says whether the connection can serve another request.
    pub(crate) async fn send(
        self,
        stream: &mut (impl AsyncWrite + Unpin),
        to: &IncomingRequest,
    ) -> io::Result<bool> {
        let close = to.ends_connection();
        stream.write_all(&encode(&self, to, close)).await?;
        Ok(!close)
    }
}

/// The bytes of an answer to a request; `close` announces that the connection ends with it.
pub(crate) fn encode(answer: &Answer, to: &IncomingRequest, close: bool) -> Vec<u8> {
    let mut text = format!("HTTP/1.1 {} {}\r\n", answer.status, reason(answer.status));
    for (name, value) in &answer.headers {
        text += &format!("{name}: {value}\r\n");
    }
    if value(&answer.headers, "content-length").is_none() {
        text += &format!("Content-Length: {}\r\n", answer.body.len());
    }
    if close {
        text += "Connection: close\r\n";
    }
    let body = if to.method == "HEAD" {
        &[]
    } else {
        answer.body.as_slice()
    };
    [text.as_bytes(), b"\r\n", body].concat()
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        202 => "Accepted",
        301 => "Moved Permanently",
        302 => "Found",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "",
    }
}
