//! A collection for Bruno: a folder of `.bru` files, run in their order.

use super::http_file::indented;
use super::script::{Script, Step};
use super::scripted::Tool;
use super::{Call, CodeFile};

const BRUNO: Tool = Tool {
    secret: r"function secret(name) {
  const value = bru.getProcessEnv(name);
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

",
    set: |name, expression| format!("bru.setVar('{name}', {expression});\n"),
    // Bruno escapes variables in a JSON body once more, and looks for none in a form.
    set_body: |expression| format!("req.setBody({expression});\n"),
    body: "The script before the request puts the body together.",
    looks_again: true,
};

const COLLECTION: &str = r#"{
  "version": "1",
  "name": "Pullpass",
  "type": "collection"
}
"#;

pub(crate) fn files(call: &Call) -> Vec<CodeFile> {
    let script = Script::new(call);
    let mut files = vec![CodeFile {
        name: "bruno.json".to_owned(),
        text: COLLECTION.to_owned(),
    }];
    if let Some(token) = &script.token {
        files.push(CodeFile {
            name: "token.bru".to_owned(),
            text: document(token, "Access token", 1, KEEP_TOKEN),
        });
    }
    files.push(CodeFile {
        name: "request.bru".to_owned(),
        text: document(&script.main, "Request", 2, "") + &docs(&script),
    });
    files
}

const KEEP_TOKEN: &str = r"
script:post-response {
  bru.setVar('AICORE_TOKEN', res.getBody().access_token);
}
";

fn document(step: &Step, name: &str, seq: usize, after: &str) -> String {
    let rendered = BRUNO.document(step);
    let method = step.request.method.as_str().to_ascii_lowercase();
    let url = step.assembled.url.known().unwrap_or_default();
    let body = if rendered.body.is_some() {
        "text"
    } else {
        "none"
    };
    let mut text = format!(
        "meta {{\n  name: {name}\n  type: http\n  seq: {seq}\n}}\n\n\
         {method} {{\n  url: {url}\n  body: {body}\n  auth: none\n}}\n"
    );
    let headers = rendered.headers.iter();
    let headers = headers.map(|(name, value)| format!("{name}: {value}\n"));
    text += &block("headers", &headers.collect::<String>());
    if let Some(body) = rendered.body {
        text += &block("body:text", &body);
    }
    text += &block(
        "script:pre-request",
        &format!("req.setMaxRedirects(0);\n{}", rendered.script),
    );
    text += after;
    text + &block("assert", "res.status: between 200, 299")
}

fn docs(script: &Script) -> String {
    let about = script.about("a file .env beside bruno.json will do too");
    let mut text = about.join("\n");
    if script.needs_certificate() {
        text += "\nBruno takes them from the settings of the collection.";
    }
    block("docs", &text)
}

fn block(name: &str, content: &str) -> String {
    match content {
        "" => String::new(),
        content => format!("\n{name} {{\n{}}}\n", indented(content)),
    }
}
