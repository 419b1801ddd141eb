//! Python with the package requests, and what other programs in Python need of it.

use super::expression::{Dialect, document};
use super::quote::{in_four_or_eight_digits, quoted};
use super::script::{Answers, CERTIFICATE_FILE, KEY_FILE, Script, Step};
use super::short::{BODY, Short, Word, joined};
use super::template::{Bit, Template};
use super::tree::Notation;
use super::{Call, CodeFile};
use crate::{Body, Json, Text};

/// Writes the program.
pub(crate) fn file(call: &Call) -> CodeFile {
    CodeFile {
        name: "request.py".to_owned(),
        text: program(&Script::new(call)),
    }
}

/// Writes a request in short.
pub(crate) fn short(request: &Short) -> String {
    let value = |words: &[Word]| {
        let secret = |name: &str| format!("os.environ[{}]", Python.literal(name));
        joined(words, Python::JOINT, |text| Python.literal(text), secret)
    };
    let mut text = match request.reads_environment() {
        true => "import os\n\nimport requests\n\n".to_owned(),
        false => "import requests\n\n".to_owned(),
    };
    text += &format!(
        "answer = requests.{}(\n",
        request.method.as_str().to_ascii_lowercase()
    );
    text += &format!("    {},\n", Python.literal(request.url));
    let headers = request
        .headers
        .iter()
        .map(|(name, words)| format!("{}: {}", Python.literal(name), value(words)));
    let headers = Python.block(headers.collect(), ["{", "}"], 1);
    text += &format!("    headers={headers},\n");
    if request.body.is_some() {
        text += &format!("    data=open(\"{BODY}\", \"rb\"),\n");
    }
    if request.with_certificate {
        text += &format!(
            "    cert=(os.environ[\"{CERTIFICATE_FILE}\"], os.environ[\"{KEY_FILE}\"]),\n"
        );
    }
    text + ")\nprint(answer.status_code, answer.text)\n"
}

fn program(script: &Script) -> String {
    let mut text = "#!/usr/bin/env python3\n".to_owned();
    for line in script.about("asks for what is missing") {
        text += &format!("# {line}\n");
    }
    text += "# Needs the package requests: pip install requests\n";
    text += &imports(script);
    text += &functions(script);
    text += &script.statements(step, &ANSWERS);
    text
}

/// The function that reads a secret; needs `os` and `getpass`.
pub const SECRET: &str = r#"def secret(name):
    return os.environ.get(name) or getpass(name + ": ")
"#;

/// The function that writes a value as JSON; needs `json`.
pub const TO_JSON: &str = r#"def to_json(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
"#;

/// Writes a text in quotes.
pub fn text(text: &str) -> String {
    Python.literal(text)
}

/// Writes a text that may hold secrets, but no access token, as an expression. It calls [`SECRET`].
pub fn expression(text: &Text) -> String {
    Python.expression(&Template::plain(text))
}

/// Writes JSON as a value, its lines but the first `depth` steps inside; `None` if Python cannot hold it as it is. It
/// calls [`SECRET`] and [`TO_JSON`].
pub fn value(json: &Json, depth: usize) -> Option<String> {
    Python.plain_value(json, depth)
}

/// Method and address of a call on one line, for a comment.
pub fn title(call: &Call) -> String {
    Script::new(call).main.title()
}

const ANSWERS: Answers = Answers {
    take_token: TAKE_TOKEN,
    print_token: PRINT_TOKEN,
    print: PRINT,
};

const TAKE_TOKEN: &str = r#"if answer.status_code != 200:
    raise SystemExit(f"No access token: HTTP {answer.status_code}\n{answer.text}")
token = answer.json()["access_token"]

"#;

const PRINT: &str = r#"print("HTTP", answer.status_code)
print(answer.text)
if not 200 <= answer.status_code < 300:
    raise SystemExit(1)
"#;

const PRINT_TOKEN: &str = r#"print("HTTP", answer.status_code)
if answer.status_code != 200:
    raise SystemExit(answer.text)
print("The answer holds a token, which is not shown:", ", ".join(answer.json()))
"#;

