//! The one HTTP client: https only, no redirect followed, nothing repeated, time-outs, and a cap on what is read.
//!
//! Dropping the future of a call cancels it. Whether to ask again is decided by those who know what was asked.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, ClientBuilder, redirect, retry, tls};
use zeroize::Zeroizing;

use crate::address::BaseAddress;
use crate::route::Routing;
use crate::timing::{Timed, TimedResolver, timed};
use crate::{
    BodyEnd, Identity, Message, OpenedSecrets, Phase, Received, Request, Response, Route, Secrets,
    Settings, SettingsError, SlotKind, Timing, TransportError, UntrustedReason, Via, Wire, render,
};

/// Makes *ring* the cryptography of the process, as reqwest demands before the first client. Safe to repeat.
pub fn install_crypto() {
    // The only error is that one is installed already.
    let _ = rustls::crypto::ring::default_provider().install_default();
}

/// The HTTP client: sends requests with their secrets filled in, and reads responses.
#[derive(Clone, Debug)]
pub struct Transport {
    settings: Settings,
    routing: Result<Arc<Routing>, SettingsError>,
    https: Result<Client, SettingsError>,
    /// Plain http, without a proxy.
    plain: Result<Client, SettingsError>,
    /// Whether it is dropped soon, and its connections with it.
    short_lived: bool,
}

impl Transport {
    /// Makes a transport of its settings. With settings that cannot be used it refuses every https request
    /// ([`TransportError::NotSetUp`]) rather than to send it in another way; see [`Transport::usable`]. On a computer
    /// without certificate authorities each https call looks for them anew, and fails with
    /// [`UntrustedReason::NoAuthorities`] as long as there are none.
    pub fn new(settings: &Settings) -> Self {
        install_crypto();
        let routing = Routing::of(settings).map(Arc::new);
        let https = routing
            .clone()
            .and_then(|routing| build(https_client(settings, &routing)));
        Self {
            settings: settings.clone(),
            routing,
            https,
            plain: plain_client(settings),
            short_lived: false,
        }
    }

    /// The same with connections of its own, for one task. They are closed when it is dropped, so requests with
    /// passwords may share them.
    #[must_use]
    pub fn for_one_task(&self) -> Self {
        let https = |routing: Arc<Routing>| build(https_client(&self.settings, &routing));
        Self {
            settings: self.settings.clone(),
            routing: self.routing.clone(),
            https: self.routing.clone().and_then(https),
            plain: plain_client(&self.settings),
            short_lived: true,
        }
    }

    /// Says whether requests can be sent over https.
    ///
    /// # Errors
    /// What is wrong with the settings.
    pub fn usable(&self) -> Result<(), SettingsError> {
        self.https.as_ref().map(drop).map_err(Clone::clone)
    }

    /// The proxy for https, whichever hosts are reached without it.
    pub fn proxy(&self) -> Option<Via> {
        self.routing.as_ref().ok()?.proxy()
    }

    /// The way that a request to an address takes. Plain http is always sent directly.
    pub fn route(&self, address: &str) -> Route {
        match &self.routing {
            Ok(routing) if address.starts_with("https:") => routing.route(address),
            _ => Route::default(),
        }
    }

    /// The secrets that are masked in all answers.
    pub fn opened(&self) -> &OpenedSecrets {
        &self.settings.opened
    }

    /// Sends a request with its secrets filled in and reads at most `cap` bytes of the answer's body.
    ///
    /// A refusal is an answer, and so is a redirect. An answer whose body breaks off is one too: [`BodyEnd`] tells.
    ///
    /// # Errors
    /// [`TransportError`] if there is no answer.
    pub async fn send(
        &self,
        request: &Request,
        secrets: &Secrets,
        cap: usize,
    ) -> Result<Received, TransportError> {
        let address = BaseAddress::parse(&request.url.base)?;
        if address.plain && !address.is_loopback {
            return Err(TransportError::NotHttps { host: address.host });
        }
        self.send_to(address, request, secrets, cap).await
    }

    /// The same, and plain http may go to any host: for those who were asked and agreed.
    ///
    /// # Errors
    /// [`TransportError`] if there is no answer.
    pub async fn send_even_in_plain(
        &self,
        request: &Request,
        secrets: &Secrets,
        cap: usize,
    ) -> Result<Received, TransportError> {
        self.send_to(
            BaseAddress::parse(&request.url.base)?,
            request,
            secrets,
            cap,
        )
        .await
    }

