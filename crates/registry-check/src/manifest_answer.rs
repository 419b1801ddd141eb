//! Asking for a manifest, as whoever it may be, and what the answer means.

use std::slice;

use pull_secret::presets::{Failure, RefusedAt};
use request::{Header, Method, displayable};

use crate::cures::cure;
use crate::desk::{Followed, Heard, LARGEST_ERROR, LARGEST_MANIFEST};
use crate::endpoint::authorized;
use crate::image::Errand;
use crate::login::Granted;
use crate::registry::Found;
use crate::said::Said;
use crate::server_said::{Limits, ServerError, is_page};
use crate::token::Right;
use crate::{Code, Purpose};

/// As whom the manifest was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    Anybody,
    Basic,
    Token(Right),
}

/// The manifest can be had.
pub(crate) struct Held {
    pub(crate) authorization: Option<Header>,
    pub(crate) head: Heard,
    pub(crate) said: Said,
}

impl Errand<'_> {
    pub(crate) async fn manifest_by(
        &self,
        found: &Found,
        granted: &Granted,
        who: Who,
    ) -> Result<Held, Said> {
        self.manifest(found, Some(granted.authorization.clone()), who)
            .await
    }

    pub(crate) async fn manifest(
        &self,
        found: &Found,
        authorization: Option<Header>,
        who: Who,
    ) -> Result<Held, Said> {
        let purpose = match who {
            Who::Anybody => Purpose::Anonymous,
            Who::Basic | Who::Token(_) => Purpose::Manifest,
        };
        let followed = self
            .ask(found, Method::Head, purpose, authorization.as_ref())
            .await?;
        self.judge(found, followed, authorization, who).await
    }

    /// Asks for the manifest; by `GET` where `HEAD` is not known.
    pub(crate) async fn ask(
        &self,
        found: &Found,
        method: Method,
        purpose: Purpose,
        authorization: Option<&Header>,
    ) -> Result<Followed, Said> {
        let request = |method| {
            let (path, reference) = (self.image.path(), self.image.manifest());
            authorized(
                found.endpoint.manifest(method, path, reference),
                authorization,
            )
        };
        let from = (&found.endpoint, found.place.reach);
        let desk = &self.registry.desk;
        let head = desk
            .ask_following(purpose, &request(method), from, LARGEST_MANIFEST)
            .await?;
        match head.heard.status() {
            405 => {
                desk.ask_following(purpose, &request(Method::Get), from, LARGEST_MANIFEST)
                    .await
            }
            _ => Ok(head),
        }
    }

    /// What an answer about the manifest means.
    pub(crate) async fn judge(
        &self,
        found: &Found,
        followed: Followed,
        authorization: Option<Header>,
        who: Who,
    ) -> Result<Held, Said> {
        let Followed { heard, exchanges } = followed;
        let host = found.endpoint.authority();
        if let Some(said) = heard.cut().or_else(|| heard.trouble(&host)) {
            return Err(said.seen_before(&exchanges));
        }
        let said = match heard.status() {
            200..=299 if is_page(heard.kept()) => Said::refused(Code::NotARegistry),
            200..=299 => {
                let said = self.found(&heard, who).with("host", host);
                let said = said.seen(&exchanges);
                return Ok(Held {
                    authorization,
                    head: heard,
                    said,
                });
            }
            300..=399 => Said::not_provable(Code::Redirected)
                .with_any("target", heard.target(&heard.exchange.request.url)),
            401 => self.refused(&heard, unauthorized(who)),
            403 | 404 => return Err(self.explain(found, &heard, authorization, who).await),
            _ => Said::not_provable(Code::ServerFailed),
        };
        Err(said
            .with("host", host)
            .answered_by(&heard.exchange)
            .seen_before(&exchanges))
    }

    fn found(&self, heard: &Heard, who: Who) -> Said {
        let code = match who {
            Who::Anybody => Code::ManifestFoundPublic,
            Who::Basic | Who::Token(_) => Code::ManifestFound,
        };
        let header = |name: &str| heard.kept().header(name).map(|text| displayable(text, 200));
        Said::proven(code)
            .with_any("digest", header("docker-content-digest"))
            .with_any("mediaType", header("content-type"))
            .limited(&Limits::read(heard.kept()))
    }

    /// `HEAD` gives no reason, so 403 and 404 are asked for again by `GET`.
    async fn explain(
        &self,
        found: &Found,
        head: &Heard,
        authorization: Option<Header>,
        who: Who,
    ) -> Said {
        let (path, reference) = (self.image.path(), self.image.manifest());
        let get = found.endpoint.manifest(Method::Get, path, reference);
        let get = authorized(get, authorization.as_ref());
        let explained = self
            .registry
            .desk
            .send(head.exchange.purpose, &get, LARGEST_ERROR)
            .await;
        let explained = explained.ok().filter(|get| get.status() == head.status());
        let heard = explained.as_ref().unwrap_or(head);
        let said = match (head.status(), ServerError::read(heard.kept())) {
            (403, _) => self.refused(heard, denied(who)),
            (_, Some(error)) => self.missing(found, heard, &error.code, authorization).await,
            (_, None) => self.refused(heard, Code::NotFound),
        };
        let host = found.endpoint.authority();
        said.with("host", host)
            .answered_by(&heard.exchange)
            .seen_before(slice::from_ref(&head.exchange))
    }

    async fn missing(
        &self,
        found: &Found,
        heard: &Heard,
        server_code: &str,
        authorization: Option<Header>,
    ) -> Said {
        match server_code {
            "MANIFEST_UNKNOWN" => self.unknown_manifest(found, heard, authorization).await,
            "NAME_UNKNOWN" => self.refused(heard, Code::RepositoryUnknown),
            _ => self.refused(heard, Code::NotFound),
        }
    }

    /// Servers say `MANIFEST_UNKNOWN` of repositories too that do not exist; whether one does is told by its list of
    /// tags, of which one is enough.
    async fn unknown_manifest(
        &self,
        found: &Found,
        heard: &Heard,
        authorization: Option<Header>,
    ) -> Said {
        let list = authorized(
            found.endpoint.one_tag(self.image.path()),
            authorization.as_ref(),
        );
        let purpose = heard.exchange.purpose;
        let Ok(list) = self.registry.desk.send(purpose, &list, LARGEST_ERROR).await else {
            return self.refused(heard, Code::NotFound);
        };
        let said = match (list.status(), self.image.digest()) {
            (200, Some(digest)) => Said::refused(Code::DigestUnknown).with("digest", digest),
            (200, None) => Said::refused(Code::TagUnknown)
                .with("tag", self.image.manifest())
                .cured_as(Failure::TagMissing),
            (404, _) => self.refused(heard, Code::RepositoryUnknown),
            _ => self.refused(heard, Code::NotFound),
        };
        said.with("repository", self.image.path())
            .seen([&list.exchange])
    }

    fn refused(&self, heard: &Heard, code: Code) -> Said {
        Said::refused(code)
            .with("repository", self.image.path())
            .cured(cure(
                &self.registry.domain,
                RefusedAt::Manifest,
                heard.status(),
            ))
    }
}

fn unauthorized(who: Who) -> Code {
    match who {
        Who::Anybody => Code::LoginNeeded,
        Who::Token(Right::Missing) => Code::NoPullRight,
        Who::Basic | Who::Token(Right::Granted | Right::Unknown) => Code::DeniedOrMissing,
    }
}

fn denied(who: Who) -> Code {
    match who {
        Who::Anybody => Code::LoginNeeded,
        Who::Basic | Who::Token(_) => Code::AccessDenied,
    }
}
