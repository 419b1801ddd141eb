//! One registry in one check: where it is, and what its images share.

use std::sync::Arc;

use pull_secret::presets::Failure;
use request::displayable;
use tokio::sync::OnceCell;

use crate::address::NetworkZone;
use crate::challenge::Bearer;
use crate::endpoint::Endpoint;
use crate::host_policy::HostLocation;
use crate::login::{BasicLogin, TokenGrant};
use crate::once_map::OnceMap;
use crate::realm::{Realm, RealmFault};
use crate::registry_client::{LARGEST_ERROR, RecordedResponse, RegistryClient};
use crate::remedies::preset_of;
use crate::server_error::{is_page, is_registry};
use crate::step_result::StepResult;
use crate::token::{Login, TokenRequest};
use crate::{Code, Consent, Exchange, Purpose, Verdict};

/// How much of an address that cannot be used is passed on.
const SHOWN: usize = 200;

/// A registry, with what was found out about it: each question is asked once for all images of a check.
pub(crate) struct Registry<'a> {
    /// As image names have it.
    pub(crate) domain: String,
    /// As it is connected to.
    host: String,
    pub(crate) client: RegistryClient<'a>,
    consents: &'a [Consent],
    found: OnceCell<Result<Found, StepResult>>,
    ping: OnceCell<Result<Arc<Exchange>, StepResult>>,
    pub(crate) login_attempts: OnceMap<(Realm, Login), Option<StepResult>>,
    pub(crate) tokens: OnceMap<(TokenRequest, Option<Login>), Result<TokenGrant, StepResult>>,
    pub(crate) basic_logins: OnceMap<Login, BasicLogin>,
}

/// Where a registry is.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) endpoint: Endpoint,
    pub(crate) place: HostLocation,
}

impl<'a> Registry<'a> {
    pub(crate) fn new(
        domain: &str,
        host: &str,
        client: RegistryClient<'a>,
        consents: &'a [Consent],
    ) -> Self {
        Self {
            domain: domain.to_owned(),
            host: host.to_owned(),
            client,
            consents,
            found: OnceCell::new(),
            ping: OnceCell::new(),
            login_attempts: OnceMap::default(),
            tokens: OnceMap::default(),
            basic_logins: OnceMap::default(),
        }
    }

    /// Where it is and how it is addressed.
    ///
    /// # Errors
    /// What there is to say if it cannot be addressed.
    pub(crate) async fn find(&self) -> Result<Found, StepResult> {
        self.found.get_or_init(|| self.look()).await.clone()
    }

    async fn look(&self) -> Result<Found, StepResult> {
        let endpoint = self.endpoint().await?;
        let place = match endpoint.host() {
            "localhost" => HostLocation {
                zone: NetworkZone::Loopback,
                address: None,
            },
            host => self.client.host_policy.locate(host).await,
        };
        Ok(Found { endpoint, place })
    }

    async fn endpoint(&self) -> Result<Endpoint, StepResult> {
        let nowhere = || StepResult::refused(Code::ImageNameMalformed).with("host", &self.host);
        let https = Endpoint::https(&self.host).ok_or_else(nowhere)?;
        let http = Endpoint::http(&self.host).ok_or_else(nowhere)?;
        if self.client.plain_agreed {
            return Ok(http);
        }
        match https.is_loopback() && !self.speaks_tls(&https).await {
            true => Ok(http),
            false => Ok(https),
        }
    }

    /// On this computer plain http is fine where there is no TLS, as for containerd (`NewHTTPFallback`).
    async fn speaks_tls(&self, https: &Endpoint) -> bool {
        let recorded = self
            .client
            .send(Purpose::Ping, &https.ping(), LARGEST_ERROR)
            .await;
        !recorded.is_err_and(|result| result.code() == Code::TlsFailed)
    }

