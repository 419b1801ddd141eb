//! A token server as docker-registry trusts it, with people who may do different things.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use percent_encoding::percent_decode_str;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use serde_json::json;

use super::authority::{Authority, Identity};
use super::raw::{Act, Asked, Raw, say};

/// How `POST` is answered; `GET` always works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Post {
    Works,
    Status(u16),
    /// Success with `token` alone, which containerd does not take.
    TokenOnly,
}

pub const GOOD: &str = "pass+1&=%";

/// Starts one over TLS whose tokens are signed by `issuer`.
pub async fn start(authority: &Authority, issuer: Identity, post: Post) -> Raw {
    let tls = authority.good().acceptor();
    let signer = Signer::new(&issuer);
    Raw::start("127.0.0.1", Some(tls), move |asked| {
        answer(&signer, post, asked)
    })
    .await
}

fn answer(signer: &Signer, post: Post, asked: &Asked) -> Act {
    let query = asked.target.split_once('?').map_or("", |(_, query)| query);
    match (&*asked.method, post) {
        ("POST", Post::Status(status)) => say(status, &[("Content-Type", "text/html")], "<html>no"),
        ("POST", _) => {
            let fields = pairs(&asked.body);
            let field = |name: &str| fields.iter().find(|(n, _)| n == name).map(|(_, v)| &**v);
            let login = field("username").zip(field("password"));
            let name = if post == Post::TokenOnly {
                "token"
            } else {
                "access_token"
            };
            hand_out(signer, login, field("scope").unwrap_or_default(), name)
        }
        _ => {
            let scopes = pairs(query).into_iter().filter(|(name, _)| name == "scope");
            let scopes: Vec<String> = scopes.map(|(_, value)| value).collect();
            let login = basic(&asked.head);
            let login = login
                .as_ref()
                .map(|(username, password)| (&**username, &**password));
            hand_out(signer, login, &scopes.join(" "), "token")
        }
    }
}

fn hand_out(signer: &Signer, login: Option<(&str, &str)>, scopes: &str, name: &str) -> Act {
    let (username, from, to) = match login {
        None => ("", 0, 300),
        Some(("gina", _)) => {
            return say(
                429,
                &[("Retry-After", "0")],
                r#"{"errors":[{"code":"TOOMANYREQUESTS","message":"slow down"}]}"#,
            );
        }
        Some(("dora", GOOD)) => {
            return say(
                403,
                &[],
                r#"{"errors":[{"code":"DENIED","message":"blocked"}]}"#,
            );
        }
        Some(("sven", _)) => return say(500, &[], "broken"),
        Some(("emil", GOOD)) => ("emil", -7200, -3600),
        Some(("fritz", GOOD)) => ("fritz", 3600, 7200),
        Some((username, GOOD)) if KNOWN.contains(&username) => (username, 0, 300),
        Some(_) => return say(401, &[], r#"{"details":"incorrect username or password"}"#),
    };
    let access: Vec<_> = scopes
        .split(' ')
        .filter_map(|scope| granted(username, scope))
        .collect();
    let token = signer.token(username, &json!(access), from, to);
    let body = json!({ name: token, "expires_in": 300 }).to_string();
    say(200, &[("Content-Type", "application/json")], &body)
}

const KNOWN: [&str; 6] = ["anna", "bruno", "carla", "emil", "fritz", "robot$team+ci"];

fn granted(username: &str, scope: &str) -> Option<serde_json::Value> {
    let name = scope.strip_prefix("repository:")?.strip_suffix(":pull")?;
    let may = match username {
        "" => name.starts_with("public/"),
        "bruno" => name == "team/app",
        "carla" => false,
        _ => true,
    };
    let actions = if may { vec!["pull"] } else { vec![] };
    Some(json!({ "type": "repository", "name": name, "actions": actions }))
}

struct Signer {
    key: EcdsaKeyPair,
    certificate: String,
}

impl Signer {
    fn new(identity: &Identity) -> Self {
        let random = SystemRandom::new();
        let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
        Self {
            key: EcdsaKeyPair::from_pkcs8(algorithm, &identity.key_der, &random).unwrap(),
            certificate: STANDARD.encode(&identity.certificate_der),
        }
    }

    fn token(&self, subject: &str, access: &serde_json::Value, from: i64, to: i64) -> String {
        let now = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .unwrap();
        let now = i64::try_from(now.as_secs()).unwrap();
        let header = json!({ "typ": "JWT", "alg": "ES256", "x5c": [self.certificate] });
        let claims = json!({
            "iss": "issuer", "aud": "registry", "sub": subject, "jti": "x", "access": access,
            "iat": now, "nbf": now + from, "exp": now + to,
        });
        let part = |value: serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = format!("{}.{}", part(header), part(claims));
        let signature = self
            .key
            .sign(&SystemRandom::new(), signed.as_bytes())
            .unwrap();
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature.as_ref()))
    }
}

fn basic(head: &str) -> Option<(String, String)> {
    let line = head
        .lines()
        .find(|line| line.to_lowercase().starts_with("authorization: basic "))?;
    let decoded = STANDARD.decode(line.rsplit_once(' ')?.1).ok()?;
    let text = String::from_utf8(decoded).ok()?;
    text.split_once(':')
        .map(|(username, password)| (username.to_owned(), password.to_owned()))
}

fn pairs(form: &str) -> Vec<(String, String)> {
    let decode = |text: &str| {
        percent_decode_str(&text.replace('+', " "))
            .decode_utf8_lossy()
            .into_owned()
    };
    let pairs = form.split('&').filter_map(|pair| pair.split_once('='));
    pairs
        .map(|(name, value)| (decode(name), decode(value)))
        .collect()
}
