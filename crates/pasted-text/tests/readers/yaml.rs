//! YAML is read as Kubernetes reads it, in bounded time and memory.

use pasted_text::yaml::{NotYaml, documents, with_first_line_moved};

use super::shown;

fn read(text: &str) -> Vec<String> {
    documents(text).unwrap().iter().map(shown).collect()
}

#[test]
fn scalars_have_the_types_that_kubernetes_gives_them() {
    for (text, value) in [
        ("a", r#""a""#),
        ("'a: b'", r#""a: b""#),
        ("\"a\\tb\"", r#""a\tb""#),
        ("1", "1"),
        ("'1'", r#""1""#),
        ("true", "true"),
        ("'true'", r#""true""#),
        ("null", "null"),
        ("~", "null"),
        ("!!str 1", r#""1""#),
        ("|\n a\n b\n", r#""a\nb\n""#),
        ("|-\n a\n b\n", r#""a\nb""#),
        (">\n a\n b\n", r#""a b\n""#),
        ("'it''s'", r#""it's""#),
    ] {
        assert_eq!(
            read(&format!("v: {text}")),
            [format!("{{\"v\":{value}}}")],
            "{text}"
        );
    }
}

#[test]
fn collections_anchors_and_merges_are_read() {
    for (text, value) in [
        ("- a\n- [b, {c: d}]", r#"["a",["b",{"c":"d"}]]"#),
        ("a:\n  b:\n  - c", r#"{"a":{"b":["c"]}}"#),
        ("{\"a\": 1, b: [2]}", r#"{"a":1,"b":[2]}"#),
        ("a: &x {b: 1}\nc: *x", r#"{"a":{"b":1},"c":{"b":1}}"#),
        (
            "a: &x {b: 1, d: 2}\nc: {<<: *x, b: 3}",
            r#"{"a":{"b":1,"d":2},"c":{"b":3,"d":2}}"#,
        ),
        (
            "a: &x {b: 1}\ny: &y {e: 5}\nc: {<<: [*x, *y]}",
            r#"{"a":{"b":1},"y":{"e":5},"c":{"b":1,"e":5}}"#,
        ),
        ("1: a\ntrue: b\n~: c", r#"{"1":"a","true":"b","null":"c"}"#),
        ("a: # a comment\n  b", r#"{"a":"b"}"#),
    ] {
        assert_eq!(read(text), [value], "{text}");
    }
}

#[test]
fn several_documents_come_in_their_order() {
    assert_eq!(
        read("a: 1\n---\nb: 2\n...\n---\n- c"),
        [r#"{"a":1}"#, r#"{"b":2}"#, r#"["c"]"#]
    );
    assert_eq!(read(""), Vec::<String>::new());
    assert_eq!(read("# nothing"), Vec::<String>::new());
}

#[test]
fn what_is_no_yaml_or_asks_for_too_much_is_refused() {
    let deep = format!("{}{}", "[".repeat(40), "]".repeat(40));
    let deep_block: String = (0..40)
        .map(|depth| format!("{}a:\n", " ".repeat(depth)))
        .collect();
    let documents_without_end = "--- a\n".repeat(300);
    let wide = "- a\n".repeat(70_000);
    // Each level holds the one before it nine times: a billion nodes in ten lines.
    let laughs: String = (1..10)
        .map(|level| {
            format!(
                "a{level}: &a{level} [{}]\n",
                vec![format!("*a{}", level - 1); 9].join(",")
            )
        })
        .collect();
    let laughs = format!("a0: &a0 [x]\n{laughs}");
    for text in [
        "a: [",
        "a: 'b",
        "a: *nowhere",
        "? [a]\n: b",
        "a: b: c",
        &deep,
        &deep_block,
        &documents_without_end,
        &wide,
        &laughs,
    ] {
        let head: String = text.chars().take(40).collect();
        assert_eq!(documents(text).err(), Some(NotYaml), "{head}");
    }
}

#[test]
fn a_first_line_that_lost_its_blanks_is_moved_to_the_others() {
    for (text, moved) in [
        ("a: 1\n  b: 2", "  a: 1\n  b: 2"),
        ("a: 1\n  b: 2\n\n    c: 3\n", "  a: 1\n  b: 2\n\n    c: 3\n"),
    ] {
        let found = with_first_line_moved(text).unwrap();
        assert_eq!(found.as_str(), moved, "{text}");
    }
    for text in ["a: 1", "a: 1\nb: 2", "  a: 1\n  b: 2", "a: 1\n", ""] {
        assert!(with_first_line_moved(text).is_none(), "{text}");
    }
}
