//! Logging in, by Basic or by a token, as containerd does it (`core/remotes/docker/authorizer.go`).
//!
//! A login that was refused once is not tried for the next image: servers lock accounts out.

use std::sync::Arc;

use pull_secret::presets::{Failure, RefusedAt};
use request::{Header, Request};

use crate::endpoint::authorized;
use crate::registry::{Found, Registry};
use crate::registry_client::{LARGEST_ERROR, LARGEST_TOKEN, RecordedResponse};
use crate::remedies::remedy;
use crate::server_error::is_page;
use crate::step_result::StepResult;
use crate::token::{self, GrantMethod, Login, Right, TokenRequest};
use crate::{Code, Exchange, Purpose};

/// A token was handed out.
#[derive(Clone, Debug)]
pub(crate) struct TokenGrant {
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
    Failed(StepResult),
}

/// What a token server answered.
enum TokenReply {
    Token(TokenGrant),
    /// A client or server error.
    Status(RecordedResponse),
    /// Success without a token containerd could use.
    NoToken(RecordedResponse),
    /// A redirect; a password follows none.
    Redirect(RecordedResponse),
}

impl Registry<'_> {
    /// Asks for a token without credentials.
    ///
    /// # Errors
    /// What there is to say if none is given; [`Code::LoginRefused`] if nobody gets one without a login.
    pub(crate) async fn anonymous_token(
        &self,
        token_request: &TokenRequest,
    ) -> Result<TokenGrant, StepResult> {
        let key = (token_request.clone(), None);
        self.tokens
            .get_or_make(key, || self.fetch_anonymously(token_request))
            .await
    }

    /// Asks for a token with a login, once for all images it is for.
    ///
    /// # Errors
    /// What there is to say if none is given.
    pub(crate) async fn token(
        &self,
        token_request: &TokenRequest,
        login: &Login,
    ) -> Result<TokenGrant, StepResult> {
        let attempt = (token_request.realm.clone(), login.clone());
        let refused = self.login_attempts.get_or_make(attempt, || async {
            let first = self.fetch_once(token_request, login).await;
            first.err().filter(|result| {
                result.code() == Code::LoginRefused && result.status() == Some(401)
            })
        });
        match refused.await {
            Some(result) => Err(result),
            None => self.fetch_once(token_request, login).await,
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
    ) -> Result<BasicLogin, StepResult> {
        let host = found.endpoint.authority();
        let ping = found.endpoint.ping();
        let anonymous = self
            .client
            .send_with_retries(Purpose::Ping, &ping, LARGEST_ERROR)
            .await?;
        let ping = authorized(ping, Some(&login.basic()));
        let with_login = self
            .client
            .send_with_retries(Purpose::Login, &ping, LARGEST_ERROR)
            .await?;
        let mut exchanges = vec![anonymous.exchange.clone(), with_login.exchange.clone()];
        if let Some(server_failure) = with_login.server_failure(&host) {
            return Err(server_failure);
        }
        match (anonymous.status(), with_login.status()) {
            (_, 401 | 403) => {
                let manifest = authorized(manifest.clone(), Some(&login.basic()));
                let last = self
                    .client
                    .send_with_retries(Purpose::Login, &manifest, LARGEST_ERROR)
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

    async fn fetch_anonymously(
        &self,
        token_request: &TokenRequest,
    ) -> Result<TokenGrant, StepResult> {
        let request = token_request.get_anonymously();
        let answer = self
            .fetch(
                token_request,
                Purpose::AnonymousToken,
                &request,
                GrantMethod::Get,
            )
            .await?;
        match answer {
            TokenReply::Token(grant) => Ok(grant),
            TokenReply::Status(recorded) => Err(self.no_token(token_request, None, &recorded)),
            TokenReply::NoToken(recorded) => Err(no_token_in(token_request, &recorded)),
            TokenReply::Redirect(recorded) => Err(redirected(token_request, &request, &recorded)),
        }
    }

    async fn fetch_once(
        &self,
        token_request: &TokenRequest,
        login: &Login,
    ) -> Result<TokenGrant, StepResult> {
        let key = (token_request.clone(), Some(login.clone()));
        self.tokens
            .get_or_make(key, || self.fetch_with(token_request, login))
            .await
    }

    /// `POST` first, `GET` where the server knows no `POST`.
    async fn fetch_with(
        &self,
        token_request: &TokenRequest,
        login: &Login,
    ) -> Result<TokenGrant, StepResult> {
        let request = token_request.post(login);
        match self
            .fetch(token_request, Purpose::Login, &request, GrantMethod::Post)
            .await?
        {
            TokenReply::Token(grant) => Ok(grant),
            TokenReply::Redirect(recorded) => Err(redirected(token_request, &request, &recorded)),
            TokenReply::Status(post) if matches!(post.status(), 400 | 401 | 404 | 405) => {
                self.fetch_by_get(token_request, login, &post).await
            }
            TokenReply::Status(post) if post.status() == 429 => {
                Err(self.no_token(token_request, Some(login), &post))
            }
            TokenReply::Status(post) | TokenReply::NoToken(post) => {
                Err(self.compare_with_docker(token_request, login, &post).await)
            }
        }
    }

    async fn fetch_by_get(
        &self,
        token_request: &TokenRequest,
        login: &Login,
        post: &RecordedResponse,
    ) -> Result<TokenGrant, StepResult> {
        let request = token_request.get(login);
        let before = [post.exchange.clone()];
        let answer = self
            .fetch(token_request, Purpose::Login, &request, GrantMethod::Get)
            .await;
        match answer.map_err(|result| result.seen_before(&before))? {
            TokenReply::Token(mut grant) => {
                grant.exchanges.splice(0..0, before);
                Ok(grant)
            }
            TokenReply::Status(get) => {
                // A server that knows no GET has said what it thinks of the login in its answer to POST.
                let most_informative = match (post.status(), get.status()) {
                    (401, 404 | 405) => post,
                    _ => &get,
                };
                Err(self
                    .no_token(token_request, Some(login), most_informative)
                    .seen_before(&before)
                    .seen([&get.exchange]))
            }
            TokenReply::NoToken(get) => Err(no_token_in(token_request, &get).seen_before(&before)),
            TokenReply::Redirect(get) => {
                Err(redirected(token_request, &request, &get).seen_before(&before))
            }
        }
    }

    /// containerd gives up here. `docker login` asks by `GET`; if that works, a person would be puzzled.
    async fn compare_with_docker(
        &self,
        token_request: &TokenRequest,
        login: &Login,
        post: &RecordedResponse,
    ) -> StepResult {
        let before = [post.exchange.clone()];
        let request = token_request.get(login);
        let answer = self
            .fetch(token_request, Purpose::Login, &request, GrantMethod::Get)
            .await;
        match answer {
            Ok(TokenReply::Token(grant)) => StepResult::refused(Code::WorksForDockerOnly)
                .with_general_remedy(Failure::DockerOnly)
                .with("host", &token_request.realm)
                .answered_by(&post.exchange)
                .seen(&grant.exchanges),
            Ok(TokenReply::Status(get)) if matches!(get.status(), 401 | 403) => self
                .no_token(token_request, Some(login), &get)
                .seen_before(&before),
            _ if post.answer.is_success() => no_token_in(token_request, post),
            _ => self.no_token(token_request, Some(login), post),
        }
    }

    async fn fetch(
        &self,
        token_request: &TokenRequest,
        purpose: Purpose,
        request: &Request,
        grant_method: GrantMethod,
    ) -> Result<TokenReply, StepResult> {
        let recorded = self.client.send(purpose, request, LARGEST_TOKEN).await?;
        if let Some(cut) = recorded.cut() {
            return Err(cut);
        }
        match recorded.status() {
            200..=299 => Ok(self.read_token(token_request, recorded, grant_method)),
            300..=399 => Ok(TokenReply::Redirect(recorded)),
            _ => Ok(TokenReply::Status(recorded)),
        }
    }

    fn read_token(
        &self,
        token_request: &TokenRequest,
        recorded: RecordedResponse,
        grant_method: GrantMethod,
    ) -> TokenReply {
        let token = recorded
            .token_fields
            .as_ref()
            .and_then(|token_fields| token_fields.token(grant_method));
        let Some(token) = token else {
            return TokenReply::NoToken(recorded);
        };
        let right = token_request.right_in(&token);
        let authorization = token::bearer(self.client.store_token(token));
        TokenReply::Token(TokenGrant {
            authorization,
            right,
            exchanges: vec![recorded.exchange],
        })
    }

    /// What to say of a token server's refusal.
    fn no_token(
        &self,
        token_request: &TokenRequest,
        login: Option<&Login>,
        recorded: &RecordedResponse,
    ) -> StepResult {
        if let Some(server_failure) = recorded.server_failure(&token_request.realm.to_string()) {
            return server_failure;
        }
        match (recorded.status(), login) {
            (404 | 405, _) => StepResult::refused(Code::NoTokenServer)
                .with("host", &token_request.realm)
                .with_remedy(remedy(&self.domain, RefusedAt::Login, recorded.status()))
                .answered_by(&recorded.exchange),
            (_, Some(login)) => self
                .refused(login, recorded)
                .with("host", &token_request.realm),
            (_, None) => StepResult::refused(Code::LoginRefused)
                .with("host", &token_request.realm)
                .answered_by(&recorded.exchange),
        }
    }

    fn refused(&self, login: &Login, recorded: &RecordedResponse) -> StepResult {
        StepResult::refused(Code::LoginRefused)
            .with("host", &self.domain)
            .with("username", login.username.shown())
            .with_remedy(remedy(&self.domain, RefusedAt::Login, recorded.status()))
            .answered_by(&recorded.exchange)
    }
}

fn no_token_in(token_request: &TokenRequest, recorded: &RecordedResponse) -> StepResult {
    let result = match is_page(recorded.response()) {
        true => {
            StepResult::not_provable(Code::ProxyAnswered).with_general_remedy(Failure::ProxyBetween)
        }
        false => StepResult::refused(Code::TokenMalformed),
    };
    result
        .with("host", &token_request.realm)
        .answered_by(&recorded.exchange)
}

fn redirected(
    token_request: &TokenRequest,
    request: &Request,
    recorded: &RecordedResponse,
) -> StepResult {
    StepResult::not_provable(Code::Redirected)
        .with("host", &token_request.realm)
        .with_any("target", recorded.target(&request.url))
        .answered_by(&recorded.exchange)
}
