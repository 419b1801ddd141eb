//! Every format that people paste, and what must never get through.

use std::time::{Duration, Instant};

use pull_secret::import::{
    AskHelper, Format, HelperAnswerError, Import, LeftOut, Taken, read_helper_answer,
    read_helper_list,
};
use pull_secret::{ImportError, ImportedCredential, Secret, import};

#[test]
fn docker_s_config_gives_its_entries_and_names_the_helpers_to_ask() {
    let found = taken(
        r#"{"auths":{"https://index.docker.io/v1/":{"auth":"YW5uYTpmYWtl"},"ghcr.io":{},
           "https://index.docker.io/v1/access-token":{"auth":"YW5uYTpmYWtl"}},
           "credsStore":"desktop","credHelpers":{"quay.io":"secretservice"}}"#,
    );
    assert_eq!(found.format, Format::DockerConfig);
    assert_eq!(found.credentials, [anna("https://index.docker.io/v1/")]);
    let ask = |helper: &str, key: &str| AskHelper {
        helper: helper.to_owned(),
        registry_keys: vec![key.to_owned()],
    };
    assert_eq!(
        found.helpers,
        [ask("desktop", "ghcr.io"), ask("secretservice", "quay.io")]
    );
    let device = "https://index.docker.io/v1/access-token".to_owned();
    assert_eq!(
        found.left_out,
        [LeftOut::DeviceLogin {
            registry_key: device
        }]
    );
}

