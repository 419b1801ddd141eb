//! Pull secrets of a tenant: asking and reading.
//!
//! They belong to the tenant, so no `AI-Resource-Group` is sent. What is stored can never be read back: the API gives
//! names alone.

use std::collections::BTreeSet;

use pull_secret::{
    Draft, Handle, Place, PullSecret, RegistryCredential, RegistryDraft, SecretName,
};
use request::{Body, Header, Json, Method, Request, Response, Slot, SlotKind, Text};
use serde::Deserialize;
use serde_json::Value;

use crate::Endpoint;

const PATH: &str = "/admin/dockerRegistrySecrets";

/// The media type of a change (RFC 7396), as SAP's JavaScript and Java SDKs send it.
pub const MERGE_PATCH: &str = "application/merge-patch+json";
/// The media type SAP's documentation uses instead.
pub const JSON: &str = "application/json";

/// Lists the pull secrets, leaving out the first `skip`.
pub fn list(endpoint: &Endpoint, skip: usize) -> Request {
    let mut query = vec![("$count".to_owned(), "true".to_owned())];
    if skip > 0 {
        query.insert(0, ("$skip".to_owned(), skip.to_string()));
    }
    endpoint.api_request(Method::Get, PATH, query)
}

/// Asks whether there is a pull secret of that name.
pub fn get(endpoint: &Endpoint, name: &SecretName) -> Request {
    endpoint.api_request(Method::Get, named(name.as_str()), Vec::new())
}

/// Creates a pull secret.
pub fn create(endpoint: &Endpoint, secret: &PullSecret) -> Request {
    creation(
        endpoint,
        secret.name.as_str(),
        secret.credentials.iter().map(Entry::from),
    )
}

/// What [`create`] would send if the form were complete: for a preview while it is typed.
pub fn create_as_typed(endpoint: &Endpoint, draft: &Draft) -> Request {
    creation(
        endpoint,
        &draft.name,
        draft.registries.iter().map(Entry::from),
    )
}

fn creation<'a>(
    endpoint: &Endpoint,
    name: &str,
    entries: impl Iterator<Item = Entry<'a>>,
) -> Request {
    let name = Json::String(Text::placed(name, Place::Name));
    let body = Json::object([("name", name), ("data", data(entries))]);
    with_body(
        endpoint.api_request(Method::Post, PATH, Vec::new()),
        JSON,
        body,
    )
}

/// Replaces all credentials of a pull secret. `media_type` is [`MERGE_PATCH`], or [`JSON`] for a server that refuses it.
pub fn replace(endpoint: &Endpoint, secret: &PullSecret, media_type: &str) -> Request {
    let entries = secret.credentials.iter().map(Entry::from);
    replacement(endpoint, secret.name.as_str(), entries, media_type)
}

/// What [`replace`] would send first if the form were complete: for a preview while it is typed.
pub fn replace_as_typed(endpoint: &Endpoint, draft: &Draft) -> Request {
    let entries = draft.registries.iter().map(Entry::from);
    replacement(endpoint, &draft.name, entries, MERGE_PATCH)
}

fn replacement<'a>(
    endpoint: &Endpoint,
    name: &str,
    entries: impl Iterator<Item = Entry<'a>>,
    media_type: &str,
) -> Request {
    let request = endpoint.api_request(Method::Patch, named(name), Vec::new());
    with_body(request, media_type, Json::object([("data", data(entries))]))
}

/// Deletes a pull secret.
pub fn delete(endpoint: &Endpoint, name: &SecretName) -> Request {
    endpoint.api_request(Method::Delete, named(name.as_str()), Vec::new())
}

fn named(name: &str) -> Text {
    Text::from(format!("{PATH}/")).then(Text::placed(name, Place::Name))
}

fn with_body(request: Request, media_type: &str, body: Json) -> Request {
    let mut headers = request.headers;
    headers.insert(2, Header::new("Content-Type", media_type));
    Request {
        headers,
        body: Some(Body::Json(body)),
        ..request
    }
}

/// An entry of `auths`, whole or as far as it is typed.
struct Entry<'a> {
    registry_key: &'a str,
    username: &'a str,
    password: Option<Handle>,
}

impl<'a> From<&'a RegistryCredential> for Entry<'a> {
    fn from(credential: &'a RegistryCredential) -> Self {
        Self {
            registry_key: &credential.registry_key,
            username: &credential.username,
            password: Some(credential.password),
        }
    }
}

impl<'a> From<&'a RegistryDraft> for Entry<'a> {
    fn from(draft: &'a RegistryDraft) -> Self {
        Self {
            registry_key: &draft.registry_key,
            username: &draft.username,
            password: draft.password,
        }
    }
}

/// `data` holds one key, and below it a JSON document as a string.
fn data<'a>(entries: impl Iterator<Item = Entry<'a>>) -> Json {
    let entries = entries.enumerate().map(|(registry, entry)| {
        let key = Text::placed(entry.registry_key, Place::RegistryKey { registry });
        (key, entry.drawn(registry))
    });
    let document = Json::object([("auths", Json::object(entries))]);
    Json::object([(".dockerconfigjson", Json::embedded(document))])
}

