//! Every wrapping of a key is a file in `shapes/`; whatever the wrapping, it is the same key.

use ai_core::service_key::{DiagnosticCode, DiagnosticState, Reading, ServiceKeyError, find};
use jiff::Timestamp;

use super::{API_URL, CLIENT_ID, SECRET, TOKEN_URL};

#[test]
fn every_shape_gives_the_same_key_and_says_what_it_was_found_in() {
    let mut faults = Vec::new();
    for (file, layers) in SHAPES {
        let found = read(file);
        let Ok([reading]) = found.as_deref() else {
            faults.push(format!("{file}: {found:?}"));
            continue;
        };
        let Some(key) = &reading.key else {
            faults.push(format!("{file}: {:?}", reading.lines));
            continue;
        };
        let told = (
            &*key.client_id,
            key.credential.secret().open(),
            &*key.token_url,
            &*key.api_url,
        );
        if told != (CLIENT_ID, SECRET, TOKEN_URL, API_URL) {
            faults.push(format!(
                "{file}: {key:?}, {}",
                key.credential.secret().open()
            ));
        }
        if layers_of(reading) != *layers {
            faults.push(format!("{file}: {}", layers_of(reading)));
        }
        if reading
            .lines
            .iter()
            .any(|line| line.state == DiagnosticState::Warn)
        {
            faults.push(format!("{file}: {:?}", reading.lines));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn of_several_keys_each_is_found_under_its_name() {
    let mut faults = Vec::new();
    for (file, names) in SEVERAL {
        let found = read(file).unwrap();
        let labels: Vec<_> = found
            .iter()
            .map(|one| one.label.as_deref().unwrap_or("-"))
            .collect();
        let clients: Vec<_> = found
            .iter()
            .filter_map(|one| Some(&*one.key.as_ref()?.client_id))
            .collect();
        let other = CLIENT_ID.replace("!b42", "!b43");
        if labels != **names || clients != [CLIENT_ID, &other] {
            faults.push(format!("{file}: {labels:?} {clients:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn nothing_that_is_told_of_any_shape_repeats_a_secret() {
    for (file, _) in SHAPES {
        for reading in read(file).unwrap() {
            let told = format!(
                "{reading:?}{}",
                serde_json::to_string(&reading.lines).unwrap()
            );
            assert!(
                !told.contains("CANARY") && !told.contains("cana9a11"),
                "{file}: {told}"
            );
        }
    }
}

#[test]
fn every_file_is_in_the_table() {
    let folder = format!("{}/tests/keys/shapes", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name())
        .collect();
    files.sort();
    let mut known: Vec<&str> = SHAPES
        .iter()
        .map(|row| row.0)
        .chain(SEVERAL.iter().map(|row| row.0))
        .collect();
    known.sort_unstable();
    assert_eq!(files, known);
}

fn read(file: &str) -> Result<Vec<Reading>, ServiceKeyError> {
    let path = format!("{}/tests/keys/shapes/{file}", env!("CARGO_MANIFEST_DIR"));
    find(&std::fs::read(path).unwrap(), Timestamp::now())
}

fn layers_of(reading: &Reading) -> &str {
    let line = reading
        .lines
        .iter()
        .find(|line| line.code == DiagnosticCode::Wrapping);
    line.map_or("", |line| &line.fields["layers"])
}

/// The files, and the layers from the outside to the inside.
#[rustfmt::skip]
const SHAPES: &[(&str, &str)] = &[
    ("base64.txt", "base64"),
    ("btp.json", "btpOutput"),
    ("byte-order-mark.json", ""),
    ("cf-env.txt", "cfOutput vcapServices"),
    ("cf-german-latin1.txt", "latin1 cfOutput"),
    ("cf-v6-german.txt", "cfOutput"),
    ("cf-v7-japanese.utf16", "utf16 cfOutput"),
    ("cf-v8.txt", "cfOutput credentials"),
    ("chat-in-line.txt", "otherText"),
    ("code-fence-env.md", "codeFence envFile"),
    ("code-fence-yaml.md", "codeFence kubernetesSecret"),
    ("code-fence.md", "codeFence"),
    ("comments-and-last-commas.jsonc", ""),
    ("credentials-as-text.json", "credentials escapedJson"),
    ("credentials.json", "credentials"),
    ("docker-compose-map.yaml", "sdkConfig"),
    ("docker-compose.yaml", "envFile"),
    ("env-cmd.bat", "envFile"),
    ("env-powershell.ps1", "envFile"),
    ("env-service-key-bare-several-lines.env", "envFile serviceKeyVariable"),
    ("env-service-key-bare.env", "envFile serviceKeyVariable"),
    ("env-service-key-double-quotes.env", "envFile serviceKeyVariable"),
    ("env-service-key-escaped.env", "envFile serviceKeyVariable"),
    ("env-service-key-several-lines.env", "envFile serviceKeyVariable"),
    ("env-service-key-single-quotes.env", "envFile serviceKeyVariable"),
    ("env-variables-double.env", "envFile"),
    ("env-variables-export.sh", "envFile"),
    ("env-variables.env", "envFile"),
    ("env-vcap.sh", "envFile vcapServices"),
    ("flat.json", ""),
    ("german-quotes.txt", ""),
    ("html-entities.html", "html otherText"),
    ("html-mail-quoted.html", "mail html otherText"),
    ("javascript.js", "otherText"),
    ("json-escaped-as-text.txt", "escapedJson"),
    ("json-escaped-in-json.json", "escapedJson credentials escapedJson"),
    ("json-escaped-without-quotes.txt", "escapedJson"),
    ("key.yaml", ""),
    ("kyma-secret-among-documents.yaml", "kubernetesSecret"),
    ("kyma-secret-key.yaml", "kubernetesSecret"),
    ("kyma-secret-list.yaml", "kubernetesSecret"),
    ("kyma-secret-root-key.json", "kubernetesSecret"),
    ("kyma-secret-string-data.yaml", "kubernetesSecret"),
    ("kyma-secret-template.yaml", "kubernetesSecret envFile"),
    ("kyma-secret.json", "kubernetesSecret"),
    ("kyma-secret.yaml", "kubernetesSecret"),
    ("last-brace-lost.json", ""),
    ("mail-quoted-printable-in-one-line.txt", "mail"),
    ("mail-quoted-printable.eml", "mail otherText"),
    ("mail-quoted-twice.txt", "mail"),
    ("mail-quoted.txt", "mail otherText"),
    ("names-otherwise-spelled.json", ""),
    ("postman-other-names.json", "postmanEnvironment"),
    ("postman.json", "postmanEnvironment"),
    ("python-dict.txt", ""),
    ("sdk-arguments.json", ""),
    ("sdk-config-lines.txt", "envFile"),
    ("sdk-config-profiles.json", "sdkConfig"),
    ("sdk-config-service-key.json", "serviceKeyVariable"),
    ("sdk-config.json", "sdkConfig"),
    ("smart-quotes.txt", ""),
    ("smart-single-quotes.txt", ""),
    ("terminal-wrapped.txt", ""),
    ("terraform-state.json", "credentials escapedJson"),
    ("big-endian.utf16", "utf16"),
    ("little-endian.utf16", "utf16"),
    ("without-mark.utf16", "utf16"),
    ("vcap-as-text.json", "vcapServices"),
    ("vcap-bare.json", "vcapServices"),
    ("vcap-below-its-name.json", "vcapServices"),
    ("windows-line-ends.json", ""),
];

/// Files with two keys, and what they are called there.
const SEVERAL: &[(&str, &[&str])] = &[
    ("several-by-name.json", &["dev", "prod"]),
    ("several-in-fences.md", &["-", "-"]),
    ("several-list.json", &["dev", "prod"]),
    ("several-one-below-the-other.txt", &["-", "-"]),
    ("several-profiles.json", &["default", "prod"]),
    ("several-secrets.yaml", &["dev", "prod"]),
];
