//! What a token server is asked, and what its answer means to containerd.
//!
//! Source: distribution's token and OAuth2 specifications, and containerd `core/remotes/docker/auth/fetch.go`.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use pull_secret::{Handle, Secret};
use request::{Body, Header, Method, Part, Request, Slot, SlotKind, Text};
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::challenge::Bearer;
use crate::realm::Realm;
use crate::wire;

/// The client name that containerd gives; some token servers tell clients apart by it.
const CLIENT: &str = "containerd-client";

/// What is asked for: a token for these scopes of this service.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Wanted {
    pub(crate) realm: Realm,
    service: Option<String>,
    scopes: Vec<String>,
    repository: String,
}

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Login {
    pub(crate) username: String,
    pub(crate) password: Handle,
}

/// How a token is asked for; the two differ in where the token stands in the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asking {
    /// `POST` with a form: `access_token` counts, `token` alone does not.
    Post,
    /// `GET`: either counts.
    Get,
}

impl Wanted {
    /// The scopes of the challenge and the one containerd adds itself, sorted and without doubles.
    pub(crate) fn new(realm: Realm, challenge: &Bearer, repository: &str) -> Self {
        let mut scopes = challenge.scopes.clone();
        scopes.push(format!("repository:{repository}:pull"));
        scopes.sort();
        scopes.dedup();
        let repository = repository.to_owned();
        Self {
            realm,
            service: challenge.service.clone(),
            scopes,
            repository,
        }
    }

    /// `POST` with the password in the form, as containerd asks first.
    pub(crate) fn post(&self, login: &Login) -> Request {
        let fields: [(&str, Text); 6] = [
            ("client_id", CLIENT.into()),
            ("grant_type", "password".into()),
            ("password", Text::slot(login.slot())),
            ("scope", self.scopes.join(" ").into()),
            ("service", self.service.clone().unwrap_or_default().into()),
            ("username", login.username.clone().into()),
        ];
        let fields = fields
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value));
        let mut request = wire::request(Method::Post, self.realm.url(&[]), "*/*");
        let form = "application/x-www-form-urlencoded; charset=utf-8";
        request.headers.push(Header::new("Content-Type", form));
        request.body = Some(Body::Form(fields.collect()));
        request
    }

    /// `GET` with `Authorization: Basic`, as containerd asks second and docker first.
    pub(crate) fn get(&self, login: &Login) -> Request {
        let mut request = self.get_anonymously();
        request.headers.push(login.basic());
        request
    }

    /// What a token says about the right to pull what is wanted.
    pub(crate) fn right_in(&self, token: &Secret) -> Right {
        right(token, &self.repository)
    }

    /// `GET` without credentials.
    pub(crate) fn get_anonymously(&self) -> Request {
        let service = self
            .service
            .iter()
            .map(|service| ("service", service.as_str()));
        let scopes = self.scopes.iter().map(|scope| ("scope", scope.as_str()));
        let query: Vec<(&str, &str)> = service.chain(scopes).collect();
        wire::request(Method::Get, self.realm.url(&query), "*/*")
    }
}

impl Login {
    /// `Authorization: Basic`.
    pub(crate) fn basic(&self) -> Header {
        let inner = Text::from(format!("{}:", self.username)).then(Text::slot(self.slot()));
        let basic = Text(vec![Part::Base64 { inner }]);
        Header::new("Authorization", Text::from("Basic ").then(basic))
    }

    fn slot(&self) -> Slot {
        Slot {
            secret: SlotKind::RegistryPassword,
            handle: self.password,
            place: None,
        }
    }
}

/// Reads the answer of a token server; `None` if containerd would find no token in it.
pub(crate) fn read(body: &str, asking: Asking) -> Option<Secret> {
    let answer: Answer = serde_json::from_str(body).ok()?;
    let access_token = answer.access_token.filter(|token| !token.is_empty());
    let token = match asking {
        Asking::Post => access_token,
        Asking::Get => access_token.or(answer.token.filter(|token| !token.is_empty())),
    };
    token.map(Secret::new)
}

/// Everything in an answer that is as secret as a password; `None` if it cannot be read.
pub(crate) fn secrets_in(body: &str) -> Option<Vec<Secret>> {
    let answer: Answer = serde_json::from_str(body).ok()?;
    let all = [
        answer.token,
        answer.access_token,
        answer.refresh_token,
        answer.id_token,
    ];
    Some(all.into_iter().flatten().map(Secret::new).collect())
}

#[derive(Deserialize)]
struct Answer {
    token: Option<String>,
    access_token: Option<String>,
    refresh_token: Option<String>,
    id_token: Option<String>,
}

/// `Authorization: Bearer`.
pub(crate) fn bearer(token: Handle) -> Header {
    let slot = Slot {
        secret: SlotKind::RegistryToken,
        handle: token,
        place: None,
    };
    Header::new(
        "Authorization",
        Text::from("Bearer ").then(Text::slot(slot)),
    )
}

