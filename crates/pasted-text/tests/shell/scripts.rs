//! Variables of the same text are filled in, once and as the shell would; all else stays open.

use pasted_text::shell::{Open, Shell, read, read_for};

use super::{argv, last, variable};

#[test]
fn assignments_of_each_shell_reach_the_commands_below() {
    for text in [
        "PW=fake\ndocker login -p $PW",
        "export PW='fake'\ndocker login -p \"${PW}\"",
        "declare -x PW=\"fake\"; docker login -p \"$PW\"",
        "PW=$(echo fake)\ndocker login -p $PW",
        "PW=`printf fake`\ndocker login -p $PW",
        "A=fa B=ke\nPW=$A$B\ndocker login -p $PW",
        "PW=fa\nPW+=ke\ndocker login -p $PW",
        "docker login -p ${PW:-fake}",
        "set -x PW fake\ndocker login -p $PW",
        "read -r PW <<< fake\ndocker login -p $PW",
        "$ PW=fake\n$ docker login -p $PW",
        "$pw = 'fake'\ndocker login -p $pw",
        "$PW = \"fake\"\ndocker login -p \"$($pw)\"",
        "$env:PW = 'fake'\r\ndocker login -p $env:PW",
        "$env:PW='fake'; docker login -p ${env:pw}",
        "[string]$a = 'fa'\n$pw = $a + 'ke'\ndocker login -p $pw",
        "$pw = '{0}{1}' -f 'fa', 'ke'\ndocker login -p $pw",
        "$pw = @'\nfake\n'@\ndocker login -p $pw",
        "$pw = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('ZmFrZQ=='))\ndocker login -p $pw",
        "PS C:\\> $pw = 'fake'\nPS C:\\> docker login -p $pw",
        "SET PW=fake\r\ndocker login -p %PW%",
        "set \"PW=fake\"\r\ndocker login -p %pw%",
        "@echo off\r\nset PW=fake& docker login -p %PW%",
        "C:\\>set PW=fake\r\n\r\nC:\\>docker login -p %PW%",
    ] {
        let script = read(text);
        assert_eq!(last(&script).known(), Some("fake"), "{text}");
    }
}

#[test]
fn what_the_text_gives_no_value_to_stays_open_and_is_named() {
    for (text, open) in [
        ("docker login -p $PW", variable("PW")),
        ("docker login -p \"a${PW}b\"", variable("PW")),
        ("docker login -p ${PW%x}", variable("PW")),
        ("docker login -p \"pa$$w0rd\"", variable("$")),
        ("REG=$HOST\ndocker login -p $REG", variable("HOST")),
        ("PW=1\nunset PW\ndocker login -p $PW", variable("PW")),
        ("docker login -p $(pass show x)", Open::CommandOutput),
        (
            "PW=$(pass show x)\ndocker login -p \"$PW\"",
            Open::CommandOutput,
        ),
        (
            "docker login -p \"$(cat pw.txt)\"",
            Open::File("pw.txt".to_owned()),
        ),
        ("docker login -p \"$(<pw.txt)\"", Open::CommandOutput),
        ("read -s PW\ndocker login -p \"$PW\"", Open::Typed),
        (
            "read -sp 'Password: ' PW; docker login -p \"$PW\"",
            Open::Typed,
        ),
        ("$pw = Read-Host 'pw'\ndocker login -p $pw", Open::Typed),
        (
            "$pw = Get-Content pw.txt\ndocker login -p $pw",
            Open::File("pw.txt".to_owned()),
        ),
        ("set /p PW=Password: \r\ndocker login -p %PW%", Open::Typed),
        ("docker login -p $((1+1))", Open::CommandOutput),
    ] {
        let script = read(text);
        let word = last(&script);
        assert_eq!(word.known(), None, "{text}");
        assert_eq!(word.open().next(), Some(&open), "{text}");
    }
}

#[test]
fn a_variable_is_filled_in_once_and_its_value_is_not_read_again() {
    let script = read("A='$B `x` \"y'\nB=no\ndocker login -p \"$A\"");
    assert_eq!(last(&script).known(), Some("$B `x` \"y"));
    assert_eq!(last(&script).filled().collect::<Vec<_>>(), ["A"]);
    // Set for the program alone, it does not count for the words of the same line.
    let script = read("PW=one docker login -p $PW");
    assert_eq!(last(&script).open().next(), Some(&variable("PW")));
}

#[test]
fn a_variable_that_depends_on_a_condition_stays_open() {
    for text in [
        "if a; then PW=one; else PW=two; fi\ndocker login -p $PW",
        "PW=one\nif a; then\n  PW=two\nfi\ndocker login -p $PW",
        "PW=one\n[ -n \"$X\" ] && PW=two\ndocker login -p $PW",
        "case $X in\n  a) PW=one ;;\n  b) PW=two ;;\nesac\ndocker login -p $PW",
        "for f in a b; do PW=one; PW=$f; done\ndocker login -p $PW",
    ] {
        let script = read(text);
        assert_eq!(last(&script).open().next(), Some(&variable("PW")), "{text}");
    }
    for text in [
        "if a; then PW=fake; fi\ndocker login -p $PW",
        "PW=fake && docker login -p $PW",
        "if a; then PW=fake; else PW=fake; fi\ndocker login -p $PW",
        "if a; then b; fi\nPW=one\nPW=fake\ndocker login -p $PW",
    ] {
        assert_eq!(last(&read(text)).known(), Some("fake"), "{text}");
    }
}

