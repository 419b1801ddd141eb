//! JSON with the small errors that people and programs make is read, and said to be no strict JSON.

use pasted_text::lenient_json::{Document, Fault, beginning, read};

use super::shown;

#[test]
fn json_with_one_small_error_is_read_as_it_was_meant() {
    for (text, meant) in [
        // Commas.
        (r#"{"a":1,}"#, r#"{"a":1}"#),
        ("[1,2,]", "[1,2]"),
        ("{\"a\":1\n\"b\":2}", r#"{"a":1,"b":2}"#),
        ("[1\n2]", "[1,2]"),
        ("{\"a\":1 // one\n\"b\":2}", r#"{"a":1,"b":2}"#),
        // Quotes.
        (r"{'a':'it\'s'}", r#"{"a":"it's"}"#),
        (r#"{'a':'say "x"'}"#, r#"{"a":"say \"x\""}"#),
        ("{“a”:“b”}", r#"{"a":"b"}"#),
        ("{„a“:«b»}", r#"{"a":"b"}"#),
        ("{‘a’:`b`}", r#"{"a":"b"}"#),
        ("{＂a＂:″b″}", r#"{"a":"b"}"#),
        // Names.
        (
            "{a:1, b_c:2, d-e:3, $f:4, g.h:5}",
            r#"{"a":1,"b_c":2,"d-e":3,"$f":4,"g.h":5}"#,
        ),
        // Words of Python and JavaScript.
        ("[None, True, False, undefined]", "[null,true,false,null]"),
        // Comments.
        ("/* a */ {\"a\": /* b */ 1} ", r#"{"a":1}"#),
        ("# a\n{\"a\":1}", r#"{"a":1}"#),
        ("[1 /* not closed", "[1]"),
        // Escapes that JSON does not know stay as they are.
        (r#""C:\temp\x""#, r#""C:\temp\\x""#),
        (r#""\p""#, r#""\\p""#),
        ("\"a\\\nb\"", r#""ab""#),
        // A line broken inside a value.
        ("\"a\nb\"", r#""a\nb""#),
        ("\"a\tb\"", r#""a\tb""#),
        // Numbers that people write.
        ("0123456789", "0123456789"),
        ("[00, 1., 1.e3]", "[00,1.,1.e3]"),
        // Blanks of word processors and web pages.
        ("{\u{a0}\"a\":\u{2003}1}", r#"{"a":1}"#),
        ("\u{feff}{\"a\":\u{200b}1}", r#"{"a":1}"#),
    ] {
        let document = read(text, 0).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
        assert_eq!(shown(&document.value), meant, "{text}");
        assert!(document.is_lenient, "{text}");
    }
}

#[test]
fn a_text_that_ends_too_early_is_closed_and_said_to_be_cut() {
    for (text, meant) in [
        (r#"{"a":1"#, r#"{"a":1}"#),
        (r#"{"a":1,"#, r#"{"a":1}"#),
        (r#"{"a":{"b":[1,2"#, r#"{"a":{"b":[1,2]}}"#),
        ("[", "[]"),
        ("{", "{}"),
        (r#"{"a":"b"} "#, r#"{"a":"b"}"#),
    ] {
        let document = read(text, 0).unwrap();
        assert_eq!(shown(&document.value), meant, "{text}");
        let is_truncated = !text.trim_end().ends_with('}');
        assert_eq!(document.is_truncated, is_truncated, "{text}");
        assert_eq!(document.is_lenient, is_truncated, "{text}");
    }
}

#[test]
fn what_cannot_be_meant_is_refused_at_its_place() {
    for (text, at) in [
        ("", 0),
        ("   ", 3),
        ("}", 0),
        ("{:1}", 1),
        ("{\"a\"}", 4),
        ("{\"a\" 1}", 5),
        ("{\"a\":}", 5),
        ("{\"a\":1 \"b\":2}", 7),
        ("[1 2]", 3),
        ("[1,,2]", 3),
        ("{\"a\":nothing}", 5),
        ("{\"a\":-}", 5),
        ("{\"a\":.5}", 5),
        // A value cut inside its quotes may be half of a password: it is no value.
        ("{\"a\":\"b", 5),
        ("\"é", 0),
    ] {
        assert_eq!(
            read(text, 0).err(),
            Some(Fault::Unexpected { at }),
            "{text}"
        );
    }
}

#[test]
fn a_document_nested_deeper_than_is_read_is_refused_and_not_cut() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(read(&nested(65), 0).is_ok());
    assert_eq!(read(&nested(66), 0).err(), Some(Fault::TooDeep { at: 65 }));
    let objects = "{\"a\":".repeat(100_000);
    assert!(matches!(read(&objects, 0), Err(Fault::TooDeep { at }) if at < 400));
}

#[test]
fn code_points_are_read_and_half_ones_are_replaced() {
    for (escapes, meant, is_lenient) in [
        (r"\u00e9", "é", false),
        (r"\u00E9\n\/\\\b\f\r\t", "é\n/\\\u{8}\u{c}\r\t", false),
        (r"\ud83d\ude00", "😀", false),
        (r"\ud83d", "\u{fffd}", true),
        (r"\ud83dx", "\u{fffd}x", true),
        (r"\ud83d\u0041", "\u{fffd}A", true),
        (r"\ude00", "\u{fffd}", true),
        (r"\u12", "\u{fffd}12", true),
        (r"\uzzzz", "\u{fffd}zzzz", true),
        (r"\u+041", "\u{fffd}+041", true),
    ] {
        let document = read(&format!("\"{escapes}\""), 0).unwrap();
        assert_eq!(document.value.text(), Some(meant), "{escapes}");
        assert_eq!(document.is_lenient, is_lenient, "{escapes}");
    }
}

#[test]
fn a_document_is_read_from_its_beginning_and_the_rest_is_left_alone() {
    let text = "key: {\"a\":1} and more {";
    let Document {
        value,
        end,
        is_lenient,
        is_truncated,
    } = read(text, 5).unwrap();
    assert_eq!(shown(&value), r#"{"a":1}"#);
    assert_eq!(&text[end..], " and more {");
    assert!(!is_lenient && !is_truncated);
    for (text, at) in [
        ("{", 0),
        (" \n\t{", 3),
        ("// a\n{", 5),
        ("/* a */{", 7),
        ("# a\n  # b\n{", 10),
        ("/* a", 4),
        ("", 0),
    ] {
        assert_eq!(beginning(text), at, "{text}");
    }
}