    /// Whether a registry is here at all, if the first answer left that open.
    ///
    /// # Errors
    /// What there is to say if it is not.
    pub(crate) async fn ping(&self, found: &Found) -> Result<Arc<Exchange>, StepResult> {
        self.ping
            .get_or_init(|| self.ask_whether_registry(&found.endpoint))
            .await
            .clone()
    }

    async fn ask_whether_registry(&self, endpoint: &Endpoint) -> Result<Arc<Exchange>, StepResult> {
        let recorded = self
            .client
            .send_with_retries(Purpose::Ping, &endpoint.ping(), LARGEST_ERROR)
            .await?;
        let host = endpoint.authority();
        if let Some(server_failure) = recorded.server_failure(&host) {
            return Err(server_failure);
        }
        match is_registry_answer(&recorded) {
            true => Ok(recorded.exchange),
            false => {
                let result = StepResult::refused(Code::NotARegistry).with("host", host);
                Err(result.answered_by(&recorded.exchange))
            }
        }
    }

    /// What to say of a failed connection: without TLS a person may agree to go on, but not where TLS is known to be.
    pub(crate) fn unreached(&self, result: StepResult) -> StepResult {
        if result.code() != Code::TlsFailed || preset_of(&self.domain).is_some() {
            return result;
        }
        let consent = Consent::PlainHttp {
            registry_host: self.host.clone(),
        };
        result
            .with_verdict(Verdict::NeedsConsent { consent })
            .coded(Code::PlainHttpConsent)
            .with_general_remedy(Failure::PlainHttp)
    }

    /// The token server a challenge names, if a password may go there.
    ///
    /// # Errors
    /// What there is to say if it may not, or not without a person's word.
    pub(crate) async fn allow(
        &self,
        found: &Found,
        challenge: &Bearer,
    ) -> Result<Realm, StepResult> {
        let realm = self.read_realm(&challenge.realm)?;
        let endpoint = &found.endpoint;
        let refused = |code| Err(StepResult::refused(code).with("realmHost", &realm));
        if realm.is_plain() && !self.may_be_plain(&realm, endpoint) {
            return refused(Code::RealmNotHttps);
        }
        if realm.is_at(endpoint) {
            return Ok(realm);
        }
        if let Err(address) = self
            .client
            .host_policy
            .allow(realm.host(), found.place.zone)
            .await
        {
            return refused(Code::RealmInForbiddenPlace)
                .map_err(|result| result.with("address", address));
        }
        self.agreed(realm, endpoint)
    }

    fn read_realm(&self, text: &str) -> Result<Realm, StepResult> {
        Realm::parse(text).map_err(|fault| {
            let code = match fault {
                RealmFault::Malformed => Code::RealmMalformed,
                RealmFault::NotHttps => Code::RealmNotHttps,
                RealmFault::UserInfo => Code::RealmWithUser,
            };
            StepResult::refused(code).with("realm", displayable(text, SHOWN))
        })
    }

    fn may_be_plain(&self, realm: &Realm, endpoint: &Endpoint) -> bool {
        let agreed = self.client.plain_agreed && realm.host() == endpoint.host();
        agreed || (endpoint.is_loopback() && realm.is_loopback())
    }

    fn agreed(&self, realm: Realm, endpoint: &Endpoint) -> Result<Realm, StepResult> {
        let known = preset_of(&self.domain)
            .is_some_and(|preset| preset.realm_hosts.contains(&realm.to_string()));
        let registry_host = endpoint.authority();
        let consent = Consent::Realm {
            registry_host,
            realm_host: realm.to_string(),
        };
        if known || self.consents.contains(&consent) {
            return Ok(realm);
        }
        let result = StepResult::needs(consent, Code::RealmConsent).with("realmHost", &realm);
        Err(result.with("registryHost", endpoint.authority()))
    }
}

/// Whether `GET /v2/` was answered as a registry answers: open, or with a challenge.
fn is_registry_answer(recorded: &RecordedResponse) -> bool {
    match recorded.status() {
        200 => !is_page(recorded.response()),
        _ => is_registry(recorded.response()),
    }
}