impl Entry<'_> {
    /// Username and password alone: `auth` would win over both in the kubelet and hide what was typed.
    fn drawn(&self, registry: usize) -> Json {
        let username = Text::placed(self.username, Place::Username { registry });
        Json::object([
            ("username", Json::String(username)),
            (
                "password",
                Json::String(self.password(Place::Password { registry })),
            ),
        ])
    }

    fn password(&self, place: Place) -> Text {
        match self.password {
            Some(handle) => Text::slot(Slot {
                secret: SlotKind::RegistryPassword,
                handle,
                place: Some(place),
            }),
            None => Text::placed("", place),
        }
    }
}

/// A page of the list.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// How many there are in all, as the server says.
    pub total: Option<usize>,
    /// How many entries the page has, nameless ones too.
    pub entries: usize,
    /// How many of them have no name.
    pub nameless: usize,
    /// The names on it.
    pub names: BTreeSet<String>,
}

/// Reads a page of the list. `None` if it is none.
pub fn page_listed(response: &Response) -> Option<Page> {
    let listed: Listed = serde_json::from_str(&response.body).ok()?;
    let names: Vec<_> = listed.resources.iter().filter_map(name).collect();
    Some(Page {
        total: listed.count,
        entries: listed.resources.len(),
        nameless: listed.resources.len() - names.len(),
        names: names.into_iter().collect(),
    })
}

/// The description does not even demand a name.
fn name(entry: &Value) -> Option<String> {
    let name = entry.get("name")?.as_str()?;
    (!name.is_empty()).then(|| name.to_owned())
}

#[derive(Deserialize)]
struct Listed {
    count: Option<usize>,
    resources: Vec<Value>,
}

/// What the answer to a create says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CreateSaid {
    /// Accepted, in so many words or with an id.
    Accepted,
    /// Accepted without a word, which could be the answer to a taken name as well.
    AcceptedSilently,
    /// The name is taken. This is answered 2xx too; only the text tells.
    NameTaken,
    /// 409, which may be about the name or about the quota.
    Conflict,
    /// Refused for good.
    Refused,
    /// Trouble that says nothing about whether it was carried out, or a call for patience.
    Trouble,
}

/// Reads the answer to a create. A body that was cut off is no word of the server.
pub fn create_said(response: &Response) -> CreateSaid {
    match response.status {
        200..=299 if response.is_cut() => CreateSaid::Trouble,
        200..=299 if has_error(response) => CreateSaid::Refused,
        200..=299 => accepted(response),
        409 => CreateSaid::Conflict,
        408 | 425 | 429 | 500..=599 => CreateSaid::Trouble,
        _ => CreateSaid::Refused,
    }
}

fn accepted(response: &Response) -> CreateSaid {
    let message = message(response).unwrap_or_default().to_lowercase();
    match message.trim() {
        "" => CreateSaid::AcceptedSilently,
        words if words.contains("exist") => CreateSaid::NameTaken,
        _ => CreateSaid::Accepted,
    }
}

/// The `message` of an answer, or its whole text if that is no JSON.
fn message(response: &Response) -> Option<String> {
    match serde_json::from_str::<Value>(&response.body) {
        Ok(json) => Some(json.get("message")?.as_str()?.to_owned()),
        Err(_) => Some(response.body.clone()),
    }
}

/// Whether a 2xx answer reports an error after all, as SAP's Python SDK allows for.
pub(crate) fn has_error(response: &Response) -> bool {
    let json = serde_json::from_str::<Value>(&response.body);
    json.is_ok_and(|json| json.get("error").is_some_and(|error| !error.is_null()))
}

#[cfg(test)]
mod tests {
    use pull_secret::Handle;
    use request::{Mask, render, unfolded};

    use super::*;
    use crate::problem::tests::response;

