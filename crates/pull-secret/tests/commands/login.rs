//! `docker login` and its like.

use pull_secret::import::{CommandShell, ForeignText, Format, LeftOut, Part, RepairKind, Taken};

use super::{HUB, foreign, logins, repairs, taken, variable};

#[test]
fn every_program_that_logs_in_is_read_in_each_shell_s_quoting() {
    for (text, login) in [
        (
            "docker login -u anna -p fake ghcr.io",
            ("ghcr.io", "anna", "fake"),
        ),
        (
            "$ docker login ghcr.io --username=anna --password=fake",
            ("ghcr.io", "anna", "fake"),
        ),
        (
            "sudo docker login -uanna -pfake ghcr.io",
            ("ghcr.io", "anna", "fake"),
        ),
        (
            "docker --config ~/.d login -u anna -p fake ghcr.io",
            ("ghcr.io", "anna", "fake"),
        ),
        (
            "podman login --tls-verify=false --username anna --password fake ghcr.io",
            ("ghcr.io", "anna", "fake"),
        ),
        (
            "nerdctl login -u anna -p fake ghcr.io",
            ("ghcr.io", "anna", "fake"),
        ),
        (
            "buildah login -u anna -p fake ghcr.io",
            ("ghcr.io", "anna", "fake"),
        ),
        (
            "skopeo login --authfile a.json -u anna -p fake ghcr.io",
            ("ghcr.io", "anna", "fake"),
        ),
        (
            "crane auth login ghcr.io -u anna -p fake",
            ("ghcr.io", "anna", "fake"),
        ),
        (
            "oras login -u anna -p fake ghcr.io",
            ("ghcr.io", "anna", "fake"),
        ),
        (
            "helm registry login ghcr.io -u anna -p fake",
            ("ghcr.io", "anna", "fake"),
        ),
        (
            "regctl registry login ghcr.io --user anna --pass fake",
            ("ghcr.io", "anna", "fake"),
        ),
        (
            "az acr login -n Acme -u anna -p fake",
            ("acme.azurecr.io", "anna", "fake"),
        ),
        ("docker login -u anna -p fake", (HUB, "anna", "fake")),
        (
            "docker login nvcr.io -u '$oauthtoken' -p nvapi-fake",
            ("nvcr.io", "$oauthtoken", "nvapi-fake"),
        ),
        (
            "docker login -u AWS -p fake== -e none https://1.dkr.ecr.eu-west-1.amazonaws.com",
            ("https://1.dkr.ecr.eu-west-1.amazonaws.com", "AWS", "fake=="),
        ),
        (
            "echo fake | docker login ghcr.io -u anna --password-stdin",
            ("ghcr.io", "anna", "fake"),
        ),
        (
            "printf '%s' \"fa\\\"ke\" | docker login ghcr.io -u anna --password-stdin",
            ("ghcr.io", "anna", "fa\"ke"),
        ),
        (
            "docker login ghcr.io -u anna --password-stdin <<< 'fake'",
            ("ghcr.io", "anna", "fake"),
        ),
        (
            "docker login ghcr.io -u anna --password-stdin <<EOF\nfake\nEOF",
            ("ghcr.io", "anna", "fake"),
        ),
        (
            "'fake' | docker login ghcr.io -u anna --password-stdin",
            ("ghcr.io", "anna", "fake"),
        ),
        (
            "PS C:\\> echo 'p@ss`$x' | docker login ghcr.io -u anna --password-stdin\r\nLogin Succeeded",
            ("ghcr.io", "anna", "p@ss`$x"),
        ),
        (
            "C:\\>echo fake| docker login ghcr.io -u anna --password-stdin",
            ("ghcr.io", "anna", "fake"),
        ),
        (
            "C:\\>docker login ghcr.io -u anna -p \"a^b%c&d!e\"",
            ("ghcr.io", "anna", "a^b%c&d!e"),
        ),
        (
            "bash -c 'docker login ghcr.io -u anna -p \"fa ke\"'",
            ("ghcr.io", "anna", "fa ke"),
        ),
        (
            "if ! docker login ghcr.io -u anna -p fake; then exit 1; fi",
            ("ghcr.io", "anna", "fake"),
        ),
        (
            "cd app && docker login ghcr.io -u anna -p fake && docker push x",
            ("ghcr.io", "anna", "fake"),
        ),
    ] {
        let found = taken(text);
        assert_eq!(found.format, Format::LoginCommand, "{text}");
        assert_eq!(
            logins(&found),
            [(login.0, login.1, Some(login.2))],
            "{text}"
        );
    }
}

