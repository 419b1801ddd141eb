//! Servers on loopback that do one thing, a thread each.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

/// A server that does the same with each connection. Its requests can be received.
pub(crate) struct Server {
    pub(crate) base: String,
    pub(crate) port: u16,
    pub(crate) requests: Receiver<String>,
}

impl Server {
    /// Reads the head of a request and a short body, answers with these bytes, and closes.
    pub(crate) fn answering(answer: impl Into<Vec<u8>>) -> Self {
        let answer = answer.into();
        Self::start(move |mut stream| {
            let request = read_request(&mut stream);
            // A client that has read enough may have gone.
            let _ = stream.write_all(&answer);
            request
        })
    }

    /// Does with each connection what is given, and passes on what that gives.
    pub(crate) fn start(serve: impl Fn(TcpStream) -> String + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (sender, requests) = channel();
        thread::spawn(move || {
            for stream in listener.incoming() {
                if sender.send(serve(stream.unwrap())).is_err() {
                    return;
                }
            }
        });
        Self {
            base: format!("http://127.0.0.1:{port}"),
            port,
            requests,
        }
    }
}

/// Reads a request as far as its Content-Length says.
pub(crate) fn read_request(stream: &mut impl Read) -> String {
    let (mut request, mut chunk) = (Vec::new(), [0; 4096]);
    loop {
        let text = String::from_utf8_lossy(&request).into_owned();
        if text
            .split_once("\r\n\r\n")
            .is_some_and(|(head, body)| body.len() >= length(head))
        {
            return text;
        }
        match stream.read(&mut chunk) {
            Ok(0) | Err(_) => return text,
            Ok(read) => request.extend_from_slice(&chunk[..read]),
        }
    }
}

fn length(head: &str) -> usize {
    let line = head
        .lines()
        .find_map(|line| line.strip_prefix("Content-Length: "));
    line.map_or(0, |length| length.parse().unwrap())
}
