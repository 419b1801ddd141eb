//! One image's way from its registry's door to its platform.
//!
//! As containerd: `HEAD` of the manifest without credentials, the challenge of that answer, the login, `HEAD` again.
//! Beside it the same as anybody would ask it, because what anybody gets proves nothing about a login.

use pull_secret::ImageReference;
use pull_secret::presets::Failure;
use request::Method;

use crate::address::Reach;
use crate::challenge::{self, Challenge, Unanswerable};
use crate::content;
use crate::desk::Followed;
use crate::manifest_answer::{Held, Who};
use crate::notes::Notes;
use crate::registry::{Found, Registry};
use crate::said::Said;
use crate::server_said::is_registry;
use crate::token::{Login, Wanted};
use crate::{Code, Purpose, Step};

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

impl Errand<'_> {
    /// Says what there is to say about the steps after the first.
    pub(crate) async fn run(&self) {
        self.logins
            .iter()
            .for_each(|login| self.registry.desk.know(login.password));
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
        let headers = first.heard.answer.headers.iter();
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

    pub(crate) fn settle(&self, manifest: Result<Held, Said>) -> Option<Held> {
        match manifest {
            Ok(held) => Some(held),
            Err(said) => {
                self.notes.say(Step::ImageFound, said);
                None
            }
        }
    }
}

fn reached(found: &Found) -> Said {
    let said = match found.place.reach {
        _ if found.endpoint.is_plain() && !found.endpoint.is_loopback() => {
            Said::warning(Code::ReachedInPlain).cured_as(Failure::PlainHttp)
        }
        Reach::Public => Said::proven(Code::Reached),
        Reach::Loopback => Said::warning(Code::ReachedOnThisComputer),
        Reach::Private | Reach::LinkLocal | Reach::Metadata | Reach::NoHost => {
            Said::warning(Code::ReachedPrivately).cured_as(Failure::NotReachable)
        }
    };
    said.with_any("address", found.place.address)
}

fn unanswerable(why: Unanswerable) -> Said {
    match why {
        Unanswerable::Missing => Said::refused(Code::ChallengeMissing),
        Unanswerable::Malformed => Said::refused(Code::ChallengeMalformed),
        Unanswerable::Schemes { schemes } => Said::refused(Code::ChallengeUnknown)
            .with("schemes", schemes.join(", "))
            .cured_as(Failure::LoginUnknown),
        Unanswerable::RealmMissing => Said::refused(Code::RealmMalformed),
    }
}
