//! Asking for a manifest, as whoever it may be, and what the answer means.

use std::slice;

use pull_secret::presets::{Failure, RefusedAt};
use request::{Header, Method, displayable};

use crate::endpoint::authorized;
use crate::image_check::ImageCheck;
use crate::login::TokenGrant;
use crate::registry::Found;
use crate::registry_client::{Followed, LARGEST_ERROR, LARGEST_MANIFEST, RecordedResponse};
use crate::remedies::remedy;
use crate::server_error::{Limits, ServerError, is_page};
use crate::step_result::StepResult;
use crate::token::Right;
use crate::{Code, Purpose};

/// As whom the manifest was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PullIdentity {
    Anonymous,
    Basic,
    Token(Right),
}

/// The manifest can be had.
pub(crate) struct ManifestResult {
    pub(crate) authorization: Option<Header>,
    pub(crate) head: RecordedResponse,
    pub(crate) result: StepResult,
}

impl ImageCheck<'_> {
    pub(crate) async fn manifest_by(
        &self,
        found: &Found,
        grant: &TokenGrant,
        identity: PullIdentity,
    ) -> Result<ManifestResult, StepResult> {
        self.manifest(found, Some(grant.authorization.clone()), identity)
            .await
    }

    pub(crate) async fn manifest(
        &self,
        found: &Found,
        authorization: Option<Header>,
        identity: PullIdentity,
    ) -> Result<ManifestResult, StepResult> {
        let purpose = match identity {
            PullIdentity::Anonymous => Purpose::Anonymous,
            PullIdentity::Basic | PullIdentity::Token(_) => Purpose::Manifest,
        };
        let followed = self
            .ask(found, Method::Head, purpose, authorization.as_ref())
            .await?;
        self.evaluate(found, followed, authorization, identity)
            .await
    }

    /// Asks for the manifest; by `GET` where `HEAD` is not known.
    pub(crate) async fn ask(
        &self,
        found: &Found,
        method: Method,
        purpose: Purpose,
        authorization: Option<&Header>,
    ) -> Result<Followed, StepResult> {
        let request = |method| {
            let (path, reference) = (self.image.path(), self.image.manifest());
            authorized(
                found.endpoint.manifest(method, path, reference),
                authorization,
            )
        };
        let from = (&found.endpoint, found.place.zone);
        let client = &self.registry.client;
        let head = client
            .send_following_redirects(purpose, &request(method), from, LARGEST_MANIFEST)
            .await?;
        match head.recorded.status() {
            405 => {
                client
                    .send_following_redirects(
                        purpose,
                        &request(Method::Get),
                        from,
                        LARGEST_MANIFEST,
                    )
                    .await
            }
            _ => Ok(head),
        }
    }

    /// What an answer about the manifest means.
    pub(crate) async fn evaluate(
        &self,
        found: &Found,
        followed: Followed,
        authorization: Option<Header>,
        identity: PullIdentity,
    ) -> Result<ManifestResult, StepResult> {
        let Followed {
            recorded,
            exchanges,
        } = followed;
        let host = found.endpoint.authority();
        if let Some(result) = recorded.cut().or_else(|| recorded.server_failure(&host)) {
            return Err(result.seen_before(&exchanges));
        }
        let result = match recorded.status() {
            200..=299 if is_page(recorded.response()) => StepResult::refused(Code::NotARegistry),
            200..=299 => {
                let result = self.found(&recorded, identity).with("host", host);
                let result = result.seen(&exchanges);
                return Ok(ManifestResult {
                    authorization,
                    head: recorded,
                    result,
                });
            }
            300..=399 => StepResult::not_provable(Code::Redirected)
                .with_any("target", recorded.target(&recorded.exchange.request.url)),
            401 => self.refused(&recorded, unauthorized(identity)),
            403 | 404 => {
                return Err(self
                    .explain(found, &recorded, authorization, identity)
                    .await);
            }
            _ => StepResult::not_provable(Code::ServerFailed),
        };
        Err(result
            .with("host", host)
            .answered_by(&recorded.exchange)
            .seen_before(&exchanges))
    }

    fn found(&self, recorded: &RecordedResponse, identity: PullIdentity) -> StepResult {
        let code = match identity {
            PullIdentity::Anonymous => Code::ManifestFoundPublic,
            PullIdentity::Basic | PullIdentity::Token(_) => Code::ManifestFound,
        };
        let header = |name: &str| {
            recorded
                .response()
                .header(name)
                .map(|text| displayable(text, 200))
        };
        StepResult::proven(code)
            .with_any("digest", header("docker-content-digest"))
            .with_any("mediaType", header("content-type"))
            .limited(&Limits::read(recorded.response()))
    }

    /// `HEAD` gives no reason, so 403 and 404 are asked for again by `GET`.
    async fn explain(
        &self,
        found: &Found,
        head: &RecordedResponse,
        authorization: Option<Header>,
        identity: PullIdentity,
    ) -> StepResult {
        let (path, reference) = (self.image.path(), self.image.manifest());
        let get = found.endpoint.manifest(Method::Get, path, reference);
        let get = authorized(get, authorization.as_ref());
        let explained = self
            .registry
            .client
            .send(head.exchange.purpose, &get, LARGEST_ERROR)
            .await;
        let explained = explained.ok().filter(|get| get.status() == head.status());
        let recorded = explained.as_ref().unwrap_or(head);
        let result = match (head.status(), ServerError::read(recorded.response())) {
            (403, _) => self.refused(recorded, denied(identity)),
            (_, Some(error)) => {
                self.missing(found, recorded, &error.code, authorization)
                    .await
            }
            (_, None) => self.refused(recorded, Code::NotFound),
        };
        let host = found.endpoint.authority();
        result
            .with("host", host)
            .answered_by(&recorded.exchange)
            .seen_before(slice::from_ref(&head.exchange))
    }

    async fn missing(
        &self,
        found: &Found,
        recorded: &RecordedResponse,
        server_code: &str,
        authorization: Option<Header>,
    ) -> StepResult {
        match server_code {
            "MANIFEST_UNKNOWN" => self.unknown_manifest(found, recorded, authorization).await,
            "NAME_UNKNOWN" => self.refused(recorded, Code::RepositoryUnknown),
            _ => self.refused(recorded, Code::NotFound),
        }
    }

    /// Servers say `MANIFEST_UNKNOWN` of repositories too that do not exist; whether one does is told by its list of
    /// tags, of which one is enough.
    async fn unknown_manifest(
        &self,
        found: &Found,
        recorded: &RecordedResponse,
        authorization: Option<Header>,
    ) -> StepResult {
        let list = authorized(
            found.endpoint.one_tag(self.image.path()),
            authorization.as_ref(),
        );
        let purpose = recorded.exchange.purpose;
        let Ok(list) = self
            .registry
            .client
            .send(purpose, &list, LARGEST_ERROR)
            .await
        else {
            return self.refused(recorded, Code::NotFound);
        };
        let result = match (list.status(), self.image.digest()) {
            (200, Some(digest)) => StepResult::refused(Code::DigestUnknown).with("digest", digest),
            (200, None) => StepResult::refused(Code::TagUnknown)
                .with("tag", self.image.manifest())
                .with_general_remedy(Failure::TagMissing),
            (404, _) => self.refused(recorded, Code::RepositoryUnknown),
            _ => self.refused(recorded, Code::NotFound),
        };
        result
            .with("repository", self.image.path())
            .seen([&list.exchange])
    }

    fn refused(&self, recorded: &RecordedResponse, code: Code) -> StepResult {
        StepResult::refused(code)
            .with("repository", self.image.path())
            .with_remedy(remedy(
                &self.registry.domain,
                RefusedAt::Manifest,
                recorded.status(),
            ))
    }
}

fn unauthorized(identity: PullIdentity) -> Code {
    match identity {
        PullIdentity::Anonymous => Code::LoginNeeded,
        PullIdentity::Token(Right::Missing) => Code::NoPullRight,
        PullIdentity::Basic | PullIdentity::Token(Right::Granted | Right::Unknown) => {
            Code::DeniedOrMissing
        }
    }
}

fn denied(identity: PullIdentity) -> Code {
    match identity {
        PullIdentity::Anonymous => Code::LoginNeeded,
        PullIdentity::Basic | PullIdentity::Token(_) => Code::AccessDenied,
    }
}
