//! What came along on the way and is put right: blanks, line ends, slashes, quotes, braces.

use ai_core::service_key::DiagnosticCode::{
    Blanks, EndSlashes, KnownSuffix, LineEnds, LooseJson, SecretUnescaped, Unclosed,
};
use serde_json::json;

use super::{Row, row, with, with_api};
use crate::{API_URL, CLIENT_ID, SECRET, TOKEN_URL, key};

pub(super) fn rows() -> Vec<Row> {
    let (url, api) = ("url", "serviceurls.AI_API_URL");
    let text = key().to_string();
    let middle = CLIENT_ID.len() / 2;
    let wrapped = format!("{}\n    {}", &CLIENT_ID[..middle], &CLIENT_ID[middle..]);
    vec![
        row(
            "blanks",
            with("clientsecret", json!(format!(" {SECRET}\n"))),
            Blanks,
            "clientsecret",
        ),
        row(
            "tab",
            with("clientid", json!(format!("\t{CLIENT_ID}"))),
            Blanks,
            "clientid",
        ),
        row(
            "no-break space",
            with(url, json!(format!("{TOKEN_URL}\u{a0}"))),
            Blanks,
            url,
        ),
        row(
            "line end inside",
            with("clientid", json!(wrapped)),
            LineEnds,
            "clientid",
        ),
        row(
            "slash",
            with(url, json!(format!("{TOKEN_URL}/"))),
            EndSlashes,
            url,
        ),
        row(
            "slashes",
            with_api(&format!("{API_URL}///")),
            EndSlashes,
            api,
        ),
        row(
            "token path",
            with(url, json!(format!("{TOKEN_URL}/oauth/token"))),
            KnownSuffix,
            url,
        ),
        row(
            "token path, slash",
            with(url, json!(format!("{TOKEN_URL}/oauth/token/"))),
            KnownSuffix,
            url,
        ),
        row("v2", with_api(&format!("{API_URL}/v2")), KnownSuffix, api),
        row(
            "lm",
            with_api(&format!("{API_URL}/v2/lm")),
            KnownSuffix,
            api,
        ),
        row(
            "inference",
            with_api(&format!("{API_URL}/v2/inference/deployments/d1")),
            KnownSuffix,
            api,
        ),
        row("single quotes", text.replace('"', "'"), LooseJson, ""),
        row(
            "last comma",
            text[..text.len() - 1].to_owned() + ",}",
            LooseJson,
            "",
        ),
        row(
            "comment",
            text.replacen('{', "{ // synthetic\n", 1),
            LooseJson,
            "",
        ),
        row("no last brace", &text[..text.len() - 1], Unclosed, ""),
        row("no last braces", text.trim_end_matches('}'), Unclosed, ""),
        row(
            "backslash",
            with("clientsecret", json!(SECRET.replace('$', "\\$"))),
            SecretUnescaped,
            "",
        ),
    ]
}
