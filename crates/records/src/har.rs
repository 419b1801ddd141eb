//! HTTP Archive 1.2, <http://www.softwareishard.com/blog/har-12-spec/>: the fields that browsers, Postman and SAP's support
//! read. What goes in is drawn with masks beforehand; nothing is taken out here.

use std::io::{self, Write};

use jiff::Timestamp;
use serde::{Serialize, Serializer};

/// What is not known, in the terms of the format.
const NOT_KNOWN: i64 = -1;

/// One request with its response: an entry of `log.entries`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HarEntry {
    /// When the request was sent.
    #[serde(serialize_with = "in_milliseconds")]
    pub started_date_time: Timestamp,
    /// How long it took, in milliseconds: the sum of the timings.
    pub time: f64,
    /// The request as it was shown, with masks in place of secrets.
    pub request: HarRequest,
    /// The response; its status is 0 if there was none.
    pub response: HarResponse,
    /// What a cache gave: nothing.
    pub cache: HarCache,
    /// Where the time went.
    pub timings: HarTimings,
    /// Which tenant it was, and why there is no answer.
    pub comment: String,
}

/// What a cache gave. There is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct HarCache {}

/// A request in the terms of the format.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HarRequest {
    /// The method in capitals.
    pub method: String,
    /// The address with its query.
    pub url: String,
    /// The version, such as `HTTP/1.1`.
    pub http_version: String,
    /// Cookies, of which none are sent.
    pub cookies: Vec<HarPair>,
    /// The headers in their order.
    pub headers: Vec<HarPair>,
    /// The parameters of the query, percent-decoded.
    pub query_string: Vec<HarPair>,
    /// The body; none for a request without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post_data: Option<HarPostData>,
    /// Not told: it would tell the length of the token.
    pub headers_size: i64,
    /// Not told where a secret is in the body.
    pub body_size: i64,
}

/// A body that was sent.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HarPostData {
    /// The media type, from `Content-Type`.
    pub mime_type: String,
    /// The body with masks in place of secrets.
    pub text: String,
}

/// A response; one of status 0 stands for none.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HarResponse {
    /// The HTTP status; 0 if there was no response.
    pub status: u16,
    /// The reason phrase of the status, such as `Created`.
    pub status_text: String,
    /// The version, such as `HTTP/1.1`.
    pub http_version: String,
    /// Cookies, which stand among the headers.
    pub cookies: Vec<HarPair>,
    /// The headers in their order.
    pub headers: Vec<HarPair>,
    /// The body as far as it was read.
    pub content: HarContent,
    /// Where the server would send the call, which is never followed.
    #[serde(rename = "redirectURL")]
    pub redirect_url: String,
    /// -1, since the bytes of the headers are not counted.
    pub headers_size: i64,
    /// The size of the body on the wire.
    pub body_size: i64,
}

/// A body that came.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HarContent {
    /// Its size in bytes.
    pub size: i64,
    /// The media type, from `Content-Type`.
    pub mime_type: String,
    /// The body, if it is text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A name and its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HarPair {
    /// The name of a header, cookie or parameter.
    pub name: String,
    /// Its value, with masks in place of secrets.
    pub value: String,
}

/// Where the time went, in milliseconds; -1 is not known or did not happen.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct HarTimings {
    /// Looking up the name.
    pub dns: f64,
    /// TCP and TLS handshakes.
    pub connect: f64,
    /// Sending, which is part of waiting.
    pub send: f64,
    /// Waiting for the first byte.
    pub wait: f64,
    /// From the first byte to the last.
    pub receive: f64,
}

impl HarPair {
    /// Makes a pair of a name and its value.
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            value: value.into(),
        }
    }
}

impl HarTimings {
    /// Waiting and reading alone, where nothing else was measured.
    pub fn new(wait: f64, receive: f64) -> Self {
        Self {
            dns: NOT_KNOWN as f64,
            connect: NOT_KNOWN as f64,
            send: 0.0,
            wait,
            receive,
        }
    }

    /// The sum of what is known.
    pub fn total(&self) -> f64 {
        [self.dns, self.connect, self.send, self.wait, self.receive]
            .into_iter()
            .filter(|span| *span > 0.0)
            .sum()
    }
}

