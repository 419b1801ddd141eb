//! Keys of other services.

use ai_core::service_key::DiagnosticCode::OtherService;
use serde_json::{Value, json};

use super::{OTHER, Row, row};
use crate::TOKEN_URL;

pub(super) fn rows() -> Vec<Row> {
    let client = |more: Value| {
        let mut key = json!({"clientid": "sb-x!t1", "clientsecret": OTHER, "url": TOKEN_URL});
        key.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        key
    };
    let binding = |label: &str| {
        let credentials = client(json!({}));
        json!({ label: [{"label": label, "name": "x", "tags": [], "credentials": credentials}] })
    };
    vec![
        row(
            "XSUAA",
            client(json!({"xsappname": "x!t1"})),
            OtherService,
            "",
        ),
        row(
            "XSUAA, wrapped",
            json!({"credentials": client(json!({"xsappname": "x!t1"}))}),
            OtherService,
            "",
        ),
        row(
            "Destination",
            client(
                json!({"uri": "https://x.example", "clientid": "sb-x|destination-xsappname!b1"}),
            ),
            OtherService,
            "",
        ),
        row(
            "HANA",
            json!({"host": "h", "port": "443", "driver": "d", "password": OTHER}),
            OtherService,
            "",
        ),
        row(
            "Object Store",
            json!({"access_key_id": "x", "bucket": "b", "secret_access_key": OTHER}),
            OtherService,
            "",
        ),
        row(
            "PostgreSQL",
            json!({"hostname": "h", "dbname": "d", "username": "u", "password": OTHER}),
            OtherService,
            "",
        ),
        row(
            "AI services",
            json!({"uaa": client(json!({})), "url": "https://x.example"}),
            OtherService,
            "",
        ),
        row(
            "Launchpad",
            client(json!({"url": "https://acme.ai-launchpad.example"})),
            OtherService,
            "",
        ),
        row(
            "Service Manager",
            client(json!({"sm_url": "https://x.example"})),
            OtherService,
            "",
        ),
        row("binding of XSUAA", binding("xsuaa"), OtherService, ""),
        row("binding of anything", binding("auditlog"), OtherService, ""),
    ]
}
