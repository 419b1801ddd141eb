//! One request value, two fills, two walks.

use proptest::prelude::*;
use pull_secret::{FieldPath, Handle, Secret};
use request::{
    Body, Header, Json, Mask, Message, Method, MissingSecret, Part, Pieces, Request, Secrets, Slot,
    SlotKind, Text, Url, json_lines, render, unfolded,
};

const DOTS: &str = Mask::DOTS;

#[test]
fn a_masked_message_is_what_is_sent_but_for_the_secrets() {
    insta::assert_snapshot!(text(&render(&sample(), &Mask).unwrap()), @r#"
    POST https://api.example/v2/a%20b?$top=5%266
    Host: api.example
    Accept: application/json

    {"data":"{\"auths\":{\"ghcr.io\":{\"username\":\"anna\",\"password\":\"••••••••\"}}}"}
    "#);
}

#[test]
fn the_same_message_goes_on_the_wire_with_its_secrets_escaped_like_all_else() {
    let rendered = render(&sample(), &secrets()).unwrap();
    let body = rendered.body.unwrap().into_bytes();
    insta::assert_snapshot!(String::from_utf8(body.to_vec()).unwrap(), @r#"{"data":"{\"auths\":{\"ghcr.io\":{\"username\":\"anna\",\"password\":\"p\\\"$\\\\\"}}}"}"#);
}

#[test]
fn unfolded_is_the_inner_document_line_by_line() {
    let lines = unfolded(&sample(), &Mask).unwrap();
    let lines: Vec<_> = lines.iter().map(Pieces::text).collect();
    insta::assert_snapshot!(lines.join("\n"), @r#"
    {
      "auths": {
        "ghcr.io": {
          "username": "anna",
          "password": ••••••••
        }
      }
    }
    "#);
}

#[test]
fn a_form_is_percent_encoded_throughout_and_unfolded_plainly() {
    let request = Request {
        body: Some(form()),
        ..sample()
    };
    let masked = render(&request, &Mask).unwrap().body.unwrap();
    insta::assert_snapshot!(masked.text(), @r"client_id=sb-fake%21b42%7Caicore%21b540&client_secret=••••••••");
    let wire = render(&request, &secrets())
        .unwrap()
        .body
        .unwrap()
        .into_bytes();
    insta::assert_snapshot!(String::from_utf8(wire.to_vec()).unwrap(), @r"client_id=sb-fake%21b42%7Caicore%21b540&client_secret=p%22%24%5C");
    let lines = unfolded(&request, &Mask).unwrap();
    let lines: Vec<_> = lines.iter().map(Pieces::text).collect();
    insta::assert_snapshot!(lines.join("\n"), @r"
    client_id=sb-fake!b42|aicore!b540
    client_secret=••••••••
    ");
}

#[test]
fn a_field_of_the_form_is_found_in_both_walks() {
    let request = sample();
    let sent = render(&request, &Mask).unwrap().body.unwrap();
    let inner = unfolded(&request, &Mask).unwrap();
    let key = FieldPath::RegistryKey { registry: 0 };
    assert_eq!(placed(&sent, key), ["\\\"ghcr.io\\\""]);
    assert_eq!(
        inner
            .iter()
            .flat_map(|line| placed(line, key))
            .collect::<Vec<_>>(),
        ["\"ghcr.io\""]
    );
    let password = FieldPath::Password { registry: 0 };
    assert_eq!(placed(&sent, password), [DOTS]);
}

#[test]
fn the_size_leaves_the_secrets_out() {
    let sent = render(&sample(), &Mask).unwrap().body.unwrap();
    assert_eq!(sent.secrets(), 1);
    assert_eq!(sent.size(), sent.text().len() - DOTS.len());
}

#[test]
fn a_basic_login_is_sealed_whole_and_sent_as_base64() {
    let login = Text::from("Basic ").then(Text(vec![Part::Base64 {
        inner: Text::from("anna:").then(slot(SlotKind::RegistryPassword)),
    }]));
    let request = Request {
        headers: vec![Header::new("Authorization", login)],
        ..sample()
    };
    let (_, masked) = render(&request, &Mask).unwrap().headers.remove(0);
    assert_eq!(masked.text(), format!("Basic {DOTS}"));
    let (_, wire) = render(&request, &secrets()).unwrap().headers.remove(0);
    // `printf 'anna:p"$\\' | base64`
    assert_eq!(*wire.into_bytes(), b"Basic YW5uYTpwIiRc");
}

#[test]
fn a_slot_without_a_secret_is_named() {
    let missing = render(&sample(), &Secrets::default()).err().unwrap();
    assert_eq!(
        missing,
        MissingSecret {
            slot: sample().slots()[0]
        }
    );
}

#[test]
fn a_request_survives_being_kept_and_read() {
    let kept = serde_json::to_string(&sample()).unwrap();
    assert_eq!(serde_json::from_str::<Request>(&kept).unwrap(), sample());
    assert!(!kept.contains(PASSWORD));
}

#[test]
fn the_json_of_an_answer_is_drawn_in_its_own_order() {
    let lines = json_lines(r#"{"b":[1,{}],"a":null,"c":"x\ny"}"#).unwrap();
    let lines: Vec<_> = lines.iter().map(Pieces::text).collect();
    insta::assert_snapshot!(lines.join("\n"), @r#"
    {
      "b": [
        1,
        {}
      ],
      "a": null,
      "c": "x\ny"
    }
    "#);
    assert!(json_lines("<html>").is_none());
    assert!(json_lines(&format!("[{}0]", "0,".repeat(200_000))).is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn the_wire_is_the_masked_text_with_its_slots_replaced(
        json in tree(), password in any::<String>(),
    ) {
        let request = Request { body: Some(Body::Json(json.clone())), ..sample() };
        let secrets: Secrets = [(handle(), Secret::new(password.clone()))].into_iter().collect();
        let masked = render(&request, &Mask).unwrap().body.unwrap();
        let wire = render(&request, &secrets).unwrap().body.unwrap().into_bytes();

        let mut depths = depths(&json, 1).into_iter();
        let expected: String = masked.0.iter().map(|piece| match piece.secret {
            None => piece.text.clone(),
            Some(_) => escaped(&password, depths.next().unwrap()),
        }).collect();
        prop_assert_eq!(std::str::from_utf8(&wire).unwrap(), &expected);
        // And it is the JSON it stands for.
        let read: serde_json::Value = serde_json::from_slice(&wire).unwrap();
        prop_assert_eq!(read, value(&json, &password));
    }
}

/// Random trees with slots, and JSON inside JSON at every depth.
fn tree() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        any::<i64>().prop_map(|number| Json::Number(number.into())),
        any::<String>().prop_map(Json::string),
        any::<String>().prop_map(|text| {
            Json::String(Text::from(text).then(slot(SlotKind::RegistryPassword)))
        }),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let members = prop::collection::btree_map(any::<String>(), inner.clone(), 0..4);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Json::Array),
            members.prop_map(Json::object),
            inner.prop_map(Json::embedded),
        ]
    })
}

/// How many JSON strings are around each slot.
fn depths(json: &Json, depth: usize) -> Vec<usize> {
    match json {
        Json::Null | Json::Bool(_) | Json::Number(_) => Vec::new(),
        Json::String(text) => text.slots().iter().map(|_| depth).collect(),
        Json::Array(items) => items.iter().flat_map(|item| depths(item, depth)).collect(),
        Json::Object(members) => members
            .iter()
            .flat_map(|(_, item)| depths(item, depth))
            .collect(),
        Json::Embedded(inner) => depths(inner, depth + 1),
    }
}

fn escaped(text: &str, depth: usize) -> String {
    (0..depth).fold(text.to_owned(), |text, _| {
        let quoted = serde_json::to_string(&text).unwrap();
        quoted[1..quoted.len() - 1].to_owned()
    })
}

/// What a tree stands for, by another road.
fn value(json: &Json, password: &str) -> serde_json::Value {
    match json {
        Json::Null => serde_json::Value::Null,
        Json::Bool(value) => (*value).into(),
        Json::Number(number) => number.clone().into(),
        Json::String(text) => plain(text, password).into(),
        Json::Array(items) => items.iter().map(|item| value(item, password)).collect(),
        Json::Object(members) => members
            .iter()
            .map(|(key, item)| (plain(key, password), value(item, password)))
            .collect(),
        Json::Embedded(inner) => {
            // The order of members is the tree's, not serde_json's: the text itself is compared before.
            let request = Request {
                body: Some(Body::Json((**inner).clone())),
                ..sample()
            };
            let secrets: Secrets = [(handle(), Secret::new(password.to_owned()))]
                .into_iter()
                .collect();
            let bytes = render(&request, &secrets)
                .unwrap()
                .body
                .unwrap()
                .into_bytes();
            String::from_utf8(bytes.to_vec()).unwrap().into()
        }
    }
}

fn plain(text: &Text, password: &str) -> String {
    let part = |part: &Part| match part {
        Part::Literal { text, .. } => text.clone(),
        Part::Slot(_) => password.to_owned(),
        Part::Base64 { .. } => unreachable!("the trees have none"),
    };
    text.0.iter().map(part).collect()
}

const PASSWORD: &str = "p\"$\\";

fn sample() -> Request {
    let entry = Json::object([
        (
            "username",
            Json::String(Text::placed("anna", FieldPath::Username { registry: 0 })),
        ),
        ("password", Json::String(slot(SlotKind::RegistryPassword))),
    ]);
    let key = Text::placed("ghcr.io", FieldPath::RegistryKey { registry: 0 });
    let document = Json::object([("auths", Json::object([(key, entry)]))]);
    Request {
        method: Method::Post,
        url: Url {
            base: "https://api.example".to_owned(),
            path: "/v2/a b".into(),
            query: vec![("$top".to_owned(), "5&6".to_owned())],
        },
        headers: vec![
            Header::new("Host", "api.example"),
            Header::new("Accept", "application/json"),
        ],
        body: Some(Body::Json(Json::object([(
            "data",
            Json::embedded(document),
        )]))),
        identity: None,
    }
}

fn form() -> Body {
    Body::Form(vec![
        ("client_id".to_owned(), "sb-fake!b42|aicore!b540".into()),
        ("client_secret".to_owned(), slot(SlotKind::ClientSecret)),
    ])
}

fn slot(secret: SlotKind) -> Text {
    let place = Some(FieldPath::Password { registry: 0 });
    Text::slot(Slot {
        secret,
        handle: handle(),
        place,
    })
}

fn handle() -> Handle {
    Handle::from_bytes([7; 16])
}

fn secrets() -> Secrets {
    [(handle(), Secret::new(PASSWORD.to_owned()))]
        .into_iter()
        .collect()
}

fn text(message: &Message<Pieces>) -> String {
    let mut text = format!(
        "{} {}{}",
        message.method.as_str(),
        message.base,
        message.path.text()
    );
    for (name, value) in &message.headers {
        text += &format!("\n{name}: {}", value.text());
    }
    text + "\n\n" + &message.body.as_ref().unwrap().text()
}

fn placed(pieces: &Pieces, place: FieldPath) -> Vec<&str> {
    let here = pieces.0.iter().filter(|piece| piece.place == Some(place));
    here.map(|piece| piece.text.as_str()).collect()
}
