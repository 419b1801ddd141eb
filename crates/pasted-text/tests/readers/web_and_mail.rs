//! Web pages, e-mails, chats and values inside of values: what is around a text is taken off, and a text without it is
//! left alone.

use pasted_text::{escaped, fence, html, mail};
use proptest::prelude::*;

#[test]
fn the_source_of_a_web_page_becomes_what_a_browser_shows() {
    for (source, shown) in [
        ("{&quot;a&quot;: &quot;b&quot;}", r#"{"a": "b"}"#),
        ("&#123;&#x22;a&#X22;&colon;1&rcub;", r#"{"a":1}"#),
        ("a&nbsp;b&#160;c&#xa0;d", "a b c d"),
        ("it&apos;s &lt;x&gt; &amp;amp; &dollar;", "it's <x> &amp; $"),
        ("<pre>a&amp;b</pre>", "\na&b\n"),
        ("<p class=\"x\">a<br/>b</p>&amp;", "\na\nb\n&"),
        ("<SPAN>a</SPAN>&amp;<b>c</b>", "a&c"),
        ("<code>a</code>\n<blockquote>&amp;</blockquote>", "a\n&"),
        // What is no tag stays, such as what is to be filled in.
        ("<your key>&amp;<secret>", "<your key>&<secret>"),
        ("a < b &amp; c > d", "a < b & c > d"),
        (
            "&amp;&unknown;&;&#xzz;&#1114112;",
            "&&unknown;&;&#xzz;&#1114112;",
        ),
        ("&amp; é & ü", "& é & ü"),
    ] {
        assert_eq!(html::to_text(source).as_deref(), Some(shown), "{source}");
    }
    for plain in [
        "",
        "a & b",
        "<p>a</p>",
        "p&ssword;1",
        "&averyverylongname;",
        "&",
    ] {
        assert_eq!(html::to_text(plain), None, "{plain}");
    }
}

#[test]
fn a_tag_that_is_very_long_is_looked_at_only_so_far() {
    let long = format!("&amp;<a href=\"{}\">x", "y".repeat(600));
    let shown = html::to_text(&long).unwrap();
    assert!(shown.starts_with("&<a href="), "{shown}");
    assert!(shown.ends_with("x"));
}

#[test]
fn quoted_lines_of_an_e_mail_lose_their_marks() {
    for (quoted, plain) in [
        ("> a\n> b", "a\nb"),
        (">a\n>> b\n> > c", "a\nb\nc"),
        (
            "On Monday Anna wrote:\n> {\n>  \"a\": 1\n> }",
            "On Monday Anna wrote:\n{\n \"a\": 1\n}",
        ),
        (">", ""),
    ] {
        assert_eq!(mail::unquoted(quoted).as_deref(), Some(plain), "{quoted}");
    }
    for plain in ["", "a > b", " > a", "{\"a\":\">\"}"] {
        assert_eq!(mail::unquoted(plain), None, "{plain}");
    }
}

#[test]
fn quoted_printable_is_decoded_where_a_text_is_encoded_so() {
    for (encoded, decoded) in [
        ("a=3Db", "a=b"),
        ("caf=C3=A9", "café"),
        ("{\"a\": \"b=\n c\"}", "{\"a\": \"b c\"}"),
        ("{\"a\": \"b= \t\r\nc\"}", "{\"a\": \"bc\"}"),
        ("=7B=22a=22=3A=221=3D=3D=22=7D", "{\"a\":\"1==\"}"),
        // A byte that is no UTF-8 does not stop the rest.
        ("a=FFb", "a\u{fffd}b"),
    ] {
        assert_eq!(
            mail::from_quoted_printable(encoded).as_deref(),
            Some(decoded),
            "{encoded}"
        );
    }
    let with_header =
        "Subject: key\nContent-Transfer-Encoding: Quoted-Printable\nX: y\n\n{=22a=22:1=\n} a=b";
    assert_eq!(
        mail::from_quoted_printable(with_header).as_deref(),
        Some("\n\n{\"a\":1} a=b")
    );
}

#[test]
fn base64_variables_and_certificates_are_not_taken_for_quoted_printable() {
    for plain in [
        "",
        "A=b",
        "PASSWORD=3d",
        "aGVsbG8=",
        "aGVsbG8=\n",
        "dGVzdA==",
        "{\"a\":\"dGVzdA==\"}",
        "-----BEGIN CERTIFICATE-----\n{\"dGVzdA=\n\"}",
        "url?a=3D&b=c",
    ] {
        assert_eq!(mail::from_quoted_printable(plain), None, "{plain}");
    }
}

#[test]
fn what_is_inside_of_fences_is_found_even_if_the_last_one_is_missing() {
    for (text, bodies) in [
        ("```json\n{\"a\":1}\n```", vec!["{\"a\":1}"]),
        (
            "text\n~~~\na\nb\n~~~\ntext\n  ```sh\n  c\n  ```\n",
            vec!["a\nb", "  c"],
        ),
        ("```\n~~~\na\n```", vec!["~~~\na"]),
        ("```\na", vec!["a"]),
        ("```\n```", vec![""]),
        ("no fence ``` here", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(fence::bodies(text), bodies, "{text}");
    }
}

#[test]
fn json_that_was_escaped_for_other_json_is_unescaped() {
    for (text, plain) in [
        (r#""{\"a\":\"b\"}""#, r#"{"a":"b"}"#),
        (r#"{\"a\":\"b\"}"#, r#"{"a":"b"}"#),
        (
            r#"  "{\n\t\"a\":\"\\\\x\"}\r"  "#,
            "{\n\t\"a\":\"\\\\x\"}\r",
        ),
        (r#"{\"a\":\"b\/c\"}\"#, r#"{"a":"b/c"}"#),
    ] {
        let found = escaped::unescaped(text).unwrap();
        assert_eq!(found.as_str(), plain, "{text}");
    }
    for text in ["", r#"{"a":"b"}"#, r"C:\temp", r#""a""#] {
        assert!(escaped::unescaped(text).is_none(), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_page_shows_what_was_escaped_for_it(text in r#"[ -~éß]{0,32}"#) {
        let escaped: String = text
            .chars()
            .map(|c| match c {
                '&' => "&amp;".to_owned(),
                '<' => "&lt;".to_owned(),
                '>' => "&#62;".to_owned(),
                '"' => "&quot;".to_owned(),
                other => other.to_string(),
            })
            .collect();
        let has_entity = escaped != text;
        prop_assert_eq!(html::to_text(&escaped), has_entity.then_some(text));
    }

    #[test]
    fn any_bytes_come_back_from_quoted_printable(text in r#"[ -~é\n]{1,48}"#) {
        let encoded: String = text.bytes().map(|byte| format!("={byte:02X}")).collect();
        prop_assert_eq!(mail::from_quoted_printable(&encoded), Some(text));
    }

    #[test]
    fn a_document_escaped_for_a_value_comes_back(text in r#"[ -~\n\r\t]{0,24}"#) {
        let json = serde_json::json!({ "password": text }).to_string();
        let value = serde_json::to_string(&json).unwrap();
        let found = escaped::unescaped(&value).unwrap();
        prop_assert_eq!(found.as_str(), json);
    }
}
