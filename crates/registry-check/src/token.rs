//! What a token server is asked, and what its answer means to containerd.
//!
//! Source: distribution's token and OAuth2 specifications, and containerd `core/remotes/docker/auth/fetch.go`.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use pull_secret::{Handle, Secret, Username};
use request::{Body, Header, Method, Part, Received, Request, Slot, SlotKind, Text};
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::challenge::Bearer;
use crate::realm::Realm;
use crate::wire;

/// The client name that containerd gives; some token servers tell clients apart by it.
const CLIENT: &str = "containerd-client";

/// What is asked for: a token for these scopes of this service.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct TokenRequest {
    pub(crate) realm: Realm,
    service: Option<String>,
    scopes: Vec<String>,
    repository: String,
}

/// The login that a token is requested with.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Login {
    pub(crate) username: Username,
    pub(crate) password: Handle,
}

/// How a token is asked for; the two differ in where the token stands in the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GrantMethod {
    /// `POST` with a form: `access_token` counts, `token` alone does not.
    Post,
    /// `GET` with a query: `token` or `access_token` counts.
    Get,
}

impl TokenRequest {
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
            ("username", login.username_text()),
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

    /// The request for a token by `GET`, without a login.
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
    /// An `Authorization: Basic` header (RFC 7617).
    pub(crate) fn basic(&self) -> Header {
        let inner = self.username_text().then(Text::from(":"));
        let inner = inner.then(Text::slot(self.slot()));
        let basic = Text(vec![Part::Base64 { inner }]);
        Header::new("Authorization", Text::from("Basic ").then(basic))
    }

    fn username_text(&self) -> Text {
        match &self.username {
            Username::Text(text) => text.clone().into(),
            Username::Password => Text::slot(self.slot()),
            Username::Hidden(handle) => Text::slot(Slot {
                secret: SlotKind::RegistryUsername,
                handle: *handle,
                place: None,
            }),
        }
    }

    fn slot(&self) -> Slot {
        Slot {
            secret: SlotKind::RegistryPassword,
            handle: self.password,
            place: None,
        }
    }
}

/// The tokens of an answer.
pub(crate) struct TokenFields {
    access_token: Option<Secret>,
    token: Option<Secret>,
}

impl TokenFields {
    /// Takes the tokens out of the answer of a token server; `None` if containerd could not read it.
    pub(crate) fn take(received: &Received) -> Option<Self> {
        let names = ["access_token", "token", "refresh_token", "id_token"];
        let [access_token, token, refresh_token, id_token] = received.credentials(names)?;
        (refresh_token.is_ok() && id_token.is_ok()).then_some(())?;
        Some(Self {
            access_token: access_token.ok()?,
            token: token.ok()?,
        })
    }

    /// The token that containerd would use.
    pub(crate) fn token(&self, grant_method: GrantMethod) -> Option<Secret> {
        let usable =
            |token: &Option<Secret>| token.clone().filter(|token| !token.open().is_empty());
        match grant_method {
            GrantMethod::Post => usable(&self.access_token),
            GrantMethod::Get => usable(&self.access_token).or_else(|| usable(&self.token)),
        }
    }
}

/// An `Authorization: Bearer` header (RFC 6750).
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
        let post = render(&token_request().post(&login()), &Mask).unwrap();
        assert_eq!(post.base, "https://auth.example");
        assert_eq!(post.path.text(), "/token?x=1");
        assert_eq!(
            post.body.unwrap().text(),
            "client_id=containerd-client&grant_type=password&password=••••••••\
             &scope=repository%3Aa%2Fb%3Apull%20repository%3Az%3Apull&service=reg&username=robot%24x"
        );
        let get = render(&token_request().get(&login()), &Mask).unwrap();
        assert_eq!(
            get.path.text(),
            "/token?x=1&service=reg&scope=repository:a/b:pull&scope=repository:z:pull"
        );
    }

    #[test]
    fn a_login_whose_username_is_its_password_shows_neither() {
        let login = Login {
            username: Username::Password,
            ..login()
        };
        for request in [token_request().post(&login), token_request().get(&login)] {
            let handles: Vec<_> = request.slots().iter().map(|slot| slot.handle).collect();
            assert_eq!(handles, [login.password; 2]);
        }
        assert_eq!(login.username.shown(), "••••••••");
    }

    #[test]
    fn a_post_needs_access_token_and_a_get_takes_either() {
        assert!(token(None, Some("t1"), GrantMethod::Post).is_none());
        assert_eq!(
            token(None, Some("t1"), GrantMethod::Get).as_deref(),
            Some("t1")
        );
        assert_eq!(
            token(Some("t2"), Some("t1"), GrantMethod::Get).as_deref(),
            Some("t2")
        );
        assert_eq!(token(Some(""), None, GrantMethod::Post), None);
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

    fn token(
        access_token: Option<&str>,
        token: Option<&str>,
        grant_method: GrantMethod,
    ) -> Option<String> {
        let secret = |text: &str| Secret::new(text.to_owned());
        let token_fields = TokenFields {
            access_token: access_token.map(secret),
            token: token.map(secret),
        };
        token_fields
            .token(grant_method)
            .map(|token| token.open().to_owned())
    }

    fn token_request() -> TokenRequest {
        let challenge = Bearer {
            realm: "https://auth.example/token?x=1".to_owned(),
            service: Some("reg".to_owned()),
            scopes: vec![
                "repository:z:pull".to_owned(),
                "repository:a/b:pull".to_owned(),
            ],
        };
        TokenRequest::new(Realm::parse(&challenge.realm).unwrap(), &challenge, "a/b")
    }

    fn login() -> Login {
        Login {
            username: "robot$x".into(),
            password: Handle::from_bytes([1; 16]),
        }
    }
}
