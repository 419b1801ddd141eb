//! Service keys as people have them: every shape as a file, broken ones as a table, and what no text may do.
//! All values are invented.
#![expect(clippy::unwrap_used, reason = "a test may stop where it likes")]

mod broken;
mod environments;
mod properties;
mod refused;
mod shapes;
mod x509;

use serde_json::{Value, json};

/// Is in every key here, and must be in nothing that is shown or logged.
const SECRET: &str =
    "0c0a9a11-fake-4000-8000-cana9a11aaaa$CANARY_FAKE-CANARY_FAKE-CANARY_FAKE-CANARYA=";
const CLIENT_ID: &str = "sb-00000000-0000-4000-8000-000000000001!b42|aicore!b540";
const TOKEN_URL: &str = "https://acme-fake.authentication.eu10.hana.ondemand.com";
const API_URL: &str = "https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com";

/// A key as SAP gives it out.
fn key() -> Value {
    json!({
        "clientid": CLIENT_ID,
        "clientsecret": SECRET,
        "url": TOKEN_URL,
        "identityzone": "acme-fake",
        "identityzoneid": "00000000-0000-4000-8000-000000000002",
        "appname": &CLIENT_ID[3..],
        "credential-type": "binding-secret",
        "serviceurls": { "AI_API_URL": API_URL },
    })
}
