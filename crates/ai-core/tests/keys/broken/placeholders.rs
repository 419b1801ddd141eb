//! Values that somebody was to fill in.

use ai_core::service_key::DiagnosticCode::Placeholder;
use serde_json::json;

use super::{Row, row, with, with_api};

pub(super) fn rows() -> Vec<Row> {
    let values = [
        "<secret>",
        "YOUR_SECRET",
        "your-secret",
        "your secret here",
        "$SECRET",
        "${SECRET}",
        "$env:SECRET",
        "%SECRET%",
        "{{client_secret}}",
        "((secret))",
        "[PRIVATE DATA HIDDEN]",
        "********",
        "••••",
        "...",
        "xxxx",
        "changeme",
        "$(cat key)",
        "REDACTED",
    ];
    let of_secret = values.iter().map(|value| {
        row(
            value,
            with("clientsecret", json!(value)),
            Placeholder,
            "clientsecret",
        )
    });
    let others = [
        row(
            "id",
            with("clientid", json!("<client id>")),
            Placeholder,
            "clientid",
        ),
        row(
            "url",
            with("url", json!("{{auth_url}}")),
            Placeholder,
            "url",
        ),
        row(
            "api",
            with_api("${AI_API_URL}"),
            Placeholder,
            "serviceurls.AI_API_URL",
        ),
    ];
    of_secret.chain(others).collect()
}
