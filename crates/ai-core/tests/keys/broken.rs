//! Keys that cannot be used, or look odd: each with the line the doctor must say, and none repeats a secret.

use ai_core::service_key::{DoctorCode, DoctorState, ServiceKeyError, find};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::{API_URL, CLIENT_ID, SECRET, TOKEN_URL, key};

use DoctorCode::{
    AppNameDiffers, Blanks, ClientIdForm, EndSlashes, FieldMissing, KnownSuffix, LineEnds,
    LooseJson, OtherService, Placeholder, RegionUnknown, RegionsDiffer, SecretBackslash,
    SecretForm, SecretPreferred, SecretShortened, SecretUnescaped, Unclosed, UrlLeaks,
    UrlMalformed, UrlNotHttps, UrlsSwapped,
};

/// A secret that a URL or another field may hold.
const OTHER: &str = "CANARY-elsewhere";

#[test]
fn each_broken_key_gives_its_line_alone() {
    let rows = rows();
    assert!(rows.len() >= 80, "{}", rows.len());
    let mut faults = Vec::new();
    for (name, text, code, field) in rows {
        let found = find(text.as_bytes(), Timestamp::now());
        let Ok([reading]) = found.as_deref() else {
            faults.push(format!("{name}: {found:?}"));
            continue;
        };
        let bad = reading
            .lines
            .iter()
            .filter(|line| line.state != DoctorState::Pass);
        let bad: Vec<_> = bad
            .map(|line| {
                (
                    line.code,
                    line.fields.get("field").map_or("", |field| field),
                )
            })
            .collect();
        if bad != [(code, field)] {
            faults.push(format!("{name}: {bad:?}"));
        }
        if reading.key.is_some() != (code.state() != DoctorState::Fail) {
            faults.push(format!("{name}: usable {}", reading.key.is_some()));
        }
        let told = format!(
            "{reading:?}{}",
            serde_json::to_string(&reading.lines).unwrap()
        );
        if told.contains("CANARY") || told.contains("cana9a11") {
            faults.push(format!("{name}: {told}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let text = json!({"clientid": "<id>", "clientsecret": OTHER, "url": "http://x.example", "serviceurls": {}});
    let found = find(text.to_string().as_bytes(), Timestamp::now()).unwrap();
    let fails = found[0]
        .lines
        .iter()
        .filter(|line| line.state == DoctorState::Fail);
    let fails: Vec<_> = fails.map(|line| line.code).collect();
    assert_eq!(fails, [Placeholder, UrlNotHttps, FieldMissing]);
}

#[test]
fn what_holds_no_key_is_refused_without_a_word_of_it() {
    let deep = "[".repeat(100_000);
    let deep_inside = format!("{}{}{}", "{\"a\":".repeat(20), key(), "}".repeat(20));
    let large = " ".repeat(1024 * 1024 + 1);
    let broken = key().to_string().replacen(':', " CANARY ", 1);
    for (text, error) in [
        ("", ServiceKeyError::NoKey),
        ("hello", ServiceKeyError::NoKey),
        ("{}", ServiceKeyError::NoKey),
        ("[]", ServiceKeyError::NoKey),
        ("null", ServiceKeyError::NoKey),
        ("\"x\"", ServiceKeyError::NoKey),
        ("a: b", ServiceKeyError::NoKey),
        ("{\"credentials\":{}}", ServiceKeyError::NoKey),
        (
            "{\"auths\":{\"ghcr.io\":{\"auth\":\"Q0FOQVJZ\"}}}",
            ServiceKeyError::NoKey,
        ),
        (
            "{\"clientid\":oops}",
            ServiceKeyError::NotJson {
                line: 1,
                column: 13,
            },
        ),
        (
            "{\n  \"clientid\" 1}",
            ServiceKeyError::NotJson {
                line: 2,
                column: 14,
            },
        ),
        (
            &broken,
            ServiceKeyError::NotJson {
                line: 1,
                column: 12,
            },
        ),
        (&deep, ServiceKeyError::TooDeep),
        (&deep_inside, ServiceKeyError::TooDeep),
        (&large, ServiceKeyError::TooLarge { limit: 1024 * 1024 }),
    ] {
        let refused = find(text.as_bytes(), Timestamp::now()).unwrap_err();
        assert_eq!(refused, error, "{text:.60}");
    }
    for bytes in [
        &b"\xff\x00\x80"[..],
        b"\x00\x00",
        b"{\"a\":\"\x00\"}",
        b"\xff\xfe\x00\xd8",
    ] {
        let refused = find(bytes, Timestamp::now()).unwrap_err();
        assert_eq!(refused, ServiceKeyError::NotText, "{bytes:?}");
    }
}

type Row = (String, String, DoctorCode, &'static str);

fn rows() -> Vec<Row> {
    [
        missing(),
        placeholders(),
        addresses(),
        mended(),
        odd(),
        other_services(),
    ]
    .concat()
}

fn row(name: &str, key: impl ToString, code: DoctorCode, field: &'static str) -> Row {
    (name.to_owned(), key.to_string(), code, field)
}

fn missing() -> Vec<Row> {
    let fields = ["clientid", "clientsecret", "url"];
    let mut rows = Vec::new();
    for field in fields {
        rows.push(row(
            &format!("no {field}"),
            without(field),
            FieldMissing,
            field,
        ));
        for (name, value) in [
            ("empty", json!("")),
            ("blank", json!(" \n\t")),
            ("null", Value::Null),
            ("number", json!(7)),
        ] {
            rows.push(row(
                &format!("{name} {field}"),
                with(field, value),
                FieldMissing,
                field,
            ));
        }
    }
    let api = "serviceurls.AI_API_URL";
    rows.push(row(
        "no serviceurls",
        without("serviceurls"),
        FieldMissing,
        api,
    ));
    for (name, urls) in [
        ("empty serviceurls", json!({})),
        ("another service's", json!({"OTHER_URL": API_URL})),
        ("a list", json!([API_URL])),
        ("a number", json!({"AI_API_URL": 7})),
        ("a text", json!(OTHER)),
        ("a blank", json!({"AI_API_URL": " "})),
    ] {
        rows.push(row(
            &format!("serviceurls: {name}"),
            with("serviceurls", urls),
            FieldMissing,
            api,
        ));
    }
    rows
}

fn placeholders() -> Vec<Row> {
    let values = [
        "<secret>",
        "YOUR_SECRET",
        "your-secret",
        "your secret here",
        "$SECRET",
        "${SECRET}",
        "$env:SECRET",
        "%SECRET%",
        "{{client_secret}}",
        "((secret))",
        "[PRIVATE DATA HIDDEN]",
        "********",
        "••••",
        "...",
        "xxxx",
        "changeme",
        "$(cat key)",
        "REDACTED",
    ];
    let of_secret = values.iter().map(|value| {
        row(
            value,
            with("clientsecret", json!(value)),
            Placeholder,
            "clientsecret",
        )
    });
    let others = [
        row(
            "id",
            with("clientid", json!("<client id>")),
            Placeholder,
            "clientid",
        ),
        row(
            "url",
            with("url", json!("{{auth_url}}")),
            Placeholder,
            "url",
        ),
        row(
            "api",
            with_api("${AI_API_URL}"),
            Placeholder,
            "serviceurls.AI_API_URL",
        ),
    ];
    of_secret.chain(others).collect()
}

fn addresses() -> Vec<Row> {
    let mut rows = Vec::new();
    for (value, code) in [
        ("http://auth.example", UrlNotHttps),
        ("http://127.0.0.1.example", UrlNotHttps),
        ("http://localhost.example:4711", UrlNotHttps),
        ("ftp://auth.example", UrlMalformed),
        ("auth.example", UrlMalformed),
        ("//auth.example", UrlMalformed),
        ("https://", UrlMalformed),
        ("https:// auth.example", UrlMalformed),
        ("https://auth.example:port", UrlMalformed),
        ("javascript:alert(1)", UrlMalformed),
        ("file:///etc/passwd", UrlMalformed),
        (&format!("https://anna:{OTHER}@auth.example"), UrlLeaks),
        (&format!("https://{OTHER}@auth.example"), UrlLeaks),
        (&format!("https://auth.example?a={OTHER}"), UrlLeaks),
        (&format!("https://auth.example#{OTHER}"), UrlLeaks),
        (&format!("https://auth.example/{OTHER} x?"), UrlLeaks),
    ] {
        rows.push(row(value, with("url", json!(value)), code, "url"));
        rows.push(row(
            &format!("API {value}"),
            with_api(value),
            code,
            "serviceurls.AI_API_URL",
        ));
    }
    let mut swapped = with("url", json!(API_URL));
    swapped["serviceurls"]["AI_API_URL"] = json!(TOKEN_URL);
    rows.push(row("swapped", swapped, UrlsSwapped, ""));
    rows.push(row(
        "API twice",
        with("url", json!(API_URL)),
        UrlsSwapped,
        "",
    ));
    rows.push(row(
        "token server twice",
        with_api(TOKEN_URL),
        UrlsSwapped,
        "",
    ));
    rows
}

fn mended() -> Vec<Row> {
    let (url, api) = ("url", "serviceurls.AI_API_URL");
    let text = key().to_string();
    let middle = CLIENT_ID.len() / 2;
    let wrapped = format!("{}\n    {}", &CLIENT_ID[..middle], &CLIENT_ID[middle..]);
    vec![
        row(
            "blanks",
            with("clientsecret", json!(format!(" {SECRET}\n"))),
            Blanks,
            "clientsecret",
        ),
        row(
            "tab",
            with("clientid", json!(format!("\t{CLIENT_ID}"))),
            Blanks,
            "clientid",
        ),
        row(
            "no-break space",
            with(url, json!(format!("{TOKEN_URL}\u{a0}"))),
            Blanks,
            url,
        ),
        row(
            "line end inside",
            with("clientid", json!(wrapped)),
            LineEnds,
            "clientid",
        ),
        row(
            "slash",
            with(url, json!(format!("{TOKEN_URL}/"))),
            EndSlashes,
            url,
        ),
        row(
            "slashes",
            with_api(&format!("{API_URL}///")),
            EndSlashes,
            api,
        ),
        row(
            "token path",
            with(url, json!(format!("{TOKEN_URL}/oauth/token"))),
            KnownSuffix,
            url,
        ),
        row(
            "token path, slash",
            with(url, json!(format!("{TOKEN_URL}/oauth/token/"))),
            KnownSuffix,
            url,
        ),
        row("v2", with_api(&format!("{API_URL}/v2")), KnownSuffix, api),
        row(
            "lm",
            with_api(&format!("{API_URL}/v2/lm")),
            KnownSuffix,
            api,
        ),
        row(
            "inference",
            with_api(&format!("{API_URL}/v2/inference/deployments/d1")),
            KnownSuffix,
            api,
        ),
        row("single quotes", text.replace('"', "'"), LooseJson, ""),
        row(
            "last comma",
            text[..text.len() - 1].to_owned() + ",}",
            LooseJson,
            "",
        ),
        row(
            "comment",
            text.replacen('{', "{ // synthetic\n", 1),
            LooseJson,
            "",
        ),
        row("no last brace", &text[..text.len() - 1], Unclosed, ""),
        row("no last braces", text.trim_end_matches('}'), Unclosed, ""),
        row(
            "backslash",
            with("clientsecret", json!(SECRET.replace('$', "\\$"))),
            SecretUnescaped,
            "",
        ),
    ]
}

fn odd() -> Vec<Row> {
    let (uuid, _) = SECRET.split_once('$').unwrap();
    let other_region = "https://api.ai.prod-eu20.westeurope.azure.ml.hana.ondemand.com";
    let mut with_certificate = key();
    with_certificate["certificate"] = json!(OTHER);
    vec![
        row(
            "bare UUID",
            with("clientsecret", json!(uuid)),
            SecretShortened,
            "",
        ),
        row(
            "short",
            with("clientsecret", json!(&SECRET[..60])),
            SecretForm,
            "",
        ),
        row(
            "doubled",
            with("clientsecret", json!(format!("{SECRET}{SECRET}"))),
            SecretForm,
            "",
        ),
        row(
            "another kind",
            with("clientsecret", json!(OTHER)),
            SecretForm,
            "",
        ),
        row(
            "backslash in another",
            with("clientsecret", json!("CANARY\\$x")),
            SecretBackslash,
            "",
        ),
        row(
            "other client",
            with("clientid", json!("sb-other!t1")),
            ClientIdForm,
            "",
        ),
        row(
            "aisvc",
            with("clientid", json!(CLIENT_ID.replace("|aicore", "|aisvc-x"))),
            ClientIdForm,
            "",
        ),
        row(
            "appname",
            with("appname", json!("other!b42|aicore!b540")),
            AppNameDiffers,
            "",
        ),
        row("regions", with_api(other_region), RegionsDiffer, ""),
        row(
            "API region",
            with_api("https://api.ai.moon.example"),
            RegionUnknown,
            "serviceurls.AI_API_URL",
        ),
        row(
            "regionless",
            with_api("https://api.ai.ml.hana.ondemand.com"),
            RegionUnknown,
            "serviceurls.AI_API_URL",
        ),
        row(
            "token region",
            with("url", json!(TOKEN_URL.replace("eu10", "xx99"))),
            RegionUnknown,
            "url",
        ),
        row("both", with_certificate, SecretPreferred, ""),
    ]
}

fn other_services() -> Vec<Row> {
    let client = |more: Value| {
        let mut key = json!({"clientid": "sb-x!t1", "clientsecret": OTHER, "url": TOKEN_URL});
        key.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        key
    };
    let binding = |label: &str| {
        let credentials = client(json!({}));
        json!({ label: [{"label": label, "name": "x", "tags": [], "credentials": credentials}] })
    };
    vec![
        row(
            "XSUAA",
            client(json!({"xsappname": "x!t1"})),
            OtherService,
            "",
        ),
        row(
            "XSUAA, wrapped",
            json!({"credentials": client(json!({"xsappname": "x!t1"}))}),
            OtherService,
            "",
        ),
        row(
            "Destination",
            client(
                json!({"uri": "https://x.example", "clientid": "sb-x|destination-xsappname!b1"}),
            ),
            OtherService,
            "",
        ),
        row(
            "HANA",
            json!({"host": "h", "port": "443", "driver": "d", "password": OTHER}),
            OtherService,
            "",
        ),
        row(
            "Object Store",
            json!({"access_key_id": "x", "bucket": "b", "secret_access_key": OTHER}),
            OtherService,
            "",
        ),
        row(
            "PostgreSQL",
            json!({"hostname": "h", "dbname": "d", "username": "u", "password": OTHER}),
            OtherService,
            "",
        ),
        row(
            "AI services",
            json!({"uaa": client(json!({})), "url": "https://x.example"}),
            OtherService,
            "",
        ),
        row(
            "Launchpad",
            client(json!({"url": "https://acme.ai-launchpad.example"})),
            OtherService,
            "",
        ),
        row(
            "Service Manager",
            client(json!({"sm_url": "https://x.example"})),
            OtherService,
            "",
        ),
        row("binding of XSUAA", binding("xsuaa"), OtherService, ""),
        row("binding of anything", binding("auditlog"), OtherService, ""),
    ]
}

fn with(field: &str, value: Value) -> Value {
    let mut key = key();
    key[field] = value;
    if field == "clientid" {
        without_in(&mut key, "appname");
    }
    key
}

fn with_api(address: &str) -> Value {
    with("serviceurls", json!({ "AI_API_URL": address }))
}

fn without(field: &str) -> Value {
    let mut key = key();
    without_in(&mut key, field);
    key
}

fn without_in(key: &mut Value, field: &str) {
    key.as_object_mut().unwrap().remove(field);
}
