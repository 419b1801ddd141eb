//! Fields that are not there, or hold nothing.

use ai_core::service_key::DiagnosticCode::FieldMissing;
use serde_json::{Value, json};

use super::{OTHER, Row, row, with, without};
use crate::API_URL;

pub(super) fn rows() -> Vec<Row> {
    let fields = ["clientid", "clientsecret", "url"];
    let mut rows = Vec::new();
    for field in fields {
        rows.push(row(
            &format!("no {field}"),
            without(field),
            FieldMissing,
            field,
        ));
        for (name, value) in [
            ("empty", json!("")),
            ("blank", json!(" \n\t")),
            ("null", Value::Null),
            ("number", json!(7)),
        ] {
            rows.push(row(
                &format!("{name} {field}"),
                with(field, value),
                FieldMissing,
                field,
            ));
        }
    }
    let api = "serviceurls.AI_API_URL";
    rows.push(row(
        "no serviceurls",
        without("serviceurls"),
        FieldMissing,
        api,
    ));
    for (name, urls) in [
        ("empty serviceurls", json!({})),
        ("another service's", json!({"OTHER_URL": API_URL})),
        ("a list", json!([API_URL])),
        ("a number", json!({"AI_API_URL": 7})),
        ("a text", json!(OTHER)),
        ("a blank", json!({"AI_API_URL": " "})),
    ] {
        rows.push(row(
            &format!("serviceurls: {name}"),
            with("serviceurls", urls),
            FieldMissing,
            api,
        ));
    }
    rows
}