fn imports(script: &Script) -> String {
    let mut modules = Vec::new();
    if script.uses(|bit| matches!(bit, Bit::Base64(_))) {
        modules.push("import base64");
    }
    if makes_json(script) {
        modules.push("import json");
    }
    if !script.secrets().is_empty() || script.needs_certificate() {
        modules.push("import os");
    }
    if !script.secrets().is_empty() {
        modules.push("from getpass import getpass");
    }
    if script.uses(|bit| matches!(bit, Bit::Percent(_))) {
        modules.push("from urllib.parse import quote");
    }
    let gap = if modules.is_empty() { "" } else { "\n" };
    format!("{}\n{gap}import requests\n\n", modules.join("\n"))
}

fn makes_json(script: &Script) -> bool {
    script.steps().any(|step| {
        step.request
            .body
            .as_ref()
            .is_some_and(|body| body.json().is_some())
    })
}

fn functions(script: &Script) -> String {
    let mut text = String::new();
    if !script.secrets().is_empty() {
        text += &format!("\n{SECRET}\n");
    }
    if makes_json(script) {
        text += &format!("\n{TO_JSON}\n");
    }
    if text.is_empty() { text } else { text + "\n" }
}

/// The statements that send a request and keep its answer in `answer`.
fn step(step: &Step) -> String {
    let mut text = String::new();
    let body = body(step);
    text += &body.statements;
    text += "answer = requests.request(\n";
    text += &format!("    {},\n", Python.literal(step.request.method.as_str()));
    text += &format!("    {},\n", Python.expression(&step.assembled.url));
    if !step.assembled.headers.is_empty() {
        let headers =
            step.assembled.headers.iter().map(|(name, value)| {
                format!("{}: {}", Python.literal(name), Python.expression(value))
            });
        let headers = Python.block(headers.collect(), ["{", "}"], 1);
        text += &format!("    headers={headers},\n");
    }
    if let Some(expression) = body.expression {
        text += &format!("    data={expression}.encode(),\n");
    }
    if step.with_certificate {
        text += &format!(
            "    cert=(os.environ[\"{CERTIFICATE_FILE}\"], os.environ[\"{KEY_FILE}\"]),\n"
        );
    }
    text + "    allow_redirects=False,\n    timeout=60,\n)\n"
}

struct RawJson {
    statements: String,
    expression: Option<String>,
}

fn body(step: &Step) -> RawJson {
    let Some(body) = &step.assembled.body else {
        return RawJson {
            statements: String::new(),
            expression: None,
        };
    };
    let object = match &step.request.body {
        Some(Body::Json(json)) => Python.body(json, 0),
        _ => None,
    };
    let mut statements = String::new();
    if object.is_none() {
        for (index, template) in step.assembled.documents.iter().enumerate() {
            statements += &format!("{} = {}\n", document(index), Python.expression(template));
        }
    }
    let text = object.unwrap_or_else(|| Python.expression(body));
    RawJson {
        statements: statements + &format!("body = {text}\n"),
        expression: Some("body".to_owned()),
    }
}

pub(super) struct Python;

impl Dialect for Python {
    const JOINT: &'static str = " + ";

    fn literal(&self, text: &str) -> String {
        quoted(text, '"', in_four_or_eight_digits)
    }

    fn secret(&self, name: &str) -> String {
        format!("secret(\"{name}\")")
    }

    fn json(&self, inner: &str) -> String {
        format!("to_json({inner})")
    }

    fn inside(&self, inner: &str) -> String {
        format!("to_json({inner})[1:-1]")
    }

    fn percent(&self, inner: &str) -> String {
        format!("quote({inner}, safe=\"\")")
    }

    fn base64(&self, inner: &str) -> String {
        format!("base64.b64encode(({inner}).encode()).decode()")
    }
}

impl Notation for Python {
    const INDENT: &'static str = "    ";
    const WORDS: [&'static str; 3] = ["None", "True", "False"];

    fn key(&self, text: &str) -> String {
        self.literal(text)
    }

    fn json_of(&self, object: &str) -> String {
        format!("to_json({object})")
    }
}
