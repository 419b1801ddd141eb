//! An `.http` file for JetBrains' HTTP client and for httpYac. REST Client of Visual Studio Code has no scripts, so it
//! could not escape a password.

use super::script::{Script, Step};
use super::scripted::Tool;
use super::{Call, CodeFile};

const HTTP: Tool = Tool {
    secret: r"function secret(name) {
  const value = request.environment.get(name) || (typeof process === 'object' && process.env[name]);
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

",
    set: |name, expression| format!("request.variables.set('{name}', {expression});\n"),
    set_body: |expression| format!("request.variables.set('body', {expression});\n"),
    body: "{{body}}",
    looks_again: true,
};

pub(crate) fn file(call: &Call) -> CodeFile {
    CodeFile {
        name: "request.http".to_owned(),
        text: text(&Script::new(call)),
    }
}

fn text(script: &Script) -> String {
    let missing = "JetBrains' client reads them from http-client.private.env.json";
    let mut text = String::new();
    for line in script.about(missing) {
        text += &format!("# {line}\n");
    }
    text += "# For JetBrains' HTTP client and httpYac (Visual Studio Code, command line).\n";
    if script.needs_certificate() {
        text += "# Both take the client certificate from their own settings.\n";
    }
    if let Some(token) = &script.token {
        text += "\n### Access token\n";
        text += &step(token, KEEP_TOKEN);
    }
    text + &format!("\n### {}\n", script.main.title()) + &step(&script.main, "")
}

const KEEP_TOKEN: &str = "  client.global.set('AICORE_TOKEN', response.body.access_token);\n";

/// After the request, before what is added to it.
const CHECK: &str = "  client.test('succeeds', () => client.assert(response.status >= 200 && response.status < 300));\n";

/// httpYac looks for the marks of scripts and variables in the texts of a script too.
fn without_marks(script: &str) -> String {
    let script = script.replace("{{", r"{\u{7b}").replace("}}", r"}\u{7d}");
    script.replace("{%", r"{\u{25}").replace("%}", r"%\u{7d}")
}

fn step(step: &Step, after: &str) -> String {
    let document = HTTP.document(step);
    let mut text = "# @no-redirect\n".to_owned();
    if !document.script.is_empty() {
        text += &format!("< {{%\n{}%}}\n", indented(&without_marks(&document.script)));
    }
    let url = step.assembled.url.known().unwrap_or_default();
    text += &format!("{} {url}\n", step.request.method.as_str());
    for (name, value) in document.headers {
        text += &format!("{name}: {value}\n");
    }
    if let Some(body) = document.body {
        text += &format!("\n{body}\n");
    }
    text + &format!("\n> {{%\n{CHECK}{after}%}}\n")
}

/// Lines two steps inside; empty ones stay empty.
pub(crate) fn indented(text: &str) -> String {
    let lines = text.lines().map(|line| match line {
        "" => "\n".to_owned(),
        line => format!("  {line}\n"),
    });
    lines.collect()
}
