//! A practice tenant, a client of it, and a drawer in place of the keychain.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ai_core::{
    CallObserver, Client, ClientAuth, Endpoint, Exchange, OpenSecrets, Outcome, RetryPolicy,
    SecretFuture, Waiting, service_key,
};
use jiff::Timestamp;
use pull_secret::{Handle, PullSecret, RegistryCredential, Secret, SecretName};
use request::{Proxy, TimeOuts, Transport};
use sandbox::{RecordedRequest, Sandbox, Service, Settings};

pub(crate) const PASSWORD: &str = "canary-p$ss\"w\\rd";

pub(crate) struct Harness {
    pub(crate) sandbox: Sandbox,
    pub(crate) client: Client,
    pub(crate) drawer: Arc<Drawer>,
}

impl Harness {
    pub(crate) async fn start() -> Self {
        Self::with(Settings::default()).await
    }

    pub(crate) async fn with(settings: Settings) -> Self {
        let sandbox = Sandbox::start(settings).await.unwrap();
        let key = service_key::read(&sandbox.service_key(), Timestamp::now()).unwrap();
        let drawer = Arc::new(Drawer::default());
        let endpoint = Endpoint {
            token_url: key.token_url,
            api_url: key.api_url,
            client_id: key.client_id,
            client_auth: ClientAuth::ClientSecret(drawer.put(key.credential.secret().open())),
            access_token: Handle::from_bytes([0xaa; 16]),
            user_agent: "Pullpass/0.0.0-test".to_owned(),
        };
        let client = Client::new(transport(), endpoint, drawer.clone()).with_retry_policy(hasty());
        Self {
            sandbox,
            client,
            drawer,
        }
    }

    /// A pull secret for one registry, with the canary as its password.
    pub(crate) fn secret(&self, name: &str) -> PullSecret {
        PullSecret {
            name: secret_name(name),
            credentials: vec![RegistryCredential {
                registry_key: "https://index.docker.io/v1/".to_owned(),
                username: "anna".into(),
                password: self.drawer.put(PASSWORD),
            }],
        }
    }

    /// What arrived at the API by that method.
    pub(crate) fn arrived(&self, method: &str) -> Vec<RecordedRequest> {
        let requests = self.sandbox.recorder().requests_to(Service::Api);
        requests
            .into_iter()
            .filter(|request| request.method == method)
            .collect()
    }

    pub(crate) fn token_requests(&self) -> usize {
        self.sandbox.recorder().requests_to(Service::Token).len()
    }
}

pub(crate) fn secret_name(name: &str) -> SecretName {
    SecretName::parse(name).unwrap()
}

/// A document of another user of the tenant.
pub(crate) const FOREIGN: &str = r#"{"auths":{"foreign.example":{"username":"f","password":"f"}}}"#;

pub(crate) fn transport() -> Transport {
    transport_trusting(None)
}

/// A transport that trusts one more authority.
pub(crate) fn transport_trusting(authority: Option<&str>) -> Transport {
    let time_outs = TimeOuts {
        read: Duration::from_secs(2),
        ..TimeOuts::default()
    };
    let settings = request::Settings {
        proxy: Proxy::Direct,
        time_outs,
        extra_authorities: authority.map(|pem| pem.as_bytes().to_vec()),
        ..Default::default()
    };
    Transport::new(&settings)
}

/// Three attempts without a pause.
pub(crate) fn hasty() -> RetryPolicy {
    RetryPolicy {
        first_pause: Duration::ZERO,
        ..RetryPolicy::default()
    }
}

/// Fails if anything that is kept of an errand holds the canary.
pub(crate) fn assert_no_canary<T: std::fmt::Debug>(outcome: &Outcome<T>) {
    let kept = serde_json::to_string(&outcome.exchanges).unwrap() + &format!("{outcome:?}");
    assert!(!kept.contains("canary"), "{kept}");
}

/// Secrets in memory, by their handles.
#[derive(Default)]
pub(crate) struct Drawer(Mutex<HashMap<Handle, Secret>>);

impl Drawer {
    pub(crate) fn put(&self, secret: &str) -> Handle {
        let mut secrets = self.0.lock().unwrap();
        let number = u128::try_from(secrets.len()).unwrap();
        let handle = Handle::from_bytes(number.to_be_bytes());
        secrets.insert(handle, Secret::new(secret.to_owned()));
        handle
    }

    pub(crate) fn empty(&self) {
        self.0.lock().unwrap().clear();
    }
}

impl OpenSecrets for Drawer {
    fn open(&self, handle: Handle) -> SecretFuture<'_> {
        let found = self.0.lock().unwrap().get(&handle).cloned();
        Box::pin(async { found.ok_or_else(|| Arc::from(Box::from("no such secret"))) })
    }
}

/// Hears of everything, and does something whenever a wait begins.
pub(crate) struct Listener<F> {
    pub(crate) waits: Mutex<Vec<Waiting>>,
    pub(crate) heard: Mutex<usize>,
    at_wait: F,
}

impl<F: Fn() + Send + Sync> Listener<F> {
    pub(crate) fn new(at_wait: F) -> Self {
        Self {
            waits: Mutex::default(),
            heard: Mutex::default(),
            at_wait,
        }
    }
}

impl<F: Fn() + Send + Sync> CallObserver for Listener<F> {
    fn on_exchange(&self, _: &Exchange) -> Option<i64> {
        *self.heard.lock().unwrap() += 1;
        None
    }

    fn on_waiting(&self, waiting: &Waiting) {
        self.waits.lock().unwrap().push(*waiting);
        (self.at_wait)();
    }
}