/// What a token says about the right to pull.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Right {
    /// It names the repository and `pull`.
    Granted,
    /// It can be read and grants nothing for this repository.
    Missing,
    /// It cannot be read from outside.
    Unknown,
}

/// Reads the rights in a token that happens to be a JWT (distribution's JWT specification). The signature is the
/// registry's matter.
fn right(token: &Secret, repository: &str) -> Right {
    let Some(claims) = claims(token.open()) else {
        return Right::Unknown;
    };
    match claims.access {
        None => Right::Unknown,
        Some(access) if access.iter().any(|entry| entry.grants(repository)) => Right::Granted,
        Some(_) => Right::Missing,
    }
}

#[derive(Deserialize)]
struct Claims {
    access: Option<Vec<Access>>,
}

#[derive(Deserialize)]
struct Access {
    #[serde(rename = "type")]
    kind: String,
    name: String,
    actions: Option<Vec<String>>,
}

impl Access {
    fn grants(&self, repository: &str) -> bool {
        let pull = |action: &String| action == "pull" || action == "*";
        self.kind == "repository"
            && self.name == repository
            && self.actions.iter().flatten().any(pull)
    }
}

fn claims(token: &str) -> Option<Claims> {
    let mut parts = token.split('.');
    let (_, payload, _) = (parts.next()?, parts.next()?, parts.next()?);
    let payload = Zeroizing::new(URL_SAFE_NO_PAD.decode(payload).ok()?);
    serde_json::from_slice(&payload).ok()
}

#[cfg(test)]
mod tests {
    use request::{Mask, render};

    use super::*;

    #[test]
    fn a_token_is_asked_for_as_containerd_asks() {
        let post = render(&wanted().post(&login()), &Mask).unwrap();
        assert_eq!(post.base, "https://auth.example");
        assert_eq!(post.path.text(), "/token?x=1");
        assert_eq!(
            post.body.unwrap().text(),
            "client_id=containerd-client&grant_type=password&password=••••••••\
             &scope=repository%3Aa%2Fb%3Apull%20repository%3Az%3Apull&service=reg&username=robot%24x"
        );
        let get = render(&wanted().get(&login()), &Mask).unwrap();
        assert_eq!(
            get.path.text(),
            "/token?x=1&service=reg&scope=repository:a/b:pull&scope=repository:z:pull"
        );
    }

    #[test]
    fn a_post_needs_access_token_and_a_get_takes_either() {
        let only_token = r#"{"token":"t1","expires_in":300}"#;
        assert!(super::read(only_token, Asking::Post).is_none());
        assert_eq!(read(only_token), Some("t1".to_owned()));
        let both = r#"{"token":"t1","access_token":"t2","refresh_token":"t3"}"#;
        assert_eq!(read(both), Some("t2".to_owned()));
        assert_eq!(secrets_in(both).unwrap().len(), 3);
    }

    #[test]
    fn an_answer_without_a_token_gives_none() {
        for body in [
            "",
            "<html>",
            "{}",
            r#"{"token":""}"#,
            r#"{"token":7}"#,
            "[1]",
        ] {
            assert_eq!(read(body), None, "{body}");
        }
    }

    #[test]
    fn the_rights_in_a_token_are_read_where_it_has_any() {
        let pull = r#"{"access":[{"type":"repository","name":"a/b","actions":["pull"]}]}"#;
        let none = r#"{"access":[{"type":"repository","name":"a/b","actions":[]}]}"#;
        let other = r#"{"access":[{"type":"repository","name":"a/c","actions":["pull"]}]}"#;
        for (claims, expected) in [
            (pull, Right::Granted),
            (none, Right::Missing),
            (other, Right::Missing),
            (r#"{"access":[]}"#, Right::Missing),
            (r#"{"sub":"anna"}"#, Right::Unknown),
        ] {
            let token = format!("e30.{}.sig", URL_SAFE_NO_PAD.encode(claims));
            assert_eq!(right(&Secret::new(token), "a/b"), expected, "{claims}");
        }
        assert_eq!(
            right(&Secret::new("djE6opaque".to_owned()), "a/b"),
            Right::Unknown
        );
    }

    fn read(body: &str) -> Option<String> {
        super::read(body, Asking::Get).map(|token| token.open().to_owned())
    }

    fn wanted() -> Wanted {
        let challenge = Bearer {
            realm: "https://auth.example/token?x=1".to_owned(),
            service: Some("reg".to_owned()),
            scopes: vec![
                "repository:z:pull".to_owned(),
                "repository:a/b:pull".to_owned(),
            ],
        };
        Wanted::new(Realm::parse(&challenge.realm).unwrap(), &challenge, "a/b")
    }

    fn login() -> Login {
        Login {
            username: "robot$x".to_owned(),
            password: Handle::from_bytes([1; 16]),
        }
    }
}