impl HarResponse {
    /// Stands for an answer that never came.
    pub fn none() -> Self {
        Self {
            status: 0,
            status_text: String::new(),
            http_version: String::new(),
            cookies: Vec::new(),
            headers: Vec::new(),
            content: HarContent {
                size: 0,
                mime_type: String::new(),
                text: None,
            },
            redirect_url: String::new(),
            headers_size: NOT_KNOWN,
            body_size: NOT_KNOWN,
        }
    }
}

/// Writes an archive entry by entry, so that its length costs no memory.
pub struct HarWriter<W> {
    to: W,
    entries: u32,
}

impl<W: Write> HarWriter<W> {
    /// Begins an archive. `version` is that of Pullpass.
    ///
    /// # Errors
    /// What writing meets.
    pub fn new(mut to: W, version: &str) -> io::Result<Self> {
        let creator = serde_json::json!({ "name": "Pullpass", "version": version });
        let comment =
            serde_json::json!("Masks stand where secrets were: no secret is in this file.");
        write!(
            to,
            r#"{{"log":{{"version":"1.2","creator":{creator},"comment":{comment},"entries":["#
        )?;
        Ok(Self { to, entries: 0 })
    }

    /// Writes an entry.
    ///
    /// # Errors
    /// What writing meets.
    pub fn push(&mut self, entry: &HarEntry) -> io::Result<()> {
        self.to
            .write_all(if self.entries == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut self.to, entry)?;
        self.entries += 1;
        Ok(())
    }

    /// Ends the archive, and gives what it was written to.
    ///
    /// # Errors
    /// What writing meets.
    pub fn finish(mut self) -> io::Result<W> {
        self.to.write_all(b"\n]}}\n")?;
        self.to.flush()?;
        Ok(self.to)
    }
}

fn in_milliseconds<S: Serializer>(at: &Timestamp, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(&format_args!("{at:.3}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_without_entries_is_one_too() {
        let text = HarWriter::new(Vec::new(), "1.0").unwrap().finish().unwrap();
        let archive: serde_json::Value = serde_json::from_slice(&text).unwrap();
        assert_eq!(archive["log"]["version"], "1.2");
        assert_eq!(archive["log"]["entries"], serde_json::json!([]));
    }

    #[test]
    fn entries_stand_in_their_order_with_all_that_readers_expect() {
        let mut writer = HarWriter::new(Vec::new(), "1.0").unwrap();
        for status in [0, 404] {
            writer.push(&entry(status)).unwrap();
        }
        let text = writer.finish().unwrap();
        let archive: serde_json::Value = serde_json::from_slice(&text).unwrap();
        let entries = archive["log"]["entries"].as_array().unwrap();
        assert_eq!(entries[0]["startedDateTime"], "2026-11-03T14:26:13.500Z");
        assert_eq!(entries[0]["cache"], serde_json::json!({}));
        assert_eq!(entries[1]["response"]["status"], 404);
        assert_eq!(entries[1]["response"]["redirectURL"], "");
        assert_eq!(entries[1]["request"]["queryString"][0]["name"], "$count");
        assert_eq!(entries[1]["request"].get("postData"), None);
        assert_eq!(entries[1]["timings"]["dns"], -1.0);
        assert_eq!(entries[1]["time"], 101.0);
    }

    fn entry(status: u16) -> HarEntry {
        let timings = HarTimings::new(100.0, 1.0);
        HarEntry {
            started_date_time: "2026-11-03T14:26:13.5Z".parse().unwrap(),
            time: timings.total(),
            request: HarRequest {
                method: "GET".to_owned(),
                url: "https://api.example/v2?$count=true".to_owned(),
                http_version: "HTTP/1.1".to_owned(),
                cookies: Vec::new(),
                headers: vec![HarPair::new("Authorization", "Bearer ••••••••")],
                query_string: vec![HarPair::new("$count", "true")],
                post_data: None,
                headers_size: -1,
                body_size: 0,
            },
            response: HarResponse {
                status,
                ..HarResponse::none()
            },
            cache: HarCache {},
            timings,
            comment: "acme-prod".to_owned(),
        }
    }
}
