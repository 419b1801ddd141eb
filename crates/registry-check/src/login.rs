//! Logging in, by Basic or by a token, as containerd does it (`core/remotes/docker/authorizer.go`).
//!
//! A login that was refused once is not tried for the next image: servers lock accounts out.

use std::sync::Arc;

use pull_secret::presets::{Failure, RefusedAt};
use request::{Header, Request};

use crate::cures::cure;
use crate::desk::{Heard, LARGEST_ERROR, LARGEST_TOKEN};
use crate::endpoint::authorized;
use crate::registry::{Found, Registry};
use crate::said::Said;
use crate::server_said::is_page;
use crate::token::{self, Asking, Login, Right, Wanted};
use crate::{Code, Exchange, Purpose};

/// A token was handed out.
#[derive(Clone, Debug)]
pub(crate) struct Granted {
    pub(crate) authorization: Header,
    pub(crate) right: Right,
    pub(crate) exchanges: Vec<Arc<Exchange>>,
}

/// What came of a login by Basic.
#[derive(Clone, Debug)]
pub(crate) enum BasicLogin {
    /// It is let in where nobody else is.
    Accepted { exchanges: Vec<Arc<Exchange>> },
    /// The door is open to all; the manifest has to tell.
    Unclear { exchanges: Vec<Arc<Exchange>> },
    /// It is not let in, or that cannot be told.
    Failed(Said),
}

/// What a token server answered.
enum Answered {
    Token(Granted),
    /// A client or server error.
    Status(Heard),
    /// Success without a token containerd could use.
    NoToken(Heard),
    /// A redirect; a password follows none.
    Redirect(Heard),
}

