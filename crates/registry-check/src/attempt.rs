//! Trying the logins of an image, in the kubelet's order, beside what anybody gets without one.
//!
//! A login is proven only where it makes a difference; a server that treats everybody alike proves nothing.

use std::sync::Arc;

use request::Method;

use crate::cures::preset_of;
use crate::desk::Followed;
use crate::image::Errand;
use crate::login::{BasicLogin, Granted};
use crate::manifest_answer::{Held, Who};
use crate::registry::Found;
use crate::said::Said;
use crate::token::{Login, Right, Wanted};
use crate::{Code, Exchange, Step};

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
    pub(crate) async fn log_in_by_basic(&self, found: &Found, first: &Followed) -> Option<Held> {
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
                login: said,
                manifest: None,
            },
            BasicLogin::Accepted { exchanges } => Attempt {
                login: accepted("anonymousRefused", &exchanges),
                manifest: Some(self.manifest(found, Some(login.basic()), Who::Basic).await),
            },
            BasicLogin::Unclear { exchanges } => {
                let manifest = self.manifest(found, Some(login.basic()), Who::Basic).await;
                let login = match &manifest {
                    Err(said) if said.code() == Code::DeniedOrMissing => {
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

    pub(crate) async fn log_in_by_token(&self, found: &Found, wanted: &Wanted) -> Option<Held> {
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
            (Err(said), _) if said.code() == Code::LoginRefused => {
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
            Err(said) if said.code() == Code::LoginRefused => Some("tokenRefused"),
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

    fn conclude(&self, attempt: Attempt) -> Option<Held> {
        self.notes.say(Step::LoginAccepted, attempt.login);
        self.settle(attempt.manifest?)
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
        matches!(&self.manifest, Some(Err(said)) if codes.contains(&said.code()))
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