    #[test]
    fn a_create_carries_the_document_as_a_string_in_json() {
        let request = create(&endpoint(), &secret());
        insta::assert_snapshot!(draw(&request), @r#"
        POST https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com/v2/admin/dockerRegistrySecrets
        Host: api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com
        Authorization: Bearer ••••••••
        Content-Type: application/json
        Accept: application/json
        User-Agent: Pullpass/0.1.0

        {"name":"team-images","data":{".dockerconfigjson":"{\"auths\":{\"https://index.docker.io/v1/\":{\"username\":\"anna \\\"the\\\\great\\\"\",\"password\":\"••••••••\"}}}"}}
        "#);
    }

    #[test]
    fn a_replace_names_the_secret_in_its_path_alone() {
        let request = replace(&endpoint(), &secret(), MERGE_PATCH);
        insta::assert_snapshot!(draw(&request), @r#"
        PATCH https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com/v2/admin/dockerRegistrySecrets/team-images
        Host: api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com
        Authorization: Bearer ••••••••
        Content-Type: application/merge-patch+json
        Accept: application/json
        User-Agent: Pullpass/0.1.0

        {"data":{".dockerconfigjson":"{\"auths\":{\"https://index.docker.io/v1/\":{\"username\":\"anna \\\"the\\\\great\\\"\",\"password\":\"••••••••\"}}}"}}
        "#);
    }

    #[test]
    fn list_get_and_delete_have_no_body() {
        let name = secret().name;
        let requests = [
            list(&endpoint(), 0),
            list(&endpoint(), 20),
            get(&endpoint(), &name),
        ];
        let drawn = requests.map(|request| draw(&request)).join("\n");
        insta::assert_snapshot!(drawn, @r#"
        GET https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com/v2/admin/dockerRegistrySecrets?$count=true
        Host: api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com
        Authorization: Bearer ••••••••
        Accept: application/json
        User-Agent: Pullpass/0.1.0
        GET https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com/v2/admin/dockerRegistrySecrets?$skip=20&$count=true
        Host: api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com
        Authorization: Bearer ••••••••
        Accept: application/json
        User-Agent: Pullpass/0.1.0
        GET https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com/v2/admin/dockerRegistrySecrets/team-images
        Host: api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com
        Authorization: Bearer ••••••••
        Accept: application/json
        User-Agent: Pullpass/0.1.0
        "#);
        assert!(draw(&delete(&endpoint(), &name)).starts_with("DELETE "));
    }

    #[test]
    fn unfolded_shows_the_inner_document_line_by_line() {
        let lines = unfolded(&create(&endpoint(), &secret()), &Mask).unwrap();
        let text: Vec<_> = lines.iter().map(|line| line.text()).collect();
        insta::assert_snapshot!(text.join("\n"), @r#"
        {
          "auths": {
            "https://index.docker.io/v1/": {
              "username": "anna \"the\\great\"",
              "password": ••••••••
            }
          }
        }
        "#);
    }

    #[test]
    fn a_page_with_nameless_and_unknown_entries_is_read() {
        let body = r#"{"count":4,"resources":[{"name":"b1","x":1},{},{"name":"b1"},{"name":7}]}"#;
        let page = page_listed(&response(200, body)).unwrap();
        assert_eq!((page.total, page.entries, page.nameless), (Some(4), 4, 2));
        assert_eq!(page.names.into_iter().collect::<Vec<_>>(), ["b1"]);
        assert_eq!(page_listed(&response(200, "<html>")), None);
    }

    #[test]
    fn only_the_text_tells_a_taken_name_from_a_created_secret() {
        for (status, body, said) in [
            (
                202,
                r#"{"message":"secret has been been created"}"#,
                CreateSaid::Accepted,
            ),
            (202, r#"{"message":"Secret exists"}"#, CreateSaid::NameTaken),
            (
                200,
                r#"{"message":"SECRET ALREADY EXISTS"}"#,
                CreateSaid::NameTaken,
            ),
            (202, "Secret exists", CreateSaid::NameTaken),
            (202, "", CreateSaid::AcceptedSilently),
            (202, r#"{"message":""}"#, CreateSaid::AcceptedSilently),
            (202, "{}", CreateSaid::AcceptedSilently),
            (
                200,
                r#"{"error":{"code":"1","message":"exists"}}"#,
                CreateSaid::Refused,
            ),
            (409, "", CreateSaid::Conflict),
            (503, r#"{"message":"Secret exists"}"#, CreateSaid::Trouble),
            (302, "", CreateSaid::Refused),
        ] {
            assert_eq!(
                create_said(&response(status, body)),
                said,
                "{status} {body}"
            );
        }
    }

    fn draw(request: &Request) -> String {
        let drawn = render(request, &Mask).unwrap();
        let head = format!(
            "{} {}{}",
            drawn.method.as_str(),
            drawn.base,
            drawn.path.text()
        );
        let headers = drawn
            .headers
            .iter()
            .map(|(name, value)| format!("\n{name}: {}", value.text()));
        let body = drawn.body.map(|body| format!("\n\n{}", body.text()));
        head + &headers.collect::<String>() + &body.unwrap_or_default()
    }

    fn endpoint() -> Endpoint {
        Endpoint {
            token_url: "https://acme-fake.authentication.eu10.hana.ondemand.com".to_owned(),
            api_url: "https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com".to_owned(),
            client_id: "sb-fake!b42|aicore!b540".to_owned(),
            client_secret: Handle::from_bytes([1; 16]),
            access_token: Handle::from_bytes([2; 16]),
            user_agent: "Pullpass/0.1.0".to_owned(),
        }
    }

    fn secret() -> PullSecret {
        PullSecret {
            name: SecretName::parse("team-images").unwrap(),
            credentials: vec![RegistryCredential {
                registry_key: "https://index.docker.io/v1/".to_owned(),
                username: "anna \"the\\great\"".to_owned(),
                password: Handle::from_bytes([3; 16]),
            }],
        }
    }
}