impl Registry<'_> {
    /// Asks for a token without credentials.
    ///
    /// # Errors
    /// What there is to say if none is given; [`Code::LoginRefused`] if nobody gets one without a login.
    pub(crate) async fn anonymous_token(&self, wanted: &Wanted) -> Result<Granted, Said> {
        let key = (wanted.clone(), None);
        self.tokens
            .get_or_make(key, || self.fetch_anonymously(wanted))
            .await
    }

    /// Asks for a token with a login, once for all images it is for.
    ///
    /// # Errors
    /// What there is to say if none is given.
    pub(crate) async fn token(&self, wanted: &Wanted, login: &Login) -> Result<Granted, Said> {
        let gate = (wanted.realm.clone(), login.clone());
        let refused = self.gates.get_or_make(gate, || async {
            let first = self.fetch_once(wanted, login).await;
            first
                .err()
                .filter(|said| said.code() == Code::LoginRefused && said.status() == Some(401))
        });
        match refused.await {
            Some(said) => Err(said),
            None => self.fetch_once(wanted, login).await,
        }
    }

    /// Logs in by Basic, once for all images.
    pub(crate) async fn basic_login(
        &self,
        found: &Found,
        login: &Login,
        manifest: &Request,
    ) -> BasicLogin {
        self.basic_logins
            .get_or_make(login.clone(), || async {
                let tried = self.try_basic(found, login, manifest).await;
                tried.unwrap_or_else(BasicLogin::Failed)
            })
            .await
    }

    /// `GET /v2/` tells first, with and without the login. Where it refuses, the manifest has the last word, because
    /// containerd asks for nothing else.
    async fn try_basic(
        &self,
        found: &Found,
        login: &Login,
        manifest: &Request,
    ) -> Result<BasicLogin, Said> {
        let host = found.endpoint.authority();
        let ping = found.endpoint.ping();
        let anonymous = self.desk.ask(Purpose::Ping, &ping, LARGEST_ERROR).await?;
        let ping = authorized(ping, Some(&login.basic()));
        let with_login = self.desk.ask(Purpose::Login, &ping, LARGEST_ERROR).await?;
        let mut exchanges = vec![anonymous.exchange.clone(), with_login.exchange.clone()];
        if let Some(trouble) = with_login.trouble(&host) {
            return Err(trouble);
        }
        match (anonymous.status(), with_login.status()) {
            (_, 401 | 403) => {
                let manifest = authorized(manifest.clone(), Some(&login.basic()));
                let last = self
                    .desk
                    .ask(Purpose::Login, &manifest, LARGEST_ERROR)
                    .await?;
                exchanges.push(last.exchange.clone());
                match last.status() {
                    401 | 403 => Err(self.refused(login, &with_login).seen(&exchanges)),
                    _ => Ok(BasicLogin::Accepted { exchanges }),
                }
            }
            (401 | 403, _) => Ok(BasicLogin::Accepted { exchanges }),
            _ => Ok(BasicLogin::Unclear { exchanges }),
        }
    }

    async fn fetch_anonymously(&self, wanted: &Wanted) -> Result<Granted, Said> {
        let request = wanted.get_anonymously();
        let answer = self
            .fetch(wanted, Purpose::AnonymousToken, &request, Asking::Get)
            .await?;
        match answer {
            Answered::Token(granted) => Ok(granted),
            Answered::Status(heard) => Err(self.no_token(wanted, None, &heard)),
            Answered::NoToken(heard) => Err(no_token_in(wanted, &heard)),
            Answered::Redirect(heard) => Err(redirected(wanted, &request, &heard)),
        }
    }

    async fn fetch_once(&self, wanted: &Wanted, login: &Login) -> Result<Granted, Said> {
        let key = (wanted.clone(), Some(login.clone()));
        self.tokens
            .get_or_make(key, || self.fetch_with(wanted, login))
            .await
    }

    /// `POST` first, `GET` where the server knows no `POST`.
    async fn fetch_with(&self, wanted: &Wanted, login: &Login) -> Result<Granted, Said> {
        let request = wanted.post(login);
        match self
            .fetch(wanted, Purpose::Login, &request, Asking::Post)
            .await?
        {
            Answered::Token(granted) => Ok(granted),
            Answered::Redirect(heard) => Err(redirected(wanted, &request, &heard)),
            Answered::Status(post) if matches!(post.status(), 400 | 401 | 404 | 405) => {
                self.fetch_by_get(wanted, login, &post).await
            }
            Answered::Status(post) if post.status() == 429 => {
                Err(self.no_token(wanted, Some(login), &post))
            }
            Answered::Status(post) | Answered::NoToken(post) => {
                Err(self.compare_with_docker(wanted, login, &post).await)
            }
        }
    }

    async fn fetch_by_get(
        &self,
        wanted: &Wanted,
        login: &Login,
        post: &Heard,
    ) -> Result<Granted, Said> {
        let request = wanted.get(login);
        let before = [post.exchange.clone()];
        let answer = self
            .fetch(wanted, Purpose::Login, &request, Asking::Get)
            .await;
        match answer.map_err(|said| said.seen_before(&before))? {
            Answered::Token(mut granted) => {
                granted.exchanges.splice(0..0, before);
                Ok(granted)
            }
            Answered::Status(get) => {
                // A server that knows no GET has said what it thinks of the login in its answer to POST.
                let telling = match (post.status(), get.status()) {
                    (401, 404 | 405) => post,
                    _ => &get,
                };
                Err(self
                    .no_token(wanted, Some(login), telling)
                    .seen_before(&before)
                    .seen([&get.exchange]))
            }
            Answered::NoToken(get) => Err(no_token_in(wanted, &get).seen_before(&before)),
            Answered::Redirect(get) => Err(redirected(wanted, &request, &get).seen_before(&before)),
        }
    }

    /// containerd gives up here. `docker login` asks by `GET`; if that works, a person would be puzzled.
    async fn compare_with_docker(&self, wanted: &Wanted, login: &Login, post: &Heard) -> Said {
        let before = [post.exchange.clone()];
        let request = wanted.get(login);
        let answer = self
            .fetch(wanted, Purpose::Login, &request, Asking::Get)
            .await;
        match answer {
            Ok(Answered::Token(granted)) => Said::refused(Code::WorksForDockerOnly)
                .cured_as(Failure::DockerOnly)
                .with("host", &wanted.realm)
                .answered_by(&post.exchange)
                .seen(&granted.exchanges),
            Ok(Answered::Status(get)) if matches!(get.status(), 401 | 403) => self
                .no_token(wanted, Some(login), &get)
                .seen_before(&before),
            _ if post.answer.is_success() => no_token_in(wanted, post),
            _ => self.no_token(wanted, Some(login), post),
        }
    }

    async fn fetch(
        &self,
        wanted: &Wanted,
        purpose: Purpose,
        request: &Request,
        asking: Asking,
    ) -> Result<Answered, Said> {
        let heard = self.desk.send(purpose, request, LARGEST_TOKEN).await?;
        if let Some(cut) = heard.cut() {
            return Err(cut);
        }
        match heard.status() {
            200..=299 => Ok(self.read_token(wanted, heard, asking)),
            300..=399 => Ok(Answered::Redirect(heard)),
            _ => Ok(Answered::Status(heard)),
        }
    }

    fn read_token(&self, wanted: &Wanted, heard: Heard, asking: Asking) -> Answered {
        let token = heard.given.as_ref().and_then(|given| given.token(asking));
        let Some(token) = token else {
            return Answered::NoToken(heard);
        };
        let right = wanted.right_in(&token);
        let authorization = token::bearer(self.desk.keep(token));
        Answered::Token(Granted {
            authorization,
            right,
            exchanges: vec![heard.exchange],
        })
    }

    /// What to say of a token server's refusal.
    fn no_token(&self, wanted: &Wanted, login: Option<&Login>, heard: &Heard) -> Said {
        if let Some(trouble) = heard.trouble(&wanted.realm.to_string()) {
            return trouble;
        }
        match (heard.status(), login) {
            (404 | 405, _) => Said::refused(Code::NoTokenServer)
                .with("host", &wanted.realm)
                .cured(cure(&self.domain, RefusedAt::Login, heard.status()))
                .answered_by(&heard.exchange),
            (_, Some(login)) => self.refused(login, heard).with("host", &wanted.realm),
            (_, None) => Said::refused(Code::LoginRefused)
                .with("host", &wanted.realm)
                .answered_by(&heard.exchange),
        }
    }

    fn refused(&self, login: &Login, heard: &Heard) -> Said {
        Said::refused(Code::LoginRefused)
            .with("host", &self.domain)
            .with("username", &login.username)
            .cured(cure(&self.domain, RefusedAt::Login, heard.status()))
            .answered_by(&heard.exchange)
    }
}

fn no_token_in(wanted: &Wanted, heard: &Heard) -> Said {
    let said = match is_page(heard.kept()) {
        true => Said::not_provable(Code::ProxyAnswered).cured_as(Failure::ProxyBetween),
        false => Said::refused(Code::TokenMalformed),
    };
    said.with("host", &wanted.realm)
        .answered_by(&heard.exchange)
}

fn redirected(wanted: &Wanted, request: &Request, heard: &Heard) -> Said {
    Said::not_provable(Code::Redirected)
        .with("host", &wanted.realm)
        .with_any("target", heard.target(&request.url))
        .answered_by(&heard.exchange)
}
