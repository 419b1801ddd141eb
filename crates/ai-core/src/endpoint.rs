//! Where a connection's calls go, and what all of them have in common.

use pull_secret::Handle;
use request::{
    Body, Header, Identity, Method, Part, Request, Slot, SlotKind, Text, Url, authority,
};

/// A tenant's two servers and what stands for its secrets. Holds no secret itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// The base address of the token server, without `/oauth/token`.
    pub token_url: String,
    /// The base address of the AI Core API, without `/v2`.
    pub api_url: String,
    /// The client id of the service key.
    pub client_id: String,
    /// What the client proves itself with.
    pub proof: ClientAuth,
    /// Stands for whatever access token the connection has at the time; nothing is stored under it.
    pub access_token: Handle,
    /// The `User-Agent`, such as `Pullpass/0.1.0`.
    pub user_agent: String,
}

/// What a client proves itself with at the token server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClientAuth {
    /// A client secret, which is sent.
    ClientSecret(Handle),
    /// A certificate, which the connection is made with.
    Certificate(Identity),
}

impl ClientAuth {
    /// Stands for what is kept secret: the client secret, or the private key.
    pub fn handle(&self) -> Handle {
        match self {
            Self::ClientSecret(handle) => *handle,
            Self::Certificate(identity) => identity.key,
        }
    }
}

impl Endpoint {
    /// A call of the AI Core API. `path` starts after `/v2`.
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

    /// Path and query of a request that reads, asked here and now. Nothing else of it is taken, whoever wrote it down.
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

    /// A call of the token server.
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
            identity: match &self.proof {
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
