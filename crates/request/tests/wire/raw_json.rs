//! A body that the user wrote: its masks become secrets, and all else is sent as it is written.

use proptest::prelude::*;
use pull_secret::{Handle, Secret};
use request::{
    Body, Json, Mask, Method, NumberedMask, RawJson, RawJsonError, Request, Secrets, Slot,
    SlotKind, Text, Url, render,
};

const PASSWORDS: [&str; 2] = ["p\"$\\\n", "second"];

#[test]
fn a_mask_is_a_secret_as_deep_as_it_stands_and_all_else_is_sent_as_written() {
    let mask = RawJson::mask;
    for (written, sent) in [
        (r#"{"a":1}"#.to_owned(), r#"{"a":1}"#),
        (" [ 1 , 2 ]\n".to_owned(), " [ 1 , 2 ]\n"),
        (format!(r#"{{"p":"{}"}}"#, mask(0)), r#"{"p":"p\"$\\\n"}"#),
        (
            format!(r#"{{"p":"x{}y{}"}}"#, mask(1), mask(0)),
            r#"{"p":"xsecondyp\"$\\\n"}"#,
        ),
        (format!(r#"{{"{}":1}}"#, mask(1)), r#"{"second":1}"#),
        (
            format!(r#"{{ "d": "{{\"p\":\"{}\"}}" }}"#, mask(0)),
            r#"{ "d": "{\"p\":\"p\\\"$\\\\\\n\"}" }"#,
        ),
        (format!(r#"["\u0041{}"]"#, mask(1)), r#"["\u0041second"]"#),
        (format!("\"{}\"", mask(1)), "\"second\""),
    ] {
        let raw = RawJson::read(&written, &slots()).unwrap();
        assert_eq!(wire(raw), sent, "{written}");
    }
}

#[test]
fn what_it_says_is_kept_beside_it_with_documents_opened() {
    let text = format!(
        r#"{{"name":"a","data":{{"d":"{{\"p\":\"{}\"}}"}}}}"#,
        RawJson::mask(0)
    );
    let raw = RawJson::read(&text, &slots()).unwrap();
    let secret = Json::String(Text::slot(slots()[0]));
    let document = Json::embedded(Json::object([("p", secret)]));
    let expected = Json::object([
        ("name", Json::string("a")),
        ("data", Json::object([("d", document)])),
    ]);
    assert_eq!(raw.json(), &expected);
    let noted = raw.clone().noted(|_| Json::Null);
    assert_eq!((noted.json(), noted.text()), (&Json::Null, raw.text()));
}

#[test]
fn a_mask_that_is_broken_or_stands_for_nothing_is_found() {
    for (text, at) in [
        ("{\"p\":\"⟦••••••••\"}".to_owned(), 6),
        ("{\"p\":\"••••••••⟧\"}".to_owned(), 6),
        ("{\"p\":\"⟦•••••••⟧\"}".to_owned(), 6),
        ("{\"p\":\"••••••••\"}".to_owned(), 6),
        ("{\"p\":\"⟧\"}".to_owned(), 6),
        (format!("{{\"p\":\"{}\"}}", RawJson::mask(2)), 6),
        (
            format!("{{\"p\":\"é{}⟦\"}}", RawJson::mask(0)),
            8 + RawJson::mask(0).len(),
        ),
    ] {
        let error = RawJson::read(&text, &slots()).unwrap_err();
        assert_eq!(error, RawJsonError::BrokenMask { at }, "{text}");
    }
}

#[test]
fn a_mask_outside_of_a_string_is_found() {
    let mask = RawJson::mask(0);
    for (text, at) in [
        (format!("{{\"a\":\"x\",{mask}:1}}"), 9),
        (mask.clone(), 0),
        (format!("{{\"a\":{mask}}}"), 5),
    ] {
        let error = RawJson::read(&text, &slots()).unwrap_err();
        assert_eq!(error, RawJsonError::MaskOutside { at }, "{text}");
    }
}

#[test]
fn an_escape_cannot_pass_for_a_mask() {
    for text in [
        r#"{"a":"\ufdd0"}"#,
        r#"{"a":"\uFDD0"}"#,
        "{\"a\":\"\u{fdd0}\"}",
    ] {
        let error = RawJson::read(text, &slots()).unwrap_err();
        assert_eq!(error, RawJsonError::NoJson { at: 0 }, "{text}");
    }
}

#[test]
fn the_text_comes_back_with_the_handles_of_its_masks_in_order() {
    let [first, second] = slots().map(|slot| slot.handle);
    let [one, two] = [RawJson::mask(0), RawJson::mask(1)];
    let text = format!(r#"{{"a":"{two}","b":"{one}","c":"{two}"}}"#);
    let raw = RawJson::read(&text, &slots()).unwrap();
    // The first that stands in the text is number one now.
    let (again, handles) = raw.text();
    assert_eq!(handles, [second, first]);
    assert_eq!(again, format!(r#"{{"a":"{one}","b":"{two}","c":"{one}"}}"#));
    let swapped = [slots()[1], slots()[0]];
    assert_eq!(RawJson::read(&again, &swapped).unwrap(), raw);
}

#[test]
fn a_body_survives_being_kept_and_shows_no_secret() {
    let text = format!(r#"{{"p":"{}"}}"#, RawJson::mask(0));
    let raw = RawJson::read(&text, &slots()).unwrap();
    let kept = serde_json::to_string(&raw).unwrap();
    assert_eq!(serde_json::from_str::<RawJson>(&kept).unwrap(), raw);
    let masked = render(&request(raw), &Mask).unwrap().body.unwrap();
    assert_eq!(masked.text(), format!(r#"{{"p":"{}"}}"#, Mask::DOTS));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_form_written_out_and_read_again_says_and_sends_the_same(json in tree()) {
        let handles = slots().map(|slot| slot.handle);
        let request = Request { body: Some(Body::Json(json.clone())), ..request(read("{}")) };
        let written = render(&request, &NumberedMask(&handles)).unwrap().body.unwrap().text();
        let raw = RawJson::read(&written, &slots()).unwrap();
        let sent = render(&request, &secrets()).unwrap().body.unwrap().into_bytes();
        let again = wire(raw.clone());
        prop_assert_eq!(again.as_bytes(), &*sent);
        prop_assert_eq!(slots_of(raw.json()), slots_of(&json));
    }

    #[test]
    fn a_fault_is_found_where_it_would_be_with_any_other_letters(
        head in r#"["a{}:, \n]{0,8}"#, tail in r#"["b{}\[\]:, 1]{0,8}"#,
    ) {
        let mask = RawJson::mask(0);
        let with_mask = format!("{{\"k\":\"{mask}\",\"l\":{head}{tail}");
        let with_letters = format!("{{\"k\":\"{}\",\"l\":{head}{tail}", "x".repeat(mask.len()));
        let fault = |text: &str| RawJson::read(text, &slots()).err();
        prop_assert_eq!(fault(&with_mask), fault(&with_letters));
    }
}

/// Random trees with both secrets in strings, and JSON inside JSON.
fn tree() -> impl Strategy<Value = Json> {
    let secret = (0..2_usize, "[a-z\"\\\\é]{0,3}").prop_map(|(number, text)| {
        Json::String(Text::from(text).then(Text::slot(slots()[number])))
    });
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        any::<i32>().prop_map(|number| Json::Number(number.into())),
        "[ -~éß\n]{0,6}".prop_map(Json::string),
        secret,
    ];
    leaf.prop_recursive(3, 16, 3, |inner| {
        let members = prop::collection::btree_map("[a-z\"\\\\]{0,3}", inner.clone(), 0..3);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Json::Array),
            members.clone().prop_map(Json::object),
            members.prop_map(|members| Json::embedded(Json::object(members))),
        ]
    })
}

fn slots_of(json: &Json) -> Vec<Handle> {
    json.slots().iter().map(|slot| slot.handle).collect()
}

fn read(text: &str) -> RawJson {
    RawJson::read(text, &slots()).unwrap()
}

fn wire(raw: RawJson) -> String {
    let message = render(&request(raw), &secrets()).unwrap();
    String::from_utf8(message.body.unwrap().into_bytes().to_vec()).unwrap()
}

fn request(raw: RawJson) -> Request {
    Request {
        method: Method::Post,
        url: Url {
            base: "https://api.example".to_owned(),
            path: "/".into(),
            query: Vec::new(),
        },
        headers: Vec::new(),
        body: Some(Body::RawJson(raw)),
        identity: None,
    }
}

fn slots() -> [Slot; 2] {
    [1, 2].map(|number| Slot {
        secret: SlotKind::RegistryPassword,
        handle: Handle::from_bytes([number; 16]),
        place: None,
    })
}

fn secrets() -> Secrets {
    let secrets = slots().into_iter().zip(PASSWORDS);
    secrets
        .map(|(slot, password)| (slot.handle, Secret::new(password.to_owned())))
        .collect()
}
