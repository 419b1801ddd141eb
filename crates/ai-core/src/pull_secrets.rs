//! Pull secrets of a tenant: asking. What is read of the answers is in `answers`.
//!
//! They belong to the tenant, so no `AI-Resource-Group` is sent. What is stored can never be read back: the API gives
//! names alone.

mod answers;

use pull_secret::{
    Draft, FieldPath, Handle, PullSecret, RegistryCredential, RegistryDraft, SecretName, Username,
};
use request::{Body, Header, Json, Method, Part, RawJson, Request, Slot, SlotKind, Text};

pub(crate) use answers::parse_list_page;

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
    let name = Json::String(Text::placed(name, FieldPath::Name));
    let body = Json::object([("name", name), ("data", data(entries))]);
    creation_with(endpoint, Body::Json(body))
}

/// Creates a pull secret with a body that somebody wrote.
pub fn create_raw(endpoint: &Endpoint, written: RawJson) -> Request {
    creation_with(endpoint, Body::RawJson(written))
}

fn creation_with(endpoint: &Endpoint, body: Body) -> Request {
    let request = endpoint.api_request(Method::Post, PATH, Vec::new());
    with_body(request, JSON, body)
}

/// Replaces all credentials of a pull secret. `media_type` is [`MERGE_PATCH`], or [`JSON`] for a server that refuses it.
pub fn replace(endpoint: &Endpoint, secret: &PullSecret, media_type: &str) -> Request {
    replace_with(endpoint, &secret.name, replacement_body(secret), media_type)
}

/// Replaces it with any body.
pub fn replace_with(
    endpoint: &Endpoint,
    name: &SecretName,
    body: Body,
    media_type: &str,
) -> Request {
    replacement(endpoint, name.as_str(), body, media_type)
}

pub(crate) fn replacement_body(secret: &PullSecret) -> Body {
    changed(secret.credentials.iter().map(Entry::from))
}

/// What [`replace`] would send first if the form were complete: for a preview while it is typed.
pub fn replace_as_typed(endpoint: &Endpoint, draft: &Draft) -> Request {
    let body = changed(draft.registries.iter().map(Entry::from));
    replacement(endpoint, &draft.name, body, MERGE_PATCH)
}

/// The same with a body that somebody wrote.
pub fn replace_raw_as_typed(endpoint: &Endpoint, name: &str, written: RawJson) -> Request {
    replacement(endpoint, name, Body::RawJson(written), MERGE_PATCH)
}

fn changed<'a>(entries: impl Iterator<Item = Entry<'a>>) -> Body {
    Body::Json(Json::object([("data", data(entries))]))
}

fn replacement(endpoint: &Endpoint, name: &str, body: Body, media_type: &str) -> Request {
    let request = endpoint.api_request(Method::Patch, named(name), Vec::new());
    with_body(request, media_type, body)
}

/// Deletes a pull secret.
pub fn delete(endpoint: &Endpoint, name: &SecretName) -> Request {
    endpoint.api_request(Method::Delete, named(name.as_str()), Vec::new())
}

/// The name of the pull secret that a request is about: from its path, or else from its body.
pub fn name_in(request: &Request) -> Option<&str> {
    let body = request.body.as_ref().and_then(Body::json);
    placed_name(&request.url.path).or_else(|| body.and_then(name_in_json))
}

fn name_in_json(json: &Json) -> Option<&str> {
    match json {
        Json::String(text) => placed_name(text),
        Json::Object(members) => members.iter().find_map(|(_, value)| name_in_json(value)),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::Array(_) | Json::Embedded(_) => None,
    }
}

fn placed_name(text: &Text) -> Option<&str> {
    text.0.iter().find_map(|part| match part {
        Part::Literal {
            text,
            place: Some(FieldPath::Name),
        } => Some(text.as_str()),
        _ => None,
    })
}

fn named(name: &str) -> Text {
    Text::from(format!("{PATH}/")).then(Text::placed(name, FieldPath::Name))
}

fn with_body(request: Request, media_type: &str, body: Body) -> Request {
    let mut headers = request.headers;
    headers.insert(2, Header::new("Content-Type", media_type));
    Request {
        headers,
        body: Some(body),
        ..request
    }
}

/// An entry of `auths`, whole or as far as it is typed.
struct Entry<'a> {
    registry_key: &'a str,
    username: Username,
    password: Option<Handle>,
}

impl<'a> From<&'a RegistryCredential> for Entry<'a> {
    fn from(credential: &'a RegistryCredential) -> Self {
        Self {
            registry_key: &credential.registry_key,
            username: credential.username.clone(),
            password: Some(credential.password),
        }
    }
}

impl<'a> From<&'a RegistryDraft> for Entry<'a> {
    fn from(draft: &'a RegistryDraft) -> Self {
        Self {
            registry_key: &draft.registry_key,
            username: draft.sent_username(),
            password: draft.password,
        }
    }
}

/// `data` holds one key, and below it a JSON document as a string.
fn data<'a>(entries: impl Iterator<Item = Entry<'a>>) -> Json {
    let entries = entries.enumerate().map(|(registry, entry)| {
        let key = Text::placed(entry.registry_key, FieldPath::RegistryKey { registry });
        (key, entry.drawn(registry))
    });
    let document = Json::object([("auths", Json::object(entries))]);
    Json::object([(".dockerconfigjson", Json::embedded(document))])
}

impl Entry<'_> {
    /// Username and password alone: `auth` would win over both in the kubelet and hide what was typed.
    fn drawn(&self, registry: usize) -> Json {
        let place = FieldPath::Username { registry };
        let username = match &self.username {
            Username::Text(text) => Text::placed(text, place),
            Username::Password => self.password(place),
            Username::Hidden(handle) => Text::slot(Slot {
                secret: SlotKind::RegistryUsername,
                handle: *handle,
                place: Some(place),
            }),
        };
        Json::object([
            ("username", Json::String(username)),
            (
                "password",
                Json::String(self.password(FieldPath::Password { registry })),
            ),
        ])
    }

    fn password(&self, place: FieldPath) -> Text {
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

#[cfg(test)]
mod tests {
    use pull_secret::Handle;
    use request::{Mask, render, unfolded};

    use super::*;

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
            client_auth: crate::ClientAuth::ClientSecret(Handle::from_bytes([1; 16])),
            access_token: Handle::from_bytes([2; 16]),
            user_agent: "Pullpass/0.1.0".to_owned(),
        }
    }

    fn secret() -> PullSecret {
        PullSecret {
            name: SecretName::parse("team-images").unwrap(),
            credentials: vec![RegistryCredential {
                registry_key: "https://index.docker.io/v1/".to_owned(),
                username: "anna \"the\\great\"".into(),
                password: Handle::from_bytes([3; 16]),
            }],
        }
    }
}