#[test]
fn words_are_split_where_bash_splits_them_and_zsh_does_not() {
    let script = "OPTS='-u anna -p fake'\ndocker login $OPTS \"$OPTS\"";
    assert_eq!(
        argv(script),
        [[
            "docker",
            "login",
            "-u",
            "anna",
            "-p",
            "fake",
            "-u anna -p fake"
        ]]
    );
    let zsh = "host% OPTS='-u anna'\nhost% docker login $OPTS";
    assert_eq!(argv(zsh), [["docker", "login", "-u anna"]]);
}

#[test]
fn a_pipe_a_here_document_and_a_file_feed_the_program() {
    for (text, input) in [
        ("echo fake | docker login", "fake\n"),
        ("echo -n 'fa ke' | docker login", "fa ke"),
        ("printf '%s' \"fake\" | docker login", "fake"),
        ("printf 'a%%b\\n' | docker login", "a%b\n"),
        ("docker login <<< \"fake\"", "fake"),
        ("docker login <<EOF\nfake\nEOF", "fake\n"),
        ("X=fake\ndocker login <<EOF\n$X \\$X\nEOF\n", "fake $X\n"),
        ("docker login <<'EOF'\n$X\nEOF", "$X\n"),
        ("docker login <<-EOF\n\tfake\n\tEOF", "fake\n"),
        ("cat <<EOF | docker login\nfake\nEOF", "fake\n"),
        ("echo fake > pw.txt\ndocker login < pw.txt", "fake\n"),
        (
            "cat > ./pw.txt <<EOF\nfake\nEOF\ncat pw.txt | docker login",
            "fake\n",
        ),
        (
            "echo fake | tee pw.txt\ncat pw.txt | docker login",
            "fake\n",
        ),
        ("echo ZmFrZQ== | base64 -d | docker login", "fake"),
        ("echo -n u:p | openssl base64 -A | docker login", "dTpw"),
        (
            "'fake' | docker login --password-stdin; Write-Output x",
            "fake",
        ),
        ("Write-Output 'fake' | docker login", "fake\n"),
        ("$pw = 'fake'\n$pw | docker login", "fake"),
        ("@'\nfake\n'@ | docker login", "fake"),
        (
            "Set-Content -Path pw.txt -Value 'fake'\nGet-Content pw.txt | docker login",
            "fake",
        ),
        ("C:\\>echo fake| docker login", "fake\n"),
        ("C:\\>echo \"fake\" | docker login", "\"fake\" \n"),
        (
            "C:\\>echo fake> pw.txt\nC:\\>type pw.txt | docker login",
            "fake\n",
        ),
    ] {
        let script = read(text);
        let login = script
            .commands
            .iter()
            .find(|command| command.program().0 == "docker");
        let read = login.and_then(|login| login.input.as_ref());
        assert_eq!(read.and_then(|word| word.known()), Some(input), "{text}");
    }
}

#[test]
fn the_program_is_found_behind_those_that_run_it() {
    for text in [
        "sudo docker login",
        "sudo -u root -E docker login",
        "env -i PW=x docker login",
        "time docker login",
        "watch -n 5 docker login",
        "A=b docker login",
        "/usr/bin/docker login",
        "& 'C:\\Program Files\\Docker\\docker.exe' login; Write-Host x",
        "winpty docker.exe login",
        "if ! docker login; then true; fi",
        "cd x && docker login || true",
        "(docker login)",
        "bash -c 'docker login'",
        "sh -lc \"docker login\"",
        "powershell -Command \"docker login\"",
        "cmd /c docker login",
    ] {
        let script = read(text);
        let found = script.commands.iter().any(|command| {
            let (program, words) = command.program();
            program == "docker" && words.first().is_some_and(|word| word.text() == "login")
        });
        assert!(found, "{text}");
    }
}

#[test]
fn tables_of_powershell_become_json() {
    let script = read(
        "$config = @{ auths = @{ 'ghcr.io' = @{ username = 'anna'; password = 'p\"w' } } } | ConvertTo-Json -Compress\n\
         $body = @{\n  name = \"team\" # its name\n  data = @{ '.dockerconfigjson' = $config }\n} | ConvertTo-Json -Depth 5\n\
         Invoke-RestMethod -Uri $uri -Body $body",
    );
    assert_eq!(
        last(&script).known(),
        Some(
            r#"{"name":"team","data":{".dockerconfigjson":"{\"auths\":{\"ghcr.io\":{\"username\":\"anna\",\"password\":\"p\\\"w\"}}}"}}"#
        )
    );
    let inline =
        read("irm -Body (@{ name = $n; list = @('a', 'b') } | ConvertTo-Json)\nWrite-Host x");
    let body = inline.commands[0].words.last().unwrap();
    assert_eq!(body.open().collect::<Vec<_>>(), [&variable("n")]);
    assert_eq!(
        body.marked(|_| "N".to_owned()).as_str(),
        r#"{"name":"N","list":["a","b"]}"#
    );
}

#[test]
fn assignments_are_listed_for_those_who_read_nothing_else() {
    let script = read_for("SET A=one two\r\nset \"B=x\"\r\n", Shell::Cmd);
    let listed: Vec<_> = script
        .assignments
        .iter()
        .map(|assignment| (assignment.name.as_str(), assignment.value.text()))
        .collect();
    assert_eq!(listed, [("A", "one two"), ("B", "x")]);
}
