//! Trying the logins of an image, in the kubelet's order, beside what anybody gets without one.
//!
//! A login is proven only where it makes a difference; a server that treats everybody alike proves nothing.

use std::sync::Arc;

use request::Method;

use crate::image_check::ImageCheck;
use crate::login::{BasicLogin, TokenGrant};
use crate::manifest_response::{ManifestResult, PullIdentity};
use crate::registry::Found;
use crate::registry_client::Followed;
use crate::remedies::preset_of;
use crate::step_result::StepResult;
use crate::token::{Login, Right, TokenRequest};
use crate::{Code, Exchange, Step};

/// What came of one login.
struct Attempt {
    login: StepResult,
    /// `None` if it was not asked for.
    manifest: Option<Result<ManifestResult, StepResult>>,
}

/// What anybody gets, to compare.
struct AnonymousProbe {
    token: Result<TokenGrant, StepResult>,
    manifest: Option<Result<ManifestResult, StepResult>>,
}

impl ImageCheck<'_> {
    pub(crate) async fn log_in_by_basic(
        &self,
        found: &Found,
        first: &Followed,
    ) -> Option<ManifestResult> {
        let mut attempts = Vec::new();
        for login in self.logins {
            let attempt = self.attempt_by_basic(found, login).await;
            let done = attempt.succeeded();
            attempts.push(attempt);
            if done {
                break;
            }
        }
        if let Some(attempt) = most_informative(attempts) {
            return self.conclude(attempt);
        }
        self.sink
            .report(Step::LoginAccepted, self.without_login.clone());
        let result =
            StepResult::refused(Code::LoginNeeded).with("host", found.endpoint.authority());
        self.sink.report(
            Step::ImageFound,
            result.answered_by(&first.recorded.exchange),
        );
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
            BasicLogin::Failed(result) => Attempt {
                login: result,
                manifest: None,
            },
            BasicLogin::Accepted { exchanges } => Attempt {
                login: accepted("anonymousRefused", &exchanges),
                manifest: Some(
                    self.manifest(found, Some(login.basic()), PullIdentity::Basic)
                        .await,
                ),
            },
            BasicLogin::Unclear { exchanges } => {
                let manifest = self
                    .manifest(found, Some(login.basic()), PullIdentity::Basic)
                    .await;
                let login = match &manifest {
                    Err(result) if result.code() == Code::DeniedOrMissing => {
                        StepResult::not_provable(Code::LoginMakesNoDifference)
                            .with("username", login.username.shown())
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

    pub(crate) async fn log_in_by_token(
        &self,
        found: &Found,
        token_request: &TokenRequest,
    ) -> Option<ManifestResult> {
        let anonymous = self.probe_anonymously(found, token_request).await;
        let mut attempts = Vec::new();
        for login in self.logins {
            let attempt = self
                .attempt_by_token(found, token_request, login, &anonymous)
                .await;
            let done = attempt.succeeded();
            attempts.push(attempt);
            if done {
                break;
            }
        }
        if let Some(attempt) = most_informative(attempts) {
            return self.conclude(attempt);
        }
        self.sink
            .report(Step::LoginAccepted, self.without_login.clone());
        match (anonymous.token, anonymous.manifest) {
            (Ok(_), Some(manifest)) => self.report_manifest(manifest),
            (Err(result), _) if result.code() == Code::LoginRefused => {
                self.report_manifest(Err(result.coded(Code::LoginNeeded)))
            }
            (Err(result), _) => self.report_manifest(Err(result)),
            (Ok(_), None) => None,
        }
    }

    async fn probe_anonymously(
        &self,
        found: &Found,
        token_request: &TokenRequest,
    ) -> AnonymousProbe {
        let token = self.registry.anonymous_token(token_request).await;
        let manifest = match &token {
            Ok(grant) => {
                let manifest_result = self
                    .manifest_by(found, grant, PullIdentity::Anonymous)
                    .await;
                Some(manifest_result)
            }
            Err(_) => None,
        };
        AnonymousProbe { token, manifest }
    }

    async fn attempt_by_token(
        &self,
        found: &Found,
        token_request: &TokenRequest,
        login: &Login,
        anonymous: &AnonymousProbe,
    ) -> Attempt {
        let grant = match self.registry.token(token_request, login).await {
            Ok(grant) => grant,
            Err(result) => {
                return Attempt {
                    login: result,
                    manifest: None,
                };
            }
        };
        let manifest = self
            .manifest_by(found, &grant, PullIdentity::Token(grant.right))
            .await;
        let result = match self.proof(&grant, &manifest, anonymous) {
            Some(proof) => self.accepted(login, proof),
            None if anonymous.sees_manifest() => StepResult::not_provable(Code::PublicImage),
            None => StepResult::not_provable(Code::LoginMakesNoDifference),
        };
        let result = result
            .with("username", login.username.shown())
            .seen(&anonymous.exchanges());
        Attempt {
            login: result.seen(&grant.exchanges),
            manifest: Some(manifest),
        }
    }

    /// What shows that the login makes a difference.
    fn proof(
        &self,
        grant: &TokenGrant,
        manifest: &Result<ManifestResult, StepResult>,
        anonymous: &AnonymousProbe,
    ) -> Option<&'static str> {
        let strict = preset_of(&self.registry.domain).is_some_and(|row| row.refuses_bad_logins);
        match &anonymous.token {
            Err(result) if result.code() == Code::LoginRefused => Some("tokenRefused"),
            _ if strict => Some("strictServer"),
            Ok(is_anonymous)
                if (is_anonymous.right, grant.right) == (Right::Missing, Right::Granted) =>
            {
                Some("tokenGrants")
            }
            _ if manifest.is_ok() && anonymous.was_refused() => Some("manifest"),
            _ => None,
        }
    }

    fn accepted(&self, login: &Login, proof: &str) -> StepResult {
        StepResult::proven(Code::LoginAccepted)
            .with("host", &self.registry.domain)
            .with("username", login.username.shown())
            .with("proof", proof)
    }

    fn conclude(&self, attempt: Attempt) -> Option<ManifestResult> {
        self.sink.report(Step::LoginAccepted, attempt.login);
        self.report_manifest(attempt.manifest?)
    }
}

impl Attempt {
    fn succeeded(&self) -> bool {
        matches!(self.manifest, Some(Ok(_)))
    }
}

impl AnonymousProbe {
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
        matches!(&self.manifest, Some(Err(result)) if codes.contains(&result.code()))
    }

    fn exchanges(&self) -> Vec<Arc<Exchange>> {
        let token = match &self.token {
            Ok(grant) => grant.exchanges.clone(),
            Err(result) => result.evidence().to_vec(),
        };
        let manifest = match &self.manifest {
            Some(Ok(manifest_result)) => manifest_result.result.evidence(),
            Some(Err(result)) => result.evidence(),
            None => &[],
        };
        [&token, manifest].concat()
    }
}

/// The attempt that pulled, or else the first.
fn most_informative(attempts: Vec<Attempt>) -> Option<Attempt> {
    let best = attempts.iter().position(Attempt::succeeded).unwrap_or(0);
    attempts.into_iter().nth(best)
}
