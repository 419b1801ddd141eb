//! JavaScript for Node.js, without a package.

use super::expression::{Dialect, document};
use super::quote::{in_braces, quoted};
use super::script::{Answers, CERTIFICATE_FILE, KEY_FILE, Script, Step};
use super::short::{BODY, Short, Word, joined};
use super::template::Bit;
use super::tree::Notation;
use super::{Call, CodeFile};
use crate::Body;

pub(crate) fn file(call: &Call) -> CodeFile {
    CodeFile {
        name: "request.mjs".to_owned(),
        text: program(&Script::new(call)),
    }
}

/// Writes a request in short. `None` with a client certificate, which `fetch` does not send.
pub(crate) fn short(request: &Short) -> Option<String> {
    if request.with_certificate {
        return None;
    }
    let value = |words: &[Word]| {
        let literal = |text: &str| JavaScript.literal(text);
        let joint = JavaScript::JOINT;
        joined(words, joint, literal, |name| format!("process.env.{name}"))
    };
    let headers = request
        .headers
        .iter()
        .map(|(name, words)| format!("{}: {}", JavaScript.key(name), value(words)));
    let headers = JavaScript.block(headers.collect(), ["{", "}"], 1);
    let mut options = vec![
        format!("method: '{}'", request.method.as_str()),
        format!("headers: {headers}"),
    ];
    let mut text = String::new();
    if request.body.is_some() {
        text += "import { readFile } from 'node:fs/promises';\n\n";
        options.push(format!("body: await readFile('{BODY}')"));
    }
    let url = JavaScript.literal(request.url);
    let options = JavaScript.block(options, ["{", "}"], 0);
    text += &format!("const answer = await fetch({url}, {options});\n");
    Some(text + "console.log(answer.status, await answer.text());\n")
}

fn program(script: &Script) -> String {
    let mut text = String::new();
    for line in script.about("asks for what is missing") {
        text += &format!("// {line}\n");
    }
    text += "// Needs Node.js 18 or newer.\n";
    text += &imports(script);
    text += &functions(script);
    text + &script.statements(step, &ANSWERS)
}

fn imports(script: &Script) -> String {
    let mut text = String::new();
    if script.needs_certificate() {
        text += "import { readFileSync } from 'node:fs';\nimport { request } from 'node:https';\n";
    }
    if !script.secrets().is_empty() {
        text += "import { createInterface } from 'node:readline/promises';\n";
        text += "import { Writable } from 'node:stream';\n";
    }
    text + "\n"
}

fn functions(script: &Script) -> String {
    let mut text = String::new();
    let secrets = script.secrets();
    if !secrets.is_empty() {
        text += SECRET;
    }
    if script.uses(|bit| matches!(bit, Bit::Percent(_))) {
        text += PERCENT;
    }
    if script.uses(|bit| matches!(bit, Bit::Base64(_))) {
        text += BASE64;
    }
    if script.needs_certificate() {
        text += &SEND_WITH_CERTIFICATE
            .replace("CERTIFICATE_FILE", CERTIFICATE_FILE)
            .replace("KEY_FILE", KEY_FILE);
    }
    for name in &secrets {
        text += &format!("const {name} = await secret('{name}');\n");
    }
    if secrets.is_empty() {
        text
    } else {
        text + "\n"
    }
}

const SECRET: &str = r"async function secret(name) {
  if (process.env[name]) return process.env[name];
  // What is typed is not shown.
  const output = new Writable({ write: (chunk, encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output, terminal: true });
  process.stderr.write(`${name}: `);
  const typed = await terminal.question('');
  terminal.close();
  process.stderr.write('\n');
  return typed;
}

";

/// What a form needs; Postman's, Bruno's and JetBrains' scripts have it too.
pub(crate) const PERCENT: &str = r"function percent(text) {
  const escape = (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text).replace(/[!'()*]/g, escape);
}

";

/// Tools without a `Buffer` have a function of their own.
pub(super) const BASE64: &str = r"function base64(text) {
  return Buffer.from(text).toString('base64');
}

";

const SEND_WITH_CERTIFICATE: &str = r"// fetch knows no client certificates.
function sendWithCertificate(url, { body, ...options }) {
  const cert = readFileSync(process.env.CERTIFICATE_FILE);
  const key = readFileSync(process.env.KEY_FILE);
  return new Promise((resolve, reject) => {
    const call = request(url, { ...options, cert, key }, async (answer) => {
      const chunks = await answer.toArray();
      resolve(new Response(Buffer.concat(chunks), { status: answer.statusCode }));
    });
    call.on('error', reject);
    call.end(body);
  });
}

