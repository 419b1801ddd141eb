//! Keys as people have them, whole and broken. All values are invented.

use super::*;

const SECRET: &str =
    "00000000-fake-4000-8000-000000000000$FAKE_FAKE-FAKE_FAKE-FAKE_FAKE-FAKE_FAKE-AAA=";
const TOKEN_URL: &str = "https://acme-fake.authentication.eu10.hana.ondemand.com";
const API_URL: &str = "https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com";

#[test]
fn a_flat_key_is_read_without_a_remark() {
    let reading = read(&key().text()).unwrap();
    assert_eq!(reading.remarks, []);
    assert_eq!(reading.key.client_secret.open(), SECRET);
    assert_eq!(reading.key.token_url, TOKEN_URL);
    assert_eq!(reading.key.api_url, API_URL);
    assert_eq!(reading.key.identity_zone.as_deref(), Some("acme-fake"));
    assert_eq!(region(&reading.key.api_url), Some("eu10"));
}

#[test]
fn a_key_below_credentials_is_unwrapped_and_that_is_said() {
    let text = format!("\u{feff}{{\"credentials\":{}}}", key().text());
    assert_eq!(read(&text).unwrap().remarks, [Remark::Unwrapped]);
}

#[test]
fn names_are_found_whatever_their_case_and_dashes() {
    let text = key().text();
    let text = text
        .replace("clientid", "client_id")
        .replace("clientsecret", "clientSecret");
    let text = text
        .replace("serviceurls", "serviceUrls")
        .replace("AI_API_URL", "ML_API_URL");
    assert_eq!(read(&text).unwrap().remarks, []);
}

#[test]
fn addresses_are_mended_and_that_is_said() {
    for (url, api, remark) in [
        (
            TOKEN_URL.to_owned() + "/",
            API_URL.to_owned(),
            Remark::EndSlashes { field: Field::Url },
        ),
        (
            TOKEN_URL.to_owned() + "/oauth/token",
            API_URL.to_owned(),
            Remark::KnownSuffix {
                field: Field::Url,
                suffix: "/oauth/token",
            },
        ),
        (
            TOKEN_URL.to_owned(),
            API_URL.to_owned() + "//",
            Remark::EndSlashes {
                field: Field::ApiUrl,
            },
        ),
        (
            TOKEN_URL.to_owned(),
            API_URL.to_owned() + "/v2/",
            Remark::KnownSuffix {
                field: Field::ApiUrl,
                suffix: "/v2",
            },
        ),
        (
            TOKEN_URL.to_owned(),
            API_URL.to_owned() + "/v2/inference/deployments/d1",
            Remark::KnownSuffix {
                field: Field::ApiUrl,
                suffix: "/v2",
            },
        ),
        (
            format!(" {TOKEN_URL}\n"),
            API_URL.to_owned(),
            Remark::Blanks { field: Field::Url },
        ),
    ] {
        let reading = read(&key().url(&url).api(&api).text()).unwrap();
        assert_eq!(reading.remarks, [remark]);
        assert_eq!(
            (&*reading.key.token_url, &*reading.key.api_url),
            (TOKEN_URL, API_URL)
        );
    }
}

#[test]
fn an_address_that_would_leak_the_secret_is_refused() {
    let host = "api.example".to_owned();
    assert_eq!(
        fault(key().api("http://api.example/v2")),
        ServiceKeyError::NotHttps {
            field: Field::ApiUrl,
            host
        }
    );
    for url in [
        "https://u:p@x.example",
        "https://x.example?a=b",
        "https://x.example#f",
        "ftp://x.example",
        "x.example",
        "https://",
    ] {
        assert_eq!(
            fault(key().url(url)),
            ServiceKeyError::Malformed { field: Field::Url },
            "{url}"
        );
    }
}

#[test]
fn plain_http_is_taken_for_this_computer_alone() {
    for local in [
        "http://127.0.0.1:4711",
        "http://localhost:4711",
        "http://[::1]:4711",
    ] {
        let reading = read(&key().url(local).api(local).text()).unwrap();
        assert_eq!(reading.key.api_url, local);
        assert_eq!(reading.remarks, []);
    }
    let spoofed = fault(key().url("http://127.0.0.1.example"));
    assert!(matches!(spoofed, ServiceKeyError::NotHttps { .. }));
}

#[test]
fn swapped_addresses_are_noticed() {
    assert_eq!(
        fault(key().url(API_URL).api(TOKEN_URL)),
        ServiceKeyError::Swapped
    );
}

#[test]
fn a_missing_field_is_named() {
    for (name, field) in [
        ("clientid", Field::ClientId),
        ("clientsecret", Field::ClientSecret),
        ("\"url\"", Field::Url),
        ("AI_API_URL", Field::ApiUrl),
    ] {
        let text = key()
            .text()
            .replace(name, if name.starts_with('"') { "\"x\"" } else { "x" });
        assert_eq!(
            read(&text).unwrap_err(),
            ServiceKeyError::MissingField { field }
        );
    }
    let missing = ServiceKeyError::MissingField {
        field: Field::ClientId,
    };
    for text in ["{}", "[]", "null", "\"x\"", "{\"credentials\":{}}"] {
        assert_eq!(read(text).unwrap_err(), missing, "{text}");
    }
}

