//! Whole scripts beside bash itself: a value that is read is the one bash would pass on.
//!
//! What only running a script tells may stay open here, so each word is compared alone; a wrong word would become a
//! wrong password.

use pasted_text::shell::{Shell, Word, read_for};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

use crate::real_bash::printed_by_bash;

/// In place of the program, a function that prints its arguments: a zero byte behind each, another behind a call.
const PROGRAM: &str =
    "docker() { for a in \"$@\"; do printf '%s\\0' \"$a\"; done; printf '\\0'; }\n";

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn no_value_of_a_script_is_read_that_bash_would_not_pass_on(
        lines in vec(line(), 1..6),
        arguments in vec(select(&ARGUMENTS), 1..4),
    ) {
        let script = format!("{}\ndocker {}\n", lines.join("\n"), arguments.join(" "));
        compare(&script);
    }
}

/// Lines that set variables for those after them. What is set in a subshell, or depends on a condition, is not among
/// them: the reader takes such a value for the one that was meant.
const LINES: [&str; 18] = [
    "NAME=VALUE",
    "NAME=VALUE",
    "NAME=VALUE",
    "NAME+=VALUE",
    "export NAME=VALUE",
    "declare NAME=VALUE",
    "unset NAME",
    "{ NAME=VALUE; }",
    "true && NAME=VALUE",
    "false || NAME=VALUE",
    "NAME=VALUE true",
    "if true; then NAME=VALUE; fi",
    "f() { NAME=VALUE; }; f",
    "# NAME=VALUE",
    "read -r NAME <<< VALUE",
    "NAME=$(echo VALUE)",
    "NAME=$(cat <<EOF\nVALUE\nEOF\n)",
    "case VALUE in *) NAME=c;; esac",
];

const NAMES: [&str; 3] = ["A", "B", "C"];

/// What stands behind an equals sign.
const VALUES: [&str; 16] = [
    "plain",
    "'in single'",
    "\"in $A double\"",
    "$B",
    "\"${C}x\"",
    "\"${A:-else}\"",
    "${B:=set}",
    "\"${A:+there}\"",
    "\"${A%n*}\"",
    "\"${#A}\"",
    "\"${A//i/o}\"",
    "$((1 + 2))",
    "''",
    "a\\ b",
    "$'t\\tb'",
    "\"$?\"",
];

/// What the program is called with.
const ARGUMENTS: [&str; 8] = [
    "\"$A\"",
    "$A",
    "\"$B$C\"",
    "${B}",
    "-p$C",
    "\"${C-unset}\"",
    "--x=\"$A\"",
    "$(echo \"$A\")",
];

fn line() -> impl Strategy<Value = String> {
    (select(&LINES), select(&NAMES), select(&VALUES))
        .prop_map(|(line, name, value)| line.replace("NAME", name).replace("VALUE", value))
}

fn compare(script: &str) {
    let whole = format!("{PROGRAM}{script}");
    let Some(printed) = printed_by_bash(&whole) else {
        return;
    };
    let mut expected: Vec<&str> = printed.split('\0').collect();
    expected.truncate(expected.len().saturating_sub(2));
    let read = read_for(&whole, Shell::Bash);
    let last = read.commands.last().unwrap();
    let words: Vec<&Word> = last.words[1..].iter().collect();
    let known: Vec<Option<&str>> = words.iter().map(|word| word.known()).collect();
    if known.iter().all(Option::is_some) {
        let known: Vec<&str> = known.into_iter().flatten().collect();
        assert_eq!(known, expected, "{script}");
    }
}
