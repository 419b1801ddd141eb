//! Which shell a text is for, and what that changes.

use pasted_text::shell::{Shell, read};

use super::{argv, last, variable};

#[test]
fn the_shell_is_known_by_its_prompt_then_by_the_ends_of_its_lines_then_by_its_words() {
    for (text, shell) in [
        (
            "PS C:\\work> docker login -p 'a' ghcr.io",
            Shell::PowerShell,
        ),
        (
            "PS /home/anna> docker login -p 'a' ghcr.io",
            Shell::PowerShell,
        ),
        ("C:\\work>docker login -p a ghcr.io", Shell::Cmd),
        ("anna@host:~/x$ docker login -p %A% ghcr.io", Shell::Bash),
        ("docker login `\n -p 'a\\' ghcr.io", Shell::PowerShell),
        ("docker login ^\r\n -p a ghcr.io", Shell::Cmd),
        ("docker login \\\n -p \"%PASSWORD%\" ghcr.io", Shell::Bash),
        ("docker login -p $env:PW ghcr.io", Shell::PowerShell),
        ("$pw = 'a'\ndocker login -p $pw ghcr.io", Shell::PowerShell),
        (
            "Get-Content pw.txt | docker login --password-stdin ghcr.io",
            Shell::PowerShell,
        ),
        ("docker login -p %PASSWORD% ghcr.io", Shell::Cmd),
        (
            "@echo off\r\nset PW=a\r\ndocker login -p %PW% ghcr.io",
            Shell::Cmd,
        ),
        ("export PW=a\ndocker login -p $PW ghcr.io", Shell::Bash),
        ("#!/bin/sh\ndocker login -p `cat pw` ghcr.io", Shell::Bash),
    ] {
        let script = read(text);
        assert!(script.is_shell_certain, "{text}");
        assert_eq!(script.shell, shell, "{text}");
    }
    let unclear = read("docker login -p 'it''s' ghcr.io");
    assert!(!unclear.is_shell_certain);
    assert_eq!(unclear.shell, Shell::Bash);
}

#[test]
fn powershell_reads_quotes_variables_and_members_in_its_own_way() {
    for (word, text) in [
        ("'p@ss`1$x#y'", "p@ss`1$x#y"),
        ("'it''s'", "it's"),
        ("\"say \"\"hi\"\"\"", "say \"hi\""),
        ("\"a`$b`\"c``d`te\"", "a$b\"c`d\te"),
        ("--password='a b'", "--password=a b"),
        ("“curled”", "curled"),
        ("a#b", "a#b"),
        ("\"100%\"", "100%"),
        ("c:\\dir\\file", "c:\\dir\\file"),
    ] {
        let read = read(&format!("PS C:\\> docker login -p {word}"));
        assert_eq!(last(&read).text(), text, "{word}");
        assert!(last(&read).known().is_some(), "{word}");
    }
    for (word, name) in [
        ("$pw", "pw"),
        ("\"$pw\"", "pw"),
        ("${env:DOCKER_PW}", "DOCKER_PW"),
        ("$env:DOCKER_PW", "DOCKER_PW"),
        ("$cred.Password", "cred"),
        ("\"$($pw)\"", "pw"),
    ] {
        let read = read(&format!("PS C:\\> docker login -p {word}"));
        assert_eq!(
            last(&read).open().collect::<Vec<_>>(),
            [&variable(name)],
            "{word}"
        );
    }
}

#[test]
fn cmd_reads_quotes_carets_and_percent_signs_in_its_own_way() {
    for (word, text) in [
        ("\"a^b&c\"", "a^b&c"),
        ("a^^b^&c", "a^b&c"),
        ("'quoted'", "'quoted'"),
        ("\"a\\\"b\"", "a\"b"),
        ("\"a\"\"b\"", "a\"b"),
        ("100%", "100%"),
        ("a!b!c", "a!b!c"),
        ("C:\\dir\\", "C:\\dir\\"),
    ] {
        assert_eq!(
            argv(&format!("C:\\work>docker login -p {word}"))[0]
                .last()
                .unwrap(),
            text,
            "{word}"
        );
    }
    let open = read("C:\\work>docker login -p \"x%PW%\"");
    assert_eq!(last(&open).open().collect::<Vec<_>>(), [&variable("PW")]);
}

#[test]
fn delayed_variables_of_cmd_count_only_where_they_are_switched_on() {
    let script =
        "setlocal EnableDelayedExpansion\r\nset PW=a!b\r\ndocker login -p !PW! ghcr.io\r\n";
    assert_eq!(argv(script)[1][3], "a!b");
    assert_eq!(
        argv("set PW=x\r\ndocker login -p !PW! ghcr.io")[0][3],
        "!PW!"
    );
}
