//! Calls as code, with SAP's own SDK for Python among the languages. The SDK sends requests of its own: what it stores
//! is the same to the byte, but not how the body around it is written.

use request::code::{Call, CodeFile, Language, python, variable_name};
use request::{Body, Json, Method, Part, Request, SlotKind, Text};

/// Writes a call in a language. Gives no file if the language cannot express the call, as SAP's SDK cannot ask a
/// registry.
pub fn code(language: Language, call: &Call) -> Vec<CodeFile> {
    match language {
        Language::PythonSdk => program(call).into_iter().collect(),
        Language::Curl
        | Language::CurlPowerShell
        | Language::PowerShell
        | Language::Python
        | Language::JavaScript
        | Language::Go
        | Language::Postman
        | Language::Http
        | Language::Bruno => request::code::code(language, call),
    }
}

fn program(call: &Call) -> Option<CodeFile> {
    let parts = match call.token {
        Some(token) => Parts::client(token, call.request)?,
        None => Parts::authenticator(call.request)?,
    };
    let names = secrets(call);
    let has_certificate = parts.creation.contains("AICORE_CERT_FILE_PATH");
    let mut text = "#!/usr/bin/env python3\n".to_owned();
    text += &about(call, &names, has_certificate);
    text += &imports(&parts, !names.is_empty(), has_certificate);
    text += &functions(&parts, !names.is_empty());
    text += &parts.creation;
    text += &format!("try:\n    answer = {}\n", parts.call);
    text += &format!(
        "except ({}) as refusal:\n    raise SystemExit(f\"HTTP {{refusal.status_code}}: {{refusal}}\")\n",
        REFUSALS.join(", ")
    );
    text += parts.print;
    Some(CodeFile {
        name: "request_sdk.py".to_owned(),
        text,
    })
}

const REFUSALS: [&str; 2] = ["AIAPIClientSDKException", "AIAPIServerException"];

/// What differs between the calls.
struct Parts {
    /// The line that imports what `creation` makes.
    import: &'static str,
    /// Makes the object that is called.
    creation: String,
    /// The SDK call, an expression.
    call: String,
    /// The statements that print what the call returned.
    print: &'static str,
    /// Whether a document is put together.
    makes_json: bool,
}

const PRINT_OBJECT: &str = "print(vars(answer))\n";
const PRINT_NAMES: &str = "print(answer.count, \"pull secrets\")\nfor secret in answer.resources:\n    print(secret.name)\n";
const PRINT_VALUES: &str = "print(answer)\n";
const PRINT_TOKEN: &str = "print(\"The answer holds a token, which is not shown.\")\n";

impl Parts {
    fn client(token: &Request, request: &Request) -> Option<Self> {
        let (call, print) = method(request)?;
        let base_url = python::text(&format!("{}/v2", request.url.base));
        let arguments = login(token)?;
        Some(Self {
            import: "from ai_core_sdk.ai_core_v2_client import AICoreV2Client",
            creation: format!("client = AICoreV2Client(\n    base_url={base_url},\n{arguments})\n"),
            makes_json: request.body.is_some(),
            call,
            print,
        })
    }

    /// The SDK's way to a token alone.
    fn authenticator(request: &Request) -> Option<Self> {
        let arguments = login(request)?;
        Some(Self {
            import: "from ai_api_client_sdk.helpers.authenticator import Authenticator",
            creation: format!("authenticator = Authenticator(\n{arguments})\n"),
            makes_json: false,
            call: "authenticator.get_token()".to_owned(),
            print: PRINT_TOKEN,
        })
    }
}

/// The arguments that say where to get a token and how.
fn login(token: &Request) -> Option<String> {
    let Some(Body::Form(fields)) = &token.body else {
        return None;
    };
    let field = |wanted: &str| fields.iter().find(|(name, _)| name == wanted);
    let grant = field("grant_type").and_then(|(_, value)| literal(value));
    let client_id = field("client_id").and_then(|(_, value)| literal(value))?;
    let path = literal(&token.url.path)?;
    if grant != Some("client_credentials") {
        return None;
    }
    let client_auth = match field("client_secret") {
        Some((_, secret)) => format!("    client_secret={},\n", python::expression(secret)),
        None => "    cert_file_path=os.environ[\"AICORE_CERT_FILE_PATH\"],\n    \
                 key_file_path=os.environ[\"AICORE_KEY_FILE_PATH\"],\n"
            .to_owned(),
    };
    let auth_url = python::text(&format!("{}{path}", token.url.base));
    let client_id = python::text(client_id);
    Some(format!(
        "    auth_url={auth_url},\n    client_id={client_id},\n{client_auth}"
    ))
}

/// The SDK's method for a request, and how its answer is printed.
fn method(request: &Request) -> Option<(String, &'static str)> {
    let parts = request.url.path.0.iter().map(|part| match part {
        Part::Literal { text, .. } => Some(text.as_str()),
        Part::Slot(_) | Part::Base64 { .. } => None,
    });
    let path = parts.collect::<Option<String>>()?;
    let path = path.strip_prefix("/v2")?;
    let name = path.strip_prefix("/admin/dockerRegistrySecrets");
    let name = name.map(|rest| rest.strip_prefix('/').unwrap_or(rest));
    let resource = "client.docker_registry_secrets";
    Some(match (request.method, name) {
        (Method::Get, Some("")) => (format!("{resource}.query({})", page(request)), PRINT_NAMES),
        (Method::Get, Some(name)) => (one(resource, "get", name), PRINT_OBJECT),
        (Method::Delete, Some(name)) if !name.is_empty() => {
            (one(resource, "delete", name), PRINT_OBJECT)
        }
        (Method::Post, Some("")) => (created(request, resource)?, PRINT_OBJECT),
        (Method::Patch, Some(name)) if !name.is_empty() => {
            (modified(request, resource, name)?, PRINT_OBJECT)
        }
        // Not part of the SDK, but its client reaches it.
        (Method::Get, None) if request.url.query.is_empty() => (
            format!("client.rest_client.get(path={})", python::text(path)),
            PRINT_VALUES,
        ),
        _ => return None,
    })
}