#[test]
fn variables_of_the_same_script_are_filled_in_and_named() {
    for text in [
        "PW=fake-1\ndocker login ghcr.io -u anna -p $PW",
        "export PW='fake-1'\necho \"$PW\" | docker login ghcr.io -u anna --password-stdin",
        "$pw = \"fake-1\"\r\ndocker login ghcr.io -u anna -p $pw",
        "$env:PW = 'fake-1'\nWrite-Output $env:PW | docker login ghcr.io -u anna --password-stdin",
        "@echo off\r\nset PW=fake-1\r\ndocker login ghcr.io -u anna -p %PW%",
        "docker login ghcr.io -u anna -p ${PW:-fake-1}",
        "$ PW=fake-1\n$ docker login ghcr.io -u anna -p \"$PW\"\nLogin Succeeded",
    ] {
        let found = taken(text);
        assert_eq!(
            logins(&found),
            [("ghcr.io", "anna", Some("fake-1"))],
            "{text}"
        );
        let filled = super::repair(&found, RepairKind::VariableFilledIn);
        assert_eq!(filled.part, Part::Password, "{text}");
        assert_eq!(filled.registry_key.as_deref(), Some("ghcr.io"), "{text}");
        assert_eq!(
            filled.before.to_uppercase().replace("ENV:", ""),
            "$PW",
            "{text}"
        );
        assert!(!filled.after.contains("fake-1"), "{text}");
    }
}

#[test]
fn what_only_running_the_command_would_tell_is_left_out_and_named() {
    let password = |name: Option<&str>| variable(Part::Password, name);
    let output = || LeftOut::CommandOutput {
        part: Part::Password,
    };
    let file = || LeftOut::File {
        part: Part::Password,
    };
    for (text, left_out) in [
        ("docker login ghcr.io -u anna -p $PW", password(Some("PW"))),
        (
            "docker login ghcr.io -u anna -p \"${PW}\"",
            password(Some("PW")),
        ),
        ("docker login ghcr.io -u anna -p prefix$PW", password(None)),
        (
            "docker login ghcr.io -u anna -p \"pa$$w0rd\"",
            password(None),
        ),
        (
            "echo $env:PW | docker login ghcr.io -u anna --password-stdin",
            password(Some("PW")),
        ),
        ("docker login ghcr.io -u anna -p %PW%", password(Some("PW"))),
        ("docker login ghcr.io -u anna -p $(pass show x)", output()),
        ("docker login ghcr.io -u anna -p `pass show x`", output()),
        (
            "aws ecr get-login-password | docker login ghcr.io -u anna --password-stdin",
            output(),
        ),
        (
            "gcloud auth print-access-token | docker login ghcr.io -u anna --password-stdin",
            output(),
        ),
        (
            "pw=$(aws ecr get-login-password)\necho $pw | docker login ghcr.io -u anna --password-stdin",
            output(),
        ),
        ("docker login ghcr.io -u anna -p $(cat token)", file()),
        (
            "cat token | docker login ghcr.io -u anna --password-stdin",
            file(),
        ),
        (
            "type token.txt | docker login ghcr.io -u anna --password-stdin",
            file(),
        ),
        (
            "Get-Content token.txt | docker login ghcr.io -u anna --password-stdin",
            file(),
        ),
        (
            "docker login ghcr.io -u anna --password-stdin < token",
            file(),
        ),
        (
            "read -s PW\necho $PW | docker login ghcr.io -u anna --password-stdin",
            LeftOut::PasswordAsked,
        ),
        (
            "$pw = Read-Host\ndocker login ghcr.io -u anna -p $pw",
            LeftOut::PasswordAsked,
        ),
        ("docker login ghcr.io -u anna", LeftOut::PasswordAsked),
    ] {
        let found = taken(text);
        assert_eq!(logins(&found), [("ghcr.io", "anna", None)], "{text}");
        assert_eq!(found.left_out, [left_out], "{text}");
    }
}

#[test]
fn a_login_of_nothing_but_variables_is_refused_and_names_them() {
    for text in [
        "docker login -u $CI_USER -p $CI_PASS $CI_REGISTRY",
        "docker login -u \"$CI_USER\" -p \"${CI_PASS}\" ${CI_REGISTRY}",
        "echo $CI_PASS | docker login -u $CI_USER --password-stdin $CI_REGISTRY",
        "docker login -u $env:CI_USER -p $env:CI_PASS $env:CI_REGISTRY",
        "docker login -u %CI_USER% -p %CI_PASS% %CI_REGISTRY%",
    ] {
        let ForeignText::Variables { mut names } = foreign(text) else {
            panic!("{text}");
        };
        names.sort();
        assert_eq!(names, ["CI_PASS", "CI_REGISTRY", "CI_USER"], "{text}");
    }
}

