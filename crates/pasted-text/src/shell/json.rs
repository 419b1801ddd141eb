//! Values of PowerShell as JSON.

use zeroize::Zeroizing;

use super::evaluate::Value;
use super::word::Word;

/// A value of PowerShell's as JSON.
pub(super) fn of_value(value: &Value) -> Word {
    let mut text = Word::default();
    push(value, &mut text);
    text
}

fn push(value: &Value, json: &mut Word) {
    match value {
        Value::Word(word) => push_text(word, json),
        Value::Table(rows) => {
            json.push_text("{", true);
            for (place, (name, value)) in rows.iter().enumerate() {
                json.push_text(if place > 0 { "," } else { "" }, true);
                push_text(name, json);
                json.push_text(":", true);
                push(value, json);
            }
            json.push_text("}", true);
        }
        Value::List(items) => {
            json.push_text("[", true);
            for (place, item) in items.iter().enumerate() {
                json.push_text(if place > 0 { "," } else { "" }, true);
                push(item, json);
            }
            json.push_text("]", true);
        }
    }
}

/// Adds a text as a JSON string; what is still open in it stays open.
pub(super) fn push_text(word: &Word, json: &mut Word) {
    json.push_text("\"", true);
    for (text, open) in word.parts() {
        match open {
            Some(open) => json.push_open(text, open.clone()),
            None => {
                let mut escaped = Zeroizing::new(String::with_capacity(text.len()));
                for character in text.chars() {
                    match character {
                        '"' => escaped.push_str("\\\""),
                        '\\' => escaped.push_str("\\\\"),
                        '\n' => escaped.push_str("\\n"),
                        '\r' => escaped.push_str("\\r"),
                        '\t' => escaped.push_str("\\t"),
                        c if c < ' ' => escaped.push_str(&format!("\\u{:04x}", u32::from(c))),
                        c => escaped.push(c),
                    }
                }
                json.push_text(&escaped, true);
            }
        }
    }
    json.push_text("\"", true);
}
