//! A client as thin as can be: bytes to a socket, and an answer read until the server closes.

use std::io;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sandbox::{Sandbox, Settings};
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

pub(crate) const SECRETS: &str = "/v2/admin/dockerRegistrySecrets";

/// A request to be sent.
pub(crate) struct Ask {
    method: String,
    target: String,
    headers: Vec<(String, String)>,
    body: String,
}

/// An answer that came.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

pub(crate) fn ask(method: &str, target: &str) -> Ask {
    let close = ("Connection".to_owned(), "close".to_owned());
    Ask {
        method: method.into(),
        target: target.into(),
        headers: vec![close],
        body: String::new(),
    }
}

impl Ask {
    pub(crate) fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    pub(crate) fn bearer(self, token: &str) -> Self {
        self.header("Authorization", format!("Bearer {token}"))
    }

    pub(crate) fn basic(self, username: &str, password: &str) -> Self {
        let login = STANDARD.encode(format!("{username}:{password}"));
        self.header("Authorization", format!("Basic {login}"))
    }

    pub(crate) fn json(self, body: impl ToString) -> Self {
        self.body("application/json", &body.to_string())
    }

    pub(crate) fn form(self, body: &str) -> Self {
        self.body("application/x-www-form-urlencoded", body)
    }

    pub(crate) fn body(self, media_type: &str, body: &str) -> Self {
        let length = body.len().to_string();
        let mut ask = self
            .header("Content-Type", media_type)
            .header("Content-Length", length);
        ask.body = body.to_owned();
        ask
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut text = format!(
            "{} {} HTTP/1.1\r\nHost: practice\r\n",
            self.method, self.target
        );
        for (name, value) in &self.headers {
            text += &format!("{name}: {value}\r\n");
        }
        format!("{text}\r\n{}", self.body).into_bytes()
    }

    /// Sends to `host` (scheme and port, or just `ip:port`) and reads the answer.
    pub(crate) async fn of(&self, host: &str) -> io::Result<Reply> {
        let bytes = exchange(host, &self.bytes()).await?;
        Ok(Reply::read(&bytes))
    }

    pub(crate) async fn api(&self, sandbox: &Sandbox) -> Reply {
        self.of(sandbox.api_url()).await.unwrap()
    }

    pub(crate) async fn registry(&self, sandbox: &Sandbox) -> Reply {
        self.of(&sandbox.registry().host).await.unwrap()
    }
}

impl Reply {
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let at = bytes
            .windows(4)
            .position(|window| window == b"\r\n\r\n")
            .unwrap();
        let head = std::str::from_utf8(&bytes[..at]).unwrap();
        let mut lines = head.split("\r\n");
        let status = lines
            .next()
            .unwrap()
            .split(' ')
            .nth(1)
            .unwrap()
            .parse()
            .unwrap();
        let header = |line: &str| {
            line.split_once(": ")
                .map(|(name, value)| (name.into(), value.into()))
        };
        Self {
            status,
            headers: lines.filter_map(header).collect(),
            body: bytes[at + 4..].to_vec(),
        }
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        let named = |(found, _): &&(String, String)| found.eq_ignore_ascii_case(name);
        self.headers
            .iter()
            .find(named)
            .map_or("", |(_, value)| value)
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

pub(crate) async fn connect(host: &str) -> io::Result<TcpStream> {
    TcpStream::connect(host.trim_start_matches("http://")).await
}

/// Sends bytes and reads whatever comes until the end.
pub(crate) async fn exchange(host: &str, bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut stream = connect(host).await?;
    stream.write_all(bytes).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    Ok(answer)
}

pub(crate) async fn started() -> Sandbox {
    Sandbox::start(Settings::default()).await.unwrap()
}

/// The value of a field of the sandbox's service key.
pub(crate) fn key_field(sandbox: &Sandbox, name: &str) -> String {
    let key: Value = serde_json::from_str(&sandbox.service_key()).unwrap();
    key[name].as_str().unwrap().to_owned()
}

/// An access token, honestly asked for.
pub(crate) async fn token(sandbox: &Sandbox) -> String {
    let reply = ask("POST", "/oauth/token")
        .basic(
            &key_field(sandbox, "clientid"),
            &key_field(sandbox, "clientsecret"),
        )
        .form("grant_type=client_credentials")
        .api(sandbox)
        .await;
    reply.json()["access_token"].as_str().unwrap().to_owned()
}

/// The body that creates a pull secret.
pub(crate) fn secret(name: &str, password: &str) -> Value {
    serde_json::json!({ "name": name, "data": { ".dockerconfigjson": document(password) } })
}

/// A `.dockerconfigjson` with one login.
pub(crate) fn document(password: &str) -> String {
    let login = serde_json::json!({ "username": "anna", "password": password });
    serde_json::json!({ "auths": { "ghcr.io": login } }).to_string()
}

pub(crate) async fn create(sandbox: &Sandbox, token: &str, name: &str) -> Reply {
    ask("POST", SECRETS)
        .bearer(token)
        .json(secret(name, "fake"))
        .api(sandbox)
        .await
}

/// The names that the list shows.
pub(crate) async fn listed(sandbox: &Sandbox, token: &str) -> Vec<String> {
    let list = ask("GET", SECRETS).bearer(token).api(sandbox).await.json();
    let name = |entry: &Value| entry["name"].as_str().map(str::to_owned);
    list["resources"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(name)
        .collect()
}