    async fn send_to(
        &self,
        address: BaseAddress,
        request: &Request,
        secrets: &Secrets,
        cap: usize,
    ) -> Result<Received, TransportError> {
        if address.plain && request.identity.is_some() {
            return Err(TransportError::NotHttps { host: address.host });
        }
        let message =
            render(request, secrets).map_err(|missing| TransportError::MissingSecret {
                host: address.host.clone(),
                secret: missing.slot.secret,
            })?;
        let prepared = prepare(message, &address)?;
        let client = self.client_for(request, secrets, &address)?;
        self.settings.opened.learn_all(secrets, request);
        let received = exchange(&client, prepared, &address.host, cap, &self.settings.opened);
        let received = received.await;
        received.map_err(|error| self.blame_proxy(error, &request.url.base))
    }

    fn client_for(
        &self,
        request: &Request,
        secrets: &Secrets,
        address: &BaseAddress,
    ) -> Result<Client, TransportError> {
        match &request.identity {
            Some(identity) => self.client_with(identity, secrets, &address.host),
            None => self
                .client(request, address)
                .map_err(|fault| not_set_up(&address.host, fault)),
        }
    }

    fn client(&self, request: &Request, address: &BaseAddress) -> Result<Client, SettingsError> {
        // A connection that stays open keeps the bytes of the request in its buffers.
        let for_this_call = !self.short_lived && holds_lasting_secret(request);
        match (address.plain, &self.https) {
            (true, _) if for_this_call => plain_client(&self.settings),
            (true, _) => self.plain.clone(),
            (false, Ok(client)) if !for_this_call => Ok(client.clone()),
            (false, _) => build(https_client(&self.settings, &*self.routing()?)),
        }
    }

    /// The way as it is now: a computer without certificate authorities may have got some.
    fn routing(&self) -> Result<Arc<Routing>, SettingsError> {
        match &self.routing {
            Err(SettingsError::NoAuthorities) => Routing::of(&self.settings).map(Arc::new),
            routing => routing.clone(),
        }
    }

    /// A proxy that cannot be reached says nothing about the host behind it.
    fn blame_proxy(&self, error: TransportError, address: &str) -> TransportError {
        match (error, self.route(address).proxy) {
            (
                TransportError::Refused { host }
                | TransportError::Unreachable { host }
                | TransportError::NameNotResolved { host },
                Some(via),
            ) => TransportError::ProxyUnreachable {
                host,
                proxy: via.host,
            },
            (error, _) => error,
        }
    }

    /// A client for this call alone: the private key is let go with it. It speaks https only.
    fn client_with(
        &self,
        identity: &Identity,
        secrets: &Secrets,
        host: &str,
    ) -> Result<Client, TransportError> {
        let key = secrets.of(identity.key);
        let key = key.ok_or_else(|| TransportError::MissingSecret {
            host: host.to_owned(),
            secret: SlotKind::PrivateKey,
        })?;
        let routing = self.routing().map_err(|fault| not_set_up(host, fault))?;
        let pem = Zeroizing::new([&identity.chain, key.open()].concat());
        let client = reqwest::Identity::from_pem(pem.as_bytes())
            .map_err(|_| SettingsError::TlsUnavailable)
            .and_then(|identity| build(https_client(&self.settings, &routing).identity(identity)));
        // If TLS cannot be set up without the key either, the key is not to blame.
        client.map_err(|_| match build(https_client(&self.settings, &routing)) {
            Ok(_) => TransportError::IdentityUnusable {
                host: host.to_owned(),
            },
            Err(fault) => not_set_up(host, fault),
        })
    }
}

/// Whether a password or client secret is in it, as in a Basic login, and not only a token that ends soon.
fn holds_lasting_secret(request: &Request) -> bool {
    let lasts = |kind| match kind {
        SlotKind::RegistryPassword
        | SlotKind::RegistryUsername
        | SlotKind::ClientSecret
        | SlotKind::PrivateKey => true,
        SlotKind::AccessToken | SlotKind::RegistryToken => false,
    };
    request.slots().iter().any(|slot| lasts(slot.secret))
}

fn not_set_up(host: &str, fault: SettingsError) -> TransportError {
    let host = host.to_owned();
    match fault {
        SettingsError::NoAuthorities => TransportError::Untrusted {
            host,
            reason: UntrustedReason::NoAuthorities,
        },
        fault => TransportError::NotSetUp {
            host,
            fault: Box::new(fault),
        },
    }
}

fn https_client(settings: &Settings, routing: &Routing) -> ClientBuilder {
    let builder = common(settings)
        .https_only(true)
        .tls_version_min(tls::Version::TLS_1_2);
    routing.apply(builder)
}

fn build(builder: ClientBuilder) -> Result<Client, SettingsError> {
    builder.build().map_err(|_| SettingsError::TlsUnavailable)
}

