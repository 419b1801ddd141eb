//! What is read of texts that were copied from somewhere, and what is left as it is.
#![expect(clippy::unwrap_used, reason = "helpers of tests fail with the test")]

#[path = "../../../go-std/tests/go/any_json.rs"]
mod any_json;
mod lenient_json;
mod lenient_json_and_strict;
mod setting;
mod web_and_mail;
mod yaml;

use pasted_text::Value;

/// A value in the notation of JSON, its numbers as they are written.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Literal(text) => text.to_string(),
        Value::Text(text) => serde_json::to_string(&**text).unwrap(),
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(shown).collect();
            format!("[{}]", items.join(","))
        }
        Value::Object(members) => {
            let member = |(name, value)| {
                format!("{}:{}", serde_json::to_string(name).unwrap(), shown(value))
            };
            let members: Vec<String> = members.iter().map(member).collect();
            format!("{{{}}}", members.join(","))
        }
    }
}
