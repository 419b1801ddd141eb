//! The same as bash itself: a function in place of the program prints what it is called with.

use std::process::Command;

use pasted_text::shell::{Shell, Word, read_for};
use proptest::prelude::*;

/// Variables that a script has, and a program that prints its arguments, a zero byte behind each.
const BEFORE: &str =
    "A='x  y'\nB=\nC='$A\"`'\ndocker() { for a in \"$@\"; do printf '%s\\0' \"$a\"; done; }\n";

#[test]
fn words_are_those_that_bash_gives_the_program() {
    for script in [
        r#"docker login -u anna -p 'pa$$w"rd`!' ghcr.io"#,
        r#"docker -p "a\"b\\c\$d\`e!f%g^h&i|j;k" x"#,
        r"docker P\!q\\\*z\$Rt9 a\ b \# c#d #e",
        r"docker $'it\'s\ttab\n\x41\u00e9\101' end",
        r#"docker "$A" $A ${A} "${A}z" z$A pre$A"post""#,
        r#"docker $B "$B" "" '' x$B"#,
        r#"docker "${D:-fall back}" ${D:-fall back} ${A:-no} ${B:-empty} ${B-set}"#,
        "docker a\\\n  b \\\n\tc",
        r#"docker "$(echo -n u:p | base64)" $(printf '%s:%s' u p)"#,
        r#"docker `echo a b` "`echo "c  d"`""#,
        r#"docker "$(printf '%s\n' one two)" "$(echo -e 'a\tb')""#,
        r#"docker "$(echo dTpw | base64 -d)" "$(echo 'a
b' | tr -d '\n')""#,
        "docker \"$(cat <<EOF\nuser $A\nEOF\n)\"",
        "docker \"$(cat <<'EOF'\nuser $A \\x `y`\nEOF\n)\"",
        "docker \"$(cat <<-EOF\n\tuser \\$A\n\tEOF\n)\"",
        "docker \"$(cat <<< \"$C\")\" \"$C\" $C",
        "X=1 Y='2 3' docker a; docker b && docker c || true",
        "E=a; E+=b; docker $E",
        "if true; then docker a; fi",
        "(docker a)",
        "{ docker a; }",
        "docker a 2>/dev/null b 2>&1",
        "bash -c 'docker() { printf \"%s\\0\" \"$@\"; }; docker \"a b\" c'",
        "eval \"docker 'a b' c\"",
        "F=$(cat <<EOF\n{\"a\":\"$A\"}\nEOF\n)\ndocker \"$F\"",
        "docker $(echo $(echo deep \"$(echo deeper)\"))",
        "export G=\"a b\" H=c; docker \"$G$H\"",
        ": \"${D:=fall back}\"; docker \"$D\"",
        "docker \"$(echo \"${B:=inside alone}\")\" \"$B\"",
        "D=$(A=inside; unset B; echo $A); docker \"$A\" \"$D\" \"$B\"",
        "read -r I <<< 'typed in'; docker \"$I\"",
    ] {
        compare(script);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any mixture of quotes, escapes and variables is read as bash reads it, unless bash refuses it.
    #[test]
    fn any_quoting_is_read_as_bash_reads_it(text in r#"('|"|\\|\$A|\$\{B\}|\$C|a|B| |#|!|=|%|\^|-|é|\{|\}|\n ){0,14}"#) {
        compare(&format!("docker {text}"));
    }
}

fn compare(script: &str) {
    let whole = format!("{BEFORE}{script}\n");
    let Some(printed) = printed_by_bash(&whole) else {
        return;
    };
    let mut expected: Vec<&str> = printed.split('\0').collect();
    expected.pop();
    let read = read_for(&whole, Shell::Bash);
    let called = read.commands.iter().filter(|command| {
        let name = command.words.first();
        name.is_some_and(|name| name.text() == "docker")
    });
    let called: Vec<_> = called.collect();
    // Blanks between a backslash and the end of its line come from web pages. Here the line goes on, and that is told.
    if called.iter().any(|command| command.is_line_mended) {
        return;
    }
    let called = called.iter().flat_map(|command| &command.words[1..]);
    let called: Vec<&Word> = called.collect();
    // A variable that nothing sets is nothing to bash, and stays open here.
    if called.iter().any(|word| word.known().is_none()) {
        return;
    }
    let called: Vec<&str> = called.iter().map(|word| word.text()).collect();
    assert_eq!(called, expected, "{script}");
}

/// What bash prints for a script; `None` if it complains.
pub(crate) fn printed_by_bash(script: &str) -> Option<String> {
    let bash = Command::new("bash")
        .args(["--norc", "--noprofile", "-c", script])
        .env_clear()
        .envs([("PATH", "/usr/bin:/bin"), ("LC_ALL", "C.UTF-8")])
        .output()
        .unwrap();
    let is_fine = bash.stderr.is_empty() && bash.status.success();
    is_fine.then(|| String::from_utf8(bash.stdout).unwrap())
}