#[test]
fn a_store_without_entries_is_asked_for_its_list() {
    let found = taken(r#"{"credsStore":"pass"}"#);
    assert_eq!(
        found.helpers,
        [AskHelper {
            helper: "pass".to_owned(),
            registry_keys: Vec::new()
        }]
    );
}

#[test]
fn a_helper_whose_name_could_be_a_command_is_not_asked() {
    let found = taken(r#"{"auths":{"ghcr.io":{}},"credsStore":"x; rm -rf /"}"#);
    assert_eq!(
        (found.helpers, found.left_out),
        (vec![], vec![LeftOut::HelperName])
    );
}

#[test]
fn podman_s_file_is_known_by_its_keys() {
    let found = taken(
        r#"{"auths":{"docker.io":{"auth":"YW5uYTpmYWtl"},"quay.io/acme":{"auth":"cm9ib3Q6ZmFrZQ=="}}}"#,
    );
    assert_eq!(found.format, Format::PodmanAuth);
    assert_eq!(
        found.credentials,
        [
            anna("docker.io"),
            credential("quay.io/acme", "robot", Some("fake"))
        ]
    );
}

#[test]
fn an_identity_token_beside_an_empty_password_is_left_out() {
    let found = taken(
        r#"{"auths":{"acme.azurecr.io":{"auth":"MDAwOg==","identitytoken":"fake"},"ghcr.io":{"auth":"YW5uYTpmYWtl"}}}"#,
    );
    assert_eq!(found.credentials, [anna("ghcr.io")]);
    let registry_key = "acme.azurecr.io".to_owned();
    assert_eq!(found.left_out, [LeftOut::Token { registry_key }]);
}

#[test]
fn a_kubernetes_secret_is_read_from_yaml_and_json_with_data_and_string_data() {
    let yaml = "apiVersion: v1\nkind: Secret\nmetadata: {name: team}\n\
        type: kubernetes.io/dockerconfigjson\n\
        data: {.dockerconfigjson: eyJhdXRocyI6eyJnaGNyLmlvIjp7ImF1dGgiOiJZVzV1WVRwbVlXdGwifX19}\n";
    let string_data = "apiVersion: v1\nkind: Secret\nmetadata:\n  name: team\nstringData:\n  \
        .dockerconfigjson: |\n    {\"auths\": {\"ghcr.io\": {\"username\": \"anna\", \"password\": \"fake\"}}}\n";
    let json = r#"{"apiVersion":"v1","kind":"Secret","metadata":{"name":"team"},"data":{".dockercfg":"eyJnaGNyLmlvIjp7ImF1dGgiOiJZVzV1WVRwbVlXdGwifX0="}}"#;
    let flow = "{apiVersion: v1, kind: Secret, metadata: {name: team}, data: {.dockercfg: eyJnaGNyLmlvIjp7ImF1dGgiOiJZVzV1WVRwbVlXdGwifX0=}}";
    for text in [yaml, string_data, json, flow] {
        let found = taken(text);
        assert_eq!(found.format, Format::KubernetesSecret, "{text}");
        assert_eq!(found.name.as_deref(), Some("team"), "{text}");
        assert_eq!(
            found.credentials,
            [of_secret("team", anna("ghcr.io"))],
            "{text}"
        );
    }
}

#[test]
fn string_data_goes_before_data() {
    let found = taken(
        r#"{"kind":"Secret","apiVersion":"v1","data":{".dockerconfigjson":"bm90IGpzb24="},"stringData":{".dockerconfigjson":"{\"auths\":{\"ghcr.io\":{\"auth\":\"YW5uYTpmYWtl\"}}}"}}"#,
    );
    assert_eq!(found.credentials, [anna("ghcr.io")]);
    assert_eq!(found.taken, [Taken::StringDataBeforeData]);
}

#[test]
fn pull_secrets_are_found_among_other_documents_and_in_lists() {
    let text = "apiVersion: v1\nkind: ConfigMap\ndata: {a: b}\n---\napiVersion: v1\nkind: List\nitems:\n\
        - kind: Secret\n  metadata: {name: other}\n  data: {key: dmFsdWU=}\n\
        - kind: Secret\n  metadata: {name: team}\n  data: {.dockercfg: eyJnaGNyLmlvIjp7ImF1dGgiOiJZVzV1WVRwbVlXdGwifX0=}\n";
    let found = taken(text);
    assert_eq!(
        (found.name.as_deref(), found.credentials),
        (Some("team"), vec![of_secret("team", anna("ghcr.io"))])
    );
    assert_eq!(
        found.left_out,
        [
            LeftOut::OtherDocument {
                document_kind: "ConfigMap".to_owned()
            },
            LeftOut::OtherSecret {
                name: "other".to_owned()
            }
        ]
    );
}

#[test]
fn the_request_body_and_launchpad_s_part_of_it_are_read_in_every_wrapping() {
    let inner = r#"{\"auths\":{\"ghcr.io\":{\"username\":\"anna\",\"password\":\"fake\"}}}"#;
    let nested = r#"{"auths":{"ghcr.io":{"username":"anna","password":"fake"}}}"#;
    let twice = inner.replace('\\', "\\\\\\");
    let body = |value: &str| format!(r#"{{"name":"team","data":{{".dockerconfigjson":{value}}}}}"#);
    let base64 = "eyJhdXRocyI6eyJnaGNyLmlvIjp7ImF1dGgiOiJZVzV1WVRwbVlXdGwifX19";
    for (text, taken_too) in [
        (body(&format!("\"{inner}\"")), vec![]),
        (body(nested), vec![Taken::FromNestedObject]),
        (body(&format!("\"{base64}\"")), vec![]),
        (
            body(&format!("\"\\\"{twice}\\\"\"")),
            vec![Taken::FromEscapedTwice],
        ),
    ] {
        let found = taken(&text);
        assert_eq!(found.format, Format::AiCoreRequest, "{text}");
        assert_eq!(found.name.as_deref(), Some("team"), "{text}");
        assert_eq!(
            found.credentials,
            [of_secret("team", anna("ghcr.io"))],
            "{text}"
        );
        assert_eq!(found.taken, taken_too, "{text}");
    }
    let launchpad = taken(&format!(r#"{{".dockerconfigjson":"{inner}"}}"#));
    assert_eq!(launchpad.format, Format::LaunchpadData);
    assert_eq!(launchpad.credentials, [anna("ghcr.io")]);
}

#[test]
fn base64_and_a_text_in_quotes_around_everything_are_unwrapped() {
    let found = taken("eyJhdXRocyI6eyJnaGNyLmlv\nIjp7ImF1dGgiOiJZVzV1WVRwbVlXdGwifX19");
    assert_eq!(
        (found.credentials, found.taken),
        (vec![anna("ghcr.io")], vec![Taken::FromBase64])
    );
    let quoted = taken(r#""{\"auths\":{\"ghcr.io\":{\"auth\":\"YW5uYTpmYWtl\"}}}""#);
    assert_eq!(quoted.credentials, [anna("ghcr.io")]);
}

#[test]
fn python_s_quotes_and_last_commas_are_read_all_the_same() {
    let found = taken("{'auths': {'ghcr.io': {'username': 'anna', 'password': 'fake',}}}");
    assert_eq!(found.credentials, [anna("ghcr.io")]);
    assert_eq!(found.taken, [Taken::FromLooseJson]);
}

#[test]
fn utf_16_as_powershell_writes_it_is_read() {
    let text = r#"{"auths":{"ghcr.io":{"auth":"YW5uYTpmYWtl"}}}"#;
    let bytes: Vec<u8> = "\u{feff}"
        .encode_utf16()
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let found = import(&bytes).unwrap();
    assert_eq!(
        (found.credentials, found.taken),
        (vec![anna("ghcr.io")], vec![Taken::FromUtf16])
    );
}

#[test]
fn a_helper_s_answers_are_read() {
    let answer =
        br#"{"ServerURL":"https://index.docker.io/v1/","Username":"anna","Secret":"fake"}"#;
    assert_eq!(read_helper_answer("ghcr.io", answer), Ok(anna("ghcr.io")));
    assert_eq!(
        taken(std::str::from_utf8(answer).unwrap()).format,
        Format::HelperAnswer
    );
    assert_eq!(
        read_helper_answer("x", b"credentials not found in native keychain\n"),
        Err(HelperAnswerError::NotFound)
    );
    assert_eq!(
        read_helper_answer(
            "x",
            br#"{"ServerURL":"x","Username":"<token>","Secret":"t"}"#
        ),
        Err(HelperAnswerError::IdentityToken)
    );
    assert_eq!(
        read_helper_list(br#"{"https://index.docker.io/v1/":"anna"}"#),
        Ok(vec![(
            "https://index.docker.io/v1/".to_owned(),
            "anna".to_owned()
        )])
    );
}

/// A second, and more in a build that is not optimised.
const LIMIT: Duration = Duration::from_secs(if cfg!(debug_assertions) { 15 } else { 1 });

#[test]
fn hostile_input_is_refused_within_seconds() {
    let bomb = bomb();
    let deep_yaml = format!("a: {}1{}", "[".repeat(50_000), "]".repeat(50_000));
    let deep_block: String = (0..1_400)
        .map(|level| format!("{}a:\n", " ".repeat(level)))
        .collect();
    let many_documents = "---\na: b\n".repeat(100_000);
    let many_entries = format!("kind: Secret\ndata:\n{}", "  k: v\n".repeat(100_000));
    let quotes = format!("docker login {}", "'a' ".repeat(200_000));
    let dollars = format!("docker login {}", "$( ".repeat(200_000));
    for (text, refusal) in [
        (vec![b'x'; 100 << 20], Some(ImportError::TooLarge)),
        (b"\xff\xfe\x00".to_vec(), Some(ImportError::NotText)),
        (
            b"{\"auths\":\"\xc3\x28\"}".to_vec(),
            Some(ImportError::NotText),
        ),
        (b" \n".to_vec(), Some(ImportError::Empty)),
        (b"hello world".to_vec(), Some(ImportError::Unrecognised)),
        (
            b"{\"auths\":}".to_vec(),
            Some(ImportError::NotJson {
                line: 1,
                column: 10,
            }),
        ),
        (b"{\"auths\":{}}".to_vec(), Some(ImportError::NoCredential)),
        (
            br#"{"auths":{"a.io":{"auth":"YTpi"},"a.io":{"auth":"YTpi"}}}"#.to_vec(),
            Some(ImportError::RepeatedName),
        ),
        (
            b"docker login -p 'two words".to_vec(),
            Some(ImportError::UnclosedQuote),
        ),
        (
            [vec![b'['; 500_000], vec![b']'; 500_000]].concat(),
            Some(ImportError::TooDeep),
        ),
        (
            [b"{\"a\":".repeat(5_000), b"1".to_vec(), vec![b'}'; 5_000]].concat(),
            Some(ImportError::TooDeep),
        ),
        (bomb.into_bytes(), Some(ImportError::NotYaml)),
        (deep_yaml.into_bytes(), Some(ImportError::NotYaml)),
        (deep_block.into_bytes(), None),
        (many_documents.into_bytes(), Some(ImportError::NotYaml)),
        (many_entries.into_bytes(), Some(ImportError::NotYaml)),
        (quotes.into_bytes(), None),
        (dollars.into_bytes(), Some(ImportError::UnclosedQuote)),
        (vec![b'A'; 1 << 20], Some(ImportError::Unrecognised)),
        (vec![b':'; 1 << 20], None),
        (vec![b'&'; 1 << 20], None),
    ] {
        let start = Instant::now();
        let refused = import(&text).err();
        let shown = String::from_utf8_lossy(&text[..text.len().min(40)]).into_owned();
        assert!(start.elapsed() < LIMIT, "{shown}: {:?}", start.elapsed());
        if refusal.is_some() {
            assert_eq!(refused, refusal, "{shown}");
        }
    }
}

/// The billion laughs, in YAML.
fn bomb() -> String {
    let mut text = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n".to_owned();
    for level in 1..10 {
        let before = format!("*a{}", level - 1);
        let items = vec![before; 9].join(", ");
        text.push_str(&format!("a{level}: &a{level} [{items}]\n"));
    }
    text
}

fn taken(text: &str) -> Import {
    import(text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn anna(registry_key: &str) -> ImportedCredential {
    credential(registry_key, "anna", Some("fake"))
}

fn of_secret(name: &str, credential: ImportedCredential) -> ImportedCredential {
    ImportedCredential {
        secret_name: Some(name.to_owned()),
        ..credential
    }
}

fn credential(registry_key: &str, username: &str, password: Option<&str>) -> ImportedCredential {
    ImportedCredential {
        registry_key: registry_key.to_owned(),
        username: username.to_owned(),
        password: password.map(|text| Secret::new(text.to_owned())),
        secret_name: None,
    }
}
