//! Values that may be right, though none that SAP gives out looks like them.

use ai_core::service_key::DiagnosticCode::{
    AppNameDiffers, ClientIdForm, RegionUnknown, RegionsDiffer, SecretBackslash, SecretForm,
    SecretPreferred, SecretShortened,
};
use serde_json::json;

use super::{OTHER, Row, row, with, with_api};
use crate::{CLIENT_ID, SECRET, TOKEN_URL, key};

pub(super) fn rows() -> Vec<Row> {
    let (uuid, _) = SECRET.split_once('$').unwrap();
    let other_region = "https://api.ai.prod-eu20.westeurope.azure.ml.hana.ondemand.com";
    let mut with_certificate = key();
    with_certificate["certificate"] = json!(OTHER);
    vec![
        row(
            "bare UUID",
            with("clientsecret", json!(uuid)),
            SecretShortened,
            "",
        ),
        row(
            "short",
            with("clientsecret", json!(&SECRET[..60])),
            SecretForm,
            "",
        ),
        row(
            "doubled",
            with("clientsecret", json!(format!("{SECRET}{SECRET}"))),
            SecretForm,
            "",
        ),
        row(
            "another kind",
            with("clientsecret", json!(OTHER)),
            SecretForm,
            "",
        ),
        row(
            "backslash in another",
            with("clientsecret", json!("CANARY\\$x")),
            SecretBackslash,
            "",
        ),
        row(
            "other client",
            with("clientid", json!("sb-other!t1")),
            ClientIdForm,
            "",
        ),
        row(
            "aisvc",
            with("clientid", json!(CLIENT_ID.replace("|aicore", "|aisvc-x"))),
            ClientIdForm,
            "",
        ),
        row(
            "appname",
            with("appname", json!("other!b42|aicore!b540")),
            AppNameDiffers,
            "",
        ),
        row("regions", with_api(other_region), RegionsDiffer, ""),
        row(
            "API region",
            with_api("https://api.ai.moon.example"),
            RegionUnknown,
            "serviceurls.AI_API_URL",
        ),
        row(
            "regionless",
            with_api("https://api.ai.ml.hana.ondemand.com"),
            RegionUnknown,
            "serviceurls.AI_API_URL",
        ),
        row(
            "token region",
            with("url", json!(TOKEN_URL.replace("eu10", "xx99"))),
            RegionUnknown,
            "url",
        ),
        row("both", with_certificate, SecretPreferred, ""),
    ]
}
