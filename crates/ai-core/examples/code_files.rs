//! Writes every kind of request as code of every language into a folder, and beside it what Pullpass itself would send:
//! `tests/code/` runs the one and compares it with the other.
//!
//! Reads `{"folder", "tokenUrl", "apiUrl", "clientId", "clientSecret", "registry", "certUrl", "certClientId"}` as JSON from its standard input.

use std::error::Error;
use std::io::Read;
use std::path::Path;
use std::{fs, io};

use ai_core::{ClientAuth, Endpoint, code, pull_secrets, quota, tenant, token};
use pull_secret::{Handle, PullSecret, RegistryCredential, Secret, SecretName};
use request::code::{Call, Language, short, variable_name};
use request::{
    Body, Header, Identity, Json, Mask, Method, Part, RawJson, Request, Secrets, Slot, SlotKind,
    Text, Url, render,
};
use serde::Deserialize;
use serde_json::{Value, json};

/// Each is a registry key, a username and, with a prefix by which it can be found, a password.
const NASTY: [&str; 32] = [
    "it's \"quoted\" \\back\\ `tick`",
    "'",
    "\"",
    "\\",
    "\\\"",
    "plain",
    "$HOME ${PATH} $(id) $$ $1",
    "`id`",
    "bang! !! !$ !1",
    "%41 %s %d %PATH% 100%",
    "{{AICORE_CLIENT_SECRET}} {{$guid}} {{x}}} {{{y}}} ${{z}}",
    "two\nlines\nand three\n",
    "carriage\r\nreturn\r",
    "tab\tbell\u{7}back\u{8}feed\u{c}vt\u{b}esc\u{1b}",
    "\u{1}\u{1f}\u{7f}\u{80}\u{85}\u{9f}",
    "Grüße, naïve Ærø, пароль, 密码, パスワード",
    "🔑🐤 \u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
    "line\u{2028}paragraph\u{2029}bom\u{feff}rtl\u{202e}",
    "\u{2018}curly\u{2019} \u{201a}low\u{201b} \u{201c}double\u{201d}",
    "  blanks around  ",
    "a+b&c=d;e,f?g#h/i:j@k|l~m*n(o)p[q]r<s>t^u",
    "</script><!-- --> */ // /* #{x} @{x} <%= x %>",
    "@/etc/passwd",
    "-d --data -X DELETE",
    "\\u0041 \\n \\x41 \\t \\0 \\\\ \\' \\$",
    "\"\"\" ''' ``` R\"(x)\" r#\"x\"#",
    "%{http_code} %(x)s {0} {x!r} \\1 & \\& ~",
    "} ) ] >  %} }} \"} '} \n}\n",
    "> {% x %} < {% y %} ### @x = y",
    "null",
    "00000000-fake-4000-8000-000000000000$FAKE_FAKE-FAKE=",
    "ﬁ İ ı ß ẞ e\u{301} \u{e9}",
];

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Order {
    folder: String,
    token_url: String,
    api_url: String,
    client_id: String,
    client_secret: String,
    registry: String,
    /// The token server that asks for a certificate.
    cert_url: String,
    cert_client_id: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut order = String::new();
    io::stdin().read_to_string(&mut order)?;
    let order: Order = serde_json::from_str(&order)?;
    let endpoint = endpoint(&order);
    let secrets = secrets(&order);
    let mut written = Vec::new();
    for (name, request) in requests(&endpoint, &order.registry)? {
        let endpoint = match name {
            "list-with-certificate" => with_certificate(&order),
            _ => endpoint.clone(),
        };
        let token = needs_token(&request).then(|| token::access_token_request(&endpoint));
        let call = Call {
            token: token.as_ref(),
            request: &request,
        };
        let files = write_files(Path::new(&order.folder), name, &call)?;
        let sent = call.token.into_iter().chain([call.request]);
        let sent: Result<Vec<_>, _> = sent.map(|request| shown(request, &secrets)).collect();
        let environment = environment(&call, &order);
        written.push(json!({
            "name": name, "files": files, "sent": sent?, "environment": environment,
        }));
    }
    let list = Path::new(&order.folder).join("cases.json");
    Ok(fs::write(list, serde_json::to_string_pretty(&written)?)?)
}

fn endpoint(order: &Order) -> Endpoint {
    Endpoint {
        token_url: order.token_url.clone(),
        api_url: order.api_url.clone(),
        client_id: order.client_id.clone(),
        client_auth: ClientAuth::ClientSecret(handle(201)),
        access_token: handle(202),
        user_agent: "Pullpass/0.1.0".to_owned(),
    }
}

