//! Addresses that nothing can be sent to, that give something away, or that are in the wrong place.

use ai_core::service_key::DiagnosticCode::{UrlLeaks, UrlMalformed, UrlNotHttps, UrlsSwapped};
use serde_json::json;

use super::{OTHER, Row, row, with, with_api};
use crate::{API_URL, TOKEN_URL};

pub(super) fn rows() -> Vec<Row> {
    let mut rows = Vec::new();
    for (value, code) in [
        ("http://auth.example", UrlNotHttps),
        ("http://127.0.0.1.example", UrlNotHttps),
        ("http://localhost.example:4711", UrlNotHttps),
        ("ftp://auth.example", UrlMalformed),
        ("auth.example", UrlMalformed),
        ("//auth.example", UrlMalformed),
        ("https://", UrlMalformed),
        ("https:// auth.example", UrlMalformed),
        ("https://auth.example:port", UrlMalformed),
        ("javascript:alert(1)", UrlMalformed),
        ("file:///etc/passwd", UrlMalformed),
        (&format!("https://anna:{OTHER}@auth.example"), UrlLeaks),
        (&format!("https://{OTHER}@auth.example"), UrlLeaks),
        (&format!("https://auth.example?a={OTHER}"), UrlLeaks),
        (&format!("https://auth.example#{OTHER}"), UrlLeaks),
        (&format!("https://auth.example/{OTHER} x?"), UrlLeaks),
    ] {
        rows.push(row(value, with("url", json!(value)), code, "url"));
        rows.push(row(
            &format!("API {value}"),
            with_api(value),
            code,
            "serviceurls.AI_API_URL",
        ));
    }
    let mut swapped = with("url", json!(API_URL));
    swapped["serviceurls"]["AI_API_URL"] = json!(TOKEN_URL);
    rows.push(row("swapped", swapped, UrlsSwapped, ""));
    rows.push(row(
        "API twice",
        with("url", json!(API_URL)),
        UrlsSwapped,
        "",
    ));
    rows.push(row(
        "token server twice",
        with_api(TOKEN_URL),
        UrlsSwapped,
        "",
    ));
    rows
}
