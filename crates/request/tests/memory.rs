//! What a login leaves in the memory of the process once it was sent: nothing. A binary of its own, since it looks
//! through all of its memory and wipes what is freed, as the application does.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test may stop where it likes")]

use std::alloc::System;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::net::TcpListener;
use std::os::unix::fs::FileExt;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use pull_secret::{Handle, Secret};
use request::{
    Header, Method, Part, Request, Secrets, Settings, Slot, SlotKind, Text, Transport, Url,
};
use zeroize::{Zeroize, Zeroizing};
use zeroizing_alloc::ZeroAlloc;

#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

const HANDLE: Handle = Handle::from_bytes([9; 16]);
/// Far less than the thirty seconds for which a connection is kept.
const SOON: Duration = Duration::from_secs(5);

#[tokio::test]
async fn a_basic_login_is_gone_from_memory_soon_after_the_answer() {
    let password = Zeroizing::new(format!("canary-{:x}", std::process::id()).repeat(4));
    let mut login = STANDARD.encode(format!("anna:{}", *password));
    // Reversed, so that what is looked for is not found here.
    let needle: Vec<u8> = login.bytes().rev().collect();
    login.zeroize();

    let base = serve();
    let transport = Transport::new(&Settings::default());
    let secret = Secret::new(password.to_string());
    let secrets: Secrets = [(HANDLE, secret)].into_iter().collect();
    let received = transport.send(&request(&base), &secrets, 100).await;
    assert_eq!(received.unwrap().keep().status, 200);
    drop(secrets);

    let deadline = Instant::now() + SOON;
    while is_in_memory(&needle) {
        assert!(Instant::now() < deadline, "the login is still in memory");
        tokio::task::yield_now().await;
    }
}

fn request(base: &str) -> Request {
    let slot = Part::Slot(Slot {
        secret: SlotKind::RegistryPassword,
        handle: HANDLE,
        place: None,
    });
    let login = Part::Base64 {
        inner: Text::from("anna:").then(Text(vec![slot])),
    };
    Request {
        method: Method::Get,
        url: Url {
            base: base.to_owned(),
            path: "/token".into(),
            query: Vec::new(),
        },
        headers: vec![
            Header::new("Host", "here"),
            Header::new(
                "Authorization",
                Text::from("Basic ").then(Text(vec![login])),
            ),
        ],
        body: None,
        identity: None,
    }
}

/// Answers one request and lets the connection stay open. It forgets what it read.
fn serve() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut head = Zeroizing::new([0; 4096]);
        let mut read = 0;
        while !head[..read].ends_with(b"\r\n\r\n") {
            read += stream.read(&mut head[read..]).unwrap();
        }
        head.zeroize();
        stream
            .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
            .unwrap();
        // Until the other side closes.
        let _ = stream.read(&mut [0; 1]);
    });
    base
}

fn is_in_memory(reversed: &[u8]) -> bool {
    let memory = File::open("/proc/self/mem").unwrap();
    let maps = fs::read_to_string("/proc/self/maps").unwrap();
    let mut chunk = vec![0; 1 << 20];
    maps.lines()
        .filter_map(writable)
        .any(|(from, to)| holds(&memory, from, to, &mut chunk, reversed))
}

fn writable(line: &str) -> Option<(u64, u64)> {
    let (range, rest) = line.split_once(' ')?;
    let (from, to) = range.split_once('-')?;
    let address = |text| u64::from_str_radix(text, 16).ok();
    let pair = (address(from)?, address(to)?);
    rest.starts_with("rw").then_some(pair)
}

/// Chunks overlap by what is looked for.
fn holds(memory: &File, from: u64, to: u64, chunk: &mut [u8], reversed: &[u8]) -> bool {
    let step = chunk.len() - reversed.len();
    (from..to).step_by(step).any(|at| {
        let length = chunk.len().min(usize::try_from(to - at).unwrap());
        let Ok(read) = memory.read_at(&mut chunk[..length], at) else {
            return false;
        };
        let found = chunk[..read]
            .windows(reversed.len())
            .any(|window| window.iter().eq(reversed.iter().rev()));
        chunk.zeroize();
        found
    })
}
