//! What a condition decides stays open, and a function does what its call says.

use pasted_text::shell::{Open, Shell, read, read_for};

use super::{argv, last, variable};

#[test]
fn a_value_that_a_condition_changes_stays_open_in_every_shell() {
    for (text, shell) in [
        (
            "PW=a\nif [ -n \"$CI\" ]; then PW=b; fi\ndocker login -p $PW",
            Shell::Bash,
        ),
        (
            "PW=a\n[ \"$CI\" ] && PW=b\ndocker login -p $PW",
            Shell::Bash,
        ),
        (
            "case $S in\n a) PW=a ;;\n b) PW=b ;;\nesac\ndocker login -p $PW",
            Shell::Bash,
        ),
        (
            "$pw = 'a'\nif (-not $env:PW) { $pw = 'b' }\ndocker login -p $pw",
            Shell::PowerShell,
        ),
        (
            "if ($x -eq ')') {\n  $pw = 'a'\n}\nelse {\n  $pw = 'b'\n}\ndocker login -p $pw",
            Shell::PowerShell,
        ),
        (
            "$pw = 'a'\nforeach ($x in 1..2) { $pw = 'b' }\ndocker login -p $pw",
            Shell::PowerShell,
        ),
        (
            "set PW=a\nif \"%1\"==\"x\" set PW=b\ndocker login -p %PW%",
            Shell::Cmd,
        ),
        (
            "set PW=a\nif /i not %S% == x set PW=b\ndocker login -p %PW%",
            Shell::Cmd,
        ),
        (
            "set PW=a\nif exist x.txt set PW=b\ndocker login -p %PW%",
            Shell::Cmd,
        ),
        (
            "set PW=a\nif defined CI set PW=b\ndocker login -p %PW%",
            Shell::Cmd,
        ),
        (
            "set PW=a\nif %N% GEQ 2 set PW=b\ndocker login -p %PW%",
            Shell::Cmd,
        ),
        (
            "if %S%==x (\n  set PW=a\n) else (\n  set PW=b\n)\ndocker login -p %PW%",
            Shell::Cmd,
        ),
        (
            "if %S%==x goto x\nset PW=a\ngoto end\n:x\nset PW=b\n:end\ndocker login -p %PW%",
            Shell::Cmd,
        ),
        (
            "set PW=a\nfor %%i in (1 2) do set PW=b\ndocker login -p %PW%",
            Shell::Cmd,
        ),
    ] {
        let script = read_for(text, shell);
        let open: Vec<&Open> = last(&script).open().collect();
        let is_variable =
            matches!(open[..], [Open::Variable(name)] if name.eq_ignore_ascii_case("pw"));
        assert!(is_variable, "{text}: {open:?}");
    }
}

#[test]
fn a_value_that_no_condition_changes_is_filled_in() {
    for (text, shell) in [
        (
            "PW=a\nif true; then echo x; fi\ndocker login -p $PW",
            Shell::Bash,
        ),
        (
            "$pw = 'a'\nif ($x) { Write-Host 'x' }\ndocker login -p $pw",
            Shell::PowerShell,
        ),
        (
            "if ($x) { Write-Host 'x' }\n$pw = 'b'\n$pw = 'a'\ndocker login -p $pw",
            Shell::PowerShell,
        ),
        (
            "set PW=a\nif errorlevel 1 exit /b\ndocker login -p %PW%",
            Shell::Cmd,
        ),
        (
            "set PW=b\nset PW=a\nif %S%==x echo x\ndocker login -p %PW%",
            Shell::Cmd,
        ),
        ("(\nset PW=a\n)\ndocker login -p %PW%", Shell::Cmd),
    ] {
        let script = read_for(text, shell);
        assert_eq!(last(&script).known(), Some("a"), "{text}");
    }
}

