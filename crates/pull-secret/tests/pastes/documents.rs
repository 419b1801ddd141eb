//! Documents with a fault: what is meant is taken, the repair is named, and what Kubernetes makes of the original.

use pull_secret::import;
use pull_secret::import::{KubeletVerdict, LeftOut, RepairKind};

use super::{
    AUTH, TYPE, base64, config, good, has_other_text, logins, secret, taken, text_in_json,
};

const ANNA: &str = "ghcr.io anna:fake-1";

#[test]
fn a_faulty_auth_is_mended_and_would_have_failed_the_whole_secret() {
    let auth = |auth: &str| config(&format!(r#"{{"auth":"{auth}"}}"#));
    let url_safe = base64("anna:~~~???").replace('+', "-").replace('/', "_");
    for (text, kind, login) in [
        (auth("anna:fake-1"), RepairKind::AuthNotBase64, ANNA),
        (
            auth(&format!("Basic {AUTH}")),
            RepairKind::AuthNotBase64,
            ANNA,
        ),
        (auth(&base64(AUTH)), RepairKind::EncodedTwice, ANNA),
        (
            auth(&url_safe),
            RepairKind::AuthAlphabet,
            "ghcr.io anna:~~~???",
        ),
        (auth(&format!("{AUTH}=")), RepairKind::AuthPadding, ANNA),
        (auth("YW5uYTpm YWtlLTE="), RepairKind::FoldedBase64, ANNA),
        (
            config(r#"{"auth":"Z2hwX3g=","username":"anna","password":"fake-1"}"#),
            RepairKind::AuthReplaced,
            ANNA,
        ),
    ] {
        let found = taken(&text);
        assert_eq!(logins(&found), [login], "{text}");
        assert_eq!(found.repairs[0].kind, kind, "{text}");
        let registry_key = "ghcr.io".to_owned();
        let refused = KubeletVerdict::RefusedForAuth { registry_key };
        assert_eq!(found.kubelet[0].verdict, refused, "{text}");
    }
}

#[test]
fn auths_of_another_type_is_read_and_would_not_have_been() {
    let entries = format!(r#"{{"ghcr.io":{{"auth":"{AUTH}"}}}}"#);
    let list = format!(r#"{{"auths":[{{"ghcr.io":{{"auth":"{AUTH}"}}}}]}}"#);
    let logins_in_list =
        r#"{"auths":[{"registry":"ghcr.io","username":"anna","password":"fake-1"}]}"#;
    let text = format!(r#"{{"auths":{}}}"#, text_in_json(&entries));
    let body = format!(
        r#"{{"name":"team","data":{{".dockerconfigjson":{}}}}}"#,
        text_in_json(&text)
    );
    for (text, kind) in [
        (text.clone(), RepairKind::AuthsIsText),
        (
            format!(r#"{{"auths":{}}}"#, text_in_json(&good())),
            RepairKind::AuthsIsText,
        ),
        (
            secret("team", TYPE, "data", &base64(&text)),
            RepairKind::AuthsIsText,
        ),
        (body, RepairKind::AuthsIsText),
        (list, RepairKind::AuthsIsList),
        (logins_in_list.to_owned(), RepairKind::AuthsIsList),
        (config(&format!("\"{AUTH}\"")), RepairKind::EntryIsAuth),
    ] {
        let found = taken(&text);
        assert_eq!(logins(&found), [ANNA], "{text}");
        assert_eq!(found.repairs[0].kind, kind, "{text}");
        assert_eq!(
            found.kubelet[0].verdict,
            KubeletVerdict::RefusedForStructure,
            "{text}"
        );
    }
}

#[test]
fn a_secret_s_value_is_read_whatever_was_done_to_it() {
    let good = good();
    let once = base64(&good);
    let folded = format!(">-\n    {}\n    {}", &once[..20], &once[20..]);
    let url_safe = base64(&config(r#"{"username":"anna","password":"~~~???"}"#))
        .replace('/', "_")
        .replace('+', "-");
    let not_stored = KubeletVerdict::NotStored;
    let ignored = |secret_type: &str| KubeletVerdict::TypeIgnored {
        secret_type: secret_type.to_owned(),
    };
    let entries = format!(r#"{{"ghcr.io":{{"auth":"{AUTH}"}}}}"#);
    let wrapped = format!(r#"{{"value":{}}}"#, text_in_json(&good));
    for (text, kind, verdict) in [
        (
            secret("team", TYPE, "data", &base64(&once)),
            RepairKind::EncodedTwice,
            not_stored.clone(),
        ),
        (
            secret("team", TYPE, "stringData", &once),
            RepairKind::InnerFromBase64,
            not_stored.clone(),
        ),
        (
            secret("team", TYPE, "data", &format!("'{good}'")),
            RepairKind::TextInsteadOfBase64,
            not_stored.clone(),
        ),
        (
            secret("team", TYPE, "data", &folded),
            RepairKind::FoldedBase64,
            not_stored.clone(),
        ),
        (
            secret("team", TYPE, "data", &format!("|\n    \"{once}\"")),
            RepairKind::QuotesInBlockText,
            not_stored.clone(),
        ),
        (
            secret("team", TYPE, "stringData", &format!("|\n    '{good}'")),
            RepairKind::QuotesInBlockText,
            not_stored,
        ),
        (
            secret("team", "Opaque", "data", &once),
            RepairKind::SecretType,
            ignored("Opaque"),
        ),
        (
            secret("team", "docker-registry", "data", &once),
            RepairKind::SecretType,
            ignored("docker-registry"),
        ),
        (
            secret("team", TYPE, "data", &base64(&entries)),
            RepairKind::AuthsMissing,
            KubeletVerdict::NoEntries,
        ),
        (
            secret("team", TYPE, "data", &base64(&wrapped)),
            RepairKind::Wrapped,
            KubeletVerdict::NoEntries,
        ),
    ] {
        let found = taken(&text);
        assert_eq!(logins(&found), [ANNA], "{text}");
        assert_eq!(found.name.as_deref(), Some("team"), "{text}");
        assert!(
            found.repairs.iter().any(|repair| repair.kind == kind),
            "{text} {:?}",
            found.repairs
        );
        assert_eq!(found.kubelet[0].verdict, verdict, "{text}");
    }
    let found = taken(&secret("team", TYPE, "data", &url_safe));
    assert_eq!(logins(&found), ["ghcr.io anna:~~~???"]);
    assert_eq!(taken(&secret("team", TYPE, "data", &once)).kubelet, []);
}

#[test]
fn numbers_are_taken_as_they_are_written() {
    for (text, password) in [
        (
            config(r#"{"username":"anna","password":0012345}"#),
            "0012345",
        ),
        (config(r#"{"username":"anna","password":1.50}"#), "1.50"),
        (
            "auths:\n  ghcr.io:\n    username: anna\n    password: 1e10\n".to_owned(),
            "1e10",
        ),
        (
            "auths: {ghcr.io: {username: anna, password: 1_000}}".to_owned(),
            "1_000",
        ),
        (
            "auths:\n  ghcr.io:\n    username: anna\n    password: yes\n".to_owned(),
            "yes",
        ),
    ] {
        let found = taken(&text);
        assert_eq!(
            logins(&found),
            [format!("ghcr.io anna:{password}")],
            "{text}"
        );
        assert_eq!(
            found.repairs[0].kind,
            RepairKind::NumberKeptAsText,
            "{text}"
        );
    }
}

#[test]
fn parts_cut_out_of_a_document_and_documents_in_other_text_are_read() {
    let good = good();
    let once = base64(&good);
    for text in [
        format!(r#""ghcr.io": {{"auth": "{AUTH}"}},"#),
        format!(r#""auths": {{"ghcr.io": {{"auth": "{AUTH}"}}}}"#),
        format!(r#""auths": {{"ghcr.io": {{"auth": "{AUTH}"}}}}}}"#),
        format!("auths:\n  ghcr.io:\n    auth: {AUTH}\n"),
        format!(".dockerconfigjson: {once}"),
        format!("data:\n    .dockerconfigjson: {once}\n  kind: Secret\n"),
        good[..good.len() - 2].to_owned(),
        good.replace('"', "\\\""),
        format!("\u{feff}{{\n\u{feff}{}", &good[1..]),
        format!("% cat config.json\n{good}%"),
        format!("Hello,\n```json\n{good}\n```\nthanks"),
        format!("> {}", good.replace(',', ",\n> ")),
        format!("<pre>{}</pre>", good.replace('"', "&quot;")),
        format!("DOCKER_AUTH_CONFIG={good}"),
        format!(
            "Output Length = 90\n-----BEGIN CERTIFICATE-----\n{once}\n-----END CERTIFICATE-----\nthat is it"
        ),
        format!("The secret of the team is {once} today"),
        format!("config = json.loads('''{good}''')"),
        format!(r#"{{"SecretString":{}}}"#, text_in_json(&good)),
    ] {
        assert_eq!(logins(&taken(&text)), [ANNA], "{text}");
    }
    assert!(has_other_text(&taken(&format!(
        "{good}\n{{'message': 'secret has been created'}}"
    ))));
}

#[test]
fn each_credential_of_several_secrets_keeps_the_name_of_its_own() {
    let bert = config(&format!(r#"{{"auth":"{}"}}"#, base64("bert:fake-2")));
    let [one, two] = [("one", good()), ("two", bert)]
        .map(|(name, document)| secret(name, TYPE, "data", &base64(&document)));
    let item = |text: &str| format!("- {}\n", text.trim_end().replace('\n', "\n  "));
    let body = |name: &str, document: &str| {
        format!(
            r#"{{"name":"{name}","data":{{".dockerconfigjson":{}}}}}"#,
            text_in_json(document)
        )
    };
    for text in [
        format!("{one}---\n{two}"),
        format!(
            "apiVersion: v1\nkind: List\nitems:\n{}{}",
            item(&one),
            item(&two)
        ),
        format!(
            "{}\n{}",
            body("one", &good()),
            body("two", &config(r#"{"username":"bert","password":"fake-2"}"#))
        ),
    ] {
        let found = taken(&text);
        assert_eq!(logins(&found), [ANNA, "ghcr.io bert:fake-2"], "{text}");
        let names = found
            .credentials
            .iter()
            .map(|one| one.secret_name.as_deref());
        assert_eq!(
            names.collect::<Vec<_>>(),
            [Some("one"), Some("two")],
            "{text}"
        );
        assert_eq!(found.name, None, "{text}");
    }
    let chart = "apiVersion: x/v1\nkind: HelmRelease\nmetadata: {name: app}\nspec:\n  values: {image: {registry: ghcr.io, username: anna, password: fake-1}}\n";
    assert_eq!(taken(chart).credentials[0].secret_name, None);
    let broken = secret("bad", TYPE, "data", &base64("oops"));
    let found = taken(&format!("{broken}---\n{one}"));
    assert_eq!(
        (logins(&found), found.name.as_deref()),
        (vec![ANNA.to_owned()], Some("one"))
    );
    let name = "bad".to_owned();
    assert!(found.left_out.contains(&LeftOut::SecretUnreadable { name }));
}

#[test]
fn an_old_code_page_is_read_as_far_as_it_is_certain() {
    let comment = [
        b"# f\xfcr das Team\n".as_slice(),
        secret("team", TYPE, "data", &base64(&good())).as_bytes(),
    ]
    .concat();
    assert_eq!(logins(&import(&comment).unwrap()), [ANNA]);
    let password = b"{\"auths\":{\"ghcr.io\":{\"username\":\"anna\",\"password\":\"sch\xf6n\"}}}";
    assert!(import(password).is_err());
}
