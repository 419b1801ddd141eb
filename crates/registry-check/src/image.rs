//! One image's way from its registry's door to its platform.
//!
//! As containerd: `HEAD` of the manifest without credentials, the challenge of that answer, the login, `HEAD` again.
//! Beside it the same as anybody would ask it, because what anybody gets proves nothing about a login.

use std::sync::Arc;

use pull_secret::ImageReference;
use pull_secret::presets::{Failure, RefusedAt};
use request::{Header, Method};

use crate::address::Reach;
use crate::challenge::{self, Challenge, Unanswerable};
use crate::content;
use crate::cures::{cure, preset_of};
use crate::desk::{Followed, Heard, LARGEST_ERROR, LARGEST_MANIFEST};
use crate::endpoint::authorized;
use crate::login::{BasicLogin, Granted};
use crate::notes::Notes;
use crate::registry::{Found, Registry};
use crate::said::Said;
use crate::server_said::{Limits, ServerError, is_page, is_registry};
use crate::token::{Login, Right, Wanted};
use crate::{Code, Exchange, Purpose, Step};

/// One image at its registry.
pub(crate) struct Errand<'a> {
    pub(crate) registry: &'a Registry<'a>,
    pub(crate) image: &'a ImageReference,
    /// The logins the kubelet would try, in its order; none means anonymously.
    pub(crate) logins: &'a [Login],
    /// What there is to say about the login if there is none.
    pub(crate) without_login: Said,
    pub(crate) notes: &'a Notes<'a>,
}

/// As whom the manifest was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
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

/// What came of one login.
struct Attempt {
    login: Said,
    /// `None` if it was not asked for.
    manifest: Option<Result<Held, Said>>,
}

/// What anybody gets, to compare.
struct Anybody {
    token: Result<Granted, Said>,
    manifest: Option<Result<Held, Said>>,
}

