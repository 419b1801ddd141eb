//! One registry in one check: where it is, and what its images share.

use std::sync::Arc;

use pull_secret::presets::Failure;
use request::displayable;
use tokio::sync::OnceCell;

use crate::address::Reach;
use crate::cells::Cells;
use crate::challenge::Bearer;
use crate::cures::preset_of;
use crate::desk::{Desk, Heard, LARGEST_ERROR};
use crate::endpoint::Endpoint;
use crate::guard::Place;
use crate::login::{BasicLogin, Granted};
use crate::realm::{Realm, RealmFault};
use crate::said::Said;
use crate::server_said::{is_page, is_registry};
use crate::token::{Login, Wanted};
use crate::{Code, Consent, Exchange, Purpose, Verdict};

/// How much of an address that cannot be used is passed on.
const SHOWN: usize = 200;

/// A registry.
pub(crate) struct Registry<'a> {
    /// As image names have it.
    pub(crate) domain: String,
    /// As it is connected to.
    host: String,
    pub(crate) desk: Desk<'a>,
    consents: &'a [Consent],
    found: OnceCell<Result<Found, Said>>,
    ping: OnceCell<Result<Arc<Exchange>, Said>>,
    pub(crate) gates: Cells<(Realm, Login), Option<Said>>,
    pub(crate) tokens: Cells<(Wanted, Option<Login>), Result<Granted, Said>>,
    pub(crate) basic_logins: Cells<Login, BasicLogin>,
}

/// Where a registry is.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) endpoint: Endpoint,
    pub(crate) place: Place,
}

impl<'a> Registry<'a> {
    pub(crate) fn new(domain: &str, host: &str, desk: Desk<'a>, consents: &'a [Consent]) -> Self {
        Self {
            domain: domain.to_owned(),
            host: host.to_owned(),
            desk,
            consents,
            found: OnceCell::new(),
            ping: OnceCell::new(),
            gates: Cells::default(),
            tokens: Cells::default(),
            basic_logins: Cells::default(),
        }
    }

    /// Where it is and how it is addressed.
    ///
    /// # Errors
    /// What there is to say if it cannot be addressed.
    pub(crate) async fn find(&self) -> Result<Found, Said> {
        self.found.get_or_init(|| self.look()).await.clone()
    }

    async fn look(&self) -> Result<Found, Said> {
        let endpoint = self.endpoint().await?;
        let place = match endpoint.host() {
            "localhost" => Place {
                reach: Reach::Loopback,
                address: None,
            },
            host => self.desk.guard.reach(host).await,
        };
        Ok(Found { endpoint, place })
    }

    async fn endpoint(&self) -> Result<Endpoint, Said> {
        let nowhere = || Said::refused(Code::ImageNameMalformed).with("host", &self.host);
        let https = Endpoint::https(&self.host).ok_or_else(nowhere)?;
        let http = Endpoint::http(&self.host).ok_or_else(nowhere)?;
        if self.desk.plain_agreed {
            return Ok(http);
        }
        match https.is_loopback() && !self.speaks_tls(&https).await {
            true => Ok(http),
            false => Ok(https),
        }
    }

    /// On this computer plain http is fine where there is no TLS, as for containerd (`NewHTTPFallback`).
    async fn speaks_tls(&self, https: &Endpoint) -> bool {
        let heard = self
            .desk
            .send(Purpose::Ping, &https.ping(), LARGEST_ERROR)
            .await;
        !heard.is_err_and(|said| said.code() == Code::TlsFailed)
    }

    /// Whether a registry is here at all, if the first answer left that open.
    ///
    /// # Errors
    /// What there is to say if it is not.
    pub(crate) async fn ping(&self, found: &Found) -> Result<Arc<Exchange>, Said> {
        self.ping
            .get_or_init(|| self.ask_whether_registry(&found.endpoint))
            .await
            .clone()
    }

    async fn ask_whether_registry(&self, endpoint: &Endpoint) -> Result<Arc<Exchange>, Said> {
        let heard = self
            .desk
            .ask(Purpose::Ping, &endpoint.ping(), LARGEST_ERROR)
            .await?;
        let host = endpoint.authority();
        if let Some(trouble) = heard.trouble(&host) {
            return Err(trouble);
        }
        match is_open_door(&heard) {
            true => Ok(heard.exchange),
            false => {
                let said = Said::refused(Code::NotARegistry).with("host", host);
                Err(said.answered_by(&heard.exchange))
            }
        }
    }

    /// What to say of a failed connection: without TLS a person may agree to go on, but not where TLS is known to be.
    pub(crate) fn unreached(&self, said: Said) -> Said {
        if said.code() != Code::TlsFailed || preset_of(&self.domain).is_some() {
            return said;
        }
        let consent = Consent::PlainHttp {
            registry_host: self.host.clone(),
        };
        said.judged(Verdict::NeedsConsent { consent })
            .coded(Code::PlainHttpConsent)
            .cured_as(Failure::PlainHttp)
    }

    /// The token server a challenge names, if a password may go there.
    ///
    /// # Errors
    /// What there is to say if it may not, or not without a person's word.
    pub(crate) async fn admit(&self, found: &Found, challenge: &Bearer) -> Result<Realm, Said> {
        let realm = self.read_realm(&challenge.realm)?;
        let endpoint = &found.endpoint;
        let refused = |code| Err(Said::refused(code).with("realmHost", &realm));
        if realm.is_plain() && !self.may_be_plain(&realm, endpoint) {
            return refused(Code::RealmNotHttps);
        }
        if realm.is_at(endpoint) {
            return Ok(realm);
        }
        if let Err(address) = self.desk.guard.admit(realm.host(), found.place.reach).await {
            return refused(Code::RealmInForbiddenPlace)
                .map_err(|said| said.with("address", address));
        }
        self.agreed(realm, endpoint)
    }

    fn read_realm(&self, text: &str) -> Result<Realm, Said> {
        Realm::parse(text).map_err(|fault| {
            let code = match fault {
                RealmFault::Malformed => Code::RealmMalformed,
                RealmFault::NotHttps => Code::RealmNotHttps,
                RealmFault::UserInfo => Code::RealmWithUser,
            };
            Said::refused(code).with("realm", displayable(text, SHOWN))
        })
    }

    fn may_be_plain(&self, realm: &Realm, endpoint: &Endpoint) -> bool {
        let agreed = self.desk.plain_agreed && realm.host() == endpoint.host();
        agreed || (endpoint.is_loopback() && realm.is_loopback())
    }

    fn agreed(&self, realm: Realm, endpoint: &Endpoint) -> Result<Realm, Said> {
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
        let said = Said::needs(consent, Code::RealmConsent).with("realmHost", &realm);
        Err(said.with("registryHost", endpoint.authority()))
    }
}

/// Whether `GET /v2/` was answered as a registry answers: open, or with a challenge.
fn is_open_door(heard: &Heard) -> bool {
    match heard.status() {
        200 => !is_page(heard.kept()),
        _ => is_registry(heard.kept()),
    }
}