#[test]
fn the_dollar_of_a_robot_account_belongs_to_its_name() {
    for (text, user) in [
        (
            "docker login -u robot$ml+pull -p fake harbor.example.org",
            "robot$ml+pull",
        ),
        (
            "docker login -u \"robot$ml+pull\" -p fake harbor.example.org",
            "robot$ml+pull",
        ),
        (
            "docker login -u $oauthtoken -p fake harbor.example.org",
            "$oauthtoken",
        ),
    ] {
        let found = taken(text);
        assert_eq!(
            logins(&found),
            [("harbor.example.org", user, Some("fake"))],
            "{text}"
        );
        assert_eq!(repairs(&found), [RepairKind::Variable], "{text}");
    }
    let filled = taken("ml=x\ndocker login -u \"robot$ml\" -p fake harbor.example.org");
    assert_eq!(
        logins(&filled),
        [("harbor.example.org", "robotx", Some("fake"))]
    );
}

#[test]
fn the_blank_that_cmd_would_send_with_the_password_is_cut_and_named() {
    let found = taken("C:\\>echo fake | docker login ghcr.io -u anna --password-stdin");
    assert_eq!(logins(&found), [("ghcr.io", "anna", Some("fake"))]);
    assert!(repairs(&found).contains(&RepairKind::BlankBeforePipe));
}

#[test]
fn where_shells_differ_and_nothing_says_which_it_is_the_assumption_is_named() {
    let assumed = Taken::ShellAssumed {
        shell: CommandShell::Bash,
    };
    let says = |text: &str| taken(text).taken.contains(&assumed);
    for text in [
        "docker login ghcr.io -u anna -p 'it''s'",
        "docker login ghcr.io -u anna -p \"a\\b\\\\c\"",
        "docker login ghcr.io -u anna -p a\\$b",
    ] {
        assert!(says(text), "{text}");
    }
    for text in [
        "docker login ghcr.io -u anna -p 'fake'",
        "docker login ghcr.io -u anna -p fake",
        "$ docker login ghcr.io -u anna -p 'it''s'",
        "docker login ghcr.io \\\n -u anna -p 'it''s'",
    ] {
        assert!(!says(text), "{text}");
    }
}

#[test]
fn placeholders_of_a_page_are_no_values() {
    for text in [
        "docker login -u <username> -p <your password> ghcr.io",
        "docker login ghcr.io --username=<username> --password=<password>",
        "docker login ghcr.io -u '<username>' -p '<password>'",
        "PS C:\\> docker login ghcr.io -u <username> -p <password>",
        "C:\\>docker login ghcr.io -u <username> -p <password>",
        "docker login ghcr.io -u YOUR_USER -p YOUR_PASSWORD",
    ] {
        let found = taken(text);
        assert_eq!(logins(&found), [("ghcr.io", "", None)], "{text}");
        let placeholders = found.left_out.iter();
        let placeholders = placeholders.filter(|one| matches!(one, LeftOut::Placeholder { .. }));
        assert_eq!(placeholders.count(), 2, "{text}: {:?}", found.left_out);
    }
    let all = foreign("docker login <registry> -u <username> -p <password>");
    assert!(matches!(all, ForeignText::Placeholders { .. }), "{all:?}");
}

#[test]
fn several_logins_of_one_text_are_all_taken() {
    let found = taken(
        "#!/bin/bash\nset -euo pipefail\n# two registries\ndocker login ghcr.io -u anna -p one\n\
         echo two | docker login quay.io -u bert --password-stdin\ndocker pull x",
    );
    assert_eq!(
        logins(&found),
        [
            ("ghcr.io", "anna", Some("one")),
            ("quay.io", "bert", Some("two"))
        ]
    );
    let printed = taken(
        "$ aws ecr get-login --no-include-email\ndocker login -u AWS -p fake https://1.dkr.ecr.eu-west-1.amazonaws.com\n",
    );
    assert_eq!(
        logins(&printed),
        [(
            "https://1.dkr.ecr.eu-west-1.amazonaws.com",
            "AWS",
            Some("fake")
        )]
    );
}

#[test]
fn a_login_in_the_middle_of_a_mail_is_found() {
    let found = taken(
        "Hi Anna,\nplease don't forget to log in first:\n\n    docker login ghcr.io -u anna -p fake\n\nIt's valid until Friday.\nBert",
    );
    assert_eq!(logins(&found), [("ghcr.io", "anna", Some("fake"))]);
    assert!(found.left_out.contains(&LeftOut::OtherText));
}
