//! The tenant's client: its id and secret, the service key that holds them, and its scopes.

use std::collections::BTreeSet;

use parking_lot::Mutex;
use serde_json::{Value, json};

use crate::random;
use crate::settings::Settings;

/// The verbs that a scope can allow.
const VERBS: [&str; 4] = ["create", "read", "update", "delete"];

/// Who may ask the token server, and for what.
#[derive(Debug)]
pub(crate) struct Credentials {
    guid: String,
    tenant_id: String,
    client_secret: Mutex<String>,
    verbs: Mutex<BTreeSet<&'static str>>,
}

impl Credentials {
    pub(crate) fn new(settings: &Settings) -> Self {
        let secret = settings
            .client_secret
            .clone()
            .unwrap_or_else(random::client_secret);
        Self {
            guid: settings.client_guid.clone().unwrap_or_else(random::uuid),
            tenant_id: random::uuid(),
            client_secret: Mutex::new(secret),
            verbs: Mutex::new(VERBS.into()),
        }
    }

    /// The client id, of the form `sb-<guid>!b42|aicore!b540`.
    pub(crate) fn client_id(&self) -> String {
        format!("sb-{}", self.app_name())
    }

    /// The client whose keys have a certificate: another binding of the same instance.
    pub(crate) fn x509_client_id(&self) -> String {
        format!("sb-{}", self.x509_app_name())
    }

    pub(crate) fn tenant_id(&self) -> &str {
        &self.tenant_id
    }

    pub(crate) fn accept(&self, client_id: &str, client_secret: &str) -> bool {
        client_id == self.client_id() && client_secret == *self.client_secret.lock()
    }

    pub(crate) fn rotate(&self) {
        *self.client_secret.lock() = random::client_secret();
    }

    pub(crate) fn revoke(&self, verb: &str) {
        self.verbs.lock().remove(verb);
    }

    pub(crate) fn restore_all(&self) {
        *self.verbs.lock() = VERBS.into();
    }

    pub(crate) fn allow(&self, verb: &str) -> bool {
        self.verbs.lock().contains(verb)
    }

    /// The scopes that a token carries now.
    pub(crate) fn scopes(&self) -> Vec<String> {
        let scope =
            |verb: &&str| format!("aicore!b540.aicore.dockerregistrysecret.credentials.{verb}");
        let granted = self.verbs.lock().iter().map(scope).collect::<Vec<_>>();
        std::iter::once("uaa.resource".to_owned())
            .chain(granted)
            .collect()
    }

    /// The service key as SAP BTP gives it, flat. `base` is both token server and API.
    pub(crate) fn service_key(&self, base: &str) -> String {
        let key = json!({
            "clientid": self.client_id(),
            "clientsecret": *self.client_secret.lock(),
            "url": base,
            "identityzone": "practice",
            "identityzoneid": self.tenant_id,
            "appname": self.app_name(),
            "credential-type": "binding-secret",
            "serviceurls": { "AI_API_URL": base },
        });
        format!("{key:#}")
    }

    /// A service key with a certificate: `certified` is what it says of that.
    pub(crate) fn x509_service_key(&self, base: &str, mut certified: Value) -> String {
        certified["clientid"] = json!(self.x509_client_id());
        certified["url"] = json!(base);
        certified["identityzone"] = json!("practice");
        certified["identityzoneid"] = json!(self.tenant_id);
        certified["appname"] = json!(self.x509_app_name());
        certified["serviceurls"] = json!({ "AI_API_URL": base });
        format!("{certified:#}")
    }

    fn x509_app_name(&self) -> String {
        format!("{}!b43|aicore!b540", self.guid)
    }

    fn app_name(&self) -> String {
        format!("{}!b42|aicore!b540", self.guid)
    }
}
