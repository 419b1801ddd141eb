//! Fields of a struct are filled as `json.Unmarshal` fills them.

use go_std::json::Json;
use go_std::unmarshal::{WrongType, check_text_map, object, text_or, texts};

#[test]
fn fields_are_filled_whatever_their_case_order_and_repetition() {
    for (json, expected) in [
        (r#"{}"#, ["", ""]),
        (r#"null"#, ["", ""]),
        (r#"{"username":"u","password":"p"}"#, ["u", "p"]),
        (r#"{"PASSWORD":"p","UserName":"u"}"#, ["u", "p"]),
        (r#"{"username":"u","Username":"v"}"#, ["v", ""]),
        (r#"{"username":"u","username":null}"#, ["u", ""]),
        (
            r#"{"username":"u","other":[1,{"password":"x"}]}"#,
            ["u", ""],
        ),
        (r#"{"pa\u017fsword":"p"}"#, ["", "p"]),
    ] {
        let read = Json::read(json.as_bytes()).unwrap();
        assert_eq!(
            texts(read.root(), ["username", "password"]),
            Ok(expected),
            "{json}"
        );
    }
}

#[test]
fn a_value_of_the_wrong_type_is_refused_by_the_name_of_its_field() {
    for (json, field) in [
        ("[]", "entry"),
        ("\"text\"", "entry"),
        ("1", "entry"),
        ("true", "entry"),
        (r#"{"username":1}"#, "username"),
        (r#"{"username":"u","password":["p"]}"#, "password"),
        (r#"{"Password":{}}"#, "password"),
        (r#"{"username":true,"username":"u"}"#, "username"),
    ] {
        let read = Json::read(json.as_bytes()).unwrap();
        let refused = texts(read.root(), ["username", "password"]);
        assert_eq!(refused, Err(WrongType { field }), "{json}");
    }
}

#[test]
fn a_map_of_texts_takes_texts_and_null_alone() {
    for (json, is_map) in [
        ("null", true),
        ("{}", true),
        (r#"{"a":"b","c":null}"#, true),
        (r#"{"a":1}"#, false),
        (r#"{"a":{"b":"c"}}"#, false),
        ("[]", false),
        ("\"a\"", false),
    ] {
        let read = Json::read(json.as_bytes()).unwrap();
        let refused = (!is_map).then_some(WrongType {
            field: "HttpHeaders",
        });
        assert_eq!(
            check_text_map(read.root(), "HttpHeaders").err(),
            refused,
            "{json}"
        );
    }
}

#[test]
fn null_keeps_what_was_there_before() {
    let read = Json::read(br#"["a",null,1]"#).unwrap();
    let go_std::json::Kind::Array(items) = read.root().kind() else {
        panic!("no array");
    };
    let read: Vec<_> = items.map(|item| text_or(item, "before", "field")).collect();
    assert_eq!(
        read,
        [Ok("a"), Ok("before"), Err(WrongType { field: "field" })]
    );
    let null = Json::read(b"null").unwrap();
    assert_eq!(object(null.root(), "entry").map(Iterator::count), Ok(0));
}
