//! Who may pull: challenges, Basic logins, and the registry's own token server.

use std::time::Duration;

use serde_json::{Value, json};

use super::images::PUBLIC_REPOSITORY;
use super::{error, unauthorized, unsupported};
use crate::access_token::AccessTokens;
use crate::answer::Answer;
use crate::form::{Form, after_scheme, basic_login};
use crate::request::RecordedRequest;
use crate::switches::{RegistryLogin, Switches};

/// Path of the token server on the registry's port.
pub(crate) const TOKEN_PATH: &str = "/registry/token";

/// The user that may pull every image.
pub(super) const USERNAME: &str = "practice-robot";

/// May log in, and pull what everybody may.
pub(super) const USERNAME_WITHOUT_RIGHTS: &str = "practice-guest";

const LIFETIME: Duration = Duration::from_secs(300);
const BASIC_CHALLENGE: &str = r#"Basic realm="Practice registry""#;

/// The registry's accounts and tokens.
#[derive(Debug)]
pub(super) struct Login {
    host: String,
    password: String,
    tokens: AccessTokens,
}

/// On whose behalf a request comes.
pub(super) enum Bearer {
    /// A login sent with the request.
    User(String),
    /// A token's claims.
    Token(Value),
    /// Nobody has to be anybody.
    Anonymous,
}

impl Login {
    pub(super) fn new(host: &str, password: String) -> Self {
        Self {
            host: host.to_owned(),
            password,
            tokens: AccessTokens::default(),
        }
    }

    pub(super) fn password(&self) -> &str {
        &self.password
    }

    pub(super) fn expire_all(&self) {
        self.tokens.expire_all();
    }

    /// Whether a pull with this login would be allowed; an empty username is anonymous.
    pub(super) fn may_pull(&self, username: &str, password: &str, repository: &str) -> bool {
        let known = username.is_empty() || self.knows(username, password);
        known && grants(username, repository)
    }

    /// Who sent the request, or the challenge that tells how to say so.
    pub(super) fn identify(
        &self,
        request: &RecordedRequest,
        switches: &Switches,
    ) -> Result<Bearer, String> {
        let sent = request.header("authorization").unwrap_or_default();
        let challenge = |rest: &str| self.challenge(switches, rest);
        match switches.registry_login {
            RegistryLogin::Open => Ok(Bearer::Anonymous),
            RegistryLogin::Basic => basic_login(sent)
                .filter(|(username, password)| self.knows(username, password))
                .map(|(username, _)| Bearer::User(username))
                .ok_or_else(|| BASIC_CHALLENGE.to_owned()),
            RegistryLogin::Bearer => {
                let token = after_scheme(sent, "bearer").ok_or_else(|| challenge(""))?;
                let claims = self.tokens.check(token, &self.host);
                claims
                    .map(Bearer::Token)
                    .map_err(|_| challenge(r#",error="invalid_token""#))
            }
        }
    }

    /// Lets a pull of this repository through, or says why not.
    pub(super) fn authorize(
        &self,
        request: &RecordedRequest,
        switches: &Switches,
        repository: &str,
    ) -> Result<(), Answer> {
        let scope = format!(r#",scope="repository:{repository}:pull""#);
        match self.identify(request, switches) {
            Ok(bearer) if bearer.may_pull(repository) => Ok(()),
            Ok(Bearer::Token(_)) => {
                let rest = scope + r#",error="insufficient_scope""#;
                Err(unauthorized(&self.challenge(switches, &rest)))
            }
            Ok(_) => Err(error(
                403,
                "DENIED",
                "requested access to the resource is denied",
            )),
            Err(challenge) if switches.registry_login == RegistryLogin::Bearer => {
                Err(unauthorized(&(challenge + &scope)))
            }
            Err(challenge) => Err(unauthorized(&challenge)),
        }
    }

    /// Answers a request to the token server: POST with a form, or GET with a Basic login or none.
    pub(super) fn give_token(&self, request: &RecordedRequest, switches: &Switches) -> Answer {
        match (
            request.method.as_str(),
            switches.registry_refuses_post_token,
        ) {
            ("POST", Some(status)) => error(status, "UNSUPPORTED", "POST is not supported"),
            ("POST", None) => self.token_for_form(&Form::read(&request.text())),
            ("GET", _) => self.token_for_query(request),
            _ => unsupported("GET, POST"),
        }
    }

    fn token_for_form(&self, form: &Form) -> Answer {
        let username = form.get("username").unwrap_or_default();
        let password = form.get("password").unwrap_or_default();
        if form.get("grant_type") != Some("password") {
            return error(400, "UNSUPPORTED", "grant_type must be password");
        }
        if !self.knows(username, password) {
            return bad_login();
        }
        self.token(username, form)
    }

    fn token_for_query(&self, request: &RecordedRequest) -> Answer {
        let query = Form::read(request.query());
        let Some(sent) = request.header("authorization") else {
            return self.token("", &query);
        };
        match basic_login(sent) {
            Some((username, password)) if self.knows(&username, &password) => {
                self.token(&username, &query)
            }
            _ => bad_login(),
        }
    }

    /// A token with that part of the asked scopes which this user may have; perhaps none.
    fn token(&self, username: &str, requested: &Form) -> Answer {
        let scopes = requested.all("scope").flat_map(|scope| scope.split(' '));
        let access: Vec<Value> = scopes
            .filter_map(|scope| granted(username, scope))
            .collect();
        let claims = json!({
            "iss": self.host, "sub": username, "aud": requested.get("service"), "access": access,
        });
        let token = self.tokens.issue(claims, LIFETIME);
        let body = json!({
            "token": token,
            "access_token": token,
            "expires_in": LIFETIME.as_secs(),
            "issued_at": jiff::Timestamp::now().to_string(),
        });
        Answer::json(200, &body).header("Cache-Control", "no-store")
    }

    fn knows(&self, username: &str, password: &str) -> bool {
        [USERNAME, USERNAME_WITHOUT_RIGHTS].contains(&username) && password == self.password
    }

    fn challenge(&self, switches: &Switches, rest: &str) -> String {
        let host = &self.host;
        let realm = match switches.registry_token_server_elsewhere {
            true => host.replace("127.0.0.1", "localhost"),
            false => host.clone(),
        };
        format!(r#"Bearer realm="http://{realm}{TOKEN_PATH}",service="{host}"{rest}"#)
    }
}

impl Bearer {
    fn may_pull(&self, repository: &str) -> bool {
        match self {
            Self::Anonymous => true,
            Self::User(username) => grants(username, repository),
            Self::Token(claims) => claims["access"]
                .as_array()
                .is_some_and(|access| access.iter().any(|right| right["name"] == repository)),
        }
    }
}

fn grants(username: &str, repository: &str) -> bool {
    username == USERNAME || repository == PUBLIC_REPOSITORY
}

/// The right of `repository:NAME:pull[,push]` that this user gets: to pull, or nothing.
fn granted(username: &str, scope: &str) -> Option<Value> {
    let (name, actions) = scope.strip_prefix("repository:")?.rsplit_once(':')?;
    let wants_pull = actions.split(',').any(|action| action == "pull");
    (wants_pull && grants(username, name))
        .then(|| json!({ "type": "repository", "name": name, "actions": ["pull"] }))
}

fn bad_login() -> Answer {
    error(401, "UNAUTHORIZED", "incorrect username or password")
        .header("WWW-Authenticate", BASIC_CHALLENGE)
}