#[test]
fn a_placeholder_is_no_value() {
    for value in [
        "<secret>",
        "YOUR_SECRET",
        "your-secret",
        "$SECRET",
        "${SECRET}",
        "********",
    ] {
        let placeholder = ServiceKeyError::Placeholder {
            field: Field::ClientSecret,
        };
        assert_eq!(fault(key().secret(value)), placeholder, "{value}");
    }
}

#[test]
fn keys_of_other_services_are_named() {
    for (text, service) in [
        (
            r#"{"clientid":"sb-x","clientsecret":"s","url":"https://x.example","xsappname":"x"}"#,
            "XSUAA",
        ),
        (
            r#"{"clientid":"sb-x|destination-xsappname!b1","uri":"https://x.example"}"#,
            "Destination",
        ),
        (
            r#"{"host":"h","port":"443","driver":"com.sap.db.jdbc.Driver"}"#,
            "SAP HANA",
        ),
        (r#"{"access_key_id":"x","bucket":"b"}"#, "Object Store"),
        (
            r#"{"uaa":{"clientid":"sb-x"},"url":"https://x.example"}"#,
            "AI Business Services",
        ),
    ] {
        assert_eq!(
            read(text).unwrap_err(),
            ServiceKeyError::OtherService { service }
        );
    }
}

#[test]
fn a_key_with_a_certificate_is_recognised() {
    let text = key().text().replace("\"clientsecret\"", "\"certificate\"");
    assert_eq!(read(&text).unwrap_err(), ServiceKeyError::WithCertificate);
    let both = key().text().replacen('{', "{\"certificate\":\"PEM\",", 1);
    assert_eq!(read(&both).unwrap().remarks, [Remark::SecretPreferred]);
    let typed = both.replacen('{', "{\"credential-type\":\"X509_GENERATED\",", 1);
    assert_eq!(read(&typed).unwrap_err(), ServiceKeyError::WithCertificate);
}

#[test]
fn what_looks_odd_is_said_and_taken() {
    let bare = "00000000-fake-4000-8000-000000000000";
    assert_eq!(remarks(key().secret(bare)), [Remark::SecretForm]);
    let other = "https://api.ai.prod-eu20.westeurope.azure.ml.hana.ondemand.com";
    let differ = Remark::RegionsDiffer {
        token: "eu10".to_owned(),
        api: "eu20",
    };
    assert_eq!(remarks(key().api(other)), [differ]);
    assert_eq!(
        remarks(key().api("https://api.ai.moon.example")),
        [Remark::RegionUnknown]
    );
    let text = key().text().replace("|aicore!b540", "|aisvc-x!b540");
    assert_eq!(read(&text).unwrap().remarks, [Remark::ClientIdForm]);
}

#[test]
fn an_extension_landscape_belongs_to_its_region() {
    let url = TOKEN_URL.replace("eu10", "eu10-004");
    assert_eq!(remarks(key().url(&url)), []);
}

#[test]
fn what_is_no_json_is_refused_with_the_place_alone() {
    let error = read(&format!("{{\"clientsecret\":\"{SECRET}\",\n oops}}")).unwrap_err();
    assert_eq!(error, ServiceKeyError::NotJson { line: 2, column: 2 });
    assert!(matches!(read(""), Err(ServiceKeyError::NotJson { .. })));
}

#[test]
fn hostile_texts_are_refused_at_once() {
    assert_eq!(
        read(&"[".repeat(100_000)).unwrap_err(),
        ServiceKeyError::TooDeep
    );
    let large = " ".repeat(LARGEST + 1);
    assert_eq!(
        read(&large).unwrap_err(),
        ServiceKeyError::TooLarge { limit: LARGEST }
    );
}

#[test]
fn no_error_and_no_remark_repeats_a_secret() {
    let texts = [
        key().url("http://x.example").text(),
        key().url(SECRET).text(),
        key().text().replace("AI_API_URL", "x"),
        key().text().replace("clientid", "x"),
        key().text() + "}",
        key()
            .text()
            .replacen("\"clientsecret\":", "\"clientsecret\":17,\"x\":", 1),
    ];
    for text in texts {
        let shown = format!("{:?}", read(&text));
        assert!(!shown.contains("FAKE_FAKE"), "{shown}");
    }
    assert!(!format!("{:?}", read(&key().text()).unwrap()).contains("FAKE_FAKE"));
}

fn fault(key: Key) -> ServiceKeyError {
    read(&key.text()).unwrap_err()
}

fn remarks(key: Key) -> Vec<Remark> {
    read(&key.text()).unwrap().remarks
}

struct Key(serde_json::Value);

fn key() -> Key {
    Key(serde_json::json!({
        "clientid": "sb-00000000-0000-4000-8000-000000000001!b42|aicore!b540",
        "clientsecret": SECRET,
        "url": TOKEN_URL,
        "identityzone": "acme-fake",
        "identityzoneid": "00000000-0000-4000-8000-000000000002",
        "serviceurls": { "AI_API_URL": API_URL },
    }))
}

impl Key {
    fn secret(mut self, value: &str) -> Self {
        self.0["clientsecret"] = value.into();
        self
    }

    fn url(mut self, value: &str) -> Self {
        self.0["url"] = value.into();
        self
    }

    fn api(mut self, value: &str) -> Self {
        self.0["serviceurls"]["AI_API_URL"] = value.into();
        self
    }

    fn text(&self) -> String {
        self.0.to_string()
    }
}