fn plain_client(settings: &Settings) -> Result<Client, SettingsError> {
    // The name is not looked up, so nobody's name server can send it elsewhere.
    let here = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    let builder = common(settings).no_proxy().resolve("localhost", here);
    // It speaks no TLS, so it needs no authorities, and works on a computer that has none.
    build(builder.tls_certs_only([]))
}

fn common(settings: &Settings) -> ClientBuilder {
    let time_outs = settings.time_outs;
    Client::builder()
        .dns_resolver(Arc::new(TimedResolver(settings.names.clone())))
        .connector_layer(Timed)
        // By default ten redirects are followed, and 307 and 308 send the body again, to other hosts too.
        .redirect(redirect::Policy::none())
        .retry(retry::never())
        .referer(false)
        .http1_title_case_headers()
        .connect_timeout(time_outs.connect)
        .read_timeout(time_outs.read)
        .timeout(time_outs.total)
        .pool_max_idle_per_host(4)
        .pool_idle_timeout(Duration::from_secs(30))
}

/// Hands a drawn request to reqwest, unchanged or not at all.
fn prepare(
    message: Message<Wire>,
    address: &BaseAddress,
) -> Result<reqwest::Request, TransportError> {
    let malformed = || TransportError::Malformed {
        host: address.host.clone(),
    };
    let target = [message.base.as_bytes(), &message.path.into_bytes()].concat();
    let target = String::from_utf8(target).map_err(|_| malformed())?;
    let url = url::Url::parse(&target).map_err(|_| malformed())?;
    // An address that parsing would change is not the one that was shown.
    if url.as_str() != target {
        return Err(malformed());
    }
    let method = reqwest::Method::from_bytes(message.method.as_str().as_bytes());
    let mut request = reqwest::Request::new(method.map_err(|_| malformed())?, url);
    *request.headers_mut() = headers(message.headers).ok_or_else(malformed)?;
    *request.body_mut() = message
        .body
        .map(|body| Bytes::from_owner(body.into_bytes()).into());
    Ok(request)
}

fn headers(rendered: Vec<(String, Wire)>) -> Option<HeaderMap> {
    let mut headers = HeaderMap::with_capacity(rendered.len());
    for (name, value) in rendered {
        let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
        let mut value = HeaderValue::from_bytes(&value.into_bytes()).ok()?;
        value.set_sensitive(name == reqwest::header::AUTHORIZATION);
        headers.append(name, value);
    }
    Some(headers)
}

async fn exchange(
    client: &Client,
    request: reqwest::Request,
    host: &str,
    cap: usize,
    opened: &OpenedSecrets,
) -> Result<Received, TransportError> {
    let start = Instant::now();
    let (answer, connecting) = timed(client.execute(request)).await;
    let mut answer = answer
        .map_err(|error| TransportError::read(&error, host, Phase::Answer, start.elapsed()))?;
    let first_byte = start.elapsed();
    let (body, end) = read_body(&mut answer, host, cap, start).await;
    let headers = answer.headers().iter();
    let headers = headers
        .map(|(name, value)| header_text(name, value))
        .collect();
    let head = Response {
        status: answer.status().as_u16(),
        reason: answer
            .status()
            .canonical_reason()
            .unwrap_or_default()
            .to_owned(),
        version: format!("{:?}", answer.version()),
        headers: Vec::new(),
        size: body.len(),
        body: String::new(),
        end,
        timing: Timing {
            connecting,
            first_byte,
            total: start.elapsed(),
        },
    };
    Ok(Received::new(
        head,
        headers,
        Zeroizing::new(body),
        opened.clone(),
    ))
}

fn header_text(name: &HeaderName, value: &HeaderValue) -> (String, String) {
    (
        name.to_string(),
        String::from_utf8_lossy(value.as_bytes()).into_owned(),
    )
}

/// Reads chunk by chunk; Content-Length is a hint that a server can give as it likes.
async fn read_body(
    answer: &mut reqwest::Response,
    host: &str,
    cap: usize,
    start: Instant,
) -> (Vec<u8>, BodyEnd) {
    let mut body = Vec::new();
    loop {
        match answer.chunk().await {
            Ok(None) => return (body, BodyEnd::Complete),
            Ok(Some(chunk)) if body.len() + chunk.len() > cap => {
                body.extend_from_slice(&chunk[..cap - body.len()]);
                return (body, BodyEnd::Capped);
            }
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
            Err(error) => {
                let error = TransportError::read(&error, host, Phase::Body, start.elapsed());
                return (body, BodyEnd::CutOff { error });
            }
        }
    }
}
