//! JSON is accepted and refused as the grammar says, and read without loss.

use go_std::json::{Json, JsonError, Kind, Value, folded, line_and_column, means_field};
use proptest::prelude::*;
use serde::de::IgnoredAny;

use crate::any_json::json;

/// Texts made of what JSON is made of.
const ANY: &str = r#"([{}\[\],:]|"|null|true|false|nul|a|-|0|1|12|\.|e|E|\+|\\|/|u00e9|\\u12g4|\\ud83d|\n|\t| |é){0,16}"#;

proptest! {
    #![proptest_config(ProptestConfig { cases: 2048, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_text_is_json_exactly_if_the_grammar_says_so(text in ANY) {
        let expected = serde_json::from_str::<IgnoredAny>(&text).is_ok();
        prop_assert_eq!(Json::read(text.as_bytes()).is_ok(), expected);
    }

    #[test]
    fn the_first_document_is_read_whatever_follows(json in json(), rest in r#"[ ,}\]x]{0,4}"#) {
        let text = json.to_string();
        let is_number = text.ends_with(|c: char| c.is_ascii_digit());
        prop_assume!(!is_number || !rest.starts_with(|c: char| c.is_ascii_digit()));
        let read = Json::read_first(format!("{text}{rest}").as_bytes()).unwrap();
        prop_assert_eq!(shown(read.root()), shown(Json::read(text.as_bytes()).unwrap().root()));
    }

    #[test]
    fn texts_names_and_their_order_are_kept(json in json()) {
        for text in [json.to_string(), serde_json::to_string_pretty(&json).unwrap()] {
            let read = Json::read(text.as_bytes()).unwrap();
            prop_assert_eq!(shown(read.root()), expected(&json));
        }
    }

    #[test]
    fn a_fault_lies_within_the_text(text in ANY) {
        if let Err(error) = Json::read(text.as_bytes()) {
            prop_assert!(error.offset(&text) <= text.len());
            let (line, column) = error.line_and_column(&text);
            prop_assert_eq!(line <= text.matches('\n').count() + 1, true);
            prop_assert!(column >= 1);
        }
    }

    #[test]
    fn each_character_has_a_line_and_column_of_its_own(text in "[aé😀\n]{0,24}") {
        let (mut line, mut column) = (1, 1);
        for (at, character) in text.char_indices() {
            prop_assert_eq!(line_and_column(text.as_bytes(), at), (line, column));
            column += 1;
            if character == '\n' {
                (line, column) = (line + 1, 1);
            }
        }
        prop_assert_eq!(line_and_column(text.as_bytes(), text.len()), (line, column));
    }
}

#[test]
fn a_fault_is_found_where_the_text_stops_being_json() {
    for (text, error) in [
        ("", JsonError::End),
        ("{\"a\":1", JsonError::End),
        ("[1,", JsonError::End),
        ("\"a", JsonError::End),
        ("{\"a\":1} x", JsonError::Unexpected { at: 8 }),
        ("{\"a\":1,}", JsonError::Unexpected { at: 7 }),
        ("{\"a\" 1}", JsonError::Unexpected { at: 5 }),
        ("[1 2]", JsonError::Unexpected { at: 3 }),
        ("{a:1}", JsonError::Unexpected { at: 1 }),
        ("nul!", JsonError::Unexpected { at: 3 }),
    ] {
        assert_eq!(Json::read(text.as_bytes()).err(), Some(error), "{text}");
    }
}

#[test]
fn of_members_of_one_name_the_last_is_found_and_only_by_its_own_spelling() {
    let json = Json::read(br#"{"a":"1","A":"2","a":"3"}"#).unwrap();
    let text = |name: &str| json.root().member(name).and_then(Value::text);
    assert_eq!(text("a"), Some("3"));
    assert_eq!(text("A"), Some("2"));
    assert_eq!(text("b"), None);
    let list = Json::read(b"[1]").unwrap();
    assert!(list.root().member("a").is_none() && list.root().members().is_none());
}

#[test]
fn names_are_compared_as_go_folds_them() {
    for (name, field, same) in [
        ("auths", "auths", true),
        ("AUTHS", "auths", true),
        ("auth\u{17f}", "auths", true),
        ("to\u{212a}en", "token", true),
        ("auths ", "auths", false),
        ("auth", "auths", false),
        ("ａuths", "auths", false),
        ("", "auths", false),
        ("", "", true),
    ] {
        assert_eq!(means_field(name, field), same, "{name}");
        assert_eq!(folded(name).eq(folded(field)), same, "{name}");
    }
}

/// Kinds, names and texts in one line.
fn shown(value: Value<'_>) -> String {
    match value.kind() {
        Kind::Null => "null".to_owned(),
        Kind::Bool => "bool".to_owned(),
        Kind::Number => "number".to_owned(),
        Kind::Text(text) => format!("{text:?}"),
        Kind::Array(items) => format!("{:?}", items.map(shown).collect::<Vec<_>>()),
        Kind::Object(members) => {
            let members = members.map(|(name, value)| (name.to_owned(), shown(value)));
            format!("{:?}", members.collect::<Vec<_>>())
        }
    }
}

fn expected(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Null => "null".to_owned(),
        serde_json::Value::Bool(_) => "bool".to_owned(),
        serde_json::Value::Number(_) => "number".to_owned(),
        serde_json::Value::String(text) => format!("{text:?}"),
        serde_json::Value::Array(items) => {
            format!("{:?}", items.iter().map(expected).collect::<Vec<_>>())
        }
        serde_json::Value::Object(members) => {
            let members = members
                .iter()
                .map(|(name, value)| (name.clone(), expected(value)));
            format!("{:?}", members.collect::<Vec<_>>())
        }
    }
}
