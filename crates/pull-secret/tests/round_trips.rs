//! Whatever a password is: written as each tool has it, the import gives it back as it was.
//!
//! A text that is refused costs the user a minute, one that is read wrongly a failed pull. So a password may be left out,
//! and never changed.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use pasted_text::placeholder::unfilled;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use pull_secret::{Secret, import};

const USER: &str = "anna";
const KEY: &str = "ghcr.io";

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn a_password_in_a_command_for_bash_comes_back(password in password()) {
        let word = bash(&password);
        for text in [
            format!("docker login -u {USER} -p {word} {KEY}"),
            format!("podman login {KEY} --username {USER} --password={word}"),
            format!("printf '%s' {word} | docker login {KEY} -u {USER} --password-stdin"),
            format!("PW={word}\ndocker login {KEY} -u {USER} -p \"$PW\""),
            format!("export REGISTRY={KEY} REGISTRY_USER={USER} REGISTRY_PASSWORD={word}"),
            format!(
                "kubectl create secret docker-registry pull --docker-server={KEY} --docker-username={USER} \
                 --docker-password={word}"
            ),
        ] {
            comes_back(&text, &password)?;
        }
        // The first equals sign behind a short flag belongs to the flag.
        comes_back(&format!("helm registry login {KEY} -u {USER} -p={word}"), &password)?;
    }

    #[test]
    fn a_password_in_a_command_for_powershell_comes_back(password in password()) {
        let word = format!("'{}'", password.replace('\'', "''"));
        for text in [
            format!("PS C:\\> docker login -u {USER} -p {word} {KEY}"),
            format!("$pw = {word}\n$pw | docker login {KEY} -u {USER} --password-stdin"),
            format!("$env:REGISTRY = '{KEY}'\n$env:REGISTRY_USER = '{USER}'\n$env:REGISTRY_PASSWORD = {word}\n"),
        ] {
            comes_back(&text, &password)?;
        }
    }

    #[test]
    fn a_password_in_a_file_of_settings_comes_back(password in password()) {
        let double = serde_json::to_string(&password).unwrap();
        let single = format!("'{}'", password.replace('\'', "''"));
        let auth = STANDARD.encode(format!("{USER}:{password}"));
        for text in [
            format!("imageCredentials:\n  registry: {KEY}\n  username: {USER}\n  password: {double}\n"),
            format!("imageCredentials:\n  registry: {KEY}\n  username: {USER}\n  password: {single}\n"),
            format!("registry:\n  url: {KEY}\n  username: {USER}\n  password: |-\n    {password}\n"),
            format!("{{\"registry\": \"{KEY}\", \"username\": \"{USER}\", \"password\": {double}}}"),
            format!("auths:\n  {KEY}:\n    auth: {auth}\n"),
            format!(
                "kind: Secret\napiVersion: v1\ntype: kubernetes.io/dockerconfigjson\nstringData:\n  \
                 .dockerconfigjson: |\n    {{\"auths\": {{\"{KEY}\": {{\"username\": \"{USER}\", \"password\": {double}}}}}}}\n"
            ),
            format!(
                "provider \"docker\" {{\n  registry_auth {{\n    address = \"{KEY}\"\n    username = \"{USER}\"\n    \
                 password = {}\n  }}\n}}\n",
                double.replace("${", "$${").replace("%{", "%%{")
            ),
        ] {
            comes_back(&text, &password)?;
        }
        // Readers of files of variables differ about a quote inside quotes.
        if !password.contains('\'') {
            let text = format!("REGISTRY={KEY}\nREGISTRY_USER={USER}\nREGISTRY_PASSWORD='{password}'\n");
            comes_back(&text, &password)?;
        }
        if !password.contains(' ') {
            comes_back(&format!("machine {KEY} login {USER} password {password}\n"), &password)?;
        }
    }
}

/// One line without blanks around it, as tools give passwords out, with all that means something to one of the formats.
fn password() -> impl Strategy<Value = String> {
    let odd = "[a-zA-Z0-9'\"\\\\$`!%&*(){}<>|;:,=#@^~?/+\\[\\]ß-]{6,20}";
    let text = prop_oneof![
        odd,
        "[a-zA-Z0-9_-]{8,24}",
        "[a-z]{9,20}",
        "[!-~]( [!-~]{1,6}){1,3}",
        "(#|-|--|@|!|&|\\*|%|>|\\|)[a-zA-Z0-9]{6,10}",
        "[0-9]{4,16}",
        "(true|null|yes|1e5|0x1f|~|0o17)",
    ];
    // What somebody else has to fill in is left out on purpose, and so is what a template would put there.
    text.prop_filter("a placeholder", |text: &String| {
        unfilled(text).is_none()
            && !text.contains("{{")
            && !text.contains("{%")
            && !text.contains("${")
    })
}

fn bash(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

fn comes_back(text: &str, password: &str) -> Result<(), TestCaseError> {
    let is_plain = password.len() > 8 && password.bytes().all(|b| b.is_ascii_lowercase());
    let found = match import(text.as_bytes()) {
        Ok(found) => found,
        Err(error) if is_plain => return Err(TestCaseError::fail(format!("{error}: {text}"))),
        Err(_) => return Ok(()),
    };
    prop_assert!(!is_plain || found.credentials.len() == 1, "{}", text);
    for credential in &found.credentials {
        if let Some(read) = credential.password.as_ref().map(Secret::open) {
            prop_assert_eq!(read, password, "{}", text);
            prop_assert_eq!(&credential.username, USER, "{}", text);
        }
    }
    Ok(())
}
