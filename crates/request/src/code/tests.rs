//! Texts that a program puts together when it runs, put together by the real programs.

use std::process::Command;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::LazyJust;
use proptest::test_runner::RngSeed;

use super::expression::Dialect;
use super::template::{Bit, Template};
use super::{bash, javascript, python};
use crate::Encoding;

/// Between two texts of one run. No secret and no literal of the tests has it.
const END: &str = "\u{1f}";

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn python_encodes_a_secret_as_the_request_would(secret in secret(), templates in vec(template(), 1..24)) {
        let texts = templates.iter().map(|template| python::Python.expression(template));
        let program = format!(
            "import base64, json, os, sys\nfrom urllib.parse import quote\n{}{}{}",
            "def getpass(name):\n    raise SystemExit(name)\n",
            [python::SECRET, python::TO_JSON].concat(),
            texts.map(|text| format!("sys.stdout.buffer.write(({text} + '\\x1f').encode())\n")).collect::<String>(),
        );
        prop_assert_eq!(run(Command::new("python3").args(["-c", &program]), &secret), expected(&templates, &secret));
    }

    #[test]
    fn javascript_encodes_a_secret_as_the_request_would(secret in secret(), templates in vec(template(), 1..24)) {
        let texts = templates.iter().map(|template| javascript::JavaScript.expression(template));
        let program = format!(
            "{}{}const SECRET = process.env.SECRET;\n{}",
            javascript::PERCENT,
            javascript::BASE64,
            texts.map(|text| format!("process.stdout.write({text} + '\\x1f');\n")).collect::<String>(),
        );
        prop_assert_eq!(run(Command::new("node").args(["-e", &program]), &secret), expected(&templates, &secret));
    }

    #[test]
    fn bash_encodes_a_secret_as_the_request_would(secret in secret(), templates in vec(template(), 1..24)) {
        let texts = templates.iter().map(|template| bash::Bash.expression(template));
        let program = format!(
            "set -euo pipefail\n{}{}",
            [bash::JSON, bash::INSIDE, bash::PERCENT].concat(),
            texts.map(|text| format!("printf '%s\\037' {text}\n")).collect::<String>(),
        );
        prop_assert_eq!(run(Command::new("bash").args(["-c", &program]), &secret), expected(&templates, &secret));
    }
}

/// Whatever somebody may have for a password. An environment variable holds no zero byte.
fn secret() -> impl Strategy<Value = String> {
    let odd = "[\u{1}-\u{1e}\u{7f}\"\\\\'`$!%&*()~ \u{85}\u{a0}\u{2028}\u{feff}ü🔑-]{1,12}";
    prop_oneof![odd, "[ -~]{1,20}", "\\PC{1,8}"]
        .prop_map(|text: String| text.replace(END, ""))
        .prop_filter("a secret that is empty would be asked for", |text| {
            !text.is_empty()
        })
}

/// A text with the secret in it, in any encodings, one inside the other.
fn template() -> impl Strategy<Value = Template> {
    let leaf = prop_oneof![
        2 => LazyJust::new(|| Bit::Secret("SECRET".to_owned())),
        1 => "[ -~é🔑\n\t]{1,8}".prop_map(Bit::Literal),
    ];
    let bit = leaf.prop_recursive(4, 12, 3, |inner| {
        let bits = || vec(inner.clone(), 1..3).prop_map(Template);
        prop_oneof![
            bits().prop_map(Bit::Json),
            bits().prop_map(Bit::Inside),
            bits().prop_map(Bit::Percent),
            bits().prop_map(Bit::Base64),
        ]
    });
    vec(bit, 0..3).prop_map(Template)
}

/// What the programs have to print.
fn expected(templates: &[Template], secret: &str) -> String {
    let texts = templates
        .iter()
        .map(|template| value(template, secret) + END);
    texts.collect()
}

fn value(template: &Template, secret: &str) -> String {
    let json = |inner: &Template| {
        Encoding::JsonString
            .encode(&value(inner, secret))
            .to_string()
    };
    let bits = template.0.iter().map(|bit| match bit {
        Bit::Literal(text) => text.clone(),
        Bit::Secret(_) => secret.to_owned(),
        Bit::Json(inner) => format!("\"{}\"", json(inner)),
        Bit::Inside(inner) => json(inner),
        Bit::Percent(inner) => Encoding::Form.encode(&value(inner, secret)).to_string(),
        Bit::Base64(inner) => STANDARD.encode(value(inner, secret)),
        Bit::AccessToken | Bit::Document(_) => unreachable!("the tests make none"),
    });
    bits.collect()
}

/// What a program prints that has the secret in its environment.
fn run(command: &mut Command, secret: &str) -> String {
    let output = command
        .env("SECRET", secret)
        .env("LC_ALL", "C.UTF-8")
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}\n{command:?}");
    String::from_utf8(output.stdout).unwrap()
}
