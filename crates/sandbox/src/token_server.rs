//! The token server: client credentials in, access token out, as SAP's XSUAA answers.

use std::time::Duration;

use serde_json::{Value, json};

use crate::access_token::{AccessTokens, Refused};
use crate::answer::Answer;
use crate::controls::Controls;
use crate::credentials::Credentials;
use crate::form::{Form, basic_login, decode};
use crate::random;
use crate::request::RecordedRequest;
use crate::switches::Switches;

/// Where tokens are asked for.
pub(crate) const PATH: &str = "/oauth/token";

const BASIC_CHALLENGE: &str =
    r#"Basic realm="UAA/client", error="unauthorized", error_description="Bad credentials""#;

/// Grants that XSUAA knows and this client may not use.
const OTHER_GRANTS: [&str; 4] = [
    "password",
    "refresh_token",
    "authorization_code",
    "urn:ietf:params:oauth:grant-type:jwt-bearer",
];

/// Issues and checks access tokens.
#[derive(Debug)]
pub(crate) struct TokenServer {
    base: String,
    lifetime: Duration,
    tokens: AccessTokens,
}

impl TokenServer {
    pub(crate) fn new(base: String, lifetime: Duration) -> Self {
        Self {
            base,
            lifetime,
            tokens: AccessTokens::default(),
        }
    }

    /// Answers a request to [`PATH`].
    pub(crate) fn answer(
        &self,
        request: &RecordedRequest,
        credentials: &Credentials,
        controls: &Controls,
        switches: &Switches,
    ) -> Answer {
        self.decide(request, credentials, controls, switches)
            .unwrap_or_else(|refusal| refusal)
            .header("Cache-Control", "no-store")
            .header("Pragma", "no-cache")
            .header("x-vcap-request-id", random::uuid())
    }

    /// Checks a token of this server.
    pub(crate) fn check(&self, token: &str) -> Result<Value, Refused> {
        self.tokens.check(token, &self.issuer())
    }

    pub(crate) fn expire_all(&self) {
        self.tokens.expire_all();
    }

    fn decide(
        &self,
        request: &RecordedRequest,
        credentials: &Credentials,
        controls: &Controls,
        switches: &Switches,
    ) -> Result<Answer, Answer> {
        if request.path() != PATH {
            return Err(Answer::html(404, "Not Found"));
        }
        if request.method != "POST" {
            return Err(method_not_allowed(&request.method));
        }
        let form = read_form(request);
        let client = prove(request, &form, credentials, controls)?;
        check_grant(form.get("grant_type"))?;
        Ok(self.issue(&client, credentials, switches))
    }

    fn issue(&self, client: &Client, credentials: &Credentials, switches: &Switches) -> Answer {
        let mut scopes = credentials.scopes();
        if switches.scopes_untold {
            scopes.retain(|scope| !scope.contains("dockerregistrysecret"));
        }
        let token = self
            .tokens
            .issue(self.claims(client, credentials, &scopes), self.lifetime);
        let seconds = self.lifetime.as_secs();
        let expires_in = if switches.expires_in_as_text {
            json!(seconds.to_string())
        } else {
            json!(seconds)
        };
        let body = json!({
            "access_token": token,
            "token_type": "bearer",
            "expires_in": expires_in,
            "scope": scopes.join(" "),
            "jti": random::uuid().replace('-', ""),
        });
        Answer::json(200, &body)
    }

    fn claims(&self, client: &Client, credentials: &Credentials, scopes: &[String]) -> Value {
        let client_id = &client.id;
        let mut claims = json!({
            "iss": self.issuer(),
            "zid": credentials.tenant_id(),
            "ext_attr": { "enhancer": "XSUAA", "zdn": "practice", "subaccountid": credentials.tenant_id() },
            "sub": client_id,
            "cid": client_id,
            "client_id": client_id,
            "azp": client_id,
            "grant_type": "client_credentials",
            "scope": scopes,
            "authorities": scopes,
            "aud": ["uaa", "aicore!b540", client_id],
        });
        if let Some(thumbprint) = &client.certificate {
            claims["cnf"] = json!({ "x5t#S256": thumbprint });
        }
        claims
    }

    fn issuer(&self) -> String {
        format!("{}{PATH}", self.base)
    }
}

/// A client that has proved itself.
struct Client {
    id: String,
    /// The thumbprint of the certificate it did so with.
    certificate: Option<String>,
}

fn prove(
    request: &RecordedRequest,
    form: &Form,
    credentials: &Credentials,
    controls: &Controls,
) -> Result<Client, Answer> {
    let certified = credentials.x509_client_id();
    let is_certified = form.get("client_id") == Some(&certified);
    if let Some(thumbprint) = &request.certificate {
        return match is_certified && controls.knows(thumbprint) {
            true => Ok(Client {
                id: certified,
                certificate: Some(thumbprint.clone()),
            }),
            false => Err(bad_credentials()),
        };
    }
    if is_certified {
        return Err(unsupported_credential(&certified));
    }
    let (id, client_secret) = login(request, form).ok_or_else(no_login)?;
    match credentials.accept(&id, &client_secret) {
        true => Ok(Client {
            id,
            certificate: None,
        }),
        false => Err(bad_credentials()),
    }
}

fn read_form(request: &RecordedRequest) -> Form {
    if request.media_type() == "application/x-www-form-urlencoded" {
        return Form::read(&request.text());
    }
    Form::read("")
}

/// The Basic login if there is one, else the form's. In Basic, percent-encoded and plain values are
/// both taken: what a real server does depends on its set-up.
fn login(request: &RecordedRequest, form: &Form) -> Option<(String, String)> {
    if let Some((id, secret)) = request.header("authorization").and_then(basic_login) {
        let encoded = id.contains('%');
        return Some(if encoded {
            (decode(&id), decode(&secret))
        } else {
            (id, secret)
        });
    }
    Some((
        form.get("client_id")?.to_owned(),
        form.get("client_secret")?.to_owned(),
    ))
}

fn check_grant(grant_type: Option<&str>) -> Result<(), Answer> {
    match grant_type {
        Some("client_credentials") => Ok(()),
        None | Some("") => Err(refusal(400, "invalid_request", "Missing grant type")),
        Some(known) if OTHER_GRANTS.contains(&known) => Err(refusal(
            401,
            "invalid_client",
            &format!("Unauthorized grant type: {known}"),
        )),
        Some(unknown) => {
            let message = format!("Unsupported grant type: {unknown}");
            Err(refusal(400, "unsupported_grant_type", &message))
        }
    }
}

fn bad_credentials() -> Answer {
    refusal(401, "invalid_client", "Bad credentials").header("WWW-Authenticate", BASIC_CHALLENGE)
}

/// As XSUAA answers to a client with a certificate that comes without it.
fn unsupported_credential(client_id: &str) -> Answer {
    let message = format!("Unsupported instance credential for {client_id}");
    refusal(401, "invalid_client", &message).header("WWW-Authenticate", BASIC_CHALLENGE)
}

fn no_login() -> Answer {
    let message = "An Authentication object was not found in the SecurityContext";
    refusal(401, "unauthorized", message).header("WWW-Authenticate", BASIC_CHALLENGE)
}

fn method_not_allowed(method: &str) -> Answer {
    refusal(
        405,
        "method_not_allowed",
        &format!("Request method '{method}' not supported"),
    )
    .header("Allow", "POST")
}

fn refusal(status: u16, error: &str, description: &str) -> Answer {
    Answer::json(
        status,
        &json!({ "error": error, "error_description": description }),
    )
}