fn one(resource: &str, method: &str, name: &str) -> String {
    format!("{resource}.{method}({})", python::text(name))
}

/// `$count` is none of the SDK's arguments.
fn page(request: &Request) -> String {
    let numbers = request.url.query.iter().filter_map(|(name, value)| {
        let name = ["top", "skip"]
            .into_iter()
            .find(|known| name.strip_prefix('$') == Some(known))?;
        Some(format!("{name}={}", value.parse::<u64>().ok()?))
    });
    numbers.collect::<Vec<_>>().join(", ")
}

fn created(request: &Request, resource: &str) -> Option<String> {
    match members(request)? {
        [(first, Json::String(name)), (second, data)]
            if literal(first) == Some("name") && literal(second) == Some("data") =>
        {
            let (name, data) = (python::expression(name), python::value(data, 2)?);
            Some(format!(
                "{resource}.create(\n        {name},\n        {data},\n    )"
            ))
        }
        _ => None,
    }
}

fn modified(request: &Request, resource: &str, name: &str) -> Option<String> {
    match members(request)? {
        [(only, data)] if literal(only) == Some("data") => {
            let (name, data) = (python::text(name), python::value(data, 2)?);
            Some(format!(
                "{resource}.modify(\n        {name},\n        {data},\n    )"
            ))
        }
        _ => None,
    }
}

fn members(request: &Request) -> Option<&[(Text, Json)]> {
    match request.body.as_ref()?.json()? {
        Json::Object(members) => Some(members),
        _ => None,
    }
}

fn literal(text: &Text) -> Option<&str> {
    match text.0.as_slice() {
        [Part::Literal { text, .. }] => Some(text),
        _ => None,
    }
}

/// The names of the secrets, in the order they are needed. The SDK gets the access token itself.
fn secrets(call: &Call) -> Vec<String> {
    let mut names = Vec::new();
    let requests = call.token.into_iter().chain([call.request]);
    for slot in requests.flat_map(Request::slots) {
        let name = variable_name(&slot);
        if slot.secret != SlotKind::AccessToken && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn about(call: &Call, names: &[String], has_certificate: bool) -> String {
    let mut text = format!("# {} with SAP's SDK\n", python::title(call));
    if !names.is_empty() {
        text += &format!(
            "# Reads from the environment, or asks for: {}\n",
            names.join(", ")
        );
    }
    if has_certificate {
        text += "# AICORE_CERT_FILE_PATH and AICORE_KEY_FILE_PATH name the files of the client certificate and its key (PEM).\n";
    }
    text + "# Needs the package sap-ai-sdk-core: pip install sap-ai-sdk-core\n"
}

fn imports(parts: &Parts, secrets: bool, has_certificate: bool) -> String {
    let modules = [
        ("import json\n", parts.makes_json),
        ("import os\n", secrets || has_certificate),
        ("from getpass import getpass\n", secrets),
    ];
    let used = modules.iter().filter(|(_, used)| *used);
    let modules: String = used.map(|(line, _)| *line).collect();
    format!(
        "{modules}\nfrom ai_api_client_sdk.exception import {}\n{}\n\n",
        REFUSALS.join(", "),
        parts.import
    )
}

fn functions(parts: &Parts, secrets: bool) -> String {
    let mut text = String::new();
    if secrets {
        text += &format!("\n{}\n", python::SECRET);
    }
    if parts.makes_json {
        text += &format!("\n{}\n", python::TO_JSON);
    }
    if text.is_empty() { text } else { text + "\n" }
}

#[cfg(test)]
mod tests {
    use pull_secret::{Handle, SecretName};

    use super::*;
    use crate::{ClientAuth, Endpoint, pull_secrets, token};

    #[test]
    fn saps_sdk_is_called_by_its_own_names() {
        let name = SecretName::parse("team-images").unwrap();
        let (token, request) = (
            token::access_token_request(&endpoint()),
            pull_secrets::delete(&endpoint(), &name),
        );
        insta::assert_snapshot!("sdk", sdk(Some(&token), &request));
    }

    #[test]
    fn saps_sdk_cannot_send_what_it_has_no_method_for() {
        let token = token::access_token_request(&endpoint());
        let mut request = pull_secrets::list(&endpoint(), 0);
        request.url.path = "/v2/".into();
        request.url.query = vec![("n".to_owned(), "1".to_owned())];
        assert_eq!(sdk(Some(&token), &request), "");
        assert_eq!(sdk(None, &request), "");
    }

    fn sdk(token: Option<&Request>, request: &Request) -> String {
        let files = code(Language::PythonSdk, &Call { token, request });
        files.into_iter().map(|file| file.text).collect()
    }

    fn endpoint() -> Endpoint {
        Endpoint {
            token_url: "https://acme-fake.authentication.example".to_owned(),
            api_url: "https://api.example".to_owned(),
            client_id: "sb-fake!b42|aicore!b540".to_owned(),
            client_auth: ClientAuth::ClientSecret(Handle::from_bytes([1; 16])),
            access_token: Handle::from_bytes([2; 16]),
            user_agent: "Pullpass/0.1.0".to_owned(),
        }
    }
}
