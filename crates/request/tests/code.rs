//! What the code of each language looks like, and that none holds a secret. That it runs and sends the same bytes is
//! proven in `crates/ai-core/tests/code/`.

use std::io;

use pull_secret::{FieldPath, Handle};
use request::code::{Call, CodeFile, Collection, Language, code, short};
use request::{Body, Header, Identity, Json, Method, Part, Request, Slot, SlotKind, Text, Url};
use serde_json::Value;

#[test]
fn each_language_gets_a_token_and_sends_the_request() {
    for language in Language::ALL {
        insta::assert_snapshot!(format!("{language:?}"), written(language));
    }
}

#[test]
fn in_short_a_request_is_what_people_type_and_its_body_a_file() {
    for language in Language::ALL {
        if let Some(files) = short(language, &call(&token(), &creation())) {
            insta::assert_snapshot!(format!("{language:?}Short"), listed(&files));
        }
    }
}

#[test]
fn what_cannot_be_simply_inserted_has_no_short_form() {
    let (token, mut login) = (token(), listing());
    let inner = Text::from("anna:").then(slot(SlotKind::RegistryPassword, None));
    let basic = Text::from("Basic ").then(Text(vec![Part::Base64 { inner }]));
    login.headers = vec![Header::new("Authorization", basic)];
    for language in Language::ALL {
        assert_eq!(short(language, &call(&token, &login)), None, "{language:?}");
        assert_eq!(short(language, &call(&token, &token)), None, "{language:?}");
    }
}

#[test]
fn a_certificate_is_named_by_its_files_alone() {
    let mut token = token();
    if let Some(Body::Form(fields)) = &mut token.body {
        fields.retain(|(name, _)| name != "client_secret");
    }
    token.identity = Some(Identity {
        chain: String::new(),
        key: Handle::from_bytes([8; 16]),
    });
    let call = Call {
        token: Some(&token),
        request: &listing(),
    };
    for language in Language::ALL {
        let files = code(language, &call);
        let texts: String = files.iter().map(|file| file.text.as_str()).collect();
        assert!(!texts.contains("AICORE_CLIENT_SECRET"), "{language:?}");
        let gets_a_token = texts.contains("/oauth/token");
        let speaks_of_it = !gets_a_token || texts.contains("certificate");
        assert!(speaks_of_it, "{language:?}: {texts}");
    }
}

#[test]
fn many_requests_are_a_collection_with_each_different_one_once() {
    let (token, request) = (token(), creation());
    let mut collection = Collection::default();
    for _ in 0..2 {
        collection.push_token("acme", &token);
        collection.push("acme", &request, Some("team-images"));
        // What an address ends with is not told twice.
        collection.push("acme", &listing(), Some("dockerRegistrySecrets"));
    }
    collection.push("other", &listing(), None);
    let written = read_back(collection).unwrap();
    assert_eq!(
        names(&written["item"][0]),
        [
            "Access token",
            "POST https://api.example/v2/admin/dockerRegistrySecrets team-images",
            "GET https://api.example/v2/admin/dockerRegistrySecrets",
        ]
    );
    assert_eq!(
        names(&written["item"][1]),
        ["GET https://api.example/v2/admin/dockerRegistrySecrets"]
    );
    insta::assert_snapshot!(written["info"]["description"].as_str().unwrap(), @r"
    The first request of a folder gets the access token for the others.
    Reads AICORE_CLIENT_SECRET, REGISTRY_PASSWORD and REGISTRY_PASSWORD_2 from the environment; make one for each folder, and fill them in there, as current values.
    ");
}

#[test]
fn a_request_among_many_is_written_as_it_is_alone() {
    let (token, request) = (token(), creation());
    let call = Call {
        token: Some(&token),
        request: &request,
    };
    let [alone, _] = code(Language::Postman, &call).try_into().unwrap();
    let alone: Value = serde_json::from_str(&alone.text).unwrap();
    let mut collection = Collection::default();
    collection.push_token("acme", &token);
    collection.push("acme", &request, None);
    let many = read_back(collection).unwrap();
    let items = [&many["item"][0]["item"], &alone["item"]];
    assert_eq!(items[0][0], items[1][0]);
    let [one, other] = items.map(|items| &items[1]);
    assert_eq!(one["request"], other["request"]);
    assert_eq!(one["event"][0], other["event"][0]);
}

fn read_back(collection: Collection) -> io::Result<Value> {
    let mut written = Vec::new();
    collection.write("Activity", &mut written)?;
    Ok(serde_json::from_slice(&written)?)
}

fn listing() -> Request {
    Request {
        method: Method::Get,
        body: None,
        ..creation()
    }
}

fn names(folder: &Value) -> Vec<&Value> {
    let items = folder["item"].as_array().into_iter().flatten();
    items.map(|item| &item["name"]).collect()
}

fn written(language: Language) -> String {
    listed(&code(language, &call(&token(), &creation())))
}

fn call<'a>(token: &'a Request, request: &'a Request) -> Call<'a> {
    Call {
        token: Some(token),
        request,
    }
}

fn listed(files: &[CodeFile]) -> String {
    let texts = files
        .iter()
        .map(|file| format!("==> {}\n{}", file.name, file.text));
    texts.collect()
}

fn token() -> Request {
    request(
        Method::Post,
        "https://acme-fake.authentication.example",
        "/oauth/token",
        vec![Header::new(
            "Content-Type",
            "application/x-www-form-urlencoded",
        )],
        Some(Body::Form(vec![
            ("grant_type".to_owned(), "client_credentials".into()),
            ("client_id".to_owned(), "sb-fake!b42|aicore!b540".into()),
            (
                "client_secret".to_owned(),
                slot(SlotKind::ClientSecret, None),
            ),
        ])),
    )
}

fn creation() -> Request {
    let login = |username: &str, registry| {
        Json::object([
            ("username", Json::string(username)),
            (
                "password",
                Json::String(slot(
                    SlotKind::RegistryPassword,
                    Some(FieldPath::Password { registry }),
                )),
            ),
        ])
    };
    let document = Json::object([(
        "auths",
        Json::object([
            ("https://index.docker.io/v1/", login("anna", 0)),
            ("ghcr.io", login("o'neil \"$x\"", 1)),
        ]),
    )]);
    request(
        Method::Post,
        "https://api.example",
        "/v2/admin/dockerRegistrySecrets",
        vec![
            Header::new(
                "Authorization",
                Text::from("Bearer ").then(slot(SlotKind::AccessToken, None)),
            ),
            Header::new("Content-Type", "application/json"),
        ],
        Some(Body::Json(Json::object([
            ("name", Json::string("team-images")),
            (
                "data",
                Json::object([(".dockerconfigjson", Json::embedded(document))]),
            ),
        ]))),
    )
}

fn request(
    method: Method,
    base: &str,
    path: &str,
    headers: Vec<Header>,
    body: Option<Body>,
) -> Request {
    let own = [
        Header::new("Host", base.trim_start_matches("https://")),
        Header::new("Accept", "application/json"),
        Header::new("User-Agent", "Pullpass/0.1.0"),
    ];
    Request {
        method,
        url: Url {
            base: base.to_owned(),
            path: path.into(),
            query: Vec::new(),
        },
        headers: own.into_iter().chain(headers).collect(),
        body,
        identity: None,
    }
}

fn slot(secret: SlotKind, place: Option<FieldPath>) -> Text {
    Text(vec![Part::Slot(Slot {
        secret,
        handle: Handle::from_bytes([7; 16]),
        place,
    })])
}
