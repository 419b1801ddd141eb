//! A collection for Postman (schema v2.1), and the environment that holds its secrets.

use serde::Serialize;

use super::script::{CERTIFICATE_FILE, KEY_FILE, Script, Step};
use super::scripted::{TOKEN, Tool};
use super::{Call, CodeFile};

const SCHEMA: &str = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";

const POSTMAN: Tool = Tool {
    secret: r"function secret(name) {
  const value = pm.variables.get(name);
  if (!value) throw new Error(`${name} is not set in the environment`);
  return value;
}

",
    set: |name, expression| format!("pm.variables.set('{name}', {expression});\n"),
    set_body: |expression| format!("pm.variables.set('body', {expression});\n"),
    body: "{{body}}",
    looks_again: true,
};

pub(crate) fn files(call: &Call) -> Vec<CodeFile> {
    let script = Script::new(call);
    let collection = file("postman_collection", &Collection::new(&script));
    let environment = Environment::new(&script);
    match environment.values.as_slice() {
        [] => vec![collection],
        _ => vec![collection, file("postman_environment", &environment)],
    }
}

fn file(kind: &str, content: &impl Serialize) -> CodeFile {
    // Strings, lists and structures of them always become JSON.
    let text = serde_json::to_string_pretty(content).unwrap_or_default();
    CodeFile {
        name: format!("request.{kind}.json"),
        text: text + "\n",
    }
}

#[derive(Serialize)]
struct Collection {
    info: Info,
    item: Vec<Item>,
}

#[derive(Serialize)]
struct Info {
    name: String,
    description: String,
    schema: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Item {
    name: String,
    event: Vec<Event>,
    protocol_profile_behavior: Behaviour,
    request: Sent,
}

#[derive(Serialize)]
struct Event {
    listen: &'static str,
    script: Code,
}

#[derive(Serialize)]
struct Code {
    r#type: &'static str,
    exec: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Behaviour {
    follow_redirects: bool,
}

#[derive(Serialize)]
struct Sent {
    method: &'static str,
    header: Vec<Header>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<Raw>,
    url: String,
}

#[derive(Serialize)]
struct Header {
    key: String,
    value: String,
}

#[derive(Serialize)]
struct Raw {
    mode: &'static str,
    raw: String,
}

#[derive(Serialize)]
struct Environment {
    name: String,
    values: Vec<Variable>,
    #[serde(rename = "_postman_variable_scope")]
    scope: &'static str,
}

#[derive(Serialize)]
struct Variable {
    key: String,
    value: &'static str,
    r#type: &'static str,
    enabled: bool,
}

impl Collection {
    fn new(script: &Script) -> Self {
        let mut about = script
            .about("fill them in in the environment that comes with this collection, as current values")
            .join("\n");
        if script.needs_certificate() {
            about = about.replace(
                &format!("{CERTIFICATE_FILE} and {KEY_FILE} name the files of the client"),
                "Add the client certificate and its key to the settings of Postman. They are the files of the",
            );
        }
        Self {
            info: Info {
                name: script.main.title(),
                description: about,
                schema: SCHEMA,
            },
            item: script.steps().map(|step| Item::new(step, script)).collect(),
        }
    }
}

impl Item {
    fn new(step: &Step, script: &Script) -> Self {
        let document = POSTMAN.document(step);
        let is_token = script.token.is_some() && step.gives_token;
        let after = if is_token { KEEP_TOKEN } else { CHECK };
        let events = [("prerequest", document.script.as_str()), ("test", after)];
        let headers = document.headers.into_iter();
        Self {
            name: if is_token {
                "Access token".to_owned()
            } else {
                step.title()
            },
            event: events
                .into_iter()
                .filter(|(_, code)| !code.is_empty())
                .map(|(listen, code)| Event::new(listen, code))
                .collect(),
            protocol_profile_behavior: Behaviour {
                follow_redirects: false,
            },
            request: Sent {
                method: step.request.method.as_str(),
                header: headers.map(|(key, value)| Header { key, value }).collect(),
                body: document.body.map(|raw| Raw { mode: "raw", raw }),
                // Percent-encoded, so it holds no brace.
                url: step.assembled.url.known().unwrap_or_default().to_owned(),
            },
        }
    }
}

const CHECK: &str = r"pm.test('succeeds', () => pm.expect(pm.response.code).to.be.within(200, 299));
";

const KEEP_TOKEN: &str = r"pm.test('succeeds', () => pm.expect(pm.response.code).to.equal(200));
pm.environment.set('AICORE_TOKEN', pm.response.json().access_token);
";

impl Event {
    fn new(listen: &'static str, code: &str) -> Self {
        let exec = code.lines().map(str::to_owned).collect();
        Self {
            listen,
            script: Code {
                r#type: "text/javascript",
                exec,
            },
        }
    }
}

impl Environment {
    fn new(script: &Script) -> Self {
        let token = script.token.is_some().then(|| TOKEN.to_owned());
        let names = script.secrets().into_iter().chain(token);
        Self {
            name: format!("Secrets of {}", script.main.title()),
            values: names
                .map(|key| Variable {
                    key,
                    value: "",
                    r#type: "secret",
                    enabled: true,
                })
                .collect(),
            scope: "environment",
        }
    }
}
