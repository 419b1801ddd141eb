//! The servers of a connection, and what its requests have in common.

use pull_secret::Handle;
use request::{
    Body, Header, Identity, Method, Part, Request, Slot, SlotKind, Text, Url, authority,
};

/// The two servers of a tenant, with the handles of its secrets. Contains no secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// The base address of the token server, without `/oauth/token`.
    pub token_url: String,
    /// The base address of the AI Core API, without `/v2`.
    pub api_url: String,
    /// The client id of the service key.
    pub client_id: String,
    /// How the client authenticates itself at the token server.
    pub client_auth: ClientAuth,
    /// The handle for the current access token of the connection; nothing is stored in the keychain under it.
    pub access_token: Handle,
    /// The `User-Agent`, such as `Pullpass/0.1.0`.
    pub user_agent: String,
}

/// How a client authenticates itself at the token server (RFC 6749 § 2.3, RFC 8705).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClientAuth {
    /// A client secret, sent in the body.
    ClientSecret(Handle),
    /// A client certificate (mutual TLS).
    Certificate(Identity),
}

impl ClientAuth {
    /// The handle of the client secret, or of the private key of the certificate.
    pub fn handle(&self) -> Handle {
        match self {
            Self::ClientSecret(handle) => *handle,
            Self::Certificate(identity) => identity.key,
        }
    }
}

impl Endpoint {
    /// A request to the AI Core API, without a body. `path` starts after `/v2`.
    pub(crate) fn api_request(
        &self,
        method: Method,
        path: impl Into<Text>,
        query: Vec<(String, String)>,
    ) -> Request {
        let path = Text::from("/v2").then(path);
        Request {
            method,
            headers: vec![
                Header::new("Host", authority(&self.api_url)),
                Header::new("Authorization", self.bearer()),
                Header::new("Accept", "application/json"),
                Header::new("User-Agent", self.user_agent.as_str()),
            ],
            url: Url {
                base: self.api_url.clone(),
                path,
                query,
            },
            body: None,
            identity: None,
        }
    }

    /// Repeats a request that reads. Only path and query are taken from `before`, without slots: a record cannot bring in
    /// another host, header or secret.
    pub(crate) fn resend(&self, before: &Request) -> Request {
        let literal = |part: &&Part| matches!(part, Part::Literal { .. });
        let path = before.url.path.0.iter().filter(literal).cloned().collect();
        let request = self.api_request(Method::Get, "", before.url.query.clone());
        Request {
            url: Url {
                path: Text(path),
                ..request.url
            },
            ..request
        }
    }

    /// A request to the token server with these fields in its body.
    pub(crate) fn token_request(&self, form: Vec<(String, Text)>) -> Request {
        Request {
            method: Method::Post,
            url: Url {
                base: self.token_url.clone(),
                path: "/oauth/token".into(),
                query: Vec::new(),
            },
            headers: vec![
                Header::new("Host", authority(&self.token_url)),
                Header::new("Content-Type", "application/x-www-form-urlencoded"),
                Header::new("Accept", "application/json"),
                Header::new("User-Agent", self.user_agent.as_str()),
            ],
            body: Some(Body::Form(form)),
            identity: match &self.client_auth {
                ClientAuth::ClientSecret(_) => None,
                ClientAuth::Certificate(identity) => Some(identity.clone()),
            },
        }
    }

    fn bearer(&self) -> Text {
        let token = Slot {
            secret: SlotKind::AccessToken,
            handle: self.access_token,
            place: None,
        };
        Text::from("Bearer ").then(Text::slot(token))
    }
}