/// The chain is not asked for here: the programs read it from a file.
fn with_certificate(order: &Order) -> Endpoint {
    let identity = Identity {
        chain: String::new(),
        key: handle(205),
    };
    Endpoint {
        token_url: order.cert_url.clone(),
        client_id: order.cert_client_id.clone(),
        client_auth: ClientAuth::Certificate(identity),
        ..endpoint(order)
    }
}

/// Every kind of request. Those of a registry are written as `registry-check` builds them.
fn requests(
    endpoint: &Endpoint,
    registry: &str,
) -> Result<Vec<(&'static str, Request)>, Box<dyn Error>> {
    let nasty = pull_secret("nasty-values", &NASTY)?;
    let odd = pull_secret("odd_keys", &["2", "__proto__", "1", "constructor", "1"])?;
    let name = SecretName::parse("nasty-values")?;
    Ok(vec![
        ("token", token::access_token_request(endpoint)),
        ("create", pull_secrets::create(endpoint, &nasty)),
        (
            "create-written",
            written(pull_secrets::create(endpoint, &nasty))?,
        ),
        ("create-odd", pull_secrets::create(endpoint, &odd)),
        ("get", pull_secrets::get(endpoint, &name)),
        ("list", pull_secrets::list(endpoint, 0)),
        ("list-more", pull_secrets::list(endpoint, 1)),
        ("list-with-certificate", pull_secrets::list(endpoint, 0)),
        ("quota", quota::quota_request(endpoint)),
        ("tenant", tenant::tenant_request(endpoint)),
        (
            "replace",
            pull_secrets::replace(endpoint, &nasty, pull_secrets::MERGE_PATCH),
        ),
        ("delete", pull_secrets::delete(endpoint, &name)),
        ("registry-ping", registry_request(registry, "/v2/", &[])),
        ("registry-token-get", registry_token_by_get(registry)),
        ("registry-token-post", registry_token_by_post(registry)),
        ("registry-manifest", registry_manifest(registry)),
        (
            "registry-head",
            Request {
                method: Method::Head,
                ..registry_manifest(registry)
            },
        ),
    ])
}

/// The same body as a person may have laid it out.
fn written(mut request: Request) -> Result<Request, Box<dyn Error>> {
    let body = request.body.take();
    let slots: Vec<_> = body
        .iter()
        .filter_map(Body::json)
        .flat_map(Json::slots)
        .collect();
    let drawn = Request {
        body,
        ..request.clone()
    };
    let mut text = String::new();
    let mut number = 0;
    for piece in render(&drawn, &Mask)?.body.unwrap_or_default().0 {
        match piece.secret {
            Some(_) => {
                text += &RawJson::mask(number);
                number += 1;
            }
            None => text += &piece.text,
        }
    }
    let text = text.replacen(":", " :\n\t", 1);
    request.body = Some(Body::RawJson(RawJson::read(&text, &slots)?));
    Ok(request)
}

fn pull_secret(name: &str, values: &[&str]) -> Result<PullSecret, Box<dyn Error>> {
    let credentials = values
        .iter()
        .zip(0..)
        .map(|(value, number)| RegistryCredential {
            registry_key: (*value).to_owned(),
            username: (*value).into(),
            password: handle(number),
        });
    Ok(PullSecret {
        name: SecretName::parse(name)?,
        credentials: credentials.collect(),
    })
}

fn registry_request(base: &str, path: &str, query: &[(&str, &str)]) -> Request {
    let (_, host) = base.split_once("://").unwrap_or_default();
    let query = query.iter();
    Request {
        method: Method::Get,
        url: Url {
            base: base.to_owned(),
            path: path.into(),
            query: query
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
        },
        headers: vec![
            Header::new("Host", host),
            Header::new("User-Agent", "Pullpass/0.1.0"),
            Header::new("Accept", "application/vnd.oci.image.index.v1+json, */*"),
        ],
        body: None,
        identity: None,
    }
}

fn registry_token_by_get(registry: &str) -> Request {
    let scope = "repository:acme/train:pull";
    let mut request = registry_request(
        registry,
        "/token",
        &[("service", "practice registry"), ("scope", scope)],
    );
    let inner = Text::from("anna ü:").then(registry_password());
    let login = Text::from("Basic ").then(Text(vec![Part::Base64 { inner }]));
    request.headers.push(Header::new("Authorization", login));
    request
}