impl Errand<'_> {
    /// Says what there is to say about the steps after the first.
    pub(crate) async fn run(&self) {
        let (found, first) = match self.reach().await {
            Ok(reached) => reached,
            Err(said) => {
                return self
                    .notes
                    .say(Step::Reachable, self.registry.unreached(said));
            }
        };
        let held = match first.heard.status() {
            401 => self.log_in(&found, &first).await,
            _ => self.walk_in(&found, first).await,
        };
        if let Some(held) = held {
            content::read(self, &found, held).await;
        }
    }

    /// Asks as containerd asks first: without credentials, for the manifest itself.
    async fn reach(&self) -> Result<(Found, Followed), Said> {
        let found = self.registry.find().await?;
        let first = self
            .ask(&found, Method::Head, Purpose::Anonymous, None)
            .await?;
        let host = found.endpoint.authority();
        if let Some(trouble) = first.heard.trouble(&host) {
            return Err(trouble.seen_before(&first.exchanges));
        }
        let mut seen = first.exchanges.clone();
        if !is_registry(first.heard.kept()) {
            let ping = self.registry.ping(&found).await;
            seen.push(ping.map_err(|said| said.seen_before(&first.exchanges))?);
        }
        let said = reached(&found)
            .with("host", host)
            .with("status", first.heard.status());
        self.notes.say(Step::Reachable, said.seen(&seen));
        Ok((found, first))
    }

    /// Nobody asks for a login here.
    async fn walk_in(&self, found: &Found, first: Followed) -> Option<Held> {
        let login = match self.logins {
            [] => self.without_login.clone(),
            _ => Said::not_provable(Code::LoginNeverAsked)
                .with("host", found.endpoint.authority())
                .seen(&first.exchanges),
        };
        self.notes.say(Step::LoginAccepted, login);
        let judged = self.judge(found, first, None, Who::Anybody).await;
        self.settle(judged)
    }

    async fn log_in(&self, found: &Found, first: &Followed) -> Option<Held> {
        if first.exchanges.len() > 1 {
            // Whoever was led to may not ask for the registry's password.
            let said = Said::not_provable(Code::Redirected).with_any(
                "target",
                first.heard.exchange.request.url.base.split("://").nth(1),
            );
            self.notes
                .say(Step::LoginAccepted, said.seen(&first.exchanges));
            return None;
        }
        let headers = first.heard.raw.headers.iter();
        let lines = headers.filter(|(name, _)| name == "www-authenticate");
        match challenge::choose(lines.map(|(_, value)| &**value)) {
            Ok(Challenge::Basic) => self.log_in_by_basic(found, first).await,
            Ok(Challenge::Bearer(bearer)) => {
                let realm = self.registry.admit(found, &bearer).await;
                match realm {
                    Ok(realm) => {
                        let wanted = Wanted::new(realm, &bearer, self.image.path());
                        self.log_in_by_token(found, &wanted).await
                    }
                    Err(said) => {
                        self.notes
                            .say(Step::LoginAccepted, said.seen(&first.exchanges));
                        None
                    }
                }
            }
            Err(why) => {
                let said = unanswerable(why).with("host", found.endpoint.authority());
                self.notes
                    .say(Step::LoginAccepted, said.seen(&first.exchanges));
                None
            }
        }
    }

    async fn log_in_by_basic(&self, found: &Found, first: &Followed) -> Option<Held> {
        let mut attempts = Vec::new();
        for login in self.logins {
            let attempt = self.attempt_by_basic(found, login).await;
            let done = attempt.succeeded();
            attempts.push(attempt);
            if done {
                break;
            }
        }
        if let Some(attempt) = telling(attempts) {
            return self.conclude(attempt);
        }
        self.notes
            .say(Step::LoginAccepted, self.without_login.clone());
        let said = Said::refused(Code::LoginNeeded).with("host", found.endpoint.authority());
        self.notes
            .say(Step::ImageFound, said.answered_by(&first.heard.exchange));
        None
    }

    async fn attempt_by_basic(&self, found: &Found, login: &Login) -> Attempt {
        let manifest =
            found
                .endpoint
                .manifest(Method::Head, self.image.path(), self.image.manifest());
        let accepted =
            |proof, exchanges: &[Arc<Exchange>]| self.accepted(login, proof).seen(exchanges);
        match self.registry.basic_login(found, login, &manifest).await {
            BasicLogin::Failed(said) => Attempt {
                login: *said,
                manifest: None,
            },
            BasicLogin::Accepted { exchanges } => Attempt {
                login: accepted("anonymousRefused", &exchanges),
                manifest: Some(self.manifest(found, Some(login.basic()), Who::Basic).await),
            },
            BasicLogin::Unclear { exchanges } => {
                let manifest = self.manifest(found, Some(login.basic()), Who::Basic).await;
                let login = match &manifest {
                    Err(said) if said.code == Code::DeniedOrMissing => {
                        Said::not_provable(Code::LoginMakesNoDifference)
                            .with("username", &login.username)
                            .seen(&exchanges)
                    }
                    _ => accepted("manifest", &exchanges),
                };
                Attempt {
                    login,
                    manifest: Some(manifest),
                }
            }
        }
    }

    async fn log_in_by_token(&self, found: &Found, wanted: &Wanted) -> Option<Held> {
        let anybody = self.as_anybody(found, wanted).await;
        let mut attempts = Vec::new();
        for login in self.logins {
            let attempt = self.attempt_by_token(found, wanted, login, &anybody).await;
            let done = attempt.succeeded();
            attempts.push(attempt);
            if done {
                break;
            }
        }
        if let Some(attempt) = telling(attempts) {
            return self.conclude(attempt);
        }
        self.notes
            .say(Step::LoginAccepted, self.without_login.clone());
        match (anybody.token, anybody.manifest) {
            (Ok(_), Some(manifest)) => self.settle(manifest),
            (Err(said), _) if said.code == Code::LoginRefused => {
                self.settle(Err(said.coded(Code::LoginNeeded)))
            }
            (Err(said), _) => self.settle(Err(said)),
            (Ok(_), None) => None,
        }
    }

    async fn as_anybody(&self, found: &Found, wanted: &Wanted) -> Anybody {
        let token = self.registry.anonymous_token(wanted).await;
        let manifest = match &token {
            Ok(granted) => {
                let held = self.manifest_by(found, granted, Who::Anybody).await;
                Some(held)
            }
            Err(_) => None,
        };
        Anybody { token, manifest }
    }

    async fn attempt_by_token(
        &self,
        found: &Found,
        wanted: &Wanted,
        login: &Login,
        anybody: &Anybody,
    ) -> Attempt {
        let granted = match self.registry.token(wanted, login).await {
            Ok(granted) => granted,
            Err(said) => {
                return Attempt {
                    login: said,
                    manifest: None,
                };
            }
        };
        let manifest = self
            .manifest_by(found, &granted, Who::Token(granted.right))
            .await;
        let said = match self.proof(&granted, &manifest, anybody) {
            Some(proof) => self.accepted(login, proof),
            None if anybody.sees_manifest() => Said::not_provable(Code::PublicImage),
            None => Said::not_provable(Code::LoginMakesNoDifference),
        };
        let said = said
            .with("username", &login.username)
            .seen(&anybody.exchanges());
        Attempt {
            login: said.seen(&granted.exchanges),
            manifest: Some(manifest),
        }
    }

    /// What shows that the login makes a difference.
    fn proof(
        &self,
        granted: &Granted,
        manifest: &Result<Held, Said>,
        anybody: &Anybody,
    ) -> Option<&'static str> {
        let strict = preset_of(&self.registry.domain).is_some_and(|row| row.refuses_bad_logins);
        match &anybody.token {
            Err(said) if said.code == Code::LoginRefused => Some("tokenRefused"),
            _ if strict => Some("strictServer"),
            Ok(nobody) if (nobody.right, granted.right) == (Right::Missing, Right::Granted) => {
                Some("tokenGrants")
            }
            _ if manifest.is_ok() && anybody.was_refused() => Some("manifest"),
            _ => None,
        }
    }

    fn accepted(&self, login: &Login, proof: &str) -> Said {
        Said::proven(Code::LoginAccepted)
            .with("host", &self.registry.domain)
            .with("username", &login.username)
            .with("proof", proof)
    }

    async fn manifest_by(&self, found: &Found, granted: &Granted, who: Who) -> Result<Held, Said> {
        self.manifest(found, Some(granted.authorization.clone()), who)
            .await
    }

    async fn manifest(
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
    async fn ask(
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
    async fn judge(
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
        let header = |name: &str| {
            heard
                .kept()
                .header(name)
                .map(|text| request::displayable(text, 200))
        };
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
            .seen_before(&[head.exchange.clone()])
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

    fn conclude(&self, attempt: Attempt) -> Option<Held> {
        self.notes.say(Step::LoginAccepted, attempt.login);
        self.settle(attempt.manifest?)
    }

    fn settle(&self, manifest: Result<Held, Said>) -> Option<Held> {
        match manifest {
            Ok(held) => Some(held),
            Err(said) => {
                self.notes.say(Step::ImageFound, said);
                None
            }
        }
    }
}

impl Attempt {
    fn succeeded(&self) -> bool {
        matches!(self.manifest, Some(Ok(_)))
    }
}

impl Anybody {
    fn sees_manifest(&self) -> bool {
        matches!(self.manifest, Some(Ok(_)))
    }

    /// Nobody gets the manifest without a login; trouble on the way is no refusal.
    fn was_refused(&self) -> bool {
        let codes = [
            Code::LoginNeeded,
            Code::AccessDenied,
            Code::RepositoryUnknown,
            Code::TagUnknown,
            Code::DigestUnknown,
            Code::NotFound,
        ];
        matches!(&self.manifest, Some(Err(said)) if codes.contains(&said.code))
    }

    fn exchanges(&self) -> Vec<Arc<Exchange>> {
        let token = match &self.token {
            Ok(granted) => granted.exchanges.clone(),
            Err(said) => said.evidence().to_vec(),
        };
        let manifest = match &self.manifest {
            Some(Ok(held)) => held.said.evidence(),
            Some(Err(said)) => said.evidence(),
            None => &[],
        };
        [&token, manifest].concat()
    }
}

/// The attempt that pulled, or else the first.
fn telling(attempts: Vec<Attempt>) -> Option<Attempt> {
    let best = attempts.iter().position(Attempt::succeeded).unwrap_or(0);
    attempts.into_iter().nth(best)
}

fn reached(found: &Found) -> Said {
    let said = match found.place.reach {
        _ if found.endpoint.is_plain() && !found.endpoint.is_loopback() => {
            Said::warning(Code::ReachedInPlain)
        }
        Reach::Public => Said::proven(Code::Reached),
        Reach::Loopback => Said::warning(Code::ReachedOnThisComputer),
        Reach::Private | Reach::LinkLocal | Reach::Metadata | Reach::NoHost => {
            Said::warning(Code::ReachedPrivately).cured_as(Failure::NotReachable)
        }
    };
    said.with_any("address", found.place.address)
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

fn unanswerable(why: Unanswerable) -> Said {
    match why {
        Unanswerable::Missing => Said::refused(Code::ChallengeMissing),
        Unanswerable::Malformed => Said::refused(Code::ChallengeMalformed),
        Unanswerable::Schemes { schemes } => {
            Said::refused(Code::ChallengeUnknown).with("schemes", schemes.join(", "))
        }
        Unanswerable::RealmMissing => Said::refused(Code::RealmMalformed),
    }
}
