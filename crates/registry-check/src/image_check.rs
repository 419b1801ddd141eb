//! One image's way from its registry's door to its platform.
//!
//! As containerd: `HEAD` of the manifest without credentials, the challenge of that answer, the login, `HEAD` again.
//! Beside it the same as anybody would ask it, because what anybody gets proves nothing about a login.

use pull_secret::ImageReference;
use pull_secret::presets::Failure;
use request::Method;

use crate::address::NetworkZone;
use crate::challenge::{self, Challenge, Unanswerable};
use crate::content;
use crate::manifest_response::{ManifestResult, PullIdentity};
use crate::registry::{Found, Registry};
use crate::registry_client::Followed;
use crate::result_sink::ResultSink;
use crate::server_error::is_registry;
use crate::step_result::StepResult;
use crate::token::{Login, TokenRequest};
use crate::{Code, Purpose, Step};

/// One image at its registry.
pub(crate) struct ImageCheck<'a> {
    pub(crate) registry: &'a Registry<'a>,
    pub(crate) image: &'a ImageReference,
    /// The logins the kubelet would try, in its order; none means anonymously.
    pub(crate) logins: &'a [Login],
    /// What there is to say about the login if there is none.
    pub(crate) without_login: StepResult,
    pub(crate) sink: &'a ResultSink<'a>,
}

impl ImageCheck<'_> {
    /// Says what there is to say about the steps after the first.
    pub(crate) async fn run(&self) {
        self.logins
            .iter()
            .for_each(|login| self.registry.client.preload_password(login.password));
        let (found, first) = match self.reach_registry().await {
            Ok(reached) => reached,
            Err(result) => {
                return self
                    .sink
                    .report(Step::Reachable, self.registry.unreached(result));
            }
        };
        let manifest_result = match first.recorded.status() {
            401 => self.log_in(&found, &first).await,
            _ => self.pull_anonymously(&found, first).await,
        };
        if let Some(manifest_result) = manifest_result {
            content::read(self, &found, manifest_result).await;
        }
    }

    /// Asks as containerd asks first: without credentials, for the manifest itself.
    async fn reach_registry(&self) -> Result<(Found, Followed), StepResult> {
        let found = self.registry.find().await?;
        let first = self
            .ask(&found, Method::Head, Purpose::Anonymous, None)
            .await?;
        let host = found.endpoint.authority();
        if let Some(server_failure) = first.recorded.server_failure(&host) {
            return Err(server_failure.seen_before(&first.exchanges));
        }
        let mut seen = first.exchanges.clone();
        if !is_registry(first.recorded.response()) {
            let ping = self.registry.ping(&found).await;
            seen.push(ping.map_err(|result| result.seen_before(&first.exchanges))?);
        }
        let result = reached(&found)
            .with("host", host)
            .with("status", first.recorded.status());
        self.sink.report(Step::Reachable, result.seen(&seen));
        Ok((found, first))
    }

    /// Nobody asks for a login here.
    async fn pull_anonymously(&self, found: &Found, first: Followed) -> Option<ManifestResult> {
        let login = match self.logins {
            [] => self.without_login.clone(),
            _ => StepResult::not_provable(Code::LoginNeverAsked)
                .with("host", found.endpoint.authority())
                .seen(&first.exchanges),
        };
        self.sink.report(Step::LoginAccepted, login);
        let with_verdict = self
            .evaluate(found, first, None, PullIdentity::Anonymous)
            .await;
        self.report_manifest(with_verdict)
    }

    async fn log_in(&self, found: &Found, first: &Followed) -> Option<ManifestResult> {
        if first.exchanges.len() > 1 {
            // Whoever was led to may not ask for the registry's password.
            let result = StepResult::not_provable(Code::Redirected).with_any(
                "target",
                first.recorded.exchange.request.url.base.split("://").nth(1),
            );
            self.sink
                .report(Step::LoginAccepted, result.seen(&first.exchanges));
            return None;
        }
        let headers = first.recorded.answer.headers.iter();
        let lines = headers.filter(|(name, _)| name == "www-authenticate");
        match challenge::choose(lines.map(|(_, value)| &**value)) {
            Ok(Challenge::Basic) => self.log_in_by_basic(found, first).await,
            Ok(Challenge::Bearer(bearer)) => {
                let realm = self.registry.allow(found, &bearer).await;
                match realm {
                    Ok(realm) => {
                        let token_request = TokenRequest::new(realm, &bearer, self.image.path());
                        self.log_in_by_token(found, &token_request).await
                    }
                    Err(result) => {
                        self.sink
                            .report(Step::LoginAccepted, result.seen(&first.exchanges));
                        None
                    }
                }
            }
            Err(why) => {
                let result = unanswerable(why).with("host", found.endpoint.authority());
                self.sink
                    .report(Step::LoginAccepted, result.seen(&first.exchanges));
                None
            }
        }
    }

    pub(crate) fn report_manifest(
        &self,
        manifest: Result<ManifestResult, StepResult>,
    ) -> Option<ManifestResult> {
        match manifest {
            Ok(manifest_result) => Some(manifest_result),
            Err(result) => {
                self.sink.report(Step::ImageFound, result);
                None
            }
        }
    }
}

fn reached(found: &Found) -> StepResult {
    let result = match found.place.zone {
        _ if found.endpoint.is_plain() && !found.endpoint.is_loopback() => {
            StepResult::warning(Code::ReachedInPlain).with_general_remedy(Failure::PlainHttp)
        }
        NetworkZone::Public => StepResult::proven(Code::Reached),
        NetworkZone::Loopback => StepResult::warning(Code::ReachedOnThisComputer),
        NetworkZone::Private
        | NetworkZone::LinkLocal
        | NetworkZone::Metadata
        | NetworkZone::NoHost => {
            StepResult::warning(Code::ReachedPrivately).with_general_remedy(Failure::NotReachable)
        }
    };
    result.with_any("address", found.place.address)
}

fn unanswerable(why: Unanswerable) -> StepResult {
    match why {
        Unanswerable::Missing => StepResult::refused(Code::ChallengeMissing),
        Unanswerable::Malformed => StepResult::refused(Code::ChallengeMalformed),
        Unanswerable::Schemes { schemes } => StepResult::refused(Code::ChallengeUnknown)
            .with("schemes", schemes.join(", "))
            .with_general_remedy(Failure::LoginUnknown),
        Unanswerable::RealmMissing => StepResult::refused(Code::RealmMalformed),
    }
}