#[test]
fn commands_inside_of_blocks_are_read() {
    for (text, shell) in [
        ("if ($x) { docker login -p a }", Shell::PowerShell),
        (
            "if ($x) {\n docker login -p b\n} else {\n docker login -p a\n}",
            Shell::PowerShell,
        ),
        ("try { docker login -p a } catch { }", Shell::PowerShell),
        ("if %S%==x docker login -p a", Shell::Cmd),
        ("if %S%==x (\ndocker login -p a\n)", Shell::Cmd),
        ("for %%i in (1 2) do docker login -p a", Shell::Cmd),
    ] {
        let script = read_for(text, shell);
        assert_eq!(last(&script).known(), Some("a"), "{text}");
    }
}

#[test]
fn a_value_that_powershell_chooses_by_a_condition_is_not_guessed() {
    for text in [
        "$pw = if ($x) { 'a' } else { 'b' }\ndocker login -p $pw",
        "$pw = switch ($x) { 1 { 'a' } 2 { 'b' } }\ndocker login -p $pw",
    ] {
        let script = read_for(text, Shell::PowerShell);
        assert_eq!(last(&script).known(), None, "{text}");
    }
}

#[test]
fn parameters_of_a_batch_file_are_no_values() {
    for (text, name) in [
        ("docker login -p %1", "1"),
        ("docker login -p \"%~2\"", "2"),
        ("docker login --password=%3", "3"),
        ("docker login --password=%~4", "4"),
        ("for %%p in (a b) do docker login -p %%p", "p"),
    ] {
        let script = read_for(text, Shell::Cmd);
        let open: Vec<&Open> = last(&script).open().collect();
        assert_eq!(open, [&variable(name)], "{text}");
    }
    for password in ["p%1", "50%", "%a", "a%1b", "%1x"] {
        let script = read_for(&format!("docker login -p {password}"), Shell::Cmd);
        assert_eq!(last(&script).known(), Some(password));
    }
}

#[test]
fn a_function_is_read_with_the_words_of_each_call() {
    let body = "docker login \"$1\" -u \"$2\" -p \"$3\"";
    for head in [
        "mk() {",
        "mk () {",
        "function mk {",
        "function mk() {",
        "mk()\n{",
    ] {
        let text = format!("{head}\n  {body}\n}}\nmk ghcr.io anna one\nmk quay.io bob 'two 2'\n");
        let words = argv(&text);
        assert_eq!(
            words[0],
            ["docker", "login", "ghcr.io", "-u", "anna", "-p", "one"],
            "{text}"
        );
        assert_eq!(
            words[1],
            ["docker", "login", "quay.io", "-u", "bob", "-p", "two 2"],
            "{text}"
        );
        assert_eq!(words.len(), 2, "{text}");
    }
}

#[test]
fn a_function_sees_the_variables_around_it_and_gives_back_its_own_parameters() {
    let text = "S=ghcr.io\nin() { docker login $S -p $1; }\nout() { in \"x$1\"; docker logout $1; }\nout y\n";
    let words = argv(text);
    assert_eq!(words[0], ["docker", "login", "ghcr.io", "-p", "xy"]);
    assert_eq!(words[1], ["docker", "logout", "y"]);
}

#[test]
fn what_a_function_prints_is_piped_on() {
    let text = "pw() { echo fake; }\npw | docker login --password-stdin\n";
    let script = read(text);
    let input = script.commands.last().unwrap().input.as_ref().unwrap();
    assert_eq!(input.known(), Some("fake\n"));
}

#[test]
fn a_function_that_nothing_calls_is_read_with_open_parameters() {
    let script = read("mk() {\n  docker login -p \"$1\"\n}\n");
    let open: Vec<&Open> = last(&script).open().collect();
    assert_eq!(open, [&variable("1")]);
}

#[test]
fn a_function_that_calls_itself_comes_to_an_end() {
    let words = argv("mk() {\n  docker login $1\n  mk a\n  mk b\n}\nmk c\n");
    assert!((1..200).contains(&words.len()), "{}", words.len());
}
