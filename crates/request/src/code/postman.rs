//! Collections for Postman, of one call with the environment that holds its secrets, or of many requests.

mod schema;

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};

use serde::Serialize;

use self::schema::{Behaviour, Body, Document, Environment, Event, Folder, Header, Item, Sent};
use super::script::{Script, Step, reads};
use super::scripted::{TOKEN, Tool};
use super::{Call, CodeFile};
use crate::Request;

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

/// Requests to several tenants as one collection for Postman: a folder for each tenant, and in it each different request
/// once, in the order they came.
#[derive(Default)]
pub struct Collection {
    /// The items of each folder with their places in it.
    folders: BTreeMap<String, HashMap<Item, usize>>,
    secrets: Vec<String>,
    with_certificate: bool,
}

impl Collection {
    /// Takes a request that gets the access token for those after it in its folder.
    pub fn push_token(&mut self, folder: &str, request: &Request) {
        self.take(folder, &Step::new(request, false), Item::token);
    }

    /// Takes any other request; it may have been refused, and is not expected to succeed. What it is `about` is told where
    /// its address does not end with that.
    pub fn push(&mut self, folder: &str, request: &Request, about: Option<&str>) {
        self.take(folder, &Step::new(request, true), |step| {
            let mut name = step.title();
            if let Some(about) = about.filter(|about| !name.ends_with(about)) {
                name += &format!(" {about}");
            }
            Item::new(name, step, "")
        });
    }

    fn take(&mut self, folder: &str, step: &Step, item: impl FnOnce(&Step) -> Item) {
        step.add_secrets(&mut self.secrets);
        self.with_certificate |= step.with_certificate;
        let folder = self.folders.entry(folder.to_owned()).or_default();
        let place = folder.len();
        folder.entry(item(step)).or_insert(place);
    }

    /// Writes the collection under a name.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(self, name: &str, mut to: impl Write) -> io::Result<()> {
        const ORDER: &str = "The first request of a folder gets the access token for the others.";
        const ENVIRONMENT: &str =
            "make one for each folder, and fill them in there, as current values";
        let about = description(ORDER, &self.secrets, ENVIRONMENT, self.with_certificate);
        let folders = self.folders.into_iter();
        let folders = folders.map(|(name, items)| Folder::new(name, items));
        serde_json::to_writer_pretty(
            &mut to,
            &Document::new(name.to_owned(), about, folders.collect()),
        )?;
        to.flush()
    }
}

pub(crate) fn files(call: &Call) -> Vec<CodeFile> {
    let script = Script::new(call);
    let collection = file("postman_collection", &collection(&script));
    match variables(&script) {
        variables if variables.is_empty() => vec![collection],
        variables => {
            let name = format!("Secrets of {}", script.main.title());
            let environment = Environment::new(name, variables);
            vec![collection, file("postman_environment", &environment)]
        }
    }
}

fn collection(script: &Script) -> Document<Item> {
    const ENVIRONMENT: &str =
        "fill them in in the environment that comes with this collection, as current values";
    let title = script.main.title();
    let certificate = script.needs_certificate();
    let about = description(&title, &script.secrets(), ENVIRONMENT, certificate);
    let token = script.token.iter().map(Item::token);
    let items = token
        .chain([Item::new(title.clone(), &script.main, CHECK)])
        .collect();
    Document::new(title, about, items)
}

fn description(first: &str, secrets: &[String], missing: &str, with_certificate: bool) -> String {
    let mut text = first.to_owned();
    if !secrets.is_empty() {
        text += &format!("\n{}", reads(secrets, missing));
    }
    if with_certificate {
        text += "\nAdd the client certificate and its key to the settings of Postman.";
    }
    text
}

fn variables(script: &Script) -> Vec<String> {
    let token = script.token.is_some().then(|| TOKEN.to_owned());
    script.secrets().into_iter().chain(token).collect()
}

fn file(kind: &str, content: &impl Serialize) -> CodeFile {
    // Strings, lists and structures of them always become JSON.
    let text = serde_json::to_string_pretty(content).unwrap_or_default();
    CodeFile {
        name: format!("request.{kind}.json"),
        text: text + "\n",
    }
}

impl Item {
    /// The request for the access token.
    fn token(step: &Step) -> Self {
        Self::new("Access token".to_owned(), step, KEEP_TOKEN)
    }

    /// Any request, with a script for `after` it.
    fn new(name: String, step: &Step, after: &str) -> Self {
        let document = POSTMAN.document(step);
        let events = [("prerequest", document.script.as_str()), ("test", after)];
        let events = events.into_iter().filter(|(_, code)| !code.is_empty());
        let headers = document.headers.into_iter();
        Self {
            name,
            event: events
                .map(|(listen, code)| Event::new(listen, code))
                .collect(),
            protocol_profile_behavior: Behaviour {
                follow_redirects: false,
            },
            request: Sent {
                method: step.request.method.as_str(),
                header: headers.map(|(key, value)| Header { key, value }).collect(),
                body: document.body.map(|raw| Body::Raw { raw }),
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