";

const ANSWERS: Answers = Answers {
    take_token: TAKE_TOKEN,
    print_token: PRINT_TOKEN,
    print: PRINT,
};

const TAKE_TOKEN: &str = r"if (tokenAnswer.status !== 200) {
  console.error(`No access token: HTTP ${tokenAnswer.status}\n${await tokenAnswer.text()}`);
  process.exit(1);
}
const { access_token: token } = await tokenAnswer.json();

";

const PRINT: &str = r"console.log(`HTTP ${answer.status}`);
console.log(await answer.text());
if (!answer.ok) process.exitCode = 1;
";

const PRINT_TOKEN: &str = r"console.log(`HTTP ${tokenAnswer.status}`);
const text = await tokenAnswer.text();
// The answer holds a token, which is not shown.
console.log(tokenAnswer.ok ? Object.keys(JSON.parse(text)).join(', ') : text);
if (!tokenAnswer.ok) process.exitCode = 1;
";

/// The statements that send a request and keep its answer. A constant is declared once, so those of a request for a
/// token have names of their own.
fn step(step: &Step) -> String {
    let [answer, body] = match step.gives_token {
        true => ["tokenAnswer", "form"],
        false => ["answer", "body"],
    };
    let mut options = vec![format!("method: '{}'", step.request.method.as_str())];
    if !step.assembled.headers.is_empty() {
        let headers = step.assembled.headers.iter().map(|(name, value)| {
            format!("{}: {}", JavaScript.key(name), JavaScript.expression(value))
        });
        let headers = JavaScript.block(headers.collect(), ["{", "}"], 1);
        options.push(format!("headers: {headers}"));
    }
    let mut text = String::new();
    if let Some((before, expression)) = body_of(step) {
        text += &format!("{before}const {body} = {expression};\n");
        options.push(format!("body: {body}"));
    }
    let function = if step.with_certificate {
        "sendWithCertificate"
    } else {
        options.push("redirect: 'manual'".to_owned());
        "fetch"
    };
    let url = JavaScript.expression(&step.assembled.url);
    let options = JavaScript.block(options, ["{", "}"], 0);
    text + &format!("const {answer} = await {function}({url}, {options});\n")
}

/// The statements before the body, and the expression that gives it.
pub(crate) fn body_of(step: &Step) -> Option<(String, String)> {
    let body = step.assembled.body.as_ref()?;
    if let Some(Body::Json(json)) = &step.request.body
        && let Some(object) = JavaScript.body(json, 0)
    {
        return Some((String::new(), object));
    }
    let mut statements = String::new();
    for (index, template) in step.assembled.documents.iter().enumerate() {
        let (name, text) = (document(index), JavaScript.expression(template));
        statements += &format!("const {name} = {text};\n");
    }
    Some((statements, JavaScript.expression(body)))
}

/// JavaScript, in which each secret is in a constant of its name, and `percent` and `base64` are functions.
pub(crate) struct JavaScript;

impl Dialect for JavaScript {
    const JOINT: &'static str = " + ";

    fn literal(&self, text: &str) -> String {
        quoted(text, '\'', in_braces)
    }

    fn secret(&self, name: &str) -> String {
        name.to_owned()
    }

    fn json(&self, inner: &str) -> String {
        format!("JSON.stringify({inner})")
    }

    fn inside(&self, inner: &str) -> String {
        format!("JSON.stringify({inner}).slice(1, -1)")
    }

    fn percent(&self, inner: &str) -> String {
        format!("percent({inner})")
    }

    fn base64(&self, inner: &str) -> String {
        format!("base64({inner})")
    }
}

impl Notation for JavaScript {
    const INDENT: &'static str = "  ";
    const WORDS: [&'static str; 3] = ["null", "true", "false"];

    fn key(&self, text: &str) -> String {
        let letters = text.bytes().all(|byte| byte.is_ascii_alphabetic());
        match text {
            // As a plain key it would set the prototype.
            "__proto__" => "['__proto__']".to_owned(),
            _ if letters && !text.is_empty() => text.to_owned(),
            _ => self.literal(text),
        }
    }

    fn json_of(&self, object: &str) -> String {
        format!("JSON.stringify({object})")
    }
}