fn registry_token_by_post(registry: &str) -> Request {
    let mut request = registry_request(registry, "/token", &[]);
    request.method = Method::Post;
    let form = "application/x-www-form-urlencoded; charset=utf-8";
    request.headers.push(Header::new("Content-Type", form));
    let fields = [
        ("client_id", "containerd-client".into()),
        ("grant_type", "password".into()),
        ("password", registry_password()),
        ("service", "practice registry".into()),
        ("username", NASTY[0].into()),
    ];
    let fields = fields.map(|(name, value)| (name.to_owned(), value));
    request.body = Some(Body::Form(fields.into()));
    request
}

fn registry_manifest(registry: &str) -> Request {
    let path = "/v2/acme/train/manifests/sha256:00";
    let mut request = registry_request(registry, path, &[]);
    let token = slot(SlotKind::RegistryToken, handle(203));
    let bearer = Text::from("Bearer ").then(token);
    request.headers.push(Header::new("Authorization", bearer));
    request
}

fn registry_password() -> Text {
    slot(SlotKind::RegistryPassword, handle(0))
}

fn slot(secret: SlotKind, handle: Handle) -> Text {
    Text::slot(Slot {
        secret,
        handle,
        place: None,
    })
}

fn needs_token(request: &Request) -> bool {
    let mut slots = request.slots().into_iter();
    slots.any(|slot| slot.secret == SlotKind::AccessToken)
}

/// The values behind all handles.
fn secrets(order: &Order) -> Secrets {
    let nasty = NASTY
        .iter()
        .zip(0..)
        .map(|(value, number)| (handle(number), password(number, value)));
    let others = [
        (handle(201), order.client_secret.clone()),
        (handle(202), "TOKEN".to_owned()),
        (handle(203), "invented-registry-token".to_owned()),
    ];
    let all = nasty.chain(others);
    all.map(|(handle, value)| (handle, Secret::new(value)))
        .collect()
}

fn password(number: u8, value: &str) -> String {
    format!("pw{number}={value}")
}

/// The environment that a program reads: the same values under the names of their slots.
fn environment(call: &Call, order: &Order) -> Value {
    let slots = call.token.into_iter().chain([call.request]);
    let slots = slots.flat_map(Request::slots);
    let secrets = secrets(order);
    let named = slots
        .filter(|slot| slot.secret != SlotKind::AccessToken)
        .map(|slot| {
            let value = secrets.iter().nth(position(&slot));
            let value = value.map(|secret| secret.open().to_owned());
            (variable_name(&slot), value.unwrap_or_default().into())
        });
    Value::Object(named.collect())
}

fn position(slot: &Slot) -> usize {
    let others = [201, 202, 203].map(handle);
    match others.iter().position(|other| *other == slot.handle) {
        Some(position) => NASTY.len() + position,
        None => (0..NASTY.len())
            .zip(0..)
            .find(|(_, number)| handle(*number) == slot.handle)
            .map_or(0, |(position, _)| position),
    }
}

fn handle(number: u8) -> Handle {
    Handle::from_bytes([number; 16])
}

fn write_files(folder: &Path, name: &str, call: &Call) -> io::Result<Value> {
    let mut all = serde_json::Map::new();
    for language in Language::ALL {
        let short = short(language, call).unwrap_or_default();
        let safe = code::code(language, call);
        for (name_of_form, files) in [
            (format!("{language:?}"), safe),
            (format!("{language:?}Short"), short),
        ] {
            let folder = folder.join(&name_of_form).join(name);
            let mut paths = Vec::new();
            for file in files {
                fs::create_dir_all(&folder)?;
                let path = folder.join(&file.name);
                fs::write(&path, &file.text)?;
                paths.push(json!(path));
            }
            all.insert(name_of_form, paths.into());
        }
    }
    Ok(all.into())
}

/// What Pullpass sends: the very bytes, but for the headers about the client.
fn shown(request: &Request, secrets: &Secrets) -> Result<Value, Box<dyn Error>> {
    let message = render(request, secrets)?;
    let headers = message
        .headers
        .into_iter()
        .filter(|(name, _)| name != "Host" && name != "User-Agent")
        .map(|(name, value)| Ok((name.to_lowercase(), text(value)?.into())));
    let headers: Result<serde_json::Map<_, _>, Box<dyn Error>> = headers.collect();
    let body = message.body.map(text).transpose()?;
    Ok(json!({
        "method": message.method.as_str(),
        "target": text(message.path)?,
        "headers": headers?,
        "body": body.unwrap_or_default(),
    }))
}

fn text(wire: request::Wire) -> Result<String, Box<dyn Error>> {
    Ok(String::from_utf8(wire.into_bytes().to_vec())?)
}
